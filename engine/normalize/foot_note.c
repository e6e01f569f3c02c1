#include "normalize/foot_note.h"

#include <stdint.h>
#include <unicode/uchar.h>

#include "normalize/byte.h"
#include "normalize/lead_scan.h"

enum { DIGITS_MOST = 3, STARS_MOST = 4 };

static size_t digits_at(soat_span text, size_t at) {
    size_t end = at;
    while (end < text.size && soat__is_digit(text.data[end])) {
        end++;
    }
    return end - at;
}

static bool is_superscript(uint32_t one) {
    return one == 0xB9 || one == 0xB2 || one == 0xB3 || one == 0x2070 ||
           (one >= 0x2074 && one <= 0x2079);
}

static size_t superscripts_at(soat_span text, size_t at) {
    const size_t begin = at;
    soat_character found;
    while (soat__character_at(text, at, &found) && is_superscript(found.code_point)) {
        at = found.end;
    }
    return at - begin;
}

static size_t stars_at(soat_span text, size_t at) {
    size_t end = at;
    while (end < text.size && text.data[end] == '*') {
        end++;
    }
    return end - at;
}

/* "[12]", "(3)". */
static size_t bracketed_at(soat_span text, size_t at) {
    if (at >= text.size || !soat__is_one_of(text.data[at], "([")) {
        return 0;
    }
    const size_t digits = digits_at(text, at + 1), stars = stars_at(text, at + 1);
    const size_t inner = digits > 0 ? digits : stars, end = at + 1 + inner;
    const char closing = text.data[at] == '(' ? ')' : ']';
    const bool closed = inner > 0 && inner <= DIGITS_MOST && end < text.size;
    return closed && text.data[end] == closing ? inner + 2 : 0;
}

static bool is_letter_at(soat_span text, size_t at) {
    soat_character found;
    return soat__character_at(text, at, &found) && u_isalpha((UChar32)found.code_point) != 0;
}

static bool is_capital_at(soat_span text, size_t at) {
    soat_character found;
    return soat__character_at(text, at, &found) && u_isupper((UChar32)found.code_point) != 0;
}

/* Behind bare figures a capital is glued ("1Xem") or stands behind a blank. */
static bool is_text_behind(soat_span line, size_t end) {
    const bool blank = end < line.size && line.data[end] == ' ';
    return is_capital_at(line, end + blank) && (blank || !is_capital_at(line, end + 1));
}

soat_span soat__note_mark(soat_span line) {
    const size_t bracketed = bracketed_at(line, 0), raised = superscripts_at(line, 0);
    const size_t stars = stars_at(line, 0), digits = digits_at(line, 0);
    size_t size = 0;
    if (bracketed > 0 || raised > 0) {
        size = bracketed > 0 ? bracketed : raised;
    } else if (stars > 0 && stars <= STARS_MOST) {
        size = stars;
    } else if (digits > 0 && digits <= DIGITS_MOST && is_text_behind(line, digits)) {
        size = digits;
    }
    return soat_span_make(line.data, size < line.size ? size : 0);
}

/* A whole mark at `at`, not a part of a longer one, behind what a reference stands behind. */
static bool is_reference(soat_span above, size_t at, size_t size) {
    const char first = above.data[at], before = above.data[at - 1];
    const size_t end = at + size;
    if (soat__is_one_of(first, "([")) {
        return before != '\n';
    }
    soat_character left;
    if (!soat__character_before(above, at, &left) || is_superscript(left.code_point) ||
        soat__is_digit(before) || before == '*' || before == ' ' || before == '\n') {
        return false;
    }
    if (soat__is_digit(first)) {
        /* "thu1", "thu.1", "“thu”1"; not "2,1", "A/1", "số:1", "QH15" */
        const bool word = u_islower((UChar32)left.code_point) != 0;
        const bool mark = soat__is_one_of(before, ".,;)\"") || left.code_point == 0x201D;
        const bool behind_digit = mark && at >= 2 && soat__is_digit(above.data[at - 2]);
        const bool ended =
            end >= above.size || (!soat__is_digit(above.data[end]) && !is_letter_at(above, end));
        return ended && (word || (mark && !behind_digit));
    }
    return superscripts_at(above, end) == 0 && stars_at(above, end) == 0;
}

bool soat__note_is_referred_to(soat_span mark, soat_span above) {
    size_t at = 1;
    while (mark.size > 0 && at + mark.size <= above.size) {
        const char *const found = memmem(above.data + at, above.size - at, mark.data, mark.size);
        if (found == NULL) {
            return false;
        }
        at = (size_t)(found - above.data);
        if (is_reference(above, at, mark.size)) {
            return true;
        }
        at++;
    }
    return false;
}
