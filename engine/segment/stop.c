#include "segment/stop.h"

#include <string.h>

#include "base/span_list.h"
#include "syllable/word_fold.h"
#include "text/letter.h"
#include "text/token.h"
#include "text/utf8.h"

/* Takes one of the list off the end. */
static bool take_end(soat_span *text, const char *const *list) {
    for (; *list != NULL; list++) {
        const size_t size = strlen(*list);
        if (text->size >= size && memcmp(text->data + text->size - size, *list, size) == 0) {
            text->size -= size;
            return true;
        }
    }
    return false;
}

soat_stop soat__stop_of(soat_span chunk, soat_span *core) {
    static const char *const closers[] = {"\"", "'", "”", "’", "»", ")", "]", "}", "*", NULL};
    static const char *const last[] = {"./.", NULL}, *const point[] = {".", NULL},
                             *const strong[] = {"!", "?", "！", "？", NULL},
                             *const ellipsis[] = {"…", NULL};
    *core = chunk;
    const char end = chunk.size > 0 ? chunk.data[chunk.size - 1] : 'a';
    if ((end >= 'a' && end <= 'z') || (end >= 'A' && end <= 'Z') || (end >= '0' && end <= '9')) {
        return SOAT_STOP_NONE; /* by far the most */
    }
    while (take_end(core, closers)) {
    }
    if (take_end(core, last)) {
        return SOAT_STOP_LAST;
    }
    size_t points = 0, strongs = 0, ellipses = 0;
    for (bool found = true; found;) {
        const size_t before = core->size;
        points += take_end(core, point);
        strongs += take_end(core, strong);
        ellipses += take_end(core, ellipsis);
        found = core->size < before;
    }
    if (strongs > 0) {
        return SOAT_STOP_STRONG;
    }
    if (ellipses > 0 || points > 1) {
        return SOAT_STOP_ELLIPSIS;
    }
    return points > 0 ? SOAT_STOP_POINT : SOAT_STOP_NONE;
}

/* --- abbreviations --- */

/* As they are written; those with points inside are taken apart before they are looked up. */
static const char *const leading[] = {
    /* titles */
    "TS", "Ts", "ThS", "Ths", "Th", "GS", "PGS", "CN", "KS", "BS", "Bs", "BSCKI", "BSCKII", "CKI",
    "CKII", "LS", "Ls", "TSKH", "NSND", "NSƯT", "NGND", "NGƯT", "KTS", "DS", "ĐD", "NCS", "Đ/c",
    "đ/c", "Đc", "Lm", "HT", "TT", "ĐĐ", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Jr",
    /* places */
    "TP", "Tp", "tp", "TX", "Tx", "tx", "TT", "Tt", "tt", "Q", "P", "X", "Đ", "q", "p", "h", "x",
    "t", "KP", "kp", "KĐT", "KCN", "ĐT", "Đt", "đt", "QL", "TL",
    /* books and papers */
    "Nxb", "NXB", "nxb", "No", "Nr", "vs", "cf", "Vol", "vol", "pp", "Fig", "fig", "Eq", "Co",
    "THPT", "THCS", "TH", "Cty", "CTY", "BCH", "TW", NULL};

static const char *const plain[] = {"v.v",  "vv",  "V.v", "cty", "tr",  "Tr",  "Inc", "Ltd",
                                    "Corp", "km",  "kg",  "cm",  "mm",  "ha",  "etc", "al",
                                    "i.e",  "e.g", "a.m", "p.m", "tel", "Tel", "ext", NULL};

static bool is_capital(soat_span text) {
    size_t at = 0;
    return text.size > 0 && soat__letter_is_upper(soat__utf8_next(text, &at)) && at == text.size;
}

/* The part up to the next point; *at moves past that. */
static soat_span next_part(soat_span text, size_t *at) {
    const char *const start = text.data + *at;
    const char *const point = memchr(start, '.', text.size - *at);
    const size_t size = point == NULL ? text.size - *at : (size_t)(point - start);
    *at += size + 1;
    return soat_span_make(start, size);
}

static soat_span skip_openers(soat_span text) {
    soat_token token;
    size_t start = 0;
    for (size_t at = 0; soat__token_next(text, &at, &token); start = at) {
        if (token.kind != SOAT_TOKEN_PUNCTUATION) {
            break;
        }
    }
    return soat_span_make(text.data + start, text.size - start);
}

soat_short_form soat__short_form_of(soat_span core) {
    const soat_span text = skip_openers(core);
    if (text.size == 0) {
        return SOAT_SHORT_NONE;
    }
    if (soat__span_is_listed(text, plain)) {
        return SOAT_SHORT_PLAIN;
    }
    size_t parts = 0, leads = 0, capitals = 0;
    for (size_t at = 0; at < text.size;) {
        const soat_span part = next_part(text, &at);
        const bool capital = is_capital(part);
        parts++;
        capitals += capital;
        leads += (!capital || part.size == text.size) && soat__span_is_listed(part, leading);
    }
    if (leads + capitals < parts) {
        return SOAT_SHORT_NONE;
    }
    if (leads > 0) {
        return SOAT_SHORT_LEADS;
    }
    return SOAT_SHORT_INITIAL;
}

bool soat__is_numbered_word(soat_span word) {
    static const char *const numbered[] = {"điều", "chương", "mục",  "phần", "bài",  "câu",
                                           "bước", "bảng",   "hình", "biểu", "tiết", NULL};
    char folded[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    return soat__word_fold(word, folded, &size, NULL) &&
           soat__span_is_listed(soat_span_make(folded, size), numbered);
}
