/*
 * Counting syllables in corpora. Only the class of a count is kept (its binary magnitude): enough
 * to tell common from rare, and stable against small changes of the corpora.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "syllable/syllable.h"
#include "syllable/word_fold.h"
#include "text/token.h"
#include "tools/dictionaries.h"

enum {
    /* Possible but not native syllables are foreign words and misprints, until they are frequent. */
    POSSIBLE_CLASS_MIN = 7,
    CELLS = SOAT_ONSET_COUNT * 256 * SOAT_TONE_COUNT
};

static const char header[] =
    "# The syllables of Vietnamese, generated: every native one, seen or not, and those of loan\n"
    "# words and names that are frequent. Lower case, tone marks in the old style of placement.\n"
    "#\n"
    "# Columns, apart by tabs: syllable; n for native, p for possible (loan words, names); class\n"
    "# of its count in the corpora (0 never, 1 once, k from 2^(k-1) times).\n"
    "# Source: dictionaries/rimes.txt and counts of Vietnamese laws, newspapers 2016-2019 and\n"
    "# Wikipedia 2017 (CC BY-SA 3.0), 82 million words. Made by:\n"
    "#     soat-dictionaries syllables laws.txt news.txt wiki.txt > dictionaries/syllables.txt\n"
    "#\n";

static size_t cell_of(soat_syllable syllable) {
    return ((size_t)syllable.onset * 256 + syllable.rime) * SOAT_TONE_COUNT + syllable.tone;
}

static void count_text(soat_span text, uint64_t *counts) {
    soat_token token;
    for (size_t position = 0; soat__token_next(text, &position, &token);) {
        char folded[SOAT_LIMIT_WORD_BYTES];
        size_t size = 0;
        soat_syllable syllable;
        if (token.kind == SOAT_TOKEN_WORD && soat__word_fold(token.text, folded, &size, NULL) &&
            soat__syllable_parse(soat_span_make(folded, size), &syllable, NULL) !=
                SOAT_SYLLABLE_NONE) {
            counts[cell_of(syllable)]++;
        }
    }
}

static int class_of(uint64_t count) {
    int class = 0;
    for (; count > 0; count >>= 1) {
        class ++;
    }
    return class;
}

static soat_status write_cell(soat_syllable syllable, uint64_t count, soat_buffer *out,
                              soat_error *error) {
    const soat_syllable_kind kind = soat__syllable_kind_of(syllable);
    const int class = class_of(count);
    if (kind == SOAT_SYLLABLE_NONE ||
        (kind == SOAT_SYLLABLE_POSSIBLE && class < POSSIBLE_CLASS_MIN)) {
        return SOAT_OK;
    }
    char text[SOAT_SYLLABLE_BYTES];
    const size_t size = soat__syllable_compose(syllable, false, text);
    return soat__append_format(out, error, "%.*s\t%c\t%d\n", (int)size, text,
                               kind == SOAT_SYLLABLE_NATIVE ? 'n' : 'p', class);
}

static soat_status write_counts(const uint64_t *counts, soat_buffer *out, soat_error *error) {
    soat_status status = soat_buffer_append(out, soat_span_from_string(header), error);
    for (size_t onset = 0; onset < SOAT_ONSET_COUNT; onset++) {
        for (size_t rime = 0; rime < soat__rime_count(); rime++) {
            for (size_t tone = 0; status == SOAT_OK && tone < SOAT_TONE_COUNT; tone++) {
                const soat_syllable syllable = {(uint8_t)onset, (uint8_t)rime, (uint8_t)tone};
                status = write_cell(syllable, counts[cell_of(syllable)], out, error);
            }
        }
    }
    return status;
}

soat_status soat__write_syllables(const char *const *corpora, size_t corpus_count, soat_buffer *out,
                                  soat_error *error) {
    uint64_t *const counts = soat__alloc(CELLS, sizeof *counts);
    if (counts == NULL) {
        return soat__fail_memory(error);
    }
    soat_status status = SOAT_OK;
    for (size_t i = 0; status == SOAT_OK && i < corpus_count; i++) {
        soat_mapped_file file = {0};
        status = soat__file_map(&file, corpora[i], error);
        if (status == SOAT_OK) {
            count_text(file.bytes, counts);
            soat__mapped_file_dispose(&file);
        }
    }
    if (status == SOAT_OK) {
        status = write_counts(counts, out, error);
    }
    soat__free(counts);
    return status;
}
