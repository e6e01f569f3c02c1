#include "correct/numbering.h"

#include <stdio.h>
#include <string.h>

enum { MOST_ROMAN = 30, MOST_ARABIC = 999 };

static const char *const romans[MOST_ROMAN + 1] = {
    "",     "I",     "II",   "III", "IV",   "V",     "VI",     "VII",   "VIII", "IX", "X",
    "XI",   "XII",   "XIII", "XIV", "XV",   "XVI",   "XVII",   "XVIII", "XIX",  "XX", "XXI",
    "XXII", "XXIII", "XXIV", "XXV", "XXVI", "XXVII", "XXVIII", "XXIX",  "XXX"};

/* What the strokes of a Roman numeral are read as. */
static const struct {
    char read;
    const char *strokes;
} strokes_of[] = {{'I', "I"}, {'V', "V"}, {'X', "X"}, {'H', "II"}, {'1', "I"},
                  {'l', "I"}, {'L', "I"}, {'T', "I"}, {'i', "I"},  {'[', "I"},
                  {']', "I"}, {'|', "I"}, {'!', "I"}, {'N', "II"}};

/* A letter with what it is easily and what it is seldom read as. */
typedef struct letter_row {
    const char *letter, *near, *distant;
} letter_row;

/* In their order, from 1 on. */
static const letter_row small_letters[] = {
    {"", "", ""},   {"a", "", ""},    {"b", "", "6"},  {"c", "e", ""}, {"d", "đ", ""},
    {"đ", "d", ""}, {"e", "c", ""},   {"g", "", "9q"}, {"h", "", ""},  {"i", "ï", "1l"},
    {"k", "", ""},  {"l", "1", "iI"}, {"m", "", ""},   {"n", "", ""},  {"o", "", "0"},
    {"p", "", ""},  {"q", "", "9g"},  {"r", "", ""},   {"s", "", "5"}, {"t", "", ""},
    {"u", "", ""},  {"v", "", ""},    {"x", "", ""},   {"y", "", ""}};
static const letter_row capital_letters[] = {
    {"", "", ""},  {"A", "", ""}, {"B", "", "8"}, {"C", "", ""}, {"D", "Đ", ""}, {"Đ", "D", ""},
    {"E", "", ""}, {"G", "", ""}, {"H", "", ""},  {"I", "", ""}, {"K", "", ""}};
enum {
    SMALL_LETTERS = sizeof small_letters / sizeof small_letters[0],
    CAPITAL_LETTERS = sizeof capital_letters / sizeof capital_letters[0]
};

/* The row of a letter; NULL: none. */
static const letter_row *letter_of(soat_numbering numbering, unsigned value) {
    const bool small = numbering == SOAT_NUMBERING_LETTER;
    if (value == 0 || value >= (small ? SMALL_LETTERS : CAPITAL_LETTERS)) {
        return NULL;
    }
    return small ? &small_letters[value] : &capital_letters[value];
}

static bool is_text(soat_span text, const char *wanted) {
    return text.size > 0 && text.size == strlen(wanted) &&
           memcmp(text.data, wanted, text.size) == 0;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static unsigned roman_value(const char *numeral, size_t size) {
    for (unsigned value = 1; value <= MOST_ROMAN; value++) {
        if (strlen(romans[value]) == size && memcmp(romans[value], numeral, size) == 0) {
            return value;
        }
    }
    return 0;
}

/* Whether one of the letters (each of one code point) written in `set` is `text`. */
static bool is_among(soat_span text, const char *set) {
    const char *const found =
        text.size == 0 ? NULL : memmem(set, strlen(set), text.data, text.size);
    return found != NULL;
}

soat_span soat__numbering_lead(soat_span read) {
    const char *const dot = memrchr(read.data, '.', read.size);
    return dot == NULL ? soat_span_make(read.data, 0)
                       : soat_span_make(read.data, (size_t)(dot + 1 - read.data));
}

/* Digits alone, without a zero before them; the lead is not looked at. */
static unsigned arabic_value(soat_span read) {
    const size_t lead = soat__numbering_lead(read).size;
    unsigned value = 0;
    for (size_t i = lead; i < read.size; i++) {
        if (!is_digit(read.data[i]) || (i == lead && read.data[i] == '0')) {
            return 0;
        }
        value = value * 10 + (unsigned)(read.data[i] - '0');
        if (value > MOST_ARABIC) {
            return 0;
        }
    }
    return value;
}

unsigned soat__numbering_value(soat_numbering numbering, soat_span read) {
    if (numbering == SOAT_NUMBERING_ROMAN) {
        return roman_value(read.data, read.size);
    }
    if (numbering == SOAT_NUMBERING_ARABIC) {
        return arabic_value(read);
    }
    for (unsigned value = 1; letter_of(numbering, value) != NULL; value++) {
        if (is_text(read, letter_of(numbering, value)->letter)) {
            return value;
        }
    }
    return 0;
}

/* The strokes of a Roman numeral as it may have been read; *plain: as itself. 0: none. */
static size_t read_strokes(soat_span text, char out[SOAT_NUMERAL_BYTES]) {
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *strokes = NULL;
        for (size_t row = 0; row < sizeof strokes_of / sizeof strokes_of[0]; row++) {
            strokes = strokes_of[row].read == text.data[i] ? strokes_of[row].strokes : strokes;
        }
        if (strokes == NULL || size + strlen(strokes) >= SOAT_NUMERAL_BYTES) {
            return 0;
        }
        memcpy(out + size, strokes, strlen(strokes));
        size += strlen(strokes);
    }
    out[size] = '\0';
    return size;
}

