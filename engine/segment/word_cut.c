#include "segment/word_cut.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/span_list.h"
#include "segment/word_piece.h"

/* In milli-nats; chosen on tests/segment/words_dev.txt. */
enum {
    NAME_COST = 9500,       /* of any name */
    NAME_PIECE_COST = 2500, /* and of each of its pieces */
    NAME_START_COST = 6000, /* where the capital may be that of the sentence */
    NAME_KIND_COST = 8000,  /* a word that names a kind of thing stands before names: Ông, Sở */
    OTHER_COST = 10000,     /* numbers, marks: the same in every cut */
    NAME_PIECES = SOAT_WORD_SYLLABLES,
};

typedef struct soat_word_step {
    int64_t cost;
    size_t size; /* pieces of the last word */
} step;

typedef struct run {
    const soat_word_list *list;
    const char *keys; /* what the keys of pieces are offsets into */
    const soat_word_piece *pieces;
    size_t count;
    bool capitals; /* set in capitals: they tell no names */
    soat_cut_method method;
} run;

/* --- names --- */

/* The folded syllables of pieces [start, start + size). */
static soat_span key_of(const run *self, size_t start, size_t size) {
    const soat_word_piece *const first = &self->pieces[start], *const last = first + size - 1;
    return soat_span_make(self->keys + first->key, last->key + last->key_size - first->key);
}

/* What a name costs that begins with this piece, beside its length. */
static int64_t name_start_cost(const run *self, size_t start) {
    static const char *const families[] = {
        "nguyễn", "trần",  "lê",   "phạm",  "hoàng", "huỳnh", "phan",  "vũ",    "võ",   "đặng",
        "bùi",    "đỗ",    "hồ",   "ngô",   "dương", "lý",    "đinh",  "trịnh", "đoàn", "lâm",
        "trương", "lương", "đào",  "phùng", "tạ",    "tô",    "hà",    "tống",  "lò",   "giàng",
        "quách",  "mạc",   "kiều", "vương", "tôn",   "lưu",   "thạch", NULL};
    static const char *const kinds[] = {
        "ông",   "bà",   "anh",   "chị",  "em",   "cô",     "chú",   "bác",    "cụ",
        "dì",    "cậu",  "thầy",  "vua",  "sở",   "bộ",     "ban",   "phòng",  "cục",
        "vụ",    "tỉnh", "huyện", "quận", "xã",   "phường", "thôn",  "ấp",     "bản",
        "làng",  "sông", "núi",   "cầu",  "chùa", "phố",    "đường", "trường", "đảng",
        "báo",   "hội",  "đoàn",  "nhà",  "viện", "khu",    "chợ",   "đảo",    "biển",
        "vịnh",  "đèo",  "ga",    "trạm", "đội",  "thằng",  "con",   "lão",    "nàng",
        "chàng", "mẹ",   "bố",    "cha",  "nước", "người",  NULL};
    const soat_span word = key_of(self, start, 1);
    if (soat__span_is_listed(word, kinds)) {
        return NAME_KIND_COST;
    }
    bool first = true;
    for (size_t i = start; i-- > 0 && first;) {
        first = !self->pieces[i].letters;
    }
    return first && !soat__span_is_listed(word, families) ? NAME_START_COST : 0;
}

static bool joins_name(const run *self, size_t index, bool first) {
    const soat_word_piece *const piece = &self->pieces[index];
    return piece->letters && piece->pattern == SOAT_CASE_TITLE && (first || piece->blank);
}

/* --- the search --- */

static void offer(step *steps, size_t start, size_t size, int64_t cost) {
    step *const to = &steps[start + size];
    if (steps[start].cost + cost < to->cost) {
        *to = (step){steps[start].cost + cost, size};
    }
}

static void offer_names(const run *self, step *steps, size_t start) {
    if (self->capitals || self->method != SOAT_CUT_LIKELIEST || !joins_name(self, start, true)) {
        return;
    }
    const int64_t begin = NAME_COST + name_start_cost(self, start);
    for (size_t size = 2; size <= NAME_PIECES && start + size <= self->count; size++) {
        if (!joins_name(self, start + size - 1, false)) {
            break;
        }
        offer(steps, start, size, begin + NAME_PIECE_COST * (int64_t)size);
    }
}

/*
 * "anh Hùng" is not "anh hùng": a capital inside a word that begins without one is a name's, but
 * behind the heads of châu Á, tiếng Việt, tháng Giêng.
 */
static bool is_split_by_case(const run *self, size_t start, size_t index) {
    static const char *const heads[] = {"châu", "tiếng", "tháng", "chủ", NULL};
    return self->pieces[start].pattern == SOAT_CASE_LOWER &&
           self->pieces[index].pattern != SOAT_CASE_LOWER &&
           !soat__span_is_listed(key_of(self, start, 1), heads);
}

/* Whether the piece may go on a word that began at `start`. */
static bool goes_on_at(const run *self, size_t start, size_t index) {
    const soat_word_piece *const piece = &self->pieces[index];
    return piece->letters && piece->blank && !is_split_by_case(self, start, index);
}

