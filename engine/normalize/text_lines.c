#include "normalize/text_lines.h"

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

static bool is_end(char byte) {
    return byte == '\n' || byte == '\r' || byte == '\f';
}

bool soat__text_line_at(soat_span text, size_t begin, soat_text_line *out) {
    if (begin >= text.size) {
        return false;
    }
    size_t end = begin;
    while (end < text.size && !is_end(text.data[end])) {
        end++;
    }
    *out = (soat_text_line){.begin = begin, .start = begin, .end = end, .next = end};
    if (end < text.size) {
        const bool both =
            text.data[end] == '\r' && end + 1 < text.size && text.data[end + 1] == '\n';
        out->next = end + (both ? 2 : 1);
        out->ends_page = text.data[end] == '\f';
        out->ended = true;
    }
    while (out->start < out->end && is_blank(text.data[out->start])) {
        out->start++;
    }
    while (out->end > out->start && is_blank(text.data[out->end - 1])) {
        out->end--;
    }
    return true;
}

soat_span soat__text_line_span(soat_span text, const soat_text_line *line) {
    return soat_span_make(text.data + line->start, line->end - line->start);
}
