/*
 * Poppler gives the text of a page in reading order, words apart by a space and lines by a line
 * feed, and a rectangle for each character of it. Blocks it does not give: one ends where the next
 * line stands higher, or more than a line lower.
 *
 * What is set in a font of a legacy charset is put into Unicode, word by word; then each line is
 * made clean (the preset of soat normalize), and its words take the boxes of what they were made of.
 */
#include "pdf/page_words.h"

#include <math.h>

#include "base/error.h"
#include "base/memory.h"
#include "doc/box.h"
#include "doc/page_builder.h"
#include "pdf/font_charset.h"
#include "soat/normalize.h"
#include "syllable/charset_guess.h"
#include "text/utf8.h"

static const float CERTAIN = 100;

/* Of the line: its bytes in `line`, and where they stand on the page. */
typedef struct piece {
    size_t start, end;
    soat_box box;
} piece;

typedef struct reader {
    const soat_page_grid *grid;
    soat_page_builder *builder;
    soat_normalizer *clean;
    soat_font_charsets fonts;
    size_t run; /* of the fonts, where the reading is */
    soat_span text;
    const PopplerRectangle *places; /* one a character */
    size_t place_count;
    soat_box last_line; /* empty before the first */
    soat_buffer line, decoded;
    piece *pieces;
    size_t piece_count, piece_capacity;
    size_t characters, unreadable; /* of the text; those that say nothing */
} reader;

static bool is_empty(soat_box box) {
    return box.left >= box.right || box.top >= box.bottom;
}

static int32_t pixel(double value, int32_t size) {
    return (int32_t)lround(fmax(0, fmin(value, size)));
}

/* The box of characters `first` to `end`. */
static soat_box box_of(const reader *self, size_t first, size_t end) {
    PopplerRectangle all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = first; i < end && i < self->place_count; i++) {
        const PopplerRectangle *const one = &self->places[i];
        all.x1 = fmin(all.x1, fmin(one->x1, one->x2));
        all.y1 = fmin(all.y1, fmin(one->y1, one->y2));
        all.x2 = fmax(all.x2, fmax(one->x1, one->x2));
        all.y2 = fmax(all.y2, fmax(one->y1, one->y2));
    }
    const soat_page_grid *const grid = self->grid;
    return (soat_box){pixel(all.x1 * grid->scale_x + grid->shift_x, grid->width),
                      pixel(all.y1 * grid->scale_y + grid->shift_y, grid->height),
                      pixel(all.x2 * grid->scale_x + grid->shift_x, grid->width),
                      pixel(all.y2 * grid->scale_y + grid->shift_y, grid->height)};
}

static void begin_line(reader *self, soat_box line) {
    const soat_box last = self->last_line;
    const int32_t height = line.bottom - line.top;
    if (is_empty(last) || line.top < last.top || line.top > last.bottom + height) {
        soat__page_builder_block(self->builder, line);
    }
    soat__page_builder_line(self->builder, line);
    self->last_line = line;
}

/* Controls, private use and the replacement character: nobody could read them. */
static bool says_nothing(uint32_t code_point) {
    return code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0) ||
           (code_point >= 0xE000 && code_point < 0xF900) || code_point == 0xFFFD ||
           code_point >= 0xF0000;
}

static void count_characters(reader *self, soat_span text) {
    for (size_t at = 0; at < text.size; self->characters++) {
        self->unreadable += says_nothing(soat__utf8_next(text, &at));
    }
}

/* Appends the bytes `start` to `end`, the first of which is character `place`, as Unicode. */
static soat_status decode_word(reader *self, size_t start, size_t end, size_t place,
                               soat_error *error) {
    soat_status status = SOAT_OK;
    size_t at = start;
    while (at < end && status == SOAT_OK) {
        const size_t from = at;
        size_t run_end = 0;
        const soat_charset *const charset =
            soat__font_charsets_at(&self->fonts, place, &self->run, &run_end);
        for (; at < end && place < run_end; place++) {
            soat__utf8_next(self->text, &at);
        }
        const soat_span raw = soat_span_make(self->text.data + from, at - from);
        if (charset == NULL) {
            count_characters(self, raw);
            status = soat_buffer_append(&self->line, raw, error);
            continue;
        }
        soat_buffer_clear(&self->decoded);
        status = soat__charset_read_word(charset, raw, &self->decoded, error);
        if (status == SOAT_OK) {
            count_characters(self, soat_buffer_span(&self->decoded));
            status = soat_buffer_append(&self->line, soat_buffer_span(&self->decoded), error);
        }
    }
    return status;
}

static soat_status add_word(reader *self, size_t start, size_t end, size_t place, soat_box box,
                            soat_error *error) {
    soat_status status = SOAT_OK;
    if (!soat__vector_reserve(&self->pieces, &self->piece_capacity, self->piece_count + 1,
                              sizeof *self->pieces)) {
        return soat__fail_memory(error);
    }
    if (self->piece_count > 0) {
        status = soat_buffer_append(&self->line, soat_span_from_string(" "), error);
    }
    piece *const one = &self->pieces[self->piece_count++];
    one->start = self->line.size;
    one->box = box;
    if (status == SOAT_OK) {
        status = decode_word(self, start, end, place, error);
    }
    one->end = self->line.size;
    return status;
}

