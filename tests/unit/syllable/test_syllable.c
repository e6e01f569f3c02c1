#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "syllable/syllable.h"
#include "syllable/tone_style.h"

typedef void (*syllable_visitor)(soat_syllable syllable, void *context);

/* Every syllable that is of kind `least` or better. */
static void each_syllable(soat_syllable_kind least, syllable_visitor visit, void *context) {
    for (size_t onset = 0; onset < SOAT_ONSET_COUNT; onset++) {
        for (size_t rime = 0; rime < soat__rime_count(); rime++) {
            for (size_t tone = 0; tone < SOAT_TONE_COUNT; tone++) {
                const soat_syllable syllable = {(uint8_t)onset, (uint8_t)rime, (uint8_t)tone};
                if (soat__syllable_kind_of(syllable) >= least) {
                    visit(syllable, context);
                }
            }
        }
    }
}

static void check_round_trip(soat_syllable syllable, void *context) {
    for (int new_style = 0; new_style < 2; new_style++) {
        char bytes[SOAT_SYLLABLE_BYTES];
        const size_t size = soat__syllable_compose(syllable, new_style == 1, bytes);
        soat_syllable parsed = {0};
        soat_tone_placement placement = SOAT_PLACEMENT_WRONG;
        assert_int_equal(soat__syllable_parse(soat_span_make(bytes, size), &parsed, &placement),
                         soat__syllable_kind_of(syllable));
        assert_int_equal(parsed.onset, syllable.onset);
        assert_int_equal(parsed.rime, syllable.rime);
        assert_int_equal(parsed.tone, syllable.tone);
        assert_true(placement == SOAT_PLACEMENT_NEUTRAL ||
                    placement == (new_style ? SOAT_PLACEMENT_NEW : SOAT_PLACEMENT_OLD));
    }
    ++*(size_t *)context;
}

static void every_syllable_comes_back_from_its_spelling(void **state) {
    size_t possible = 0;
    size_t native = 0;
    each_syllable(SOAT_SYLLABLE_POSSIBLE, check_round_trip, &possible);
    each_syllable(SOAT_SYLLABLE_NATIVE, check_round_trip, &native);
    print_message("%zu native syllables, %zu possible ones\n", native, possible - native);
    /* A change of the table is made on purpose. */
    assert_in_range(native, 10000, 12000);
    assert_in_range(possible, 18000, 25000);
}

static bool same(soat_span left, const char *right, size_t size) {
    return left.size == size && memcmp(left.data, right, size) == 0;
}

