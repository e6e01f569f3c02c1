/*
 * Whether a PDF that qpdf wrote came out whole. qpdf (11.3) takes no notice when the disk is full:
 * it writes on, reports success, and what did not fit is missing.
 */
#ifndef SOAT_PDF_PDF_WHOLE_H
#define SOAT_PDF_PDF_WHOLE_H

#include <stdbool.h>

#include "soat/span.h"
#include "soat/status.h"

/*
 * The end names the place of the cross-reference table, and a linearized file its own length at its
 * start (ISO 32000-1, 7.5.5 and annex F): bytes lost anywhere make one of them wrong.
 */
bool soat__pdf_is_whole(soat_span bytes);

/* IO when the file at `written` is not whole, with the system's reason and the name `path`. */
soat_status soat__pdf_check_whole(const char *written, const char *path, soat_error *error);

#endif
