/*
 * Correcting any bytes. The first byte chooses options, the rest is the text. Edits must be in
 * order, inside the text, never touch a line end, and come out the same a second time.
 */
#include <string.h>

#include "harness.h"
#include "soat/correct.h"
#include "tiny/tiny_model.h"

static void check_place(soat_span text, const soat_edit *edit) {
    MUST(edit->start <= edit->end && edit->end <= text.size);
    MUST(edit->before.size == edit->end - edit->start);
    MUST(edit->before.size == 0 ||
         memcmp(edit->before.data, text.data + edit->start, edit->before.size) == 0);
    MUST(edit->confidence >= 0 && edit->confidence <= 1);
    MUST(edit->reason < SOAT_REASON_COUNT && soat_reason_name(edit->reason) != NULL);
    MUST(edit->after.size == 0 || memchr(edit->after.data, '\n', edit->after.size) == NULL);
    MUST(edit->before.size == 0 || memchr(edit->before.data, '\n', edit->before.size) == NULL);
    for (size_t i = 0; i < edit->alternative_count; i++) {
        MUST(edit->alternatives[i].probability >= 0 && edit->alternatives[i].probability <= 1);
    }
}

/* The corrected text, in *out. */
static void correct(soat_context *context, soat_span text, double least, soat_buffer *out) {
    soat_error error = {0};
    soat_correction found;
    MUST(soat_correct(context, text, &found, &error) == SOAT_OK);
    size_t end = 0;
    for (size_t i = 0; i < found.edit_count; i++) {
        check_place(text, &found.edits[i]);
        MUST(found.edits[i].start >= end && found.edits[i].confidence >= least);
        end = found.edits[i].end;
    }
    for (size_t i = 0; i < found.doubt_count; i++) {
        check_place(text, &found.doubts[i]);
    }
    MUST(soat_edits_apply(text, found.edits, found.edit_count, out, &error) == SOAT_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static soat_model *model = NULL;
    static const char *const profiles[] = {"generic", "tesseract", "legacy", "typing"};
    if (model == NULL) {
        model = tiny_model_new();
    }
    if (size == 0) {
        return 0;
    }
    soat_correct_options options;
    soat_correct_options_init(&options);
    options.profile = profiles[data[0] % 4];
    options.adapt = (data[0] & 4) == 0;
    options.min_confidence = (data[0] & 8) == 0 ? options.min_confidence : 0.0;
    soat_error error = {0};
    soat_context *context = NULL;
    MUST(soat_context_new(&context, model, &options, &error) == SOAT_OK);
    const soat_span text = soat_span_make((const char *)data + 1, size - 1);
    soat_buffer first = SOAT_BUFFER_INIT;
    soat_buffer second = SOAT_BUFFER_INIT;
    correct(context, text, options.min_confidence, &first);
    correct(context, text, options.min_confidence, &second);
    MUST(first.size == second.size);
    MUST(first.size == 0 || memcmp(first.data, second.data, first.size) == 0);
    soat_buffer_dispose(&first);
    soat_buffer_dispose(&second);
    soat_context_free(context);
    return 0;
}
