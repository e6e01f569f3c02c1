#include "correct/outline_mark.h"

#include <assert.h>
#include <string.h>

#include "text/letter.h"
#include "text/utf8.h"

enum {
    MOST_BYTES = 8, /* of a numeral */
    CAPTION = 9,    /* a rank that resets nothing */
};

/* Words in front of numerals without their marks, which may have been misread. */
static const struct prefix_row {
    const char *word, *second;
    uint8_t rank;
    bool through; /* counted through the whole document, whatever stands above */
    bool figures; /* counted in figures only */
} prefixes[] = {{NULL, NULL, 0, false, false},        {"phan", NULL, 0, false, false},
                {"chuong", NULL, 1, false, false},    {"muc", NULL, 2, false, false},
                {"dieu", NULL, 3, true, true},        {"phu", "luc", 0, true, false},
                {"bai", NULL, 3, true, true},         {"cau", NULL, 3, true, true},
                {"buoc", NULL, CAPTION, false, true}, {"bieu", NULL, CAPTION, true, true},
                {"bang", NULL, CAPTION, true, true},  {"hinh", NULL, CAPTION, true, true}};
enum {
    PREFIXES = sizeof prefixes / sizeof prefixes[0],
    CHAPTER = 2, /* and part before it */
    ARTICLE = 4,
    SEPARATORS = 3,
    DEPTHS = 3
};
static_assert(PREFIXES + SEPARATORS * 2 * DEPTHS <= SOAT_OUTLINE_FORMS, "a form each");

unsigned soat__outline_rank(uint8_t prefix) {
    return prefixes[prefix].rank;
}

bool soat__outline_goes_through(uint8_t prefix) {
    return prefixes[prefix].through;
}

bool soat__outline_has_figures(uint8_t prefix) {
    return prefixes[prefix].figures;
}

bool soat__outline_is_chapter(uint8_t prefix) {
    return prefix > 0 && prefix <= CHAPTER;
}

bool soat__outline_is_article(uint8_t prefix) {
    return prefix == ARTICLE;
}

/* Whether the word is `wanted` but for case and marks. */
static bool is_word(const soat_unit *unit, const char *wanted) {
    size_t position = 0;
    while (position < unit->token.text.size && *wanted != '\0') {
        soat_letter letter;
        if (!soat__letter_from_code_point(soat__utf8_next(unit->token.text, &position), &letter) ||
            letter.base != *wanted++) {
            return false;
        }
    }
    return position == unit->token.text.size && *wanted == '\0';
}

/* The prefix that begins at `unit`, written with a capital; *end: one past its words. */
static uint8_t read_prefix(const soat_units *units, size_t unit, size_t *end) {
    const soat_unit *const word = &units->items[unit];
    *end = unit;
    if (word->token.kind != SOAT_TOKEN_WORD || word->token.text.size < 3 ||
        word->letter_case == SOAT_CASE_LOWER) {
        return 0;
    }
    for (uint8_t i = 1; i < PREFIXES; i++) {
        const struct prefix_row *const row = &prefixes[i];
        const size_t words = row->second == NULL ? 1 : 2;
        if (is_word(word, row->word) && unit + words < units->count &&
            (words == 1 || is_word(&word[1], row->second))) {
            *end = unit + words;
            return i;
        }
    }
    return 0;
}

static bool is_part(const soat_unit *unit) {
    switch (unit->token.kind) {
    case SOAT_TOKEN_WORD:
    case SOAT_TOKEN_NUMBER:
    case SOAT_TOKEN_MIXED:
        return true;
    case SOAT_TOKEN_PUNCTUATION:
        return strchr("[]|!", unit->token.text.data[0]) != NULL;
    default:
        return false;
    }
}

/* Units without a blank between them that may be one numeral. */
static bool read_numeral(const soat_units *units, size_t unit, soat_outline_mark *out) {
    size_t end = unit;
    size_t size = 0;
    while (end < units->count && size <= MOST_BYTES && is_part(&units->items[end]) &&
           (end == unit || !units->items[end].space_before)) {
        size += units->items[end++].token.text.size;
    }
    *out = (soat_outline_mark){.unit = unit, .end = end};
    out->text = soat_span_make(end > unit ? units->items[unit].token.text.data : "", size);
    return size > 0 && size <= MOST_BYTES;
}

/* Which sign of `signs` ends the numeral, from 1; 0: none does. */
static size_t separator_of(const soat_units *units, const soat_outline_mark *mark,
                           const char *signs) {
    const soat_unit *const sign = &units->items[mark->end];
    if (mark->end >= units->count || sign->space_before ||
        sign->token.kind != SOAT_TOKEN_PUNCTUATION) {
        return 0;
    }
    const char *const found = strchr(signs, sign->token.text.data[0]);
    return found == NULL ? 0 : (size_t)(found - signs) + 1;
}

/* Whether the heading's words begin at `unit`, on the mark's line. */
static bool has_words(const soat_units *units, size_t unit) {
    return unit < units->count && !units->items[unit].line_before;
}

static bool is_capitals(const soat_units *units, size_t unit) {
    return units->items[unit].token.kind == SOAT_TOKEN_WORD &&
           units->items[unit].letter_case == SOAT_CASE_UPPER;
}

/* A numeral behind a prefix: a sign, the end of the line or words in capitals end it. */
static bool ends_prefixed(const soat_units *units, const soat_outline_mark *mark) {
    return separator_of(units, mark, ".:") != 0 || mark->end >= units->count ||
           units->items[mark->end].line_before ||
           (units->items[mark->end].space_before && is_capitals(units, mark->end));
}

static size_t depth_of(soat_span text) {
    size_t dots = 0;
    for (size_t i = 0; i < text.size; i++) {
        dots += text.data[i] == '.';
    }
    return dots < DEPTHS ? dots : DEPTHS - 1;
}

/* A numeral alone: a full stop, bracket or slash ends it, and words that are no figures follow. */
static bool read_bare(const soat_units *units, size_t unit, soat_outline_mark *out) {
    if (!read_numeral(units, unit, out)) {
        return false;
    }
    const size_t separator = separator_of(units, out, ".)/");
    const size_t first = out->end + 1;
    if (separator == 0 || (separator != 2 && !has_words(units, first))) {
        return false;
    }
    if (separator != 2) {
        const soat_token_kind kind = units->items[first].token.kind;
        const bool apart = units->items[first].space_before;
        if (kind == SOAT_TOKEN_NUMBER || kind == SOAT_TOKEN_MIXED || (separator == 3 && !apart)) {
            return false;
        }
        out->capitals = is_capitals(units, first);
    }
    out->form =
        (uint8_t)(PREFIXES + ((separator - 1) * 2 + out->capitals) * DEPTHS + depth_of(out->text));
    return true;
}

bool soat__outline_mark_read(const soat_units *units, size_t unit, soat_outline_mark *out) {
    size_t numeral = unit;
    const uint8_t prefix = read_prefix(units, unit, &numeral);
    if (prefix == 0) {
        return read_bare(units, unit, out);
    }
    if (!units->items[numeral].space_before || units->items[numeral].line_before ||
        !read_numeral(units, numeral, out) || !ends_prefixed(units, out)) {
        return false;
    }
    out->prefix = out->form = prefix;
    return true;
}
