/* Percent and degree signs of figures, and the raised digits of units. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "correct/figure_signs.h"
#include "correct/raised_digit.h"
#include "lexicon/alphabet.h"
#include "text/utf8.h"
#include "tiny/tiny_model.h"

static soat_model *model;

static int open_model(void **state) {
    (void)state;
    model = tiny_model_new();
    return 0;
}

static int close_model(void **state) {
    (void)state;
    soat_model_free(model);
    return 0;
}

enum { LETTERS = 200 };

/* What a recogniser thought of: after each letter of the text that is `of`, `choice` at `cost`. */
typedef struct second_thought {
    uint32_t of;
    char choice;
    uint16_t cost;
} second_thought;

static void observe(soat_units *units, soat_span text, second_thought thought,
                    soat_observed_letter *letters, uint32_t *letter_at) {
    uint32_t count = 0;
    for (size_t at = 0; at < text.size; count++) {
        size_t next = at;
        const uint32_t read = soat__utf8_next(text, &next);
        letters[count] = (soat_observed_letter){.code = soat__alphabet_code(read)};
        if (read == thought.of) {
            letters[count].alternative_count = 1;
            letters[count].alternatives[0] = (soat_alternative_code){
                .codes = {(uint8_t)thought.choice}, .size = 1, .cost = thought.cost};
        }
        for (; at < next; at++) {
            letter_at[at] = count;
        }
    }
    letter_at[text.size] = count;
    const soat_observation observation = {.letters = letters, .letter_at = letter_at};
    soat__units_observe(units, &observation, 0);
}

/* What is demanded in `text`, in order, as `read>meant `. */
static void assert_signs(const char *text, second_thought thought, const char *expected) {
    soat_units units = {0};
    soat_arena arena = {0};
    soat_observed_letter letters[LETTERS];
    uint32_t letter_at[LETTERS];
    char found[256] = "";
    size_t size = 0;
    assert_in_range(strlen(text), 1, LETTERS - 1);
    assert_int_equal(soat__units_read(&units, model, soat_span_from_string(text), &arena, NULL),
                     SOAT_OK);
    if (thought.of != 0) {
        observe(&units, soat_span_from_string(text), thought, letters, letter_at);
    }
    assert_int_equal(soat__figure_signs_read(&units, &arena, NULL), SOAT_OK);
    for (size_t i = 0; i < units.count; i++) {
        const soat_unit *const unit = &units.items[i];
        if (unit->meant.data != NULL) {
            size += (size_t)snprintf(found + size, sizeof found - size, "%.*s>%.*s ",
                                     (int)unit->token.text.size, unit->token.text.data,
                                     (int)unit->meant.size, unit->meant.data);
        }
    }
    soat__units_dispose(&units);
    soat__arena_dispose(&arena);
    if (strcmp(found, expected) != 0) {
        fail_msg("%s\nfound '%s', expected '%s'", text, found, expected);
    }
}

static const second_thought none = {0};

static void a_temperature_gets_its_degree_sign(void **state) {
    (void)state;
    assert_signs("Nhiệt độ vượt quá 37C, có nơi trên 40C.", none, "37C>37°C 40C>40°C ");
    assert_signs("ngăn mát ở 4'C. Điều hoà ở 26 - 28C", none, "'>° 28C>28°C ");
    assert_signs("ở mức 20°C, về đêm còn 16C; sáng 2”C", none, "16C>16°C ”>° ");
}

static void a_letter_of_a_series_stays(void **state) {
    (void)state;
    assert_signs("Xe buýt đến 28C, nhà ở 28C, từ lớp 5C đến 6C.", none, "");
    assert_signs("Nhiệt độ phòng học lớp 5C, Mẫu 02C, xe 28C, hạng C, ĐT 320C là 30°C.", none, "");
    assert_signs("Nhiệt độ ghi đến 02C; xe từ 51C-732.68, trên 37Cx, ở 3C4", none, "");
    assert_signs("Nhiệt độ trên 28 C và dưới 30°C, 24-28oC", none, "");
    assert_signs("cao 5' C, dài 5'Cm, \"10\" C", none, "");
}

static void a_nine_is_a_percent_sign_when_the_recogniser_thought_of_it(void **state) {
    (void)state;
    const second_thought thought = {'9', '%', 1900};
    assert_signs("chiếm 509% và 319%, còn 129%.", thought, "509>50 319>31 129>12 ");
    assert_signs("tăng 9. Độ ẩm 459 + 59. Dê (596, giảm 7,29)", thought,
                 "459>45% 59>5% 596>5% 7,29>7,2% ");
}

