#include "segment/sentence_end.h"

#include <string.h>

#include "base/span_list.h"
#include "segment/stop.h"
#include "soat/segment.h"
#include "syllable/line_joint.h"
#include "syllable/syllable.h"
#include "syllable/word_fold.h"
#include "text/entity.h"
#include "text/token.h"
#include "text/utf8.h"

/* --- what follows --- */

typedef enum first_letter { FIRST_NONE, FIRST_LOWER, FIRST_UPPER, FIRST_OTHER } first_letter;

typedef struct following {
    size_t line_ends;   /* between: 2 and more are an empty line */
    size_t start;       /* of what follows; the end of the text when nothing does */
    bool item;          /* it stands on a line of its own and begins as an item of a list does */
    first_letter first; /* of its first letter or digit */
    soat_span word;     /* which begins with that */
} following;

/* The end of the stretch without blanks that begins at `start`. */
static size_t chunk_end(soat_span text, size_t start) {
    soat_token token;
    size_t at = start, end = start;
    while (soat__token_next(text, &at, &token) && token.kind != SOAT_TOKEN_SPACE &&
           token.kind != SOAT_TOKEN_LINE_END) {
        end = at;
    }
    return end;
}

static bool is_item(soat_span chunk) {
    static const char *const bullets[] = {"-", "+", "*", "–", "—", "•", "●", "▪", "■", "o", NULL};
    return soat__span_is_listed(chunk, bullets) ||
           soat__entity_of(chunk, NULL) == SOAT_ENTITY_LIST_MARK ||
           (chunk.size > 1 && chunk.data[0] == '-');
}

static first_letter first_of(soat_span word) {
    size_t at = 0;
    const uint32_t letter = soat__utf8_next(word, &at);
    if (letter >= '0' && letter <= '9') {
        return FIRST_OTHER;
    }
    return soat__letter_is_upper(letter)          ? FIRST_UPPER
           : soat__letter_upper(letter) != letter ? FIRST_LOWER
                                                  : FIRST_OTHER;
}

/* Dashes and opening marks in a row, behind which a first letter is looked for. */
enum { MARKS_BEFORE_LETTER = 8 };

/* What comes behind `end`: its first letter is looked for behind dashes and opening marks. */
static following follow(soat_span whole, size_t end) {
    const size_t left = whole.size - end;
    const soat_span text = soat_span_make(
        whole.data, end + (left < SOAT_SEGMENT_LOOK_AHEAD ? left : SOAT_SEGMENT_LOOK_AHEAD));
    following next = {.start = text.size};
    size_t marks = 0;
    soat_token token;
    for (size_t at = end; marks < MARKS_BEFORE_LETTER && soat__token_next(text, &at, &token);) {
        if (token.kind == SOAT_TOKEN_LINE_END && next.start == text.size) {
            next.line_ends++;
        } else if (token.kind == SOAT_TOKEN_LINE_END) {
            break;
        }
        if (token.kind == SOAT_TOKEN_LINE_END || token.kind == SOAT_TOKEN_SPACE) {
            continue;
        }
        if (next.start == text.size) {
            const size_t stop = chunk_end(text, token.start);
            next.start = token.start;
            next.first = FIRST_OTHER;
            next.item = next.line_ends > 0 &&
                        is_item(soat_span_make(text.data + token.start, stop - token.start));
        }
        if (token.kind != SOAT_TOKEN_PUNCTUATION) {
            next.first = first_of(token.text);
            next.word = token.text;
            break;
        }
        marks++;
    }
    if (next.start == text.size) {
        next.start = whole.size;
    }
    return next;
}

/* --- stops --- */

/* The sentence so far, and the stretch that is looked at. */
typedef struct reading {
    size_t chunk;          /* how many stretches were before this one */
    soat_span first, last; /* the first stretch, the one before this one */
} reading;

