#include "eval/special_rows.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"

enum { COMMON = 0x3000 }; /* Latin and its marks, Greek, Cyrillic, signs */

void soat__special_rows_dispose(soat__special_rows *rows) {
    soat__free(rows->rows);
    soat__free(rows->columns);
    soat__free(rows->specials);
    soat__free(rows->matches);
    memset(rows, 0, sizeof *rows);
}

static bool allocate_matches(soat__special_rows *out, size_t tables, size_t symbols) {
    size_t cells = 0;
    if (!__builtin_mul_overflow(tables, symbols, &cells)) {
        out->matches = soat__alloc(cells, 1);
    }
    return out->matches != NULL;
}

static void add_special(soat__special_rows *out, soat__align_special special) {
    out->specials[out->input.special_count++] = special;
}

/* --- words --- */

static void fill_word_matches(const soat__eval_text *truth, const soat__eval_word *word,
                              const soat_map *numbers, uint8_t *matches) {
    for (size_t symbol = 0; symbol < numbers->count; symbol++) {
        const soat_span key = numbers->entries[symbol].key;
        matches[symbol] = soat__eval_word_matches(
            truth->letters + word->begin, word->end - word->begin,
            (const uint32_t *)(const void *)key.data, key.size / sizeof(uint32_t));
    }
}

/* Table 0 matches everything, for the words that are only handwriting. */
static soat_status add_word_specials(soat__special_rows *out, const soat__eval_text *truth,
                                     const soat_map *numbers, soat_error *error) {
    size_t tables = 1, specials = 0;
    for (size_t i = 0; i < truth->word_count; i++) {
        specials += truth->words[i].kind != SOAT_WORD_PLAIN;
        tables += truth->words[i].kind == SOAT_WORD_PATTERN;
    }
    out->specials = soat__alloc(specials, sizeof *out->specials);
    if (out->specials == NULL || !allocate_matches(out, tables, numbers->count)) {
        return soat__fail_memory(error);
    }
    memset(out->matches, 1, numbers->count);
    uint8_t *matches = out->matches;
    for (size_t i = 0; i < truth->word_count; i++) {
        const soat__eval_word *const word = &truth->words[i];
        if (word->kind == SOAT_WORD_FREE) {
            add_special(out, (soat__align_special){(uint32_t)i, true, false, out->matches});
        } else if (word->kind == SOAT_WORD_PATTERN) {
            matches += numbers->count;
            fill_word_matches(truth, word, numbers, matches);
            add_special(out, (soat__align_special){(uint32_t)i, false, false, matches});
        }
    }
    return SOAT_OK;
}

static uint32_t *symbols_of(const soat__eval_text *text) {
    uint32_t *const symbols = soat__alloc(text->word_count, sizeof *symbols);
    for (size_t i = 0; symbols != NULL && i < text->word_count; i++) {
        symbols[i] = text->words[i].symbol;
    }
    return symbols;
}

soat_status soat__special_rows_of_words(soat__special_rows *out, const soat__eval_text *truth,
                                        const soat__eval_text *read, const soat_map *numbers,
                                        soat_error *error) {
    out->rows = symbols_of(truth);
    out->columns = symbols_of(read);
    if (out->rows == NULL || out->columns == NULL) {
        return soat__fail_memory(error);
    }
    const soat_status status = add_word_specials(out, truth, numbers, error);
    out->input.rows = out->rows;
    out->input.row_count = truth->word_count;
    out->input.columns = out->columns;
    out->input.column_count = read->word_count;
    out->input.symbol_count = (uint32_t)numbers->count;
    out->input.specials = out->specials;
    return status;
}

/* --- letters --- */

/* Whether the token that holds the letter is nothing but handwriting. */
static bool is_free_token(const soat__eval_text *text, size_t begin) {
    for (size_t i = begin; i < text->letter_count && text->letters[i] != ' '; i++) {
        if (text->letters[i] != SOAT_EVAL_ANYTHING) {
            return false;
        }
    }
    return true;
}

