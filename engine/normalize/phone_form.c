#include "normalize/phone_form.h"

#include "normalize/byte.h"
#include "normalize/number_form.h"
#include "normalize/say_stretches.h"

enum { DIGITS_MIN = 8, DIGITS_MAX = 13, DIGITS_MIN_TOLD = 3, DIGITS_MIN_LONG = 6 };

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

/* Points or hyphens between the figures. */
static bool has_joints(soat_span text) {
    return memchr(text.data, '.', text.size) != NULL || memchr(text.data, '-', text.size) != NULL;
}

/* As many stretches from the walk's current one on as together make a number. */
static soat_phone_form find_phone(const soat_stretch_walk *walk) {
    soat_stretch_walk ahead = *walk;
    soat_phone_form found = {0};
    const bool joints = has_joints(soat__without_behind(walk->current.text, marks_behind));
    const bool place = walk->current.text.data[0] == '('; /* (028) 38.223.292 */
    for (bool more = true; more;
         more = soat__stretch_next(&ahead) && soat__is_beside(&ahead.previous, &ahead.current)) {
        const soat_span part = soat__without_behind(ahead.current.text, marks_behind);
        const size_t digits = count_digits(part);
        const bool closes =
            part.size < ahead.current.text.size && ahead.current.text.data[part.size] != ')';
        if (digits == 0 || found.digits + digits > DIGITS_MAX ||
            (has_joints(part) && !joints && !place)) {
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

/* A word that says so, and nothing that is counted or has a comma before it. */
static bool is_told(const soat_stretch_walk *walk, const soat_phone_form *found) {
    static const char phone_words[] = "thoại,đt,sđt,tel,fax,hotline,mobile,zalo,máy,nóng,gọi";
    soat_number_form number;
    const soat_span before = walk->previous.text, text = walk->current.text;
    const bool counted = soat__number_form_read(text, &number) > 0 && number.grouped;
    if (found->digits < DIGITS_MIN_TOLD || counted || before.size == 0 ||
        soat__is_one_of(before.data[before.size - 1], ",;)") ||
        !soat__is_beside(&walk->previous, &walk->current)) {
        return false;
    }
    /* ĐT 747 is a road, máy 250 an engine. */
    const bool sure = found->digits >= DIGITS_MIN_LONG || before.data[before.size - 1] == ':';
    return soat__word_is_one_of(before, sure ? phone_words : "thoại,nóng,hotline,gọi");
}

/* 1900-2017 */
static bool is_years(soat_span text) {
    size_t at = 0;
    const size_t first = soat__skip_digits(text, &at).size;
    const bool joined = soat__skip_dash(text, &at);
    const soat_span second = soat__skip_digits(text, &at);
    return first == 4 && joined && second.size == 4 && at == text.size &&
           (memcmp(second.data, "19", 2) == 0 || memcmp(second.data, "20", 2) == 0);
}

bool soat__phone_form_read(const soat_stretch_walk *walk, soat_phone_form *out) {
    const soat_span text = walk->current.text;
    const soat_span bare = soat__without_behind(text, marks_behind);
    if (count_digits(bare) == 0 || is_years(bare) ||
        soat__word_is_one_of(walk->previous.text, "isbn,issn")) {
        return false;
    }
    const soat_phone_form found = find_phone(walk);
    soat_span core;
    if (!is_told(walk, &found) &&
        (found.digits < DIGITS_MIN || !begins_like_phone(text) ||
         soat__entity_of(text, &core) == SOAT_ENTITY_DATE)) { /* 01-01-2000 */
        return false;
    }
    *out = found;
    return true;
}