static bool is_apart(uint32_t code_point) {
    return code_point <= ' ' || code_point == 0xA0;
}

/* Gathers the words of bytes `start` to `end`, whose first character is number `place`. */
static soat_status gather_line(reader *self, size_t start, size_t end, size_t place,
                               soat_error *error) {
    soat_status status = SOAT_OK;
    size_t at = start, word = start, word_place = place;
    while (at <= end && status == SOAT_OK) {
        const size_t here = at;
        const uint32_t code_point = at < end ? soat__utf8_next(self->text, &at) : ' ';
        if (is_apart(code_point)) {
            const bool mute = here < end && code_point < ' ' && code_point != '\t';
            self->characters += mute;
            self->unreadable += mute;
            if (here > word) {
                status =
                    add_word(self, word, here, word_place, box_of(self, word_place, place), error);
            }
            word = at;
            word_place = place + 1;
        }
        place++;
        at += here == end;
    }
    return status;
}

/* The box of what bytes `start` to `end` of the line stand on; *next is the first to look at. */
static soat_box box_of_bytes(const reader *self, size_t start, size_t end, size_t *next) {
    while (*next + 1 < self->piece_count && self->pieces[*next].end <= start) {
        ++*next;
    }
    soat_box box = self->pieces[*next].box;
    for (size_t i = *next + 1; i < self->piece_count && self->pieces[i].start < end; i++) {
        box = soat__box_united(box, self->pieces[i].box);
    }
    return box;
}

/* Makes the line clean and gives its words to the page. */
static soat_status finish_line(reader *self, soat_error *error) {
    soat_normalization made;
    const soat_status status =
        soat_normalize(self->clean, soat_buffer_span(&self->line), &made, error);
    size_t next = 0;
    for (size_t start = 0; status == SOAT_OK && start < made.text.size;) {
        size_t end = start, from = 0, to = 0;
        while (end < made.text.size && made.text.data[end] != ' ') {
            end++;
        }
        if (end > start) {
            soat_normalizer_source(self->clean, start, end, &from, &to);
            soat__page_builder_word(self->builder, box_of_bytes(self, from, to, &next),
                                    soat_span_make(made.text.data + start, end - start), CERTAIN);
        }
        start = end + 1;
    }
    return status;
}

/* The line of bytes `start` to `end`, whose first character is number `place`. */
static soat_status read_line(reader *self, size_t start, size_t end, size_t place,
                             soat_error *error) {
    self->piece_count = 0;
    soat_buffer_clear(&self->line);
    const soat_status status = gather_line(self, start, end, place, error);
    if (status != SOAT_OK || self->piece_count == 0) {
        return status;
    }
    soat_box whole = self->pieces[0].box;
    for (size_t i = 1; i < self->piece_count; i++) {
        whole = soat__box_united(whole, self->pieces[i].box);
    }
    begin_line(self, whole);
    return finish_line(self, error);
}

static soat_status read_lines(reader *self, soat_error *error) {
    soat_status status = SOAT_OK;
    size_t start = 0, place = 0;
    while (start < self->text.size && status == SOAT_OK) {
        size_t end = start, places = 0;
        while (end < self->text.size && self->text.data[end] != '\n') {
            soat__utf8_next(self->text, &end);
            places++;
        }
        status = read_line(self, start, end, place, error);
        place += places + 1;
        start = end + 1;
    }
    return status;
}

static soat_status read_page(reader *self, PopplerPage *page, soat_page **out, soat_error *error) {
    if (self->builder == NULL) {
        return soat__fail_memory(error);
    }
    soat_status status = soat_normalizer_new(&self->clean, NULL, error);
    if (status == SOAT_OK) {
        status = soat__font_charsets_find(&self->fonts, page, self->text, error);
    }
    if (status == SOAT_OK) {
        status = read_lines(self, error);
    }
    if (status == SOAT_OK) {
        status = soat__page_builder_finish(self->builder, out, error);
    }
    if (status == SOAT_OK) {
        (*out)->origin = soat__font_charsets_origin(&self->fonts);
        (*out)->origin.unreadable =
            self->characters > 0 ? (float)self->unreadable / (float)self->characters : 0;
    }
    return status;
}

static void dispose(reader *self) {
    soat__page_builder_free(self->builder);
    soat_normalizer_free(self->clean);
    soat__font_charsets_dispose(&self->fonts);
    soat_buffer_dispose(&self->line);
    soat_buffer_dispose(&self->decoded);
    soat__free(self->pieces);
}

soat_status soat__page_words(PopplerPage *page, uint32_t number, const soat_page_grid *grid,
                             soat_page **out, soat_error *error) {
    char *const text = poppler_page_get_text(page);
    PopplerRectangle *places = NULL;
    guint count = 0;
    if (!poppler_page_get_text_layout(page, &places, &count)) {
        count = 0;
    }
    reader self = {
        .grid = grid,
        .builder = soat__page_builder_new(number, grid->width, grid->height,
                                          (int32_t)lround(grid->scale_y * 72)),
        .text = soat_span_from_string(text),
        .places = places,
        .place_count = count,
    };
    const soat_status status = read_page(&self, page, out, error);
    dispose(&self);
    g_free(places);
    g_free(text);
    return status;
}