bool soat__is_free_space(const soat__eval_text *truth, size_t letter) {
    if (truth->letters[letter] != ' ' || truth->letters[letter - 1] != SOAT_EVAL_ANYTHING) {
        return false;
    }
    size_t begin = letter;
    while (begin > 0 && truth->letters[begin - 1] != ' ') {
        begin--;
    }
    return is_free_token(truth, begin);
}

/* In letters: the longest run without a space. */
static size_t longest_token(const soat__eval_text *text) {
    size_t begin = 0, longest = 0;
    for (size_t i = 0; i < text->letter_count; i++) {
        begin = text->letters[i] == ' ' ? i + 1 : begin;
        longest = i + 1 - begin > longest ? i + 1 - begin : longest;
    }
    return longest;
}

/*
 * Code points below COMMON are symbols as they are; the rare ones beyond, and handwriting, are
 * numbered behind them as they come: the alignment keeps a table of all symbols. NULL: no memory.
 */
static uint32_t *number_letters(const soat__eval_text *text, soat_map *rare) {
    uint32_t *const symbols = soat__alloc(text->letter_count, sizeof *symbols);
    for (size_t i = 0; symbols != NULL && i < text->letter_count; i++) {
        symbols[i] = text->letters[i];
        if (symbols[i] < COMMON) {
            continue;
        }
        bool inserted = false;
        const soat_span key = soat_span_make((const char *)&text->letters[i], sizeof *symbols);
        uint32_t *const place = soat__map_insert(rare, key, &inserted);
        if (place == NULL) {
            soat__free(symbols);
            return NULL;
        }
        *place = inserted ? (uint32_t)rare->count - 1 : *place;
        symbols[i] = COMMON + *place;
    }
    return symbols;
}

static soat_status add_letter_specials(soat__special_rows *out, const soat__eval_text *truth,
                                       soat_error *error) {
    size_t specials = 0;
    for (size_t i = 0; i < truth->letter_count; i++) {
        specials += truth->letters[i] == SOAT_EVAL_ANYTHING || soat__is_free_space(truth, i);
    }
    const size_t symbols = out->input.symbol_count;
    out->specials = soat__alloc(specials, sizeof *out->specials);
    if (out->specials == NULL || !allocate_matches(out, specials == 0 ? 0 : 2, symbols)) {
        return soat__fail_memory(error);
    }
    if (specials == 0) {
        return SOAT_OK;
    }
    uint8_t *const no_space = out->matches, *const only_space = out->matches + symbols;
    memset(no_space, 1, symbols);
    no_space[' '] = 0;
    only_space[' '] = 1;
    for (size_t i = 0; i < truth->letter_count; i++) {
        if (truth->letters[i] == SOAT_EVAL_ANYTHING) {
            add_special(out, (soat__align_special){(uint32_t)i, true, true, no_space});
        } else if (soat__is_free_space(truth, i)) {
            add_special(out, (soat__align_special){(uint32_t)i, true, false, only_space});
        }
    }
    return SOAT_OK;
}

soat_status soat__special_rows_of_letters(soat__special_rows *out, const soat__eval_text *truth,
                                          const soat__eval_text *read, soat_error *error) {
    soat_map rare = {0};
    out->rows = number_letters(truth, &rare);
    out->columns = out->rows == NULL ? NULL : number_letters(read, &rare);
    out->input.rows = out->rows;
    out->input.row_count = truth->letter_count;
    out->input.columns = out->columns;
    out->input.column_count = read->letter_count;
    out->input.symbol_count = COMMON + (uint32_t)rare.count;
    out->input.absorbed_limit = longest_token(read);
    soat__map_dispose(&rare);
    if (out->columns == NULL) {
        return soat__fail_memory(error);
    }
    const soat_status status = add_letter_specials(out, truth, error);
    out->input.specials = out->specials;
    return status;
}
