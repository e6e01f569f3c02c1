/*
 * Listed words are kept by their folded form (lower case, canonical tone placement) with the cases
 * they were written in, so that one look-up answers. Dictionaries are asked last, and the answers
 * kept in a memo of bounded size.
 */
#include "lexicon/user_words.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/memory.h"
#include "lexicon/hunspell_dictionary.h"
#include "syllable/tone_style.h"
#include "syllable/word_fold.h"
#include "text/line.h"
#include "text/nfc.h"
#include "text/utf8.h"

enum { MEMO_ENTRIES = 1 << 16, MEMO_YES = 1, MEMO_NO = 2 };

/* Composing does not make a line longer than this outgrow SOAT_LIMIT_WORD_BYTES. */
enum { LINE_BYTES = SOAT_LIMIT_WORD_BYTES / 2 };

struct soat_user_words {
    soat_arena arena;
    soat_map folded; /* folded word -> bit 1 << soat_word_case of each way it is written */
    soat_map exact;  /* canonical tone placement, case kept -> 1 when listed itself, else 0 */
    soat_hunspell **dictionaries;
    size_t dictionary_count, dictionary_capacity;
    soat_arena memo_arena;
    soat_map memo; /* word -> MEMO_YES or MEMO_NO */
};

soat_status soat__user_words_new(soat_user_words **out, soat_error *error) {
    *out = soat__alloc(1, sizeof **out);
    return *out != NULL ? SOAT_OK : soat__fail_memory(error);
}

void soat__user_words_free(soat_user_words *words) {
    if (words == NULL) {
        return;
    }
    for (size_t i = 0; i < words->dictionary_count; i++) {
        soat__hunspell_close(words->dictionaries[i]);
    }
    soat__free(words->dictionaries);
    soat__map_dispose(&words->folded);
    soat__map_dispose(&words->exact);
    soat__map_dispose(&words->memo);
    soat__arena_dispose(&words->arena);
    soat__arena_dispose(&words->memo_arena);
    soat__free(words);
}

static void forget_answers(soat_user_words *words) {
    soat__map_clear(&words->memo);
    soat__arena_reset(&words->memo_arena);
}

/* The value of `key`, inserted with a copy of the key when it is new; NULL when memory is out. */
static uint32_t *insert_copy(soat_map *map, soat_arena *arena, soat_span key) {
    uint32_t *const found = soat__map_find(map, key);
    if (found != NULL) {
        return found;
    }
    const soat_span copy = soat__arena_copy(arena, key);
    bool inserted = false;
    return copy.data == NULL ? NULL : soat__map_insert(map, copy, &inserted);
}

/* Known from now on; `listed` is false for the parts of a phrase. The word is NFC. */
static soat_status add_known(soat_user_words *words, soat_span word, bool listed,
                             soat_error *error) {
    char folded[SOAT_LIMIT_WORD_BYTES];
    char written[SOAT_LIMIT_WORD_BYTES];
    size_t folded_size = 0;
    size_t written_size = 0;
    soat_word_case pattern = SOAT_CASE_LOWER;
    if (!soat__word_fold(word, folded, &folded_size, &pattern) ||
        !soat__syllable_canonical(word, written, &written_size)) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "a word is longer than %d bytes",
                          SOAT_LIMIT_WORD_BYTES);
    }
    uint32_t *const cases =
        insert_copy(&words->folded, &words->arena, soat_span_make(folded, folded_size));
    if (cases == NULL) {
        return soat__fail_memory(error);
    }
    *cases |= 1u << pattern;
    uint32_t *const exact =
        insert_copy(&words->exact, &words->arena, soat_span_make(written, written_size));
    if (exact == NULL) {
        return soat__fail_memory(error);
    }
    *exact |= listed;
    return SOAT_OK;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r';
}