static bool is_native(soat_span word) {
    soat_syllable syllable;
    return soat__syllable_parse(word, &syllable, NULL) == SOAT_SYLLABLE_NATIVE;
}

/* "J. K. Rowling", "Nguyễn V. A. bị": but "vitamin A. Nó" ends. */
static bool initial_ends(const reading *self, const following *next) {
    if (self->chunk == 0 || !is_native(next->word)) {
        return false;
    }
    return first_of(self->last) != FIRST_UPPER;
}

/* "1.", "Điều 5.", "Chương IV.": the number of what follows. */
static bool is_number_of_part(const reading *self, soat_span chunk, soat_span core) {
    if (self->chunk == 0) {
        return soat__entity_of(chunk, NULL) == SOAT_ENTITY_LIST_MARK;
    }
    if (self->chunk != 1 || !soat__is_numbered_word(self->first)) {
        return false;
    }
    const soat_entity entity = soat__entity_of(core, NULL);
    return entity == SOAT_ENTITY_NUMBER || entity == SOAT_ENTITY_ROMAN ||
           entity == SOAT_ENTITY_DATE || core.size == 1;
}

static bool point_ends(const reading *self, soat_span core, const following *next) {
    if (next->first == FIRST_LOWER) {
        return false;
    }
    switch (soat__short_form_of(core)) {
    case SOAT_SHORT_LEADS:
        return false;
    case SOAT_SHORT_PLAIN:
        return next->first == FIRST_UPPER;
    case SOAT_SHORT_INITIAL:
        return initial_ends(self, next);
    case SOAT_SHORT_NONE:
        break;
    }
    return true;
}

static bool stop_ends(const reading *self, soat_span chunk, const following *next,
                      soat_sentence_rules rules) {
    soat_span core;
    const soat_stop stop = soat__stop_of(chunk, &core);
    if (stop == SOAT_STOP_NONE) {
        return false;
    }
    if (stop == SOAT_STOP_LAST || next->line_ends > 1 || next->item ||
        (rules.lines && next->line_ends > 0)) {
        return true;
    }
    if (stop == SOAT_STOP_POINT) {
        return !is_number_of_part(self, chunk, core) && point_ends(self, core, next);
    }
    return next->first != FIRST_LOWER;
}

/* "nhất lớp.Thầy rất": a blank was left out. The place behind the stop, or 0. */
static size_t stop_inside(soat_span text, size_t start, size_t end) {
    soat_token before = {0}, stop = {0}, token;
    soat_word_case pattern;
    for (size_t at = start; at < end && soat__token_next(text, &at, &token);) {
        const bool ends = stop.text.size == 1 && memchr(".!?", stop.text.data[0], 3) != NULL;
        if (ends && token.kind == SOAT_TOKEN_WORD && before.kind == SOAT_TOKEN_WORD &&
            is_native(before.text) && is_native(token.text) &&
            soat__word_case_of(before.text) == SOAT_CASE_LOWER) {
            pattern = soat__word_case_of(token.text);
            if (pattern == SOAT_CASE_TITLE && token.text.size > 1) {
                return token.start;
            }
        }
        before = stop;
        stop = token;
    }
    return 0;
}

/* --- line ends --- */

enum {
    WRAPPED_MIN = 40, /* letters: lines that are set as a column are not shorter */
    LINES_SEEN = 4    /* lines behind this one that tell how wide the column is */
};

static size_t count_letters(soat_span text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    }
    return count;
}

/* The line at *at, which moves to the next; no more than is looked ahead. */
static soat_span line_at(soat_span text, size_t limit, size_t *at) {
    const size_t start = *at;
    size_t end = start;
    while (end < text.size && end < limit && text.data[end] != '\n' && text.data[end] != '\r') {
        end++;
    }
    *at = end;
    if (*at < text.size && text.data[*at] == '\r') {
        ++*at;
    }
    if (*at < text.size && text.data[*at] == '\n') {
        ++*at;
    }
    return soat_span_make(text.data + start, end - start);
}

