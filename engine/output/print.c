#include "output/print.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "text/utf8.h"

enum { PRINT_SIZE = 512 };

void soat__print_text(soat_printer *self, soat_span text) {
    if (self->status == SOAT_OK) {
        self->status = soat_buffer_append(self->out, text, self->error);
    }
}

void soat__print(soat_printer *self, const char *format, ...) {
    char text[PRINT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    const int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (size < 0 || size >= PRINT_SIZE) {
        if (self->status == SOAT_OK) {
            self->status = soat__fail(self->error, SOAT_ERROR_INTERNAL, 0, "a line is too long");
        }
        return;
    }
    soat__print_text(self, soat_span_make(text, (size_t)size));
}

void soat__print_share(soat_printer *self, double share) {
    const int thousandths = (int)lround(share * 1000);
    soat__print(self, "%d.%03d", thousandths / 1000, thousandths % 1000);
}

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* What stands for a character of XML; NULL: itself. An attribute would lose tabs and line ends. */
static const char *xml_escape(uint32_t code_point) {
    switch (code_point) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    case 0xFFFE:
    case 0xFFFF:
    case SOAT_UTF8_INVALID:
        return replacement;
    default:
        return code_point < 0x20 ? replacement : NULL;
    }
}

static const char *cell_escape(uint32_t code_point) {
    return code_point == SOAT_UTF8_INVALID ? replacement : code_point < 0x20 ? " " : NULL;
}

static void print_escaped(soat_printer *self, soat_span text,
                          const char *(*escape_of)(uint32_t code_point)) {
    size_t kept = 0; /* where what was not yet printed begins */
    for (size_t position = 0; position < text.size;) {
        const size_t start = position;
        const char *const escape = escape_of(soat__utf8_next(text, &position));
        if (escape != NULL) {
            soat__print_text(self, soat_span_make(text.data + kept, start - kept));
            soat__print_text(self, soat_span_from_string(escape));
            kept = position;
        }
    }
    if (kept < text.size) {
        soat__print_text(self, soat_span_make(text.data + kept, text.size - kept));
    }
}

void soat__print_xml(soat_printer *self, soat_span text) {
    print_escaped(self, text, xml_escape);
}

void soat__print_cell(soat_printer *self, soat_span text) {
    print_escaped(self, text, cell_escape);
}