/* Runs of blanks as one space, none at the ends, in place. */
static size_t squeeze(char *text, size_t size) {
    size_t used = 0;
    for (size_t i = 0; i < size; i++) {
        if (!is_blank(text[i])) {
            text[used++] = text[i];
        } else if (used > 0 && text[used - 1] != ' ') {
            text[used++] = ' ';
        }
    }
    return used > 0 && text[used - 1] == ' ' ? used - 1 : used;
}

static soat_status add_phrase(soat_user_words *words, soat_span phrase, soat_error *error) {
    soat_status status = add_known(words, phrase, true, error);
    if (memchr(phrase.data, ' ', phrase.size) == NULL) {
        return status;
    }
    for (size_t start = 0; status == SOAT_OK && start < phrase.size;) {
        const char *const space = memchr(phrase.data + start, ' ', phrase.size - start);
        const size_t end = space == NULL ? phrase.size : (size_t)(space - phrase.data);
        status = add_known(words, soat_span_make(phrase.data + start, end - start), false, error);
        start = end + 1;
    }
    return status;
}

/* Appends the word in the form in which it is kept; empty when there is nothing in it. */
static soat_status clean_word(soat_span word, soat_buffer *out, soat_error *error) {
    const size_t start = out->size;
    const soat_status status = soat__nfc_append(word, out, error);
    if (status == SOAT_OK && out->size > start) {
        out->size = start + squeeze(out->data + start, out->size - start);
    }
    return status;
}

soat_status soat__user_words_add(soat_user_words *words, soat_span word, soat_error *error) {
    size_t bad = 0;
    if (!soat__utf8_valid(word, &bad)) {
        return soat__fail(error, SOAT_ERROR_FORMAT, bad, "the word is not UTF-8");
    }
    soat_buffer clean = SOAT_BUFFER_INIT;
    soat_status status = clean_word(word, &clean, error);
    if (status == SOAT_OK && clean.size > 0) {
        status = add_phrase(words, soat_buffer_span(&clean), error);
    }
    soat_buffer_dispose(&clean);
    return status;
}

static soat_status check_line(const char *path, size_t number, soat_span line, soat_error *error) {
    size_t bad = 0;
    if (!soat__utf8_valid(line, &bad)) {
        return soat__fail(error, SOAT_ERROR_FORMAT, bad,
                          "%s: line %zu is not UTF-8; convert the list first", path, number);
    }
    if (line.size > LINE_BYTES) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                          "%s: line %zu is too long for a word or phrase (%zu bytes, at most %d)",
                          path, number, line.size, LINE_BYTES);
    }
    return SOAT_OK;
}

/* Adds the lines of a list; with `words` NULL it only checks them. */
static soat_status walk_list(soat_user_words *words, const char *path, soat_span text,
                             soat_error *error) {
    soat_span line;
    size_t number = 1;
    soat_status status = SOAT_OK;
    for (size_t at = 0; status == SOAT_OK && soat__line_next(text, &at, &line); number++) {
        if (words == NULL) {
            status = check_line(path, number, line, error);
        } else if (line.size > 0 && line.data[0] != '#') {
            status = soat__user_words_add(words, line, error);
        }
    }
    return status;
}

soat_status soat__user_words_add_list(soat_user_words *words, const char *path, soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_status status = soat__file_read(path, SOAT_LIMIT_DICTIONARY_BYTES, &text, error);
    const soat_span content = soat__text_skip_bom(soat_buffer_span(&text));
    if (status == SOAT_OK) {
        status = walk_list(NULL, path, content, error);
    }
    if (status == SOAT_OK) {
        status = walk_list(words, path, content, error);
    }
    soat_buffer_dispose(&text);
    return status;
}

soat_status soat__user_words_add_hunspell(soat_user_words *words, const char *base,
                                          soat_error *error) {
    if (!soat__vector_reserve(&words->dictionaries, &words->dictionary_capacity,
                              words->dictionary_count + 1, sizeof(soat_hunspell *))) {
        return soat__fail_memory(error);
    }
    soat_hunspell *dictionary = NULL;
    const soat_status status = soat__hunspell_open(&dictionary, base, error);
    if (status == SOAT_OK) {
        words->dictionaries[words->dictionary_count++] = dictionary;
        forget_answers(words);
    }
    return status;
}

