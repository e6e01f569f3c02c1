/* What a writer of one format is. A format is a file write_NAME.c and a line in writer.c. */
#ifndef SOAT_OUTPUT_FORMAT_H
#define SOAT_OUTPUT_FORMAT_H

#include "soat/output.h"

struct soat_writer {
    const struct soat_format *format;
    soat_writer_options options;
    uint32_t pages_written;
    const soat_correction *correction; /* of the next page, or NULL */
    soat_span image;                   /* of the next page; may be empty */
};

/* Each appends to `out`; the writer's counters are kept by writer.c. */
typedef struct soat_format {
    soat_output_format facts;
    soat_status (*begin)(const soat_writer *writer, soat_buffer *out, soat_error *error);
    soat_status (*page)(const soat_writer *writer, const soat_page *page, soat_buffer *out,
                        soat_error *error);
    soat_status (*failed_page)(const soat_writer *writer, uint32_t number, const char *reason,
                               soat_buffer *out, soat_error *error);
    soat_status (*end)(const soat_writer *writer, soat_buffer *out, soat_error *error);
} soat_format;

extern const soat_format soat__format_txt;
extern const soat_format soat__format_json;
extern const soat_format soat__format_hocr;
extern const soat_format soat__format_alto;
extern const soat_format soat__format_tsv;
extern const soat_format soat__format_html;

#endif
