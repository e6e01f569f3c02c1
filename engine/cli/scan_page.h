/* A page of `soat scan` as it travels from the worker that read it to the outputs: its record. */
#ifndef SOAT_CLI_SCAN_PAGE_H
#define SOAT_CLI_SCAN_PAGE_H

#include <stdbool.h>

#include <soat/batch.h>
#include <soat/page_record.h>
#include <soat/scan.h>

/* Which pages of a PDF are recognised. */
typedef enum scan_mode {
    SCAN_MODE_REDO, /* all but those that are drawn as text; an earlier layer gives way */
    SCAN_MODE_SKIP, /* those without any text */
    SCAN_MODE_FORCE /* all, and text that is drawn gives way to the picture of the page */
} scan_mode;

/* `name` is NULL for the default. False after a complaint. */
bool scan_mode_parse(scan_mode *out, const char *name);

/* What a searchable PDF does with the page. */
typedef enum scan_treatment {
    SCAN_PAGE_LEFT = 'l',     /* it keeps the text it has */
    SCAN_PAGE_LAYERED = 't',  /* the text is laid under it, in the place of an earlier layer */
    SCAN_PAGE_PICTURED = 'p', /* the same, and its picture covers what was drawn */
} scan_treatment;

/* What was decided for a page: either its picture is to be recognised or its own text is kept. */
typedef struct scan_choice {
    scan_treatment treatment;
    soat_image *image; /* NULL when the page keeps its text */
    soat_page *page;   /* that text; NULL when the picture is to be recognised */
} scan_choice;

/* On failure there is nothing to dispose of. */
soat_status scan_page_choose(soat_page_source *source, uint32_t number, scan_mode mode,
                             scan_choice *out, soat_error *error);
void scan_choice_dispose(scan_choice *choice);

/* Zero-initialise it; release the record with soat_page_record_dispose. */
typedef struct scan_page {
    scan_treatment treatment;
    soat_page_record record;
} scan_page;

/* Appends the bytes. `made` is NULL when nothing was corrected. */
soat_status scan_page_write(const soat_page *page, const soat_correction *made,
                            scan_treatment treatment, soat_buffer *out, soat_error *error);
soat_status scan_page_read(scan_page *out, soat_span bytes, soat_error *error);

#endif