bool soat__user_words_empty(const soat_user_words *words) {
    return words->folded.count == 0 && words->dictionary_count == 0;
}

static bool listed(const soat_user_words *words, soat_span word) {
    char form[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    soat_word_case pattern = SOAT_CASE_MIXED;
    if (!soat__word_fold(word, form, &size, &pattern)) {
        return false;
    }
    const uint32_t *const cases = soat__map_find(&words->folded, soat_span_make(form, size));
    if (cases == NULL) {
        return false;
    }
    const bool lower = (*cases >> SOAT_CASE_LOWER & 1) != 0;
    const bool title = (*cases >> SOAT_CASE_TITLE & 1) != 0;
    if (pattern == SOAT_CASE_UPPER || (pattern == SOAT_CASE_TITLE && (lower || title)) ||
        (pattern == SOAT_CASE_LOWER && lower)) {
        return true;
    }
    return soat__syllable_canonical(word, form, &size) &&
           soat__map_find(&words->exact, soat_span_make(form, size)) != NULL;
}

static bool spelled(soat_hunspell *dictionary, soat_span word) {
    if (soat__hunspell_spell(dictionary, word)) {
        return true;
    }
    /* The dictionary may be written in the other style of tone placement. */
    const soat_tone_style style = soat__tone_style_of(word);
    char other[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    return style != SOAT_STYLE_NEUTRAL &&
           soat__tone_style_apply(word, style == SOAT_STYLE_OLD ? SOAT_STYLE_NEW : SOAT_STYLE_OLD,
                                  other, &size) &&
           soat__hunspell_spell(dictionary, soat_span_make(other, size));
}

static bool ask_dictionaries(soat_user_words *words, soat_span word) {
    for (size_t i = 0; i < words->dictionary_count; i++) {
        if (spelled(words->dictionaries[i], word)) {
            return true;
        }
    }
    return false;
}

bool soat__user_words_contains(soat_user_words *words, soat_span word) {
    if (word.size == 0 || word.size > SOAT_LIMIT_WORD_BYTES) {
        return false;
    }
    if (words->folded.count > 0 && listed(words, word)) {
        return true;
    }
    if (words->dictionary_count == 0) {
        return false;
    }
    if (words->memo.count >= MEMO_ENTRIES) {
        forget_answers(words);
    }
    uint32_t *const answer = insert_copy(&words->memo, &words->memo_arena, word);
    if (answer == NULL) {
        return ask_dictionaries(words, word); /* without memory for a memo: slower, still right */
    }
    if (*answer == 0) {
        *answer = ask_dictionaries(words, word) ? MEMO_YES : MEMO_NO;
    }
    return *answer == MEMO_YES;
}

/* Visits the lines of `text`. */
static soat_status visit_lines(soat_span text, soat_user_words_visitor visit, void *payload,
                               soat_error *error) {
    soat_span line;
    soat_status status = SOAT_OK;
    for (size_t at = 0; status == SOAT_OK && soat__line_next(text, &at, &line);) {
        status = visit(payload, line, error);
    }
    return status;
}

soat_status soat__user_words_each(soat_user_words *words, soat_user_words_visitor visit,
                                  void *payload, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; status == SOAT_OK && i < words->exact.count; i++) {
        if (words->exact.entries[i].value != 0) {
            status = visit(payload, words->exact.entries[i].key, error);
        }
    }
    soat_buffer stems = SOAT_BUFFER_INIT;
    for (size_t i = 0; status == SOAT_OK && i < words->dictionary_count; i++) {
        soat_buffer_clear(&stems);
        status = soat__hunspell_stems(words->dictionaries[i], &stems, error);
        if (status == SOAT_OK) {
            status = visit_lines(soat_buffer_span(&stems), visit, payload, error);
        }
    }
    soat_buffer_dispose(&stems);
    return status;
}
