/*
 * A page and its correction from bytes (record_layout.h). Records come from files, which may be
 * anything: every count is held against the bytes that are left before memory is taken for it, and
 * every number against its range.
 */
#include <math.h>
#include <xxhash.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "doc/record_layout.h"
#include "soat/charset.h"
#include "soat/page_record.h"
#include "store/little_endian.h"

/* After the first failure every value read is 0, and `status` says what happened. */
typedef struct decoder {
    const unsigned char *at, *end;
    soat_arena *texts;
    soat_status status;
} decoder;

static void refuse(decoder *self) {
    if (self->status == SOAT_OK) {
        self->status = SOAT_ERROR_FORMAT;
    }
    self->at = self->end;
}

static uint64_t take_count(decoder *self) {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && self->at < self->end; shift += 7) {
        const unsigned char byte = *self->at++;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            return value;
        }
    }
    refuse(self);
    return 0;
}

static uint64_t take_below(decoder *self, uint64_t limit) {
    const uint64_t value = take_count(self);
    if (value < limit) {
        return value;
    }
    refuse(self);
    return 0;
}

static int32_t take_signed(decoder *self) {
    const uint64_t value = take_below(self, UINT64_C(1) << 32);
    const int64_t half = (int64_t)(value >> 1);
    return (int32_t)((value & 1) != 0 ? -half - 1 : half);
}

/* How many items of at least `least` bytes follow; the bytes left are those behind the count. */
static size_t take_length(decoder *self, size_t least) {
    const uint64_t count = take_count(self);
    if (count <= (uint64_t)(self->end - self->at) / least) {
        return (size_t)count;
    }
    refuse(self);
    return 0;
}

static soat_span take_text(decoder *self) {
    const size_t size = take_length(self, 1);
    if (self->status != SOAT_OK) {
        return soat_span_make("", 0);
    }
    const soat_span copy =
        soat__arena_copy(self->texts, soat_span_make((const char *)self->at, size));
    self->at += size;
    if (copy.data == NULL) {
        self->status = SOAT_ERROR_MEMORY;
        self->at = self->end;
    }
    return copy;
}

static float take_float(decoder *self) {
    float value = 0;
    if (self->end - self->at < 4) {
        refuse(self);
        return 0;
    }
    const uint32_t bits = soat__load_u32(self->at);
    memcpy(&value, &bits, sizeof value);
    self->at += 4;
    if (!(fabs((double)value) <= RECORD_REAL_MAX)) { /* nor is it NaN */
        refuse(self);
        return 0;
    }
    return value;
}

static double take_double(decoder *self) {
    double value = 0;
    if (self->end - self->at < 8) {
        refuse(self);
        return 0;
    }
    const uint64_t bits = soat__load_u64(self->at);
    memcpy(&value, &bits, sizeof value);
    self->at += 8;
    if (!(fabs(value) <= RECORD_REAL_MAX)) {
        refuse(self);
        return 0;
    }
    return value;
}

static soat_box take_box(decoder *self) {
    soat_box box;
    box.left = take_signed(self);
    box.top = take_signed(self);
    box.right = take_signed(self);
    box.bottom = take_signed(self);
    return box;
}

/* A parent's children: as many as it says, none that the page does not have. */
static uint32_t take_children(decoder *self, size_t total, size_t *next, uint32_t *first) {
    const uint32_t count = (uint32_t)take_below(self, total - *next + 1);
    *first = (uint32_t)*next;
    *next += count;
    return count;
}

static soat_word take_word(decoder *self, size_t symbols, size_t *next) {
    soat_word word = {.box = take_box(self)};
    const uint64_t flags = take_below(self, RECORD_WORD_FLAGS + 1);
    word.read = take_text(self);
    word.read_confidence = take_float(self);
    word.text = (flags & RECORD_WORD_CHANGED) != 0 ? take_text(self) : word.read;
    word.confidence = (flags & RECORD_WORD_JUDGED) != 0 ? take_float(self) : -1.0F;
    word.joined_to_next = (flags & RECORD_WORD_JOINED) != 0;
    word.symbol_count = take_children(self, symbols, next, &word.first_symbol);
    return word;
}

static void *new_items(decoder *self, size_t count, size_t size) {
    void *const items = self->status == SOAT_OK ? soat__alloc(count, size) : NULL;
    if (items == NULL && self->status == SOAT_OK) {
        self->status = SOAT_ERROR_MEMORY;
        self->at = self->end;
    }
    return items;
}

