/* The outputs of one input: a writer a format, kept in memory and put in place when whole. */
#ifndef SOAT_CLI_SCAN_OUTPUTS_H
#define SOAT_CLI_SCAN_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/output.h>

enum { SCAN_FORMATS_MAX = 8 };

/* What --to says: names from the table of formats, each once. */
typedef struct scan_formats {
    const soat_output_format *items[SCAN_FORMATS_MAX];
    size_t count;
} scan_formats;

/* `list` is "txt,json"; NULL is "txt". False after a complaint. */
bool scan_formats_parse(scan_formats *formats, const char *list);

typedef struct scan_output {
    soat_writer *writer;
    soat_buffer bytes;
} scan_output;

typedef struct scan_outputs {
    const scan_formats *formats;
    scan_output items[SCAN_FORMATS_MAX];
} scan_outputs;

soat_status scan_outputs_open(scan_outputs *outputs, const scan_formats *formats,
                              const soat_writer_options *options, soat_error *error);
void scan_outputs_dispose(scan_outputs *outputs);
/* `made` is what the correction of the page did, or NULL. */
soat_status scan_outputs_page(scan_outputs *outputs, const soat_page *page,
                              const soat_correction *made, soat_error *error);
soat_status scan_outputs_failed_page(scan_outputs *outputs, uint32_t number, const char *reason,
                                     soat_error *error);
soat_status scan_outputs_finish(scan_outputs *outputs, soat_error *error);

/*
 * Puts each output at FOLDER/BASE.FORMAT, folders made as needed. IO when the system refuses;
 * ARGUMENT when that is the very file `input` that was read.
 */
soat_status scan_outputs_save(const scan_outputs *outputs, const char *folder, const char *base,
                              const char *input, soat_error *error);

/* Prints what the outputs hold and forgets it; for standard output, page by page. */
void scan_outputs_print(scan_outputs *outputs);

#endif
