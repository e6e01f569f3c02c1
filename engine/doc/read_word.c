#include "doc/read_word.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "text/nfc.h"
#include "text/utf8.h"

static void keep(soat__word_reader *self, soat_status status) {
    self->status = self->status == SOAT_OK ? status : self->status;
}

void soat__word_reader_begin(soat__word_reader *self, soat_box box, float confidence) {
    self->box = box;
    self->confidence = confidence;
    soat_buffer_clear(&self->text);
    soat_buffer_clear(&self->letters);
    self->symbol_count = self->choice_count = 0;
}

void soat__word_reader_text(soat__word_reader *self, soat_span text) {
    keep(self, soat_buffer_append(&self->text, text, NULL));
}

void soat__word_reader_symbol(soat__word_reader *self, soat_box box) {
    if (!soat__vector_reserve(&self->symbols, &self->symbol_capacity, self->symbol_count + 1,
                              sizeof *self->symbols)) {
        keep(self, SOAT_ERROR_MEMORY);
        return;
    }
    self->symbols[self->symbol_count++] =
        (soat__read_symbol){.box = box, .first_choice = self->choice_count};
}

void soat__word_reader_choice(soat__word_reader *self, soat_span text, double nats) {
    const size_t start = self->letters.size;
    if (self->symbol_count == 0) {
        return;
    }
    if (!soat__vector_reserve(&self->choices, &self->choice_capacity, self->choice_count + 1,
                              sizeof *self->choices)) {
        keep(self, SOAT_ERROR_MEMORY);
        return;
    }
    keep(self, soat__nfc_append(text, &self->letters, NULL));
    self->choices[self->choice_count++] =
        (soat__read_choice){.start = start, .size = self->letters.size - start, .nats = nats};
    self->symbols[self->symbol_count - 1].choice_count++;
}

/* The code point at *position is white space; moves behind it either way. */
static bool next_is_space(soat_span text, size_t *position) {
    const uint32_t letter = soat__utf8_next(text, position);
    return letter == ' ' || (letter >= '\t' && letter <= '\r') || letter == 0xA0 ||
           letter == 0x3000 || (letter >= 0x2000 && letter <= 0x200B) || letter == 0x202F;
}

static soat_span letters_of(const soat__word_reader *self, const soat__read_choice *choice) {
    return choice->size == 0 ? (soat_span){0}
                             : soat_span_make(self->letters.data + choice->start, choice->size);
}

static bool symbols_make_up(const soat__word_reader *self, soat_span word) {
    size_t at = 0;
    for (size_t i = 0; i < self->symbol_count; i++) {
        const soat__read_symbol *const symbol = &self->symbols[i];
        if (symbol->choice_count == 0) {
            return false;
        }
        const soat_span letters = letters_of(self, &self->choices[symbol->first_choice]);
        if (letters.size > word.size - at ||
            (letters.size > 0 && memcmp(word.data + at, letters.data, letters.size) != 0)) {
            return false;
        }
        at += letters.size;
    }
    return self->symbol_count > 0 && at == word.size;
}

static int32_t cost_of(double nats, double best) {
    return (int32_t)lround(fmin(fmax(nats - best, 0), 1000) * 1000);
}

static bool same_letters(const soat__word_reader *self, const soat__read_choice *a,
                         const soat__read_choice *b) {
    return a->size == b->size && (a->size == 0 || memcmp(letters_of(self, a).data,
                                                         letters_of(self, b).data, a->size) == 0);
}

/* What was read comes first, as likely as the alternative of the same letters. */
static void give_symbol(const soat__word_reader *self, const soat__read_symbol *symbol,
                        soat_page_builder *builder) {
    const soat__read_choice *const choices = &self->choices[symbol->first_choice];
    double own = choices[0].nats, best = INFINITY;
    for (size_t i = 1; i < symbol->choice_count; i++) {
        own = same_letters(self, &choices[i], &choices[0]) ? fmin(own, choices[i].nats) : own;
        best = fmin(best, choices[i].nats);
    }
    best = fmin(best, own);
    soat__page_builder_symbol(builder, symbol->box);
    soat__page_builder_choice(builder, letters_of(self, &choices[0]),
                              isnan(own) ? 0 : cost_of(own, best));
    for (size_t i = 1; i < symbol->choice_count; i++) {
        if (!same_letters(self, &choices[i], &choices[0])) {
            soat__page_builder_choice(builder, letters_of(self, &choices[i]),
                                      cost_of(choices[i].nats, best));
        }
    }
}

static void give_word(const soat__word_reader *self, soat_span word, soat_page_builder *builder) {
    soat__page_builder_word(builder, self->box, word, self->confidence);
    if (!symbols_make_up(self, word)) {
        return;
    }
    for (size_t i = 0; i < self->symbol_count; i++) {
        give_symbol(self, &self->symbols[i], builder);
    }
}

void soat__word_reader_end(soat__word_reader *self, soat_page_builder *builder) {
    soat_buffer_clear(&self->scratch);
    keep(self, soat__nfc_append(soat_buffer_span(&self->text), &self->scratch, NULL));
    const soat_span text = soat_buffer_span(&self->scratch);
    for (size_t at = 0, begin = 0; self->status == SOAT_OK && at < text.size;) {
        const size_t here = at;
        const bool space = next_is_space(text, &at);
        const size_t end = space ? here : at;
        if ((space || at == text.size) && end > begin) {
            give_word(self, soat_span_make(text.data + begin, end - begin), builder);
        }
        begin = space ? at : begin;
    }
    soat__word_reader_begin(self, (soat_box){0}, SOAT_CONFIDENCE_UNKNOWN);
}

void soat__word_reader_dispose(soat__word_reader *self) {
    soat_buffer_dispose(&self->text);
    soat_buffer_dispose(&self->letters);
    soat_buffer_dispose(&self->scratch);
    soat__free(self->symbols);
    soat__free(self->choices);
    *self = (soat__word_reader){0};
}
