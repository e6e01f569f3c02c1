#include "normalize/date_form.h"

#include "normalize/say_stretches.h"

typedef struct parts {
    soat_span items[3];
    size_t count;
} parts;

static parts split(soat_span text) {
    parts found = {.count = 0};
    for (size_t at = 0; at < text.size && found.count < 3; at++) {
        found.items[found.count++] = soat__skip_digits(text, &at);
    }
    return found;
}

int soat__date_number(soat_span digits) {
    int value = 0;
    for (size_t i = 0; i < digits.size && i < 6; i++) {
        value = value * 10 + (digits.data[i] - '0');
    }
    return value;
}

static bool is_after(const soat_stretch_walk *walk, const char *words) {
    return soat__word_is_one_of(walk->previous.text, words);
}

static bool has_common_factor(int left, int right) {
    while (right != 0) {
        const int rest = left % right;
        left = right;
        right = rest;
    }
    return left > 1;
}

static bool is_fraction(const soat_stretch_walk *walk, int left, int right) {
    static const char *const time_words =
        "ngày,mùng,mồng,hôm,dịp,lễ,sáng,trưa,chiều,tối,đêm,từ,đến,tới,trước,sau,qua,nay,mai,vào,và,"
        "cn,nhật,hai,ba,tư,năm,sáu,bảy";
    static const char *const year_words = "năm,hàng,hằng,tới,vừa,này,và,đến,là";
    const bool goes_on = soat__is_open(walk->current.text) &&
                         soat__is_beside(&walk->current, &walk->next) &&
                         !soat__word_is_one_of(walk->next.text, year_words);
    return left < right && goes_on && !has_common_factor(left, right) &&
           !is_after(walk, time_words);
}

static soat_date_form read_two(const soat_stretch_walk *walk, soat_span left, soat_span right) {
    if (is_after(walk, "lệ,tl")) {
        return (soat_date_form){.kind = SOAT_DATE_NONE};
    }
    if (right.size > 2) {
        return (soat_date_form){.kind = SOAT_DATE_MONTH, .month = left, .year = right};
    }
    const bool fraction = is_fraction(walk, soat__date_number(left), soat__date_number(right));
    return (soat_date_form){.kind = fraction ? SOAT_DATE_FRACTION : SOAT_DATE_DAY_OF_MONTH,
                            .day = left,
                            .month = right};
}

soat_date_form soat__date_form_read(const soat_stretch_walk *walk, soat_span core) {
    const parts date = split(core);
    if (date.count == 3) {
        const bool year_first = date.items[0].size > 2;
        return (soat_date_form){.kind = SOAT_DATE_DAY,
                                .day = date.items[year_first ? 2 : 0],
                                .month = date.items[1],
                                .year = date.items[year_first ? 0 : 2]};
    }
    const bool number = memchr(core.data, '.', core.size) != NULL && !is_after(walk, "tháng");
    return date.count != 2 || number ? (soat_date_form){.kind = SOAT_DATE_NONE}
                                     : read_two(walk, date.items[0], date.items[1]);
}

static bool is_date(soat_span text) {
    soat_span core;
    return soat__entity_of(text, &core) == SOAT_ENTITY_DATE && core.size == text.size;
}

bool soat__date_range_split(soat_span core, soat_span *left, soat_span *right) {
    for (size_t at = 1; at < core.size; at++) {
        size_t second = at;
        if (!soat__skip_dash(core, &second)) {
            continue;
        }
        *left = soat_span_make(core.data, at);
        *right = soat_span_make(core.data + second, core.size - second);
        if (is_date(*left) && is_date(*right)) {
            return true;
        }
    }
    return false;
}
