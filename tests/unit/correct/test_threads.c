/* One model for many threads: each corrects all texts over and over and must get what one gets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>

#include "soat/correct.h"
#include "tiny/tiny_model.h"

enum { THREADS = 6, ROUNDS = 12, TEXTS = 3 };

static const char *const texts[TEXTS] = {
    ("Ủy ban nhân dân tinh ban hành kế hoạch phát ừiển kinh tể ừong năm nay.\n"
     "Hội đông nhân dân huyện tố chức kỳ họp ứiứ ba.\n"),
    "Trường trung học phổ thôngcủa huyện đựơc đầu tư.\nThành phô^ có nhiêu cố găng.\n",
    "Hà Nội, 552/QĐ-UBND, 21/9/1973, Pegavision.\n\xff\xfe\n",
};

typedef struct worker {
    const soat_model *model;
    const soat_buffer *expected; /* NULL: fill `results` */
    soat_buffer results[TEXTS];
    int wrong;
} worker;

static soat_status correct_text(soat_context *context, const char *text, soat_buffer *out) {
    const soat_span input = soat_span_from_string(text);
    soat_correction correction;
    soat_status status = soat_correct(context, input, &correction, NULL);
    soat_buffer_clear(out);
    if (status == SOAT_OK) {
        status = soat_edits_apply(input, correction.edits, correction.edit_count, out, NULL);
    }
    return status;
}

static void correct_all(worker *self) {
    soat_context *context = NULL;
    self->wrong += soat_context_new(&context, self->model, NULL, NULL) != SOAT_OK;
    for (int i = 0; i < TEXTS && context != NULL; i++) {
        soat_buffer *const result = &self->results[i];
        self->wrong += correct_text(context, texts[i], result) != SOAT_OK;
        if (self->expected != NULL) {
            self->wrong += result->size != self->expected[i].size ||
                           memcmp(result->data, self->expected[i].data, result->size) != 0;
        }
    }
    soat_context_free(context);
}

static void *work(void *payload) {
    worker *const self = payload;
    for (int i = 0; i < ROUNDS; i++) {
        correct_all(self);
    }
    return NULL;
}

static void dispose(worker *self) {
    for (int i = 0; i < TEXTS; i++) {
        soat_buffer_dispose(&self->results[i]);
    }
}

static void threads_share_a_model(void **state) {
    soat_model *const model = tiny_model_new();
    worker alone = {.model = model};
    correct_all(&alone);
    assert_int_equal(alone.wrong, 0);
    /* It does something, or the comparison would prove nothing. */
    assert_non_null(strstr(alone.results[0].data, "phát triển"));
    worker workers[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (worker){.model = model, .expected = alone.results};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(workers[i].wrong, 0);
        dispose(&workers[i]);
    }
    dispose(&alone);
    soat_model_free(model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_share_a_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
