/* The formats of --to, and the making of one output from the pages of a document. */
#ifndef SOAT_CLI_SCAN_OUTPUTS_H
#define SOAT_CLI_SCAN_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/batch.h>
#include <soat/output.h>
#include <soat/scan.h>

enum { SCAN_FORMATS_MAX = 12 };

/* What --to says: names from the table of writers and from that of scan_outputs.c, each once. */
typedef struct scan_formats {
    const char *names[SCAN_FORMATS_MAX]; /* static storage; the suffixes of the outputs */
    size_t count;
} scan_formats;

/* `list` is "txt,json"; NULL is "txt". False after a complaint. */
bool scan_formats_parse(scan_formats *formats, const char *list);
bool scan_formats_hold(const scan_formats *formats, const char *name);

typedef struct scan_output_options {
    bool raw, reflow;
    const soat_source_options *source;
} scan_output_options;

/* Hands the page to the writer. FORMAT: the record is damaged. */
soat_status scan_output_page(soat_writer *writer, const soat_batch_page *page, soat_buffer *out,
                             soat_error *error);

/* Makes the new file `path`. Memory is bounded by a page. In errno the reason for IO. */
soat_status scan_output_write(const char *format, const scan_output_options *options,
                              const soat_batch_document *document, uint32_t page_count,
                              soat_batch_pages *pages, const char *path, soat_error *error);

#endif
