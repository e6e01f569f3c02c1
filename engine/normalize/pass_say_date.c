/*
 * say-date: 21/9/1973, 9/1973, 21/9, 2023-07-15.
 *
 * Without a year a date and a fraction look alike. A word of time before it (ngày, dịp, từ …) makes
 * it a date; else a proper fraction in lowest terms with a word behind it is one: 2/3 dân số.
 */
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

static int value_of(soat_span digits) {
    int value = 0;
    for (size_t i = 0; i < digits.size && i < 6; i++) {
        value = value * 10 + (digits.data[i] - '0');
    }
    return value;
}

static void say_month(soat_speech *speech, soat_span month) {
    if (value_of(month) == 4) {
        soat__say(speech, "tư");
    } else {
        soat__say_whole(speech, month);
    }
}

static void say_year(soat_speech *speech, soat_span year) {
    soat__say(speech, "năm");
    soat__say_whole(speech, year);
}

static bool is_after(const soat_saying *saying, const char *words) {
    return soat__word_is_one_of(saying->walk->previous.text, words);
}

static void say_day_and_month(soat_saying *saying, soat_span day, soat_span month) {
    if (!is_after(saying, "ngày,mùng,mồng,hôm")) {
        soat__say(&saying->speech, "ngày");
    }
    soat__say_whole(&saying->speech, day);
    soat__say(&saying->speech, "tháng");
    say_month(&saying->speech, month);
}

static bool has_common_factor(int left, int right) {
    while (right != 0) {
        const int rest = left % right;
        left = right;
        right = rest;
    }
    return left > 1;
}

static bool is_fraction(const soat_saying *saying, int left, int right) {
    static const char *const time_words =
        "ngày,mùng,mồng,hôm,dịp,lễ,sáng,trưa,chiều,tối,đêm,từ,đến,tới,trước,sau,qua,nay,mai,vào,và,"
        "cn,nhật,hai,ba,tư,năm,sáu,bảy";
    static const char *const year_words = "năm,hàng,hằng,tới,vừa,này,và,đến,là";
    const soat_stretch_walk *const walk = saying->walk;
    const bool goes_on = soat__is_open(walk->current.text) &&
                         soat__is_beside(&walk->current, &walk->next) &&
                         !soat__word_is_one_of(walk->next.text, year_words);
    return left < right && goes_on && !has_common_factor(left, right) &&
           !is_after(saying, time_words);
}

static void say_fraction(soat_speech *speech, soat_span left, soat_span right) {
    soat__say_whole(speech, left);
    soat__say(speech, "phần");
    if (value_of(right) == 4) {
        soat__say(speech, "tư");
    } else {
        soat__say_whole(speech, right);
    }
}

static void say_two(soat_saying *saying, soat_span left, soat_span right) {
    soat_speech *const speech = &saying->speech;
    if (is_after(saying, "lệ")) {
        return; /* a scale: 1/2000 */
    }
    if (right.size < 3) {
        if (is_fraction(saying, value_of(left), value_of(right))) {
            say_fraction(speech, left, right);
        } else {
            say_day_and_month(saying, left, right);
        }
        return;
    }
    if (!is_after(saying, "tháng,quý,kỳ")) {
        soat__say(speech, "tháng");
    }
    say_month(speech, left);
    say_year(speech, right);
}

static void say_one(soat_saying *saying, soat_span text) {
    const parts date = split(text);
    if (date.count == 2 && memchr(text.data, '.', text.size) != NULL &&
        !is_after(saying, "tháng")) {
        return; /* 1.1200 is a number */
    }
    if (date.count == 2) {
        say_two(saying, date.items[0], date.items[1]);
    } else if (date.count == 3) {
        const bool year_first = date.items[0].size > 2;
        say_day_and_month(saying, date.items[year_first ? 2 : 0], date.items[1]);
        say_year(&saying->speech, date.items[year_first ? 0 : 2]);
    }
}

static bool is_date(soat_span text) {
    soat_span core;
    return soat__entity_of(text, &core) == SOAT_ENTITY_DATE && core.size == text.size;
}

/* 1/1/2023-31/12/2023: two dates with a dash between. */
static void say_range(soat_saying *saying) {
    const soat_span text = saying->core;
    for (size_t at = 0; at < text.size; at++) {
        size_t second = at;
        if (at == 0 || !soat__skip_dash(text, &second)) {
            continue;
        }
        const soat_span left = soat_span_make(text.data, at);
        const soat_span right = soat_span_make(text.data + second, text.size - second);
        if (is_date(left) && is_date(right)) {
            say_one(saying, left);
            soat__say(&saying->speech, "đến");
            say_one(saying, right);
            return;
        }
    }
}

static void say_date(soat_saying *saying) {
    if (saying->entity == SOAT_ENTITY_DATE) {
        say_one(saying, saying->core);
    } else if (memchr(saying->core.data, '/', saying->core.size) != NULL) {
        say_range(saying);
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, soat__has_figures, SOAT_ANY_ENTITY, say_date);
}

const soat_pass soat__pass_say_date = {
    .info = {"say-date", "dates in words, and fractions told from them"},
    .rewrite = rewrite,
};
