#include "syllable/charset_guess.h"

#include <string.h>

#include "syllable/syllable.h"
#include "text/charset.h"
#include "text/utf8.h"

/* --- reading --- */

typedef struct word {
    char bytes[SOAT_SYLLABLE_BYTES * 2];
    size_t size, letters;
    bool marked, beyond, stray, pending_stray, vowel, mixed, last_small;
} word;

static void add_letter(word *self, uint32_t code, soat_letter letter) {
    char bytes[SOAT_UTF8_MAX];
    const size_t size = soat__utf8_encode(code, bytes);
    if (self->size + size <= sizeof self->bytes) {
        memcpy(self->bytes + self->size, bytes, size);
        self->size += size;
    }
    self->letters++;
    self->stray = self->stray || self->pending_stray;
    self->marked = self->marked || code >= 0x80;
    self->beyond = self->beyond || code >= 0x100;
    self->vowel = self->vowel || soat__letter_is_vowel(letter);
    self->mixed = self->mixed || (letter.upper && self->last_small);
    self->last_small = !letter.upper;
}

/* Ở Ờ Ý Á Ừ Ủ Ả: where windows-1252 has signs that hardly stand alone. */
static bool is_lone_word(const word *self) {
    static const uint16_t words[] = {0x1EDE, 0x1EDC, 0x00DD, 0x00C1, 0x1EEA, 0x1EE6, 0x1EA2};
    size_t position = 0;
    const uint32_t code = soat__utf8_next(soat_span_make(self->bytes, self->size), &position);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (words[i] == code) {
            return true;
        }
    }
    return false;
}

static void count_word(const word *self, soat_reading *out) {
    soat_syllable syllable;
    soat_tone_placement placement = SOAT_PLACEMENT_NEUTRAL;
    const bool sign = self->letters == 1 && self->marked; /* µ, °, à: may be anything */
    out->lone += sign && !self->stray && is_lone_word(self);
    if (self->letters == 0 || sign || (!self->vowel && !self->stray)) {
        return;
    }
    out->foreign += self->stray;
    const bool whole = self->letters <= SOAT_SYLLABLE_LETTERS && !self->stray;
    const soat_syllable_kind kind =
        whole ? soat__syllable_parse(soat_span_make(self->bytes, self->size), &syllable, &placement)
              : SOAT_SYLLABLE_NONE;
    const bool wrong = kind == SOAT_SYLLABLE_NONE || placement == SOAT_PLACEMENT_WRONG;
    if (!self->marked && !self->stray) {
        *(wrong ? &out->plain_bad : &out->plain_good) += 1;
    } else if (wrong) {
        out->bad++;
    } else if (kind == SOAT_SYLLABLE_NATIVE) {
        out->good++;
        out->mixed += self->mixed;
        out->beyond += self->beyond;
    }
}

static bool ends_word(uint32_t code) {
    return code < 0x80 || code == 0xA0 || (code >= 0x2010 && code <= 0x2026);
}

/* A letter of other languages, a control, or no UTF-8: stray before a word too. */
static bool is_latin(uint32_t code) {
    return code < 0xA0 || (code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7) ||
           code == SOAT_UTF8_INVALID;
}

soat_reading soat__reading_of(soat_span text) {
    soat_reading out = {0};
    word at = {.size = 0};
    for (size_t position = 0; position < text.size;) {
        soat_letter letter;
        const uint32_t code = soat__utf8_next(text, &position);
        if (soat__letter_from_code_point(code, &letter)) {
            add_letter(&at, code, letter);
        } else if (ends_word(code) && (code >= ' ' || (code >= 9 && code <= 13))) {
            count_word(&at, &out);
            at = (word){.size = 0};
        } else {
            out.foreign += code < 0xA0;
            at.pending_stray = at.letters > 0 || is_latin(code);
            at.stray = at.stray || (at.letters > 0 && is_latin(code));
        }
    }
    count_word(&at, &out);
    return out;
}

