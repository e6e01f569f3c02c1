/*
 * What every pass must hold, on random mixtures of odd fragments: done again it changes nothing, bytes
 * that are not UTF-8 survive, and every character of the result leads back into the input, in order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "soat/buffer.h"
#include "soat/normalize.h"
#include "text/utf8.h"

static const char *const fragments[] = {" ",
                                        " ",
                                        " ",
                                        "  ",
                                        "\n",
                                        "\t",
                                        "\r\n",
                                        "\f",
                                        "-\n",
                                        "\n1 Xem",
                                        "\f2\n",
                                        "\nTrang 2/9\n\f",
                                        ",",
                                        ".",
                                        ";",
                                        ":",
                                        "!",
                                        "?",
                                        "(",
                                        ")",
                                        "-",
                                        "–",
                                        "/",
                                        "%",
                                        "\"",
                                        "“",
                                        "'",
                                        "+",
                                        "=",
                                        "&",
                                        "đ",
                                        "Đ",
                                        "Ð",
                                        "а",
                                        "Α",
                                        "ấ",
                                        "a\xCC\x82\xCC\x81",
                                        "\xCC\x81",
                                        "e\xCC\x81\xCC\x82",
                                        "hòa",
                                        "hoà",
                                        "thuỷ",
                                        "qúy",
                                        "kĩ",
                                        "kỹ",
                                        "Lí",
                                        "do",
                                        "qui",
                                        "định",
                                        "QUẢN",
                                        "LÝ",
                                        "ngày",
                                        "tháng",
                                        "năm",
                                        "thứ",
                                        "quý",
                                        "Chương",
                                        "IV",
                                        "XX",
                                        "VI",
                                        "1",
                                        "05",
                                        "12",
                                        "2023",
                                        "1.234",
                                        "1,5",
                                        "1.234.567,89",
                                        "21/9/1973",
                                        "1/3",
                                        "30/4",
                                        "8h30",
                                        "10:30",
                                        "552/QĐ-UBND",
                                        "02/2025/NĐ-CP",
                                        "km",
                                        "km²",
                                        "m2",
                                        "kg",
                                        "đồng/kg",
                                        "%",
                                        "USD",
                                        "$",
                                        "€",
                                        "tỷ",
                                        "triệu",
                                        "UBND",
                                        "TP.",
                                        "đ/c",
                                        "GS.TS.",
                                        "0912 345 678",
                                        "+84",
                                        "a@b.vn",
                                        "https://www.soat.vn/x",
                                        "hai",
                                        "mươi",
                                        "mười",
                                        "lăm",
                                        "trăm",
                                        "linh",
                                        "nghìn",
                                        "phẩy",
                                        "rưỡi",
                                        "\xE2\x80\x8B",
                                        "\xC2\xA0",
                                        "\xC2\xAD",
                                        "\xEF\xBB\xBF",
                                        "ﬁ",
                                        "Ａ",
                                        "𝐀",
                                        "日本",
                                        "\xFF",
                                        "\xE1\xBA",
                                        "COVID-19",
                                        "A4",
                                        "1.",
                                        "a)",
                                        "...",
                                        "…",
                                        "x",
                                        "3x4",
                                        "≥",
                                        "±",
                                        "−5",

                                        "ß"};

enum { FRAGMENTS = sizeof fragments / sizeof fragments[0], ROUNDS = 3000, LONGEST = 24 };

static uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

/*
 * The passes that read aloud take one thing a stretch: for them the fragments stand apart. The others
 * get them glued together too.
 */
static void make_text(uint64_t *random, bool apart, soat_buffer *out) {
    soat_buffer_clear(out);
    const uint32_t count = next_random(random) % LONGEST;
    for (uint32_t i = 0; i < count; i++) {
        const char *const piece = fragments[next_random(random) % FRAGMENTS];
        assert_int_equal(soat_buffer_append(out, soat_span_from_string(piece), NULL), SOAT_OK);
        if (apart) {
            assert_int_equal(soat_buffer_append(out, soat_span_make(" ", 1), NULL), SOAT_OK);
        }
    }
}

static size_t count_invalid(soat_span text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size;) {
        count += soat__utf8_next(text, &at) == SOAT_UTF8_INVALID;
    }
    return count;
}

static void check_sources(const soat_normalizer *normalizer, soat_span given, soat_span made) {
    size_t last = 0, from = 0, to = 0;
    for (size_t at = 0; at < made.size;) {
        const size_t start = at;
        soat__utf8_next(made, &at);
        soat_normalizer_source(normalizer, start, at, &from, &to);
        assert_true(last <= from && from <= to && to <= given.size);
        last = from;
    }
}

static void check_pass(const char *passes) {
    const bool apart = strncmp(passes, "say-", 4) == 0 || strcmp(passes, "tts") == 0;
    soat_normalize_options options;
    soat_normalizer *normalizer = NULL;
    soat_normalization made;
    soat_buffer given = SOAT_BUFFER_INIT, once = SOAT_BUFFER_INIT;
    uint64_t random = 20231122;
    soat_normalize_options_init(&options);
    options.passes = passes;
    assert_int_equal(soat_normalizer_new(&normalizer, &options, NULL), SOAT_OK);
    for (int round = 0; round < ROUNDS; round++) {
        make_text(&random, apart, &given);
        const soat_span text = soat_buffer_span(&given);
        assert_int_equal(soat_normalize(normalizer, text, &made, NULL), SOAT_OK);
        check_sources(normalizer, text, made.text);
        if (count_invalid(made.text) != count_invalid(text)) {
            fail_msg("%s loses bytes of [%.*s]", passes, (int)text.size, text.data);
        }
        soat_buffer_clear(&once);
        assert_int_equal(soat_buffer_append(&once, made.text, NULL), SOAT_OK);
        assert_int_equal(soat_normalize(normalizer, soat_buffer_span(&once), &made, NULL), SOAT_OK);
        if (made.text.size != once.size ||
            (once.size > 0 && memcmp(made.text.data, once.data, once.size) != 0)) {
            fail_msg("%s done twice differs:\n  given [%.*s]\n  once  [%s]\n  twice [%.*s]", passes,
                     (int)text.size, text.data, once.data, (int)made.text.size, made.text.data);
        }
    }
    soat_normalizer_free(normalizer);
    soat_buffer_dispose(&given);
    soat_buffer_dispose(&once);
}

static void test_every_pass_alone(void **state) {
    for (size_t i = 0; i < soat_pass_count(); i++) {
        check_pass(soat_pass_at(i)->name);
    }
}

static void test_every_preset(void **state) {
    for (size_t i = 0; i < soat_preset_count(); i++) {
        check_pass(soat_preset_at(i)->name);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_pass_alone),
                                       cmocka_unit_test(test_every_preset)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
