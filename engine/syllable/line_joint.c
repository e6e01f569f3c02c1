#include "syllable/line_joint.h"

#include <unicode/uchar.h>

#include "syllable/syllable.h"
#include "text/utf8.h"

/* Hyphen-minus, hyphen and soft hyphen; longer dashes never cut a word. */
static const char *const hyphens[] = {"-", "\xE2\x80\x90", "\xC2\xAD"};
enum { HYPHENS = sizeof hyphens / sizeof hyphens[0] };

static bool ends_with(soat_span text, const char *end) {
    const size_t size = strlen(end);
    return text.size >= size && memcmp(text.data + text.size - size, end, size) == 0;
}

static bool begins_with(soat_span text, const char *start) {
    const size_t size = strlen(start);
    return text.size >= size && memcmp(text.data, start, size) == 0;
}

static bool ends_with_any(soat_span text, const char *const *ends, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ends_with(text, ends[i])) {
            return true;
        }
    }
    return false;
}

size_t soat__line_hyphen_size(soat_span text) {
    for (size_t i = 0; i < HYPHENS; i++) {
        if (ends_with(text, hyphens[i])) {
            return strlen(hyphens[i]);
        }
    }
    return 0;
}

static bool is_letter(uint32_t code_point) {
    return code_point != SOAT_UTF8_INVALID && u_isalpha((UChar32)code_point) != 0;
}

static bool is_upper(uint32_t code_point) {
    return code_point != SOAT_UTF8_INVALID && u_isupper((UChar32)code_point) != 0;
}

static bool is_digit_byte(char byte) {
    return byte >= '0' && byte <= '9';
}

/* The letters that a text begins with. */
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
    size_t start = 0;
    for (size_t position = 0; position < text.size;) {
        if (!is_letter(soat__utf8_next(text, &position))) {
            start = position;
        }
    }
    return soat_span_make(text.data + start, text.size - start);
}

static size_t count_letters(soat_span text, size_t *upper) {
    size_t count = 0;
    *upper = 0;
    for (size_t position = 0; position < text.size; count++) {
        *upper += is_upper(soat__utf8_next(text, &position));
    }
    return count;
}

static bool is_syllable(soat_span word) {
    soat_syllable syllable;
    return soat__syllable_parse(word, &syllable, NULL) != SOAT_SYLLABLE_NONE;
}

/* Between `line`, which ends with a hyphen of `hyphen` bytes, and the line below it. */
static soat_line_joint joint_at_hyphen(soat_span line, size_t hyphen, soat_span next) {
    const soat_span before = soat_span_make(line.data, line.size - hyphen);
    const soat_span left = trailing_letters(before), right = leading_letters(next);
    if (before.size == 0 || ends_with(before, " ")) {
        return SOAT_JOINT_BLANK; /* a dash between words */
    }
    if (ends_with(line, "\xC2\xAD")) {
        return SOAT_JOINT_HYPHEN; /* a soft hyphen is nothing else */
    }
    size_t left_upper = 0, right_upper = 0;
    const size_t left_count = count_letters(left, &left_upper);
    count_letters(right, &right_upper);
    const bool word_goes_on = left_count >= 2 && left_upper < 2 && right.size > 0 &&
                              right_upper == 0 && !(is_syllable(left) && is_syllable(right));
    return word_goes_on ? SOAT_JOINT_HYPHEN : SOAT_JOINT_CLOSE;
}

/* A code or an address goes on behind its slash. */
static bool is_cut_at_slash(soat_span line, soat_span next) {
    if (!ends_with(line, "/") || line.size < 2 || line.data[line.size - 2] == ' ') {
        return false;
    }
    return leading_letters(next).size > 0 || (next.size > 0 && is_digit_byte(next.data[0]));
}

static soat_line_joint joint_inside(soat_span line, soat_span next) {
    const size_t hyphen = soat__line_hyphen_size(line);
    if (hyphen > 0) {
        return joint_at_hyphen(line, hyphen, next);
    }
    return is_cut_at_slash(line, next) ? SOAT_JOINT_CLOSE : SOAT_JOINT_BLANK;
}

