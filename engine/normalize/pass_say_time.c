/* say-time: 10:30, 8h30, 14g, 7h30-11h30, 10:30:15. Minutes of zero are not said. */
#include "normalize/say_stretches.h"

static bool is_zero(soat_span digits) {
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] != '0') {
            return false;
        }
    }
    return true;
}

/* Letters and colons between the figures. */
static void skip_marks(soat_span text, size_t *at) {
    while (*at < text.size && (unsigned char)(text.data[*at] - '0') >= 10 &&
           !soat__skip_dash(text, &(size_t){*at})) {
        ++*at;
    }
}

static void say_one(soat_speech *speech, soat_span text, size_t *at) {
    static const char *const names[] = {"giờ", "phút", "giây"};
    for (size_t i = 0; i < 3; i++) {
        const soat_span digits = soat__skip_digits(text, at);
        if (digits.size == 0) {
            return;
        }
        if (i == 0 || !is_zero(digits)) {
            soat__say_whole(speech, digits);
            soat__say(speech, names[i]);
        }
        skip_marks(text, at);
    }
}

static void say_time(soat_saying *saying) {
    if (soat__word_is_one_of(saying->walk->previous.text, "lệ")) {
        return; /* tỷ lệ 1:50 */
    }
    size_t at = 0;
    say_one(&saying->speech, saying->core, &at);
    if (soat__skip_dash(saying->core, &at)) {
        soat__say(&saying->speech, "đến");
        say_one(&saying->speech, saying->core, &at);
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, soat__has_figures, 1u << SOAT_ENTITY_TIME, say_time);
}

const soat_pass soat__pass_say_time = {
    .info = {"say-time", "times of day in words"},
    .rewrite = rewrite,
};
