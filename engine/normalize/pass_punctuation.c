/*
 * punctuation: blanks around marks as Vietnamese sets them: none before , ; : . ! ? ) and behind (, one
 * behind a mark that stands between two words.
 *
 * Figures, addresses and codes are stretches of their own and stay: 1.234,5 · TP.HCM · a@b.vn · 8:30.
 * A blank is put in only between letters, behind a point only where a sentence begins.
 */
#include "normalize/byte.h"
#include "normalize/lead_scan.h"
#include "normalize/pass.h"
#include "normalize/say_stretches.h"
#include "syllable/syllable.h"
#include "syllable/word_fold.h"
#include "text/letter.h"

static bool is_closing(char mark) {
    return soat__is_one_of(mark, ",;:.!?)]}");
}

static bool is_blank_or_end(soat_span text, size_t at) {
    return at >= text.size || soat__is_one_of(text.data[at], " \t\n\r");
}

/* "chữ ," but not " .NET", "5 . 3" or the first mark of a line. */
static bool stands_off(soat_span text, size_t mark) {
    if (mark < 2 || text.data[mark - 1] != ' ' || !soat__is_word_before(text, mark - 1)) {
        return false; /* told first: of a long run of marks only one is behind a blank */
    }
    size_t end = mark + 1;
    while (end < text.size && is_closing(text.data[end])) {
        end++;
    }
    const bool dots = end - mark > 1 && text.data[mark] == '.' && text.data[mark + 1] == '.';
    return is_blank_or_end(text, end) && !dots;
}

/* The run of letters that ends, or begins, at `at`. */
static soat_span letters_before(soat_span text, size_t at) {
    size_t start = at;
    soat_character one;
    soat_letter letter;
    while (soat__character_before(text, start, &one) &&
           soat__letter_from_code_point(one.code_point, &letter)) {
        start = one.start;
    }
    return soat_span_make(text.data + start, at - start);
}

static soat_span letters_behind(soat_span text, size_t at) {
    size_t end = at;
    soat_character one;
    soat_letter letter;
    while (soat__character_at(text, end, &one) &&
           soat__letter_from_code_point(one.code_point, &letter)) {
        end = one.end;
    }
    return soat_span_make(text.data + at, end - at);
}

static bool is_syllable(soat_span word) {
    soat_syllable syllable;
    return soat__syllable_parse(word, &syllable, NULL) == SOAT_SYLLABLE_NATIVE;
}

/* "xong.Hôm", "một,hai": a blank is missing behind the mark. */
static bool sticks(soat_span text, size_t mark) {
    const soat_span left = letters_before(text, mark), right = letters_behind(text, mark + 1);
    if (!is_syllable(left) || !is_syllable(right)) {
        return false;
    }
    if (soat__is_one_of(text.data[mark], ",;")) {
        return true;
    }
    return soat__is_one_of(text.data[mark], ".!?:") && left.size > 1 &&
           soat__word_case_of(left) != SOAT_CASE_UPPER &&
           soat__word_case_of(right) == SOAT_CASE_TITLE;
}

/* "một ,hai": the blank is on the wrong side. */
static bool is_turned(soat_span text, size_t mark) {
    return soat__is_one_of(text.data[mark], ",;") && mark >= 2 && text.data[mark - 1] == ' ' &&
           is_syllable(letters_before(text, mark - 1)) &&
           is_syllable(letters_behind(text, mark + 1));
}

static void mend_mark(soat_rewrite *rewrite, size_t mark, size_t *done) {
    const soat_span text = rewrite->input;
    if (is_turned(text, mark) && mark - 1 >= *done) {
        const char turned[] = {text.data[mark], ' '};
        soat__rewrite_replace(rewrite, mark - 1, mark + 1, soat_span_make(turned, 2));
        *done = mark + 1;
        return;
    }
    if (is_closing(text.data[mark]) && stands_off(text, mark)) {
        size_t start = mark;
        while (start > *done && text.data[start - 1] == ' ') {
            start--;
        }
        soat__rewrite_replace(rewrite, start, mark, (soat_span){0});
        *done = mark;
    }
    if (sticks(text, mark)) {
        soat__rewrite_replace(rewrite, mark + 1, mark + 1, soat_span_make(" ", 1));
        *done = mark + 1;
    }
}

static void mend_opening(soat_rewrite *rewrite, size_t mark, size_t *done) {
    const soat_span text = rewrite->input;
    size_t end = mark + 1;
    while (end < text.size && text.data[end] == ' ') {
        end++;
    }
    if (end > mark + 1 && soat__is_word_at(text, end)) {
        soat__rewrite_replace(rewrite, mark + 1, end, (soat_span){0});
        *done = end;
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    static const char marks[] = ",;:.!?)]}([{";
    soat_leads leads = {.seconds = {0}};
    for (size_t i = 0; marks[i] != '\0'; i++) {
        soat__leads_add(&leads, (uint32_t)marks[i], (uint32_t)marks[i]);
    }
    size_t position = 0, done = 0;
    for (soat_character found; soat__lead_next(&leads, rewrite->input, &position, &found);) {
        if (found.start < done) {
            continue;
        }
        if (soat__is_one_of(rewrite->input.data[found.start], "([{")) {
            mend_opening(rewrite, found.start, &done);
        } else {
            mend_mark(rewrite, found.start, &done);
        }
    }
}

const soat_pass soat__pass_punctuation = {
    .info = {"punctuation", "blanks around marks of punctuation as Vietnamese sets them"},
    .rewrite = rewrite,
};