/* Offers all words of the list that begin at `start`; returns the size of the longest. */
static size_t offer_words(const run *self, step *steps, size_t start) {
    size_t longest = 1;
    bool goes_on = self->pieces[start].letters;
    offer(steps, start, 1, goes_on ? SOAT_WORD_COST_UNKNOWN : OTHER_COST);
    for (size_t size = 1; goes_on && size <= SOAT_WORD_SYLLABLES && start + size <= self->count;
         size++) {
        if (size > 1 && !goes_on_at(self, start, start + size - 1)) {
            break;
        }
        const int32_t cost = soat__word_list_cost(self->list, key_of(self, start, size), &goes_on);
        if (cost >= 0) {
            offer(steps, start, size, cost);
            longest = size;
        }
        goes_on = goes_on && self->method != SOAT_CUT_SYLLABLES;
    }
    return longest;
}

static void search(const run *self, step *steps) {
    for (size_t i = 1; i <= self->count; i++) {
        steps[i] = (step){.cost = INT64_MAX / 2};
    }
    steps[0] = (step){0};
    for (size_t start = 0; start < self->count;) {
        const size_t longest = offer_words(self, steps, start);
        if (self->method == SOAT_CUT_LONGEST) {
            steps[start + longest].size = longest;
            start += longest;
            continue;
        }
        offer_names(self, steps, start);
        start++;
    }
}

/* Appends the words in the order of the text. */
static bool write_words(soat_word_cutter *cutter, const run *self, const step *steps) {
    size_t count = 0;
    for (size_t end = self->count; end > 0; end -= steps[end].size) {
        count++;
    }
    if (!soat__vector_reserve(&cutter->words, &cutter->word_capacity, cutter->word_count + count,
                              sizeof *cutter->words)) {
        return false;
    }
    cutter->word_count += count;
    size_t place = cutter->word_count;
    for (size_t end = self->count; end > 0; end -= steps[end].size) {
        cutter->words[--place] =
            (soat_word_place){self->pieces[end - steps[end].size].start, self->pieces[end - 1].end};
    }
    return true;
}

/* --- the pieces --- */

/* Two words and more, none of them with a small letter. */
static bool is_in_capitals(const soat_word_cutter *cutter) {
    size_t upper = 0;
    for (size_t i = 0; i < cutter->piece_count; i++) {
        if (cutter->pieces[i].letters && cutter->pieces[i].pattern == SOAT_CASE_LOWER) {
            return false;
        }
        upper += cutter->pieces[i].letters && cutter->pieces[i].pattern == SOAT_CASE_UPPER;
    }
    return upper > 1;
}

/* The folded letters of a piece, behind a blank; a word that does not fold is found in no list. */
static bool add_key(soat_word_cutter *cutter, soat_span text, soat_word_piece *piece) {
    char folded[1 + SOAT_LIMIT_WORD_BYTES] = " ";
    const soat_span word = soat_span_make(text.data + piece->start, piece->end - piece->start);
    if (piece->letters && soat__word_fold(word, folded + 1, &piece->key_size, &piece->pattern)) {
        piece->key = cutter->keys.size + 1;
        return soat_buffer_append(&cutter->keys, soat_span_make(folded, 1 + piece->key_size),
                                  NULL) == SOAT_OK;
    }
    piece->letters = false;
    return true;
}

static bool make_pieces(soat_word_cutter *cutter, soat_span text, size_t start, size_t end) {
    cutter->piece_count = 0;
    soat_buffer_clear(&cutter->keys);
    soat_word_piece piece;
    for (size_t at = start; soat__word_piece_next(text, end, &at, &piece);) {
        if (!add_key(cutter, text, &piece) ||
            !soat__vector_reserve(&cutter->pieces, &cutter->piece_capacity, cutter->piece_count + 1,
                                  sizeof *cutter->pieces)) {
            return false;
        }
        cutter->pieces[cutter->piece_count++] = piece;
    }
    return soat__vector_reserve(&cutter->steps, &cutter->step_capacity, cutter->piece_count + 1,
                                sizeof *cutter->steps);
}

soat_status soat__word_cut(soat_word_cutter *cutter, const soat_word_list *list, soat_span text,
                           size_t start, size_t end, soat_cut_method method, soat_error *error) {
    if (!make_pieces(cutter, text, start, end)) {
        return soat__fail_memory(error);
    }
    const run self = {.list = list,
                      .keys = cutter->keys.data,
                      .pieces = cutter->pieces,
                      .count = cutter->piece_count,
                      .capitals = is_in_capitals(cutter),
                      .method = method};
    search(&self, cutter->steps);
    return write_words(cutter, &self, cutter->steps) ? SOAT_OK : soat__fail_memory(error);
}

void soat__word_cutter_dispose(soat_word_cutter *cutter) {
    soat__free(cutter->pieces);
    soat__free(cutter->steps);
    soat__free(cutter->words);
    soat_buffer_dispose(&cutter->keys);
    *cutter = (soat_word_cutter){0};
}
