#include "syllable/line_signs.h"

#include <stdbool.h>
#include <stdint.h>
#include <unicode/uchar.h>

#include "base/span_list.h"
#include "text/utf8.h"

static bool is_letter(uint32_t code_point) {
    return code_point != SOAT_UTF8_INVALID && u_isalpha((UChar32)code_point) != 0;
}

static bool is_upper(uint32_t code_point) {
    return code_point != SOAT_UTF8_INVALID && u_isupper((UChar32)code_point) != 0;
}

static bool is_lower(uint32_t code_point) {
    return code_point != SOAT_UTF8_INVALID && u_islower((UChar32)code_point) != 0;
}

static uint32_t first_of(soat_span text) {
    size_t position = 0;
    return text.size > 0 ? soat__utf8_next(text, &position) : SOAT_UTF8_INVALID;
}

static soat_span first_word(soat_span text) {
    const char *const blank = text.size > 0 ? memchr(text.data, ' ', text.size) : NULL;
    return soat_span_make(text.data, blank == NULL ? text.size : (size_t)(blank - text.data));
}

static soat_span behind(soat_span text, size_t size) {
    return soat_span_make(text.data + size, text.size - size);
}

static bool has_bullet(soat_span text) {
    static const char *const bullets[] = {"- ", "+ ", "* ", "– ", "— ", "• ", "● ", "▪ ",
                                          "■ ", "□ ", "◦ ", "‣ ", "► ", "➢ ", "✓ ", NULL};
    /* Typed close: "-Căn cứ". */
    return soat__span_begins_with(text, bullets) > 0 ||
           (text.size > 1 && text.data[0] == '-' && is_upper(first_of(behind(text, 1))));
}

/* The names of the parts of a law, each with the blank behind it. */
static const char *const part_names[] = {"Điều ", "Chương ", "Mục ", "Phần ", "Phụ lục ", NULL};

/* Of "2.3", "a", "IV", "đ": figures of at most two apart by points, one letter, or Roman ones. */
static bool is_item_mark(soat_span mark) {
    size_t digits = 0, letters = 0, roman = 0, run = 0;
    for (size_t position = 0; position < mark.size;) {
        const uint32_t one = soat__utf8_next(mark, &position);
        const bool digit = one >= '0' && one <= '9';
        run = digit ? run + 1 : 0;
        if (run > 2 || (!digit && !is_letter(one) && one != '.')) {
            return false; /* a year, or no mark at all */
        }
        digits += digit;
        letters += is_letter(one);
        roman += one == 'I' || one == 'V' || one == 'X';
    }
    return letters <= 1 ? digits + letters > 0 : digits == 0 && roman == letters;
}

/* "(i)", "(ii)", "(3)", "(a)". */
static bool is_bracketed_mark(soat_span word) {
    if (word.size < 3 || word.data[0] != '(' || word.data[word.size - 1] != ')') {
        return false;
    }
    const soat_span inner = soat_span_make(word.data + 1, word.size - 2);
    size_t small_roman = 0;
    while (small_roman < inner.size && strchr("ivx", inner.data[small_roman]) != NULL) {
        small_roman++;
    }
    return small_roman == inner.size || is_item_mark(inner);
}

/* "2.1" before a capital. */
static bool is_bare_section(soat_span word, soat_span text) {
    const bool dotted = memchr(word.data, '.', word.size) != NULL;
    return dotted && word.data[0] >= '1' && word.data[0] <= '9' && is_item_mark(word) &&
           is_upper(first_of(behind(text, word.size + 1)));
}

static bool has_number(soat_span text, soat_span word) {
    enum { MARK_MAX = 8 };
    if (soat__span_begins_with(text, part_names) > 0) {
        return true;
    }
    if (word.size < 2 || word.size == text.size || word.size > MARK_MAX) {
        return false;
    }
    if (strchr(".)", word.data[word.size - 1]) == NULL) {
        return is_bare_section(word, text);
    }
    return is_item_mark(soat_span_make(word.data, word.size - 1)) || is_bracketed_mark(word);
}

static bool is_heading(soat_span text) {
    const size_t name = soat__span_begins_with(text, part_names);
    const soat_span number = first_word(behind(text, name));
    const bool ended = number.size > 0 && strchr(".:", number.data[number.size - 1]) != NULL;
    return name > 0 && number.size > 0 && (ended || name + number.size == text.size);
}

