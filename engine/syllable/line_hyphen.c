#include "syllable/line_hyphen.h"

#include <stdint.h>
#include <unicode/uchar.h>

#include "base/span_list.h"
#include "syllable/syllable.h"
#include "text/utf8.h"

/* Hyphen-minus, hyphen and soft hyphen; longer dashes never cut a word. */
static const char soft_hyphen[] = "\xC2\xAD";
static const char *const hyphens[] = {"-", "\xE2\x80\x90", soft_hyphen, NULL};

static bool ends_with(soat_span text, const char *end) {
    return soat__span_ends_with(text, (const char *const[]){end, NULL}) > 0;
}

size_t soat__line_hyphen_size(soat_span text) {
    return soat__span_ends_with(text, hyphens);
}

static bool is_letter(uint32_t code_point) {
    return code_point != SOAT_UTF8_INVALID && u_isalpha((UChar32)code_point) != 0;
}

static bool is_digit_byte(char byte) {
    return byte >= '0' && byte <= '9';
}

static soat_span leading_letters(soat_span text) {
    size_t end = 0;
    for (size_t position = 0; position < text.size; end = position) {
        if (!is_letter(soat__utf8_next(text, &position))) {
            break;
        }
    }
    return soat_span_make(text.data, end);
}

/* The letters that a text ends with. */
static soat_span trailing_letters(soat_span text) {
    enum { WORD_BYTES = 256 }; /* no word is longer: a line without blanks is not walked through */
    size_t at = text.size > WORD_BYTES ? text.size - WORD_BYTES : 0;
    while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80) {
        at++;
    }
    size_t start = at;
    while (at < text.size) {
        if (!is_letter(soat__utf8_next(text, &at))) {
            start = at;
        }
    }
    return soat_span_make(text.data + start, text.size - start);
}

static size_t count_capitals(soat_span letters) {
    size_t count = 0;
    for (size_t position = 0; position < letters.size;) {
        count += u_isupper((UChar32)soat__utf8_next(letters, &position)) != 0;
    }
    return count;
}

static bool is_one_letter(soat_span letters) {
    size_t position = 0;
    return letters.size > 0 && (soat__utf8_next(letters, &position), position == letters.size);
}

bool soat__line_hyphen_halves(soat_span line, soat_span next, soat_span *left, soat_span *right) {
    const size_t hyphen = soat__line_hyphen_size(line);
    if (hyphen == 0) {
        return false;
    }
    const soat_span before = soat_span_make(line.data, line.size - hyphen);
    *left = trailing_letters(before);
    *right = leading_letters(next);
    return !ends_with(line, soft_hyphen) && left->size > 0 && right->size > 0 &&
           !is_one_letter(*left) && count_capitals(*left) < 2 && count_capitals(*right) == 0;
}

static bool is_syllable(soat_span word) {
    soat_syllable syllable;
    return soat__syllable_parse(word, &syllable, NULL) != SOAT_SYLLABLE_NONE;
}

/* "ngh" and "iêng": one syllable, of which the first half is none. */
static bool is_cut_syllable(soat_span left, soat_span right) {
    enum { SYLLABLE_BYTES = 24 };
    char whole[SYLLABLE_BYTES];
    if (left.size + right.size > sizeof whole || is_syllable(left)) {
        return false;
    }
    memcpy(whole, left.data, left.size);
    memcpy(whole + left.size, right.data, right.size);
    return is_syllable(soat_span_make(whole, left.size + right.size));
}

/* What foreign words end with, and no word begins with. */
static const char *const foreign_endings[] = {
    "tion",     "tions",  "tional", "tionally", "sion",   "sions",   "sional", "ment",    "ments",
    "mental",   "ness",   "ture",   "tures",    "tive",   "tives",   "sive",   "cal",     "cally",
    "tic",      "tics",   "ity",    "ties",     "bility", "logy",    "logies", "logical", "nology",
    "nologies", "nomic",  "nomics", "ous",      "cation", "cations", "mation", "ration",  "zation",
    "zations",  "lation", "nation", "sation",   "ting",   "ning",    "cing",   "zing",    "ism",
    "ists",     "ble",    "bles",   NULL};

/* Between `line`, which ends with a hyphen of `hyphen` bytes, and the line below it. */
static soat_line_joint joint_at_hyphen(soat_span line, size_t hyphen, soat_span next) {
    const soat_span before = soat_span_make(line.data, line.size - hyphen);
    soat_span left, right;
    if (before.size == 0 || ends_with(before, " ")) {
        return SOAT_JOINT_BLANK; /* a dash between words */
    }
    if (ends_with(line, soft_hyphen)) {
        return SOAT_JOINT_HYPHEN; /* a soft hyphen is nothing else */
    }
    const bool cut = soat__line_hyphen_halves(line, next, &left, &right) &&
                     (is_cut_syllable(left, right) || soat__span_is_listed(right, foreign_endings));
    return cut ? SOAT_JOINT_HYPHEN : SOAT_JOINT_CLOSE;
}

/* A code or an address goes on behind its slash, a range of numbers behind its dash. */
static bool is_cut_at_mark(soat_span line, soat_span next) {
    const bool digit_next = next.size > 0 && is_digit_byte(next.data[0]);
    if (ends_with(line, "–")) {
        const size_t before = line.size - strlen("–");
        return digit_next && before > 0 && is_digit_byte(line.data[before - 1]);
    }
    return ends_with(line, "/") && line.size >= 2 && line.data[line.size - 2] != ' ' &&
           (digit_next || leading_letters(next).size > 0);
}

soat_line_joint soat__line_joint_inside(soat_span line, soat_span next) {
    const size_t hyphen = soat__line_hyphen_size(line);
    if (hyphen > 0) {
        return joint_at_hyphen(line, hyphen, next);
    }
    return is_cut_at_mark(line, next) ? SOAT_JOINT_CLOSE : SOAT_JOINT_BLANK;
}
