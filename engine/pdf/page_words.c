/*
 * Poppler gives the text of a page in reading order, words apart by a space and lines by a line
 * feed, and a rectangle for each character of it. Blocks it does not give: one ends where the next
 * line stands higher, or more than a line lower.
 */
#include "pdf/page_words.h"

#include <math.h>

#include "base/error.h"
#include "doc/page_builder.h"
#include "text/nfc.h"
#include "text/utf8.h"

static const float CERTAIN = 100;

typedef struct reader {
    const soat_page_grid *grid;
    soat_page_builder *builder;
    soat_span text;
    const PopplerRectangle *places; /* one a character */
    size_t place_count;
    soat_box last_line; /* empty before the first */
    soat_buffer word;
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

static soat_status add_word(reader *self, size_t start, size_t end, soat_box box,
                            soat_error *error) {
    soat_buffer_clear(&self->word);
    const soat_span raw = soat_span_make(self->text.data + start, end - start);
    const soat_status status = soat__nfc_append(raw, &self->word, error);
    if (status == SOAT_OK) {
        soat__page_builder_word(self->builder, box, soat_buffer_span(&self->word), CERTAIN);
    }
    return status;
}

static bool is_apart(uint32_t code_point) {
    return code_point <= ' ' || code_point == 0xA0;
}

/* The line of bytes `start` to `end`, whose first character is number `place`. */
static soat_status read_line(reader *self, size_t start, size_t end, size_t place,
                             soat_error *error) {
    soat_status status = SOAT_OK;
    bool begun = false;
    size_t at = start, word = start, word_place = place, line_end = place;
    for (size_t count = start; count < end; line_end++) {
        soat__utf8_next(self->text, &count);
    }
    while (at <= end && status == SOAT_OK) {
        const size_t here = at;
        const uint32_t code_point = at < end ? soat__utf8_next(self->text, &at) : ' ';
        if (is_apart(code_point)) {
            if (here > word) {
                if (!begun) {
                    begin_line(self, box_of(self, word_place, line_end));
                    begun = true;
                }
                status = add_word(self, word, here, box_of(self, word_place, place), error);
            }
            word = at;
            word_place = place + 1;
        }
        place++;
        at += here == end;
    }
    return status;
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
    soat_status status = self.builder == NULL ? soat__fail_memory(error) : read_lines(&self, error);
    if (status == SOAT_OK) {
        status = soat__page_builder_finish(self.builder, out, error);
    }
    soat__page_builder_free(self.builder);
    soat_buffer_dispose(&self.word);
    g_free(places);
    g_free(text);
    return status;
}
