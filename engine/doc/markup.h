/*
 * XML and HTML as a stream of starts, ends and text (libxml2's SAX parsers): no tree is built, so
 * memory is bounded by the deepest path and never by the file.
 *
 * What a file could use against its reader is off: no network, no DTD, no entity of its own making
 * (only the named ones of HTML are known), no nesting deeper than SOAT_LIMIT_MARKUP_DEPTH.
 */
#ifndef SOAT_DOC_MARKUP_H
#define SOAT_DOC_MARKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"
#include "soat/status.h"

/*
 * Names are without their prefix; `attributes` are pairs of name and value, ended by NULL, or NULL.
 * Everything is borrowed during the call and in UTF-8. A status other than SOAT_OK ends the
 * parsing, and is what soat__markup_parse returns. `text` may come in pieces.
 */
typedef struct soat__markup_handler {
    soat_status (*start)(void *self, const char *name, const char *const *attributes);
    soat_status (*end)(void *self, const char *name);
    soat_status (*text)(void *self, soat_span text);
    void *self;
} soat__markup_handler;

typedef enum soat__markup_language {
    SOAT_MARKUP_XML, /* must be well-formed */
    SOAT_MARKUP_HTML /* names come in lower case, unclosed elements are closed, all is forgiven */
} soat__markup_language;

/* FORMAT, with the line, when XML is not well-formed. LIMIT: too deep. */
soat_status soat__markup_parse(soat_span bytes, soat__markup_language language,
                               const soat__markup_handler *handler, soat_error *error);

/* The value of an attribute, or NULL. */
const char *soat__markup_attribute(const char *const *attributes, const char *name);

/*
 * A decimal number at *at, whatever the locale: moves *at behind it and the blanks before it. False
 * when there is none.
 */
bool soat__markup_number(const char **at, double *out);

/* Rounded, and cut at the ends of the type. */
int32_t soat__markup_pixels(double value);

#endif
