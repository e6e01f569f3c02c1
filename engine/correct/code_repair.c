#include "correct/code_repair.h"

#include <stdbool.h>
#include <string.h>

#include "correct/code_parts.h"
#include "text/cursor.h"
#include "text/entity.h"
#include "text/utf8.h"

/* Signs that are read for a slash: without doubt, or where everything else speaks for one. */
static const char *const sure_slashes[] = {"⁄", "∕", "／", "ƒ"};
static const char *const likely_slashes[] = {"'", "’", "‘", "`", "!", "|", "\\", "l", "I"};
static const char *const hyphens[] = {"~", "¬", "_"};

typedef struct draft {
    char *out;
    size_t size;
    bool sure;    /* a sign was read as a slash that can be nothing else */
    bool likely;  /* a repair for which all parts have to be known */
    bool unknown; /* there is a part that is in no table */
    size_t parts; /* that are known */
} draft;

static void write(draft *self, const char *text, size_t size) {
    memcpy(self->out + self->size, text, size);
    self->size += size;
}

static bool take_one_of(soat_cursor *text, const char *const *signs, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (soat__take_text(text, signs[i])) {
            return true;
        }
    }
    return false;
}

/* A slash, or a sign that was read for one. */
static bool take_slash(soat_cursor *text, draft *self) {
    if (!soat__take(text, "/")) {
        if (take_one_of(text, sure_slashes, sizeof sure_slashes / sizeof sure_slashes[0])) {
            self->sure = true;
        } else if (take_one_of(text, likely_slashes,
                               sizeof likely_slashes / sizeof likely_slashes[0])) {
            self->likely = true;
        } else {
            return false;
        }
    }
    write(self, "/", 1);
    return true;
}

/* A hyphen, and the signs beside it that are one too; a dash stays what it is. */
static bool take_hyphen(soat_cursor *text, draft *self) {
    const char *const start = text->at;
    const bool dash = soat__take_dash(text);
    const size_t size = (size_t)(text->at - start);
    const size_t count = sizeof hyphens / sizeof hyphens[0];
    bool more = take_one_of(text, hyphens, count);
    if (more && !dash) {
        soat__take(text, "-");
    }
    if (!dash && !more) {
        return false;
    }
    write(self, dash ? start : "-", dash ? size : 1);
    self->likely |= more;
    return true;
}

/* Letters, digits and ampersands, and the signs that are letters misread. */
static soat_span take_part(soat_cursor *text) {
    const char *const start = text->at;
    while (!soat__at_end(text)) {
        const soat_span rest = soat_span_make(text->at, (size_t)(text->end - text->at));
        size_t position = 0;
        soat_letter letter;
        const uint32_t code_point = soat__utf8_next(rest, &position);
        const bool ends =
            !soat__letter_from_code_point(code_point, &letter) &&
            (code_point < 0x80 ? strchr("0123456789&", (int)code_point) == NULL || code_point == 0
                               : code_point < 0xC0 || code_point > 0x24F || code_point == 0x192);
        if (ends) {
            break;
        }
        text->at += position;
    }
    return soat_span_make(start, (size_t)(text->at - start));
}

/* The number of a term of the National Assembly: QHI5, QHl3 are QH15, QH13. */
static bool write_term(draft *self, soat_span part) {
    char digits[2];
    if (part.size < 4 || memcmp(part.data + part.size - 4, "QH", 2) != 0) {
        return false;
    }
    for (size_t i = 0; i < 2; i++) {
        const char read = part.data[part.size - 2 + i];
        digits[i] = strchr("Il", read) != NULL ? '1' : strchr("Oo", read) != NULL ? '0' : read;
        if (!soat__is_digit_byte(digits[i])) {
            return false;
        }
    }
    write(self, part.data, part.size - 2);
    write(self, digits, 2);
    return true;
}

