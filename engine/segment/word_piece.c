#include "segment/word_piece.h"

#include <string.h>

#include "syllable/syllable.h"
#include "text/entity.h"
#include "text/token.h"

static bool is_letters(soat_token_kind kind) {
    return kind == SOAT_TOKEN_WORD || kind == SOAT_TOKEN_MIXED;
}

static bool is_blank(soat_token_kind kind) {
    return kind == SOAT_TOKEN_SPACE || kind == SOAT_TOKEN_LINE_END;
}

/* The token at `position` if there is one before `end`. */
static bool token_at(soat_span text, size_t end, size_t position, soat_token *out) {
    return soat__token_next(soat_span_make(text.data, end), &position, out);
}

static size_t end_of(const soat_token *token) {
    return token->start + token->text.size;
}

/* "." joins only what is no sentence end: tep.docx, but not "lớp.thầy". */
static bool joins(const soat_token *mark, const soat_token *before, const soat_token *after) {
    static const char marks[] = "-/_&'@+.";
    const bool apostrophe = mark->text.size == 3 && memcmp(mark->text.data, "’", 3) == 0;
    if (!apostrophe &&
        (mark->text.size != 1 || memchr(marks, mark->text.data[0], sizeof marks - 1) == NULL)) {
        return false;
    }
    soat_syllable syllable;
    return mark->text.data[0] != '.' ||
           soat__syllable_parse(before->text, &syllable, NULL) == SOAT_SYLLABLE_NONE ||
           soat__syllable_parse(after->text, &syllable, NULL) == SOAT_SYLLABLE_NONE;
}

/* From letters at `first` on over the marks that join them. */
static size_t end_of_letters(soat_span text, size_t end, soat_token first) {
    soat_token mark, after;
    while (token_at(text, end, end_of(&first), &mark) && mark.kind == SOAT_TOKEN_PUNCTUATION &&
           token_at(text, end, end_of(&mark), &after) &&
           (is_letters(after.kind) || after.kind == SOAT_TOKEN_NUMBER) &&
           joins(&mark, &first, &after)) {
        first = after;
    }
    return end_of(&first);
}

/* "..." and "!!!" are one mark, "./." too. */
static size_t end_of_marks(soat_span text, size_t end, const soat_token *first) {
    if (end - first->start >= 3 && memcmp(text.data + first->start, "./.", 3) == 0) {
        return first->start + 3;
    }
    soat_token next;
    size_t stop = end_of(first);
    while (memchr(".!?*-_=", first->text.data[0], 7) != NULL && token_at(text, end, stop, &next) &&
           next.text.size == 1 && next.text.data[0] == first->text.data[0]) {
        stop = end_of(&next);
    }
    return stop;
}

/* The stretch up to the next blank. */
static soat_span chunk_at(soat_span text, size_t end, size_t start) {
    soat_token token;
    size_t stop = start;
    while (token_at(text, end, stop, &token) && !is_blank(token.kind)) {
        stop = end_of(&token);
        if (stop - start > SOAT_LIMIT_WORD_BYTES) {
            break;
        }
    }
    return soat_span_make(text.data + start, stop - start);
}

/* Where a number, date, code or address ends that begins right here, or 0. */
static size_t end_of_entity(soat_span text, size_t end, const soat_token *first) {
    const soat_span chunk = chunk_at(text, end, first->start);
    if (chunk.size > SOAT_LIMIT_WORD_BYTES) {
        return 0;
    }
    soat_span core;
    const soat_entity entity = soat__entity_of(chunk, &core);
    const bool here = entity != SOAT_ENTITY_NONE && entity != SOAT_ENTITY_LIST_MARK &&
                      core.data == first->text.data && core.size > first->text.size;
    return here ? first->start + core.size : 0;
}

bool soat__word_piece_next(soat_span text, size_t end, size_t *position, soat_word_piece *out) {
    soat_token token;
    bool blank = false;
    for (;; *position = end_of(&token), blank = true) {
        if (!token_at(text, end, *position, &token)) {
            return false;
        }
        if (!is_blank(token.kind)) {
            break;
        }
    }
    *out = (soat_word_piece){.start = token.start, .end = end_of(&token), .blank = blank};
    soat_token next;
    if (token.kind == SOAT_TOKEN_WORD &&
        (!token_at(text, end, out->end, &next) || is_blank(next.kind))) {
        out->letters = true; /* by far the most */
        *position = out->end;
        return true;
    }
    /* Marks before a number are looked at too: "-5", "+84". */
    const size_t entity = end_of_entity(text, end, &token);
    if (entity > 0) {
        out->end = entity;
    } else if (is_letters(token.kind) || token.kind == SOAT_TOKEN_NUMBER) {
        out->end = end_of_letters(text, end, token);
        out->letters = token.kind == SOAT_TOKEN_WORD && out->end == end_of(&token);
    } else if (token.kind == SOAT_TOKEN_PUNCTUATION) {
        out->end = end_of_marks(text, end, &token);
    }
    *position = out->end;
    return true;
}
