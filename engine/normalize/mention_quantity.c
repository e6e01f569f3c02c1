/*
 * Numbers, per cent, money and measures, alone or as a range: 1.234,5 · 3%-5% · 5 tỷ đồng · $1,000 ·
 * 120 mét vuông · 5.000đ/kg · 10 - 15 kg.
 */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "normalize/byte.h"
#include "normalize/mention_scan.h"
#include "normalize/mention_unit.h"
#include "normalize/say_stretches.h"
#include "normalize/unit_form.h"

static const char marks_behind[] = ".,;:!?)\"']";

/* What is read of one mention. */
typedef struct quantity {
    soat_mention_number numbers[2];
    size_t count;
    soat_mention_unit unit;
    const char *end;
} quantity;

static void read_behind(quantity *made, soat_stretch_walk *walk) {
    soat__mention_unit_behind(&made->unit, walk);
    made->end = made->unit.end != NULL ? made->unit.end : made->end;
}

/* --- numbers --- */

static size_t read_number(const soat_mention_scan *scan, soat_span text, soat_number_style style,
                          quantity *made) {
    soat_mention_number *const number = &made->numbers[made->count];
    const size_t taken = soat__number_form_read_as(text, style, &number->form);
    if (taken == 0) {
        return 0;
    }
    const size_t signs = (text.data[0] == '-' || text.data[0] == '+') ? 1
                         : soat__is_digit(text.data[0])               ? 0
                                                                      : 3;
    number->start = soat__mention_place(scan, text) + signs;
    number->end = number->start + taken - signs;
    made->count++;
    made->end = text.data + taken;
    return taken;
}

static soat_span rest_from(soat_span text, size_t at) {
    return soat_span_make(text.data + at, text.size - at);
}

/* A dash and a second number at `at`: 10-15, 3%-5%. */
static size_t read_second(const soat_mention_scan *scan, soat_span text, size_t at,
                          soat_number_style style, quantity *made) {
    size_t second = at;
    if (made->count == 2 || !soat__skip_dash(text, &second) || second >= text.size ||
        !soat__is_digit(text.data[second])) {
        return 0;
    }
    const size_t taken = read_number(scan, rest_from(text, second), style, made);
    return taken == 0 ? 0 : second + taken;
}

static bool is_same_unit(const soat_mention_unit *left, const soat_mention_unit *right) {
    return left->symbol_size == right->symbol_size && left->power == right->power &&
           memcmp(left->symbol, right->symbol, left->symbol_size) == 0;
}

static bool is_plain_year(const soat_number_form *form) {
    return form->whole_size == 4 && !form->grouped && form->fraction.size == 0;
}

/* 10 - 15 kg */
static bool read_apart(const soat_mention_scan *scan, soat_number_style style, quantity *made,
                       soat_stretch_walk *walk) {
    soat_stretch_walk ahead = *walk;
    size_t dash = 0;
    if (made->count == 2 || !soat__is_open(walk->current.text) || !soat__mention_ahead(&ahead) ||
        !soat__skip_dash(ahead.current.text, &dash) || dash != ahead.current.text.size ||
        !soat__mention_ahead(&ahead) || !soat__is_digit(ahead.current.text.data[0])) {
        return false;
    }
    quantity tried = *made;
    const soat_span text = soat__without_behind(ahead.current.text, marks_behind);
    const size_t taken = read_number(scan, text, style, &tried);
    const bool whole = taken == text.size;
    if (!whole) {
        tried.unit = (soat_mention_unit){.power = 0};
    }
    if (taken == 0 ||
        (!whole && !soat__mention_unit_read(rest_from(text, taken), true, &tried.unit))) {
        return false;
    }
    if (is_plain_year(&made->numbers[0].form) && !is_plain_year(&tried.numbers[1].form)) {
        return false; /* 1975 - 70 vạn người … */
    }
    tried.end = text.data + text.size;
    if (whole) {
        read_behind(&tried, &ahead);
    }
    /* Two numbers that measure nothing may be a list, a score, a telephone. */
    if (!tried.unit.measured && tried.unit.power == 0) {
        return false;
    }
    if (made->unit.measured && !is_same_unit(&made->unit, &tried.unit)) {
        return false;
    }
    *made = tried;
    *walk = ahead;
    return true;
}

/* A unit that stands against the number, up to a dash or the end. */
static size_t read_glued(soat_span text, size_t at, quantity *made) {
    size_t end = at;
    while (end < text.size && !soat__skip_dash(text, &(size_t){end})) {
        end++;
    }
    if (end == at ||
        !soat__mention_unit_read(soat_span_make(text.data + at, end - at), true, &made->unit)) {
        return 0;
    }
    made->end = text.data + end;
    return end;
}

