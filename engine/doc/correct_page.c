/*
 * A recognised page goes to the decoder as its text plus, letter by letter, the recogniser's
 * alternatives; the edits that come back are laid on the words whose bytes they cover.
 */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "correct/context.h"
#include "correct/observation.h"
#include "doc/page_builder.h"
#include "soat/document.h"
#include "text/utf8.h"

/*
 * From the recogniser's costs to the channel's: -1000 ln of the odds that the alternative is right
 * against what was read, by how far it lies behind that in steps of STEP milli-nats. Counted on
 * 24,000 words of generated scans, whose text is known. The recogniser is far too sure of itself:
 * 16 of its nats are worth less than 5.
 */
enum {
    STEP = 2000,
    CERTAINTY_SCALE = 4,
    CERTAINTY_MAX = 4000, /* asked of a profile edit where the recogniser saw nothing else */
};
static const int16_t choice_costs[] = {1260, 1310, 1660, 2260, 2900, 3540, 4010,  4420, 4780,
                                       5390, 6000, 6700, 7450, 8300, 9200, 10300, 11500};
enum { CHOICE_COSTS = sizeof choice_costs / sizeof choice_costs[0] };

/* The channel cost of an alternative `gap` milli-nats behind; INT32_MAX when it is none. */
static int32_t choice_cost(int32_t gap) {
    const int32_t place = gap < 0 ? 0 : gap / STEP;
    if (place + 1 >= CHOICE_COSTS) {
        return INT32_MAX;
    }
    const int32_t rest = gap < 0 ? 0 : gap % STEP;
    return choice_costs[place] + (choice_costs[place + 1] - choice_costs[place]) * rest / STEP;
}

typedef struct page_text {
    soat_buffer text;
    soat_observed_letter *letters;
    size_t letter_count, letter_capacity;
    uint32_t *letter_at;
    size_t letter_at_capacity;
    size_t *word_starts; /* of each word of the page, in `text` */
} page_text;

static void page_text_dispose(page_text *self) {
    soat_buffer_dispose(&self->text);
    soat__free(self->letters);
    soat__free(self->letter_at);
    soat__free(self->word_starts);
}

static void add_alternative(soat_observed_letter *letter, soat_span text, int32_t cost) {
    if (letter->alternative_count == SOAT_OBSERVED_ALTERNATIVES || cost == INT32_MAX) {
        return;
    }
    soat_alternative_code *const made = &letter->alternatives[letter->alternative_count];
    const size_t size = soat__alphabet_encode(text, made->codes, SOAT_PROFILE_MAX_SIDE);
    if (size > SOAT_PROFILE_MAX_SIDE || (size == 1 && made->codes[0] == letter->code)) {
        return;
    }
    made->size = (uint8_t)size;
    made->cost = (uint16_t)(cost < 0 ? 0 : cost);
    letter->alternative_count++;
}

/* The letter of a symbol's first code point, with the symbol's other choices. */
static void observe_symbol(const soat_page *page, const soat_symbol *symbol,
                           soat_observed_letter *letter) {
    const soat_choice *const choices = page->choices + symbol->first_choice;
    const int32_t own = symbol->choice_count == 0 ? 0 : choices[0].cost;
    int32_t nearest = INT32_MAX;
    for (uint32_t i = 1; i < symbol->choice_count; i++) {
        const int32_t cost = choices[i].cost - own;
        nearest = cost < nearest ? cost : nearest;
        add_alternative(letter, choices[i].text, choice_cost(cost));
    }
    const int32_t certainty = nearest / CERTAINTY_SCALE;
    letter->certainty = (uint16_t)(certainty < 0               ? 0
                                   : certainty > CERTAINTY_MAX ? CERTAINTY_MAX
                                                               : certainty);
}

/* Appends the letters of one word; its symbols' texts one after the other are the word's text. */
static bool add_letters(page_text *self, const soat_page *page, const soat_word *word) {
    size_t position = 0;
    for (uint32_t i = 0; position < word->read.size; i++) {
        const bool has_symbol = i < word->symbol_count;
        const soat_symbol *const symbol = &page->symbols[word->first_symbol + i];
        const size_t symbol_size = has_symbol && symbol->choice_count > 0
                                       ? page->choices[symbol->first_choice].text.size
                                       : word->read.size;
        const size_t end = position + (symbol_size == 0 ? 1 : symbol_size);
        bool first = true;
        while (position < word->read.size && position < end) {
            soat_observed_letter letter = {
                .code = soat__alphabet_code(soat__utf8_next(word->read, &position))};
            if (first && has_symbol) {
                observe_symbol(page, symbol, &letter);
            }
            first = false;
            if (!soat__vector_reserve(&self->letters, &self->letter_capacity,
                                      self->letter_count + 1, sizeof letter)) {
                return false;
            }
            self->letters[self->letter_count++] = letter;
        }
    }
    return true;
}

/* Letters that stand between words: the blanks and line ends of soat_page_text. */
static bool add_gap(page_text *self, size_t size) {
    if (!soat__vector_reserve(&self->letters, &self->letter_capacity, self->letter_count + size,
                              sizeof *self->letters)) {
        return false;
    }
    if (size > 0) { /* before the first letter there may be no memory yet */
        memset(self->letters + self->letter_count, 0, size * sizeof *self->letters);
    }
    self->letter_count += size;
    return true;
}

