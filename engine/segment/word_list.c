#include "segment/word_list.h"

#include <string.h>

#include "base/error.h"
#include "lm/natural_log.h"
#include "segment/compound_table.h"
#include "syllable/word_fold.h"
#include "text/line.h"
#include "text/token.h"

/*
 * What a map entry holds: the cost and, above it, whether a longer word begins so. A beginning that
 * is no word has no cost.
 */
static const uint32_t GOES_ON = UINT32_C(1) << 31, COST_MASK = (UINT32_C(1) << 31) - 1,
                      NO_WORD = (UINT32_C(1) << 31) - 1;

/* Of a word that the caller names: as good as the most frequent compounds. */
enum { GIVEN_COST = 8000 };

/* `key` lives as long as the list. */
static bool put(soat_word_list *list, soat_span key, uint32_t cost) {
    for (size_t at = 1; at < key.size; at++) {
        if (key.data[at] == ' ') {
            bool inserted = false;
            uint32_t *const value =
                soat__map_insert(&list->costs, soat_span_make(key.data, at), &inserted);
            if (value == NULL) {
                return false;
            }
            *value = (inserted ? NO_WORD : *value) | GOES_ON;
        }
    }
    bool inserted = false;
    uint32_t *const value = soat__map_insert(&list->costs, key, &inserted);
    if (value == NULL) {
        return false;
    }
    *value = (inserted ? 0 : *value & GOES_ON) | cost;
    return true;
}

/* A line of the table; false for a comment. */
static bool split_row(soat_span line, soat_span *word, double *count) {
    const char *const tab =
        line.size == 0 || line.data[0] == '#' ? NULL : memchr(line.data, '\t', line.size);
    if (tab == NULL) {
        return false;
    }
    *word = soat_span_make(line.data, (size_t)(tab - line.data));
    *count = 0;
    for (const char *at = tab + 1; at < line.data + line.size && *at >= '0' && *at <= '9'; at++) {
        *count = *count * 10 + (*at - '0');
    }
    return true;
}

soat_status soat__word_list_read_table(soat_word_list *list, soat_error *error) {
    const soat_span table = soat__compound_table();
    double total = 0, count = 0;
    soat_span line, word;
    for (size_t at = 0; soat__line_next(table, &at, &line);) {
        total += split_row(line, &word, &count) ? count : 0;
    }
    for (size_t at = 0; soat__line_next(table, &at, &line);) {
        if (split_row(line, &word, &count) &&
            !put(list, word, (uint32_t)soat__cost_of_probability(count / total))) {
            return soat__fail_memory(error);
        }
    }
    return SOAT_OK;
}

/* Folds the syllables of a line into `out`; returns how many, 0 when one cannot be. */
static size_t fold_line(soat_span line, char *out, size_t room, size_t *size) {
    size_t count = 0;
    soat_token token;
    *size = 0;
    for (size_t at = 0; soat__token_next(line, &at, &token);) {
        if (token.kind == SOAT_TOKEN_SPACE) {
            continue;
        }
        char folded[SOAT_LIMIT_WORD_BYTES];
        size_t folded_size = 0;
        if (token.kind != SOAT_TOKEN_WORD ||
            !soat__word_fold(token.text, folded, &folded_size, NULL) ||
            *size + folded_size + 1 > room) {
            return 0;
        }
        if (count++ > 0) {
            out[(*size)++] = ' ';
        }
        memcpy(out + *size, folded, folded_size);
        *size += folded_size;
    }
    return count <= SOAT_WORD_SYLLABLES ? count : 0;
}

soat_status soat__word_list_add(soat_word_list *list, soat_span lines, soat_error *error) {
    soat_span line;
    const soat_span text = soat__text_skip_bom(lines);
    for (size_t at = 0; soat__line_next(text, &at, &line);) {
        char folded[SOAT_LIMIT_WORD_BYTES];
        size_t size = 0;
        if (line.size == 0 || line.data[0] == '#') {
            continue;
        }
        if (fold_line(line, folded, sizeof folded, &size) == 0) {
            return soat__fail(error, SOAT_ERROR_ARGUMENT, (size_t)(line.data - lines.data),
                              "'%.*s' is not a word of one to %d syllables",
                              (int)(line.size < 80 ? line.size : 80), line.data,
                              SOAT_WORD_SYLLABLES);
        }
        const soat_span key = soat__arena_copy(&list->arena, soat_span_make(folded, size));
        if (key.data == NULL || !put(list, key, GIVEN_COST)) {
            return soat__fail_memory(error);
        }
    }
    return SOAT_OK;
}

int32_t soat__word_list_cost(const soat_word_list *list, soat_span folded, bool *goes_on) {
    const uint32_t *const value = soat__map_find(&list->costs, folded);
    *goes_on = value != NULL && (*value & GOES_ON) != 0;
    return value == NULL || (*value & COST_MASK) == NO_WORD ? -1 : (int32_t)(*value & COST_MASK);
}

void soat__word_list_dispose(soat_word_list *list) {
    soat__map_dispose(&list->costs);
    soat__arena_dispose(&list->arena);
}
