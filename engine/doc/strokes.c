#include "doc/strokes.h"

#include <stdlib.h>

#include <unicode/uchar.h>

#include "base/memory.h"
#include "text/utf8.h"

/* Sizes in percent of the usual height of words, which have a letter with a stem or a mark. */
enum {
    LOW = 30,      /* letters are not as low as this */
    THIN = 8,      /* nor as thin; `I` and `l` without feet have 12 and more */
    LONG = 150,    /* nor as high as this and, in percent of their width, */
    SLENDER = 400, /* as slender */
    DOT_HIGH = 20, /* a sign as low as this, */
    DOT_WIDE = 12, /* as narrow, and */
    APART = 50     /* as far from the word before is a speck: bullets and dashes are wider */
};

enum {
    SURE = 90,   /* confidence of the recogniser, 0 to 100 */
    UNSURE = 60, /* asked of long rules, which touch letters now and then */
    LETTERS_OF_STROKE = 3,
    LETTERS_OF_WORD = 3, /* words that heights are taken of */
    FEW_WORDS = 8,       /* of a page, with that many letters: nothing to compare with */
    FEW_WORDS_OF_LINE = 2
};

static size_t letter_count(soat_span word) {
    size_t letters = 0;
    for (size_t at = 0; at < word.size;) {
        const uint32_t code_point = soat__utf8_next(word, &at);
        letters += code_point != SOAT_UTF8_INVALID && u_isalnum((UChar32)code_point);
    }
    return letters;
}

static int32_t height_of(const soat_word *word) {
    return word->box.bottom - word->box.top;
}

static int compare_heights(const void *left, const void *right) {
    const int32_t a = *(const int32_t *)left;
    const int32_t b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

/* Heights of the words with letters enough, in order; returns how many. */
static size_t sorted_heights(const soat_word *words, size_t count, int32_t *heights) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (letter_count(words[i].read) >= LETTERS_OF_WORD) {
            heights[found++] = height_of(&words[i]);
        }
    }
    qsort(heights, found, sizeof *heights, compare_heights);
    return found;
}

/* `gap`: from the word before, pixels. */
static bool is_stroke(const soat_word *word, int32_t usual, int32_t gap) {
    const int64_t high = 100 * (int64_t)height_of(word);
    const int64_t wide = 100 * (int64_t)(word->box.right - word->box.left);
    if (word->read_confidence < 0 || high <= 0 || wide <= 0) {
        return false; /* not told */
    }
    const size_t letters = letter_count(word->read);
    if (letters == 0) {
        return high <= (int64_t)usual * DOT_HIGH && wide <= (int64_t)usual * DOT_WIDE &&
               100 * (int64_t)gap >= (int64_t)usual * APART;
    }
    const bool low_or_thin = high <= (int64_t)usual * LOW || wide <= (int64_t)usual * THIN;
    const bool long_rule = high >= (int64_t)usual * LONG && 100 * high >= wide * SLENDER &&
                           word->read_confidence < UNSURE;
    return letters <= LETTERS_OF_STROKE && word->read_confidence < SURE &&
           (low_or_thin || long_rule);
}

bool soat__page_strokes(const soat_page *page, bool *strokes) {
    int32_t *const heights = soat__alloc(page->word_count, sizeof *heights);
    if (heights == NULL) {
        return false;
    }
    const size_t found = sorted_heights(page->words, page->word_count, heights);
    /* The lower quartile: frames of whole paragraphs and shadows make boxes high, not low. */
    const int32_t of_page = found < FEW_WORDS ? 0 : heights[found / 4];
    for (size_t i = 0; i < page->line_count; i++) {
        const soat_line *const line = &page->lines[i];
        const soat_word *const words = page->words + line->first_word;
        const size_t measured = sorted_heights(words, line->word_count, heights);
        const int32_t of_line = measured < FEW_WORDS_OF_LINE ? of_page : heights[measured / 2];
        const int32_t usual = of_line < of_page ? of_line : of_page;
        for (size_t w = 0; w < line->word_count; w++) {
            const int32_t gap = w == 0 ? usual : words[w].box.left - words[w - 1].box.right;
            strokes[line->first_word + w] = is_stroke(&words[w], usual, gap);
        }
    }
    soat__free(heights);
    return true;
}
