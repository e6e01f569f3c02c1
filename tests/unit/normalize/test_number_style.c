/*
 * number-style on random texts of either style: what is mentioned keeps its value in every style
 * that it is written in, what is no number keeps its bytes, and done again nothing changes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "soat/buffer.h"
#include "soat/mention.h"
#include "soat/normalize.h"

static const char *const others[] = {"21/9/1973",      "năm 2023",      "15 tháng 7 năm 2023",
                                     "8h30",           "0912.345.678",  "552/QĐ-UBND",
                                     "1.2.3",          "192.168.0.1",   "29A-123.45",
                                     "quý II/2023",    "a@b.vn",        "Chương IV",
                                     "2021-2025",      "01/2025/NĐ-CP", "2/3 dân số",
                                     "TCVN 7468:2005", "mục 1.2",       "và"};
static const char *const units[] = {"",      "",       "%",        " km", "kg",
                                    " đồng", " triệu", " tỷ đồng", "đ/m2"};

enum { OTHERS = sizeof others / sizeof others[0], UNITS = sizeof units / sizeof units[0] };

static uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void put(soat_buffer *out, const char *text) {
    assert_int_equal(soat_buffer_append(out, soat_span_from_string(text), NULL), SOAT_OK);
}

/* Up to nine digits, up to two decimals (three would be a group to some), grouped or not. */
static void put_number(uint64_t *random, bool english, soat_buffer *out) {
    char digits[16], text[32];
    const uint32_t value = next_random(random) % (next_random(random) % 2 == 0 ? 1000 : 999999999);
    const int count = snprintf(digits, sizeof digits, "%u", value);
    size_t size = 0;
    for (int i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0) {
            text[size++] = english ? ',' : '.';
        }
        text[size++] = digits[i];
    }
    text[size] = '\0';
    put(out, text);
    if (next_random(random) % 2 == 0) {
        snprintf(text, sizeof text, "%c%u", english ? '.' : ',', next_random(random) % 100);
        put(out, text);
    }
    put(out, units[next_random(random) % UNITS]);
}

static void make_text(uint64_t *random, soat_buffer *out) {
    const bool english = next_random(random) % 2 == 0;
    soat_buffer_clear(out);
    put(out, english ? "là 1,234,567.5 và 7,654,321.5" : "là 1.234.567,5 và 7.654.321,5");
    for (uint32_t i = next_random(random) % 12; i > 0; i--) {
        put(out, next_random(random) % 4 == 0 ? "\nlà " : "; là ");
        if (next_random(random) % 2 == 0) {
            put_number(random, english, out);
        } else {
            put(out, others[next_random(random) % OTHERS]);
        }
    }
}

/* Kind, value, end of range and unit of all that is mentioned; the text of what is no number. */
static void describe(soat_mention_finder *finder, soat_span text, soat_buffer *out) {
    soat_mention_list list;
    soat_buffer_clear(out);
    assert_int_equal(soat_mentions_find(finder, text, &list, NULL), SOAT_OK);
    for (size_t i = 0; i < list.count; i++) {
        const soat_mention *const found = &list.items[i];
        const soat_span parts[] = {found->value, found->to, found->unit, found->text};
        put(out, soat_mention_kind_name(found->kind));
        for (size_t part = 0; part < (found->kind > SOAT_MENTION_QUANTITY ? 4 : 3); part++) {
            put(out, " ");
            assert_int_equal(soat_buffer_append(out, parts[part], NULL), SOAT_OK);
        }
        put(out, "\n");
    }
}

/* Returns how many numbers were written anew. */
static size_t check_text(const char *setting, soat_normalizer *normalizer,
                         soat_mention_finder *finder, soat_span text) {
    soat_buffer before = SOAT_BUFFER_INIT, after = SOAT_BUFFER_INIT, once = SOAT_BUFFER_INIT;
    soat_normalization made;
    describe(finder, text, &before);
    assert_int_equal(soat_normalize(normalizer, text, &made, NULL), SOAT_OK);
    const size_t edits = made.edit_count;
    describe(finder, made.text, &after);
    if (before.size != after.size || memcmp(before.data, after.data, before.size) != 0) {
        fail_msg("%s: of\n%.*s\n%.*s\nthe mentions are\n%s\n%s", setting, (int)text.size, text.data,
                 (int)made.text.size, made.text.data, before.data, after.data);
    }
    assert_int_equal(soat_buffer_append(&once, made.text, NULL), SOAT_OK);
    assert_int_equal(soat_normalize(normalizer, soat_buffer_span(&once), &made, NULL), SOAT_OK);
    if (made.text.size != once.size || memcmp(made.text.data, once.data, once.size) != 0) {
        fail_msg("%s: done again [%s] is [%.*s]", setting, once.data, (int)made.text.size,
                 made.text.data);
    }
    soat_buffer_dispose(&before);
    soat_buffer_dispose(&after);
    soat_buffer_dispose(&once);
    return edits;
}

static void check_setting(const char *setting) {
    enum { ROUNDS = 2000 };
    soat_normalize_options options;
    soat_normalizer *normalizer = NULL;
    soat_mention_finder *finder = NULL;
    soat_buffer text = SOAT_BUFFER_INIT;
    uint64_t random = 5;
    size_t edits = 0;
    soat_normalize_options_init(&options);
    options.passes = "number-style";
    assert_int_equal(soat_normalize_set(&options, soat_span_from_string("numbers"),
                                        soat_span_from_string(setting), NULL),
                     SOAT_OK);
    assert_int_equal(soat_normalizer_new(&normalizer, &options, NULL), SOAT_OK);
    assert_int_equal(soat_mention_finder_new(&finder, NULL), SOAT_OK);
    for (int round = 0; round < ROUNDS; round++) {
        make_text(&random, &text);
        edits += check_text(setting, normalizer, finder, soat_buffer_span(&text));
    }
    assert_true(edits > ROUNDS);
    soat_buffer_dispose(&text);
    soat_normalizer_free(normalizer);
    soat_mention_finder_free(finder);
}

static void test_vietnamese(void **state) {
    (void)state;
    check_setting("vietnamese");
}

static void test_english(void **state) {
    (void)state;
    check_setting("english");
}

static void test_plain(void **state) {
    (void)state;
    check_setting("plain");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_vietnamese),
                                       cmocka_unit_test(test_english),
                                       cmocka_unit_test(test_plain)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
