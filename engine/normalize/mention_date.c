/* Dates and times, in figures or with their words: 21/9/1973 · 15 tháng 7 năm 2023 · 8 giờ 30. */
#include <string.h>

#include "normalize/byte.h"
#include "normalize/date_form.h"
#include "normalize/mention_scan.h"
#include "normalize/say_stretches.h"
#include "normalize/time_form.h"

enum { YEAR_DIGITS = 4, YEAR_MIN = 1000, YEAR_MAX = 2999 };

static const char marks_behind[] = ".,;:!?)\"']";

static void place(const soat_mention_scan *scan, soat_found_mention *out, int kind,
                  soat_span text) {
    out->mention.kind = kind;
    out->mention.start = soat__mention_place(scan, text);
    out->mention.end = out->mention.start + text.size;
}

/* --- values --- */

static int days_of(int month, int year) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* ISO 8601; empty where there is no such day. Two figures of a year tell no century. */
static soat_span date_value(soat_mention_scan *scan, soat_span day, soat_span month,
                            soat_span year) {
    const int d = soat__date_number(day), m = soat__date_number(month);
    const int y = year.size == YEAR_DIGITS ? soat__date_number(year) : 2000;
    if ((month.size > 0 && (m < 1 || m > 12)) ||
        (day.size > 0 && month.size > 0 && (d < 1 || d > days_of(m, y)))) {
        return (soat_span){0};
    }
    const char *const century = year.size == 2 ? "XX" : year.size == 0 ? "-" : "";
    const int size = (int)year.size;
    if (day.size == 0 && month.size == 0) {
        return soat__mention_print(scan, "%.*s", size, year.data);
    }
    if (day.size == 0) {
        return soat__mention_print(scan, "%s%.*s-%02d", century, size, year.data, m);
    }
    return soat__mention_print(scan, "%s%.*s-%02d-%02d", century, size, year.data, m, d);
}

static soat_span form_value(soat_mention_scan *scan, const soat_date_form *date) {
    return date_value(scan, date->day, date->month, date->year);
}

/* --- with words --- */

/* The digits that a stretch is, at most `most` of them, marks behind them aside; else empty. */
static soat_span whole_number(soat_span text, size_t most) {
    const soat_span bare = soat__without_behind(text, marks_behind);
    size_t at = 0;
    const soat_span digits = soat__skip_digits(bare, &at);
    return at == bare.size && digits.size <= most ? digits : (soat_span){0};
}

/* Behind the walk's current stretch: `word` and a number of at most `most` digits. */
static soat_span number_behind(soat_stretch_walk *walk, const char *word, size_t most) {
    soat_stretch_walk ahead = *walk;
    if (!soat__is_open(walk->current.text) || !soat__mention_ahead(&ahead) ||
        !soat__word_is_one_of(ahead.current.text, word) || !soat__is_open(ahead.current.text) ||
        !soat__mention_ahead(&ahead)) {
        return (soat_span){0};
    }
    const soat_span digits = whole_number(ahead.current.text, most);
    if (digits.size > 0) {
        *walk = ahead;
    }
    return digits;
}

static bool is_year(soat_span digits) {
    const int value = soat__date_number(digits);
    return digits.size == YEAR_DIGITS && value >= YEAR_MIN && value <= YEAR_MAX;
}

/* tháng 2, 1960 */
static soat_span year_behind_comma(soat_stretch_walk *walk) {
    soat_stretch_walk ahead = *walk;
    const soat_span text = walk->current.text;
    if (text.data[text.size - 1] != ',' || !soat__mention_ahead(&ahead)) {
        return (soat_span){0};
    }
    const soat_span digits = whole_number(ahead.current.text, YEAR_DIGITS);
    if (!is_year(digits)) {
        return (soat_span){0};
    }
    *walk = ahead;
    return digits;
}

static soat_span year_behind(soat_stretch_walk *walk) {
    soat_stretch_walk ahead = *walk;
    const soat_span digits = number_behind(&ahead, "năm", YEAR_DIGITS);
    if (!is_year(digits)) {
        return (soat_span){0};
    }
    *walk = ahead;
    return digits;
}

