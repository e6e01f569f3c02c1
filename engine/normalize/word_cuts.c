#include "normalize/word_cuts.h"

#include <unicode/uchar.h>

#include "normalize/text_lines.h"
#include "text/utf8.h"

enum { KEY_BYTES = 512 /* no word is longer */ };

/* The letters of both sides in small letters; empty when they are too many for a word. */
static soat_span fold(soat_span left, soat_span right, char out[KEY_BYTES]) {
    const soat_span sides[] = {left, right};
    size_t size = 0;
    for (int i = 0; i < 2; i++) {
        for (size_t at = 0; at < sides[i].size;) {
            if (size + SOAT_UTF8_MAX > KEY_BYTES) {
                return (soat_span){0};
            }
            const uint32_t letter = soat__utf8_next(sides[i], &at);
            size += soat__utf8_encode((uint32_t)u_tolower((UChar32)letter), out + size);
        }
    }
    return soat_span_make(out, size);
}

static uint64_t size_bit(size_t size) {
    enum { BITS = 64 };
    return (uint64_t)1 << (size % BITS);
}

static bool add(soat_word_cuts *self, soat_span left, soat_span right) {
    char folded[KEY_BYTES];
    const soat_span key = fold(left, right, folded);
    if (key.size == 0 || soat__map_find(&self->words, key) != NULL) {
        return true;
    }
    bool inserted = false;
    const soat_span kept = soat__arena_copy(&self->arena, key);
    self->sizes |= size_bit(left.size + right.size);
    return kept.data != NULL && soat__map_insert(&self->words, kept, &inserted) != NULL;
}

/* The cuts of the text: a line end right behind a hyphen is rare, and found by its line feed. */
static bool gather(soat_word_cuts *self, soat_span text) {
    soat_text_line line, next;
    bool more = soat__text_line_at(text, 0, &line);
    while (more && soat__text_line_at(text, line.next, &next)) {
        soat_span left, right;
        if (line.end > line.start &&
            soat__line_hyphen_halves(soat__text_line_span(text, &line),
                                     soat__text_line_span(text, &next), &left, &right) &&
            !add(self, left, right)) {
            return false;
        }
        line = next;
    }
    return true;
}

/* Notes that the letters of both sides are seen so, if they are those of a cut. */
static void see(soat_word_cuts *self, soat_span left, soat_span right, uint32_t how) {
    if ((self->sizes & size_bit(left.size + right.size)) != 0) {
        char folded[KEY_BYTES];
        uint32_t *const seen = soat__map_find(&self->words, fold(left, right, folded));
        if (seen != NULL) {
            *seen |= how;
        }
    }
}

/* The end of the letters that begin at `at`; `at` when none does. */
static size_t letters_end(soat_span text, size_t at) {
    while (at < text.size) {
        const unsigned char byte = (unsigned char)text.data[at];
        size_t end = at + 1;
        bool letter = byte >= 'a' && byte <= 'z';
        if (byte >= 'A' && byte <= 'Z') {
            letter = true;
        } else if (byte >= 0x80) {
            end = at;
            const uint32_t one = soat__utf8_next(text, &end);
            letter = one != SOAT_UTF8_INVALID && u_isalpha((UChar32)one) != 0;
        }
        if (!letter) {
            break;
        }
        at = end;
    }
    return at;
}

/* Each run of letters, alone and with the one before it when a hyphen stands between. */
static void compare(soat_word_cuts *self, soat_span text) {
    soat_span before = {0};
    for (size_t at = 0; at < text.size;) {
        const size_t end = letters_end(text, at);
        if (end == at) {
            soat__utf8_next(text, &at);
            continue;
        }
        const soat_span letters = soat_span_make(text.data + at, end - at);
        const bool hyphen = before.size > 0 && before.data + before.size + 1 == letters.data &&
                            letters.data[-1] == '-';
        see(self, (soat_span){0}, letters, SOAT_CUT_WITHOUT);
        if (hyphen) {
            see(self, before, letters, SOAT_CUT_WITH);
        }
        before = letters;
        at = end;
    }
}

bool soat__word_cuts_find(soat_word_cuts *out, soat_span text) {
    *out = (soat_word_cuts){0};
    if (!gather(out, text)) {
        soat__word_cuts_dispose(out);
        return false;
    }
    if (out->words.count > 0) {
        compare(out, text);
    }
    return true;
}

soat_line_joint soat__word_cuts_joint(const soat_word_cuts *self, soat_span line, soat_span next) {
    const soat_line_joint joint = soat__line_joint_inside(line, next);
    soat_span left, right;
    if ((joint != SOAT_JOINT_CLOSE && joint != SOAT_JOINT_HYPHEN) ||
        !soat__line_hyphen_halves(line, next, &left, &right)) {
        return joint;
    }
    char folded[KEY_BYTES];
    const uint32_t *const seen = soat__map_find(&self->words, fold(left, right, folded));
    if (seen == NULL || *seen == 0) {
        return joint;
    }
    return (*seen & SOAT_CUT_WITH) != 0 ? SOAT_JOINT_CLOSE : SOAT_JOINT_HYPHEN;
}

void soat__word_cuts_dispose(soat_word_cuts *self) {
    soat__map_dispose(&self->words);
    soat__arena_dispose(&self->arena);
    *self = (soat_word_cuts){0};
}
