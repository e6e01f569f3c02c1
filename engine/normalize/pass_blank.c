/*
 * blank: one blank where there are several, none at the end of a line. What a line is indented by
 * stays, and so do tabs: they are columns.
 */
#include "normalize/pass.h"

static bool is_line_end(soat_span text, size_t at) {
    return at >= text.size || text.data[at] == '\n' || text.data[at] == '\r';
}

static size_t skip_blanks(soat_span text, size_t at) {
    while (at < text.size && text.data[at] == ' ') {
        at++;
    }
    return at;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    const soat_span text = rewrite->input;
    size_t at = 0;
    while (at < text.size) {
        const char *const found = memchr(text.data + at, ' ', text.size - at);
        if (found == NULL) {
            return;
        }
        const size_t start = (size_t)(found - text.data);
        const size_t end = skip_blanks(text, start);
        const bool indents =
            start == 0 || text.data[start - 1] == '\n' || text.data[start - 1] == '\r';
        if (is_line_end(text, end)) {
            soat__rewrite_replace(rewrite, start, end, (soat_span){0});
        } else if (end - start > 1 && !indents) {
            soat__rewrite_replace(rewrite, start, end, soat_span_make(" ", 1));
        }
        at = end;
    }
}

const soat_pass soat__pass_blank = {
    .info = {"blank", "one blank for several, none at the ends of lines"},
    .rewrite = rewrite,
};
