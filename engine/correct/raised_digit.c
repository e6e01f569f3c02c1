#include "correct/raised_digit.h"

#include <stdlib.h>
#include <string.h>

#include "lexicon/alphabet.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
    NOT_THOUGHT_OF = 5500, /* milli-nats of a digit that the recogniser did not name */
    NEAR = 4500,           /* of a reading that it weighed seriously */
    DECIDED = 1500,        /* by which one digit must be likelier */
    WORDS_BEFORE = 6,
    WORDS_AFTER = 2
};

/* How much likelier ³ is than ², in milli-nats, by unit ... */
static const struct {
    const char *length;
    int32_t cubed;
} unit_odds[] = {{"km", -3800}, {"m", -650}, {"cm", 580}, {"mm", -1500}};

/* ... and by a word before it or behind it. */
static const struct {
    const char *word;
    int16_t before, after;
} word_odds[] = {
    {"rộng", -4800, 0},    {"diện", -4400, -3400}, {"sàn", -3800, -3000}, {"căn", -3900, -2500},
    {"đất", -2700, -1100}, {"thửa", -3200, -1800}, {"khu", -2800, -2500}, {"thuê", -3300, 0},
    {"nhà", -2700, -2800}, {"vườn", -2400, -1100}, {"tầng", -3200, 0},    {"khối", 4700, 1300},
    {"lượng", 3500, 1300}, {"lưu", 4600, 0},       {"xả", 5000, 0},       {"nước", 2900, 4100},
    {"thải", 3800, 3800},  {"thác", 4200, 0},      {"dung", 4300, 0},     {"suất", 2800, 0},
    {"trữ", 4500, 0},      {"gỗ", 2800, 4700},     {"chứa", 1300, 0},     {"hồ", 1400, 0},
    {"sông", 2100, 0},     {"cát", 1900, 4000},    {"đá", 1700, 2000},    {"khai", 2400, 0},
    {"bùn", 0, 3100},      {"dầu", 3200, 2600},    {"khí", 3800, 3600},   {"ngày", 1700, 4300},
    {"đêm", 0, 5400},      {"giờ", 2400, 4900},    {"giây", 0, 3600},     {"s", 0, 5300},
    {"bê", 0, 1300},       {"tông", 0, 2000},      {"xăng", 0, 2900},     {"h", 0, 3000},
};

static int32_t odds_of_word(const soat_unit *unit, bool before) {
    for (size_t i = 0; i < sizeof word_odds / sizeof word_odds[0]; i++) {
        if (unit->folded.size == strlen(word_odds[i].word) &&
            memcmp(unit->folded.data, word_odds[i].word, unit->folded.size) == 0) {
            return before ? word_odds[i].before : word_odds[i].after;
        }
    }
    return 0;
}

static int32_t odds_around(const soat_unit *units, uint32_t count, uint32_t unit, uint32_t end) {
    int32_t odds = 0;
    unsigned words = 0;
    for (uint32_t i = unit; i > 0 && words < WORDS_BEFORE; i--) {
        words += units[i - 1].token.kind == SOAT_TOKEN_WORD;
        odds += odds_of_word(&units[i - 1], true);
    }
    words = 0;
    for (uint32_t i = end; i < count && words < WORDS_AFTER; i++) {
        words += units[i].token.kind == SOAT_TOKEN_WORD;
        odds += odds_of_word(&units[i], false);
    }
    return odds;
}

static int32_t odds_of_unit(const char *length) {
    for (size_t i = 0; i < sizeof unit_odds / sizeof unit_odds[0]; i++) {
        if (strcmp(unit_odds[i].length, length) == 0) {
            return unit_odds[i].cubed;
        }
    }
    return 0;
}

/* What the recogniser asks for the digit. */
static int32_t choice_of(const soat_observed_letter *letter, char digit) {
    for (size_t i = 0; letter != NULL && i < letter->alternative_count; i++) {
        const soat_alternative_code *const choice = &letter->alternatives[i];
        if (choice->size == 1 && choice->codes[0] == (uint8_t)digit) {
            return choice->cost;
        }
    }
    return NOT_THOUGHT_OF;
}

static char vowel_of(uint8_t code) {
    soat_letter letter;
    return soat__letter_from_code_point(soat__alphabet_code_point(code), &letter) ? letter.base : 0;
}

/*
 * A vowel is one, and a sign too, unless the recogniser weighs it against others that look like
 * a raised digit: a sign, a digit or, for a vowel, one on another letter (mỹ: ổ, ể).
 */
static bool hesitates(const soat_observed_letter *letter) {
    const char read = vowel_of(letter->code);
    for (size_t i = 0; i < letter->alternative_count; i++) {
        const soat_alternative_code *const choice = &letter->alternatives[i];
        if (choice->size != 1 || choice->cost > NEAR) {
            continue;
        }
        const char other = vowel_of(choice->codes[0]);
        if (other == 0 ? strchr(".,;:()|", choice->codes[0]) == NULL : read != 0 && other != read) {
            return true;
        }
    }
    return false;
}

bool soat__may_be_raised_digit(uint8_t code) {
    const char base = vowel_of(code);
    return code >= 0x80 && base != 'i' && base != 'd';
}

/* Signs that a raised digit is read as and that mean nothing else behind a unit. */
static bool is_raised_sign(soat_span sign, bool followed) {
    static const char *const signs[] = {"°", "º", "*"};
    if (sign.size == 1 && sign.data[0] == '?') {
        return followed; /* else it may ask */
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (sign.size == strlen(signs[i]) && memcmp(sign.data, signs[i], sign.size) == 0) {
            return true;
        }
    }
    return false;
}

soat_raised_digit soat__raised_digit_find(const soat_unit *units, uint32_t count, uint32_t unit,
                                          uint32_t end, const char *length, bool measure,
                                          bool followed) {
    const soat_unit *const last = &units[end - 1];
    const soat_observed_letter *const letter = last->letters == NULL || last->letter_count == 0
                                                   ? NULL
                                                   : &last->letters[last->letter_count - 1];
    const int32_t two = choice_of(letter, '2');
    const int32_t three = choice_of(letter, '3');
    const bool thought = two < NOT_THOUGHT_OF || three < NOT_THOUGHT_OF;
    const bool shown = (letter != NULL && hesitates(letter)) ||
                       (end == unit + 2 && is_raised_sign(last->token.text, followed));
    int32_t cubed = two - three;
    if (measure && shown) {
        const int32_t odds = odds_around(units, count, unit, end);
        if (letter == NULL && abs(odds) < DECIDED) {
            return (soat_raised_digit){0}; /* the sign may be a mark of a note */
        }
        cubed += odds_of_unit(length) + odds;
    }
    if (!thought && (!measure || !shown || abs(cubed) < DECIDED)) {
        return (soat_raised_digit){0};
    }
    return cubed > 0 ? (soat_raised_digit){.text = "³", .cost = three}
                     : (soat_raised_digit){.text = "²", .cost = two};
}
