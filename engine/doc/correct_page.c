/*
 * A recognised page goes to the decoder as its text plus, letter by letter, the recogniser's
 * alternatives; the edits that come back are laid on the words whose bytes they cover.
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "correct/context.h"
#include "correct/observation.h"
#include "doc/choice_cost.h"
#include "doc/debris.h"
#include "doc/page_builder.h"
#include "doc/page_text.h"
#include "doc/read_twice.h"
#include "doc/strokes.h"
#include "soat/document.h"
#include "text/utf8.h"

enum {
    CERTAINTY_SCALE = 4,
    CERTAINTY_MAX = 4000, /* asked of a profile edit where the recogniser saw nothing else */
};

typedef struct page_text {
    soat_buffer text;
    soat_observed_letter *letters;
    size_t letter_count, letter_capacity;
    uint32_t *letter_at;
    size_t letter_at_capacity;
    size_t *word_starts; /* of each word of the page, in `text` */
    bool *strokes;       /* the words that are no print */
} page_text;

static void page_text_dispose(page_text *self) {
    soat_buffer_dispose(&self->text);
    soat__free(self->letters);
    soat__free(self->letter_at);
    soat__free(self->word_starts);
    soat__free(self->strokes);
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
        add_alternative(letter, choices[i].text,
                        soat__choice_cost(choices[0].text, choices[i].text, cost));
    }
    const int32_t certainty = nearest / CERTAINTY_SCALE;
    letter->certainty = (uint16_t)(certainty < 0               ? 0
                                   : certainty > CERTAINTY_MAX ? CERTAINTY_MAX
                                                               : certainty);
}

/* Appends the letters of one word; its symbols' texts one after the other are the word's text. */
static bool add_letters(page_text *self, const soat_page *page, const soat_word *word,
                        bool debris) {
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
                .code = soat__alphabet_code(soat__utf8_next(word->read, &position)),
                .debris = debris};
            if (first && has_symbol && !debris) {
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

/* The letters of one line, after those up to byte *done of the text. */
static soat_status add_line(page_text *self, const soat_page *page, const soat_line *line,
                            size_t *done, soat_error *error) {
    const bool debris = soat__line_is_debris(page, line);
    for (uint32_t i = 0; i < line->word_count; i++) {
        const size_t index = line->first_word + i;
        const soat_word *const word = &page->words[index];
        const size_t start = self->word_starts[index];
        const bool no_print =
            debris || self->strokes[index] || soat__word_is_read_twice(page, line, i);
        if (!add_gap(self, start - *done) || !add_letters(self, page, word, no_print)) {
            return soat__fail_memory(error);
        }
        *done = start + word->read.size;
    }
    return SOAT_OK;
}

/* The page's text, where its words stand in it, and its letters lined up with the bytes. */
static soat_status read_page(page_text *self, const soat_page *page, soat_error *error) {
    soat_status status = soat_page_text(page, true, &self->text, error);
    if (status != SOAT_OK) {
        return status;
    }
    self->word_starts = soat__alloc(page->word_count, sizeof *self->word_starts);
    self->strokes = soat__alloc(page->word_count, sizeof *self->strokes);
    if (self->word_starts == NULL || self->strokes == NULL ||
        !soat__page_strokes(page, self->strokes)) {
        return soat__fail_memory(error);
    }
    soat__page_word_starts(page, self->word_starts);
    size_t done = 0;
    for (size_t i = 0; i < page->line_count && status == SOAT_OK; i++) {
        status = add_line(self, page, &page->lines[i], &done, error);
    }
    if (status != SOAT_OK) {
        return status;
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

/* Of a word left alone: what the doubt about it leaves, or negative where there was none. */
static float kept_confidence(const soat_correction *correction, size_t start, size_t end) {
    for (size_t i = 0; i < correction->doubt_count; i++) {
        if (correction->doubts[i].start < end && correction->doubts[i].end > start) {
            return 1.0F - (float)correction->doubts[i].confidence;
        }
    }
    return -1.0F;
}

/* Words that edits tie together, and those edits. */
typedef struct word_group {
    size_t first, end;           /* words of the page */
    size_t first_edit, edit_end; /* of the correction */
} word_group;

static size_t word_end(const page_text *self, const soat_page *page, size_t word) {
    return self->word_starts[word] + page->words[word].read.size;
}

/* The word `first`, and those after it that an edit reaches from it or from one of them. */
static word_group find_group(const page_text *self, const soat_correction *correction,
                             const soat_page *page, size_t first, size_t first_edit) {
    word_group group = {first, first + 1, first_edit, first_edit};
    while (group.edit_end < correction->edit_count &&
           correction->edits[group.edit_end].start < word_end(self, page, group.end - 1)) {
        const size_t reach = correction->edits[group.edit_end++].end;
        while (group.end < page->word_count && self->word_starts[group.end] < reach) {
            group.end++;
        }
    }
    return group;
}

/* The first word of the group gets its whole text; the others are joined to it and empty. */
static soat_status rewrite_group(const page_text *self, const soat_correction *correction,
                                 soat_page *page, word_group group, soat_buffer *scratch,
                                 soat_error *error) {
    size_t done = self->word_starts[group.first];
    const size_t end = word_end(self, page, group.end - 1);
    float confidence = 1.0F;
    soat_status status = SOAT_OK;
    soat_buffer_clear(scratch);
    for (size_t i = group.first_edit; i < group.edit_end && status == SOAT_OK; i++) {
        const soat_edit *const edit = &correction->edits[i];
        const size_t kept = edit->start > done ? edit->start - done : 0;
        status = soat_buffer_append(scratch, soat_span_make(self->text.data + done, kept), error);
        if (status == SOAT_OK) {
            status = soat_buffer_append(scratch, edit->after, error);
        }
        done = edit->end;
        confidence = fminf(confidence, (float)edit->confidence);
    }
    if (status == SOAT_OK && done < end) {
        status =
            soat_buffer_append(scratch, soat_span_make(self->text.data + done, end - done), error);
    }
    for (size_t i = group.first; i < group.end && status == SOAT_OK; i++) {
        const soat_span text = i == group.first ? soat_buffer_span(scratch) : (soat_span){0};
        status = soat__page_copy_text(page, text, &page->words[i].text, error);
        page->words[i].confidence = confidence;
        page->words[i].joined_to_next = i + 1 < group.end;
    }
    return status;
}

static soat_status write_back(const page_text *self, const soat_correction *correction,
                              soat_page *page, soat_error *error) {
    soat_buffer scratch = SOAT_BUFFER_INIT;
    soat_status status = SOAT_OK;
    word_group group = {0};
    for (size_t i = 0; i < page->word_count && status == SOAT_OK; i = group.end) {
        group = find_group(self, correction, page, i, group.edit_end);
        if (group.edit_end > group.first_edit) {
            status = rewrite_group(self, correction, page, group, &scratch, error);
        } else {
            page->words[i].confidence =
                kept_confidence(correction, self->word_starts[i], word_end(self, page, i));
        }
    }
    soat_buffer_dispose(&scratch);
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
