#include "normalize/running_line.h"

#include <string.h>

#include "base/span_list.h"
#include "normalize/byte.h"
#include "text/entity_forms.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
    LONGEST = 300, /* bytes; a running line is one line of print */
    LETTERS = 3,   /* that a title has at least */
    FIGURES = 4,   /* of a page number, at most */
    GAP = 3,       /* blanks that set things apart */
    ENOUGH = 3,    /* pages that are alike by more than chance */
    SURE = 2       /* the same, where the line says that it is a page number */
};

/* --- letters without marks, one after the other --- */

typedef struct folded {
    uint64_t hash; /* FNV-1a */
    size_t letters, figures;
} folded;

static const folded nothing = {.hash = 14695981039346656037u};

static void fold_in(folded *self, uint32_t value) {
    self->hash = (self->hash ^ value) * 1099511628211u;
}

static void fold_text(folded *self, soat_span text) {
    for (size_t at = 0; at < text.size;) {
        const uint32_t code_point = soat__utf8_next(text, &at);
        soat_letter letter;
        if (soat__letter_from_code_point(code_point, &letter)) {
            fold_in(self, (uint32_t)letter.base);
            self->letters++;
        } else if (code_point >= '0' && code_point <= '9') {
            fold_in(self, code_point);
            self->figures++;
        } else if (code_point >= 0x100 && code_point != SOAT_UTF8_INVALID &&
                   (code_point < 0x2000 || code_point > 0x206F)) {
            fold_in(self, code_point); /* of another script */
        }
    }
}

static soat_span part_of(soat_span text, size_t start, size_t end) {
    return soat_span_make(text.data + start, end - start);
}

/* --- page numbers --- */

/* Signs and blanks that may frame a number. */
static const char *const frames[] = {" ", "\t", "-", "–", "—", "|", "_", "~", "•", "·", "/", NULL};

static soat_span without_frame(soat_span text) {
    for (size_t size; (size = soat__span_begins_with(text, frames)) > 0;) {
        text = part_of(text, size, text.size);
    }
    for (size_t size; (size = soat__span_ends_with(text, frames)) > 0;) {
        text.size -= size;
    }
    return text;
}

static const char *const page_names[] = {"Trang", "trang", "TRANG", "Page", "page",
                                         "PAGE",  "Tr.",   "tr.",   NULL};

/* "Trang 3", "page 3", "tr. 3": what stands behind the word; all of it when there is none. */
static soat_span without_name(soat_span text) {
    const size_t size = soat__span_begins_with(text, page_names);
    return size > 0 && size < text.size ? without_frame(part_of(text, size, text.size)) : text;
}

/* The value of up to FIGURES figures at the front, and how many they are; 0 when there are none. */
static size_t take_figures(soat_span text, uint32_t *value) {
    size_t size = 0;
    *value = 0;
    while (size < text.size && soat__is_digit(text.data[size])) {
        *value = size < FIGURES ? *value * 10 + (uint32_t)(text.data[size] - '0') : 0;
        size++;
    }
    return size <= FIGURES ? size : 0;
}

/* "iv", "XII": the whole of `text`; its value, or 0. */
static uint32_t roman_number(soat_span text) {
    char upper[16];
    if (text.size >= sizeof upper) {
        return 0;
    }
    for (size_t i = 0; i < text.size; i++) {
        const char byte = text.data[i];
        upper[i] = byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
    }
    soat_cursor rest = soat__cursor_of(soat_span_make(upper, text.size));
    const uint32_t value = soat__take_roman(&rest);
    return soat__at_end(&rest) ? value : 0;
}

/* "3", "3/10", "3 of 10", "iv": the whole of `text`; its value, or 0. */
static uint32_t page_number(soat_span text) {
    static const char *const betweens[] = {"/", " / ", " of ", " trên ", NULL};
    uint32_t value = 0, total = 0;
    const size_t size = take_figures(text, &value);
    if (size == 0 || size == text.size) {
        return size == 0 ? roman_number(text) : value;
    }
    const soat_span rest = part_of(text, size, text.size);
    const size_t between = soat__span_begins_with(rest, betweens);
    const soat_span behind = part_of(rest, between, rest.size);
    const bool counted =
        between > 0 && behind.size > 0 && take_figures(behind, &total) == behind.size;
    return counted && value <= total ? value : 0;
}

static void add_key(soat_running_line *self, folded key, unsigned pages, bool counts) {
    fold_in(&key, counts);
    self->keys[self->count++] =
        (soat_running_key){.hash = key.hash, .pages = pages, .counts = counts};
}

/* The key of `rest`, beside which stands a number that is so far ahead of the page's. */
static void add_counting(soat_running_line *self, soat_span rest, uint32_t value, uint32_t page,
                         unsigned pages) {
    folded key = nothing;
    fold_text(&key, rest);
    fold_in(&key, value - page);
    add_key(self, key, pages, true);
}

