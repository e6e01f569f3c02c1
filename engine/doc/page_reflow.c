#include "doc/page_reflow.h"

#include "base/error.h"
#include "doc/output_words.h"
#include "syllable/line_joint.h"
#include "text/utf8.h"

/* A line with its words put together; `text` is what its shape points to. */
typedef struct laid_line {
    soat_buffer text;
    soat_line_shape shape;
} laid_line;

/* A blank of more letters than justified print has; behind the first word it may be an item's. */
enum { GAP_LETTERS = 4 };

static bool has_gap(const soat_output_words *words, int32_t letter) {
    for (size_t i = 2; i < words->count; i++) {
        const int64_t gap = (int64_t)words->items[i].box.left - words->items[i - 1].box.right;
        if (gap > GAP_LETTERS * (int64_t)letter) {
            return true;
        }
    }
    return false;
}

static soat_status lay_line(laid_line *self, const soat_output_words *words, int32_t letter,
                            soat_error *error) {
    soat_status status = SOAT_OK;
    soat_buffer_clear(&self->text);
    self->shape = (soat_line_shape){0};
    for (size_t i = 0; i < words->count && status == SOAT_OK; i++) {
        const soat_output_word *const word = &words->items[i];
        status = soat_buffer_append(&self->text, soat_span_from_string(i > 0 ? " " : ""), error);
        if (status == SOAT_OK) {
            status = soat_buffer_append(&self->text, word->text, error);
        }
    }
    if (words->count > 0) {
        const soat_box first = words->items[0].box, last = words->items[words->count - 1].box;
        self->shape.left = first.left;
        self->shape.right = last.right;
        self->shape.first_word_width = first.right - first.left;
        self->shape.has_gap = has_gap(words, letter);
    }
    self->shape.text = soat_buffer_span(&self->text);
    return status;
}

static size_t count_letters(soat_span text) {
    size_t count = 0;
    for (size_t position = 0; position < text.size; count++) {
        soat__utf8_next(text, &position);
    }
    return count;
}

/* The block's edges are those of its lines; a letter is as wide as they are on the average. */
static soat_column_shape column_of(const soat_page *page, const soat_block *block, bool as_read) {
    soat_column_shape column = {.left = INT32_MAX, .right = INT32_MIN};
    int64_t width = 0, letters = 0;
    for (size_t l = block->first_line; l < block->first_line + block->line_count; l++) {
        const soat_line *const line = &page->lines[l];
        for (size_t w = line->first_word; w < line->first_word + line->word_count; w++) {
            const soat_word *const word = &page->words[w];
            column.left = word->box.left < column.left ? word->box.left : column.left;
            column.right = word->box.right > column.right ? word->box.right : column.right;
            width += (int64_t)word->box.right - word->box.left;
            letters += (int64_t)count_letters(as_read ? word->read : word->text);
        }
    }
    const int64_t letter = letters > 0 ? width / letters : 1;
    column.letter = letter < 1 ? 1 : (int32_t)letter;
    return column;
}

/* Appends `line`, whose end is decided now that the line below it is known. */
static soat_status append_line(const laid_line *line, soat_line_joint joint, soat_buffer *out,
                               soat_error *error) {
    static const char *const between[] = {[SOAT_JOINT_BREAK] = "\n",
                                          [SOAT_JOINT_BLANK] = " ",
                                          [SOAT_JOINT_CLOSE] = "",
                                          [SOAT_JOINT_HYPHEN] = ""};
    soat_span text = line->shape.text;
    if (joint == SOAT_JOINT_HYPHEN) {
        text.size -= soat__line_hyphen_size(text);
    }
    const soat_status status = soat_buffer_append(out, text, error);
    return status == SOAT_OK ? soat_buffer_append(out, soat_span_from_string(between[joint]), error)
                             : status;
}

typedef struct reflow {
    const soat_page *page;
    bool as_read;
    soat_output_words words;
    laid_line lines[2]; /* the one that waits for its end, and the next */
} reflow;

static soat_status reflow_block(reflow *self, const soat_block *block, soat_buffer *out,
                                soat_error *error) {
    const soat_column_shape column = column_of(self->page, block, self->as_read);
    laid_line *waiting = NULL, *next = &self->lines[0];
    for (size_t i = 0; i < block->line_count; i++) {
        const soat_line *const line = &self->page->lines[block->first_line + i];
        soat_status status =
            soat__output_words_take(&self->words, self->page, line, self->as_read, error);
        if (status == SOAT_OK) {
            status = lay_line(next, &self->words, column.letter, error);
        }
        if (status == SOAT_OK && waiting != NULL) {
            status = append_line(waiting, soat__line_joint(&waiting->shape, &next->shape, &column),
                                 out, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
        waiting = next;
        next = waiting == &self->lines[0] ? &self->lines[1] : &self->lines[0];
    }
    return waiting == NULL ? SOAT_OK : append_line(waiting, SOAT_JOINT_BREAK, out, error);
}

soat_status soat__page_reflow(const soat_page *page, bool as_read, soat_buffer *out,
                              soat_error *error) {
    const size_t start = out->size;
    reflow self = {.page = page, .as_read = as_read};
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < page->block_count && status == SOAT_OK; i++) {
        if (i > 0) {
            status = soat_buffer_append(out, soat_span_from_string("\n"), error);
        }
        if (status == SOAT_OK) {
            status = reflow_block(&self, &page->blocks[i], out, error);
        }
    }
    soat__output_words_dispose(&self.words);
    soat_buffer_dispose(&self.lines[0].text);
    soat_buffer_dispose(&self.lines[1].text);
    if (status != SOAT_OK) {
        out->size = start;
    }
    return status;
}
