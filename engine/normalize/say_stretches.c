#include "normalize/say_stretches.h"
#include "normalize/byte.h"

#include "base/limits.h"

bool soat__is_open(soat_span text) {
    return text.size > 0 && !soat__is_one_of(text.data[text.size - 1], ".,;:!?)");
}

soat_span soat__skip_digits(soat_span text, size_t *at) {
    const size_t start = *at;
    while (*at < text.size && (unsigned char)(text.data[*at] - '0') < 10) {
        ++*at;
    }
    return soat_span_make(text.data + start, *at - start);
}

bool soat__skip_dash(soat_span text, size_t *at) {
    static const char dash[] = "\xE2\x80\x93"; /* – U+2013 */
    if (*at < text.size && text.data[*at] == '-') {
        ++*at;
        return true;
    }
    if (text.size - *at >= 3 && memcmp(text.data + *at, dash, 3) == 0) {
        *at += 3;
        return true;
    }
    return false;
}

/* Letters of the scripts of Europe and digits; no combining marks (0xCC, 0xCD). */
static bool is_word_lead(unsigned char byte) {
    const unsigned char lower = byte | 0x20;
    return (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z') ||
           (byte >= 0xC3 && byte <= 0xCB) || (byte >= 0xCE && byte <= 0xD4) || byte == 0xE1;
}

bool soat__is_word_at(soat_span text, size_t at) {
    return at < text.size && is_word_lead((unsigned char)text.data[at]);
}

bool soat__is_word_before(soat_span text, size_t at) {
    while (at > 0 && ((unsigned char)text.data[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    return at > 0 && is_word_lead((unsigned char)text.data[at - 1]);
}

bool soat__is_beside(const soat_stretch *left, const soat_stretch *right) {
    if (left->text.size == 0 || right->text.size == 0) {
        return false;
    }
    const char *const end = left->text.data + left->text.size;
    const size_t between = right->start - (left->start + left->text.size);
    return between <= 2 && memchr(end, '\n', between) == NULL;
}

static void put(soat_saying *saying, soat_rewrite *rewrite) {
    const soat_span text = rewrite->input;
    const size_t start = (size_t)(saying->core.data - text.data), end = start + saying->core.size;
    if (soat__is_word_at(text, end) &&
        saying->core.data + saying->core.size <
            saying->walk->current.text.data + saying->walk->current.text.size) {
        saying->speech.failed |=
            soat_buffer_append(&saying->speech.text, soat_span_make(" ", 1), NULL) != SOAT_OK;
    }
    soat__rewrite_replace(rewrite, start, end, soat_buffer_span(&saying->speech.text));
}

bool soat__has_figures(const soat_stretch_walk *walk) {
    return soat__has_digit(walk->current.text);
}

void soat__say_stretches(const soat_pass_run *run, soat_rewrite *rewrite, soat_say_filter *filter,
                         unsigned entities, soat_sayer *say) {
    soat_stretch_walk walk = soat__stretch_begin(rewrite->input);
    soat_saying saying = {.run = run, .walk = &walk, .speech = {.options = run->options}};
    while (soat__stretch_next(&walk)) {
        if (walk.current.text.size > SOAT_LIMIT_WORD_BYTES || !filter(&walk)) {
            continue; /* what is longer than any word is data: nobody reads it aloud */
        }
        saying.entity = soat__entity_of(walk.current.text, &saying.core);
        if ((entities & (1u << saying.entity)) == 0) {
            continue;
        }
        soat_buffer_clear(&saying.speech.text);
        say(&saying);
        if (saying.speech.text.size > 0) {
            put(&saying, rewrite);
        }
    }
    rewrite->failed |= saying.speech.failed;
    soat_buffer_dispose(&saying.speech.text);
}
