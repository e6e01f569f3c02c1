/* Models that another version of Soát made are refused in a sentence that says what to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "soat/model.h"
#include "store/container.h"
#include "tiny/tiny_model.h"

static char whole[64];

static int build_model(void **state) {
    tiny_model_path(whole);
    return tiny_model_build(whole, NULL) == SOAT_OK ? 0 : -1;
}

static int remove_model(void **state) {
    return unlink(whole);
}

/* The same model with the section `name` replaced by `bytes`, or left out. */
static void write_changed(const char *path, const char *name, const soat_span *bytes) {
    soat_container from;
    assert_int_equal(soat__container_open(&from, whole, NULL), SOAT_OK);
    static char names[SOAT_STORE_MAX_SECTIONS][SOAT_STORE_NAME_BYTES + 1];
    soat_section sections[SOAT_STORE_MAX_SECTIONS];
    size_t count = 0;
    for (size_t i = 0; i < from.section_count; i++) {
        uint64_t checksum;
        sections[count].name = names[count];
        soat__container_section_at(&from, i, names[count], &sections[count].bytes, &checksum);
        const bool changed = strcmp(names[count], name) == 0;
        if (changed && bytes != NULL) {
            sections[count].bytes = *bytes;
        }
        count += !changed || bytes != NULL;
    }
    assert_int_equal(soat__container_write(path, sections, count, NULL), SOAT_OK);
    soat__container_dispose(&from);
}

static void refuses(const char *name, const soat_span *bytes) {
    char path[64];
    tiny_model_path(path);
    write_changed(path, name, bytes);
    soat_model *model = NULL;
    soat_error error = {0};
    assert_int_equal(soat_model_open(&model, path, &error), SOAT_ERROR_VERSION);
    assert_null(model);
    assert_non_null(strstr(error.message, path));
    assert_non_null(strstr(error.message, "another version of Soát"));
    assert_non_null(strstr(error.message, "install the model"));
    assert_int_equal(soat_model_open(&model, path, NULL), SOAT_ERROR_VERSION);
    unlink(path);
}

static void a_model_without_a_section_is_of_another_version(void **state) {
    refuses("lexicon.trie", NULL);
    refuses("case.left", NULL);
    refuses("lm.gram1", NULL);
}

static void a_model_of_another_layout_is_of_another_version(void **state) {
    const soat_span bytes = soat_span_from_string("another layout, but its checksum is right");
    refuses("lexicon.trie", &bytes);
    refuses("lm.codes", &bytes);
    refuses("lm.vocabulary", &bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_model_without_a_section_is_of_another_version),
        cmocka_unit_test(a_model_of_another_layout_is_of_another_version),
    };
    return cmocka_run_group_tests(tests, build_model, remove_model);
}
