#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lm/static_function.h"

static uint64_t random_next(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return soat__static_function_mix(*state, 7);
}

typedef struct sample {
    uint64_t *keys;
    uint32_t *values;
    size_t count;
    soat_buffer bytes;
    soat_static_function view;
} sample;

static void make(sample *out, size_t count, uint32_t value_bits, uint32_t fingerprint_bits) {
    *out = (sample){.count = count};
    out->keys = malloc((count + 1) * sizeof *out->keys);
    out->values = malloc((count + 1) * sizeof *out->values);
    for (size_t i = 0; i < count; i++) {
        out->keys[i] = i << 17 | (i & 1); /* as regular as packed word ids are */
        out->values[i] = (uint32_t)(i * 2654435761u) & (uint32_t)((UINT64_C(1) << value_bits) - 1);
    }
    soat_error error = {0};
    assert_int_equal(soat__static_function_build(out->keys, out->values, count, value_bits,
                                                 fingerprint_bits, &out->bytes, &error),
                     SOAT_OK);
    assert_int_equal(soat__static_function_open(&out->view, soat_buffer_span(&out->bytes), &error),
                     SOAT_OK);
}

static void release(sample *self) {
    free(self->keys);
    free(self->values);
    soat_buffer_dispose(&self->bytes);
}

static void every_key_gives_its_value(void **state) {
    static const size_t counts[] = {0, 1, 2, 3, 10, 100, 1000, 20000, 300000};
    static const uint32_t widths[][2] = {{8, 12}, {16, 12}, {1, 0}, {20, 12}};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        for (size_t width = 0; width < 4; width++) {
            sample self;
            make(&self, counts[i], widths[width][0], widths[width][1]);
            for (size_t key = 0; key < self.count; key++) {
                uint32_t value = 0;
                assert_true(soat__static_function_find(&self.view, self.keys[key], &value));
                assert_int_equal(value, self.values[key]);
            }
            release(&self);
        }
    }
}

static void strangers_are_refused_as_often_as_promised(void **state) {
    sample self;
    make(&self, 200000, 8, 12);
    uint64_t random = 1;
    size_t taken = 0;
    const size_t tries = 4000000;
    for (size_t i = 0; i < tries; i++) {
        uint32_t value;
        taken += soat__static_function_find(&self.view, random_next(&random) | 1ull << 63, &value);
    }
    /* expected 977, standard deviation 31 */
    assert_in_range(taken, 850, 1100);
    release(&self);
}

static void size_is_about_nine_eighths_of_the_keys(void **state) {
    sample self;
    make(&self, 1000000, 8, 12);
    const double cells_a_key = (double)self.bytes.size * 8 / 20 / 1e6;
    assert_true(cells_a_key < 1.14);
    release(&self);
}

static void the_same_input_gives_the_same_bytes(void **state) {
    sample one;
    sample two;
    make(&one, 5000, 8, 12);
    make(&two, 5000, 8, 12);
    assert_int_equal(one.bytes.size, two.bytes.size);
    assert_memory_equal(one.bytes.data, two.bytes.data, one.bytes.size);
    release(&one);
    release(&two);
}

static void equal_keys_are_reported(void **state) {
    static const uint64_t keys[] = {5, 6, 5};
    static const uint32_t values[] = {1, 2, 3};
    soat_buffer out = SOAT_BUFFER_INIT;
    assert_int_equal(soat__static_function_build(keys, values, 3, 8, 12, &out, NULL),
                     SOAT_ERROR_INTERNAL);
    soat_buffer_dispose(&out);
}

static void impossible_bytes_are_refused(void **state) {
    sample self;
    make(&self, 1000, 8, 12);
    soat_static_function view;
    for (size_t size = 0; size < self.bytes.size; size += 1 + size / 9) {
        assert_int_equal(
            soat__static_function_open(&view, soat_span_make(self.bytes.data, size), NULL),
            SOAT_ERROR_FORMAT);
    }
    for (size_t i = 16; i < 32; i++) { /* dimensions */
        for (int value = 0; value < 256; value++) {
            const char old = self.bytes.data[i];
            if ((char)value == old) {
                continue;
            }
            self.bytes.data[i] = (char)value;
            uint32_t found;
            if (soat__static_function_open(&view, soat_buffer_span(&self.bytes), NULL) == SOAT_OK) {
                /* whatever it says now, a look-up stays inside (AddressSanitizer looks on) */
                for (uint64_t key = 0; key < 50; key++) {
                    soat__static_function_find(&view, key, &found);
                }
            }
            self.bytes.data[i] = old;
        }
    }
    release(&self);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_gives_its_value),
        cmocka_unit_test(strangers_are_refused_as_often_as_promised),
        cmocka_unit_test(size_is_about_nine_eighths_of_the_keys),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(equal_keys_are_reported),
        cmocka_unit_test(impossible_bytes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
