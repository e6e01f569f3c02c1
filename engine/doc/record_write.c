/* A page and its correction to bytes (record_layout.h). */
#include <xxhash.h>

#include "base/error.h"
#include "doc/record_layout.h"
#include "soat/page_record.h"
#include "store/little_endian.h"

/* After the first failure nothing more is appended. */
typedef struct encoder {
    soat_buffer *out;
    soat_status status;
    soat_error *error;
} encoder;

static void put_bytes(encoder *self, const void *bytes, size_t size) {
    if (self->status == SOAT_OK) {
        self->status = soat_buffer_append(self->out, soat_span_make(bytes, size), self->error);
    }
}

static void put_count(encoder *self, uint64_t value) {
    unsigned char bytes[10];
    size_t size = 0;
    for (; value > 0x7F; value >>= 7) {
        bytes[size++] = (unsigned char)(0x80 | (value & 0x7F));
    }
    bytes[size++] = (unsigned char)value;
    put_bytes(self, bytes, size);
}

static void put_signed(encoder *self, int64_t value) {
    put_count(self, value < 0 ? 2 * (uint64_t)(-(value + 1)) + 1 : 2 * (uint64_t)value);
}

static void put_text(encoder *self, soat_span text) {
    put_count(self, text.size);
    put_bytes(self, text.data, text.size);
}

static void put_float(encoder *self, float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    soat__store_u32(&bits, bits);
    put_bytes(self, &bits, sizeof bits);
}

static void put_double(encoder *self, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    soat__store_u64(&bits, bits);
    put_bytes(self, &bits, sizeof bits);
}

static void put_box(encoder *self, soat_box box) {
    put_signed(self, box.left);
    put_signed(self, box.top);
    put_signed(self, box.right);
    put_signed(self, box.bottom);
}

/* Of one parent after the other: the first child follows the last one of the parent before. */
static void put_children(encoder *self, uint32_t first, uint32_t count, size_t *next) {
    if (first != *next && self->status == SOAT_OK) {
        self->status = soat__fail(self->error, SOAT_ERROR_ARGUMENT, 0,
                                  "the parts of the page do not follow one another");
    }
    *next += count;
    put_count(self, count);
}

static void put_word(encoder *self, const soat_word *word, size_t *next_symbol) {
    const bool changed =
        word->text.size != word->read.size ||
        (word->text.size > 0 && memcmp(word->text.data, word->read.data, word->text.size) != 0);
    const bool judged = word->confidence >= 0;
    put_box(self, word->box);
    put_count(self, (changed ? RECORD_WORD_CHANGED : 0U) | (judged ? RECORD_WORD_JUDGED : 0U) |
                        (word->joined_to_next ? RECORD_WORD_JOINED : 0U));
    put_text(self, word->read);
    put_float(self, word->read_confidence);
    if (changed) {
        put_text(self, word->text);
    }
    if (judged) {
        put_float(self, word->confidence);
    }
    put_children(self, word->first_symbol, word->symbol_count, next_symbol);
}

static void put_origin(encoder *self, const soat_page_origin *origin) {
    put_text(self, soat_span_from_string(origin->charset == NULL ? "" : origin->charset));
    put_float(self, origin->confidence);
    put_float(self, origin->unreadable);
}

static void put_head(encoder *self, const soat_page *page, bool corrected) {
    put_count(self, page->number);
    put_signed(self, page->width);
    put_signed(self, page->height);
    put_signed(self, page->resolution);
    put_count(self, (corrected ? RECORD_PAGE_CORRECTED : 0U) |
                        (page->origin.own_text ? RECORD_PAGE_OWN_TEXT : 0U));
    if (page->origin.own_text) {
        put_origin(self, &page->origin);
    }
    put_count(self, page->block_count);
    put_count(self, page->line_count);
    put_count(self, page->word_count);
    put_count(self, page->symbol_count);
    put_count(self, page->choice_count);
}

static void put_tree(encoder *self, const soat_page *page) {
    size_t line = 0, word = 0, symbol = 0, choice = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        put_box(self, page->blocks[i].box);
        put_children(self, page->blocks[i].first_line, page->blocks[i].line_count, &line);
    }
    for (size_t i = 0; i < page->line_count; i++) {
        put_box(self, page->lines[i].box);
        put_children(self, page->lines[i].first_word, page->lines[i].word_count, &word);
    }
    for (size_t i = 0; i < page->word_count; i++) {
        put_word(self, &page->words[i], &symbol);
    }
    for (size_t i = 0; i < page->symbol_count; i++) {
        put_box(self, page->symbols[i].box);
        put_children(self, page->symbols[i].first_choice, page->symbols[i].choice_count, &choice);
    }
    for (size_t i = 0; i < page->choice_count; i++) {
        put_text(self, page->choices[i].text);
        put_signed(self, page->choices[i].cost);
    }
    const bool whole = line == page->line_count && word == page->word_count &&
                       symbol == page->symbol_count && choice == page->choice_count;
    if (!whole && self->status == SOAT_OK) {
        self->status = soat__fail(self->error, SOAT_ERROR_ARGUMENT, 0,
                                  "the page holds parts that belong to nothing");
    }
}

static void put_edits(encoder *self, const soat_edit *edits, size_t count) {
    put_count(self, count);
    for (size_t i = 0; i < count; i++) {
        const soat_edit *const edit = &edits[i];
        put_count(self, edit->start);
        put_count(self, edit->end);
        put_text(self, edit->before);
        put_text(self, edit->after);
        put_count(self, (uint64_t)edit->reason);
        put_double(self, edit->confidence);
        put_count(self, edit->alternative_count);
        for (size_t a = 0; a < edit->alternative_count; a++) {
            put_text(self, edit->alternatives[a].text);
            put_double(self, edit->alternatives[a].probability);
        }
    }
}

static void put_correction(encoder *self, const soat_correction *made) {
    put_count(self, made->word_count);
    put_double(self, made->error_rate);
    put_edits(self, made->edits, made->edit_count);
    put_edits(self, made->doubts, made->doubt_count);
}

/* The head was left empty until the body is known. */
static soat_status fill_head(soat_buffer *out, size_t start, soat_error *error) {
    char *const head = out->data + start;
    const char *const body = head + RECORD_HEAD_SIZE;
    const size_t size = out->size - start - RECORD_HEAD_SIZE;
    if (size > UINT32_MAX) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "the page is too large for a record");
    }
    memcpy(head, RECORD_MAGIC, RECORD_MAGIC_SIZE);
    soat__store_u32(head + RECORD_VERSION_AT, RECORD_VERSION);
    soat__store_u32(head + RECORD_LENGTH_AT, (uint32_t)size);
    soat__store_u64(head + RECORD_CHECKSUM_AT, XXH3_64bits(body, size));
    return SOAT_OK;
}

soat_status soat_page_record_write(const soat_page *page, const soat_correction *made,
                                   soat_buffer *out, soat_error *error) {
    static const char empty_head[RECORD_HEAD_SIZE];
    const size_t start = out->size;
    encoder self = {.out = out, .error = error};
    put_bytes(&self, empty_head, sizeof empty_head);
    put_head(&self, page, made != NULL);
    put_tree(&self, page);
    if (made != NULL) {
        put_correction(&self, made);
    }
    if (self.status == SOAT_OK) {
        self.status = fill_head(out, start, error);
    }
    if (self.status != SOAT_OK) {
        out->size = start;
    }
    return self.status;
}