static bool is_letter(soat_span text, size_t position) {
    return position < text.size && (text.data[position] | 0x20) >= 'a' &&
           (text.data[position] | 0x20) <= 'z';
}

unsigned soat__viqr_words(soat_span text) {
    unsigned count = 0;
    bool counted = false;
    for (size_t i = 0; i + 1 < text.size; i++) {
        const char here = text.data[i], next = text.data[i + 1];
        const char small = (char)(here | 0x20);
        counted = counted && here != ' ' && here != '\n' && here != '\t';
        if (counted || !is_letter(text, i)) {
            continue;
        }
        const bool vowel = strchr("aeiouy", small) != NULL;
        const bool shape = (next == '^' && strchr("aeo", small) != NULL) ||
                           (next == '(' && small == 'a') ||
                           ((next == '+' || next == '*') && (small == 'o' || small == 'u'));
        const bool tone = next == '`' || next == '~' ||
                          (next != '\0' && strchr("'?.", next) != NULL && is_letter(text, i + 2));
        counted = (vowel && (shape || tone)) || (small == 'd' && (next | 0x20) == 'd');
        count += counted;
    }
    return count;
}

/* --- judging --- */

static double share(unsigned good, unsigned bad) {
    return good + bad == 0 ? 0 : (double)good / (good + bad);
}

/*
 * Nearly all marked words right, most others too, and better than the text as it stands: by share,
 * or, as VISCII and VPS have many letters where windows-1252 has them, by what it puts right. Words
 * of Unicode letters in the text as it stands speak against every legacy charset.
 */
static bool is_vietnamese(const soat_reading *read, const soat_reading *as_is, unsigned least) {
    const double marked = share(read->good, read->bad);
    const double all = share(read->good + read->plain_good, read->bad + read->plain_bad);
    const bool clearer = marked - share(as_is->good, as_is->bad) >= 0.25;
    const bool mends = as_is->bad >= least && read->bad * 5 <= as_is->bad &&
                       read->good * 4 >= as_is->good * 4 + as_is->bad * 3;
    const unsigned mended = read->good > as_is->good ? read->good - as_is->good : 0;
    return mended >= least && mended > as_is->beyond && marked >= 0.75 && all >= 0.6 &&
           (clearer || mends);
}

static double confidence(const soat_reading *read) {
    double doubt = 1;
    for (unsigned i = 0; i < read->good && i < 50; i++) {
        doubt /= 2;
    }
    return share(read->good, read->bad) * (1 - doubt);
}

soat_status soat__charset_read_through(const soat_charset *charset, soat_span text,
                                       soat_buffer *out, soat_error *error) {
    enum { ROUNDS = 3 };
    soat_buffer again = SOAT_BUFFER_INIT;
    soat_status status = soat_charset_decode(charset, text, out, NULL, error);
    for (int i = 1; i < ROUNDS && status == SOAT_OK && charset->kind == SOAT_CHARSET_UTF8; i++) {
        soat_charset_report lost = {0};
        soat_buffer_clear(&again);
        status = soat_charset_decode(charset, soat_buffer_span(out), &again, &lost, error);
        if (status != SOAT_OK || lost.lost > 0) {
            break;
        }
        const soat_buffer swap = *out;
        *out = again;
        again = swap;
    }
    soat_buffer_dispose(&again);
    return status;
}

static soat_status read_in(const soat_charset *charset, soat_span text, soat_reading *out,
                           soat_error *error) {
    soat_buffer made = SOAT_BUFFER_INIT;
    const soat_status status = soat__charset_read_through(charset, text, &made, error);
    if (status == SOAT_OK) {
        *out = soat__reading_of(soat_buffer_span(&made));
        if (strncmp(charset->name, "tcvn3", 5) != 0) {
            /* sỪ of «%s»: only TCVN3 has fonts in which small letters stand for capitals. */
            out->good -= out->mixed;
            out->bad += out->mixed;
        }
    }
    soat_buffer_dispose(&made);
    return status;
}

