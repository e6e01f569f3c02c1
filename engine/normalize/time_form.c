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

bool soat__time_is_other(const soat_stretch_walk *walk, soat_span core) {
    static const char time_words[] = "lúc,vào,hồi,từ,đến,tới,trước,sau,khoảng,hơn,gần,đúng";
    static const char parts_of_day[] = "sáng,trưa,chiều,tối,đêm,ngày,hôm,cùng,thứ";
    const bool grams = core.data[core.size - 1] == 'g' && walk->previous.text.size > 0 &&
                       !soat__word_is_one_of(walk->previous.text, time_words) &&
                       !soat__word_is_one_of(walk->next.text, parts_of_day);
    return grams || soat__word_is_one_of(walk->previous.text, "lệ") ||
           (core.size == 3 && memcmp(core.data, "24h", 3) == 0);
}
