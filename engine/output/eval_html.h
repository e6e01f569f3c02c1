/* The parts of an evaluation in HTML, each printed by a function of its own. */
#ifndef SOAT_OUTPUT_EVAL_HTML_H
#define SOAT_OUTPUT_EVAL_HTML_H

#include "output/print.h"
#include "soat/eval_html.h"

/* What is known when everything was judged. */
typedef struct soat__eval_tables {
    const soat_eval *eval;
    const soat_eval_html_facts *facts;
    soat_eval_report report, other; /* `other` only when facts->other is not NULL */
    soat_eval_versus versus;
    const soat_span *names; /* of the pages */
} soat__eval_tables;

/* A number with so many decimals (0 to 4), whatever the locale. */
void soat__print_decimal(soat_printer *self, double value, int decimals);

/* Rates of all texts, what correction did, and the comparison. */
void soat__print_rate_table(soat_printer *self, const soat__eval_tables *tables);
void soat__print_class_table(soat_printer *self, const soat__eval_tables *tables);
/* Sortable; the 500 most frequent. */
void soat__print_confusion_table(soat_printer *self, const soat__eval_tables *tables);
void soat__print_syllable_table(soat_printer *self, const soat__eval_tables *tables);
/* Sortable; each row leads to its page. */
void soat__print_page_table(soat_printer *self, const soat__eval_tables *tables);

#endif
