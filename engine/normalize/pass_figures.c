/*
 * figures: numbers in words to figures: "hai mươi lăm phẩy năm" is 25,5, "một triệu hai trăm nghìn"
 * 1.200.000. Lone digits stay words (một người, hai bên), and so does what may be no number: "một tỷ
 * lệ", a name with capitals within. Behind "năm" a number of four figures is a year: 2023.
 */
#include <stdio.h>

#include "normalize/number_read.h"
#include "normalize/pass.h"
#include "syllable/word_fold.h"
#include "text/token.h"

typedef struct found {
    soat_number_reading reading; /* the last that was whole */
    size_t end;                  /* byte behind its last word; 0 when there is none */
} found;

static bool is_folded(soat_span word, const char *const *folded, size_t count) {
    char text[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    if (!soat__word_fold(word, text, &size, NULL)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (strlen(folded[i]) == size && memcmp(folded[i], text, size) == 0) {
            return true;
        }
    }
    return false;
}

/* "tỷ" of tỷ lệ, tỷ trọng, tỉ mỉ; "tư" of tư nhân, tư vấn. */
static bool begins_compound(soat_span word, soat_span next) {
    static const char *const heads[] = {"tỷ", "tỉ", "tư"};
    static const char *const tails[] = {"lệ",   "trọng", "giá",  "suất", "số",    "mỉ",   "phú",
                                        "nhân", "vấn",   "liệu", "pháp", "tưởng", "cách", "thục"};
    return is_folded(word, heads, sizeof heads / sizeof heads[0]) &&
           is_folded(next, tails, sizeof tails / sizeof tails[0]);
}

/* The word behind one blank at `position`, moving past it. */
static bool next_word(soat_span text, size_t *position, soat_token *out) {
    size_t at = *position;
    soat_token blank;
    if (!soat__token_next(text, &at, &blank) || blank.kind != SOAT_TOKEN_SPACE ||
        blank.text.size != 1 || !soat__token_next(text, &at, out) || out->kind != SOAT_TOKEN_WORD) {
        return false;
    }
    *position = at;
    return true;
}

static found read_number(soat_span text, soat_token word, size_t position) {
    found best = {.end = 0};
    soat_number_reading reading = {0};
    for (bool more = true; more;) {
        size_t after = position;
        soat_token next = {0};
        const bool has_next = next_word(text, &after, &next);
        if ((has_next && begins_compound(word.text, next.text)) ||
            !soat__number_take(&reading, word.text)) {
            break;
        }
        if (soat__number_is_whole(&reading)) {
            best = (found){.reading = reading, .end = word.start + word.text.size};
        }
        if (has_next && soat__word_case_of(next.text) == SOAT_CASE_TITLE) {
            return (found){.end = 0}; /* Mười Hai is somebody */
        }
        more = has_next;
        word = next;
        position = after;
    }
    return best;
}

/* Digits in groups of three from the end, points between. */
static size_t write_grouped(uint64_t value, char *out, size_t room) {
    char plain[24];
    const int digits = snprintf(plain, sizeof plain, "%llu", (unsigned long long)value);
    size_t size = 0;
    for (int i = 0; i < digits && size + 2 < room; i++) {
        if (i > 0 && (digits - i) % 3 == 0) {
            out[size++] = '.';
        }
        out[size++] = plain[i];
    }
    return size;
}

static void put(soat_rewrite *rewrite, size_t start, const found *number, bool year) {
    char text[64];
    size_t size = 0;
    const uint64_t value = soat__number_value(&number->reading);
    if (number->reading.negative) {
        text[size++] = '-';
    }
    if (year && value >= 1000 && value < 10000) {
        size += (size_t)snprintf(text + size, sizeof text - size, "%u", (unsigned)value);
    } else {
        size += write_grouped(value, text + size, sizeof text - size);
    }
    if (number->reading.in_fraction) {
        text[size++] = ',';
        memcpy(text + size, number->reading.fraction, number->reading.fraction_size);
        size += number->reading.fraction_size;
    }
    soat__rewrite_replace(rewrite, start, number->end, soat_span_make(text, size));
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    static const char *const year_word[] = {"năm"};
    const soat_span text = rewrite->input;
    soat_span previous = {0};
    size_t position = 0;
    for (soat_token token; soat__token_next(text, &position, &token);) {
        if (token.kind != SOAT_TOKEN_WORD) {
            continue;
        }
        const found number = read_number(text, token, position);
        if (number.end > 0 && number.reading.marked) {
            put(rewrite, token.start, &number, is_folded(previous, year_word, 1));
            position = number.end;
        }
        previous = token.text;
    }
}

const soat_pass soat__pass_figures = {
    .info = {"figures", "numbers in words to figures: hai mươi lăm, 25"},
    .rewrite = rewrite,
};
