/* What the readers of documents have in common: the list of pages that they fill. */
#ifndef SOAT_DOC_READ_DOCUMENT_H
#define SOAT_DOC_READ_DOCUMENT_H

#include "doc/page_builder.h"
#include "soat/read.h"

typedef struct soat__page_list {
    soat_page **items;
    size_t count, capacity;
} soat__page_list;

/* Takes the page over, also when memory is out. */
soat_status soat__page_list_add(soat__page_list *list, soat_page *page, soat_error *error);
/* Adds what *builder has, if it is not NULL; the builder is freed and *builder is NULL after it. */
soat_status soat__page_list_close(soat__page_list *list, soat_page_builder **builder,
                                  soat_error *error);
void soat__page_list_dispose(soat__page_list *list);

/*
 * The number of the next page: what the file says, or one more than the last when that would not
 * ascend.
 */
uint32_t soat__page_list_next_number(const soat__page_list *list, int32_t said);

/* One file each; they append to *out what they could read, and its owner disposes of it. */
soat_status soat__read_hocr(soat_span bytes, soat__page_list *out, soat_error *error);
soat_status soat__read_alto(soat_span bytes, soat__page_list *out, soat_error *error);
soat_status soat__read_tsv(soat_span bytes, soat__page_list *out, soat_error *error);
soat_status soat__read_json(soat_span bytes, soat__page_list *out, soat_error *error);

#endif
