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

/* A scan on which a few words were stamped is a scan all the same: nothing of it may be lost. */
static soat_status choose_drawn(soat_page_source *source, uint32_t number, scan_treatment *out,
                                soat_image **image, soat_error *error) {
    const soat_status status = soat_page_source_image(source, number, image, error);
    if (status == SOAT_OK && !soat_image_describe(*image).scanned) {
        soat_image_free(*image);
        *image = NULL;
        *out = SCAN_PAGE_LEFT;
    }
    return status;
}

soat_status scan_page_choose(soat_page_source *source, uint32_t number, scan_mode mode,
                             scan_treatment *out, soat_image **image, soat_error *error) {
    soat_own_text own = {0};
    *image = NULL;
    *out = SCAN_PAGE_LAYERED;
    const soat_status status = soat_page_source_own_text(source, number, &own, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (mode == SCAN_MODE_SKIP && (own.visible || own.invisible)) {
        *out = SCAN_PAGE_LEFT;
        return SOAT_OK;
    }
    if (mode == SCAN_MODE_REDO && own.visible) {
        return choose_drawn(source, number, out, image, error);
    }
    if (mode == SCAN_MODE_FORCE && own.visible) {
        *out = SCAN_PAGE_PICTURED;
    }
    return soat_page_source_image(source, number, image, error);
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
