/* Addresses, telephone numbers, Roman numerals, numbers of papers, plates and other codes. */
#include <string.h>

#include "base/limits.h"
#include "normalize/byte.h"
#include "normalize/code_form.h"
#include "normalize/mention_scan.h"
#include "normalize/phone_form.h"
#include "normalize/roman_form.h"
#include "normalize/say_stretches.h"
#include "normalize/unit_form.h"
#include "syllable/word_fold.h"

static const char marks_behind[] = ".,;:!?)\"']";

static bool make(soat_mention_scan *scan, soat_found_mention *out, int kind, soat_span text,
                 soat_span value) {
    out->mention.kind = kind;
    out->mention.start = soat__mention_place(scan, text);
    out->mention.end = out->mention.start + text.size;
    out->mention.value = value;
    return true;
}

static bool append(soat_mention_scan *scan, const char *bytes, size_t size) {
    const bool good =
        soat_buffer_append(&scan->scratch, soat_span_make(bytes, size), NULL) == SOAT_OK;
    scan->failed |= !good;
    return good;
}

static soat_span keep_scratch(soat_mention_scan *scan) {
    return soat__mention_keep(scan, soat_buffer_span(&scan->scratch));
}

/* --- addresses --- */

/* Copies `text`, ASCII letters of [from, to) made small. */
static soat_span lower_part(soat_mention_scan *scan, soat_span text, size_t from, size_t to) {
    soat_buffer_clear(&scan->scratch);
    for (size_t i = 0; i < text.size; i++) {
        const char byte = text.data[i];
        const bool upper = i >= from && i < to && byte >= 'A' && byte <= 'Z';
        const char made = upper ? (char)(byte | 0x20) : byte;
        append(scan, &made, 1);
    }
    return keep_scratch(scan);
}

static size_t index_of(soat_span text, char byte) {
    const char *const found = memchr(text.data, byte, text.size);
    return found == NULL ? text.size : (size_t)(found - text.data);
}

bool soat__mention_address(soat_mention_scan *scan, soat_found_mention *out) {
    soat_span core = scan->core;
    if (scan->entity == SOAT_ENTITY_EMAIL) {
        const soat_span value = lower_part(scan, core, index_of(core, '@'), core.size);
        return make(scan, out, SOAT_MENTION_EMAIL, core, value);
    }
    if (scan->entity != SOAT_ENTITY_URL) {
        return false;
    }
    const size_t scheme = index_of(core, ':');
    const bool has_scheme = core.size - scheme > 3 && memcmp(core.data + scheme, "://", 3) == 0;
    size_t end = has_scheme ? scheme + 3 : 0;
    while (end < core.size && !soat__is_one_of(core.data[end], "/?#")) {
        end++;
    }
    return make(scan, out, SOAT_MENTION_URL, core, lower_part(scan, core, 0, end));
}

/* --- telephone numbers --- */

/* The whole number as it is dialled inside the country: 0 before the code of a place or network. */
static bool has_national_form(soat_span digits) {
    enum { MOBILE = 10, FIXED = 11, OLD_FIXED = 10, ARMED = 9 /* 069 */ };
    if (digits.size < 3 || digits.data[0] != '0') {
        return false;
    }
    if (digits.data[1] == '2') {
        return digits.size == FIXED || digits.size == OLD_FIXED;
    }
    if (digits.data[1] == '6') {
        return digits.size == ARMED || digits.size == MOBILE;
    }
    return soat__is_one_of(digits.data[1], "35789") ? digits.size == MOBILE
                                                    : digits.data[1] == '1' && digits.size == FIXED;
}

static bool is_service(soat_span digits) {
    return (digits.size == 8 || digits.size == 10) &&
           (memcmp(digits.data, "1800", 4) == 0 || memcmp(digits.data, "1900", 4) == 0);
}