static void check_styles(soat_syllable syllable, void *context) {
    char old_bytes[SOAT_SYLLABLE_BYTES];
    char new_bytes[SOAT_SYLLABLE_BYTES];
    const soat_span old_form =
        soat_span_make(old_bytes, soat__syllable_compose(syllable, false, old_bytes));
    const soat_span new_form =
        soat_span_make(new_bytes, soat__syllable_compose(syllable, true, new_bytes));
    char out[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    assert_true(soat__tone_style_apply(old_form, SOAT_STYLE_NEW, out, &size));
    assert_true(same(new_form, out, size));
    assert_true(soat__tone_style_apply(new_form, SOAT_STYLE_OLD, out, &size));
    assert_true(same(old_form, out, size));
    assert_true(soat__syllable_canonical(old_form, out, &size));
    assert_true(same(old_form, out, size));
    if (!same(old_form, new_bytes, new_form.size)) {
        assert_int_equal(soat__tone_style_of(old_form), SOAT_STYLE_OLD);
        assert_int_equal(soat__tone_style_of(new_form), SOAT_STYLE_NEW);
        ++*(size_t *)context;
    }
}

static void styles_round_trip_for_every_syllable(void **state) {
    size_t differing = 0;
    each_syllable(SOAT_SYLLABLE_POSSIBLE, check_styles, &differing);
    assert_true(differing > 0);
}

static const struct {
    const char *old_style, *new_style;
} styles[] = {
    {"hòa", "hoà"},     {"thủy", "thuỷ"},   {"khỏe", "khoẻ"},   {"ủy", "uỷ"},
    {"Ủy", "Uỷ"},       {"ỦY", "UỶ"},       {"THỦY", "THUỶ"},   {"HÒA", "HOÀ"},
    {"ọe", "oẹ"},       {"lòe", "loè"},     {"hóa", "hoá"},     {"hủy", "huỷ"},
    {"tòa", "toà"},     {"xõa", "xoã"},     {"túy", "tuý"},     {"quý", "quý"},
    {"quỳ", "quỳ"},     {"quả", "quả"},     {"quẻ", "quẻ"},     {"quà", "quà"},
    {"hoàn", "hoàn"},   {"hoạch", "hoạch"}, {"thuở", "thuở"},   {"khuya", "khuya"},
    {"khuỷu", "khuỷu"}, {"ngoài", "ngoài"}, {"xoáy", "xoáy"},   {"ngoẹo", "ngoẹo"},
    {"khoét", "khoét"}, {"huýt", "huýt"},   {"huỳnh", "huỳnh"}, {"tuệ", "tuệ"},
    {"giếng", "giếng"}, {"già", "già"},     {"giữa", "giữa"},   {"của", "của"},
    {"mía", "mía"},     {"cái", "cái"},     {"nào", "nào"},     {"tướng", "tướng"},
    {"yếu", "yếu"},     {"thúi", "thúi"},   {"chịu", "chịu"},   {"rượu", "rượu"},
    {"xoong", "xoong"}, {"goòng", "goòng"}, {"soóc", "soóc"},   {"hoa", "hoa"},
    {"Đắk", "Đắk"},     {"voọc", "voọc"},   {"loạng", "loạng"}, {"Pegavision", "Pegavision"},
    {"quốc", "quốc"},   {"quyển", "quyển"}, {"gì", "gì"},       {"QUÝ", "QUÝ"},
};

static void styles_of_known_words(void **state) {
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        const soat_span old_form = soat_span_from_string(styles[i].old_style);
        const soat_span new_form = soat_span_from_string(styles[i].new_style);
        char out[SOAT_LIMIT_WORD_BYTES + 1] = {0};
        size_t size = 0;
        assert_true(soat__tone_style_apply(old_form, SOAT_STYLE_NEW, out, &size));
        out[size] = '\0';
        assert_string_equal(out, styles[i].new_style);
        assert_true(soat__tone_style_apply(new_form, SOAT_STYLE_OLD, out, &size));
        out[size] = '\0';
        assert_string_equal(out, styles[i].old_style);
    }
}