/* Before every array stands nothing but counts: memory is at most a few times the record. */
static bool make_arrays(decoder *self, soat_page *page) {
    page->block_count = take_length(self, RECORD_BLOCK_MIN);
    page->line_count = take_length(self, RECORD_LINE_MIN);
    page->word_count = take_length(self, RECORD_WORD_MIN);
    page->symbol_count = take_length(self, RECORD_SYMBOL_MIN);
    page->choice_count = take_length(self, RECORD_CHOICE_MIN);
    page->blocks = new_items(self, page->block_count, sizeof *page->blocks);
    page->lines = new_items(self, page->line_count, sizeof *page->lines);
    page->words = new_items(self, page->word_count, sizeof *page->words);
    page->symbols = new_items(self, page->symbol_count, sizeof *page->symbols);
    page->choices = new_items(self, page->choice_count, sizeof *page->choices);
    return self->status == SOAT_OK;
}

static void take_tree(decoder *self, soat_page *page) {
    size_t line = 0, word = 0, symbol = 0, choice = 0;
    for (size_t i = 0; i < page->block_count && self->status == SOAT_OK; i++) {
        soat_block *const block = &page->blocks[i];
        block->box = take_box(self);
        block->line_count = take_children(self, page->line_count, &line, &block->first_line);
    }
    for (size_t i = 0; i < page->line_count && self->status == SOAT_OK; i++) {
        soat_line *const one = &page->lines[i];
        one->box = take_box(self);
        one->word_count = take_children(self, page->word_count, &word, &one->first_word);
    }
    for (size_t i = 0; i < page->word_count && self->status == SOAT_OK; i++) {
        page->words[i] = take_word(self, page->symbol_count, &symbol);
    }
    for (size_t i = 0; i < page->symbol_count && self->status == SOAT_OK; i++) {
        soat_symbol *const one = &page->symbols[i];
        one->box = take_box(self);
        one->choice_count = take_children(self, page->choice_count, &choice, &one->first_choice);
    }
    for (size_t i = 0; i < page->choice_count && self->status == SOAT_OK; i++) {
        page->choices[i].text = take_text(self);
        page->choices[i].cost = take_signed(self);
    }
    if (line != page->line_count || word != page->word_count || symbol != page->symbol_count ||
        choice != page->choice_count) {
        refuse(self); /* parts that belong to nothing */
    }
}

static const soat_alternative *take_alternatives(decoder *self, size_t *count) {
    *count = take_length(self, RECORD_ALTERNATIVE_MIN);
    soat_alternative *const items = soat__arena_alloc(self->texts, *count, sizeof *items);
    if (items == NULL) {
        self->status = SOAT_ERROR_MEMORY;
        return NULL;
    }
    for (size_t i = 0; i < *count && self->status == SOAT_OK; i++) {
        items[i].text = take_text(self);
        items[i].probability = take_double(self);
    }
    return items;
}

static soat_edit take_edit(decoder *self) {
    soat_edit edit = {.start = (size_t)take_below(self, SIZE_MAX)};
    edit.end = (size_t)take_below(self, SIZE_MAX);
    edit.before = take_text(self);
    edit.after = take_text(self);
    edit.reason = (soat_reason)take_below(self, SOAT_REASON_COUNT);
    edit.confidence = take_double(self);
    if (edit.end < edit.start) {
        refuse(self);
    }
    edit.alternatives = take_alternatives(self, &edit.alternative_count);
    return edit;
}

static const soat_edit *take_edits(decoder *self, size_t *count) {
    *count = take_length(self, RECORD_EDIT_MIN);
    soat_edit *const items = soat__arena_alloc(self->texts, *count, sizeof *items);
    if (items == NULL) {
        self->status = SOAT_ERROR_MEMORY;
        return NULL;
    }
    for (size_t i = 0; i < *count && self->status == SOAT_OK; i++) {
        items[i] = take_edit(self);
    }
    return items;
}

/* The charset by its name, which must be known: its storage outlives the page. */
static soat_page_origin take_origin(decoder *self) {
    const soat_span name = take_text(self);
    const soat_charset *const charset = name.size > 0 ? soat_charset_find(name) : NULL;
    if (name.size > 0 && charset == NULL) {
        refuse(self);
    }
    soat_page_origin origin = {.own_text = true};
    origin.charset = charset == NULL ? NULL : soat_charset_name(charset);
    origin.confidence = take_float(self);
    origin.unreadable = take_float(self);
    return origin;
}

