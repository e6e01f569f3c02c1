#include "normalize/word_cuts.h"

#include <unicode/uchar.h>

#include "base/memory.h"
#include "normalize/text_lines.h"
#include "text/utf8.h"

static const uint64_t no_letters = 14695981039346656037u; /* FNV-1a, 64 bits */

static uint64_t add_letter(uint64_t key, uint32_t letter) {
    return (key ^ (uint64_t)u_tolower((UChar32)letter)) * 1099511628211u;
}

static uint64_t add_letters(uint64_t key, soat_span letters) {
    for (size_t at = 0; at < letters.size;) {
        key = add_letter(key, soat__utf8_next(letters, &at));
    }
    return key;
}

static uint64_t key_of(soat_span left, soat_span right) {
    const uint64_t key = add_letters(add_letters(no_letters, left), right);
    return key == 0 ? 1 : key;
}

static soat_word_cut *find(const soat_word_cuts *self, uint64_t key) {
    size_t at = (size_t)(key >> 20) & (self->capacity - 1);
    while (self->slots[at].key != 0 && self->slots[at].key != key) {
        at = (at + 1) & (self->capacity - 1);
    }
    return &self->slots[at];
}

static bool grow(soat_word_cuts *self) {
    enum { FIRST = 64 };
    soat_word_cuts bigger = {.capacity = self->capacity == 0 ? FIRST : 2 * self->capacity};
    bigger.slots = soat__alloc(bigger.capacity, sizeof *bigger.slots);
    if (bigger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < self->capacity; i++) {
        if (self->slots[i].key != 0) {
            *find(&bigger, self->slots[i].key) = self->slots[i];
        }
    }
    bigger.count = self->count;
    bigger.sizes = self->sizes;
    soat__free(self->slots);
    *self = bigger;
    return true;
}

static uint64_t size_bit(size_t size) {
    enum { BITS = 64 };
    return (uint64_t)1 << (size % BITS);
}

static bool add(soat_word_cuts *self, soat_span left, soat_span right) {
    const uint64_t key = key_of(left, right);
    if (2 * self->count >= self->capacity && !grow(self)) {
        return false;
    }
    soat_word_cut *const slot = find(self, key);
    self->count += slot->key == 0;
    slot->key = key;
    self->sizes |= size_bit(left.size + right.size);
    return true;
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

static soat_word_cut *look_up(soat_word_cuts *self, soat_span left, soat_span right) {
    const bool may_be = (self->sizes & size_bit(left.size + right.size)) != 0;
    soat_word_cut *const found = may_be ? find(self, key_of(left, right)) : NULL;
    return found != NULL && found->key != 0 ? found : NULL;
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
        soat_word_cut *const one = look_up(self, soat_span_make(letters.data, 0), letters);
        soat_word_cut *const both = hyphen ? look_up(self, before, letters) : NULL;
        if (one != NULL) {
            one->without = true;
        }
        if (both != NULL) {
            both->with = true;
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
    if (out->count > 0) {
        compare(out, text);
    }
    return true;
}

soat_line_joint soat__word_cuts_joint(const soat_word_cuts *self, soat_span line, soat_span next) {
    const soat_line_joint joint = soat__line_joint_inside(line, next);
    soat_span left, right;
    if ((joint != SOAT_JOINT_CLOSE && joint != SOAT_JOINT_HYPHEN) || self->capacity == 0 ||
        !soat__line_hyphen_halves(line, next, &left, &right)) {
        return joint;
    }
    const soat_word_cut *const cut = find(self, key_of(left, right));
    if (cut->with) {
        return SOAT_JOINT_CLOSE;
    }
    return cut->without ? SOAT_JOINT_HYPHEN : joint;
}

void soat__word_cuts_dispose(soat_word_cuts *self) {
    soat__free(self->slots);
    *self = (soat_word_cuts){0};
}
