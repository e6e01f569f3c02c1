/*
 * The word file of our Hunspell dictionary: syllables in both styles of tone placement, and the
 * words of the lists of names, loan words and abbreviations. Hunspell sees one word at a time, so
 * phrases go in word by word.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/map.h"
#include "syllable/tone_style.h"
#include "text/line.h"
#include "tools/dictionaries.h"

enum {
    /* A syllable seen fewer than four times in 82 million may be a misprint. */
    NATIVE_CLASS_MIN = 3

};

typedef struct word_set {
    soat_arena arena;
    soat_map words;
} word_set;

static soat_status add_word(word_set *set, soat_span word, soat_error *error) {
    if (soat__map_find(&set->words, word) != NULL) {
        return SOAT_OK;
    }
    bool inserted = false;
    const soat_span copy = soat__arena_copy(&set->arena, word);
    const bool added = copy.data != NULL && soat__map_insert(&set->words, copy, &inserted) != NULL;
    return added ? SOAT_OK : soat__fail_memory(error);
}

static soat_status add_both_styles(word_set *set, soat_span word, soat_error *error) {
    static const soat_tone_style styles[] = {SOAT_STYLE_OLD, SOAT_STYLE_NEW};
    soat_status status = SOAT_OK;
    for (size_t i = 0; status == SOAT_OK && i < 2; i++) {
        char form[SOAT_LIMIT_WORD_BYTES];
        size_t size = 0;
        if (soat__tone_style_apply(word, styles[i], form, &size)) {
            status = add_word(set, soat_span_make(form, size), error);
        }
    }
    return status;
}

/* syllable TAB kind TAB class */
static soat_status add_syllable(word_set *set, soat_span line, soat_error *error) {
    const char *const tab = memchr(line.data, '\t', line.size);
    if (tab == NULL || line.size - (size_t)(tab - line.data) < 4) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                          "syllables.txt: a line without three columns");
    }
    const bool native = tab[1] == 'n';
    const int class = atoi(tab + 3);
    const soat_span word = soat_span_make(line.data, (size_t)(tab - line.data));
    return native && class < NATIVE_CLASS_MIN ? SOAT_OK : add_both_styles(set, word, error);
}

/*
 * The words of a line up to its first tab; an apostrophe belongs to its word (H'Mông). A word with
 * hyphens goes in whole too: Hunspell lowers words in capitals before it breaks them, so that it
 * would not find the parts of NĐ-CP.
 */
static soat_status add_phrase(word_set *set, soat_span line, soat_error *error) {
    const char *const tab = memchr(line.data, '\t', line.size);
    const size_t size = tab == NULL ? line.size : (size_t)(tab - line.data);
    const bool whole = memchr(line.data, '-', size) != NULL && memchr(line.data, ' ', size) == NULL;
    soat_status status = whole ? add_word(set, soat_span_make(line.data, size), error) : SOAT_OK;
    for (size_t start = 0; status == SOAT_OK && start < size;) {
        size_t end = start;
        while (end < size && line.data[end] != ' ' && line.data[end] != '-') {
            end++;
        }
        if (end > start) {
            status = add_both_styles(set, soat_span_make(line.data + start, end - start), error);
        }
        start = end + 1;
    }
    return status;
}

typedef soat_status (*line_reader)(word_set *set, soat_span line, soat_error *error);

static soat_status read_list(word_set *set, const char *folder, const char *name, line_reader read,
                             soat_error *error) {
    soat_buffer path = SOAT_BUFFER_INIT;
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_status status = soat__append_format(&path, error, "%s/%s", folder, name);
    if (status == SOAT_OK) {
        status = soat__file_read(path.data, 0, &text, error);
    }
    soat_span line;
    size_t position = 0;
    while (status == SOAT_OK && soat__line_next(soat_buffer_span(&text), &position, &line)) {
        if (line.size > 0 && line.data[0] != '#') {
            status = read(set, line, error);
        }
    }
    soat_buffer_dispose(&path);
    soat_buffer_dispose(&text);
    return status;
}

static int compare_words(const void *left, const void *right) {
    const soat_span a = ((const soat_map_entry *)left)->key;
    const soat_span b = ((const soat_map_entry *)right)->key;
    const int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

static soat_status write_words(word_set *set, soat_buffer *out, soat_error *error) {
    /* The map is not asked any more: its entries may change places. */
    qsort(set->words.entries, set->words.count, sizeof *set->words.entries, compare_words);
    soat_status status = soat__append_format(out, error, "%zu\n", set->words.count);
    for (size_t i = 0; status == SOAT_OK && i < set->words.count; i++) {
        const soat_span word = set->words.entries[i].key;
        status = soat__append_format(out, error, "%.*s\n", (int)word.size, word.data);
    }
    return status;
}

soat_status soat__write_hunspell_words(const char *dictionaries, soat_buffer *out,
                                       soat_error *error) {
    static const struct {
        const char *name;
        line_reader read;
    } lists[] = {
        {"syllables.txt", add_syllable},
        {"names.txt", add_phrase},
        {"foreign.txt", add_phrase},
        {"abbreviations.tsv", add_phrase},
    };
    word_set set = {0};
    soat_status status = SOAT_OK;
    for (size_t i = 0; status == SOAT_OK && i < sizeof lists / sizeof lists[0]; i++) {
        status = read_list(&set, dictionaries, lists[i].name, lists[i].read, error);
    }
    if (status == SOAT_OK) {
        status = write_words(&set, out, error);
    }
    soat__map_dispose(&set.words);
    soat__arena_dispose(&set.arena);
    return status;
}
