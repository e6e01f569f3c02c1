/* Other readings of an output word, out of the edits and doubts of its page. */
#ifndef SOAT_OUTPUT_WORD_READINGS_H
#define SOAT_OUTPUT_WORD_READINGS_H

#include <stdbool.h>

#include "doc/output_words.h"
#include "soat/correct.h"

/* Goes through the words of a page in order. */
typedef struct soat_word_readings {
    const soat_page *page;
    const soat_correction *made; /* NULL: there are none */
    size_t *starts;              /* of the page's words, in its text as it was read */
    size_t edit, doubt;          /* the first that ends behind the words already seen */
} soat_word_readings;

/* MEMORY. `made` may be NULL. */
soat_status soat__word_readings_init(soat_word_readings *self, const soat_page *page,
                                     const soat_correction *made, soat_error *error);
void soat__word_readings_dispose(soat_word_readings *self);

/* What was weighed against the text of one word; spans are borrowed. */
typedef struct soat_word_change {
    const soat_edit *edit;        /* NULL: there is nothing to tell */
    bool doubt;                   /* it was left alone; edit->after is what might stand there */
    soat_span before, after_edit; /* of the word's reading, around the edit */
} soat_word_change;

/*
 * The single edit or doubt inside the word. None where the word is a part of a split one, or where
 * more than one of them touches it: then no single reading is a whole word.
 */
soat_word_change soat__word_readings_next(soat_word_readings *self, const soat_output_word *word);

#endif
