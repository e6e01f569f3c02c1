/* Corrects one line of text and says what was changed. Argument: the model. */
#include <soat/soat.h>
#include <stdio.h>

int main(int argc, char **argv) {
    const soat_span text = soat_span_from_string("Ủy ban nhân dân tinh họp ừong tháng ứiứ ba.\n");
    soat_model *model = NULL;
    soat_context *context = NULL;
    soat_correction found;
    soat_buffer corrected = SOAT_BUFFER_INIT;
    soat_error error = {SOAT_OK, 0, ""};

    /* A model is shared by all threads, a context belongs to one. */
    soat_status status = soat_model_open(&model, argc > 1 ? argv[1] : "vi.soat", &error);
    if (status == SOAT_OK) {
        status = soat_context_new(&context, model, NULL, &error);
    }
    if (status == SOAT_OK) {
        status = soat_correct(context, text, &found, &error);
    }
    if (status == SOAT_OK) {
        status = soat_edits_apply(text, found.edits, found.edit_count, &corrected, &error);
    }
    if (status == SOAT_OK) {
        fputs(corrected.data, stdout);
        for (size_t i = 0; i < found.edit_count; i++) {
            const soat_edit *edit = &found.edits[i];
            printf("bytes %zu-%zu: %.*s (%s, %.2f)\n", edit->start, edit->end,
                   (int)edit->after.size, edit->after.data, soat_reason_name(edit->reason),
                   edit->confidence);
        }
    } else {
        fprintf(stderr, "%s\n", error.message);
    }
    soat_buffer_dispose(&corrected);
    soat_context_free(context);
    soat_model_free(model);
    return status != SOAT_OK;
}
