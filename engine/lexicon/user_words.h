/*
 * The user's own words: Hunspell dictionaries and plain lists. They are protected from correction
 * and serve as candidates for damaged words.
 *
 * One object a context; a single thread at a time (asking fills a memo). Words are UTF-8.
 *
 * Case: in capitals every word is known; with a capital those written in lower case or so
 * themselves; otherwise only as they are written (UBND, iPhone). Both styles of tone placement are
 * one word.
 */
#ifndef SOAT_LEXICON_USER_WORDS_H
#define SOAT_LEXICON_USER_WORDS_H

#include <stdbool.h>

#include "soat/span.h"
#include "soat/status.h"

typedef struct soat_user_words soat_user_words;

soat_status soat__user_words_new(soat_user_words **out, soat_error *error);
void soat__user_words_free(soat_user_words *words);

/* Adds BASE.aff and BASE.dic (see lexicon/hunspell_dictionary.h for the errors). */
soat_status soat__user_words_add_hunspell(soat_user_words *words, const char *base,
                                          soat_error *error);

/*
 * Adds a list: UTF-8, one word or phrase a line, blank lines and lines that begin with # skipped,
 * runs of blanks in a phrase one space. FORMAT names a line that is not UTF-8 or is too long; then
 * nothing of the file is added.
 */
soat_status soat__user_words_add_list(soat_user_words *words, const char *path, soat_error *error);

/* Adds one word or phrase; borrowed for the call only. */
soat_status soat__user_words_add(soat_user_words *words, soat_span word, soat_error *error);

/*
 * True when the word, or phrase with single spaces, is known as it is written; NFC. Each word of
 * a listed phrase is known by itself too.
 */
bool soat__user_words_contains(soat_user_words *words, soat_span word);

/* True when nothing was added: the caller can skip asking. */
bool soat__user_words_empty(const soat_user_words *words);

/*
 * Calls `visit` for every listed word and phrase and every stem of the dictionaries, in the order
 * they were added: NFC, case as written, listed ones in the old style of tone placement. A status
 * other than OK ends the walk and is returned.
 */
typedef soat_status (*soat_user_words_visitor)(void *payload, soat_span word, soat_error *error);
soat_status soat__user_words_each(soat_user_words *words, soat_user_words_visitor visit,
                                  void *payload, soat_error *error);

#endif
