/*
 * say-roman: Roman numerals behind a word that counts: Chương IV, thế kỷ XX, quý IV/2023. Without
 * one they are left alone: VI, DI, MI are names and words too.
 */
#include "normalize/say_stretches.h"

static int value_of(char letter) {
    switch (letter) {
    case 'I':
        return 1;
    case 'V':
        return 5;
    case 'X':
        return 10;
    case 'L':
        return 50;
    case 'C':
        return 100;
    case 'D':
        return 500;
    case 'M':
        return 1000;
    default:
        return 0;
    }
}

static void say_numeral(soat_saying *saying, soat_span letters) {
    int sum = 0;
    for (size_t i = 0; i < letters.size; i++) {
        const int value = value_of(letters.data[i]);
        const int next = i + 1 < letters.size ? value_of(letters.data[i + 1]) : 0;
        sum += value < next ? -value : value;
    }
    if (soat__word_is_one_of(saying->walk->previous.text, "thứ,quý") && (sum == 1 || sum == 4)) {
        const bool ordinal = soat__word_is_one_of(saying->walk->previous.text, "thứ");
        soat__say(&saying->speech, sum == 4 ? "tư" : ordinal ? "nhất" : "một");
        return;
    }
    char digits[8];
    size_t size = 0;
    for (int left = sum, scale = 1000; scale > 0; scale /= 10) {
        digits[size++] = (char)('0' + left / scale % 10);
    }
    soat__say_whole(&saying->speech, soat_span_make(digits, size));
}

/* The rest of "IV/2023". */
static bool is_year(soat_span text, size_t at) {
    enum { YEAR_DIGITS = 4 };
    if (at >= text.size || text.data[at] != '/') {
        return false;
    }
    at++;
    return soat__skip_digits(text, &at).size == YEAR_DIGITS && at == text.size;
}

static void say_roman(soat_saying *saying) {
    static const char *const counting_words =
        "chương,phần,mục,tiết,tập,quyển,cuốn,kỳ,kỷ,khóa,thứ,quý,loại,hạng,cấp,bậc,nhóm,vùng,khu,"
        "đợt,"
        "vòng,lớp,phụ,lục,điều,khoản,hồi,cảnh,màn,giai,đoạn,bảng,hội,quân";
    const soat_span text = saying->core;
    if (!soat__word_is_one_of(saying->walk->previous.text, counting_words)) {
        return;
    }
    size_t end = 0;
    while (end < text.size && value_of(text.data[end]) > 0) {
        end++;
    }
    if (end == 0) {
        return;
    }
    const bool year = is_year(text, end);
    if (end < text.size && !year && !soat__skip_dash(text, &(size_t){end})) {
        return;
    }
    say_numeral(saying, soat_span_make(text.data, end));
    if (year) {
        soat__say(&saying->speech, "năm");
        soat__say_whole(&saying->speech, soat_span_make(text.data + end + 1, 4));
    } else if (soat__skip_dash(text, &end)) {
        soat__say(&saying->speech, "đến");
        say_numeral(saying, soat_span_make(text.data + end, text.size - end));
    }
}

static bool may_be_roman(const soat_stretch_walk *walk) {
    const soat_span text = walk->current.text;
    return value_of(text.data[0]) > 0 ||
           (text.size > 1 && (unsigned char)text.data[0] < 'A' && value_of(text.data[1]) > 0);
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, may_be_roman,
                        1u << SOAT_ENTITY_ROMAN | 1u << SOAT_ENTITY_CODE, say_roman);
}

const soat_pass soat__pass_say_roman = {
    .info = {"say-roman", "Roman numerals in words, where a word before them counts"},
    .rewrite = rewrite,
};
