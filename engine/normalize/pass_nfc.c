/*
 * nfc: Unicode normalisation form C. Text that is NFC already, told in one look, is not touched;
 * elsewhere each stretch between blanks is normalised by itself, so that an edit is a word's.
 */
#include "normalize/pass.h"
#include "text/nfc.h"

static void rewrite_chunk(soat_rewrite *rewrite, size_t start, size_t end, soat_buffer *made) {
    const soat_span chunk = soat_span_make(rewrite->input.data + start, end - start);
    if (soat__nfc_is_plain(chunk)) {
        return;
    }
    soat_buffer_clear(made);
    if (soat__nfc_append(chunk, made, NULL) != SOAT_OK) {
        rewrite->failed = true;
        return;
    }
    soat__rewrite_replace(rewrite, start, end, soat_buffer_span(made));
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The end of the word at `start`; a blank before a combining mark belongs to the word. */
static size_t word_end(soat_span text, size_t start) {
    size_t end = start;
    while (end < text.size &&
           (!is_blank(text.data[end]) ||
            (end + 1 < text.size && (unsigned char)text.data[end + 1] >= 0xCC))) {
        end++;
    }
    return end;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    const soat_span text = rewrite->input;
    if (soat__nfc_is_plain(text)) {
        return;
    }
    soat_buffer made = SOAT_BUFFER_INIT;
    for (size_t start = 0; start < text.size;) {
        const size_t end = word_end(text, start);
        if (end > start) {
            rewrite_chunk(rewrite, start, end, &made);
        }
        start = end + 1;
    }
    soat_buffer_dispose(&made);
}

const soat_pass soat__pass_nfc = {
    .info = {"nfc", "Unicode normalisation form C: one code for each letter with its marks"},
    .rewrite = rewrite,
};
