/*
 * say-abbreviation: abbreviations of dictionaries/abbreviations.tsv by their words. The point of an
 * abbreviated title before a name goes with it: "TP. Huế", "GS.TS.". Where what stands beside it
 * shows another sense than the table's, that is said: "Công ty CP", "KT. CHỦ TỊCH".
 */
#include "normalize/pass.h"
#include "normalize/stretch.h"
#include "normalize/word_table.h"
#include "syllable/syllable.h"
#include "syllable/word_fold.h"
#include "text/letter.h"
#include "text/token.h"
#include "text/utf8.h"

/* Two letters with a slash between, in any case. */
static const struct {
    const char *key, *words;
} slashed[] = {{"đ/c", "đồng chí"}, {"v/v", "về việc"}, {"k/g", "kính gửi"}, {"c/c", "chung cư"}};

static const char *slashed_words(soat_span text) {
    char lower[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    if (memchr(text.data, '/', text.size) == NULL || !soat__word_fold(text, lower, &size, NULL)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof slashed / sizeof slashed[0]; i++) {
        if (strlen(slashed[i].key) == size && memcmp(slashed[i].key, lower, size) == 0) {
            return slashed[i].words;
        }
    }
    return NULL;
}

static bool begins_upper(soat_span text) {
    size_t at = 0;
    return text.size > 0 && soat__letter_is_upper(soat__utf8_next(text, &at));
}

static soat_span rest_from(soat_span text, size_t at) {
    return soat_span_make(text.data + at, text.size - at);
}

/* KT-XH, đ/c: the end of a word with the one behind a hyphen or a slash, or 0. */
static size_t compound_end(soat_span text, size_t end) {
    soat_token token;
    size_t at = end;
    if (at >= text.size || (text.data[at] != '-' && text.data[at] != '/')) {
        return 0;
    }
    at++;
    return soat__token_next(text, &at, &token) && token.kind == SOAT_TOKEN_WORD ? at : 0;
}

/* A point behind an abbreviation of a title, when a name stands behind it. */
static bool drops_point(soat_span text, size_t end, bool *needs_blank) {
    if (end >= text.size || text.data[end] != '.') {
        return false;
    }
    const size_t blank = end + 1 < text.size && text.data[end + 1] == ' ';
    *needs_blank = blank == 0;
    return begins_upper(rest_from(text, end + 1 + blank));
}

static bool is_title(const soat_word_row *row) {
    static const char *const titles[] = {"TP",   "TX", "TT",  "GS",   "PGS",  "TS",   "ThS",
                                         "BS",   "KS", "KTS", "TSKH", "NSND", "NSƯT", "NGND",
                                         "NGƯT", "KT", "TM",  "TL",   "TUQ"};
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        if (strcmp(row->key, titles[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* An abbreviation in another sense than the table's, or that has none there, and what shows it. */
typedef struct told_apart {
    soat_word_row row;
    const char *prev, *next; /* words apart by commas, in lower case; NULL: not looked at */
    bool signs;              /* a point and a word in capitals follow: KT. CHỦ TỊCH */
    bool names;              /* a point and a name follow: TT. Thứa */
} told_apart;

static const told_apart others[] = {
    {.row = {.key = "CP", .words = "cổ phần"}, .prev = "ty,cty"},
    {.row = {.key = "ĐT", .words = "đầu tư"}, .prev = "vốn,chủ"},
    {.row = {.key = "ĐT", .words = "đào tạo"}, .prev = "gd"},
    {.row = {.key = "GĐ", .words = "giai đoạn"},
     .next = "một,hai,ba,bốn,năm,sáu,bảy,tám,chín,mười"},
    {.row = {.key = "GS", .words = "giám sát"}, .prev = "ban,đoàn,vấn,tác"},
    {.row = {.key = "HS", .words = "hồ sơ"}, .prev = "bộ,mã,nộp"},
    {.row = {.key = "KT", .words = "ký thay"}, .signs = true},
    {.row = {.key = "MTV", .words = "một thành viên"}, .prev = "tnhh,hạn"},
    {.row = {.key = "PTTH", .words = "phát thanh - truyền hình"}, .prev = "đài"},
    {.row = {.key = "QL", .words = "quản lý"}, .prev = "ban,phòng,cục,tác"},
    {.row = {.key = "TH", .words = "truyền hình"}, .prev = "đài"},
    {.row = {.key = "TL", .words = "thừa lệnh"}, .signs = true},
    {.row = {.key = "TM", .words = "thay mặt"}, .signs = true},
    {.row = {.key = "TS", .words = "tài sản"}, .prev = "tổng"},
    {.row = {.key = "TT", .words = "thị trấn"}, .names = true},
    {.row = {.key = "TT", .words = "trung tâm"}, .next = "y,văn,gdtx,hội"},
    {.row = {.key = "TUQ", .words = "thừa ủy quyền"}, .signs = true},
};

static bool is_upper_word(soat_span text) {
    return soat__word_case_of(text) == SOAT_CASE_UPPER;
}

static bool is_told(const told_apart *other, soat_span text, soat_span prev, size_t end) {
    soat_token token;
    const bool point = end < text.size && text.data[end] == '.';
    size_t at = end + point;
    const bool follows = soat__token_next(text, &at, &token) && token.kind == SOAT_TOKEN_SPACE &&
                         soat__token_next(text, &at, &token);
    if (other->names) {
        return point && follows && soat__word_case_of(token.text) == SOAT_CASE_TITLE;
    }
    if (other->signs) {
        return point && follows && is_upper_word(token.text);
    }
    return other->prev != NULL ? soat__word_is_one_of(prev, other->prev)
                               : !point && follows && soat__word_is_one_of(token.text, other->next);
}

/*
 * In a line of capitals TƯ and THA are words, not Trung ương: QUỸ ĐẦU TƯ. Shown by a neighbour in
 * capitals that is no abbreviation.
 */
static bool is_plain_word(soat_span text, soat_span word, soat_span prev, size_t end) {
    soat_syllable syllable;
    soat_token next;
    size_t at = end;
    if (soat__syllable_parse(word, &syllable, NULL) != SOAT_SYLLABLE_NATIVE) {
        return false;
    }
    if (is_upper_word(prev) && soat__abbreviation_find(prev) == NULL) {
        return true;
    }
    return soat__token_next(text, &at, &next) && next.kind == SOAT_TOKEN_SPACE &&
           soat__token_next(text, &at, &next) && is_upper_word(next.text) &&
           soat__abbreviation_find(next.text) == NULL;
}

/* The row of the abbreviation at [.., end) behind `prev`, which is empty where nothing stands. */
static const soat_word_row *find_row(soat_span text, soat_span word, soat_span prev, size_t end) {
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        const char *const key = others[i].row.key;
        if (strlen(key) == word.size && memcmp(key, word.data, word.size) == 0 &&
            is_told(&others[i], text, prev, end)) {
            return &others[i].row;
        }
    }
    return is_plain_word(text, word, prev, end) ? NULL : soat__abbreviation_find(word);
}

static void put(soat_rewrite *rewrite, size_t start, size_t end, const soat_word_row *row) {
    bool needs_blank = false;
    if (!is_title(row) || !drops_point(rewrite->input, end, &needs_blank)) {
        soat__rewrite_replace(rewrite, start, end, soat_span_from_string(row->words));
        return;
    }
    soat_buffer words = SOAT_BUFFER_INIT;
    rewrite->failed |=
        soat_buffer_append(&words, soat_span_from_string(row->words), NULL) != SOAT_OK;
    if (needs_blank && !rewrite->failed) {
        rewrite->failed |= soat_buffer_append(&words, soat_span_make(" ", 1), NULL) != SOAT_OK;
    }
    soat__rewrite_replace(rewrite, start, end + 1, soat_buffer_span(&words));
    soat_buffer_dispose(&words);
}

/* GD - ĐT, GD & ĐT: the word before is still that before the mark. */
static bool is_joint(soat_span mark) {
    return mark.size == 1 && (*mark.data == '-' || *mark.data == '&');
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    const soat_span text = rewrite->input;
    size_t position = 0;
    soat_span last = soat_span_make(text.data, 0);
    for (soat_token token; soat__token_next(text, &position, &token);) {
        const soat_span prev = last;
        if (token.kind != SOAT_TOKEN_SPACE && !is_joint(token.text)) {
            last = soat_span_make(token.text.data,
                                  token.kind == SOAT_TOKEN_WORD ? token.text.size : 0);
        }
        if (token.kind != SOAT_TOKEN_WORD) {
            continue;
        }
        size_t end = compound_end(text, position);
        const soat_span compound =
            soat_span_make(text.data + token.start, end == 0 ? 0 : end - token.start);
        const char *const words = end == 0 ? NULL : slashed_words(compound);
        if (words != NULL) {
            soat__rewrite_replace(rewrite, token.start, end, soat_span_from_string(words));
            position = end;
            continue;
        }
        if (!begins_upper(token.text)) {
            continue;
        }
        const soat_word_row *row = end == 0 ? NULL : soat__abbreviation_find(compound);
        if (row == NULL) {
            end = position;
            row = find_row(text, token.text, prev, end);
        }
        if (row != NULL) {
            put(rewrite, token.start, end, row);
            position = end;
        }
    }
}

const soat_pass soat__pass_say_abbreviation = {
    .info = {"say-abbreviation", "abbreviations by their words: UBND Ủy ban nhân dân"},
    .rewrite = rewrite,
};
