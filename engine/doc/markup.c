#include "doc/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "text/utf8.h"

typedef struct parse {
    const soat__markup_handler *handler;
    xmlParserCtxtPtr context;
    soat_status status;
    soat_error *error;
    size_t depth;
} parse;

static const char *local_name(const xmlChar *name) {
    const char *const colon = strrchr((const char *)name, ':');
    return colon != NULL ? colon + 1 : (const char *)name;
}

static void settle(parse *self, soat_status status) {
    if (status != SOAT_OK && self->status == SOAT_OK) {
        self->status = status;
        xmlStopParser(self->context);
    }
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
    parse *const self = data;
    if (self->status != SOAT_OK) {
        return;
    }
    if (++self->depth > SOAT_LIMIT_MARKUP_DEPTH) {
        settle(self, soat__fail(self->error, SOAT_ERROR_LIMIT, 0,
                                "line %d: elements are nested deeper than %d",
                                xmlSAX2GetLineNumber(self->context), SOAT_LIMIT_MARKUP_DEPTH));
        return;
    }
    settle(self, self->handler->start(self->handler->self, local_name(name),
                                      (const char *const *)attributes));
}

static void on_end(void *data, const xmlChar *name) {
    parse *const self = data;
    if (self->status == SOAT_OK) {
        self->depth -= self->depth > 0;
        settle(self, self->handler->end(self->handler->self, local_name(name)));
    }
}

static void on_text(void *data, const xmlChar *text, int size) {
    parse *const self = data;
    if (self->status == SOAT_OK && size > 0) {
        const soat_span span = soat_span_make((const char *)text, (size_t)size);
        settle(self, self->handler->text(self->handler->self, span));
    }
}

/* An entity that was not declared, because no DTD is read: the names of HTML are known all the same.
 */
static void on_reference(void *data, const xmlChar *name) {
    const htmlEntityDesc *const entity = htmlEntityLookup(name);
    if (entity != NULL) {
        char text[SOAT_UTF8_MAX];
        on_text(data, (const xmlChar *)text, (int)soat__utf8_encode(entity->value, text));
    }
}

/* The first fault that makes the file something else than XML. */
static void on_error(void *data, const char *format, ...) {
    (void)format;
    parse *const self = data;
    const xmlError *const found = xmlCtxtGetLastError(self->context);
    if (found == NULL || found->level < XML_ERR_FATAL || self->status != SOAT_OK ||
        self->context->html) {
        return;
    }
    const char *const message = found->message != NULL ? found->message : "not well-formed XML";
    const int size = (int)strcspn(message, "\r\n");
    self->status = found->code == XML_ERR_NO_MEMORY
                       ? soat__fail_memory(self->error)
                       : soat__fail(self->error, SOAT_ERROR_FORMAT, 0,
                                    "line %d: not well-formed: %.*s", found->line, size, message);
}

/* Not marked as SAX 2: names come with their prefix, attributes as pairs, from XML as from HTML. */
static xmlSAXHandler handler_of(void) {
    return (xmlSAXHandler){.initialized = 1,
                           .startElement = on_start,
                           .endElement = on_end,
                           .characters = on_text,
                           .ignorableWhitespace = on_text,
                           .reference = on_reference,
                           .warning = on_error,
                           .error = on_error,
                           .fatalError = on_error};
}

/* Without it an HTML file that does not tell its encoding would be taken for Latin-1. */
static void choose_encoding(xmlParserCtxtPtr context, soat_span bytes) {
    size_t bad = 0;
    if (soat__utf8_valid(bytes, &bad)) {
        xmlCharEncodingHandlerPtr const utf8 = xmlFindCharEncodingHandler("UTF-8");
        if (utf8 != NULL) {
            xmlSwitchToEncoding(context, utf8);
        }
    }
}

static xmlParserCtxtPtr open_context(soat_span bytes, soat__markup_language language) {
    const int size = (int)bytes.size;
    if (language == SOAT_MARKUP_XML) {
        xmlParserCtxtPtr const context = xmlCreateMemoryParserCtxt(bytes.data, size);
        if (context != NULL) {
            xmlCtxtUseOptions(context, XML_PARSE_NONET);
        }
        return context;
    }
    htmlParserCtxtPtr const context = htmlCreateMemoryParserCtxt(bytes.data, size);
    if (context != NULL) {
        htmlCtxtUseOptions(context, HTML_PARSE_NONET | HTML_PARSE_NODEFDTD);
        choose_encoding(context, bytes);
    }
    return context;
}

soat_status soat__markup_parse(soat_span bytes, soat__markup_language language,
                               const soat__markup_handler *handler, soat_error *error) {
    if (bytes.size > SOAT_LIMIT_DOCUMENT_BYTES) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "a document over 512 MB is not read");
    }
    parse self = {.handler = handler, .error = error};
    self.context = open_context(bytes, language);
    if (self.context == NULL) {
        return soat__fail_memory(error);
    }
    *self.context->sax = handler_of();
    self.context->userData = &self;
    if (language == SOAT_MARKUP_XML) {
        xmlParseDocument(self.context);
    } else {
        htmlParseDocument(self.context);
    }
    if (self.status == SOAT_OK && language == SOAT_MARKUP_XML && !self.context->wellFormed) {
        self.status = soat__fail(error, SOAT_ERROR_FORMAT, 0, "not well-formed XML");
    }
    self.context->userData = self.context;
    xmlFreeDoc(self.context->myDoc); /* made for an internal subset, and left to the caller */
    xmlFreeParserCtxt(self.context);
    return self.status;
}

const char *soat__markup_attribute(const char *const *attributes, const char *name) {
    for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], name) == 0) {
            return attributes[i + 1];
        }
    }
    return NULL;
}

bool soat__markup_number(const char **at, double *out) {
    const char *from = *at + strspn(*at, " \t\r\n");
    const bool negative = *from == '-';
    from += negative || *from == '+';
    if ((*from < '0' || *from > '9') && *from != '.') {
        return false;
    }
    double value = 0, place = 1;
    for (; *from >= '0' && *from <= '9'; from++) {
        value = value * 10 + (*from - '0');
    }
    if (*from == '.') {
        for (from++; *from >= '0' && *from <= '9'; from++) {
            place /= 10;
            value += place * (*from - '0');
        }
    }
    *at = from;
    *out = negative ? -value : value;
    return true;
}

int32_t soat__markup_pixels(double value) {
    return value >= INT32_MAX ? INT32_MAX : value <= INT32_MIN ? INT32_MIN : (int32_t)lround(value);
}
