/*
 * Widths and heights are those of the Times-like faces that Vietnamese offices print with, rounded
 * into classes; other faces differ by a common factor, which the layer's scaling takes up.
 */
#include "pdf/letter_shape.h"

#include <string.h>

#include "text/letter.h"
#include "text/utf8.h"

static const int16_t widths[SOAT_LETTER_WIDTH_COUNT] = {265, 333, 390, 444, 500, 556,
                                                        611, 667, 722, 778, 900, 1000};

/* The characters of each class; what is not listed is of CLASS_USUAL or CLASS_SQUARE. */
static const char *const of_width[SOAT_LETTER_WIDTH_COUNT] = {
    " .,ijlt:;/\\'!|", "frI-()[]`", "sJ\"", "acez?", "", "FPS~+<>=", "ELTZ", "BCR",
    "ADGHKNOQUVXYw&",  "m",         "MW%@", ""};
enum { CLASS_USUAL = 4, CLASS_SQUARE = 11 };

static char base_of(uint32_t code_point, soat_letter *letter, bool *known) {
    *known = soat__letter_from_code_point(code_point, letter);
    if (*known) {
        return letter->upper ? (char)(letter->base - 'a' + 'A') : letter->base;
    }
    return code_point < 0x80 ? (char)code_point : '\0';
}

/* Han, Kana, Hangul, full-width forms and pictures fill a square. */
static bool is_square(uint32_t code_point) {
    return (code_point >= 0x2E80 && code_point < 0xD800) ||
           (code_point >= 0xF900 && code_point < 0xFB00) || code_point == 0x2014 ||
           code_point >= 0xFF00;
}

int16_t soat__letter_width(int width_class) {
    return widths[width_class];
}

int soat__letter_width_class(uint32_t code_point) {
    soat_letter letter;
    bool known = false;
    const char base = base_of(code_point, &letter, &known);
    for (int i = 0; base != '\0' && i < SOAT_LETTER_WIDTH_COUNT; i++) {
        if (strchr(of_width[i], base) != NULL) {
            return i;
        }
    }
    return is_square(code_point) ? CLASS_SQUARE : CLASS_USUAL;
}

/* Where the ink of an unmarked letter, digit or sign ends. */
static void plain_extent(char base, soat_letter_shape *shape) {
    static const struct {
        const char *members;
        int16_t top, bottom;
    } extents[] = {{"acemnorsuvwxz", 460, 0},  {"gpqy", 460, -215},
                   {"bdfhkl", 690, 0},         {"i", 680, 0},
                   {"j", 680, -215},           {"t", 580, 0},
                   {"Q", 670, -170},           {"([{)]}|", 690, -180},
                   {",;", 440, -140},          {".", 100, 0},
                   {"-_~=+*^\"'`<>", 500, 100}};
    shape->top = 670; /* capitals, digits and what is drawn as high */
    shape->bottom = 0;
    for (size_t i = 0; i < sizeof extents / sizeof extents[0]; i++) {
        if (base != '\0' && strchr(extents[i].members, base) != NULL) {
            shape->top = extents[i].top;
            shape->bottom = extents[i].bottom;
            return;
        }
    }
}

/* Marks stand above the letter, one on the other, and the dot below. */
static void add_marks(soat_letter letter, soat_letter_shape *shape) {
    const bool hat = letter.shape == SOAT_SHAPE_CIRCUMFLEX || letter.shape == SOAT_SHAPE_BREVE;
    const bool tone = letter.tone != SOAT_TONE_LEVEL && letter.tone != SOAT_TONE_DOT;
    const int16_t floor = letter.upper ? 670 : 460;
    const int marks = hat + tone;
    if (marks > 0) {
        const int16_t first = letter.upper ? 210 : 225, second = letter.upper ? 130 : 165;
        shape->top = (int16_t)(floor + first + (marks == 2 ? second : 0));
    } else if (letter.shape == SOAT_SHAPE_HORN) {
        shape->top = (int16_t)(floor + 50);
    }
    if (letter.tone == SOAT_TONE_DOT) {
        shape->bottom = -190;
    }
}

soat_letter_shape soat__letter_shape(uint32_t code_point) {
    soat_letter letter;
    bool known = false;
    const char base = base_of(code_point, &letter, &known);
    soat_letter_shape shape = {.width = widths[soat__letter_width_class(code_point)]};
    plain_extent(base, &shape);
    if (known) {
        add_marks(letter, &shape);
    }
    shape.tells = known || (base >= '0' && base <= '9');
    return shape;
}

bool soat__letter_prints(uint32_t code_point) {
    return code_point >= ' ' && code_point != 0x7F;
}

uint32_t soat__next_letter(soat_span text, size_t *at) {
    const uint32_t code_point = soat__utf8_next(text, at);
    return code_point == SOAT_UTF8_INVALID ? 0xFFFD : code_point;
}

long soat__letters_width(soat_span text) {
    long width = 0;
    for (size_t at = 0; at < text.size;) {
        const uint32_t code_point = soat__next_letter(text, &at);
        width += soat__letter_prints(code_point) ? soat__letter_shape(code_point).width : 0;
    }
    return width;
}