static void write_part(draft *self, soat_span part) {
    if (write_term(self, part)) {
        self->parts++;
        return;
    }
    const bool known = soat__code_part_is_known(part);
    const char *const meant = known ? NULL : soat__code_part_meant(part, self->parts == 0);
    if (meant != NULL) {
        self->likely = true;
        write(self, meant, strlen(meant));
    } else {
        self->unknown |= !known;
        write(self, part.data, part.size);
    }
    self->parts++;
}

/* Between the number and the kind; where nothing stands, a sign was lost. */
static bool take_first_sign(soat_cursor *text, draft *self) {
    static const char *const of_party[] = {"/TW", "/TƯ", "/TU", "/HU", "/ĐU"};
    soat_cursor ahead = *text;
    const soat_span part = take_part(&ahead);
    if (part.size == 0 || !soat__code_part_is_known(part)) {
        return take_slash(text, self) || take_hyphen(text, self);
    }
    const bool slash = soat__at_end(&ahead) || *ahead.at != '/';
    self->likely = true;
    write(self, slash ? "/" : "-", 1);
    return slash || take_one_of(&ahead, of_party, sizeof of_party / sizeof of_party[0]);
}

/* The year behind the first slash; what it is not is left to be read again. */
static void take_year(soat_cursor *text, draft *self) {
    soat_cursor ahead = *text;
    draft tried = *self;
    unsigned year = 0;
    if (take_slash(&ahead, &tried) && soat__take_digits(&ahead, &year) == 4 && year >= 1945 &&
        year < 2100) {
        write(&tried, ahead.at - 4, 4);
        *self = tried;
        *text = ahead;
    }
}

static bool take_parts(soat_cursor *text, draft *self) {
    for (;;) {
        const soat_span part = take_part(text);
        if (part.size == 0) {
            return false;
        }
        write_part(self, part);
        if (soat__at_end(text)) {
            return true;
        }
        if (!take_hyphen(text, self) && !take_slash(text, self)) {
            return false;
        }
    }
}

size_t soat__code_repair(soat_span text, char out[SOAT_CODE_REPAIR_BYTES]) {
    enum { MOST_DIGITS = 5 };
    draft self = {.out = out};
    soat_cursor rest = soat__cursor_of(text);
    unsigned number = 0;
    const size_t digits = soat__take_digits(&rest, &number);
    if (text.size > SOAT_CODE_REPAIR_MOST || digits > MOST_DIGITS || soat__at_end(&rest)) {
        return 0;
    }
    write(&self, text.data, digits);
    if (digits > 0) {
        take_year(&rest, &self);
    } else if (*rest.at != '/') {
        return 0;
    }
    if (!take_first_sign(&rest, &self) || !take_parts(&rest, &self)) {
        return 0;
    }
    const bool proven = !self.unknown && self.parts >= 2;
    const bool is_code = soat__entity_of(soat_span_make(out, self.size), NULL) == SOAT_ENTITY_CODE;
    return (self.likely ? proven : self.sure && is_code) ? self.size : 0;
}

size_t soat__date_repair(soat_span text, char out[SOAT_CODE_REPAIR_BYTES]) {
    draft self = {.out = out};
    soat_cursor rest = soat__cursor_of(text);
    unsigned value = 0;
    size_t groups = 0;
    size_t last = 0;
    if (text.size > SOAT_CODE_REPAIR_MOST) {
        return 0;
    }
    do {
        last = soat__take_digits(&rest, &value);
        write(&self, rest.at - last, last);
        groups++;
    } while (last > 0 && last <= 4 && groups <= 3 && take_slash(&rest, &self));
    const bool whole = last > 0 && soat__at_end(&rest) &&
                       soat__entity_of(soat_span_make(out, self.size), NULL) == SOAT_ENTITY_DATE;
    const bool proven = memchr(text.data, '/', text.size) != NULL && groups == 3 && last == 4;
    const bool is_fraction = groups == 2 && last < 4; /* 1⁄2 */
    return whole && (self.likely ? proven : self.sure && !is_fraction) ? self.size : 0;
}
