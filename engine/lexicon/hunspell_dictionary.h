/*
 * One Hunspell dictionary (BASE.aff and BASE.dic): asking whether a word is in it, and listing its
 * stems. The only file of the engine that sees Hunspell.
 *
 * Hunspell keeps an unlocked global while it reads a dictionary, so that opening and closing are
 * serialised by one mutex. A dictionary is used by one thread at a time. Words go in and out as
 * UTF-8 in NFC, whatever encoding the files are in. Asking is slow (microseconds): the caller
 * remembers answers.
 */
#ifndef SOAT_LEXICON_HUNSPELL_DICTIONARY_H
#define SOAT_LEXICON_HUNSPELL_DICTIONARY_H

#include <stdbool.h>

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

typedef struct soat_hunspell soat_hunspell;

/*
 * Reads BASE.aff and BASE.dic; `base` may end in .aff or .dic. NOT_FOUND names the missing file,
 * FORMAT says what is wrong with which line, UNSUPPORTED names an encoding that ICU does not know.
 */
soat_status soat__hunspell_open(soat_hunspell **out, const char *base, soat_error *error);
void soat__hunspell_close(soat_hunspell *dictionary);

/* True when Hunspell accepts the word as it is written, affixes and case included. */
bool soat__hunspell_spell(soat_hunspell *dictionary, soat_span word);

/*
 * Appends to *out the stems that are words themselves, one a line, as the .dic writes them.
 * Affixed forms are not listed.
 */
soat_status soat__hunspell_stems(soat_hunspell *dictionary, soat_buffer *out, soat_error *error);

#endif
