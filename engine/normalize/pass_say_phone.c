/*
 * say-phone: telephone numbers figure by figure, with their blanks: 0912 345 678, (024) 3825 1234,
 * +84 24 3825 1234. A number of 9 to 12 figures that begins with 0, +84, 1800 or 1900 is one; behind a
 * word that says so 3 figures are enough.
 */
#include "normalize/byte.h"
#include "normalize/say_stretches.h"

enum { DIGITS_MIN = 8, DIGITS_MAX = 13, DIGITS_MIN_TOLD = 3 };

/* Digits of a stretch that could be a part of a number, 0 when it could not. */
static size_t count_digits(soat_span text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.size; i++) {
        const bool plus = text.data[i] == '+' && i == 0;
        if (soat__is_digit(text.data[i])) {
            digits++;
        } else if (!plus && !soat__is_one_of(text.data[i], "().-")) {
            return 0;
        }
    }
    return digits;
}

/* Of sentences, brackets and quotes, and a hyphen that ends nothing. */
static const char marks_behind[] = ".,;:!?)\"'-";

typedef struct phone {
    size_t end; /* of the text */
    size_t digits;
} phone;

/* Points or hyphens between the figures. */
static bool has_joints(soat_span text) {
    return memchr(text.data, '.', text.size) != NULL || memchr(text.data, '-', text.size) != NULL;
}

/* As many stretches from the walk's current one on as together make a number. */
static phone find_phone(const soat_stretch_walk *walk) {
    soat_stretch_walk ahead = *walk;
    phone found = {0};
    const bool joints = has_joints(soat__without_behind(walk->current.text, marks_behind));
    for (bool more = true; more;
         more = soat__stretch_next(&ahead) && soat__is_beside(&ahead.previous, &ahead.current)) {
        const soat_span part = soat__without_behind(ahead.current.text, marks_behind);
        const size_t digits = count_digits(part);
        const bool closes =
            part.size < ahead.current.text.size && ahead.current.text.data[part.size] != ')';
        if (digits == 0 || found.digits + digits > DIGITS_MAX || (has_joints(part) && !joints)) {
            break;
        }
        found.digits += digits;
        found.end = ahead.current.start + part.size;
        if (closes) {
            break;
        }
    }
    return found;
}

static bool begins_like_phone(soat_span text) {
    static const char *const starts[] = {"+84", "0", "(0", "(+84", "1800", "1900"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        const size_t size = strlen(starts[i]);
        if (text.size >= size && memcmp(text.data, starts[i], size) == 0) {
            return true;
        }
    }
    return false;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    static const char phone_words[] = "thoại,đt,sđt,tel,fax,hotline,mobile,zalo,máy,dây,gọi,động";
    soat_stretch_walk walk = soat__stretch_begin(rewrite->input);
    soat_speech speech = {.options = run->options};
    size_t done = 0;
    while (soat__stretch_next(&walk)) {
        const soat_span text = walk.current.text;
        if (walk.current.start < done ||
            count_digits(soat__without_behind(text, marks_behind)) == 0) {
            continue;
        }
        const phone found = find_phone(&walk);
        const bool told = found.digits >= DIGITS_MIN_TOLD &&
                          soat__word_is_one_of(walk.previous.text, phone_words);
        if (!told && (found.digits < DIGITS_MIN || !begins_like_phone(text))) {
            continue;
        }
        soat_buffer_clear(&speech.text);
        for (size_t at = walk.current.start; at < found.end; at++) {
            const char byte = rewrite->input.data[at];
            if (byte == '+') {
                soat__say(&speech, "cộng");
            } else if (soat__is_digit(byte)) {
                soat__say_digits(&speech, soat_span_make(&byte, 1));
            }
        }
        rewrite->failed |= speech.failed;
        soat__rewrite_replace(rewrite, walk.current.start, found.end,
                              soat_buffer_span(&speech.text));
        done = found.end;
    }
    soat_buffer_dispose(&speech.text);
}

const soat_pass soat__pass_say_phone = {
    .info = {"say-phone", "telephone numbers figure by figure"},
    .rewrite = rewrite,
};
