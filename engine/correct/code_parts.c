#include "correct/code_parts.h"

#include <stdlib.h>
#include <string.h>

#include "text/letter.h"
#include "text/utf8.h"

static const struct row {
    const char *part, *count;
} rows[] = {
#include "correct/code_rows.inc"
};
enum { ROWS = sizeof rows / sizeof rows[0] };

static int compare_row(const void *key, const void *row) {
    const soat_span part = *(const soat_span *)key;
    const char *const other = ((const struct row *)row)->part;
    const size_t size = strlen(other);
    const int order = memcmp(part.data, other, part.size < size ? part.size : size);
    return order != 0 ? order : (part.size > size) - (part.size < size);
}

static bool is_row(soat_span part) {
    return bsearch(&part, rows, ROWS, sizeof rows[0], compare_row) != NULL;
}

bool soat__code_part_is_known(soat_span part) {
    const soat_span whole = part;
    while (part.size > 2 && part.data[part.size - 1] >= '0' && part.data[part.size - 1] <= '9') {
        part.size--;
    }
    const bool of_term = part.size >= 2 && memcmp(part.data + part.size - 2, "QH", 2) == 0;
    return is_row(part.size == whole.size || of_term ? part : whole);
}

/* Confusions that are no matter of marks; the last letters of TTr and TTg take many forms. */
static bool looks_like(uint32_t read, uint32_t meant) {
    static const struct {
        uint32_t meant;
        const char *read;
    } shapes[] = {{0x110, "Ð"},       {'Q', "O0"}, {'r', "YytfvïîĩíìFƒ"},
                  {'g', "qpseøẹỵE9"}, {'P', "FƑ"}, {'I', "l1|"}};
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        const soat_span read_as = soat_span_from_string(shapes[i].read);
        for (size_t position = 0; shapes[i].meant == meant && position < read_as.size;) {
            if (soat__utf8_next(read_as, &position) == read) {
                return true;
            }
        }
    }
    return false;
}

/* The same letter with other marks; or small, where the small one has the shape of the capital. */
static bool is_same_letter(uint32_t read, uint32_t meant) {
    soat_letter left, right;
    if (!soat__letter_from_code_point(read, &left) ||
        !soat__letter_from_code_point(meant, &right) || left.base != right.base) {
        return false;
    }
    const bool marks = left.shape != right.shape || left.tone != right.tone;
    return left.upper == right.upper
               ? marks
               : right.upper && !marks && strchr("ckopsuvxz", left.base) != NULL;
}

/* Whether the two differ in one letter, and that is a confusion. */
static bool is_one_confusion_away(soat_span read, soat_span meant) {
    size_t left = 0, right = 0, confusions = 0;
    while (left < read.size && right < meant.size) {
        const uint32_t seen = soat__utf8_next(read, &left);
        const uint32_t wanted = soat__utf8_next(meant, &right);
        if (seen != wanted && !(is_same_letter(seen, wanted) || looks_like(seen, wanted))) {
            return false;
        }
        confusions += seen != wanted;
    }
    return left == read.size && right == meant.size && confusions == 1;
}

/* Of two that differ in one letter, the first or the last letter is the same, and the size nearly. */
static bool may_be_one_away(soat_span read, soat_span meant) {
    const size_t larger = read.size > meant.size ? read.size : meant.size;
    return larger <= read.size + 2 && larger <= meant.size + 2 &&
           (read.data[0] == meant.data[0] ||
            read.data[read.size - 1] == meant.data[meant.size - 1]);
}

const char *soat__code_part_meant(soat_span part, bool is_first) {
    enum { OFTEN = 100 }; /* a part of two letters must be: DN is none of ĐN */
    const char *best = NULL;
    size_t letters = 0;
    for (size_t position = 0; position < part.size; letters++) {
        soat__utf8_next(part, &position);
    }
    if (letters < 2 || (letters == 2 && !is_first)) {
        return NULL;
    }
    long most = letters > 2 ? -1 : OFTEN;
    for (size_t i = 0; i < ROWS; i++) {
        const soat_span meant = soat_span_from_string(rows[i].part);
        if (may_be_one_away(part, meant) && is_one_confusion_away(part, meant)) {
            const long count = strtol(rows[i].count, NULL, 10);
            best = count > most ? rows[i].part : best;
            most = count > most ? count : most;
        }
    }
    return best;
}