static void misplaced_marks_are_put_right(void **state) {
    static const char *const words[][2] = {{"hòan", "hoàn"}, {"qúy", "quý"},    {"gìa", "già"},
                                           {"qủa", "quả"},   {"tòan", "toàn"},  {"HÙYNH", "HUỲNH"},
                                           {"thuả", "thủa"}, {"ngòai", "ngoài"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char out[SOAT_LIMIT_WORD_BYTES + 1] = {0};
        size_t size = 0;
        soat_syllable syllable;
        soat_tone_placement placement = SOAT_PLACEMENT_NEUTRAL;
        const soat_span word = soat_span_from_string(words[i][0]);
        assert_int_not_equal(soat__syllable_parse(word, &syllable, &placement), SOAT_SYLLABLE_NONE);
        assert_int_equal(placement, SOAT_PLACEMENT_WRONG);
        assert_true(soat__syllable_canonical(word, out, &size));
        assert_string_equal(out, words[i][1]);
    }
}

static const struct {
    const char *word;
    soat_syllable_kind kind;
} kinds[] = {
    {"nghiêng", SOAT_SYLLABLE_NATIVE}, {"Nghiêng", SOAT_SYLLABLE_NATIVE},
    {"NGƯỜI", SOAT_SYLLABLE_NATIVE},   {"quốc", SOAT_SYLLABLE_NATIVE},
    {"quyết", SOAT_SYLLABLE_NATIVE},   {"quýt", SOAT_SYLLABLE_NATIVE},
    {"quít", SOAT_SYLLABLE_NATIVE},    {"gì", SOAT_SYLLABLE_NATIVE},
    {"gìn", SOAT_SYLLABLE_NATIVE},     {"giết", SOAT_SYLLABLE_NATIVE},
    {"giã", SOAT_SYLLABLE_NATIVE},     {"kỹ", SOAT_SYLLABLE_NATIVE},
    {"kĩ", SOAT_SYLLABLE_NATIVE},      {"ỉa", SOAT_SYLLABLE_NATIVE},
    {"yêu", SOAT_SYLLABLE_NATIVE},     {"y", SOAT_SYLLABLE_NATIVE},
    {"ạ", SOAT_SYLLABLE_NATIVE},       {"đường", SOAT_SYLLABLE_NATIVE},
    {"huỵch", SOAT_SYLLABLE_NATIVE},   {"khuỷu", SOAT_SYLLABLE_NATIVE},
    {"xoèn", SOAT_SYLLABLE_NATIVE},    {"buýt", SOAT_SYLLABLE_NATIVE},
    {"pin", SOAT_SYLLABLE_POSSIBLE},   {"voan", SOAT_SYLLABLE_POSSIBLE},
    {"Kon", SOAT_SYLLABLE_POSSIBLE},   {"Đắk", SOAT_SYLLABLE_POSSIBLE},
    {"Đăk", SOAT_SYLLABLE_POSSIBLE},   {"Krông", SOAT_SYLLABLE_NONE},
    {"ừong", SOAT_SYLLABLE_NONE},      {"ứiực", SOAT_SYLLABLE_NONE},
    {"ừ", SOAT_SYLLABLE_NATIVE},       {"iứi", SOAT_SYLLABLE_NONE},
    {"các", SOAT_SYLLABLE_NATIVE},     {"cac", SOAT_SYLLABLE_NONE},
    {"cảc", SOAT_SYLLABLE_NONE},       {"cể", SOAT_SYLLABLE_NONE},
    {"kả", SOAT_SYLLABLE_POSSIBLE},    {"ngể", SOAT_SYLLABLE_NONE},
    {"nghá", SOAT_SYLLABLE_NONE},      {"ghà", SOAT_SYLLABLE_NONE},
    {"iên", SOAT_SYLLABLE_NONE},       {"nyên", SOAT_SYLLABLE_NONE},
    {"quiên", SOAT_SYLLABLE_NONE},     {"quoa", SOAT_SYLLABLE_NONE},
    {"đế", SOAT_SYLLABLE_NATIVE},      {"đếế", SOAT_SYLLABLE_NONE},
    {"chuôc", SOAT_SYLLABLE_NONE},     {"nghiêngg", SOAT_SYLLABLE_NONE},
    {"q", SOAT_SYLLABLE_NONE},         {"đ", SOAT_SYLLABLE_NONE},
    {"ng", SOAT_SYLLABLE_NONE},        {"qu", SOAT_SYLLABLE_NONE},
    {"gi", SOAT_SYLLABLE_NATIVE},      {"", SOAT_SYLLABLE_NONE},
    {"a1", SOAT_SYLLABLE_NONE},        {"fa", SOAT_SYLLABLE_NONE},
    {"wế", SOAT_SYLLABLE_NONE},        {"zu", SOAT_SYLLABLE_NONE},
    {"\xFF", SOAT_SYLLABLE_NONE},      {"tr\xE1", SOAT_SYLLABLE_NONE},
};

static void kinds_of_known_words(void **state) {
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        soat_syllable syllable;
        const soat_syllable_kind kind =
            soat__syllable_parse(soat_span_from_string(kinds[i].word), &syllable, NULL);
        if (kind != kinds[i].kind) {
            print_error("%s: kind %d, expected %d\n", kinds[i].word, (int)kind, (int)kinds[i].kind);
        }
        assert_int_equal(kind, kinds[i].kind);
    }
}

