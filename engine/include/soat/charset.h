/*
 * The charsets that Vietnamese was written in before Unicode: to UTF-8, back, and which one it is.
 *
 *     soat_charset_find("tcvn3") → soat_charset_decode → UTF-8 in NFC
 *     soat_charset_detect        → which charset, how sure
 *
 * Each charset of bytes has a twin whose name ends in "/1252": the same bytes, each shown as the
 * character that windows-1252 has for it, as UTF-8. So looks text copied out of a document that
 * was set in a font of such a charset ("C«ng hßa" is tcvn3/1252), and UTF-8 that somebody read as
 * windows-1252 ("Cá»™ng hÃ²a" is utf-8/1252).
 *
 * Any bytes are valid input. What has no place in the other charset is counted, never dropped.
 * No state; any thread. Time and memory are linear in the length of the text.
 */
#ifndef SOAT_CHARSET_H
#define SOAT_CHARSET_H

#include <stddef.h>

#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_charset soat_charset; /* static storage, never freed */

SOAT_API size_t soat_charset_count(void);
SOAT_API const soat_charset *soat_charset_at(size_t index); /* NULL past the end */
/* By its name or another name it goes by, in any case of letters; NULL when there is none. */
SOAT_API const soat_charset *soat_charset_find(soat_span name);
SOAT_API const char *soat_charset_name(const soat_charset *charset);
SOAT_API const char *soat_charset_description(const soat_charset *charset); /* one line */

typedef struct soat_charset_report {
    size_t lost;       /* characters without a place: replaced by what is nearest, or by `?` */
    size_t first_lost; /* byte of the input where the first of them stands */
} soat_charset_report;

/*
 * Appends `text`, which is in `charset`, as UTF-8 in NFC. A byte that the charset gives no meaning
 * counts as lost and becomes what windows-1252 has there; in UTF-8 it stays a byte. `report` may
 * be NULL. On failure (MEMORY) *out keeps what it had.
 */
SOAT_API soat_status soat_charset_decode(const soat_charset *charset, soat_span text,
                                         soat_buffer *out, soat_charset_report *report,
                                         soat_error *error);

/* The other way: appends `text`, which is UTF-8, in `charset`. */
SOAT_API soat_status soat_charset_encode(const soat_charset *charset, soat_span text,
                                         soat_buffer *out, soat_charset_report *report,
                                         soat_error *error);

typedef struct soat_charset_guess {
    const soat_charset *charset; /* NULL: no Vietnamese text in any of them */
    double confidence;           /* 0 … 1 */
    size_t words;                /* right words with marks that speak for it */
} soat_charset_guess;

/*
 * Which charset a text, or the first piece of one (some hundred characters are enough), is in:
 * that in which its words are syllables of Vietnamese. UTF-8 for text that needs no conversion,
 * plain ASCII among it. MEMORY.
 */
SOAT_API soat_status soat_charset_detect(soat_span text, soat_charset_guess *out,
                                         soat_error *error);

#ifdef __cplusplus
}
#endif
#endif