static soat_span year_behind_month(soat_stretch_walk *walk) {
    const soat_span year = year_behind(walk);
    return year.size > 0 ? year : year_behind_comma(walk);
}

static soat_span from_to(const char *start, soat_span last) {
    return soat_span_make(start, (size_t)(last.data + last.size - start));
}

/* 15 tháng 7 năm 2023 · 15 tháng 7 */
static bool read_day(soat_mention_scan *scan, soat_found_mention *out) {
    const soat_span day = whole_number(scan->core, 2);
    soat_stretch_walk walk = scan->walk;
    if (day.size == 0 || soat__date_number(day) < 1 || soat__date_number(day) > 31) {
        return false;
    }
    const soat_span month = number_behind(&walk, "tháng", 2);
    if (month.size == 0) {
        return false;
    }
    const soat_span year = year_behind_month(&walk);
    if (year.size == 0 && (soat__word_is_one_of(walk.next.text, "ngày,tuần") ||
                           date_value(scan, day, month, year).size == 0)) {
        return false; /* a duration: 5 tháng 23 ngày */
    }
    place(scan, out, SOAT_MENTION_DATE, from_to(day.data, year.size > 0 ? year : month));
    out->mention.value = date_value(scan, day, month, year);
    return true;
}

/* tháng 7 năm 2023 · tháng 7/2023 · tháng 7; quý 2 năm 2023 */
static bool read_month(soat_mention_scan *scan, soat_found_mention *out) {
    const soat_span word = scan->walk.current.text;
    const bool quarter = soat__word_is_one_of(word, "quý");
    soat_stretch_walk walk = scan->walk;
    if ((!quarter && !soat__word_is_one_of(word, "tháng")) || !soat__is_open(word) ||
        !soat__mention_ahead(&walk)) {
        return false;
    }
    const soat_span month = whole_number(walk.current.text, 2);
    const int value = soat__date_number(month);
    if (value < 1 || value > (quarter ? 4 : 12)) {
        return false;
    }
    const soat_span year = quarter ? year_behind(&walk) : year_behind_month(&walk);
    if (year.size == 0 && (quarter || soat__has_digit(scan->walk.previous.text))) {
        return false; /* 2 tháng 10 ngày */
    }
    const char *start = word.data;
    while (!soat__is_word_at(soat_span_make(start, 1), 0) && (*start & 0x80) == 0) {
        start++; /* a bracket before the word */
    }
    place(scan, out, SOAT_MENTION_DATE, from_to(start, year.size > 0 ? year : month));
    out->mention.value = quarter ? soat__mention_print(scan, "%.4s-Q%d", year.data, value)
                                 : date_value(scan, (soat_span){0}, month, year);
    return true;
}

/* The second of two years, at `at` of the text or behind it: 2020-2021 · 2021 - 2025 · 2026 -2031. */
static soat_span second_year(soat_stretch_walk walk, soat_span text, size_t at) {
    size_t dash = at;
    if (at < text.size && !soat__skip_dash(text, &dash)) {
        return (soat_span){0};
    }
    soat_span rest = soat_span_make(text.data + dash, text.size - dash);
    if (at == text.size) {
        size_t begin = 0;
        if (!soat__is_open(walk.current.text) || !soat__mention_ahead(&walk) ||
            !soat__skip_dash(walk.current.text, &begin)) {
            return (soat_span){0};
        }
        rest = soat_span_make(walk.current.text.data + begin, walk.current.text.size - begin);
    }
    if (rest.size == 0) {
        rest = soat__mention_ahead(&walk) ? walk.current.text : rest;
    }
    const soat_span digits = whole_number(rest, YEAR_DIGITS);
    return is_year(digits) ? digits : (soat_span){0};
}

