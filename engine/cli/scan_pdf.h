/* --to pdf: the input with the text laid under its pages. */
#ifndef SOAT_CLI_SCAN_PDF_H
#define SOAT_CLI_SCAN_PDF_H

#include <soat/batch.h>
#include <soat/scan.h>

/* Makes the new file `path`. `options` are those that the pages were read with. */
soat_status scan_pdf_write(const soat_source_options *options, const soat_batch_document *document,
                           soat_batch_pages *pages, const char *path, soat_error *error);

#endif
