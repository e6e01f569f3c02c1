/* A PDF from which bytes were lost is told from a whole one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/pdf_whole.h"
#include "soat/buffer.h"
#include "soat/file.h"

enum { LIMIT = 1 << 26, BLOCK = 4096 };

static soat_buffer sample;

static int read_sample(void **state) {
    return soat_file_read(SOAT_SOURCE_DIR "/tests/corpus/sample.pdf", LIMIT, &sample, NULL) !=
           SOAT_OK;
}

static int free_sample(void **state) {
    soat_buffer_dispose(&sample);
    return 0;
}

static void a_whole_one_is_whole(void **state) {
    assert_true(soat__pdf_is_whole(soat_buffer_span(&sample)));
}

static void a_cut_one_is_not(void **state) {
    for (size_t cut = 8; cut < sample.size; cut += sample.size / 97) {
        assert_false(soat__pdf_is_whole(soat_span_make(sample.data, sample.size - cut)));
    }
    assert_false(soat__pdf_is_whole(soat_span_make(sample.data, 0)));
}

/* What a disk that was full for a moment leaves. */
static void one_with_a_gap_is_not(void **state) {
    char *const bytes = malloc(sample.size);
    assert_non_null(bytes);
    for (size_t at = 0; at + 2 * BLOCK < sample.size; at += BLOCK) {
        memcpy(bytes, sample.data, at);
        memcpy(bytes + at, sample.data + at + BLOCK, sample.size - at - BLOCK);
        assert_false(soat__pdf_is_whole(soat_span_make(bytes, sample.size - BLOCK)));
    }
    free(bytes);
}

static void a_linearized_one_has_its_length(void **state) {
    static const char head[] = "%PDF-1.5\n1 0 obj << /Linearized 1 /L ";
    static const char tail[] = " >>\nendobj\nxref\n0 1\ntrailer << >>\nstartxref\n50\n%%EOF\n";
    char text[256];
    snprintf(text, sizeof text, "%s%d%s", head, 92, tail);
    assert_int_equal(strlen(text), 92);
    assert_true(soat__pdf_is_whole(soat_span_from_string(text)));
    snprintf(text, sizeof text, "%s%d%s", head, 93, tail);
    assert_false(soat__pdf_is_whole(soat_span_from_string(text)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_one_is_whole),
        cmocka_unit_test(a_cut_one_is_not),
        cmocka_unit_test(one_with_a_gap_is_not),
        cmocka_unit_test(a_linearized_one_has_its_length),
    };
    return cmocka_run_group_tests(tests, read_sample, free_sample);
}
