/* The parts of soat-dictionaries, the program that makes the generated files of dictionaries/. */
#ifndef SOAT_TOOLS_DICTIONARIES_H
#define SOAT_TOOLS_DICTIONARIES_H

#include <stddef.h>

#include "soat/buffer.h"
#include "soat/status.h"

/*
 * Appends dictionaries/syllables.txt: every native syllable and the other ones that the corpora
 * have often enough, with the class of their frequency. Corpora are UTF-8 files.
 */
soat_status soat__write_syllables(const char *const *corpora, size_t corpus_count, soat_buffer *out,
                                  soat_error *error);

/* Appends the affix file of the Hunspell dictionary. */
soat_status soat__write_hunspell_affixes(soat_buffer *out, soat_error *error);

/* Appends the word file, from the lists in the folder `dictionaries`. */
soat_status soat__write_hunspell_words(const char *dictionaries, soat_buffer *out,
                                       soat_error *error);

/* Appends the lines of a tab-separated list as rows of C: the .inc files of engine/normalize. */
soat_status soat__write_table_rows(const char *path, soat_buffer *out, soat_error *error);

/*
 * Appends dictionaries/compounds.tsv, counted in the corpora (UTF-8, plain or .xz) with the review
 * that the folder `dictionaries` holds.
 */
soat_status soat__write_compounds(const char *dictionaries, const char *const *corpora,
                                  size_t corpus_count, soat_buffer *out, soat_error *error);

/* Appends the charsets of the folder `dictionaries` as rows of C: engine/text/charset_rows.inc. */
soat_status soat__write_charset_rows(const char *dictionaries, soat_buffer *out, soat_error *error);

/* printf at the end of a buffer. */
soat_status soat__append_format(soat_buffer *out, soat_error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
