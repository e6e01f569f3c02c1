/*
 * Amounts in words that repeat one in figures, as contracts and vouchers have them:
 *
 *     1.250.000 đồng (Một triệu hai trăm năm mươi nghìn đồng)     Bằng chữ: …     15 (mười lăm) ngày
 *
 * What cannot be read to its end, and words in brackets that say something else as well, are not
 * judged.
 */
#include <stdio.h>
#include <string.h>

#include "normalize/byte.h"
#include "normalize/mention_scan.h"
#include "normalize/number_read.h"
#include "normalize/say_stretches.h"
#include "syllable/word_fold.h"

enum { FIGURES_BEFORE_MAX = 400 /* bytes between an amount and "Bằng chữ:" */ };

typedef struct words {
    soat_number_reading reading;
    const char *start, *end;
    bool closed;     /* a bracket or a mark ends them */
    soat_span after; /* the stretch behind them; empty when closed */
} words;

static soat_span without_brackets(soat_span text) {
    while (text.size > 0 && soat__is_one_of(text.data[0], "(\"'[")) {
        text = soat_span_make(text.data + 1, text.size - 1);
    }
    return soat__without_behind(text, ".,;:!?)\"']/");
}

/* Reads as far as words count; false when what counts makes no number. */
static bool read_words(soat_stretch_walk walk, words *out) {
    words made = {0};
    for (bool more = true; more; more = soat__mention_ahead(&walk)) {
        const soat_span word = without_brackets(walk.current.text);
        if (!soat__number_is_word(word)) {
            made.after = walk.current.text;
            break;
        }
        if (!soat__number_take(&made.reading, word)) {
            return false;
        }
        made.start = made.start == NULL ? word.data : made.start;
        made.end = word.data + word.size;
        const size_t behind = (size_t)(walk.current.text.data + walk.current.text.size - made.end);
        if (behind > 0 && *made.end != ',') {
            made.closed = true;
            break;
        }
    }
    *out = made;
    return made.start != NULL && soat__number_is_whole(&made.reading);
}

static soat_span value_of(soat_mention_scan *scan, const soat_number_reading *reading) {
    const int size = reading->fraction_size;
    return soat__mention_print(scan, "%s%llu%s%.*s", reading->negative ? "-" : "",
                               (unsigned long long)soat__number_value(reading), size > 0 ? "." : "",
                               size, reading->fraction);
}

/* The decimal without zeros at the end of its decimals. */
static soat_span shortest(soat_span decimal) {
    if (memchr(decimal.data, '.', decimal.size) != NULL) {
        decimal = soat__without_behind(soat__without_behind(decimal, "0"), ".");
    }
    return decimal;
}

static bool is_same_amount(soat_span left, soat_span right) {
    left = shortest(left);
    right = shortest(right);
    return left.size == right.size && memcmp(left.data, right.data, left.size) == 0;
}

static bool counts_money(const words *found) {
    return soat__word_is_one_of(found->after, "đồng,đô,usd,vnđ,vnd,euro,yên,chẵn");
}

/*
 * "(mười lăm)", or with what is counted behind it, "(một tỷ đồng)" behind money: nothing else is said
 * there.
 */
static bool repeats_only(const soat_mention_scan *scan, const words *found) {
    const char *const text_end = scan->walk.text.data + scan->walk.text.size;
    if (found->closed) {
        return found->end < text_end && *found->end == ')';
    }
    switch (scan->amount.kind) {
    case SOAT_MENTION_MONEY:
        return counts_money(found);
    case SOAT_MENTION_PERCENT:
        return soat__word_is_one_of(found->after, "phần");
    default:
        return false;
    }
}

/* The word that ends before `end`, blanks aside. */
static soat_span word_before(soat_span text, size_t end) {
    while (end > 0 && soat__is_one_of(text.data[end - 1], " \t\r\n")) {
        end--;
    }
    size_t start = end;
    while (start > 0 && !soat__is_one_of(text.data[start - 1], " \t\r\n")) {
        start--;
    }
    return soat_span_make(text.data + start, end - start);
}

/* Of "3,4 tấn; bằng chữ: hai triệu đồng" the words are not the figures again. */
static bool is_of_another_unit(const soat_mention_scan *scan, const words *found) {
    const int kind = scan->amount.kind;
    return counts_money(found) && (kind == SOAT_MENTION_QUANTITY || kind == SOAT_MENTION_PERCENT);
}

/* Bằng chữ: */
static bool is_announced(const soat_mention_scan *scan) {
    const soat_stretch *const before = &scan->walk.previous;
    return before->text.size >= 4 && soat__word_is_one_of(before->text, "chữ") &&
           soat__word_is_one_of(word_before(scan->walk.text, before->start), "bằng");
}

static bool stands_behind_amount(const soat_mention_scan *scan) {
    enum { BLANKS_MAX = 2 };
    const size_t start = scan->walk.current.start;
    return scan->walk.current.text.data[0] == '(' && start - scan->amount.end <= BLANKS_MAX;
}

bool soat__mention_words(soat_mention_scan *scan, soat_found_mention *out) {
    if (!scan->has_amount || soat__is_digit(scan->walk.current.text.data[0])) {
        return false;
    }
    const bool announced =
        is_announced(scan) && scan->walk.current.start - scan->amount.end <= FIGURES_BEFORE_MAX;
    words found;
    if ((!announced && !stands_behind_amount(scan)) || !read_words(scan->walk, &found) ||
        is_of_another_unit(scan, &found) || (!announced && !repeats_only(scan, &found))) {
        return false;
    }
    soat_mention *const mention = &out->mention;
    mention->kind = SOAT_MENTION_WORDS;
    mention->start = (size_t)(found.start - scan->walk.text.data);
    mention->end = (size_t)(found.end - scan->walk.text.data);
    mention->value = value_of(scan, &found.reading);
    mention->figures = soat__mention_keep(scan, scan->amount.value);
    mention->figures_start = scan->amount.start;
    mention->figures_end = scan->amount.end;
    mention->agrees = !scan->failed && is_same_amount(mention->value, mention->figures);
    return true;
}
