/* say-sign: signs of arithmetic and of business, alone between blanks or before a number: ≥5, R&D. */
#include "normalize/say_stretches.h"

static const struct {
    const char *sign, *words;
    bool prefix; /* also said where it stands against a number: ≥5 */
} signs[] = {{"+", "cộng", false},
             {"=", "bằng", true},
             {"×", "nhân", false},
             {"÷", "chia", false},
             {"&", "và", false},
             {">=", "lớn hơn hoặc bằng", true},
             {"<=", "nhỏ hơn hoặc bằng", true},
             {">", "lớn hơn", true},
             {"<", "nhỏ hơn", true},
             {"≥", "lớn hơn hoặc bằng", true},
             {"≤", "nhỏ hơn hoặc bằng", true},
             {"±", "cộng trừ", true},
             {"≈", "xấp xỉ", true},
             {"~", "khoảng", true},
             {"≠", "khác", true},
             {"№", "số", true},
             {"§", "mục", true},
             {"√", "căn bậc hai của", true},
             {"∞", "vô cùng", false}};

static bool is_ascii_letter(char byte) {
    const unsigned char lower = (unsigned char)byte | 0x20;
    return lower >= 'a' && lower <= 'z';
}

/* R&D: letters on both sides. */
static bool say_ampersand(soat_saying *saying, soat_span text) {
    const char *const sign = memchr(text.data, '&', text.size);
    if (sign == NULL || sign == text.data || sign + 1 == text.data + text.size ||
        !is_ascii_letter(sign[-1]) || !is_ascii_letter(sign[1])) {
        return false;
    }
    saying->core = soat_span_make(sign, 1);
    saying->speech.failed |=
        soat_buffer_append(&saying->speech.text, soat_span_from_string(" và"), NULL) != SOAT_OK;
    return true;
}

/* 2 x 3 */
static bool is_product(const soat_stretch_walk *walk) {
    const soat_span left = walk->previous.text, right = walk->next.text, text = walk->current.text;
    return text.size == 1 && (text.data[0] == 'x' || text.data[0] == 'X') && left.size > 0 &&
           soat__is_digit(left.data[left.size - 1]) && right.size > 0 &&
           soat__is_digit(right.data[0]);
}

static void say_sign(soat_saying *saying) {
    const soat_span text = saying->walk->current.text;
    if (say_ampersand(saying, text)) {
        return;
    }
    if (is_product(saying->walk)) {
        saying->core = text;
        soat__say(&saying->speech, "nhân");
        return;
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        const size_t size = strlen(signs[i].sign);
        if (text.size < size || memcmp(text.data, signs[i].sign, size) != 0) {
            continue;
        }
        const bool alone = text.size == size;
        if (alone || (signs[i].prefix && soat__is_digit(text.data[size]))) {
            saying->core = soat_span_make(text.data, size);
            soat__say(&saying->speech, signs[i].words);
            return;
        }
    }
}

static bool may_be_sign(const soat_stretch_walk *walk) {
    const soat_span text = walk->current.text;
    const unsigned char first = (unsigned char)text.data[0];
    const bool letter =
        is_ascii_letter((char)first) || (first >= 0xC3 && first <= 0xC6) || first == 0xE1;
    return !letter || text.size == 1 || memchr(text.data, '&', text.size) != NULL;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, may_be_sign, SOAT_ANY_ENTITY, say_sign);
}

const soat_pass soat__pass_say_sign = {
    .info = {"say-sign", "signs in words: ≥ lớn hơn hoặc bằng, & và"},
    .rewrite = rewrite,
};
