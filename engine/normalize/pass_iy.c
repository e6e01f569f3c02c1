/*
 * iy: the vowel at the end of kĩ, lí, quí with i or with y: kỹ, lý, quý.
 *
 * Only words of the table below, where both spellings are one word; the table's key is the spelling
 * with i. A row says for each direction whether the word is changed wherever it stands, only beside
 * a word that shows which one is meant (hi vọng, but never the hi of a laugh), or never. A
 * capitalised word is a name unless it begins a sentence and its neighbour says otherwise; then, and
 * in capitals, only words beside a neighbour of the table are changed. With KEEP each row follows
 * the document: the spelling that it used more often so far; usage differs from word to word (bác
 * sĩ, but kỹ thuật), so there is no majority of all.
 */
#include <string.h>

#include "normalize/pass.h"
#include "syllable/word_fold.h"
#include "text/letter.h"
#include "text/token.h"
#include "text/utf8.h"

typedef enum where { NOWHERE, BESIDE, ANYWHERE } where;

/* Lists are apart by blanks, in lower case and the old tone placement. */
typedef struct iy_row {
    const char *key;
    where to_y, to_i;
    const char *next;   /* behind one of these it is this word, a name never */
    const char *prev;   /* likewise before it */
    const char *except; /* beside one of these it is another word */
} iy_row;

/* clang-format off */
static const iy_row rows[] = {
    {"hi", BESIDE, BESIDE, "vọng sinh hữu hãn", "", ""},
    {"hí", BESIDE, ANYWHERE, "kịch viện trường họa", "du", ""},
    {"hỉ", BESIDE, ANYWHERE, "sự xả nộ lạc", "hoan song báo cung", ""},
    {"kì", ANYWHERE, ANYWHERE, "thi họp vọng diệu lạ hạn nghỉ quan thú tích công thực quặc này sau",
     "học thời định chu nhiệm cực phân", "cạch kèo cọ cà cụp"},
    {"kí", ANYWHERE, ANYWHERE, "kết tên hiệu túc sinh ức hợp gửi duyệt sự họa", "đăng chữ nhật thư",
     "cóp cách ninh"},
    {"kĩ", ANYWHERE, ANYWHERE, "thuật năng sư nghệ lưỡng xảo càng", "", ""},
    {"kỉ", ANYWHERE, ANYWHERE, "luật niệm yếu cương lục nguyên vật", "thế", ""},
    {"kị", ANYWHERE, ANYWHERE, "binh sĩ", "cấm kiêng đố", ""},
    {"li", BESIDE, BESIDE, "hôn dị khai thân tán tâm gián biệt hương thoát tao", "chia phân biệt cách",
     ""},
    {"lí", ANYWHERE, ANYWHERE, "do luận lẽ thuyết tưởng giải tính trí lịch",
     "quản xử vật tâm địa nguyên pháp chân đạo hợp bệnh sinh thanh đại công", "nhí lắc láu"},
    {"lì", NOWHERE, ANYWHERE, "", "", ""},
    {"lị", BESIDE, ANYWHERE, "sở", "kiết huyện tỉnh phủ bệnh quận châu", ""},
    {"mì", NOWHERE, ANYWHERE, "", "", ""},
    {"mĩ", ANYWHERE, ANYWHERE, "thuật phẩm nhân nữ mãn lệ miều học viện tục vị quan cảm từ",
     "thẩm hoàn tuyệt hoa kiều", "nước người tiếng la quân lính âu bắc nam trung đế việt"},
    {"mị", NOWHERE, ANYWHERE, "", "", ""},
    {"qui", BESIDE, BESIDE, "định mô hoạch trình chế luật tắc chuẩn đổi ước phạm cách củ tụ nạp kết "
     "tội trách hồi y hàng thuận tiên phục mã công chiếu thành về ra nguyên tập đồng",
     "nội chính vu vinh kim", ""},
    {"quí", ANYWHERE, ANYWHERE, "khách vị báu giá trọng hiếm ông bà độc cơ i ii iii iv 1 2 3 4",
     "hàng", ""},
    {"quì", ANYWHERE, ANYWHERE, "gối lạy xuống", "", ""},
    {"quĩ", ANYWHERE, ANYWHERE, "đất đạo lương tiền bảo đầu hỗ tín từ khuyến phòng dự phúc", "thủ",
     ""},
    {"quỉ", ANYWHERE, ANYWHERE, "dữ thần sứ quái", "ma", ""},
    {"quị", ANYWHERE, ANYWHERE, "lụy ngã", "", ""},
    {"sĩ", ANYWHERE, ANYWHERE, "quan tử số diện phu khí", "bác tiến thạc nghệ ca nhạc họa thi văn liệt "
     "chiến binh hạ nha dược võ nghị viện tu kỵ kị", ""},
    {"sỉ", NOWHERE, ANYWHERE, "", "", ""},
    {"ti", BESIDE, BESIDE, "", "công", ""},
    {"tí", NOWHERE, ANYWHERE, "", "", ""},
    {"tì", ANYWHERE, ANYWHERE, "vết", "", "tì tạch"},
    {"tỉ", ANYWHERE, ANYWHERE, "lệ giá số trọng suất đồng phú", "", "mỉ tê ti"},
    {"tị", BESIDE, ANYWHERE, "nạn hiềm", "ghen tuổi suy đố", ""},
    {"vĩ", NOWHERE, ANYWHERE, "", "", ""},
};
/* clang-format on */

