/*
 * Unicode normalisation form C over UTF-8, fast where text is Vietnamese.
 *
 * The result is ICU's unorm2 NFC of the well-formed parts; bytes that are not UTF-8 are kept where
 * they stand and nothing composes across them; a pile of more than 16 MB of marks on one letter is
 * normalised in pieces. ICU is asked only for stretches that are not
 * Vietnamese. No state; any thread.
 */
#ifndef SOAT_TEXT_NFC_H
#define SOAT_TEXT_NFC_H

#include <stdbool.h>

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

/*
 * True when the text is in NFC for sure; false when soat__nfc_append has to look (the text may be
 * NFC all the same: Thai, say). Text without combining marks and rare scripts is told in one pass.
 */
bool soat__nfc_is_plain(soat_span text);

/* Appends `text` in NFC; on failure (MEMORY) *out keeps what it had. */
soat_status soat__nfc_append(soat_span text, soat_buffer *out, soat_error *error);

#endif
