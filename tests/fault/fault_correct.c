/* Opening a model, correcting with it and judging the result, under failing allocations. */
#include "sweep.h"

#include <string.h>

#include "soat/correct.h"
#include "soat/eval.h"
#include "tiny/tiny_model.h"

static char model_path[64];
static soat_model *model;

static const char text[] =
    "Ủy ban nhân dân tinh ban hành kế hoạch phát ừiển kinh tể ừong năm nay.\n"
    "Trường trung học phổ thôngcủa huyện đựơc đầu tư, 552/QĐ-ƯBND ^.\n";

static soat_status open_model(soat_error *error) {
    soat_model *opened = NULL;
    const soat_status status = soat_model_open(&opened, model_path, error);
    if ((status == SOAT_OK) != (opened != NULL)) {
        abort();
    }
    soat_model_free(opened);
    return status;
}

static soat_status build_model(soat_error *error) {
    char path[64];
    tiny_model_path(path);
    const soat_status status = tiny_model_build(path, error);
    unlink(path);
    return status;
}

static soat_status correct_once(soat_context *context, soat_error *error) {
    soat_buffer out = SOAT_BUFFER_INIT;
    soat_correction correction;
    const soat_span input = soat_span_make(text, sizeof text - 1);
    soat_status status = soat_correct(context, input, &correction, error);
    if (status == SOAT_OK) {
        status = soat_edits_apply(input, correction.edits, correction.edit_count, &out, error);
    }
    if (status == SOAT_OK && strstr(out.data, "phát triển") == NULL) {
        abort();
    }
    soat_buffer_dispose(&out);
    return status;
}

static soat_status correct(soat_error *error) {
    soat_context *context = NULL;
    soat_status status = soat_context_new(&context, model, NULL, error);
    if ((status == SOAT_OK) != (context != NULL)) {
        abort();
    }
    if (status == SOAT_OK) {
        status = correct_once(context, error);
    }
    if (status == SOAT_ERROR_MEMORY && context != NULL) {
        /* A context survives a call that failed. */
        soat_error ignored = {0};
        if (correct_once(context, &ignored) != SOAT_OK) {
            abort();
        }
    }
    soat_context_free(context);
    return status;
}

static soat_status judge(soat_error *error) {
    const soat_span gold = soat_span_from_string("Hà Nội là thủ đô của nước ta, «hw» đẹp.");
    const soat_span raw = soat_span_from_string("Hà Nôi là thủđô cùa nước ta, x đep ^.");
    const soat_span read = soat_span_from_string("Hà Nội là thủ đô cùa nước ta, x đẹp.");
    soat_eval *eval = NULL;
    soat_eval_report report;
    soat_eval_confusion *confusions = NULL;
    size_t count = 0;
    soat_status status = soat_eval_new(&eval, NULL, error);
    if (status == SOAT_OK) {
        status = soat_eval_add(eval, gold, read, &raw, error);
    }
    if (status == SOAT_OK) {
        status = soat_eval_report_make(eval, &report, error);
    }
    if (status == SOAT_OK) {
        status = soat_eval_confusions(eval, &confusions, &count, error);
    }
    soat_eval_confusions_free(confusions);
    soat_eval_free(eval);
    return status;
}

int main(void) {
    const fault_scenario scenarios[] = {
        {"open a model", open_model, 0},
        {"correct", correct, 0},
        {"judge", judge, 0},
        {"build a model", build_model, 3},
    };
    soat_error error = {0};
    tiny_model_path(model_path);
    if (tiny_model_build(model_path, &error) != SOAT_OK ||
        soat_model_open(&model, model_path, &error) != SOAT_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 99;
    }
    const int bad = fault_sweep(scenarios, (int)(sizeof scenarios / sizeof scenarios[0]));
    soat_model_free(model);
    unlink(model_path);
    return bad;
}