enum { ROWS = sizeof rows / sizeof rows[0], LONGEST = 5 /* bytes: QUỸ */ };

typedef struct iy_counts {
    size_t of_i[ROWS], of_y[ROWS];
} iy_counts;

/* A word with what stands around it. */
typedef struct place {
    soat_token token;
    soat_span prev, next; /* the words beside it on its line; empty: none */
    bool starts;          /* a sentence, or a line */
    bool glued;           /* part of an address, a foreign name, a code: Ki-ép, quy.vn */
} place;

typedef struct walk {
    soat_span text;
    size_t position;
    soat_span prev;
    bool starts;
} walk;

static bool is_among(const char *list, soat_span word) {
    char lower[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    if (*list == '\0' || word.size == 0 || !soat__word_fold(word, lower, &size, NULL)) {
        return false;
    }
    for (const char *at = list; *at != '\0'; at += *at == ' ') {
        const size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, lower, size) == 0) {
            return true;
        }
        at += length;
    }
    return false;
}

static bool begins_lower(soat_span word) {
    size_t at = 0;
    return word.size > 0 && !soat__letter_is_upper(soat__utf8_next(word, &at));
}

/* The word or number behind one run of blanks at `at`. */
static soat_span word_behind(soat_span text, size_t at) {
    soat_token token;
    if (!soat__token_next(text, &at, &token) || token.kind != SOAT_TOKEN_SPACE ||
        !soat__token_next(text, &at, &token) ||
        (token.kind != SOAT_TOKEN_WORD && token.kind != SOAT_TOKEN_NUMBER)) {
        return soat_span_make(text.data, 0);
    }
    return token.text;
}

