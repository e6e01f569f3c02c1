/*
 * The twelve vowels in six tones and two cases, and the inverse of that table over the two stretches
 * of the code space that hold them. tests/unit/text/test_letter.c checks one against the other and
 * both against ICU's decomposition.
 */
#include "text/letter.h"

#include <stddef.h>

typedef struct vowel_row {
    char base;
    uint8_t shape;
    uint16_t lower[SOAT_TONE_COUNT];
    uint16_t upper[SOAT_TONE_COUNT];
} vowel_row;

// clang-format off
static const vowel_row vowels[] = {
    {'a', SOAT_SHAPE_NONE, {0x0061, 0x00E0, 0x1EA3, 0x00E3, 0x00E1, 0x1EA1}, {0x0041, 0x00C0, 0x1EA2, 0x00C3, 0x00C1, 0x1EA0}},
    {'a', SOAT_SHAPE_BREVE, {0x0103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7}, {0x0102, 0x1EB0, 0x1EB2, 0x1EB4, 0x1EAE, 0x1EB6}},
    {'a', SOAT_SHAPE_CIRCUMFLEX, {0x00E2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD}, {0x00C2, 0x1EA6, 0x1EA8, 0x1EAA, 0x1EA4, 0x1EAC}},
    {'e', SOAT_SHAPE_NONE, {0x0065, 0x00E8, 0x1EBB, 0x1EBD, 0x00E9, 0x1EB9}, {0x0045, 0x00C8, 0x1EBA, 0x1EBC, 0x00C9, 0x1EB8}},
    {'e', SOAT_SHAPE_CIRCUMFLEX, {0x00EA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7}, {0x00CA, 0x1EC0, 0x1EC2, 0x1EC4, 0x1EBE, 0x1EC6}},
    {'i', SOAT_SHAPE_NONE, {0x0069, 0x00EC, 0x1EC9, 0x0129, 0x00ED, 0x1ECB}, {0x0049, 0x00CC, 0x1EC8, 0x0128, 0x00CD, 0x1ECA}},
    {'o', SOAT_SHAPE_NONE, {0x006F, 0x00F2, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD}, {0x004F, 0x00D2, 0x1ECE, 0x00D5, 0x00D3, 0x1ECC}},
    {'o', SOAT_SHAPE_CIRCUMFLEX, {0x00F4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9}, {0x00D4, 0x1ED2, 0x1ED4, 0x1ED6, 0x1ED0, 0x1ED8}},
    {'o', SOAT_SHAPE_HORN, {0x01A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3}, {0x01A0, 0x1EDC, 0x1EDE, 0x1EE0, 0x1EDA, 0x1EE2}},
    {'u', SOAT_SHAPE_NONE, {0x0075, 0x00F9, 0x1EE7, 0x0169, 0x00FA, 0x1EE5}, {0x0055, 0x00D9, 0x1EE6, 0x0168, 0x00DA, 0x1EE4}},
    {'u', SOAT_SHAPE_HORN, {0x01B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1}, {0x01AF, 0x1EEA, 0x1EEC, 0x1EEE, 0x1EE8, 0x1EF0}},
    {'y', SOAT_SHAPE_NONE, {0x0079, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5}, {0x0059, 0x1EF2, 0x1EF6, 0x1EF8, 0x00DD, 0x1EF4}},
};
enum { VOWEL_COUNT = sizeof vowels / sizeof vowels[0] };

static bool is_ascii_letter(uint32_t code_point) {
    const uint32_t folded = code_point | 0x20;
    return code_point < 0x80 && folded >= 'a' && folded <= 'z';
}

