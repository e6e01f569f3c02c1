#include "correct/unit.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "correct/noise.h"
#include "lm/vocabulary.h"
#include "syllable/syllable.h"
#include "text/utf8.h"

/* What lies between the unit before and the next one. */
typedef struct gap {
    bool space, line, paragraph;
} gap;

static void widen_gap(gap *between, const soat_token *token) {
    between->paragraph |= between->line && token->kind == SOAT_TOKEN_LINE_END;
    between->line |= token->kind == SOAT_TOKEN_LINE_END;
    between->space = true;
}

/*
 * What an unknown word costs beside <unk>. A long foreign word is improbable letter by letter, yet
 * it is a word: without Vietnamese marks, which are what damage looks like, the cost has an end.
 */
static int32_t unknown_word_cost(const soat_model *model, soat_span folded) {
    enum { PLAIN_MAX = 15000 };
    const int32_t cost = soat__spelling_cost(&model->spelling, folded);
    bool plain = true;
    for (size_t i = 0; i < folded.size; i++) {
        plain &= (unsigned char)folded.data[i] < 0x80;
    }
    return plain && cost > PLAIN_MAX ? PLAIN_MAX : cost;
}

static soat_status read_word(soat_unit *unit, const soat_model *model, soat_arena *arena,
                             soat_error *error) {
    if (unit->token.text.size > SOAT_LIMIT_WORD_BYTES) {
        unit->guarded = true; /* too long for a word: data */
        return SOAT_OK;
    }
    char *const folded = soat__arena_alloc(arena, 2 * unit->token.text.size + 16, 1);
    if (folded == NULL) {
        return soat__fail_memory(error);
    }
    unit->folded = soat_span_make(folded, soat__lm_word_fold(unit->token.text, folded));
    unit->letter_case = soat__word_case_of(unit->token.text);
    unit->style = (uint8_t)soat__tone_style_of(unit->token.text);
    unit->word = soat__vocabulary_find(&model->vocabulary, unit->folded);
    if (unit->word == SOAT_LM_UNKNOWN) {
        unit->keep_cost = unknown_word_cost(model, unit->folded);
    }
    return SOAT_OK;
}

/* A Roman numeral in which digits stand for letters: `1V`. */
static bool is_damaged_numeral(soat_span text) {
    size_t roman = 0;
    while (roman < text.size && strchr("1lIVX", text.data[roman]) != NULL) {
        roman++;
    }
    return roman == text.size;
}

