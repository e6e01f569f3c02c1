#include "correct/form_repair.h"

#include <string.h>

#include "text/cursor.h"
#include "text/entity.h"

soat_span soat__units_text(const soat_units *units, size_t first, size_t end) {
    const soat_token *const begin = &units->items[first].token;
    const soat_token *const last = &units->items[end - 1].token;
    return soat_span_make(begin->text.data, last->start + last->text.size - begin->start);
}

static bool is_text(soat_span text, const char *wanted) {
    return text.size == strlen(wanted) && memcmp(text.data, wanted, text.size) == 0;
}

/* Whether unit `at` exists on the line of the one before and is written so. */
static bool follows(const soat_units *units, size_t at, const char *wanted) {
    return at < units->count && units->items[at].space_before && !units->items[at].line_before &&
           is_text(units->items[at].token.text, wanted);
}

static size_t write(char *out, const char *text) {
    memcpy(out, text, strlen(text));
    return strlen(text);
}

static bool take_one_of(soat_cursor *text, const char *const *signs) {
    for (size_t i = 0; signs[i] != NULL; i++) {
        if (soat__take_text(text, signs[i])) {
            return true;
        }
    }
    return false;
}

/* How much must speak for a V/v beside its shape. */
typedef enum subject_shape {
    NO_SUBJECT,
    SUBJECT,      /* V⁄v V/w: at the beginning of a line */
    BARE_SUBJECT, /* V/ VAr: under the code of the paper */
} subject_shape;

static subject_shape subject_shape_of(soat_span text) {
    static const char *const slashes[] = {"⁄", "∕", "／", "ƒ", NULL};
    static const char *const strokes[] = {"'", "’", "!", "|", "\\", "l", "I", "i", "Í", "Ì", "í",
                                          "ì", "ï", "À", "Á", "Â",  "A", "f", "J", "1", NULL};
    static const char *const ends[] = {"v", "w", "y", "r", "V", "W", "Y", "'", "’", NULL};
    soat_cursor rest = soat__cursor_of(text);
    if (!soat__take(&rest, "Vv")) {
        return NO_SUBJECT;
    }
    const bool plain = soat__take(&rest, "/");
    const bool slash = plain || take_one_of(&rest, slashes);
    if (!slash && !take_one_of(&rest, strokes)) {
        return NO_SUBJECT;
    }
    if (soat__at_end(&rest)) {
        return slash ? BARE_SUBJECT : NO_SUBJECT;
    }
    const bool right = plain && (*rest.at == 'v' || *rest.at == 'V');
    if (right || !take_one_of(&rest, ends) || !soat__at_end(&rest)) {
        return NO_SUBJECT;
    }
    return slash ? SUBJECT : BARE_SUBJECT;
}

/* The stretch before is the code of the paper, or the year of its date beside it. */
static bool is_under_code(const soat_units *units, size_t chunk) {
    if (chunk == 0) {
        return false;
    }
    size_t first = chunk - 1;
    while (first > 0 && !units->items[first].space_before) {
        first--;
    }
    const soat_span text = soat__units_text(units, first, chunk);
    const bool code =
        memchr(text.data, '/', text.size) != NULL && memchr(text.data, '-', text.size) != NULL;
    return code || (text.size == 4 && memcmp(text.data, "20", 2) == 0 &&
                    units->items[first].token.kind == SOAT_TOKEN_NUMBER);
}

size_t soat__subject_repair(soat_form_place *place, char out[SOAT_FORM_REPAIR_BYTES]) {
    const soat_units *const units = place->units;
    const size_t first = place->chunk;
    size_t end = place->chunk_end;
    if (end - first > 1 && is_text(units->items[end - 1].token.text, ":")) {
        end--;
    }
    subject_shape shape = subject_shape_of(soat__units_text(units, first, end));
    size_t next = place->chunk_end;
    if (shape == BARE_SUBJECT && end == next &&
        (follows(units, next, "v") || follows(units, next, "w"))) {
        shape = SUBJECT; /* V/ v */
        end = ++next;
    }
    if (shape == NO_SUBJECT || next >= units->count || units->items[next].line_before ||
        units->items[next].token.kind != SOAT_TOKEN_WORD ||
        units->items[next].letter_case != SOAT_CASE_LOWER) {
        return 0;
    }
    const bool begins_line = first == 0 || units->items[first].line_before;
    if (!is_under_code(units, first) && !(shape == SUBJECT && begins_line)) {
        return 0;
    }
    place->first = first;
    place->end = end;
    return write(out, "V/v");
}

/* Those who have a standing body, of which papers go to the recipients. */
static bool has_standing_body(const soat_units *units, size_t at, bool *committee) {
    static const char *const committees[] = {"Tỉnh", "Huyện", "Thành", "Thị", "Đảng", "Quận"};
    *committee = false;
    for (size_t i = 0; i < sizeof committees / sizeof committees[0]; i++) {
        *committee |= follows(units, at, committees[i]);
    }
    if (*committee) {
        return follows(units, at + 1, "ủy") || follows(units, at + 1, "uỷ");
    }
    const bool in_capitals =
        at + 1 < units->count && units->items[at + 1].letter_case == SOAT_CASE_UPPER;
    return !in_capitals && (follows(units, at, "HĐND") || follows(units, at, "UBND"));
}