static bool is_glue(char byte) {
    return byte != '\0' && strchr("-/@_.:'+#&=", byte) != NULL;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_glued(soat_span text, size_t start, size_t end) {
    const bool before =
        start >= 2 && is_glue(text.data[start - 1]) && !is_blank(text.data[start - 2]);
    return before || (end + 1 < text.size && is_glue(text.data[end]) &&
                      !is_blank(text.data[end + 1]) && !is_glue(text.data[end + 1]));
}

static void pass_over(walk *self, const soat_token *token) {
    switch (token->kind) {
    case SOAT_TOKEN_LINE_END:
        self->starts = true;
        self->prev.size = 0;
        break;
    case SOAT_TOKEN_PUNCTUATION:
        self->starts |= memchr(".!?:;", token->text.data[0], 5) != NULL ||
                        (token->text.size == 3 && memcmp(token->text.data, "…", 3) == 0);
        self->prev.size = 0;
        break;
    case SOAT_TOKEN_SPACE:
        break;
    case SOAT_TOKEN_WORD:
        self->prev = token->text;
        self->starts = false;
        break;
    default:
        self->prev.size = 0;
        break;
    }
}

/* The row of a word; *with_y says how it is spelled, *other is its last letter in the other way. */
static const iy_row *find_row(soat_span word, bool *with_y, soat_letter *other, size_t *stem) {
    char lower[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    if (word.size < 2 || word.size > LONGEST) {
        return NULL;
    }
    size_t at = word.size - 1;
    while (at > 0 && (word.data[at] & 0xC0) == 0x80) {
        at--;
    }
    *stem = at;
    if (!soat__letter_from_code_point(soat__utf8_next(word, &at), other) ||
        (other->base != 'i' && other->base != 'y') || !soat__word_fold(word, lower, &size, NULL)) {
        return NULL;
    }
    *with_y = other->base == 'y';
    const soat_letter last = {'i', SOAT_SHAPE_NONE, other->tone, false};
    const size_t key = *stem + soat__utf8_encode(soat__letter_to_code_point(last), lower + *stem);
    other->base = *with_y ? 'i' : 'y';
    for (size_t i = 0; i < ROWS; i++) {
        if (strlen(rows[i].key) == key && memcmp(rows[i].key, lower, key) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

static bool may_change(const iy_row *row, const place *self, bool to_y) {
    const where rule = to_y ? row->to_y : row->to_i;
    if (rule == NOWHERE || self->glued || is_among(row->except, self->next) ||
        is_among(row->except, self->prev)) {
        return false;
    }
    const bool next = is_among(row->next, self->next), prev = is_among(row->prev, self->prev);
    switch (soat__word_case_of(self->token.text)) {
    case SOAT_CASE_LOWER:
        return rule == ANYWHERE || next || (prev && begins_lower(self->prev));
    case SOAT_CASE_TITLE:
        return self->starts && next && begins_lower(self->next);
    case SOAT_CASE_UPPER:
        return (next && !begins_lower(self->next)) || (prev && !begins_lower(self->prev));
    case SOAT_CASE_MIXED:
        break;
    }
    return false;
}

/* The next word of the table that may be changed. */
static const iy_row *next_row(walk *self, place *found, bool *with_y, soat_letter *other,
                              size_t *stem) {
    while (soat__token_next(self->text, &self->position, &found->token)) {
        const soat_token *const token = &found->token;
        const iy_row *row =
            token->kind == SOAT_TOKEN_WORD ? find_row(token->text, with_y, other, stem) : NULL;
        if (row != NULL) {
            found->prev = self->prev;
            found->next = word_behind(self->text, self->position);
            found->starts = self->starts;
            found->glued = is_glued(self->text, token->start, self->position);
            row = may_change(row, found, !*with_y) ? row : NULL;
        }
        pass_over(self, token);
        if (row != NULL) {
            return row;
        }
    }
    return NULL;
}

static void count(soat_span text, iy_counts *counts) {
    walk at = {.text = text, .starts = true};
    place found;
    bool with_y = false;
    soat_letter other;
    size_t stem = 0;
    for (const iy_row *row; (row = next_row(&at, &found, &with_y, &other, &stem)) != NULL;) {
        (with_y ? counts->of_y : counts->of_i)[row - rows]++;
    }
}

/* Whether a word of this row and spelling is to be written in the other. */
static bool wants_other(const soat_pass_run *run, size_t row, bool with_y) {
    if (run->options->iy != SOAT_IY_SETTING_KEEP) {
        return with_y == (run->options->iy == SOAT_IY_SETTING_I);
    }
    const iy_counts *const counts = run->state;
    if (rows[row].to_y != rows[row].to_i) {
        return false; /* what is not told both ways cannot be counted both ways */
    }
    return with_y ? counts->of_i[row] > counts->of_y[row] : counts->of_y[row] > counts->of_i[row];
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    walk at = {.text = rewrite->input, .starts = true};
    place found;
    bool with_y = false;
    soat_letter other;
    size_t stem = 0;
    if (run->first) {
        count(rewrite->input, run->state);
    }
    for (const iy_row *row; (row = next_row(&at, &found, &with_y, &other, &stem)) != NULL;) {
        if (!wants_other(run, (size_t)(row - rows), with_y)) {
            continue;
        }
        char made[LONGEST + SOAT_UTF8_MAX];
        memcpy(made, found.token.text.data, stem);
        const size_t size =
            stem + soat__utf8_encode(soat__letter_to_code_point(other), made + stem);
        soat__rewrite_replace(rewrite, found.token.start, found.token.start + found.token.text.size,
                              soat_span_make(made, size));
    }
}

const soat_pass soat__pass_iy = {
    .info = {"iy", "i or y at the end of kĩ, lí, quí: kỹ, lý, quý; never in names"},
    .rewrite = rewrite,
    .state_size = sizeof(iy_counts),
};
