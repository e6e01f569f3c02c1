/* say-date: dates in words, with the fractions that look like them (date_form.h). */
#include "normalize/date_form.h"
#include "normalize/say_stretches.h"

static void say_month(soat_speech *speech, soat_span month) {
    if (soat__date_number(month) == 4) {
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

static void say_fraction(soat_speech *speech, soat_span left, soat_span right) {
    soat__say_whole(speech, left);
    soat__say(speech, "phần");
    if (soat__date_number(right) == 4) {
        soat__say(speech, "tư");
    } else {
        soat__say_whole(speech, right);
    }
}

static void say_one(soat_saying *saying, soat_span text) {
    soat_speech *const speech = &saying->speech;
    const soat_date_form date = soat__date_form_read(saying->walk, text);
    switch (date.kind) {
    case SOAT_DATE_NONE:
        return;
    case SOAT_DATE_FRACTION:
        say_fraction(speech, date.day, date.month);
        return;
    case SOAT_DATE_MONTH:
        if (!is_after(saying, "tháng,quý,kỳ")) {
            soat__say(speech, "tháng");
        }
        say_month(speech, date.month);
        break;
    case SOAT_DATE_DAY:
    case SOAT_DATE_DAY_OF_MONTH:
        say_day_and_month(saying, date.day, date.month);
        break;
    }
    if (date.year.size > 0) {
        say_year(speech, date.year);
    }
}

static void say_date(soat_saying *saying) {
    soat_span left, right;
    if (saying->entity == SOAT_ENTITY_DATE) {
        say_one(saying, saying->core);
    } else if (memchr(saying->core.data, '/', saying->core.size) != NULL &&
               soat__date_range_split(saying->core, &left, &right)) {
        say_one(saying, left);
        soat__say(&saying->speech, "đến");
        say_one(saying, right);
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, soat__has_figures, SOAT_ANY_ENTITY, say_date);
}

const soat_pass soat__pass_say_date = {
    .info = {"say-date", "dates in words, and fractions told from them"},
    .rewrite = rewrite,
};
