#include "eval/eval_text.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/error.h"
#include "base/memory.h"
#include "text/letter.h"
#include "text/nfc.h"
#include "text/utf8.h"

enum { LONGEST_TEXT = 1 << 30, REPLACEMENT = 0xFFFD, BYTE_ORDER_MARK = 0xFEFF };

static bool is_space(uint32_t letter) {
    return letter < 0x80 ? letter == ' ' || (letter >= '\t' && letter <= '\r')
                         : u_isUWhiteSpace((UChar32)letter);
}

static bool belongs_to_word(uint32_t letter) {
    if (letter < 0x80) {
        return (letter | 0x20) - 'a' < 26u || letter - '0' < 10u;
    }
    return letter == SOAT_EVAL_ANYTHING || soat__letter_is_upper(letter) ||
           (U_GET_GC_MASK((UChar32)letter) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

static soat_status decode(soat__eval_text *out, soat_span text, soat_error *error) {
    if (text.size >= LONGEST_TEXT) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "a text is over 1 GB; cut it into files");
    }
    out->letters = soat__alloc(text.size + 1, sizeof *out->letters);
    if (out->letters == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t position = 0; position < text.size;) {
        const uint32_t letter = soat__utf8_next(text, &position);
        if (letter != BYTE_ORDER_MARK || out->letter_count > 0) {
            out->letters[out->letter_count++] = letter == SOAT_UTF8_INVALID ? REPLACEMENT : letter;
        }
    }
    return SOAT_OK;
}

static soat_status compose_and_decode(soat__eval_text *out, soat_span text, soat_error *error) {
    if (soat__nfc_is_plain(text)) {
        return decode(out, text, error);
    }
    soat_buffer composed = SOAT_BUFFER_INIT;
    soat_status status = soat__nfc_append(text, &composed, error);
    if (status == SOAT_OK) {
        status = decode(out, soat_buffer_span(&composed), error);
    }
    soat_buffer_dispose(&composed);
    return status;
}

static void mark_handwriting(soat__eval_text *text) {
    static const uint32_t mark[] = {0xAB, 'h', 'w', 0xBB};
    size_t kept = 0;
    for (size_t i = 0; i < text->letter_count; kept++) {
        if (text->letter_count - i >= 4 && memcmp(text->letters + i, mark, sizeof mark) == 0) {
            text->letters[kept] = SOAT_EVAL_ANYTHING;
            i += 4;
        } else {
            text->letters[kept] = text->letters[i++];
        }
    }
    text->letter_count = kept;
}

static bool keep_line_start(soat__eval_text *text, size_t letter, size_t line_ends) {
    if (!soat__vector_reserve(&text->lines, &text->line_capacity, text->line_count + 1,
                              sizeof *text->lines)) {
        return false;
    }
    text->lines[text->line_count++] = (soat__line_start){(uint32_t)letter, line_ends > 1};
    return true;
}

/* False when memory is out. */
static bool collapse_spaces(soat__eval_text *text) {
    size_t kept = 0, line_ends = 0;
    bool space = false;
    for (size_t i = 0; i < text->letter_count; i++) {
        if (is_space(text->letters[i])) {
            space = kept > 0;
            line_ends += text->letters[i] == '\n';
            continue;
        }
        if (space) {
            text->letters[kept++] = ' ';
            if (line_ends > 0 && !keep_line_start(text, kept, line_ends)) {
                return false;
            }
        }
        space = false;
        line_ends = 0;
        text->letters[kept++] = text->letters[i];
    }
    text->letter_count = kept;
    return true;
}

static bool is_letter_like(uint32_t letter) {
    return letter >= 0x80 ? u_isalpha((UChar32)letter) : (letter | 0x20) - 'a' < 26u;
}

/*
 * Moves the tone of an open oà, oè, uỳ back to its first vowel. After q the u is no vowel, and the
 * tone moves the other way: qúy becomes quý.
 */
static void fold_pair(uint32_t *first, uint32_t *second, bool after_q) {
    soat_letter head, tail;
    if (!soat__letter_from_code_point(*first, &head) ||
        !soat__letter_from_code_point(*second, &tail) || head.shape != 0 || tail.shape != 0) {
        return;
    }
    const bool glide = (head.base == 'o' && (tail.base == 'a' || tail.base == 'e')) ||
                       (head.base == 'u' && tail.base == 'y');
    if (!glide || (head.tone != 0) == (tail.tone != 0)) {
        return;
    }
    const uint8_t tone = head.tone | tail.tone;
    head.tone = after_q ? 0 : tone;
    tail.tone = after_q ? tone : 0;
    *first = soat__letter_to_code_point(head);
    *second = soat__letter_to_code_point(tail);
}