static void take_body(decoder *self, soat_page_record *out) {
    soat_page *const page = out->page;
    page->number = (uint32_t)take_below(self, UINT64_C(1) << 32);
    page->width = take_signed(self);
    page->height = take_signed(self);
    page->resolution = take_signed(self);
    const uint64_t flags = take_below(self, RECORD_PAGE_FLAGS + 1);
    out->corrected = (flags & RECORD_PAGE_CORRECTED) != 0;
    if ((flags & RECORD_PAGE_OWN_TEXT) != 0) {
        page->origin = take_origin(self);
    }
    if (!make_arrays(self, page)) {
        return;
    }
    take_tree(self, page);
    if (out->corrected) {
        soat_correction *const made = &out->correction;
        made->word_count = (size_t)take_below(self, SIZE_MAX);
        made->error_rate = take_double(self);
        made->edits = take_edits(self, &made->edit_count);
        made->doubts = take_edits(self, &made->doubt_count);
    }
    if (self->at != self->end) {
        refuse(self);
    }
}

/* The body of the record that `bytes` begins with. */
static soat_status open_record(soat_span bytes, soat_span *body, soat_error *error) {
    if (bytes.size < RECORD_HEAD_SIZE) {
        return soat__fail(error, SOAT_ERROR_FORMAT, bytes.size, "the page record is cut off");
    }
    if (memcmp(bytes.data, RECORD_MAGIC, RECORD_MAGIC_SIZE) != 0) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "this is no page record");
    }
    const uint32_t version = soat__load_u32(bytes.data + RECORD_VERSION_AT);
    if (version != RECORD_VERSION) {
        return soat__fail(error, SOAT_ERROR_VERSION, RECORD_VERSION_AT,
                          "the page record is of version %u, this Soat reads version %d", version,
                          RECORD_VERSION);
    }
    *body = soat_span_make(bytes.data + RECORD_HEAD_SIZE,
                           soat__load_u32(bytes.data + RECORD_LENGTH_AT));
    if (body->size > bytes.size - RECORD_HEAD_SIZE) {
        return soat__fail(error, SOAT_ERROR_FORMAT, bytes.size, "the page record is cut off");
    }
    if (XXH3_64bits(body->data, body->size) != soat__load_u64(bytes.data + RECORD_CHECKSUM_AT)) {
        return soat__fail(error, SOAT_ERROR_FORMAT, RECORD_HEAD_SIZE,
                          "the page record is damaged: its checksum is wrong");
    }
    return SOAT_OK;
}

static soat_status make_page(soat_page_record *out, soat_error *error) {
    soat_page *const page = soat__alloc(1, sizeof *page);
    soat_arena *const storage = soat__alloc(1, sizeof *storage);
    if (page == NULL || storage == NULL) {
        soat__free(page);
        soat__free(storage);
        return soat__fail_memory(error);
    }
    page->storage = storage;
    out->page = page;
    return SOAT_OK;
}

soat_status soat_page_record_read(soat_page_record *out, size_t *used, soat_span bytes,
                                  soat_error *error) {
    *out = (soat_page_record){0};
    *used = 0;
    soat_span body = {0};
    soat_status status = open_record(bytes, &body, error);
    if (status == SOAT_OK) {
        status = make_page(out, error);
    }
    if (status != SOAT_OK) {
        return status;
    }
    const unsigned char *const start = (const unsigned char *)body.data;
    decoder self = {.at = start, .end = start + body.size, .texts = out->page->storage};
    take_body(&self, out);
    if (self.status == SOAT_OK) {
        *used = RECORD_HEAD_SIZE + body.size;
        return SOAT_OK;
    }
    soat_page_record_dispose(out);
    return self.status == SOAT_ERROR_MEMORY
               ? soat__fail_memory(error)
               : soat__fail(error, SOAT_ERROR_FORMAT, RECORD_HEAD_SIZE,
                            "the page record is damaged: its parts do not fit together");
}

void soat_page_record_dispose(soat_page_record *record) {
    soat_page_free(record->page);
    *record = (soat_page_record){0};
}