bool soat__mention_phone(soat_mention_scan *scan, soat_found_mention *out) {
    static const char phone_words[] = "thoại,đt,sđt,tel,fax,hotline,mobile,zalo,máy,nóng,gọi";
    soat_phone_form phone;
    if (!soat__phone_form_read(&scan->walk, &phone)) {
        return false;
    }
    const soat_span all = scan->walk.text;
    const size_t start = scan->walk.current.start;
    const bool told = soat__word_is_one_of(scan->walk.previous.text, phone_words);
    soat_buffer_clear(&scan->scratch);
    bool abroad = false;
    for (size_t at = start; at < phone.end; at++) {
        abroad |= all.data[at] == '+';
        if (soat__is_digit(all.data[at])) {
            append(scan, all.data + at, 1);
        }
    }
    const soat_span digits = soat_buffer_span(&scan->scratch);
    soat_span value = {0};
    if (abroad && digits.size >= 10) { /* +84 (0)24 …: the 0 is not dialled */
        const size_t skipped = digits.data[2] == '0' ? 3 : 2;
        value = soat__mention_print(scan, "+%.2s%.*s", digits.data, (int)(digits.size - skipped),
                                    digits.data + skipped);
    } else if (has_national_form(digits)) {
        value = soat__mention_print(scan, "+84%.*s", (int)digits.size - 1, digits.data + 1);
    } else if (told || is_service(digits)) {
        value = soat__mention_keep(scan, digits);
    } else {
        return false;
    }
    return make(scan, out, SOAT_MENTION_PHONE, soat_span_make(all.data + start, phone.end - start),
                value);
}

/* --- Roman numerals --- */

bool soat__mention_roman(soat_mention_scan *scan, soat_found_mention *out) {
    enum { QUARTERS = 4 };
    soat_roman_form form;
    const bool fits = scan->entity == SOAT_ENTITY_ROMAN || scan->entity == SOAT_ENTITY_CODE ||
                      scan->entity == SOAT_ENTITY_LIST_MARK;
    const soat_span text = soat__without_behind(scan->core, ".)");
    if (!fits || !soat__roman_form_read(&scan->walk, text, &form)) {
        return false;
    }
    const bool quarter = soat__word_is_one_of(scan->walk.previous.text, "quý");
    if (form.year.size > 0 && quarter && form.value <= QUARTERS) {
        const soat_span value = soat__mention_print(scan, "%.4s-Q%u", form.year.data, form.value);
        return make(scan, out, SOAT_MENTION_DATE, text, value);
    }
    if (form.year.size > 0) {
        return false;
    }
    if (form.to > 0) {
        out->mention.to = soat__mention_print(scan, "%u", form.to);
    }
    return make(scan, out, SOAT_MENTION_ROMAN, text, soat__mention_print(scan, "%u", form.value));
}

/* --- codes --- */

/* NULL for letters that tell who made a paper: their words begin with a capital. */
static const char *kind_of(soat_span letters) {
    const char *const words = soat__paper_kind(letters);
    return words == NULL || (words[0] >= 'A' && words[0] <= 'Z') ? NULL : words;
}

/* Letters of a part of a code, two at least behind a slash: those of a paper or of who made it. */
static bool is_law(soat_span code, const char **paper) {
    bool law = false;
    size_t at = 0;
    *paper = NULL;
    if (soat__skip_digits(code, &at).size == 0 || at == code.size || code.data[at] == '.') {
        return false;
    }
    while (at < code.size) {
        const bool slash = code.data[at] == '/';
        const size_t start = ++at;
        while (at < code.size && !soat__is_one_of(code.data[at], "/-")) {
            at++;
        }
        const soat_span part = soat_span_make(code.data + start, at - start);
        const bool letters = part.size > 0 && !soat__is_digit(part.data[0]);
        if (letters && !law) {
            *paper = kind_of(part);
        }
        law |= letters && (slash || *paper != NULL) && (part.size > 1 || *paper != NULL);
    }
    return law && (memchr(code.data, '/', code.size) != NULL || *paper != NULL);
}

