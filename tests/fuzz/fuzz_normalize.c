/*
 * Every pass by itself on any bytes, chosen by the first of them: edits are in order and say what the
 * text said, places lead back into it in order, and the same again comes from the same text. What
 * passes hold on text that could be written is in tests/unit/normalize/test_passes_hold.c.
 */
#include <string.h>

#include "harness.h"
#include "soat/normalize.h"

enum { PASSES_MAX = 64 };

static soat_normalizer *normalizer_of(size_t pass) {
    static soat_normalizer *made[PASSES_MAX]; /* making one takes longer than most inputs */
    if (made[pass] == NULL) {
        soat_normalize_options options;
        soat_normalize_options_init(&options);
        options.passes = soat_pass_at(pass)->name;
        MUST(soat_normalizer_new(&made[pass], &options, NULL) == SOAT_OK);
    }
    return made[pass];
}

/* The result as the edits make it of the text. */
static void check_edits(const soat_normalizer *normalizer, soat_span text,
                        const soat_normalization *made) {
    size_t done = 0, written = 0;
    for (size_t i = 0; i < made->edit_count; i++) {
        soat_normal_edit edit;
        MUST(soat_normalizer_edit(normalizer, i, &edit));
        MUST(edit.start >= done && edit.end >= edit.start && edit.end <= text.size);
        MUST(edit.before.size == edit.end - edit.start);
        MUST(memcmp(edit.before.data, text.data + edit.start, edit.before.size) == 0);
        written += edit.start - done;
        MUST(written + edit.after.size <= made->text.size);
        MUST(memcmp(made->text.data + written, edit.after.data, edit.after.size) == 0);
        written += edit.after.size;
        done = edit.end;
    }
    MUST(written + (text.size - done) == made->text.size);
}

static void check_places(const soat_normalizer *normalizer, soat_span text,
                         const soat_normalization *made) {
    size_t before = 0;
    for (size_t at = 0; at < made->text.size; at++) {
        size_t start = 0, end = 0;
        soat_normalizer_source(normalizer, at, at + 1, &start, &end);
        MUST(start >= before && end >= start && end <= text.size);
        before = start;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    soat_normalizer *const normalizer = normalizer_of(data[0] % soat_pass_count());
    const soat_span text = soat_span_make((const char *)data + 1, size - 1);
    soat_normalization made;
    MUST(soat_normalize(normalizer, text, &made, NULL) == SOAT_OK);
    check_edits(normalizer, text, &made);
    check_places(normalizer, text, &made);
    const size_t edits = made.edit_count, result = made.text.size;
    MUST(soat_normalize_more(normalizer, text, &made, NULL) == SOAT_OK);
    MUST(soat_normalize(normalizer, text, &made, NULL) == SOAT_OK);
    MUST(made.edit_count == edits && made.text.size == result);
    return 0;
}