/* Most of it is letters: "112/2025/QH15;" says nothing, nor does one word that ends a sentence. */
static bool is_all_capitals(soat_span text) {
    size_t letters = 0, others = 0;
    if (text.data[text.size - 1] == '.' && memchr(text.data, ' ', text.size) == NULL) {
        return false;
    }
    for (size_t position = 0; position < text.size;) {
        const uint32_t one = soat__utf8_next(text, &position);
        if (is_lower(one) || (is_letter(one) && !is_upper(one))) {
            return false;
        }
        letters += is_letter(one);
        others += one != ' ' && !is_letter(one);
    }
    return letters >= 2 && letters > others;
}

static unsigned signs_of_begin(soat_span text) {
    static const char *const opening[] = {"\"", "“", "‘", "'", "«", "(", "[", NULL};
    const soat_span word = first_word(text);
    const bool bullet = has_bullet(text), number = has_number(text, word);
    if (bullet || number) {
        return (bullet ? SOAT_LINE_BULLET : 0u) | (number ? SOAT_LINE_NUMBER : 0u) |
               (is_heading(text) ? SOAT_LINE_HEADING : 0u);
    }
    if (is_lower(first_of(text))) {
        return SOAT_LINE_LOWER;
    }
    return is_upper(first_of(behind(text, soat__span_begins_with(text, opening)))) ? SOAT_LINE_UPPER
                                                                                   : 0;
}

/* The point of a short form before a name: the sentence goes on behind it. */
static bool is_abbreviated(soat_span text) {
    static const char *const forms[] = {" TP.",  " Tp.", " TX.", " TT.", " Q.",  " P.",     " H.",
                                        " X.",   " TS.", " GS.", " BS.", " KS.", " GS.TS.", " ThS.",
                                        " PGS.", " Ô.",  " Tr.", " tr.", NULL};
    return soat__span_ends_with(text, forms) > 0;
}

/* "công-", "552/", "2021–": what stands there goes on in the next line. */
static bool is_cut(soat_span text) {
    static const char *const marks[] = {"-", "/", "\xE2\x80\x90", "\xC2\xAD", "–", NULL};
    static const char *const apart[] = {" ", "-", "/", ".", ")", NULL};
    const size_t size = soat__span_ends_with(text, marks);
    const soat_span before = soat_span_make(text.data, text.size - size);
    return size > 0 && before.size > 0 && soat__span_ends_with(before, apart) == 0;
}

/* Words that need another one behind them; not "trên" (như trên), "số" (dân số). */
static bool is_open(soat_span text) {
    static const char *const words[] = {" của",   " và",   " các", " những", " với",  " tại",
                                        " theo",  " cho",  " bởi", " hoặc",  " nhằm", " giữa",
                                        " thuộc", " Điều", " mỗi", " do",    NULL};
    return soat__span_ends_with(text, words) > 0;
}

static unsigned signs_of_end(soat_span text) {
    static const char *const clauses[] = {".", ":", ";", "!", "?", "…", ".\"", ".”", ")", NULL};
    static const char *const closing[] = {"\"", "”", "’", "'", "»", ")", "]", NULL};
    static const char *const sentences[] = {".", "!", "?", "…", NULL};
    static const char *const listings[] = {":", ";", NULL};
    unsigned signs = soat__span_ends_with(text, clauses) > 0 ? SOAT_LINE_CLAUSE : 0u;
    signs |= (is_cut(text) ? SOAT_LINE_CUT : 0u) | (is_open(text) ? SOAT_LINE_OPEN : 0u);
    for (size_t size; (size = soat__span_ends_with(text, closing)) > 0;) {
        text.size -= size;
    }
    signs |= soat__span_ends_with(text, listings) > 0 ? SOAT_LINE_LISTING : 0u;
    const bool sentence = soat__span_ends_with(text, sentences) > 0 && !is_abbreviated(text);
    return signs | (sentence ? SOAT_LINE_SENTENCE : 0u);
}

unsigned soat__line_signs(soat_span text) {
    if (text.size == 0) {
        return 0;
    }
    return signs_of_begin(text) | signs_of_end(text) |
           (is_all_capitals(text) ? SOAT_LINE_CAPITALS : 0u);
}
