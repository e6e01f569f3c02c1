#include "scan_page.h"

#include <stdio.h>
#include <string.h>

#include "message.h"

bool scan_mode_parse(scan_mode *out, const char *name) {
    static const char *const names[] = {
        [SCAN_MODE_REDO] = "redo", [SCAN_MODE_SKIP] = "skip", [SCAN_MODE_FORCE] = "force"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (name == NULL || strcmp(name, names[i]) == 0) {
            *out = (scan_mode)i;
            return true;
        }
    }
    message("--mode is redo, skip or force, not '%s'", name);
    return false;
}

/*
 * Text that nobody can read: a font whose letters mean nothing to a program, or none at all behind
 * what is drawn. A few signs of private use (bullets, logos) are no such thing.
 */
static bool is_readable(const soat_page *page) {
    const float most = 0.2F;
    return page->word_count > 0 && page->origin.unreadable < most;
}

/*
 * A scan on which a few words were stamped is a scan all the same, and so is, for us, a page whose
 * text cannot be read: nothing of it may be lost.
 */
static soat_status choose_drawn(soat_page_source *source, uint32_t number, scan_choice *out,
                                soat_error *error) {
    soat_status status = soat_page_source_image(source, number, &out->image, error);
    if (status != SOAT_OK || soat_image_describe(out->image).scanned) {
        return status;
    }
    status = soat_page_source_read(source, number, &out->page, error);
    if (status == SOAT_OK && is_readable(out->page)) {
        soat_image_free(out->image);
        out->image = NULL;
        out->treatment = SCAN_PAGE_LEFT;
    } else {
        soat_page_free(out->page);
        out->page = NULL;
    }
    return status;
}

static soat_status choose(soat_page_source *source, uint32_t number, scan_mode mode,
                          scan_choice *out, soat_error *error) {
    soat_own_text own = {0};
    const soat_status status = soat_page_source_own_text(source, number, &own, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (mode == SCAN_MODE_SKIP && (own.visible || own.invisible)) {
        out->treatment = SCAN_PAGE_LEFT;
        return soat_page_source_read(source, number, &out->page, error);
    }
    if (mode == SCAN_MODE_REDO && own.visible) {
        return choose_drawn(source, number, out, error);
    }
    if (mode == SCAN_MODE_FORCE && own.visible) {
        out->treatment = SCAN_PAGE_PICTURED;
    }
    return soat_page_source_image(source, number, &out->image, error);
}

soat_status scan_page_choose(soat_page_source *source, uint32_t number, scan_mode mode,
                             scan_choice *out, soat_error *error) {
    *out = (scan_choice){.treatment = SCAN_PAGE_LAYERED};
    const soat_status status = choose(source, number, mode, out, error);
    if (status != SOAT_OK) {
        scan_choice_dispose(out);
    }
    return status;
}

void scan_choice_dispose(scan_choice *choice) {
    soat_image_free(choice->image);
    soat_page_free(choice->page);
    choice->image = NULL;
    choice->page = NULL;
}

soat_status scan_page_write(const soat_page *page, const soat_correction *made,
                            scan_treatment treatment, soat_buffer *out, soat_error *error) {
    const char mark = (char)treatment;
    const soat_status status = soat_buffer_append(out, soat_span_make(&mark, 1), error);
    return status == SOAT_OK ? soat_page_record_write(page, made, out, error) : status;
}

soat_status scan_page_read(scan_page *out, soat_span bytes, soat_error *error) {
    size_t used = 0;
    if (bytes.size == 0) {
        error->code = SOAT_ERROR_FORMAT;
        snprintf(error->message, sizeof error->message, "the record of a page is empty");
        return SOAT_ERROR_FORMAT;
    }
    out->treatment = (scan_treatment)bytes.data[0];
    return soat_page_record_read(&out->record, &used,
                                 soat_span_make(bytes.data + 1, bytes.size - 1), error);
}