/* năm 2023 · giai đoạn 2021 - 2025 · (1954–1975) */
/* 2010–11: a season, or 1914-18. 2007-05 is a month. */
static bool read_short_range(soat_mention_scan *scan, soat_found_mention *out) {
    enum { YEAR_MODERN = 1700, MONTHS = 12 };
    const soat_span text = soat__without_behind(scan->core, marks_behind);
    size_t at = 0;
    const soat_span first = soat__skip_digits(text, &at);
    const int from = soat__date_number(first);
    const bool slash = at < text.size && text.data[at] == '/';
    at += slash;
    if (!is_year(first) || from < YEAR_MODERN || (!slash && !soat__skip_dash(text, &at))) {
        return false;
    }
    const soat_span second = soat__skip_digits(text, &at);
    const int to = soat__date_number(second);
    if (second.size != 2 || at != text.size ||
        (to != (from + 1) % 100 && (slash || to <= from % 100 || to <= MONTHS))) {
        return false;
    }
    place(scan, out, SOAT_MENTION_DATE, text);
    out->mention.value = soat__mention_keep(scan, first);
    out->mention.to =
        soat__mention_print(scan, "%d", from - from % 100 + to + (to < from % 100 ? 100 : 0));
    return true;
}

static bool read_year(soat_mention_scan *scan, soat_found_mention *out) {
    enum { SPAN_MAX = 150 };
    const soat_span text = soat__without_behind(scan->core, marks_behind);
    size_t at = 0;
    const soat_span first = soat__skip_digits(text, &at);
    if (!is_year(first)) {
        return false;
    }
    const soat_span second = second_year(scan->walk, text, at);
    const int years = soat__date_number(second) - soat__date_number(first);
    const bool range = second.size > 0 && years > 0 && years <= SPAN_MAX;
    if (!range && at < text.size) {
        return false;
    }
    const bool told =
        soat__word_is_one_of(scan->walk.previous.text, range ? "năm,đoạn,khóa,kỳ,học,vụ" : "năm");
    if (!told && !(range && at < text.size)) {
        return false;
    }
    place(scan, out, SOAT_MENTION_DATE, from_to(first.data, range ? second : first));
    out->mention.value = soat__mention_keep(scan, first);
    out->mention.to = range ? soat__mention_keep(scan, second) : (soat_span){0};
    return true;
}

/* --- in figures --- */

static bool read_figures(soat_mention_scan *scan, soat_found_mention *out) {
    soat_date_form date = soat__date_form_read(&scan->walk, scan->core);
    soat_span text = scan->core;
    if (date.kind == SOAT_DATE_NONE) {
        return false;
    }
    if (date.kind == SOAT_DATE_FRACTION) {
        place(scan, out, SOAT_MENTION_FRACTION, text);
        out->mention.value = soat__mention_print(scan, "%d/%d", soat__date_number(date.day),
                                                 soat__date_number(date.month));
        return true;
    }
    if (date.year.size == 0) { /* 15/7 năm 2023 */
        soat_stretch_walk walk = scan->walk;
        date.year = year_behind(&walk);
        text = date.year.size > 0 ? from_to(text.data, date.year) : text;
    }
    place(scan, out, SOAT_MENTION_DATE, text);
    out->mention.value = form_value(scan, &date);
    if (date.kind == SOAT_DATE_MONTH && soat__word_is_one_of(scan->walk.previous.text, "quý") &&
        soat__date_number(date.month) <= 4) {
        out->mention.value =
            soat__mention_print(scan, "%.4s-Q%d", date.year.data, soat__date_number(date.month));
    }
    return true;
}

static bool read_range(soat_mention_scan *scan, soat_found_mention *out) {
    soat_span left, right;
    if (!soat__date_range_split(scan->core, &left, &right)) {
        return false;
    }
    const soat_date_form from = soat__date_form_read(&scan->walk, left);
    const soat_date_form to = soat__date_form_read(&scan->walk, right);
    if (from.kind == SOAT_DATE_NONE || from.kind == SOAT_DATE_FRACTION ||
        to.kind == SOAT_DATE_NONE || to.kind == SOAT_DATE_FRACTION) {
        return false;
    }
    place(scan, out, SOAT_MENTION_DATE, scan->core);
    out->mention.value = form_value(scan, &from);
    out->mention.to = form_value(scan, &to);
    return out->mention.to.size > 0;
}

