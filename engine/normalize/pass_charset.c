/*
 * charset: legacy text inside UTF-8 put into Unicode: TCVN3, VNI, … whose bytes are shown as
 * windows-1252, UTF-8 read as windows-1252, VIQR.
 *
 * A line is judged by itself when it has three words that speak for a charset; what is too short
 * for that follows the charset that most lines of the document had before it or in the same part.
 * Lines of right Vietnamese, and lines that no charset makes Vietnamese, are not touched.
 */
#include <string.h>

#include "normalize/byte.h"
#include "normalize/pass.h"
#include "syllable/charset_guess.h"
#include "text/charset.h"
#include "text/utf8.h"

enum { CHARSETS = 32, LEAST = 3 };

typedef struct tally {
    unsigned lines[CHARSETS]; /* of this document, by the index of their charset */
} tally;

static size_t index_of(const soat_charset *charset) {
    return (size_t)(charset - soat_charset_at(0));
}

static soat_span line_at(soat_span text, size_t start) {
    const char *const end = memchr(text.data + start, '\n', text.size - start);
    return soat_span_make(text.data + start,
                          end == NULL ? text.size - start : (size_t)(end - text.data) - start);
}

static bool is_plain(soat_span line) {
    for (size_t i = 0; i < line.size; i++) {
        if ((unsigned char)line.data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/*
 * The fast exit. A charset must put more words right than hold Unicode letters already; what it can
 * put right are words whose letters beyond ASCII windows-1252 has all, and signs of VIQR. Most
 * lines of right Vietnamese have fewer of these, which one look at the bytes tells.
 */
typedef struct line_look {
    size_t unicode, latin; /* words with a letter that windows-1252 has not; with others only */
    size_t signs;          /* of VIQR, at most */
} line_look;

enum { WORD_HAS_LATIN = 1, WORD_HAS_UNICODE = 2 };

/* 0xC3 and the like are Latin-1; of U+0100 to U+01BF windows-1252 has a few, of U+1E00 on none. */
static unsigned letter_kind(unsigned char lead, unsigned char next) {
    const bool in_1252 = (lead == 0xC5 && (next == 0x92 || next == 0x93 || next == 0xA0 ||
                                           next == 0xA1 || next >= 0xB8)) ||
                         (lead == 0xC6 && next == 0x92);
    const bool beyond = (lead >= 0xC4 && lead <= 0xC6) || lead == 0xE1;
    return beyond && !in_1252 ? WORD_HAS_UNICODE : WORD_HAS_LATIN;
}

static bool may_be_viqr(unsigned char before, unsigned char here) {
    if ((before | 0x20) == 'd') {
        return (here | 0x20) == 'd';
    }
    return soat__is_one_of((char)here, "^(+*`~'?.") && (before | 0x20) >= 'a' &&
           (before | 0x20) <= 'z';
}

static line_look look_at(soat_span line) {
    line_look found = {0};
    unsigned word = 0;
    unsigned char before = ' ';
    for (size_t i = 0; i < line.size; i++) {
        const unsigned char here = (unsigned char)line.data[i];
        if (here >= 0xC0) {
            word |= letter_kind(here, i + 1 < line.size ? (unsigned char)line.data[i + 1] : 0);
        } else if (here <= ' ') {
            found.unicode += (word & WORD_HAS_UNICODE) != 0;
            found.latin += word == WORD_HAS_LATIN;
            word = 0;
        } else if (here < 'A' || here >= '^' || (here | 0x20) == 'd') {
            found.signs += may_be_viqr(before, here);
        }
        before = here;
    }
    found.unicode += (word & WORD_HAS_UNICODE) != 0;
    found.latin += word == WORD_HAS_LATIN;
    return found;
}

/* `least`: words that a charset must put right. */
static bool is_plainly_right(soat_span line, size_t least) {
    const line_look found = look_at(line);
    const size_t mended = found.latin + found.signs; /* at most */
    return mended < least || mended <= found.unicode;
}

/* False when one look says that nothing is wrong with the line. */
static bool is_suspicious(soat_span line, size_t least, soat_reading *as_is) {
    if (is_plainly_right(line, least)) {
        return false;
    }
    const bool plain = is_plain(line);
    if (plain && soat__viqr_words(line) < least) {
        return false;
    }
    *as_is = soat__reading_of(line);
    return plain || as_is->bad > 0 || as_is->good == 0;
}

/* The charset that most lines so far were in, or NULL. */
static const soat_charset *usual(const tally *state) {
    size_t best = 0;
    for (size_t i = 1; i < CHARSETS; i++) {
        best = state->lines[i] > state->lines[best] ? i : best;
    }
    return state->lines[best] > 0 ? soat_charset_at(best) : NULL;
}

static const soat_charset *charset_of(soat_rewrite *rewrite, soat_span line, const tally *state) {
    soat_reading as_is = {0};
    soat_charset_guess guess = {0};
    const soat_charset *const before = usual(state);
    if (!is_suspicious(line, before != NULL ? 1 : LEAST, &as_is)) {
        return NULL;
    }
    if (soat__charset_guess(line, &as_is, true, LEAST, &guess, NULL) != SOAT_OK) {
        rewrite->failed = true;
    }
    /* What the document had before is kept where it reads nearly as well. */
    soat_charset_guess same = {0};
    const unsigned least = guess.charset == NULL ? 1 : LEAST;
    if (before != NULL && before != guess.charset &&
        soat__charset_fits(before, line, &as_is, least, &same, NULL) != SOAT_OK) {
        rewrite->failed = true;
    }
    const double margin = 0.1;
    if (same.charset != NULL && same.confidence + margin >= guess.confidence) {
        return same.charset;
    }
    return guess.charset;
}

/* --- one word --- */

/* A dash or quotation mark that stands alone is no letter of VISCII or VPS. */
static bool is_sign(soat_span word) {
    size_t end = 0;
    const uint32_t code = soat__utf8_next(word, &end);
    return end == word.size && code >= 0x2010 && code <= 0x2026;
}

static bool is_right_already(soat_span word, soat_span made) {
    if (is_sign(word)) {
        return true;
    }
    const soat_reading before = soat__reading_of(word);
    return before.good > 0 && before.bad == 0 && soat__reading_of(made).bad > 0;
}

static void rewrite_line(soat_rewrite *rewrite, soat_span line, const soat_charset *charset,
                         soat_buffer *made) {
    const size_t base = (size_t)(line.data - rewrite->input.data);
    for (size_t start = 0; start < line.size;) {
        size_t end = start;
        while (end < line.size && !soat__is_one_of(line.data[end], " \t\r")) {
            end++;
        }
        end += end == start;
        const soat_span word = soat_span_make(line.data + start, end - start);
        soat_buffer_clear(made);
        if (soat__charset_read_word(charset, word, made, NULL) != SOAT_OK) {
            rewrite->failed = true;
            return;
        }
        if (!is_right_already(word, soat_buffer_span(made))) {
            soat__rewrite_replace(rewrite, base + start, base + end, soat_buffer_span(made));
        }
        start = end;
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    tally *const state = run->state;
    const soat_span text = rewrite->input;
    soat_buffer made = SOAT_BUFFER_INIT;
    const tally before = *state;
    for (int round = 0; round < 2 && (round == 0 || usual(state) != NULL); round++) {
        for (size_t start = 0; start < text.size && !rewrite->failed;) {
            const soat_span line = line_at(text, start);
            const soat_charset *const charset =
                charset_of(rewrite, line, round == 0 ? &before : state);
            if (charset != NULL && round == 0) {
                state->lines[index_of(charset)]++;
            } else if (charset != NULL) {
                rewrite_line(rewrite, line, charset, &made);
            }
            start += line.size + 1;
        }
    }
    soat_buffer_dispose(&made);
}

const soat_pass soat__pass_charset = {
    .info = {"charset", "legacy charsets inside UTF-8: TCVN3, VNI, VIQR … and UTF-8 read as Latin"},
    .rewrite = rewrite,
    .state_size = sizeof(tally),
};
