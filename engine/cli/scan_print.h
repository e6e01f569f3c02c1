/* Documents on standard output, page by page as they come. */
#ifndef SOAT_CLI_SCAN_PRINT_H
#define SOAT_CLI_SCAN_PRINT_H

#include "scan_outputs.h"

/* Zero-initialise it and fill in the first group. */
typedef struct scan_print {
    const char *format;
    bool raw, reflow;

    soat_writer *writer; /* of the document at hand */
    char *name;          /* of it, for its writer */
    size_t documents;
    int failure; /* errno, when standard output takes no more */
    soat_buffer bytes;
} scan_print;

/* A page, or NULL for the end of its document. IO without a sentence when nobody reads on. */
soat_status scan_print_page(scan_print *self, const soat_batch_document *document,
                            uint32_t page_count, const soat_batch_page *page, soat_error *error);
void scan_print_dispose(scan_print *self);

#endif
