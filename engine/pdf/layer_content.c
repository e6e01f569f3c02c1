/*
 * Numbers are written only where the eye could see the difference, and they are round. That keeps
 * the layer of a page of 700 words under three kilobytes.
 *
 * Coordinates are pixels of the page image, made upright, brought to the paper by one matrix.
 */
#include "pdf/layer_content.h"

#include <math.h>

#include "base/memory.h"
#include "doc/output_words.h"
#include "doc/page_turn.h"
#include "pdf/letter_shape.h"
#include "pdf/line_fit.h"
#include "pdf/line_layout.h"

/* Sizes this near to the last line's are the same print. */
static const double SIZE_TOLERANCE = 0.06;

typedef struct layer {
    const soat_page *page;
    soat_page_turn turn;
    const char *font_key;
    soat_layer_font *font;
    soat_syntax_writer *out;
    soat_output_words words; /* of the line */
    soat_laid_word *laid;    /* how each of them is shown */
    size_t laid_capacity;
    long size, scale;      /* as last written; 0 not yet */
    double slope;          /* of the text matrix: how far it falls a pixel to the right */
    double line_x, line_y; /* where the line began, up positive */
    bool in_array, in_string;
} layer;

bool soat__layer_has_text(const soat_page *page) {
    for (size_t i = 0; i < page->word_count; i++) {
        if (page->words[i].text.size > 0) {
            return true;
        }
    }
    return false;
}

static void put_letters(layer *self, soat_span text) {
    for (size_t at = 0; at < text.size;) {
        const uint32_t code_point = soat__next_letter(text, &at);
        if (soat__letter_prints(code_point)) {
            soat__put_code(self->out, soat__layer_font_code(self->font, code_point));
        }
    }
}

static void end_string(layer *self) {
    soat__put(self->out, self->in_string ? ")" : "");
    self->in_string = false;
}

static void end_array(layer *self) {
    end_string(self);
    soat__put(self->out, self->in_array ? "]TJ\n" : "");
    self->in_array = false;
}

static void begin_string(layer *self) {
    soat__put(self->out, self->in_array ? "" : "[");
    soat__put(self->out, self->in_string ? "" : "(");
    self->in_array = self->in_string = true;
}

/*
 * A space follows the last word of a line as well: pdf.js runs lines that overlap together, and
 * pdfium loses what is shown one letter alone (its width counts to the last letter's beginning).
 */
static void put_word(layer *self, soat_span text, const soat_laid_word *laid) {
    if (laid->scale != self->scale) {
        end_array(self);
        self->scale = laid->scale;
        soat__put_integer(self->out, self->scale);
        soat__put(self->out, " Tz");
    }
    if (laid->step != 0) {
        end_string(self);
        soat__put(self->out, self->in_array ? "" : "[");
        self->in_array = true;
        soat__put_integer(self->out, laid->step);
    }
    begin_string(self);
    put_letters(self, text);
    put_letters(self, soat_span_from_string(" "));
}

static void set_size(layer *self, double size) {
    const double last = (double)self->size;
    if (self->size > 0 && fabs(size - last) <= SIZE_TOLERANCE * last) {
        return;
    }
    self->size = lround(fmax(size, 1));
    soat__put(self->out, "/");
    soat__put(self->out, self->font_key);
    soat__put(self->out, " ");
    soat__put_integer(self->out, self->size);
    soat__put(self->out, " Tf ");
}

/* Turns what is laid from here on to fall by `slope` to the right; the pen is where the page begins. */
static void set_slope(layer *self, double slope) {
    const double angle = atan(-slope);
    const double numbers[] = {cos(angle), sin(angle), -sin(angle), cos(angle)};
    for (int i = 0; i < 4; i++) {
        soat__put_real(self->out, numbers[i], 4);
        soat__put(self->out, " ");
    }
    soat__put(self->out, "0 0 Tm ");
    self->slope = slope;
    self->line_x = self->line_y = 0;
}

/* Puts the pen at the line's first word: a step from where the line before began. */
static void begin_line(layer *self, const soat_line_fit *fit, int32_t left) {
    if (fit->slope != self->slope) {
        set_slope(self, fit->slope);
    }
    const double x = left - self->line_x;
    const double y =
        soat__page_turn_height(self->turn) - fit->baseline - fit->slope * left - self->line_y;
    const double angle = atan(-self->slope), along = cos(angle), up = sin(angle);
    const long step = lround(x * along + y * up), rise = lround(y * along - x * up);
    soat__put_integer(self->out, step);
    soat__put(self->out, " ");
    soat__put_integer(self->out, rise);
    soat__put(self->out, " Td ");
    self->line_x += (double)step * along - (double)rise * up;
    self->line_y += (double)step * up + (double)rise * along;
}

/* Leaves out the words that print nothing, and says how the others are laid. */
static size_t lay_words(layer *self, soat_output_word *words, size_t count, double left) {
    if (!soat__vector_reserve(&self->laid, &self->laid_capacity, count, sizeof *self->laid)) {
        self->out->failed = true;
        return 0;
    }
    size_t laid = 0;
    for (size_t i = 0; i < count; i++) {
        const soat_box box = words[i].box;
        const long natural = soat__letters_width(words[i].text);
        if (natural > 0) {
            words[laid] = words[i];
            self->laid[laid++] = (soat_laid_word){
                .left = box.left, .width = box.right - box.left, .natural = natural};
        }
    }
    const soat_line_face face = {
        .size = (double)self->size, .blank = soat__letter_shape(' ').width, .scale = self->scale};
    soat__line_layout(self->laid, laid, left, &face);
    return laid;
}

static int32_t within(int32_t place, int32_t size) {
    return place < 0 ? 0 : place < size ? place : size;
}

/* Readers leave out letters that begin beyond the page. */
static soat_box on_page(const soat_page *page, soat_box box) {
    return (soat_box){within(box.left, page->width), within(box.top, page->height),
                      within(box.right, page->width), within(box.bottom, page->height)};
}

static void put_line(layer *self, const soat_line *line) {
    if (soat__output_words_take(&self->words, self->page, line, false, NULL) != SOAT_OK) {
        self->out->failed = true;
        return;
    }
    soat_output_word *const words = self->words.items;
    const size_t count = self->words.count;
    if (count == 0) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        words[i].box = soat__page_turn_box(self->turn, on_page(self->page, words[i].box));
    }
    const soat_line_fit fit = soat__line_fit(
        soat__page_turn_box(self->turn, on_page(self->page, line->box)), words, count, self->slope);
    set_size(self, fit.size);
    begin_line(self, &fit, words[0].box.left);
    const size_t laid = lay_words(self, words, count, words[0].box.left);
    for (size_t i = 0; i < laid; i++) {
        put_word(self, words[i].text, &self->laid[i]);
    }
    end_array(self);
}

void soat__layer_content(const soat_page *page, const soat_matrix *place, const char *font_key,
                         soat_layer_font *font, soat_syntax_writer *out) {
    const soat_page_turn turn = soat__page_turn(page);
    const soat_matrix upright = soat__page_turn_place(turn, place);
    layer self = {.page = page, .turn = turn, .font_key = font_key, .font = font, .out = out};
    soat__put(out, "q ");
    soat__put_matrix(out, &upright);
    soat__put(out, "BT 3 Tr\n");
    for (size_t i = 0; i < page->line_count; i++) {
        put_line(&self, &page->lines[i]);
    }
    soat__put(out, "ET Q\n");
    soat__output_words_dispose(&self.words);
    soat__free(self.laid);
}
