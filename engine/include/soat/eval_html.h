/*
 * An evaluation as one HTML file: rates, classes, confusions, syllables, and every page with its
 * differences. It needs nothing but itself: no network, no fonts, no other file.
 *
 *     soat_eval_html_new → soat_eval_observe(eval, soat_eval_html_observer(html)) →
 *     for each pair: soat_eval_html_page(html, name), soat_eval_add(eval, …) →
 *     soat_eval_html_finish → soat_eval_html_free
 *
 * Memory: the pages as they will be written, a little more than the texts.
 */
#ifndef SOAT_EVAL_HTML_H
#define SOAT_EVAL_HTML_H

#include <stddef.h>

#include "soat/buffer.h"
#include "soat/eval.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_eval_html soat_eval_html;

SOAT_API soat_status soat_eval_html_new(soat_eval_html **out, soat_error *error);
SOAT_API void soat_eval_html_free(soat_eval_html *html);

/* Borrowed from `html`. */
SOAT_API const soat_eval_observer *soat_eval_html_observer(const soat_eval_html *html);

/* Names the pair that is added next. */
SOAT_API soat_status soat_eval_html_page(soat_eval_html *html, soat_span name, soat_error *error);

/* What the head of the page says. Names are shown as they are given; NULL where there is none. */
typedef struct soat_eval_html_facts {
    const char *gold, *text, *raw, *against;
    const soat_eval *other; /* judgement of `against`, or NULL */
    size_t left_out;        /* files that were not judged */
    size_t taken_as_empty;  /* missing texts */
} soat_eval_html_facts;

/*
 * Appends the whole file. ARGUMENT: `eval` holds other pairs than were shown; a failure of
 * soat_eval_report_make or soat_eval_compare.
 */
SOAT_API soat_status soat_eval_html_finish(soat_eval_html *html, const soat_eval *eval,
                                           const soat_eval_html_facts *facts, soat_buffer *out,
                                           soat_error *error);

#ifdef __cplusplus
}
#endif
#endif
