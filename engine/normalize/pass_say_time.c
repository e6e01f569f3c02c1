/* say-time: 10:30, 8h30, 14g, 7h30-11h30, 10:30:15 (time_form.h). Minutes of zero are not said. */
#include "normalize/byte.h"
#include "normalize/say_stretches.h"
#include "normalize/time_form.h"

static bool is_zero(soat_span digits) {
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] != '0') {
            return false;
        }
    }
    return true;
}

static void say_one(soat_speech *speech, soat_span text, size_t *at) {
    static const char *const names[] = {"giờ", "phút", "giây"};
    const soat_time_form time = soat__time_form_read(text, at);
    for (size_t i = 0; i < 3; i++) {
        if (time.parts[i].size > 0 && (i == 0 || !is_zero(time.parts[i]))) {
            soat__say_whole(speech, time.parts[i]);
            soat__say(speech, names[i]);
        }
    }
}

/* 6h30': the sign of minutes goes with them, unless it closes a quotation. */
static void take_minute_sign(soat_saying *saying) {
    const soat_span text = saying->walk->current.text;
    const char *const end = saying->core.data + saying->core.size;
    if (saying->core.data == text.data && end < text.data + text.size && *end == '\'' &&
        soat__is_digit(end[-1])) {
        saying->core.size++;
    }
}

static void say_time(soat_saying *saying) {
    if (soat__time_is_other(saying->walk, saying->core)) {
        return;
    }
    size_t at = 0;
    say_one(&saying->speech, saying->core, &at);
    if (soat__skip_dash(saying->core, &at)) {
        soat__say(&saying->speech, "đến");
        say_one(&saying->speech, saying->core, &at);
    }
    take_minute_sign(saying);
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, soat__has_figures, 1u << SOAT_ENTITY_TIME, say_time);
}

const soat_pass soat__pass_say_time = {
    .info = {"say-time", "times of day in words"},
    .rewrite = rewrite,
};