static void fold_tones(soat__eval_text *text) {
    for (size_t i = 0; i + 1 < text->letter_count; i++) {
        if (i + 2 == text->letter_count || !is_letter_like(text->letters[i + 2])) {
            const bool after_q = i > 0 && (text->letters[i - 1] | 0x20) == 'q';
            fold_pair(&text->letters[i], &text->letters[i + 1], after_q);
        }
    }
}

static soat__word_kind kind_of(const uint32_t *letters, size_t count) {
    size_t handwritten = 0;
    for (size_t i = 0; i < count; i++) {
        handwritten += letters[i] == SOAT_EVAL_ANYTHING;
    }
    return handwritten == 0       ? SOAT_WORD_PLAIN
           : handwritten == count ? SOAT_WORD_FREE
                                  : SOAT_WORD_PATTERN;
}

static soat_status find_words(soat__eval_text *text, soat_error *error) {
    size_t capacity = 0;
    for (size_t begin = 0, end = 0; begin < text->letter_count; begin = end + 1) {
        for (end = begin; end < text->letter_count && text->letters[end] != ' ';) {
            end++;
        }
        size_t from = begin, to = end;
        while (from < to && !belongs_to_word(text->letters[from])) {
            from++;
        }
        while (to > from && !belongs_to_word(text->letters[to - 1])) {
            to--;
        }
        if (from == to) {
            continue;
        }
        if (!soat__vector_reserve(&text->words, &capacity, text->word_count + 1,
                                  sizeof *text->words)) {
            return soat__fail_memory(error);
        }
        text->words[text->word_count++] =
            (soat__eval_word){.begin = (uint32_t)from,
                              .end = (uint32_t)to,
                              .token_begin = (uint32_t)begin,
                              .token_end = (uint32_t)end,
                              .kind = kind_of(text->letters + from, to - from)};
    }
    return SOAT_OK;
}

soat_status soat__eval_text_make(soat__eval_text *out, soat_span text,
                                 soat__eval_text_options options, soat_error *error) {
    soat_status status = compose_and_decode(out, text, error);
    if (status == SOAT_OK) {
        if (options.gold) {
            mark_handwriting(out);
        }
        status = collapse_spaces(out) ? SOAT_OK : soat__fail_memory(error);
        if (options.fold_tone_placement) {
            fold_tones(out);
        }
    }
    if (status == SOAT_OK) {
        status = find_words(out, error);
    }
    if (status != SOAT_OK) {
        soat__eval_text_dispose(out);
    }
    return status;
}

void soat__eval_text_dispose(soat__eval_text *text) {
    soat__free(text->letters);
    soat__free(text->lines);
    soat__free(text->words);
    memset(text, 0, sizeof *text);
}

soat_status soat__eval_number(soat__eval_text *text, soat_map *numbers, soat_error *error) {
    for (size_t i = 0; i < text->word_count; i++) {
        soat__eval_word *const word = &text->words[i];
        const soat_span key = soat_span_make((const char *)(text->letters + word->begin),
                                             (word->end - word->begin) * sizeof(uint32_t));
        bool inserted = false;
        uint32_t *const number = soat__map_insert(numbers, key, &inserted);
        if (number == NULL) {
            return soat__fail_memory(error);
        }
        if (inserted) {
            *number = (uint32_t)numbers->count - 1;
        }
        word->symbol = *number;
    }
    return SOAT_OK;
}

/* The classic match with one star to go back to: linear in practice, no recursion. */
bool soat__eval_word_matches(const uint32_t *pattern, size_t pattern_size, const uint32_t *word,
                             size_t word_size) {
    size_t at = 0, in = 0, star = SIZE_MAX, retry = 0;
    while (in < word_size) {
        if (at < pattern_size && pattern[at] == SOAT_EVAL_ANYTHING) {
            star = at++;
            retry = in;
        } else if (at < pattern_size && pattern[at] == word[in]) {
            at++;
            in++;
        } else if (star != SIZE_MAX) {
            at = star + 1;
            in = ++retry;
        } else {
            return false;
        }
    }
    while (at < pattern_size && pattern[at] == SOAT_EVAL_ANYTHING) {
        at++;
    }
    return at == pattern_size;
}
