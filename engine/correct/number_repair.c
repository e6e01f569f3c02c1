#include "correct/number_repair.h"

#include <string.h>

#include "lexicon/alphabet.h"
#include "syllable/syllable.h"
#include "text/utf8.h"

enum { MOST_BYTES = 24, SECTION_SIGN = 0xA7 };

/* Letters and signs that a digit is read as. A plain one looks so much like it that it needs no proof. */
static const struct look_alike {
    uint32_t letter;
    char digit;
    bool plain;
} look_alikes[] = {
    {'l', '1', true},  {'I', '1', true},   {'|', '1', true},   {'!', '1', true},
    {'O', '0', true},  {'o', '0', true},   {0xCF, '1', true},  {0x160, '5', true},
    {'i', '1', false}, {'D', '0', false},  {'S', '5', false},  {'s', '5', false},
    {'B', '8', false}, {'Z', '2', false},  {'z', '2', false},  {'g', '9', false},
    {'q', '9', false}, {0xCC, '1', false}, {0xCD, '1', false}, {SECTION_SIGN, '8', true}};

static const struct look_alike *find_look_alike(uint32_t code_point) {
    for (size_t i = 0; i < sizeof look_alikes / sizeof look_alikes[0]; i++) {
        if (look_alikes[i].letter == code_point) {
            return &look_alikes[i];
        }
    }
    return NULL;
}

static bool is_digit(uint32_t code_point) {
    return code_point >= '0' && code_point <= '9';
}

static uint32_t first_of(const soat_unit *unit) {
    size_t position = 0;
    return soat__utf8_next(unit->token.text, &position);
}

static bool touches(const soat_unit *units, uint32_t count, uint32_t unit, soat_token_kind kind) {
    return unit < count && !units[unit].space_before && units[unit].token.kind == kind &&
           units[unit].token.text.size <= MOST_BYTES;
}

/* A sign that may be a digit, and the number it touches; `unit` where there is none. */
static uint32_t end_with_sign(const soat_unit *units, uint32_t count, uint32_t unit) {
    const uint32_t first = first_of(&units[unit]);
    if (units[unit].token.kind == SOAT_TOKEN_NUMBER) {
        return touches(units, count, unit + 1, SOAT_TOKEN_PUNCTUATION) &&
                       first_of(&units[unit + 1]) == SECTION_SIGN
                   ? unit + 2
                   : unit;
    }
    if (first != SECTION_SIGN && (first != '!' || !units[unit].space_before)) {
        return unit;
    }
    if (touches(units, count, unit + 1, SOAT_TOKEN_NUMBER)) {
        return unit + 2;
    }
    const bool separator = touches(units, count, unit + 1, SOAT_TOKEN_PUNCTUATION) &&
                           strchr(".,", units[unit + 1].token.text.data[0]) != NULL;
    return separator && touches(units, count, unit + 2, SOAT_TOKEN_NUMBER) ? unit + 3 : unit;
}

/* `l`, `O`: no words; nor is `Ol`. A syllable (lo) is meant. */
static bool may_be_number(const soat_unit *unit) {
    const soat_span text = unit->token.text;
    soat_syllable syllable;
    if (text.data[0] == 'I' || text.size > 2) {
        return false;
    }
    return text.size == 1
               ? strchr("lO", text.data[0]) != NULL
               : unit->word == SOAT_LM_UNKNOWN &&
                     soat__syllable_parse(unit->folded, &syllable, NULL) != SOAT_SYLLABLE_NATIVE;
}

uint32_t soat__number_repair_end(const soat_unit *units, uint32_t count, uint32_t unit) {
    const soat_token *const token = &units[unit].token;
    if (token->text.size > MOST_BYTES) {
        return unit;
    }
    switch (token->kind) {
    case SOAT_TOKEN_MIXED:
        return unit + 1;
    case SOAT_TOKEN_WORD:
        return may_be_number(&units[unit]) ? unit + 1 : unit;
    case SOAT_TOKEN_NUMBER:
    case SOAT_TOKEN_PUNCTUATION:
        return end_with_sign(units, count, unit);
    default:
        return unit;
    }
}

/* One code point of the stretch, with what the recogniser thought of it. */
typedef struct glyph {
    uint32_t code_point;
    const soat_observed_letter *letter; /* NULL: plain text */
    size_t start, end;                  /* bytes of the stretch */
} glyph;

static size_t read_glyphs(const soat_unit *units, uint32_t from, uint32_t to,
                          glyph out[3 * MOST_BYTES]) {
    size_t count = 0;
    size_t bytes = 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t place = 0;
        for (size_t position = 0; position < units[i].token.text.size; place++) {
            glyph *const made = &out[count++];
            made->start = bytes + position;
            made->code_point = soat__utf8_next(units[i].token.text, &position);
            made->end = bytes + position;
            made->letter = units[i].letters != NULL && place < units[i].letter_count
                               ? &units[i].letters[place]
                               : NULL;
        }
        bytes += units[i].token.text.size;
    }
    return count;
}

int32_t soat__number_choice(const soat_observed_letter *letter, char digit) {
    for (size_t i = 0; letter != NULL && i < letter->alternative_count; i++) {
        const soat_alternative_code *const choice = &letter->alternatives[i];
        if (choice->size == 1 && choice->codes[0] == soat__alphabet_code((unsigned char)digit)) {
            return choice->cost;
        }
    }
    return -1;
}

/* The digit that glyph `i` stands for, or 0; adds up what that takes. */
static char read_digit(const glyph *glyphs, size_t count, size_t i, bool after_letters,
                       soat_number_repair *repair) {
    const uint32_t code_point = glyphs[i].code_point;
    if (is_digit(code_point)) {
        return (char)code_point;
    }
    const struct look_alike *const found = find_look_alike(code_point);
    if (found == NULL || (after_letters && found->digit != '1')) {
        return 0;
    }
    const int32_t choice = soat__number_choice(glyphs[i].letter, found->digit);
    const bool between = i > 0 && i + 1 < count && is_digit(glyphs[i - 1].code_point) &&
                         is_digit(glyphs[i + 1].code_point);
    if (choice < 0 && !between && !found->plain) {
        return 0;
    }
    repair->letters++;
    repair->guesses += choice < 0;
    repair->cost += choice < 0 ? 0 : choice;
    return found->digit;
}

soat_number_repair soat__number_repair(const soat_unit *units, uint32_t from, uint32_t to,
                                       char *out) {
    glyph glyphs[3 * MOST_BYTES];
    const size_t count = read_glyphs(units, from, to, glyphs);
    const char *const text = units[from].token.text.data;
    soat_number_repair repair = {.is_number = true};
    size_t digits = 0; /* in the run that ends here */
    for (size_t i = 0; i < count; i++) {
        const glyph *const at = &glyphs[i];
        const char digit = read_digit(glyphs, count, i, !repair.is_number, &repair);
        const bool separator = digits > 0 && (at->code_point == '.' || at->code_point == ',');
        if (digit != 0) {
            out[repair.size++] = digit;
            digits++;
        } else if (separator) {
            out[repair.size++] = (char)at->code_point;
        } else { /* what was read before stays as it was */
            memcpy(out, text, at->end);
            repair = (soat_number_repair){.size = at->end};
            digits = 0;
        }
    }
    const bool tail_without_digit = !repair.is_number && repair.letters == digits;
    if (tail_without_digit || (!repair.is_number && units[from].token.kind != SOAT_TOKEN_MIXED)) {
        repair.letters = 0;
    }
    return repair;
}