/* row * 12 + tone * 2 + upper, plus 1, of each code point from U+00C0 and from U+1EA0; 0 is none. */
static const uint8_t places_latin[] = {
    4, 10, 26, 8, 0, 0, 0, 0, 40, 46, 50, 0, 64, 70, 0, 0, 0, 0, 76, 82, 86, 80, 0, 0, 0, 112, 118,
    0, 0, 142, 0, 0, 3, 9, 25, 7, 0, 0, 0, 0, 39, 45, 49, 0, 63, 69, 0, 0, 0, 0, 75, 81, 85, 79, 0,
    0, 0, 111, 117, 0, 0, 141, 0, 0, 0, 0, 14, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 68, 67, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 116, 115, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 98, 97, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 122,
    121, 0, 0, 0, 0, 0, 0, 0,
};
static const uint8_t places_vietnamese[] = {
    12, 11, 6, 5, 34, 33, 28, 27, 30, 29, 32, 31, 36, 35, 22, 21, 16, 15, 18, 17, 20, 19, 24, 23,
    48, 47, 42, 41, 44, 43, 58, 57, 52, 51, 54, 53, 56, 55, 60, 59, 66, 65, 72, 71, 84, 83, 78, 77,
    94, 93, 88, 87, 90, 89, 92, 91, 96, 95, 106, 105, 100, 99, 102, 101, 104, 103, 108, 107, 120,
    119, 114, 113, 130, 129, 124, 123, 126, 125, 128, 127, 132, 131, 136, 135, 144, 143, 138, 137,
    140, 139, 0, 0, 0, 0, 0, 0,
};

static uint8_t vowel_place(uint32_t code_point) {
    if (code_point >= 0x1EA0 && code_point < 0x1EA0 + sizeof places_vietnamese) {
        return places_vietnamese[code_point - 0x1EA0];
    }
    if (code_point >= 0xC0 && code_point < 0xC0 + sizeof places_latin) {
        return places_latin[code_point - 0xC0];
    }
    return 0;
}

bool soat__letter_from_code_point(uint32_t code_point, soat_letter *out) {
    if (is_ascii_letter(code_point)) {
        *out = (soat_letter){.base = (char)(code_point | 0x20), .upper = code_point < 'a'};
        return true;
    }
    if (code_point == 0x0111 || code_point == 0x0110) {
        *out = (soat_letter){.base = 'd', .shape = SOAT_SHAPE_STROKE, .upper = code_point == 0x110};
        return true;
    }
    const uint8_t place = vowel_place(code_point);
    if (place == 0) {
        return false;
    }
    const vowel_row *const row = &vowels[(place - 1) / 12];
    *out = (soat_letter){.base = row->base,
                         .shape = row->shape,
                         .tone = (uint8_t)((place - 1) % 12 / 2),
                         .upper = (place - 1) % 2 == 1};
    return true;
}

static const vowel_row *find_row(char base, uint8_t shape) {
    for (size_t i = 0; i < VOWEL_COUNT; i++) {
        if (vowels[i].base == base && vowels[i].shape == shape) {
            return &vowels[i];
        }
    }
    return NULL;
}

uint32_t soat__letter_to_code_point(soat_letter letter) {
    const vowel_row *const row = find_row(letter.base, letter.shape);
    if (row != NULL && letter.tone < SOAT_TONE_COUNT) {
        return letter.upper ? row->upper[letter.tone] : row->lower[letter.tone];
    }
    if (letter.tone != SOAT_TONE_LEVEL) {
        return 0;
    }
    if (letter.shape == SOAT_SHAPE_STROKE && letter.base == 'd') {
        return letter.upper ? 0x0110 : 0x0111;
    }
    if (letter.shape != SOAT_SHAPE_NONE || letter.base < 'a' || letter.base > 'z') {
        return 0;
    }
    return (uint32_t)(letter.upper ? letter.base - 'a' + 'A' : letter.base);
}

static uint32_t with_case(uint32_t code_point, bool upper) {
    soat_letter letter;
    if (!soat__letter_from_code_point(code_point, &letter) || letter.upper == upper) {
        return code_point;
    }
    letter.upper = upper;
    return soat__letter_to_code_point(letter);
}

uint32_t soat__letter_lower(uint32_t code_point) {
    return with_case(code_point, false);
}

uint32_t soat__letter_upper(uint32_t code_point) {
    return with_case(code_point, true);
}

bool soat__letter_is_upper(uint32_t code_point) {
    soat_letter letter;
    return soat__letter_from_code_point(code_point, &letter) && letter.upper;
}

bool soat__letter_is_vowel(soat_letter letter) {
    return find_row(letter.base, letter.shape) != NULL;
}