static bool stands_at(const page_text *self, size_t start, soat_span read) {
    return read.size <= self->text.size - start &&
           (read.size == 0 || memcmp(self->text.data + start, read.data, read.size) == 0);
}

static bool is_blank_at(const page_text *self, size_t at) {
    return at < self->text.size && (self->text.data[at] == ' ' || self->text.data[at] == '\n');
}

/* Finds each word in the page's text, in order, and lines the letters up with the bytes. */
static soat_status read_page(page_text *self, const soat_page *page, soat_error *error) {
    soat_status status = soat_page_text(page, true, &self->text, error);
    if (status != SOAT_OK) {
        return status;
    }
    self->word_starts = soat__alloc(page->word_count, sizeof *self->word_starts);
    if (self->word_starts == NULL) {
        return soat__fail_memory(error);
    }
    size_t done = 0;
    for (size_t i = 0; i < page->word_count; i++) {
        const soat_span read = page->words[i].read;
        size_t start = done;
        while (!stands_at(self, start, read) && is_blank_at(self, start)) {
            start++;
        }
        if (!stands_at(self, start, read)) {
            return soat__fail(error, SOAT_ERROR_INTERNAL, i, "the page's text lost a word");
        }
        if (!add_gap(self, start - done) || !add_letters(self, page, &page->words[i])) {
            return soat__fail_memory(error);
        }
        self->word_starts[i] = start;
        done = start + read.size;
    }
    if (!add_gap(self, self->text.size - done) ||
        !soat__vector_reserve(&self->letter_at, &self->letter_at_capacity, self->text.size + 1,
                              sizeof *self->letter_at)) {
        return soat__fail_memory(error);
    }
    uint32_t letter = 0;
    for (size_t position = 0; position < self->text.size; letter++) {
        size_t next = position;
        soat__utf8_next(soat_buffer_span(&self->text), &next);
        while (position < next) {
            self->letter_at[position++] = letter;
        }
    }
    self->letter_at[self->text.size] = letter;
    return SOAT_OK;
}

/*
 * The text of a word after the edits that touch it. An edit over several words gives its whole text
 * to the first of them and nothing to the others.
 */
static soat_status rewrite_word(const page_text *self, const soat_correction *correction,
                                size_t *next_edit, size_t start, size_t end, soat_buffer *out,
                                float *confidence, soat_error *error) {
    soat_buffer_clear(out);
    *confidence = 1.0F;
    size_t done = start;
    soat_status status = SOAT_OK;
    while (*next_edit < correction->edit_count && status == SOAT_OK) {
        const soat_edit *const edit = &correction->edits[*next_edit];
        if (edit->start >= end) {
            break;
        }
        if (edit->start >= start) {
            status = soat_buffer_append(
                out, soat_span_make(self->text.data + done, edit->start - done), error);
            if (status == SOAT_OK) {
                status = soat_buffer_append(out, edit->after, error);
            }
            if ((float)edit->confidence < *confidence) {
                *confidence = (float)edit->confidence;
            }
        }
        done = edit->end < end ? edit->end : end;
        if (edit->end > end) {
            return status; /* goes on in the next word */
        }
        ++*next_edit;
    }
    if (status != SOAT_OK || done >= end) {
        return status;
    }
    return soat_buffer_append(out, soat_span_make(self->text.data + done, end - done), error);
}

/* Of a word left alone: what the doubt about it leaves, or negative where there was none. */
static float kept_confidence(const soat_correction *correction, size_t start, size_t end) {
    for (size_t i = 0; i < correction->doubt_count; i++) {
        if (correction->doubts[i].start < end && correction->doubts[i].end > start) {
            return 1.0F - (float)correction->doubts[i].confidence;
        }
    }
    return -1.0F;
}

static soat_status write_back(const page_text *self, const soat_correction *correction,
                              soat_page *page, soat_error *error) {
    soat_buffer rewritten = SOAT_BUFFER_INIT;
    size_t next_edit = 0;
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < page->word_count && status == SOAT_OK; i++) {
        soat_word *const word = &page->words[i];
        const size_t start = self->word_starts[i];
        const size_t edit_before = next_edit;
        status = rewrite_word(self, correction, &next_edit, start, start + word->read.size,
                              &rewritten, &word->confidence, error);
        const bool touched = next_edit != edit_before ||
                             (next_edit < correction->edit_count &&
                              correction->edits[next_edit].start < start + word->read.size);
        if (!touched) {
            word->confidence = kept_confidence(correction, start, start + word->read.size);
        } else if (status == SOAT_OK) {
            status = soat__page_copy_text(page, soat_buffer_span(&rewritten), &word->text, error);
        }
    }
    soat_buffer_dispose(&rewritten);
    return status;
}

soat_status soat_correct_page(soat_context *context, soat_page *page, soat_correction *out,
                              soat_error *error) {
    memset(out, 0, sizeof *out);
    page_text text = {0};
    soat_status status = read_page(&text, page, error);
    if (status == SOAT_OK) {
        const soat_observation observation = {.letters = text.letters, .letter_at = text.letter_at};
        status =
            soat__correct_observed(context, soat_buffer_span(&text.text), &observation, out, error);
    }
    if (status == SOAT_OK) {
        status = write_back(&text, out, page, error);
        /* What the correction quotes is borrowed from the context until its next call. */
        soat_buffer_dispose(&context->page_text);
        context->page_text = text.text;
        text.text = (soat_buffer)SOAT_BUFFER_INIT;
    }
    page_text_dispose(&text);
    return status;
}