/* The line, or what of it belongs to the sentence, ends at `end`; it is `width` letters long. */
static bool line_goes_on(soat_span text, size_t line_start, size_t width, size_t end,
                         const following *next) {
    const soat_span line = soat_span_make(text.data + line_start, end - line_start);
    if (width < WRAPPED_MIN) {
        return false;
    }
    const size_t limit = end + SOAT_SEGMENT_LOOK_AHEAD;
    soat_line_shape shape = {.text = line, .right = (int32_t)width}, below = {0};
    soat_column_shape block = {.right = shape.right, .letter = 1};
    size_t at = next->start;
    for (int i = 0; i < LINES_SEEN && at < text.size && at < limit; i++) {
        const soat_span other = line_at(text, limit, &at);
        if (other.size == 0) {
            break; /* what follows is another paragraph */
        }
        const int32_t right = (int32_t)count_letters(other);
        if (i == 0) {
            const size_t word_end = chunk_end(text, next->start);
            below.text = other;
            below.right = right;
            below.first_word_width = (int32_t)count_letters(
                soat_span_make(text.data + next->start, word_end - next->start));
        }
        block.right = right > block.right ? right : block.right;
    }
    return soat__line_joint(&shape, &below, &block) != SOAT_JOINT_BREAK;
}

static bool line_end_ends(soat_span text, size_t line_start, size_t column, size_t end,
                          const following *next, soat_sentence_rules rules) {
    if (next->line_ends == 0) {
        return false;
    }
    const char last = text.data[end - 1];
    if (rules.lines || next->line_ends > 2 || next->item || last == ':' ||
        (next->first == FIRST_UPPER && soat__is_numbered_word(next->word))) {
        return true;
    }
    const size_t width =
        column + count_letters(soat_span_make(text.data + line_start, end - line_start));
    /* Recognisers leave empty lines inside of sentences, between lines that are set as a column. */
    if (next->line_ends == 2 || last == ';') {
        return next->first != FIRST_LOWER || width < WRAPPED_MIN;
    }
    return next->first != FIRST_LOWER && !line_goes_on(text, line_start, width, end, next);
}

/* --- the sentence --- */

/* The last border between two characters at or before `at`. */
static size_t character_border(soat_span text, size_t start, size_t at) {
    size_t border = at;
    while (border > start && at - border < SOAT_UTF8_MAX &&
           ((unsigned char)text.data[border] & 0xC0) == 0x80) {
        border--;
    }
    return border > start ? border : at;
}

size_t soat__sentence_end(soat_span whole, size_t start, size_t column, soat_sentence_rules rules) {
    const size_t reach = SOAT_SENTENCE_BYTES + SOAT_SEGMENT_LOOK_AHEAD, left = whole.size - start;
    const soat_span text = soat_span_make(whole.data, start + (left < reach ? left : reach));
    reading self = {0};
    size_t line_start = start, end = start;
    for (size_t at = start; at < text.size; self.chunk++) {
        const size_t before = end;
        end = chunk_end(text, at);
        if (end - start > SOAT_SENTENCE_BYTES) {
            return before > start ? before
                                  : character_border(text, start, start + SOAT_SENTENCE_BYTES);
        }
        const soat_span chunk = soat_span_make(text.data + at, end - at);
        const size_t inside = stop_inside(text, at, end);
        if (inside > 0 && soat__entity_of(chunk, NULL) == SOAT_ENTITY_NONE) {
            return inside;
        }
        const following next = follow(text, end);
        if (next.start == text.size || stop_ends(&self, chunk, &next, rules) ||
            line_end_ends(text, line_start, column, end, &next, rules)) {
            return end;
        }
        if (self.chunk == 0) {
            self.first = chunk;
        }
        self.last = chunk;
        if (next.line_ends > 0) {
            line_start = next.start;
            column = 0;
        }
        at = next.start;
    }
    return end;
}