/* --- titles --- */

/* How often wide blanks or a tab set parts of the line apart. */
static size_t count_gaps(soat_span line) {
    size_t gaps = 0, blanks = 0;
    for (size_t i = 0; i < line.size; i++) {
        blanks = line.data[i] == ' ' ? blanks + 1 : line.data[i] == '\t' ? GAP : 0;
        gaps += blanks == GAP;
    }
    return gaps;
}

/* A row of a table: wide blanks inside, or short with a figure at its end; but no page number. */
static bool is_row(soat_span line) {
    enum { SHORT = 60 };
    const bool short_figure =
        line.size > 0 && line.size < SHORT && soat__is_digit(line.data[line.size - 1]);
    return (count_gaps(line) > 0 || short_figure) &&
           page_number(without_name(without_frame(line))) == 0;
}

/* The row above the columns of a table, what says in what it counts, or the number of a form. */
static bool is_table_head(soat_span line, const soat_running_place *place) {
    static const char *const heads[] = {"STT", "TT ",     "Stt",    "Số TT", "Đơn vị tính",
                                        "ĐVT", "(Đơn vị", "Mẫu số", NULL};
    return soat__span_begins_with(line, heads) > 0 || count_gaps(line) > 1 ||
           (place->at_top && is_row(place->inner));
}

bool soat__running_has_head(soat_span text) {
    static const char *const heads[] = {"XÃ HỘI CHỦ NGHĨA", "Độc lập - Tự do", "Độc lập – Tự do",
                                        "ĐẢNG CỘNG SẢN VIỆT NAM"};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        if (memmem(text.data, text.size, heads[i], strlen(heads[i])) != NULL) {
            return true;
        }
    }
    return false;
}

/* Whether the title beside a number ends (begins, before it) with what sets it apart: "|", "Trang". */
static bool is_apart(soat_span title, bool number_first) {
    size_t blanks = 0;
    for (;;) {
        const size_t size = number_first ? soat__span_begins_with(title, frames)
                                         : soat__span_ends_with(title, frames);
        if (size == 0) {
            return !number_first && soat__span_ends_with(title, page_names) > 0;
        }
        const char sign = number_first ? title.data[0] : title.data[title.size - 1];
        blanks += sign == ' ';
        if (sign != ' ' || blanks == GAP) {
            return true;
        }
        title =
            number_first ? part_of(title, size, title.size) : part_of(title, 0, title.size - size);
    }
}

/*
 * "7 | Báo cáo thường niên", "Báo cáo thường niên - 7". In "Tuần 7" or "Mẫu số 7" the number is the
 * title's own, so at the end it must be set apart; at the beginning titles have none.
 */
static void read_numbered_title(soat_running_line *self, soat_span line, uint32_t page) {
    uint32_t value = 0;
    const size_t first = take_figures(line, &value);
    const soat_span behind = part_of(line, first, line.size);
    if (first > 0 && behind.size > 1 && (behind.data[0] == ' ' || is_apart(behind, true))) {
        add_counting(self, behind, value, page, ENOUGH);
        return;
    }
    size_t last = line.size;
    while (last > 0 && soat__is_digit(line.data[last - 1])) {
        last--;
    }
    const soat_span before = part_of(line, 0, last);
    if (last < line.size && last > 1 && is_apart(before, false) &&
        take_figures(part_of(line, last, line.size), &value) > 0) {
        add_counting(self, before, value, page, ENOUGH);
    }
}

/*
 * How many pages must have a page number where it is. One is enough for the second and later pages
 * of a letter, which have theirs alone beside text; beside figures it may be of a table.
 */
static unsigned pages_of_number(soat_span line, soat_span bare, uint32_t value,
                                const soat_running_place *place) {
    folded inner = nothing;
    fold_text(&inner, place->inner);
    const bool own = value == place->ordinal;
    if (own && place->of_letter && value > 1 && inner.letters > LETTERS &&
        inner.letters > inner.figures && soat__is_digit(bare.data[bare.size - 1])) {
        return 1;
    }
    return own || bare.size < without_frame(line).size ? SURE : ENOUGH;
}

soat_running_line soat__running_line_read(soat_span line, soat_running_place place) {
    soat_running_line self = {0};
    if (line.size == 0 || line.size > LONGEST || soat__running_has_head(line)) {
        return self;
    }
    const soat_span bare = without_name(without_frame(line));
    const uint32_t value = page_number(bare);
    if (value > 0) {
        add_counting(&self, (soat_span){0}, value, place.page,
                     pages_of_number(line, bare, value, &place));
        return self;
    }
    folded title = nothing;
    fold_text(&title, line);
    if (title.letters >= LETTERS && title.letters > title.figures) {
        if (!is_table_head(line, &place)) {
            add_key(&self, title, ENOUGH, false);
        }
        read_numbered_title(&self, line, place.page);
    }
    return self;
}
