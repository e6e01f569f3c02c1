#include "soat/document.h"

static soat_status append_string(soat_buffer *out, const char *text, soat_error *error) {
    return soat_buffer_append(out, soat_span_from_string(text), error);
}

/* Words that correction removed leave no space behind; joined words have none between them. */
static soat_status append_line(const soat_page *page, const soat_line *line, bool as_read,
                               soat_buffer *out, soat_error *error) {
    bool apart = false;
    for (size_t i = 0; i < line->word_count; i++) {
        const soat_word *const word = &page->words[line->first_word + i];
        const soat_span text = as_read ? word->read : word->text;
        if (text.size == 0) {
            continue;
        }
        soat_status status = apart ? append_string(out, " ", error) : SOAT_OK;
        if (status == SOAT_OK) {
            status = soat_buffer_append(out, text, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
        apart = as_read || !word->joined_to_next;
    }
    return append_string(out, "\n", error);
}

static soat_status append_block(const soat_page *page, const soat_block *block, bool as_read,
                                soat_buffer *out, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < block->line_count && status == SOAT_OK; i++) {
        status = append_line(page, &page->lines[block->first_line + i], as_read, out, error);
    }
    return status;
}

soat_status soat_page_text(const soat_page *page, bool as_read, soat_buffer *out,
                           soat_error *error) {
    const size_t start = out->size;
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < page->block_count && status == SOAT_OK; i++) {
        status = i == 0 ? SOAT_OK : append_string(out, "\n", error);
        if (status == SOAT_OK) {
            status = append_block(page, &page->blocks[i], as_read, out, error);
        }
    }
    if (status != SOAT_OK) {
        out->size = start;
    }
    return status;
}