/* Small letters of TCVN3 among ASCII capitals are capitals of its other fonts. */
static const soat_charset *font_of(const soat_charset *charset, const soat_reading *read) {
    if (strncmp(charset->name, "tcvn3", 5) != 0 || read->mixed * 2 <= read->good) {
        return charset;
    }
    return soat_charset_find(soat_span_from_string(charset->shown ? "tcvn3-h/1252" : "tcvn3-h"));
}

static bool may_be(const soat_charset *charset, soat_span text, const soat_reading *as_is) {
    const unsigned words = as_is->good + as_is->bad + as_is->plain_good + as_is->plain_bad;
    if (charset->kind != SOAT_CHARSET_VIQR) {
        return true;
    }
    const unsigned signs = soat__viqr_words(text);
    return signs >= 2 && signs * 6 >= words;
}

soat_status soat__charset_fits(const soat_charset *charset, soat_span text,
                               const soat_reading *as_is, unsigned least, soat_charset_guess *out,
                               soat_error *error) {
    soat_reading read = {0};
    const soat_status status = read_in(charset, text, &read, error);
    *out = (soat_charset_guess){0};
    if (status == SOAT_OK && is_vietnamese(&read, as_is, least)) {
        *out = (soat_charset_guess){font_of(charset, &read), confidence(&read), read.good};
    }
    return status;
}

soat_status soat__charset_guess(soat_span text, const soat_reading *as_is, bool shown,
                                unsigned least, soat_charset_guess *out, soat_error *error) {
    long best = -1;
    *out = (soat_charset_guess){0};
    for (size_t i = 0; i < soat_charset_count(); i++) {
        const soat_charset *const charset = soat_charset_at(i);
        const bool twin = charset->shown || charset->kind == SOAT_CHARSET_VIQR;
        soat_reading read = {0};
        if (twin != shown || charset->capitals || !may_be(charset, text, as_is)) {
            continue;
        }
        const soat_status status = read_in(charset, text, &read, error);
        if (status != SOAT_OK) {
            return status;
        }
        const long worth =
            2 * (long)read.good - 4 * (long)read.bad - (long)read.foreign + (long)read.lone;
        if (worth > best && is_vietnamese(&read, as_is, least)) {
            best = worth;
            *out = (soat_charset_guess){font_of(charset, &read), confidence(&read), read.good};
        }
    }
    return SOAT_OK;
}

/* --- a file --- */

enum { SAMPLE = 32 * 1024, LEAST = 3 };

/* From the line of the first byte beyond ASCII on. */
static soat_span sample_of(soat_span text) {
    size_t start = 0;
    for (size_t i = 0; i < text.size && (uint8_t)text.data[i] < 0x80; i++) {
        start = text.data[i] == '\n' ? i + 1 : start;
        if (i + 1 == text.size) {
            start = 0;
        }
    }
    const size_t size = text.size - start;
    return soat_span_make(text.data + start, size < SAMPLE ? size : SAMPLE);
}

soat_status soat_charset_detect(soat_span text, soat_charset_guess *out, soat_error *error) {
    *out = (soat_charset_guess){0};
    if (text.size == 0) {
        out->charset = soat_charset_find(soat_span_from_string("utf-8"));
        out->confidence = 1;
        return SOAT_OK;
    }
    const soat_span sample = sample_of(text);
    const soat_reading as_is = soat__reading_of(sample);
    size_t bad = sample.size;
    const bool valid =
        soat__utf8_valid(sample, &bad) || (sample.size == SAMPLE && bad + SOAT_UTF8_MAX > SAMPLE);
    const soat_status status = soat__charset_guess(sample, &as_is, valid, LEAST, out, error);
    if (status != SOAT_OK || out->charset != NULL) {
        return status;
    }
    const double right = share(as_is.good, as_is.bad);
    if (valid || (as_is.good >= LEAST && right >= 0.75)) {
        out->charset = soat_charset_find(soat_span_from_string("utf-8"));
        out->confidence = valid ? 1 : right;
        out->words = as_is.good;
    }
    return SOAT_OK;
}
