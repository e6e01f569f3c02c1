/*
 * Numbers where only a number can stand: `ngày ló tháng 6`, `tháng L1 năm 2023`, `tháng 6 năm 201 8`.
 *
 * The words of a date are a frame: what fills it is a number in its range, so that more letters are
 * taken for digits here than elsewhere, and letters alone are, too.
 */
#include <string.h>

#include "base/error.h"
#include "correct/arc_makers.h"
#include "lm/vocabulary.h"
#include "text/utf8.h"

/* What a part of a date may be, and the words around it. */
static const struct frame {
    const char *before, *after; /* NULL: anything */
    uint32_t digits_least, digits_most;
    uint32_t least, most;
    bool may_fall_apart; /* `201 8` */
} frames[] = {{"ngày", "tháng", 1, 2, 1, 31, false},
              {"tháng", "năm", 1, 2, 1, 12, false},
              {"năm", NULL, 4, 4, 1900, 2099, true}};
enum { FRAMES = sizeof frames / sizeof frames[0], MOST_UNITS = 4, DIGITS_MOST = 4 };

static bool is_word(const soat_lattice_builder *self, uint32_t unit, const char *word) {
    const soat_span folded =
        unit < self->unit_count ? self->units[unit].folded : soat_span_make(NULL, 0);
    return folded.size == strlen(word) && memcmp(folded.data, word, folded.size) == 0;
}

/* `năm` ends a date only behind its month: other years are written in many ways. */
static bool follows_month(const soat_lattice_builder *self, uint32_t year_word) {
    for (uint32_t back = 2; back <= MOST_UNITS + 1 && back <= year_word; back++) {
        if (is_word(self, year_word - back, "tháng")) {
            return true;
        }
    }
    return false;
}

static const struct frame *find_frame(const soat_lattice_builder *self, uint32_t unit) {
    if (unit == 0 || !self->units[unit].space_before) {
        return NULL;
    }
    for (size_t i = 0; i < FRAMES; i++) {
        if (is_word(self, unit - 1, frames[i].before)) {
            return frames[i].after != NULL || follows_month(self, unit - 1) ? &frames[i] : NULL;
        }
    }
    return NULL;
}

/* The digit that stands here or is meant here, 0 for none: wider than what numbers elsewhere allow. */
static char digit_of(uint32_t code_point) {
    static const struct {
        uint32_t letter;
        char digit;
    } look_alikes[] = {{'l', '1'}, {'I', '1'},   {'i', '1'},  {'L', '1'},  {'|', '1'}, {'!', '1'},
                       {'[', '1'}, {']', '1'},   {0xCF, '1'}, {'O', '0'},  {'o', '0'}, {'Q', '0'},
                       {'D', '0'}, {0xD3, '6'},  {0xF3, '6'}, {'b', '6'},  {'G', '6'}, {'S', '5'},
                       {'s', '5'}, {0x160, '5'}, {'B', '8'},  {0xA7, '8'}, {'Z', '2'}, {'z', '2'},
                       {'g', '9'}, {'q', '9'}};
    if (code_point >= '0' && code_point <= '9') {
        return (char)code_point;
    }
    for (size_t i = 0; i < sizeof look_alikes / sizeof look_alikes[0]; i++) {
        if (look_alikes[i].letter == code_point) {
            return look_alikes[i].digit;
        }
    }
    return 0;
}

typedef struct reading {
    char digits[DIGITS_MOST + 1];
    uint32_t count, letters, gaps;
} reading;

/* Adds the unit's digits; false when it is no part of a number. */
static bool read_unit(const soat_unit *unit, reading *made) {
    for (size_t position = 0; position < unit->token.text.size;) {
        const uint32_t code_point = soat__utf8_next(unit->token.text, &position);
        const char digit = digit_of(code_point);
        if (digit == 0 || made->count == DIGITS_MOST) {
            return false;
        }
        made->digits[made->count++] = digit;
        made->letters += code_point != (uint32_t)digit;
    }
    return true;
}

static bool fits(const struct frame *frame, const reading *made) {
    uint32_t value = 0;
    for (uint32_t i = 0; i < made->count; i++) {
        value = value * 10 + (uint32_t)(made->digits[i] - '0');
    }
    return made->letters + made->gaps > 0 && made->count >= frame->digits_least &&
           made->count <= frame->digits_most && value >= frame->least && value <= frame->most;
}

/* What fills the frame from `unit` on, and where it ends; false when it is no damaged number. */
static bool read_number(const soat_lattice_builder *self, uint32_t unit, const struct frame *frame,
                        reading *made, uint32_t *end) {
    *end = unit;
    while (*end < self->unit_count && *end - unit < MOST_UNITS) {
        const soat_unit *const next = &self->units[*end];
        const bool gap = *end > unit && next->space_before;
        if (gap && (!frame->may_fall_apart || next->line_before || made->count == DIGITS_MOST ||
                    next->token.kind != SOAT_TOKEN_NUMBER)) {
            break;
        }
        if (!read_unit(next, made)) {
            break;
        }
        made->gaps += gap;
        ++*end;
    }
    const bool whole =
        *end == self->unit_count || self->units[*end].space_before ||
        (frame->after == NULL && self->units[*end].token.kind == SOAT_TOKEN_PUNCTUATION);
    return *end > unit && whole && (frame->after == NULL || is_word(self, *end, frame->after)) &&
           fits(frame, made);
}

soat_status soat__arcs_date(const soat_lattice_builder *self, uint32_t unit, soat_error *error) {
    enum { COST_FRAMED = 1500 /* milli-nats, each letter or gap */ };
    reading made = {0};
    uint32_t end = unit;
    const struct frame *const frame = find_frame(self, unit);
    if (frame == NULL || !read_number(self, unit, frame, &made, &end)) {
        return SOAT_OK;
    }
    const soat_span text = soat__arena_copy(self->arena, soat_span_make(made.digits, made.count));
    if (text.data == NULL) {
        return soat__fail_memory(error);
    }
    for (uint32_t i = unit; i < end; i++) {
        self->units[i].guarded = true; /* the frame leaves nothing else to try */
    }
    const soat_token number = {.text = text, .kind = SOAT_TOKEN_NUMBER};
    const uint32_t edits = made.letters + made.gaps;
    return soat__add_arc(self,
                         (soat_arc){.from = unit,
                                    .to = end,
                                    .cost = COST_FRAMED * (int32_t)edits,
                                    .words = {(uint16_t)soat__lm_token_class(&number, false)},
                                    .word_count = 1,
                                    .edits = (uint8_t)edits,
                                    .reason = SOAT_REASON_NUMBER,
                                    .verbatim = true,
                                    .text = text},
                         error);
}
