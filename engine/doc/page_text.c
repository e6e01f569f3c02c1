#include "doc/page_text.h"

static soat_status append_string(soat_buffer *out, const char *text, soat_error *error) {
    return soat_buffer_append(out, soat_span_from_string(text), error);
}

/* Words that correction removed leave no space behind; joined words have none between them. */
static soat_status append_line(const soat_page *page, const soat_line *line, bool as_read,
                               soat_buffer *out, soat_error *error) {
    const size_t start = out->size;
    bool apart = false;
    for (size_t i = 0; i < line->word_count; i++) {
        const soat_word *const word = &page->words[line->first_word + i];
        const soat_span text = as_read ? word->read : word->text;
        if (text.size > 0) {
            const char *const before = apart && out->size > start ? " " : "";
            soat_status status = append_string(out, before, error);
            if (status == SOAT_OK) {
                status = soat_buffer_append(out, text, error);
            }
            if (status != SOAT_OK) {
                return status;
            }
        }
        apart = as_read || !word->joined_to_next || (apart && text.size == 0);
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

void soat__page_word_starts(const soat_page *page, size_t *starts) {
    size_t offset = 0;
    for (size_t b = 0; b < page->block_count; b++) {
        const soat_block *const block = &page->blocks[b];
        offset += b > 0;
        for (size_t l = block->first_line; l < block->first_line + block->line_count; l++) {
            const soat_line *const line = &page->lines[l];
            bool apart = false;
            for (size_t w = line->first_word; w < line->first_word + line->word_count; w++) {
                const size_t size = page->words[w].read.size;
                offset += apart && size > 0;
                apart |= size > 0;
                starts[w] = offset;
                offset += size;
            }
            offset++;
        }
    }
}
