/*
 * case: a marked letter in the case of the plain ones beside it: CộNG HòA is CỘNG HÒA, phÁt is phát.
 * Old fonts had their marked capitals elsewhere, and old programs changed the case of plain letters only.
 *
 * Only native syllables are touched. A syllable is meant in capitals when a capital stands behind the
 * small marked letter (CộNG), or when syllables in capitals stand beside it: on one side of CHủ, which
 * has two of its own, on both sides of Xã, which may be the beginning of a name.
 */
#include "normalize/pass.h"
#include "syllable/syllable.h"
#include "text/letter.h"
#include "text/token.h"
#include "text/utf8.h"

enum { LONGEST = 32 /* bytes of a syllable, and more */ };

/* What the letters of a word are; all zero when one of them is none of Vietnamese. */
typedef struct word_letters {
    size_t count;
    size_t plain_small, marked_small;
    size_t capitals;            /* plain or marked */
    size_t marked_capitals;     /* behind the first letter */
    bool capital_behind_marked; /* CộNG: a small marked letter before it */
    bool other_capitals;        /* plain ones behind the first letter */
} word_letters;

static word_letters letters_of(soat_span word) {
    word_letters self = {0};
    for (size_t at = 0; at < word.size; self.count++) {
        soat_letter letter;
        if (!soat__letter_from_code_point(soat__utf8_next(word, &at), &letter)) {
            return (word_letters){0};
        }
        const bool marked = letter.shape != SOAT_SHAPE_NONE || letter.tone != SOAT_TONE_LEVEL;
        if (!letter.upper) {
            self.plain_small += !marked;
            self.marked_small += marked;
            continue;
        }
        self.capitals++;
        self.capital_behind_marked |= self.marked_small > 0;
        self.marked_capitals += marked && self.count > 0;
        self.other_capitals |= !marked && self.count > 0;
    }
    return self;
}

static bool is_native(soat_span word) {
    soat_syllable syllable;
    return soat__syllable_parse(word, &syllable, NULL) == SOAT_SYLLABLE_NATIVE;
}

/* CỘNG, and CộNG as well: two capitals and no small letter without a mark. */
static bool is_in_capitals(const soat_token *token) {
    if (token->kind != SOAT_TOKEN_WORD) {
        return false;
    }
    const word_letters letters = letters_of(token->text);
    return letters.plain_small == 0 && letters.capitals > 1 && is_native(token->text);
}

/* The word behind `position` on the same line, blanks between; else no word. */
static soat_token word_after(soat_span text, size_t position) {
    soat_token token = {0};
    if (!soat__token_next(text, &position, &token) || token.kind != SOAT_TOKEN_SPACE ||
        !soat__token_next(text, &position, &token)) {
        token = (soat_token){.kind = SOAT_TOKEN_PUNCTUATION};
    }
    return token;
}

/* Whether the word is meant in capitals; `left` and `right`: so are its neighbours. */
static bool wants_capitals(const word_letters *letters, bool left, bool right) {
    return letters->plain_small == 0 && letters->marked_small > 0 &&
           (letters->capital_behind_marked || (letters->capitals > 1 && (left || right)) ||
            (letters->capitals == 1 && left && right));
}

static bool wants_small(const word_letters *letters) {
    return letters->plain_small > 0 && letters->marked_capitals > 0 && !letters->other_capitals;
}

static void replace(soat_rewrite *rewrite, const soat_token *token, bool capitals) {
    char made[2 * LONGEST];
    size_t size = 0;
    for (size_t at = 0; at < token->text.size;) {
        const bool first = at == 0;
        const uint32_t letter = soat__utf8_next(token->text, &at);
        size += soat__utf8_encode(capitals ? soat__letter_upper(letter)
                                  : first  ? letter
                                           : soat__letter_lower(letter),
                                  made + size);
    }
    soat__rewrite_replace(rewrite, token->start, token->start + token->text.size,
                          soat_span_make(made, size));
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    const soat_span text = rewrite->input;
    size_t position = 0;
    soat_token before = {.kind = SOAT_TOKEN_PUNCTUATION}; /* the word before, on the same line */
    for (soat_token token; soat__token_next(text, &position, &token);) {
        if (token.kind == SOAT_TOKEN_SPACE) {
            continue;
        }
        const word_letters letters = token.kind == SOAT_TOKEN_WORD && token.text.size <= LONGEST
                                         ? letters_of(token.text)
                                         : (word_letters){0};
        const bool mixed = letters.capitals > 0 && letters.capitals < letters.count;
        if (mixed && wants_small(&letters) && is_native(token.text)) {
            replace(rewrite, &token, false);
        } else if (mixed && letters.plain_small == 0 && is_native(token.text)) {
            const soat_token after = word_after(text, position);
            if (wants_capitals(&letters, is_in_capitals(&before), is_in_capitals(&after))) {
                replace(rewrite, &token, true);
            }
        }
        before = token;
    }
}

const soat_pass soat__pass_case = {
    .info = {"case", "marked letters in the case of the plain ones: CộNG HòA, CỘNG HÒA"},
    .rewrite = rewrite,
};
