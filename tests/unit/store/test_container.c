#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/container.h"
#include "store/little_endian.h"

static char first_bytes[1000];

static void make(soat_buffer *out) {
    for (size_t i = 0; i < sizeof first_bytes; i++) {
        first_bytes[i] = (char)(i * 7);
    }
    const soat_section sections[] = {
        {"first", soat_span_make(first_bytes, sizeof first_bytes)},
        {"empty", soat_span_make(NULL, 0)},
        {"sixteen-letters.", soat_span_from_string("xyz")},
    };
    soat_error error = {0};
    assert_int_equal(soat__container_append(out, sections, 3, &error), SOAT_OK);
}

static void temporary_path(char path[64]) {
    strcpy(path, "/tmp/soat-container-XXXXXX");
    const int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
}

static void gives_back_what_was_written(void **state) {
    char path[64];
    temporary_path(path);
    const soat_section sections[] = {{"a", soat_span_from_string("alpha")},
                                     {"b", soat_span_from_string("beta")}};
    assert_int_equal(soat__container_write(path, sections, 2, NULL), SOAT_OK);
    soat_container container;
    assert_int_equal(soat__container_open(&container, path, NULL), SOAT_OK);
    assert_int_equal(container.section_count, 2);
    soat_span found;
    assert_int_equal(soat__container_section(&container, "b", &found, NULL), SOAT_OK);
    assert_int_equal(found.size, 4);
    assert_memory_equal(found.data, "beta", 4);
    assert_int_equal((uintptr_t)found.data % SOAT_STORE_ALIGNMENT, 0);
    soat_error error = {0};
    assert_int_equal(soat__container_section(&container, "c", &found, &error),
                     SOAT_ERROR_NOT_FOUND);
    assert_non_null(strstr(error.message, "'c'"));
    soat__container_dispose(&container);
    unlink(path);
}

static void same_sections_give_the_same_bytes(void **state) {
    soat_buffer one = SOAT_BUFFER_INIT;
    soat_buffer two = SOAT_BUFFER_INIT;
    make(&one);
    make(&two);
    assert_int_equal(one.size, two.size);
    assert_memory_equal(one.data, two.data, one.size);
    assert_int_equal(soat__container_check(soat_buffer_span(&one), "x", NULL), SOAT_OK);
    soat_buffer_dispose(&one);
    soat_buffer_dispose(&two);
}

/* Header, table, sections and the padding between them: nothing may differ. */
static void every_flipped_byte_is_refused(void **state) {
    soat_buffer file = SOAT_BUFFER_INIT;
    make(&file);
    for (size_t i = 0; i < file.size; i++) {
        for (int bit = 0; bit < 8; bit++) {
            file.data[i] = (char)(file.data[i] ^ 1 << bit);
            soat_error error = {0};
            assert_int_not_equal(soat__container_check(soat_buffer_span(&file), "x", &error),
                                 SOAT_OK);
            assert_true(strlen(error.message) > 10);
            file.data[i] = (char)(file.data[i] ^ 1 << bit);
        }
    }
    assert_int_equal(soat__container_check(soat_buffer_span(&file), "x", NULL), SOAT_OK);
    soat_buffer_dispose(&file);
}

static void every_truncation_is_refused(void **state) {
    soat_buffer file = SOAT_BUFFER_INIT;
    make(&file);
    for (size_t size = 0; size < file.size; size++) {
        /* an exact copy, so that AddressSanitizer sees a read behind the end */
        char *const copy = malloc(size == 0 ? 1 : size);
        memcpy(copy, file.data, size);
        soat_error error = {0};
        assert_int_equal(soat__container_check(soat_span_make(copy, size), "x", &error),
                         SOAT_ERROR_FORMAT);
        assert_non_null(strstr(error.message, size == 0 ? "not a So" : "truncated"));
        free(copy);
    }
    soat_error error = {0};
    soat_buffer_append(&file, soat_span_from_string("!"), NULL);
    assert_int_equal(soat__container_check(soat_buffer_span(&file), "x", &error),
                     SOAT_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "behind its end"));
    soat_buffer_dispose(&file);
}

static void expect(soat_span bytes, soat_status status, const char *words) {
    soat_error error = {0};
    assert_int_equal(soat__container_check(bytes, "x.soat", &error), status);
    assert_non_null(strstr(error.message, words));
}

static void each_refusal_has_its_own_sentence(void **state) {
    soat_buffer file = SOAT_BUFFER_INIT;
    make(&file);
    expect(soat_span_from_string("%PDF-1.4 and so on, a long enough file"), SOAT_ERROR_FORMAT,
           "not a Soát model");
    char head[16];
    memcpy(head, file.data, 16);
    memcpy(file.data, "Soat incomplete\n", 16);
    expect(soat_buffer_span(&file), SOAT_ERROR_FORMAT, "incomplete");
    memcpy(file.data, head, 16);
    soat__store_u32(file.data + 16, 9);
    soat__store_u32(file.data + 20, 9);
    expect(soat_buffer_span(&file), SOAT_ERROR_VERSION, "format 9");
    soat__store_u32(file.data + 16, 1);
    soat__store_u32(file.data + 20, 1);
    file.data[file.size - 1] ^= 1;
    expect(soat_buffer_span(&file), SOAT_ERROR_FORMAT, "section 'sixteen-letters.'");
    soat_container container;
    soat_error error = {0};
    assert_int_equal(soat__container_open(&container, "/nowhere/vi.soat", &error),
                     SOAT_ERROR_NOT_FOUND);
    assert_non_null(strstr(error.message, "does not exist"));
    assert_int_equal(soat__container_open(&container, "/tmp", &error), SOAT_ERROR_IO);
    soat_buffer_dispose(&file);
}

static void unfit_names_are_refused(void **state) {
    soat_buffer out = SOAT_BUFFER_INIT;
    const soat_section twice[] = {{"a", {0}}, {"a", {0}}};
    const soat_section nameless[] = {{"", {0}}};
    const soat_section endless[] = {{"seventeen-letters", {0}}};
    assert_int_equal(soat__container_append(&out, twice, 2, NULL), SOAT_ERROR_ARGUMENT);
    assert_int_equal(soat__container_append(&out, nameless, 1, NULL), SOAT_ERROR_ARGUMENT);
    assert_int_equal(soat__container_append(&out, endless, 1, NULL), SOAT_ERROR_ARGUMENT);
    assert_int_equal(out.size, 0);
    soat_buffer_dispose(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_what_was_written),
        cmocka_unit_test(same_sections_give_the_same_bytes),
        cmocka_unit_test(every_flipped_byte_is_refused),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(each_refusal_has_its_own_sentence),
        cmocka_unit_test(unfit_names_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
