/*
 * Within a line, numbers are written only where the eye could see the difference: the scaling when a
 * word's box departs from what the last one gives, a step when the next word begins elsewhere than
 * the pen stands, and they are round. That keeps the layer of a page of 500 words under three
 * kilobytes.
 *
 * Coordinates are pixels of the page image, made upright, brought to the paper by one matrix.
 */
#include "pdf/layer_content.h"

#include <math.h>

#include "doc/output_words.h"
#include "doc/page_turn.h"
#include "pdf/letter_shape.h"
#include "pdf/line_fit.h"
#include "text/utf8.h"

enum { EM = 1000, SCALE_MIN = 5, SCALE_MAX = 2000 };

/* Round numbers repeat, and pack: of a step in thousandths of the font size, and of a scale in percent. */
enum { STEP_UNIT = 20, SCALE_UNIT = 3 };

/* In parts of the font size: how far off a word may begin, and end. */
static const double START_TOLERANCE = 0.06, END_TOLERANCE = 0.12, GAP_MIN = 0.22;
/* Sizes this near to the last line's are the same print. */
static const double SIZE_TOLERANCE = 0.06;

typedef struct layer {
    const soat_page *page;
    soat_page_turn turn;
    const char *font_key;
    soat_layer_font *font;
    soat_syntax_writer *out;
    soat_output_words words; /* of the line */
    long size, scale;        /* as last written; 0 not yet */
    long line_x, line_y;     /* where the line began */
    bool sloped;             /* the text matrix is not upright */
    double pen;              /* x, in pixels along the line */
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

static bool is_printed(uint32_t code_point) {
    return code_point >= ' ' && code_point != 0x7F;
}

static uint32_t next_letter(soat_span text, size_t *at) {
    const uint32_t code_point = soat__utf8_next(text, at);
    return code_point == SOAT_UTF8_INVALID ? 0xFFFD : code_point;
}

/* In thousandths of the font size. */
static long natural_width(soat_span text) {
    long width = 0;
    for (size_t at = 0; at < text.size;) {
        const uint32_t code_point = next_letter(text, &at);
        width += is_printed(code_point) ? soat__letter_shape(code_point).width : 0;
    }
    return width;
}

static void put_letters(layer *self, soat_span text) {
    for (size_t at = 0; at < text.size;) {
        const uint32_t code_point = next_letter(text, &at);
        if (is_printed(code_point)) {
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

static double unit(const layer *self) {
    return (double)self->size * (double)self->scale / 100 / EM;
}

/*
 * How wide the word may be: as its box, but never so near to the next word that a reader, who goes
 * by gaps and not by spaces (poppler: 0.15 of the size), takes the two for one.
 */
static double width_of(const layer *self, const soat_output_word *word,
                       const soat_output_word *next) {
    const double width = word->box.right - word->box.left;
    const double room = next == NULL ? width : next->box.left - word->box.left;
    const double gap = GAP_MIN * (double)self->size;
    return fmax(room > gap ? fmin(width, room - gap) : width, 1);
}

/* The scaling that makes the word `wanted` wide, when the last one does not or not safely. */
static void scale_to(layer *self, double wanted, double longest, long natural) {
    const double width = (double)natural * unit(self);
    const bool fits = self->scale > 0 && width <= longest &&
                      fabs(width - wanted) <= END_TOLERANCE * (double)self->size;
    if (fits || natural == 0) {
        return;
    }
    end_array(self);
    const double exact = 100 * wanted * EM / ((double)natural * (double)self->size);
    const long scale = SCALE_UNIT * (long)(exact / SCALE_UNIT); /* down: never into the gap */
    self->scale = scale < SCALE_MIN ? SCALE_MIN : scale > SCALE_MAX ? SCALE_MAX : scale;
    soat__put_integer(self->out, self->scale);
    soat__put(self->out, " Tz");
}

static void step_to(layer *self, double x) {
    if (fabs(x - self->pen) <= START_TOLERANCE * (double)self->size) {
        return;
    }
    end_string(self);
    soat__put(self->out, self->in_array ? "" : "[");
    self->in_array = true;
    const long step = STEP_UNIT * lround((self->pen - x) / unit(self) / STEP_UNIT);
    soat__put_integer(self->out, step);
    self->pen -= (double)step * unit(self);
}

/*
 * A space follows the last word of a line as well: pdf.js runs lines that overlap together, and
 * pdfium loses what is shown one letter alone (its width counts to the last letter's beginning).
 */
static void put_word(layer *self, const soat_output_word *word, const soat_output_word *next) {
    const long natural = natural_width(word->text);
    const double slack = END_TOLERANCE * (double)self->size;
    const double wanted = width_of(self, word, next);
    const double room = next == NULL ? wanted + slack : next->box.left - word->box.left;
    scale_to(self, wanted, fmax(room - GAP_MIN * (double)self->size, wanted), natural);
    if (self->scale == 0) {
        return; /* nothing that prints */
    }
    step_to(self, word->box.left);
    begin_string(self);
    put_letters(self, word->text);
    self->pen += (double)natural * unit(self);
    put_letters(self, soat_span_from_string(" "));
    self->pen += soat__letter_shape(' ').width * unit(self);
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

/* Puts the pen at the line's first word; numbers are steps from the line before where they can. */
static void begin_line(layer *self, const soat_line_fit *fit, int32_t left) {
    const long x = left;
    const long y = lround(soat__page_turn_height(self->turn) - fit->baseline - fit->slope * left);
    if (fit->slope != 0 || self->sloped) {
        const double angle = atan(-fit->slope);
        const double numbers[] = {cos(angle), sin(angle), -sin(angle), cos(angle)};
        for (int i = 0; i < 4; i++) {
            soat__put_real(self->out, numbers[i], 4);
            soat__put(self->out, " ");
        }
    }
    const bool whole = fit->slope != 0 || self->sloped;
    soat__put_integer(self->out, whole ? x : x - self->line_x);
    soat__put(self->out, " ");
    soat__put_integer(self->out, whole ? y : y - self->line_y);
    soat__put(self->out, whole ? " Tm " : " Td ");
    self->sloped = fit->slope != 0;
    self->line_x = x;
    self->line_y = y;
    self->pen = left;
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
        words[i].box = soat__page_turn_box(self->turn, words[i].box);
    }
    const soat_line_fit fit =
        soat__line_fit(soat__page_turn_box(self->turn, line->box), words, count);
    set_size(self, fit.size);
    begin_line(self, &fit, words[0].box.left);
    for (size_t i = 0; i < count; i++) {
        put_word(self, &words[i], i + 1 == count ? NULL : &words[i + 1]);
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
}
