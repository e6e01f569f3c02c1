#include "normalize/roman_form.h"

#include <string.h>

#include "normalize/byte.h"
#include "syllable/syllable.h"
#include "syllable/word_fold.h"
#include "text/entity_forms.h"

/* The rest of "IV/2023" and "I-2018". */
static bool take_year(soat_cursor *text, soat_span *out) {
    enum { YEAR_DIGITS = 4 };
    unsigned value = 0;
    if (!soat__take(text, "/-")) {
        return false;
    }
    soat_span digits = {.data = text->at};
    digits.size = soat__take_digits(text, &value);
    if (digits.size != YEAR_DIGITS) {
        return false;
    }
    *out = digits;
    return true;
}

static bool is_of_few_signs(soat_span numeral) {
    size_t size = 0;
    while (size < numeral.size && memchr("IVX", numeral.data[size], 3) != NULL) {
        size++;
    }
    return size == numeral.size;
}

/* Louis XIV, Elizabeth II: behind a name, where the figures are no Vietnamese syllable (VI, XI). */
static bool counts_a_name(soat_span name, soat_span numeral) {
    soat_syllable syllable;
    return numeral.size >= 2 && soat__word_case_of(name) == SOAT_CASE_TITLE &&
           soat__syllable_parse(name, &syllable, NULL) == SOAT_SYLLABLE_NONE &&
           is_of_few_signs(numeral) &&
           soat__syllable_parse(numeral, &syllable, NULL) == SOAT_SYLLABLE_NONE;
}

bool soat__roman_form_read(const soat_stretch_walk *walk, soat_span core, soat_roman_form *out) {
    static const char *const counting_words =
        "chương,phần,mục,tiết,tập,quyển,cuốn,kỳ,kỷ,kỉ,kì,khóa,thứ,quý,quí,loại,hạng,cấp,bậc,nhóm,"
        "vùng,khu,"
        "đợt,"
        "vòng,lớp,phụ,lục,điều,khoản,hồi,cảnh,màn,giai,đoạn,bảng,hội,quân,chiến";
    soat_roman_form made = {0};
    soat_cursor text = soat__cursor_of(core);
    made.value = soat__take_roman(&text);
    if (made.value == 0 || (!soat__word_is_one_of(walk->previous.text, counting_words) &&
                            !counts_a_name(walk->previous.text, core))) {
        return false;
    }
    soat_cursor year = text;
    if (take_year(&year, &made.year)) {
        text = year;
    } else if (soat__take_dash(&text)) {
        made.to = soat__take_roman(&text);
    }
    if (!soat__at_end(&text)) {
        return false;
    }
    *out = made;
    return true;
}

bool soat__roman_may_begin(const soat_stretch_walk *walk) {
    static const char digits[] = "IVXLCDM";
    const soat_span text = walk->current.text;
    return soat__is_one_of(text.data[0], digits) ||
           (text.size > 1 && (unsigned char)text.data[0] < 'A' &&
            soat__is_one_of(text.data[1], digits));
}