/* TT (thường trực) among recipients: `- TT Tỉnh ủy, TT HĐND tỉnh;`. */
size_t soat__standing_repair(soat_form_place *place, char out[SOAT_FORM_REPAIR_BYTES]) {
    /* TY may be TV (thường vụ) of a committee, but a council has none. */
    static const struct {
        const char *read;
        bool committee;
    } rows[] = {{"TT", true}, {"TI", true}, {"Tl", true},  {"T1", true},  {"IT", true},
                {"1T", true}, {"JT", true}, {"TJ", true},  {"TÌ", true},  {"TÍ", true},
                {"TỈ", true}, {"TỊ", true}, {"TÏ", true},  {"TF", true},  {"FT", true},
                {"TƑ", true}, {"ƑT", true}, {"TỪ", false}, {"TỰ", false}, {"TY", false}};
    const soat_units *const units = place->units;
    const soat_span text = soat__units_text(units, place->first, place->end);
    const soat_unit *const before = place->first > 0 ? &units->items[place->first - 1] : NULL;
    const bool in_list = before == NULL || units->items[place->first].line_before ||
                         (before->token.kind == SOAT_TOKEN_PUNCTUATION &&
                          strchr("-~+.,;*\xE2", before->token.text.data[0]) != NULL); /* •, – */
    bool committee = false;
    if (place->end != place->chunk_end || !in_list ||
        !has_standing_body(units, place->end, &committee)) {
        return 0;
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (is_text(text, rows[i].read) && (rows[i].committee || !committee)) {
            return write(out, "TT");
        }
    }
    return 0;
}

/* Physicians and pharmacists of the first and second degree: H is two strokes. */
size_t soat__degree_repair(soat_form_place *place, char out[SOAT_FORM_REPAIR_BYTES]) {
    static const char *const titles[] = {"BSCK", "DSCK", "BS.CK", "DS.CK"};
    static const struct {
        const char *read, *meant;
    } degrees[] = {{"H", "II"},  {"Il", "II"}, {"lI", "II"}, {"ll", "II"},
                   {"1I", "II"}, {"I1", "II"}, {"11", "II"}, {"l1", "II"},
                   {"1l", "II"}, {"l", "I"},   {"1", "I"}};
    const soat_span text = soat__units_text(place->units, place->first, place->end);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        const size_t size = strlen(titles[i]);
        if (text.size <= size || memcmp(text.data, titles[i], size) != 0) {
            continue;
        }
        const soat_span tail = soat_span_make(text.data + size, text.size - size);
        for (size_t row = 0; row < sizeof degrees / sizeof degrees[0]; row++) {
            if (is_text(tail, degrees[row].read)) {
                write(out, titles[i]);
                return size + write(out + size, degrees[row].meant);
            }
        }
    }
    return 0;
}

/* Where the last label of the host begins that has lost the dot before its end; NULL: none. */
static const char *lost_dot(soat_span host) {
    const char *const end = host.data + host.size;
    const char *const dot = memrchr(host.data, '.', host.size);
    return dot != NULL && end - dot > 4 && memcmp(end - 2, "vn", 2) == 0 ? end - 2 : NULL;
}

static soat_span host_of(soat_span address) {
    const char *const at = memchr(address.data, '@', address.size);
    const char *const slashes = memmem(address.data, address.size, "//", 2);
    const char *const from = at != NULL ? at + 1 : slashes != NULL ? slashes + 2 : address.data;
    const size_t size = address.size - (size_t)(from - address.data);
    const char *const path = memchr(from, '/', size);
    return soat_span_make(from, path == NULL ? size : (size_t)(path - from));
}

/* Signs that @ is read with, a slash lost of two, the dot lost before vn: no domain ends so. */
size_t soat__address_repair(soat_form_place *place, char out[SOAT_FORM_REPAIR_BYTES]) {
    static const char *const rings[] = {"®", "©", "°", "*", NULL};
    const soat_span text = soat__units_text(place->units, place->first, place->end);
    soat_cursor rest = soat__cursor_of(text);
    const char *const dot = lost_dot(host_of(text));
    size_t size = 0;
    bool changed = false;
    if (text.size > SOAT_FORM_REPAIR_BYTES / 2) {
        return 0;
    }
    while (!soat__at_end(&rest)) {
        if (rest.at == dot) {
            out[size++] = '.';
            changed = true;
        }
        soat_cursor ahead = rest;
        const bool ring = take_one_of(&ahead, rings);
        if (ring &&
            ((size > 0 && out[size - 1] == '@') || (!soat__at_end(&ahead) && *ahead.at == '@'))) {
            rest = ahead;
            changed = true;
            continue;
        }
        const bool scheme = size >= 6 && memcmp(out + size - 2, ":/", 2) == 0 &&
                            memcmp(out, "http", 4) == 0 && *rest.at != '/';
        if (scheme) {
            out[size++] = '/';
            changed = true;
        }
        out[size++] = *rest.at++;
    }
    const soat_entity found = soat__entity_of(soat_span_make(out, size), NULL);
    const bool address = found == SOAT_ENTITY_EMAIL || found == SOAT_ENTITY_URL;
    return changed && address ? size : 0;
}
