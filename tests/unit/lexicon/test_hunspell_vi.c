/* Our lexicon as a Hunspell dictionary, asked through the hunspell library itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <hunspell/hunspell.h>

#define BASE SOAT_SOURCE_DIR "/dictionaries/hunspell/vi_VN"

static int open_dictionary(void **state) {
    *state = Hunspell_create(BASE ".aff", BASE ".dic");
    return *state == NULL;
}

static int close_dictionary(void **state) {
    Hunspell_destroy(*state);
    return 0;
}

static void assert_answers(Hunhandle *dictionary, const char *const *words, size_t count,
                           int expected) {
    for (size_t i = 0; i < count; i++) {
        if ((Hunspell_spell(dictionary, words[i]) != 0) != expected) {
            fail_msg("%s: expected %d", words[i], expected);
        }
    }
}

static void right_words_are_accepted(void **state) {
    static const char *const words[] = {"hóa",
                                        "hoá",
                                        "thủy",
                                        "thuỷ",
                                        "hủy",
                                        "huỷ",
                                        "hòa",
                                        "hoà",
                                        "ủy",
                                        "uỷ",
                                        "Ủy",
                                        "UỶ",
                                        "kỹ",
                                        "kĩ",
                                        "quý",
                                        "khuỷu",
                                        "nghiêng",
                                        "gì",
                                        "Đắk",
                                        "Lắk",
                                        "Pleiku",
                                        "UBND",
                                        "HĐND",
                                        "TTg",
                                        "QĐ-TTg",
                                        "NĐ-CP",
                                        "NGƯỜI",
                                        "ôtô",
                                        "karate",
                                        "internet",
                                        "H'Mông",
                                        "M'Drắk",
                                        "Ia",
                                        "Grai",
                                        "Kon",
                                        "Tum",
                                        "pin",
                                        "buýt",
                                        "2023",
                                        "Krông",
                                        "Nguyễn",
                                        "huỳnh",
                                        "thu\xCC\x89y" /* with a loose mark */,
                                        "vie\xCC\xA3\xCC\x82t",
                                        "u\xCC\x9Bo\xCC\x9Bm"};
    assert_answers(*state, words, sizeof words / sizeof words[0], 1);
}

static void damaged_words_are_rejected(void **state) {
    static const char *const words[] = {
        "ừong", "ứiực", "iứi",  "ứi",     "cể",       "ngể",    "cac", "trưong", "đươc", "hòan",
        "qúy",  "ubnd", "Ubnd", "pleiku", "THPTquốc", "nhửng1", "kảc", "xyzz",   "iỉy",  "bẵng9"};
    assert_answers(*state, words, sizeof words / sizeof words[0], 0);
}

/* The suggestions of `word` hold `wanted`. */
static bool suggests(Hunhandle *dictionary, const char *word, const char *wanted) {
    char **list = NULL;
    const int count = Hunspell_suggest(dictionary, &list, word);
    bool found = false;
    for (int i = 0; i < count; i++) {
        found |= strcmp(list[i], wanted) == 0;
    }
    Hunspell_free_list(dictionary, &list, count);
    return found;
}

static void misreadings_lead_to_the_right_word(void **state) {
    static const char *const pairs[][2] = {{"ừong", "trong"}, {"ứiực", "thực"},
                                           {"ìiọc", "học"},   {"trưòng", "trường"},
                                           {"đươc", "được"},  {"nghành", "ngành"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (!suggests(*state, pairs[i][0], pairs[i][1])) {
            fail_msg("%s does not lead to %s", pairs[i][0], pairs[i][1]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_words_are_accepted),
        cmocka_unit_test(damaged_words_are_rejected),
        cmocka_unit_test(misreadings_lead_to_the_right_word),
    };
    return cmocka_run_group_tests(tests, open_dictionary, close_dictionary);
}