static void a_figure_stays(void **state) {
    (void)state;
    const second_thought thought = {'9', '%', 1900};
    assert_signs("đạt 319%, 509% và 129% kế hoạch", none, "");
    assert_signs("đạt 3209%, 009%, 1019", thought, "");
    assert_signs("Số 59/QĐ, ngày 29-9, QL19, 08:29, 1.509.", thought, "");
    assert_signs("đạt 319%, tăng 59.", (second_thought){'9', '%', 6000}, "");
    assert_signs("chiếm 39%", (second_thought){'9', '%', 4000}, "");
}

/* The digit behind the unit m or km, which was read as `sign`. */
static void assert_raised(const char *text, uint32_t sign, second_thought thought,
                          const char *expected) {
    soat_units units = {0};
    soat_arena arena = {0};
    soat_observed_letter letters[LETTERS];
    uint32_t letter_at[LETTERS];
    const soat_span span = soat_span_from_string(text);
    assert_int_equal(soat__units_read(&units, model, span, &arena, NULL), SOAT_OK);
    if (thought.of != 0) {
        observe(&units, span, thought, letters, letter_at);
    }
    uint32_t end = 0;
    size_t at = 0;
    while (end < units.count) {
        at = units.items[end].token.text.size;
        while (at > 0 && ((unsigned char)units.items[end].token.text.data[--at] & 0xC0) == 0x80) {
        }
        if (soat__utf8_next(units.items[end++].token.text, &at) == sign) {
            break;
        }
    }
    const uint32_t first =
        units.items[end - 1].token.kind == SOAT_TOKEN_PUNCTUATION ? end - 2 : end - 1;
    const char *const length = units.items[first].token.text.data[0] == 'k' ? "km" : "m";
    const soat_raised_digit digit = soat__raised_digit_find(units.items, (uint32_t)units.count,
                                                            first, end, length, true, false);
    soat__units_dispose(&units);
    soat__arena_dispose(&arena);
    assert_string_equal(digit.text == NULL ? "" : digit.text, expected);
}

static void words_tell_squared_from_cubed(void **state) {
    (void)state;
    assert_raised("nhà rộng 420 m°, lắp", 0xB0, none, "²");
    assert_raised("Khối lượng (m*)", '*', none, "³");
    assert_raised("xả 50 m°/ngày đêm", 0xB0, none, "³");
    assert_raised("dài 50 m*, cao 3 m", '*', none, ""); /* a note */
    assert_raised("dài 50 m? Vâng", '?', none, "");
    assert_raised("rộng bao nhiêu, 50 m? Vâng", '?', none, "");
}

static void the_recogniser_tells_squared_from_cubed(void **state) {
    (void)state;
    assert_raised("cần 420 mỶ gì", 0x1EF6, (second_thought){0x1EF6, '2', 3000}, "²");
    assert_raised("cần 420 mỶ gì", 0x1EF6, (second_thought){0x1EF6, '3', 3000}, "³");
    assert_raised("rộng 420 mỹ viện", 0x1EF9, (second_thought){0x1EF9, 'y', 1000}, "");
    assert_raised("rộng 420 mỹ viện", 0x1EF9, (second_thought){0x1EF9, '?', 1000}, "²");
    assert_raised("có 100 mỹ nhân", 0x1EF9, (second_thought){0x1EF9, '?', 1000}, "");
    assert_raised("dân trên 3 km?", '?', (second_thought){'?', '*', 2000}, "²");
}

static void plain_letters_are_no_raised_digits(void **state) {
    (void)state;
    assert_false(soat__may_be_raised_digit(soat__alphabet_code('l')));
    assert_false(soat__may_be_raised_digit(soat__alphabet_code('m')));
    assert_false(soat__may_be_raised_digit(soat__alphabet_code(0xEC))); /* ì: an l */
    assert_true(soat__may_be_raised_digit(soat__alphabet_code(0x1EF9)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_temperature_gets_its_degree_sign),
        cmocka_unit_test(a_letter_of_a_series_stays),
        cmocka_unit_test(a_nine_is_a_percent_sign_when_the_recogniser_thought_of_it),
        cmocka_unit_test(a_figure_stays),
        cmocka_unit_test(words_tell_squared_from_cubed),
        cmocka_unit_test(the_recogniser_tells_squared_from_cubed),
        cmocka_unit_test(plain_letters_are_no_raised_digits),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