/* --- a mention --- */

/* $ and its like before the number; how many bytes. */
static size_t read_sign_before(soat_span text, soat_mention_unit *made) {
    size_t sign = 0;
    while (sign < text.size && !soat__is_digit(text.data[sign])) {
        sign++;
    }
    const soat_word_row *const row = soat__unit_find(soat_span_make(text.data, sign));
    if (sign == 0 || sign == text.size || !soat__unit_is_placed(row, "before") ||
        !soat__mention_unit_read(soat_span_make(text.data, sign), true, made)) {
        return 0;
    }
    return sign;
}

/* Everything of the stretch, then what stands behind it. False when something is left over. */
static bool read_quantity(soat_mention_scan *scan, soat_span text, quantity *made) {
    soat_stretch_walk walk = scan->walk;
    const size_t sign = read_sign_before(text, &made->unit);
    const soat_number_style style = sign > 0 ? SOAT_NUMBER_STYLE_ENGLISH : scan->style;
    size_t at = read_number(scan, rest_from(text, sign), style, made);
    if (at == 0) {
        return false;
    }
    at += sign;
    bool glued = sign > 0;
    for (int times = 0; times < 2 && at < text.size; times++) {
        size_t end = 0;
        if (soat__skip_dash(text, &(size_t){at})) {
            end = read_second(scan, text, at, style, made);
        } else {
            made->unit = glued ? (soat_mention_unit){.power = 0} : made->unit;
            end = read_glued(text, at, made);
            glued = true;
            if (end > 0 && end < text.size) { /* 3%-5%: the unit stands behind the second too */
                end = read_second(scan, text, end, style, made);
            }
        }
        if (end == 0) {
            return false;
        }
        at = end;
    }
    if (at < text.size) {
        made->unit = (soat_mention_unit){.power = 0};
        if (read_glued(text, at, made) != text.size) {
            return false;
        }
    }
    const bool closed =
        text.data + text.size < scan->walk.current.text.data + scan->walk.current.text.size;
    if (!closed && !read_apart(scan, style, made, &walk)) {
        read_behind(made, &walk);
    }
    return true;
}

static int kind_of(const quantity *found) {
    const soat_mention_unit *const of = &found->unit;
    if (of->money) {
        return SOAT_MENTION_MONEY;
    }
    if (!of->measured) {
        return SOAT_MENTION_NUMBER;
    }
    const soat_span symbol = soat_span_make(of->symbol, of->symbol_size);
    const bool share =
        symbol.data[0] == '%' || (symbol.size >= 3 && memcmp(symbol.data, "‰", 3) == 0);
    return share ? SOAT_MENTION_PERCENT : SOAT_MENTION_QUANTITY;
}

/* Figures that name a thing: more than a few behind a zero, and those of more than a count has. */
static bool is_name(const soat_number_form *number) {
    enum { PADDED_MAX = 3, COUNTED_MAX = 15 };
    return !number->grouped && number->fraction.size == 0 &&
           ((number->whole[0] == '0' && number->whole_size > PADDED_MAX) ||
            number->whole_size > COUNTED_MAX);
}

/* The smallest part of a currency is a hundredth: three figures behind a mark are a group. */
static void group_money(quantity *found) {
    for (size_t i = 0; i < found->count; i++) {
        soat_number_form *const form = &found->numbers[i].form;
        if (!found->unit.money || found->unit.power > 0 || !form->ambiguous) {
            continue;
        }
        if (form->fraction.size > 0) {
            memcpy(form->whole + form->whole_size, form->fraction.data, form->fraction.size);
            form->whole_size += form->fraction.size;
            form->fraction.size = 0;
        }
        form->grouped = true;
        form->ambiguous = false;
    }
}

/* "600.000 - 6 triệu đồng": a magnitude counts for the first number only if that is the smaller. */
static size_t first_power(const quantity *found) {
    const soat_number_form *const from = &found->numbers[0].form, *const to =
                                                                      &found->numbers[1].form;
    return found->count == 2 && from->whole_size > to->whole_size ? 0 : found->unit.power;
}

/* khoản 1,2 Điều 5: two of them, as well as a number. */
static bool may_be_list(const soat_mention_scan *scan, const quantity *found) {
    static const char part_words[] =
        "khoản,điều,điểm,mục,bảng,hình,chương,lục,tiết,phần,biểu,câu,bài,tổ,lớp,quận,phường,khu";
    const soat_number_form *const form = &found->numbers[0].form;
    return !found->unit.measured && found->unit.power == 0 && form->whole_size == 1 &&
           form->fraction.size == 1 && form->fraction.data[-1] == ',' &&
           form->whole[0] < form->fraction.data[0] &&
           soat__word_is_one_of(scan->walk.previous.text, part_words);
}