static bool has_bullet(soat_span text) {
    static const char *const bullets[] = {"- ", "+ ", "* ", "– ", "— ", "• ", "● ", "▪ ", "■ "};
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
        if (begins_with(text, bullets[i])) {
            return true;
        }
    }
    /* Typed close: "-Căn cứ". */
    size_t position = 1;
    return text.size > 1 && text.data[0] == '-' && is_upper(soat__utf8_next(text, &position));
}

/* "1." "2.3." "12)" "a)" "đ." "IV." and the blank behind it, or "Điều 6", "Chương II". */
static bool has_number(soat_span text) {
    static const char *const names[] = {"Điều ", "Chương ", "Mục ", "Phần ", "Phụ lục "};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (begins_with(text, names[i])) {
            return true;
        }
    }
    size_t end = 0;
    while (end < text.size && text.data[end] != ' ') {
        end++;
    }
    enum { MARK_MAX = 8 };
    if (end < 2 || end == text.size || end > MARK_MAX || strchr(".)", text.data[end - 1]) == NULL) {
        return false;
    }
    size_t digits = 0, letters = 0, roman = 0, run = 0;
    for (size_t position = 0; position < end - 1;) {
        const uint32_t code_point = soat__utf8_next(text, &position);
        const bool digit = code_point >= '0' && code_point <= '9';
        run = digit ? run + 1 : 0;
        if (run > 2 || (!digit && !is_letter(code_point) && code_point != '.')) {
            return false; /* a year, or no mark at all */
        }
        digits += digit;
        letters += is_letter(code_point);
        roman += code_point == 'I' || code_point == 'V' || code_point == 'X';
    }
    return letters <= 1 ? digits + letters > 0 : digits == 0 && roman == letters;
}

static bool is_all_capitals(soat_span text) {
    size_t letters = 0;
    for (size_t position = 0; position < text.size;) {
        const uint32_t code_point = soat__utf8_next(text, &position);
        if (is_letter(code_point)) {
            letters++;
            if (!is_upper(code_point)) {
                return false;
            }
        }
    }
    return letters >= 2;
}

static bool ends_clause(soat_span text) {
    static const char *const ends[] = {".", ":", ";", "!", "?", "…", ".\"", ".”", ")"};
    return ends_with_any(text, ends, sizeof ends / sizeof ends[0]);
}

static bool begins_upper(soat_span text) {
    size_t position = 0;
    return text.size > 0 && is_upper(soat__utf8_next(text, &position));
}

/* The line was ended on purpose: the next word would have fit behind it. */
static bool is_short(const soat_line_shape *line, const soat_line_shape *next,
                     const soat_column_shape *column) {
    const int64_t room = (int64_t)column->right - line->right;
    return room > (int64_t)next->first_word_width + 2 * (int64_t)column->letter;
}

/* The next line stands in where this one does not: a new paragraph, but for the text of an item. */
static bool is_indented(const soat_line_shape *line, const soat_line_shape *next,
                        const soat_column_shape *column) {
    const int64_t step = 2 * (int64_t)column->letter;
    if (next->left - (int64_t)column->left <= step || has_bullet(line->text) ||
        has_number(line->text)) {
        return false;
    }
    const bool deeper = next->left - (int64_t)line->left > step;
    return deeper || (ends_clause(line->text) && begins_upper(next->text));
}

soat_line_joint soat__line_joint(const soat_line_shape *line, const soat_line_shape *next,
                                 const soat_column_shape *column) {
    if (line->text.size == 0 || next->text.size == 0 || line->has_gap || next->has_gap) {
        return SOAT_JOINT_BREAK;
    }
    const bool ends_short = is_short(line, next, column);
    if (ends_short || is_indented(line, next, column) || has_bullet(next->text) ||
        is_all_capitals(line->text) != is_all_capitals(next->text) ||
        (has_number(next->text) && ends_clause(line->text))) {
        return SOAT_JOINT_BREAK;
    }
    return joint_inside(line->text, next->text);
}