static bool make_law(soat_mention_scan *scan, soat_found_mention *out, soat_span text,
                     soat_span code) {
    const char *paper = NULL;
    if (!is_law(code, &paper)) {
        return false;
    }
    if (paper != NULL) {
        out->mention.paper = soat_span_from_string(paper);
    }
    return make(scan, out, SOAT_MENTION_LAW, text, soat__mention_keep(scan, code));
}

/* Số: 552 /QĐ-UBND · 552/ QĐ-UBND */
static bool read_parted_law(soat_mention_scan *scan, soat_found_mention *out) {
    soat_stretch_walk ahead = scan->walk;
    const soat_span left = scan->walk.current.text;
    soat_span number = soat__without_behind(left, "/");
    size_t digits = 0;
    if (soat__skip_digits(number, &digits).size == 0 || digits != number.size ||
        !soat__mention_ahead(&ahead)) {
        return false;
    }
    const soat_span right = soat__without_behind(ahead.current.text, marks_behind);
    const bool slash_left = number.size < left.size, slash_right = right.data[0] == '/';
    if (slash_left == slash_right || right.size > SOAT_LIMIT_WORD_BYTES / 2) {
        return false;
    }
    soat_buffer_clear(&scan->scratch);
    append(scan, left.data, left.size);
    append(scan, right.data, right.size);
    const soat_span code = soat_buffer_span(&scan->scratch);
    const size_t size = (size_t)(right.data + right.size - left.data);
    return soat__entity_of(code, NULL) == SOAT_ENTITY_CODE &&
           make_law(scan, out, soat_span_make(left.data, size), code);
}

/*
 * Four numbers up to 255. They are groups of one number (5.000.000.000), or count parts and versions
 * (1.3.1.2), unless a word says otherwise, the first is that of a private network, or the numbers are
 * large.
 */
static bool is_ip(const soat_mention_scan *scan, soat_span text) {
    enum { PARTS = 4, LARGE_MIN = 2 };
    size_t at = 0, large = 0;
    for (size_t part = 0; part < PARTS; part++) {
        const soat_span digits = soat__skip_digits(text, &at);
        int value = 0;
        for (size_t i = 0; i < digits.size && i < PARTS; i++) {
            value = value * 10 + (digits.data[i] - '0');
        }
        large += digits.size == 3;
        if (digits.size == 0 || digits.size > 3 || value > 255 ||
            (part + 1 < PARTS && (at >= text.size || text.data[at++] != '.'))) {
            return false;
        }
    }
    soat_number_form number;
    const bool told = soat__word_is_one_of(scan->walk.previous.text, "ip,dns,gateway,mask");
    const bool private = memcmp(text.data, "10.", 3) == 0 || memcmp(text.data, "127.", 4) == 0;
    return at == text.size && (told || (soat__number_form_read(text, &number) == 0 &&
                                        (private || large >= LARGE_MIN)));
}

/* A unit or a magnitude stands behind: 12.5 km. */
static bool is_measured(const soat_stretch_walk *walk) {
    soat_unit_form unit;
    const soat_span next = soat__without_behind(walk->next.text, marks_behind);
    return soat__is_open(walk->current.text) && soat__is_beside(&walk->current, &walk->next) &&
           (soat__is_magnitude(next) ||
            (next.size > 0 && soat__unit_form_read(next, false, &unit)));
}

/*
 * Parts of a text are counted behind these words, and at the beginning of a line; behind "điểm", which
 * is a mark as well, when the next part follows. Three numbers and more are counted anywhere.
 */