/* Letters that stand for digits beside a digit: `I4`, `l8`. */
static bool has_doubtful_digit(soat_span text) {
    for (size_t i = 0; i + 1 < text.size; i++) {
        const bool left_digit = text.data[i] >= '0' && text.data[i] <= '9';
        const bool right_digit = text.data[i + 1] >= '0' && text.data[i + 1] <= '9';
        if (left_digit != right_digit &&
            strchr("IlOo", left_digit ? text.data[i + 1] : text.data[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static soat_status read_mixed(soat_unit *unit, soat_arena *arena, soat_error *error) {
    enum { MIXED_COST = 3000, DOUBTFUL_COST = 8000, NUMERAL_COST = 12000 };
    const soat_span text = unit->token.text;
    unit->keep_cost = is_damaged_numeral(text)   ? NUMERAL_COST
                      : has_doubtful_digit(text) ? DOUBTFUL_COST
                                                 : MIXED_COST;
    if (unit->token.text.size <= SOAT_OBSERVED_MAX) {
        char *const folded = soat__arena_alloc(arena, 2 * unit->token.text.size + 16, 1);
        if (folded == NULL) {
            return soat__fail_memory(error);
        }
        unit->folded = soat_span_make(folded, soat__lm_word_fold(unit->token.text, folded));
    }
    return SOAT_OK;
}

static soat_status read_unit(soat_unit *unit, const soat_model *model, soat_arena *arena,
                             soat_error *error) {
    const int32_t class = soat__lm_token_class(&unit->token, false);
    unit->seen = class >= 0 || class == SOAT_LM_WORD;
    unit->word = class >= 0 ? (uint16_t) class : SOAT_LM_UNKNOWN;
    switch (unit->token.kind) {
    case SOAT_TOKEN_WORD:
        return read_word(unit, model, arena, error);
    case SOAT_TOKEN_MIXED:
        return read_mixed(unit, arena, error);
    case SOAT_TOKEN_PUNCTUATION:
        unit->keep_cost = soat__noise_keep_cost(unit->token.text);
        break;
    default:
        break;
    }
    return SOAT_OK;
}

/* What a blank, a line end or the end of the text makes of the unit before it. */
static void end_unit(soat_unit *unit, bool paragraph) {
    if (unit->seen || unit->token.kind == SOAT_TOKEN_PUNCTUATION) {
        const bool boundary = soat__lm_token_class(&unit->token, true) == SOAT_LM_BOUNDARY;
        if (boundary) {
            unit->seen = true;
            unit->word = SOAT_LM_END;
        }
        unit->ends_sentence |= boundary || paragraph;
    }
}

/* ˆ by itself: Unicode has it among the letters, but it is a sign, and one of specks. */
static bool is_lone_accent(const soat_token *token) {
    return token->kind == SOAT_TOKEN_WORD && token->text.size == 2 &&
           soat__noise_keep_cost(token->text) != 0;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static bool between_blanks(soat_span text, const soat_token *token) {
    const size_t end = token->start + token->text.size;
    return (token->start == 0 || is_blank(text.data[token->start - 1])) &&
           (end == text.size || is_blank(text.data[end]));
}

soat_status soat__units_read(soat_units *units, const soat_model *model, soat_span text,
                             soat_arena *arena, soat_error *error) {
    units->count = units->word_count = 0;
    gap between = {0};
    soat_token token;
    for (size_t position = 0; soat__token_next(text, &position, &token);) {
        const bool blank = token.kind == SOAT_TOKEN_SPACE || token.kind == SOAT_TOKEN_LINE_END;
        if (units->count > 0 && blank) {
            widen_gap(&between, &token);
            end_unit(&units->items[units->count - 1], between.paragraph);
        }
        if (blank) {
            continue;
        }
        if (!soat__vector_reserve(&units->items, &units->capacity, units->count + 1,
                                  sizeof *units->items)) {
            return soat__fail_memory(error);
        }
        if (is_lone_accent(&token) && between_blanks(text, &token)) {
            token.kind = SOAT_TOKEN_PUNCTUATION;
        }
        soat_unit unit = {
            .token = token, .space_before = between.space, .line_before = between.line};
        const soat_status status = read_unit(&unit, model, arena, error);
        if (status != SOAT_OK) {
            return status;
        }
        units->word_count += token.kind == SOAT_TOKEN_WORD || token.kind == SOAT_TOKEN_NUMBER ||
                             token.kind == SOAT_TOKEN_MIXED;
        units->items[units->count++] = unit;
        between = (gap){0};
    }
    if (units->count > 0) {
        end_unit(&units->items[units->count - 1], true);
    }
    return SOAT_OK;
}

void soat__units_observe(soat_units *units, const soat_observation *observation, size_t start) {
    for (size_t i = 0; i < units->count; i++) {
        soat_unit *const unit = &units->items[i];
        const uint32_t first = observation->letter_at[start + unit->token.start];
        const size_t end = start + unit->token.start + unit->token.text.size;
        unit->letters = observation->letters + first;
        unit->letter_count = observation->letter_at[end] - first;
        unit->debris = unit->letter_count > 0 && unit->letters[0].debris;
    }
}

void soat__units_dispose(soat_units *units) {
    soat__free(units->items);
    memset(units, 0, sizeof *units);
}
