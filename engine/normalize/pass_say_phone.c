/* say-phone: telephone numbers (phone_form.h) figure by figure, with their blanks. */
#include "normalize/byte.h"
#include "normalize/pass.h"
#include "normalize/phone_form.h"
#include "normalize/speech.h"

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat_stretch_walk walk = soat__stretch_begin(rewrite->input);
    soat_speech speech = {.options = run->options};
    size_t done = 0;
    soat_phone_form found;
    while (soat__stretch_next(&walk)) {
        if (walk.current.start < done || !soat__phone_form_read(&walk, &found)) {
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
