#include "correct/number_repair.h"

#include <string.h>

#include "text/utf8.h"

enum { MOST_BYTES = 24, SECTION_SIGN = 0xA7 };

/* The digit that a letter or sign may stand for, or 0. */
static char digit_for(uint32_t code_point) {
    static const struct {
        uint32_t letter;
        char digit;
    } rows[] = {{'l', '1'},  {'I', '1'},  {'i', '1'},   {'|', '1'},         {'O', '0'},
                {'o', '0'},  {'D', '0'},  {'S', '5'},   {'s', '5'},         {'B', '8'},
                {'Z', '2'},  {'z', '2'},  {'g', '9'},   {'q', '9'},         {0xCC, '1'},
                {0xCD, '1'}, {0xCF, '1'}, {0x160, '5'}, {SECTION_SIGN, '8'}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].letter == code_point) {
            return rows[i].digit;
        }
    }
    return code_point >= '0' && code_point <= '9' ? (char)code_point : 0;
}

static bool is_section_sign(const soat_unit *unit) {
    size_t position = 0;
    return unit->token.kind == SOAT_TOKEN_PUNCTUATION &&
           soat__utf8_next(unit->token.text, &position) == SECTION_SIGN;
}

uint32_t soat__number_repair_end(const soat_unit *units, uint32_t count, uint32_t unit) {
    const soat_token *const token = &units[unit].token;
    if (token->text.size > MOST_BYTES) {
        return unit;
    }
    if (token->kind == SOAT_TOKEN_MIXED ||
        (token->kind == SOAT_TOKEN_WORD && token->text.size <= 2 && token->text.data[0] != 'I')) {
        return unit + 1;
    }
    if (unit + 1 == count || units[unit + 1].space_before ||
        units[unit + 1].token.text.size > MOST_BYTES) {
        return unit;
    }
    const bool sign_follows = token->kind == SOAT_TOKEN_NUMBER && is_section_sign(&units[unit + 1]);
    const bool sign_leads =
        is_section_sign(&units[unit]) && units[unit + 1].token.kind == SOAT_TOKEN_NUMBER;
    return sign_follows || sign_leads ? unit + 2 : unit;
}

soat_number_repair soat__number_repair(soat_span text, bool mixed, char *out) {
    soat_number_repair repair = {.is_number = true};
    size_t digits = 0; /* in the run that ends here */
    for (size_t position = 0; position < text.size;) {
        const size_t start = position;
        const uint32_t code_point = soat__utf8_next(text, &position);
        const char digit = digit_for(code_point);
        const bool separator = digits > 0 && (code_point == '.' || code_point == ',');
        if (digit != 0) {
            out[repair.size++] = digit;
            repair.letters += digit != (char)code_point;
            digits++;
            continue;
        }
        /* What was read before stays as it was. */
        if (!separator) {
            memcpy(out, text.data, position);
            repair = (soat_number_repair){.size = position};
            digits = 0;
            continue;
        }
        memcpy(out + repair.size, text.data + start, position - start);
        repair.size += position - start;
    }
    const bool tail_without_digit = !repair.is_number && repair.letters == digits;
    if (tail_without_digit || (!repair.is_number && !mixed)) {
        repair.letters = 0;
    }
    return repair;
}
