/*
 * number-style: numbers, per cent, money and measures written in one style. Only what the reader of
 * mentions (mention_scan.h) takes for such is touched: dates, years, telephone numbers, codes, sections
 * and addresses are not. What could be read two ways stays as it is:
 *
 *   - 1,234, unless other numbers of the text group by commas;
 *   - 12.5, unless a unit stands behind or the text is English: it may be the number of a section;
 *   - figures without marks that measure nothing: 12345 may name a thing.
 */
#include "base/limits.h"
#include "normalize/byte.h"
#include "normalize/mention_scan.h"
#include "normalize/pass.h"

typedef struct marks {
    char group, decimal; /* group 0: none */
} marks;

static const marks styles[] = {[SOAT_NUMBER_SETTING_VIETNAMESE] = {'.', ','},
                               [SOAT_NUMBER_SETTING_ENGLISH] = {',', '.'},
                               [SOAT_NUMBER_SETTING_PLAIN] = {0, '.'}};

/* $1,234 tỷ: the sign says that the comma groups, which would be lost with another mark. */
static bool has_sign_of_money(soat_span text, const soat_found_mention *found,
                              const soat_mention_number *number) {
    return number->start > found->mention.start &&
           !soat__is_one_of(text.data[number->start - 1], "+- \x92"); /* − ends in 0x92 */
}

static bool is_sure(soat_span text, const soat_found_mention *found,
                    const soat_mention_number *number, soat_number_style style) {
    const soat_number_form *const form = &number->form;
    const bool measures =
        found->mention.kind == SOAT_MENTION_MONEY || found->mention.kind == SOAT_MENTION_QUANTITY;
    if ((form->whole[0] == '0' && form->whole_size > 1) ||
        (form->ambiguous && has_sign_of_money(text, found, number))) {
        return false;
    }
    if (form->grouped || form->fraction.size == 0) {
        return form->grouped || measures;
    }
    const char mark = form->fraction.data[-1];
    if (mark == ',') {
        return !form->ambiguous;
    }
    const bool counts =
        found->mention.kind != SOAT_MENTION_NUMBER || found->mention.end > number->end;
    return counts || style == SOAT_NUMBER_STYLE_ENGLISH;
}

/* Digits in groups of three from the end; four together stay so when they stood so. */
static size_t write_number(const soat_number_form *form, bool measures, marks style, char *out) {
    enum { GROUP = 3, LONG = 5 };
    const bool groups = style.group != 0 && (form->grouped || measures || form->whole_size >= LONG);
    size_t size = 0;
    for (size_t i = 0; i < form->whole_size; i++) {
        if (groups && i > 0 && (form->whole_size - i) % GROUP == 0) {
            out[size++] = style.group;
        }
        out[size++] = form->whole[i];
    }
    if (form->fraction.size > 0) {
        out[size++] = style.decimal;
        memcpy(out + size, form->fraction.data, form->fraction.size);
        size += form->fraction.size;
    }
    return size;
}

static void put(soat_rewrite *rewrite, const soat_found_mention *found,
                const soat_mention_number *number, const soat_pass_run *run) {
    enum { ROOM = 2 * SOAT_NUMBER_DIGITS_MAX + SOAT_LIMIT_WORD_BYTES, THOUSANDTHS = 3 };
    const bool measures =
        found->mention.kind == SOAT_MENTION_MONEY || found->mention.kind == SOAT_MENTION_QUANTITY;
    const soat_number_form *const form = &number->form;
    char text[ROOM];
    if (form->fraction.size >= SOAT_LIMIT_WORD_BYTES) {
        return;
    }
    const size_t size = write_number(form, measures, styles[run->options->numbers], text);
    const bool plain = run->options->numbers == SOAT_NUMBER_SETTING_PLAIN;
    const bool misread = plain && form->fraction.size == THOUSANDTHS &&
                         form->whole_size <= THOUSANDTHS && form->whole[0] != '0';
    if (!misread) { /* 123.456 would be taken for a whole number */
        soat__rewrite_replace(rewrite, number->start, number->end, soat_span_make(text, size));
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat_number_style *const style = run->state;
    if (run->first) {
        *style = run->options->numbers == SOAT_NUMBER_SETTING_PLAIN
                     ? soat__number_style_of_groups(rewrite->input)
                     : soat__number_style_of(rewrite->input);
    }
    soat_arena values = {0};
    soat_mention_scan scan;
    soat__mention_scan_begin(&scan, rewrite->input, *style, &values);
    for (soat_found_mention found; soat__mention_scan_next(&scan, &found);) {
        for (size_t i = 0; i < found.number_count; i++) {
            if (is_sure(rewrite->input, &found, &found.numbers[i], *style)) {
                put(rewrite, &found, &found.numbers[i], run);
            }
        }
    }
    rewrite->failed |= scan.failed;
    soat_buffer_dispose(&scan.scratch);
    soat__arena_dispose(&values);
}

const soat_pass soat__pass_number_style = {
    .info = {"number-style", "numbers in one style: 1.234.567,89, or as the setting numbers says"},
    .rewrite = rewrite,
    .state_size = sizeof(soat_number_style),
};