static void parts_of_a_syllable(void **state) {
    static const struct {
        const char *word;
        soat_onset onset;
        bool glide;
        soat_nucleus nucleus;
        soat_coda coda;
        soat_tone tone;
    } parts[] = {
        {"nghiêng", SOAT_ONSET_NGH, false, SOAT_NUCLEUS_IE, SOAT_CODA_NG, SOAT_TONE_LEVEL},
        {"quốc", SOAT_ONSET_QU, false, SOAT_NUCLEUS_OO, SOAT_CODA_C, SOAT_TONE_ACUTE},
        {"giếng", SOAT_ONSET_GI, false, SOAT_NUCLEUS_IE, SOAT_CODA_NG, SOAT_TONE_ACUTE},
        {"gìn", SOAT_ONSET_GI, false, SOAT_NUCLEUS_I, SOAT_CODA_N, SOAT_TONE_GRAVE},
        {"khuyển", SOAT_ONSET_KH, true, SOAT_NUCLEUS_IE, SOAT_CODA_N, SOAT_TONE_HOOK},
        {"mía", SOAT_ONSET_M, false, SOAT_NUCLEUS_IE, SOAT_CODA_NONE, SOAT_TONE_ACUTE},
        {"rượu", SOAT_ONSET_R, false, SOAT_NUCLEUS_UOW, SOAT_CODA_U, SOAT_TONE_DOT},
        {"đay", SOAT_ONSET_DD, false, SOAT_NUCLEUS_AW, SOAT_CODA_I, SOAT_TONE_LEVEL},
        {"hoá", SOAT_ONSET_H, true, SOAT_NUCLEUS_A, SOAT_CODA_NONE, SOAT_TONE_ACUTE},
        {"ách", SOAT_ONSET_NONE, false, SOAT_NUCLEUS_A, SOAT_CODA_CH, SOAT_TONE_ACUTE},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        soat_syllable syllable = {0};
        assert_int_equal(
            soat__syllable_parse(soat_span_from_string(parts[i].word), &syllable, NULL),
            SOAT_SYLLABLE_NATIVE);
        const soat_rime *const rime = soat__rime_at(syllable.rime);
        assert_int_equal(syllable.onset, parts[i].onset);
        assert_int_equal(rime->glide, parts[i].glide);
        assert_int_equal(rime->nucleus, parts[i].nucleus);
        assert_int_equal(rime->coda, parts[i].coda);
        assert_int_equal(syllable.tone, parts[i].tone);
    }
}

static void markless_keys(void **state) {
    static const char *const words[][2] = {{"Đường", "duong"},
                                           {"UỶ", "uy"},
                                           {"thuở", "thuo"},
                                           {"QH15", "qh15"},
                                           {"é…", "e…"},
                                           {"\xFFĐ", "\xFF"
                                                     "d"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char out[SOAT_LIMIT_WORD_BYTES + 1] = {0};
        size_t size = 0;
        assert_true(soat__markless_key(soat_span_from_string(words[i][0]), out, &size));
        out[size] = '\0';
        assert_string_equal(out, words[i][1]);
    }
    static const char long_word[SOAT_LIMIT_WORD_BYTES + 1] = {'a'};
    char out[SOAT_LIMIT_WORD_BYTES];
    size_t size = 7;
    assert_false(soat__markless_key(soat_span_make(long_word, sizeof long_word), out, &size));
    assert_false(soat__syllable_canonical(soat_span_make(long_word, sizeof long_word), out, &size));
    assert_int_equal(size, 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_syllable_comes_back_from_its_spelling),
        cmocka_unit_test(styles_round_trip_for_every_syllable),
        cmocka_unit_test(styles_of_known_words),
        cmocka_unit_test(misplaced_marks_are_put_right),
        cmocka_unit_test(kinds_of_known_words),
        cmocka_unit_test(parts_of_a_syllable),
        cmocka_unit_test(markless_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