bool soat__mention_date(soat_mention_scan *scan, soat_found_mention *out) {
    if (scan->entity == SOAT_ENTITY_DATE) {
        return read_figures(scan, out);
    }
    if (!soat__is_digit(scan->core.data[0])) {
        return read_month(scan, out);
    }
    return read_day(scan, out) || read_year(scan, out) || read_short_range(scan, out) ||
           (memchr(scan->core.data, '/', scan->core.size) != NULL && read_range(scan, out));
}

/* --- times --- */

static soat_span time_value(soat_mention_scan *scan, const soat_time_form *time) {
    const int hours = soat__date_number(time->parts[0]);
    const int minutes = soat__date_number(time->parts[1]);
    return time->parts[2].size > 0 ? soat__mention_print(scan, "%02d:%02d:%02d", hours, minutes,
                                                         soat__date_number(time->parts[2]))
                                   : soat__mention_print(scan, "%02d:%02d", hours, minutes);
}

/* lúc 8 giờ 30 phút · 8 giờ 30 · 8 giờ sáng: a time, where 8 giờ alone may be a duration. */
static bool read_with_words(soat_mention_scan *scan, soat_found_mention *out) {
    static const char time_words[] = "lúc,vào,hồi", with_minutes[] = "từ,đến,tới,trước,đúng";
    static const char parts_of_day[] = "sáng,trưa,chiều,tối,đêm,ngày,hôm";
    enum { HOURS = 24, MINUTES = 59 };
    const soat_span hours = whole_number(scan->walk.current.text, 2);
    soat_stretch_walk walk = scan->walk;
    if (hours.size == 0 || soat__date_number(hours) > HOURS || !soat__mention_ahead(&walk) ||
        !soat__word_is_one_of(walk.current.text, "giờ")) {
        return false;
    }
    bool told = soat__word_is_one_of(scan->walk.previous.text, time_words);
    soat_time_form time = {.parts = {hours}};
    soat_span last = soat__without_behind(walk.current.text, marks_behind);
    soat_stretch_walk ahead = walk;
    if (soat__is_open(walk.current.text) && soat__mention_ahead(&ahead)) {
        const soat_span minutes = whole_number(ahead.current.text, 2);
        soat_stretch_walk behind = ahead;
        const bool named = minutes.size > 0 && soat__is_open(ahead.current.text) &&
                           soat__mention_ahead(&behind) &&
                           soat__word_is_one_of(behind.current.text, "phút");
        if ((named || minutes.size == 2) && soat__date_number(minutes) <= MINUTES) {
            time.parts[1] = minutes;
            walk = named ? behind : ahead;
            last = named ? soat__without_behind(behind.current.text, marks_behind) : minutes;
            told |= !named || soat__word_is_one_of(scan->walk.previous.text, with_minutes);
        }
    }
    ahead = walk;
    told = told || (soat__is_open(walk.current.text) && soat__mention_ahead(&ahead) &&
                    soat__word_is_one_of(ahead.current.text, parts_of_day));
    if (!told) {
        return false;
    }
    place(scan, out, SOAT_MENTION_TIME, from_to(hours.data, last));
    out->mention.value = time_value(scan, &time);
    return true;
}

bool soat__mention_time(soat_mention_scan *scan, soat_found_mention *out) {
    if (scan->entity != SOAT_ENTITY_TIME) {
        return read_with_words(scan, out);
    }
    size_t at = 0;
    if (soat__time_is_other(&scan->walk, scan->core)) {
        return false;
    }
    const soat_time_form from = soat__time_form_read(scan->core, &at);
    place(scan, out, SOAT_MENTION_TIME, scan->core);
    out->mention.value = time_value(scan, &from);
    if (soat__skip_dash(scan->core, &at)) {
        const soat_time_form to = soat__time_form_read(scan->core, &at);
        out->mention.to = time_value(scan, &to);
    }
    return true;
}
