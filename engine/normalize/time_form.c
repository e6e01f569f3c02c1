#include "normalize/time_form.h"

#include "normalize/say_stretches.h"

/* Letters and colons between the figures. */
static void skip_marks(soat_span text, size_t *at) {
    while (*at < text.size && (unsigned char)(text.data[*at] - '0') >= 10 &&
           !soat__skip_dash(text, &(size_t){*at})) {
        ++*at;
    }
}

soat_time_form soat__time_form_read(soat_span text, size_t *at) {
    soat_time_form made = {0};
    for (size_t i = 0; i < 3; i++) {
        made.parts[i] = soat__skip_digits(text, at);
        if (made.parts[i].size == 0) {
            break;
        }
        skip_marks(text, at);
    }
    return made;
}

bool soat__time_is_scale(const soat_stretch_walk *walk) {
    return soat__word_is_one_of(walk->previous.text, "lệ");
}
