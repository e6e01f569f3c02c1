#include "correct/figure_signs.h"

#include <string.h>

#include "base/error.h"
#include "lexicon/alphabet.h"

enum {
    /* milli-nats that the recogniser asked at most for the % that a 9 was, of 155 scanned pages */
    PERCENT_AGAIN = 2500, /* before a %: the sign was read twice */
    PERCENT = 5000,
    IMPOSSIBLE = 12000, /* that what was read costs where a sign is meant */
    FIGURE_BYTES = 12,
    NEAR_UNITS = 100 /* how far what speaks of temperature may be */
};

static bool is_text(const soat_units *units, size_t unit, const char *text) {
    return unit < units->count && units->items[unit].token.text.size == strlen(text) &&
           memcmp(units->items[unit].token.text.data, text, strlen(text)) == 0;
}

/* Touches what stands before it. */
static bool touches(const soat_units *units, size_t unit) {
    return unit > 0 && unit < units->count && !units->items[unit].space_before;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static soat_status set_meant(soat_unit *unit, const char *start, size_t size, const char *tail,
                             soat_arena *arena, soat_error *error) {
    char text[FIGURE_BYTES + 8];
    memcpy(text, start, size);
    memcpy(text + size, tail, strlen(tail));
    unit->meant = soat__arena_copy(arena, soat_span_make(text, size + strlen(tail)));
    unit->meant_units = 1;
    unit->meant_reason = SOAT_REASON_NUMBER;
    unit->out_of_turn = IMPOSSIBLE;
    unit->guarded = true; /* from every other reading */
    return unit->meant.data == NULL ? soat__fail_memory(error) : SOAT_OK;
}

/* 0 to 100, decimals or none. */
static bool is_share(const char *digits, size_t size) {
    size_t whole = 0;
    while (whole < size && is_digit(digits[whole])) {
        whole++;
    }
    const bool decimals = whole + 1 < size && digits[whole] == ',';
    return (whole == 1 || (whole == 2 && digits[0] != '0') ||
            (whole == 3 && memcmp(digits, "100", 3) == 0)) &&
           (whole == size || (decimals && size - whole <= 4));
}

/* What the recogniser asks for a % in place of the 9; more than any choice when it did not think of it. */
static int32_t percent_cost(const soat_observed_letter *letter) {
    for (size_t i = 0; i < letter->alternative_count; i++) {
        const soat_alternative_code *const choice = &letter->alternatives[i];
        if (choice->size == 1 && choice->codes[0] == '%') {
            return choice->cost;
        }
    }
    return INT32_MAX;
}

/* `509%` `59.` `596,`: the bytes of the figure before its percent sign; 0 when there is none. */
static size_t find_share(const soat_unit *unit, bool percent_follows) {
    const soat_span text = unit->token.text;
    if (unit->letters == NULL || unit->letter_count != text.size || text.size < 2 ||
        text.size > FIGURE_BYTES) {
        return 0;
    }
    const bool second_circle = text.size > 2 && text.data[text.size - 1] == '6' &&
                               text.data[text.size - 2] == '9' && !percent_follows;
    const size_t sign = text.size - (second_circle ? 2 : 1);
    const bool is_sign =
        text.data[sign] == '9' && percent_cost(&unit->letters[sign]) <
                                      (percent_follows || second_circle ? PERCENT_AGAIN : PERCENT);
    return is_sign && is_share(text.data, sign) ? sign : 0;
}

/* Part of a code, a date, a time: 15/9, 2-9, A9. */
static bool is_part(const soat_units *units, size_t unit) {
    return (touches(units, unit) && !is_text(units, unit - 1, "(")) ||
           (touches(units, unit + 1) &&
            strchr(".,;)", units->items[unit + 1].token.text.data[0]) == NULL);
}

static soat_status read_percent(soat_units *units, size_t unit, soat_arena *arena,
                                soat_error *error) {
    soat_unit *const figure = &units->items[unit];
    const bool percent_follows = touches(units, unit + 1) && is_text(units, unit + 1, "%");
    const size_t size = find_share(figure, percent_follows);
    if (size == 0 || (!percent_follows && is_part(units, unit))) {
        return SOAT_OK;
    }
    return set_meant(figure, figure->token.text.data, size, percent_follows ? "" : "%", arena,
                     error);
}

/* `°C`, or its sign read as another. */
static bool is_celsius(const soat_units *units, size_t unit, const char *const *signs,
                       size_t count) {
    bool is_sign = false;
    for (size_t i = 0; i < count && !is_sign; i++) {
        is_sign = is_text(units, unit, signs[i]);
    }
    return is_sign && touches(units, unit + 1) && is_text(units, unit + 1, "C") &&
           (!touches(units, unit + 2) ||
            units->items[unit + 2].token.kind == SOAT_TOKEN_PUNCTUATION);
}

static const char *const degree_signs[] = {"°", "º"};
static const char *const read_for_degree[] = {"'", "\"", "’", "‘", "”", "“", "`"};
enum {
    DEGREE_SIGNS = sizeof degree_signs / sizeof degree_signs[0],
    READ_FOR_DEGREE = sizeof read_for_degree / sizeof read_for_degree[0]
};

static bool is_number(const soat_units *units, size_t unit) {
    return units->items[unit].token.kind == SOAT_TOKEN_NUMBER;
}

/* `28'C`: the sign at `unit`. */
static bool is_damaged_degree(const soat_units *units, size_t unit) {
    return touches(units, unit) && is_number(units, unit - 1) &&
           is_celsius(units, unit, read_for_degree, READ_FOR_DEGREE);
}

static bool speaks_of_temperature(const soat_units *units, size_t unit) {
    const soat_span folded = units->items[unit].folded;
    return (folded.size == strlen("nhiệt") && memcmp(folded.data, "nhiệt", folded.size) == 0) ||
           is_celsius(units, unit, degree_signs, DEGREE_SIGNS) || is_damaged_degree(units, unit);
}

/* Words that stand before a temperature, and before no letter of a series. */
static bool precedes_temperature(const soat_units *units, size_t unit) {
    static const char *const words[] = {
        "trên", "dưới",  "quá", "ở",   "đến", "tới", "khoảng", "độ", "mức", "là", "từ", "còn",
        "hơn",  "xuống", "lên", "đạt", "-",   "–",   "±",      "+",  "≥",   "≤",  "<",  ">"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (is_text(units, unit, words[i])) {
            return true;
        }
    }
    return false;
}

/* `28C`: one to three digits, no zero before them. */
static bool is_figure_with_c(const soat_units *units, size_t unit) {
    const soat_unit *const read = &units->items[unit];
    const soat_span text = read->token.text;
    if (read->token.kind != SOAT_TOKEN_MIXED || text.size < 2 || text.size > 4 ||
        text.data[text.size - 1] != 'C' || text.data[0] == '0' || !read->space_before ||
        (touches(units, unit + 1) &&
         strchr(".,;:)", units->items[unit + 1].token.text.data[0]) == NULL)) {
        return false;
    }
    for (size_t i = 0; i + 1 < text.size; i++) {
        if (!is_digit(text.data[i])) {
            return false;
        }
    }
    return unit > 0 && precedes_temperature(units, unit - 1);
}

static bool temperature_is_near(const soat_units *units, size_t unit) {
    const size_t first = unit > NEAR_UNITS ? unit - NEAR_UNITS : 0;
    const size_t end = unit + NEAR_UNITS < units->count ? unit + NEAR_UNITS : units->count;
    for (size_t i = first; i < end; i++) {
        if (speaks_of_temperature(units, i)) {
            return true;
        }
    }
    return false;
}

static soat_status read_degree(soat_units *units, size_t unit, soat_arena *arena,
                               soat_error *error) {
    soat_unit *const read = &units->items[unit];
    if (read->token.kind == SOAT_TOKEN_PUNCTUATION && is_damaged_degree(units, unit)) {
        return set_meant(read, "", 0, "°", arena, error);
    }
    if (is_figure_with_c(units, unit) && temperature_is_near(units, unit)) {
        return set_meant(read, read->token.text.data, read->token.text.size - 1, "°C", arena,
                         error);
    }
    return SOAT_OK;
}

soat_status soat__figure_signs_read(soat_units *units, soat_arena *arena, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t unit = 0; unit < units->count && status == SOAT_OK; unit++) {
        if (units->items[unit].meant.data != NULL || units->items[unit].guarded) {
            continue; /* part of a damaged form */
        }
        status = units->items[unit].token.kind == SOAT_TOKEN_NUMBER
                     ? read_percent(units, unit, arena, error)
                     : read_degree(units, unit, arena, error);
    }
    return status;
}