static bool is_section(const soat_mention_scan *scan, soat_span text) {
    static const char part_words[] =
        "mục,khoản,bảng,hình,điều,chương,phần,tiết,biểu,lục,version,bản";
    enum { DIGITS_MAX = 2, PARTS_FREE = 3, PARTS_LONG = 4 };
    size_t parts = 0, longest = 0;
    for (size_t at = 0; at <= text.size; at++, parts++) {
        const soat_span digits = soat__skip_digits(text, &at);
        longest = digits.size > longest ? digits.size : longest;
        if (digits.size == 0 || (at < text.size && text.data[at] != '.')) {
            return false;
        }
    }
    if (longest > DIGITS_MAX) {
        soat_number_form number;
        return parts >= PARTS_LONG && soat__number_form_read(text, &number) == 0;
    }
    const soat_stretch_walk *const walk = &scan->walk;
    const bool counted = (soat__is_open(walk->previous.text) &&
                          soat__word_is_one_of(walk->previous.text, part_words)) ||
                         (soat__word_is_one_of(walk->previous.text, "điểm") &&
                          soat__word_is_one_of(walk->next.text, "khoản,điều,mục,và"));
    return parts >= PARTS_FREE ||
           (parts == 2 && (scan->line_start || counted) && !is_measured(walk));
}

static bool read_figures(soat_mention_scan *scan, soat_found_mention *out) {
    const soat_span text = soat__without_behind(scan->core, ".,;:)");
    if (is_ip(scan, text)) {
        return make(scan, out, SOAT_MENTION_IP, text, soat__mention_keep(scan, text));
    }
    return is_section(scan, text) &&
           make(scan, out, SOAT_MENTION_SECTION, text, soat__mention_keep(scan, text));
}

/* "3.Đối với", "07-08.Đội": figures against the text behind them. */
static bool is_glued_sentence(soat_span code) {
    size_t at = 0;
    while (at < code.size &&
           (soat__is_digit(code.data[at]) || soat__is_one_of(code.data[at], "-/"))) {
        at++;
    }
    if (at == 0 || at + 2 >= code.size || code.data[at] != '.') {
        return false;
    }
    const soat_span word = soat_span_make(code.data + at + 1, code.size - at - 1);
    return !soat__has_digit(word) && soat__word_case_of(word) == SOAT_CASE_TITLE;
}

/* TCVN 7468:2005 · QCVN 9-1:2011/BYT */
static bool read_standard(soat_mention_scan *scan, soat_found_mention *out) {
    const soat_stretch *const before = &scan->walk.previous;
    const soat_span number = soat__without_behind(scan->core, marks_behind);
    if (!soat__is_digit(number.data[0]) || before->start < scan->done ||
        !soat__is_beside(before, &scan->walk.current) ||
        !soat__word_is_one_of(before->text, "tcvn,qcvn,tcxd,tcxdvn,tcn,iso,iec,isbn,issn")) {
        return false;
    }
    const soat_span name = soat__without_marks_before(before->text);
    const soat_span text =
        soat_span_make(name.data, (size_t)(number.data + number.size - name.data));
    return make(scan, out, SOAT_MENTION_CODE, text, soat__mention_keep(scan, text));
}

bool soat__mention_code(soat_mention_scan *scan, soat_found_mention *out) {
    const soat_span core = scan->core;
    if (read_standard(scan, out)) {
        return true;
    }
    switch (scan->entity) {
    case SOAT_ENTITY_PLATE: {
        soat_buffer_clear(&scan->scratch);
        for (size_t i = 0; i < core.size; i++) {
            if (core.data[i] != '.') {
                append(scan, core.data + i, 1);
            }
        }
        return make(scan, out, SOAT_MENTION_PLATE, core, keep_scratch(scan));
    }
    case SOAT_ENTITY_CODE:
        return soat__has_digit(core) && !is_glued_sentence(core) &&
               (make_law(scan, out, core, core) ||
                make(scan, out, SOAT_MENTION_CODE, core, soat__mention_keep(scan, core)));
    case SOAT_ENTITY_LIST_MARK:
    case SOAT_ENTITY_NUMBER:
        return read_parted_law(scan, out) || read_figures(scan, out);
    case SOAT_ENTITY_NONE:
        return read_parted_law(scan, out);
    default:
        return false;
    }
}