static bool is_zeros(soat_span text) {
    const soat_span bare = soat__without_behind(text, marks_behind);
    return bare.size == 3 && memcmp(bare.data, "000", 3) == 0;
}

static bool ends_group(soat_span text) {
    return text.size > 1 && soat__is_one_of(text.data[text.size - 1], ".,") &&
           soat__is_digit(text.data[text.size - 2]);
}

/* "50. 000. 000 đồng", as recognisers set it: neither fifty nor nothing. */
static bool is_torn(const soat_stretch_walk *walk) {
    return (is_zeros(walk->current.text) && ends_group(walk->previous.text)) ||
           (ends_group(walk->current.text) && is_zeros(walk->next.text));
}

/* 6-2: a score, or what else runs downwards and measures nothing. */
static bool runs_downwards(const quantity *found) {
    const soat_number_form *const from = &found->numbers[0].form, *const to =
                                                                      &found->numbers[1].form;
    if (found->count < 2 || found->unit.measured || found->unit.power > 0) {
        return false;
    }
    return from->whole_size != to->whole_size
               ? from->whole_size > to->whole_size
               : memcmp(from->whole, to->whole, from->whole_size) > 0;
}

static void fill_in(soat_mention_scan *scan, const quantity *found, const char *start,
                    soat_found_mention *out) {
    const soat_number_form *const first = &found->numbers[0].form;
    const bool name = is_name(first) && found->count == 1 && !found->unit.measured;
    soat_mention *const mention = &out->mention;
    mention->kind = name ? SOAT_MENTION_CODE : kind_of(found);
    mention->start = (size_t)(start - scan->walk.text.data);
    mention->end = (size_t)(found->end - scan->walk.text.data);
    mention->value = name
                         ? soat__mention_keep(scan, soat_span_make(first->whole, first->whole_size))
                         : soat__mention_decimal(scan, first, first_power(found));
    const bool list = may_be_list(scan, found);
    mention->ambiguous = list || (!name && first->ambiguous && first->fraction.size > 0 &&
                                  scan->style == SOAT_NUMBER_STYLE_UNKNOWN);
    if (found->unit.measured) {
        mention->unit =
            soat__mention_keep(scan, soat_span_make(found->unit.symbol, found->unit.symbol_size));
    }
    if (found->count == 2) {
        mention->to = soat__mention_decimal(scan, &found->numbers[1].form, found->unit.power);
    }
    memcpy(out->numbers, found->numbers, sizeof out->numbers);
    out->number_count = name || list ? 0 : found->count;
}

/* 45/60: two whole numbers. */
static bool read_fraction(soat_mention_scan *scan, soat_span text, soat_found_mention *out) {
    size_t at = 0;
    const soat_span above = soat__skip_digits(text, &at);
    if (above.size == 0 || above.size > 9 || at == text.size || text.data[at++] != '/') {
        return false;
    }
    const soat_span below = soat__skip_digits(text, &at);
    if (below.size == 0 || below.size > 9 || at != text.size) {
        return false;
    }
    static const char number_words[] = "số,nhà,ngõ,ngách,hẻm,kiệt,tổ,lô,thửa";
    out->mention.kind = soat__word_is_one_of(scan->walk.previous.text, number_words)
                            ? SOAT_MENTION_CODE /* of a house, of a paper */
                            : SOAT_MENTION_FRACTION;
    out->mention.start = soat__mention_place(scan, text);
    out->mention.end = out->mention.start + text.size;
    out->mention.value = soat__mention_print(scan, "%.*s/%.*s", (int)above.size, above.data,
                                             (int)below.size, below.data);
    return true;
}

bool soat__mention_quantity(soat_mention_scan *scan, soat_found_mention *out) {
    soat_span text = scan->walk.current.text;
    const bool item = scan->entity == SOAT_ENTITY_LIST_MARK &&
                      (scan->line_start || memchr(text.data, '(', text.size) != NULL);
    if (item || text.size > SOAT_LIMIT_WORD_BYTES) {
        return false;
    }
    text = soat__without_behind(soat__without_marks_before(text), marks_behind);
    quantity found = {.count = 0};
    if (text.size == 0) {
        return false;
    }
    if (!read_quantity(scan, text, &found)) {
        return read_fraction(scan, text, out);
    }
    if (runs_downwards(&found) || is_torn(&scan->walk)) {
        return false;
    }
    group_money(&found);
    fill_in(scan, &found, text.data, out);
    return true;
}