/* The same numeral but for one upright stroke at the most. */
static bool nearly_same(const char *left, const char *right) {
    const char *const longer = strlen(left) >= strlen(right) ? left : right;
    const char *const shorter = longer == left ? right : left;
    if (strcmp(longer, shorter) == 0) {
        return true;
    }
    size_t same = 0;
    while (shorter[same] != '\0' && shorter[same] == longer[same]) {
        same++;
    }
    return longer[same] == 'I' && strcmp(longer + same + 1, shorter + same) == 0;
}

/* Letters that are seldom strokes and often letters. */
static bool has_letters(soat_span read) {
    return memchr(read.data, 'N', read.size) != NULL || memchr(read.data, 'T', read.size) != NULL ||
           memchr(read.data, 'L', read.size) != NULL;
}

static soat_likeness roman_likeness(soat_span read, unsigned value) {
    char strokes[SOAT_NUMERAL_BYTES];
    if (value > MOST_ROMAN || read_strokes(read, strokes) == 0 ||
        !nearly_same(strokes, romans[value])) {
        return SOAT_LIKENESS_NONE;
    }
    return has_letters(read) ? SOAT_LIKENESS_DISTANT : SOAT_LIKENESS_NEAR;
}

/* Digits for digits, one at the most; letters for digits. */
static soat_likeness arabic_likeness(soat_span read, unsigned value) {
    char wanted[SOAT_NUMERAL_BYTES];
    const size_t lead = soat__numbering_lead(read).size;
    const int size = snprintf(wanted, sizeof wanted, "%u", value);
    if (read.size - lead != (size_t)size) {
        return SOAT_LIKENESS_NONE;
    }
    size_t figures = 0;
    for (size_t i = lead; i < read.size; i++) {
        const char digit = wanted[i - lead];
        const char byte = read.data[i];
        const bool upright = digit == '1' && strchr("lIi|!", byte) != NULL;
        const bool round = digit == '0' && strchr("Oo", byte) != NULL;
        if (byte == digit || upright || round) {
            continue;
        }
        if (!is_digit(byte) || ++figures > 1) {
            return SOAT_LIKENESS_NONE;
        }
    }
    return figures > 0 ? SOAT_LIKENESS_DISTANT : SOAT_LIKENESS_NEAR;
}

soat_likeness soat__numbering_likeness(soat_numbering numbering, soat_span read, unsigned value) {
    if (value == 0 || soat__numbering_value(numbering, read) == value) {
        return SOAT_LIKENESS_NONE;
    }
    if (numbering == SOAT_NUMBERING_ROMAN) {
        return roman_likeness(read, value);
    }
    if (numbering == SOAT_NUMBERING_ARABIC) {
        return arabic_likeness(read, value);
    }
    const letter_row *const row = letter_of(numbering, value);
    return row == NULL                    ? SOAT_LIKENESS_NONE
           : is_among(read, row->near)    ? SOAT_LIKENESS_NEAR
           : is_among(read, row->distant) ? SOAT_LIKENESS_DISTANT
                                          : SOAT_LIKENESS_NONE;
}

bool soat__numbering_write(soat_numbering numbering, soat_span read, unsigned value,
                           char out[SOAT_NUMERAL_BYTES]) {
    const letter_row *const row = letter_of(numbering, value);
    const size_t lead = numbering == SOAT_NUMBERING_ARABIC ? soat__numbering_lead(read).size : 0;
    int size = -1;
    if (numbering == SOAT_NUMBERING_ARABIC && lead < SOAT_NUMERAL_BYTES) {
        memcpy(out, read.data, lead);
        size = snprintf(out + lead, SOAT_NUMERAL_BYTES - lead, "%u", value);
    } else if (numbering == SOAT_NUMBERING_ROMAN && value <= MOST_ROMAN) {
        size = snprintf(out, SOAT_NUMERAL_BYTES, "%s", romans[value]);
    } else if (numbering > SOAT_NUMBERING_ROMAN && row != NULL) {
        size = snprintf(out, SOAT_NUMERAL_BYTES, "%s", row->letter);
    }
    return value > 0 && size > 0 && lead + (size_t)size < SOAT_NUMERAL_BYTES;
}

unsigned soat__roman_of_strokes(soat_span read) {
    char strokes[SOAT_NUMERAL_BYTES];
    const size_t size = has_letters(read) && (read.size > 1 || read.data[0] == 'N')
                            ? 0
                            : read_strokes(read, strokes);
    return size == 0 || roman_value(read.data, read.size) != 0 ? 0 : roman_value(strokes, size);
}

const char *soat__roman_numeral(unsigned value) {
    return value > 0 && value <= MOST_ROMAN ? romans[value] : NULL;
}
