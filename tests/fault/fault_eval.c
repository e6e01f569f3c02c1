/* Judging two texts, comparing them and writing the page, under failing allocations. */
#include "soat/eval.h"
#include "soat/eval_html.h"
#include "sweep.h"

typedef struct judges {
    soat_eval *text, *other;
    soat_eval_html *html;
} judges;

static soat_status open_all(judges *self, soat_error *error) {
    const soat_eval_options options = {.seed = 1, .resamples = 20};
    soat_status status = soat_eval_new(&self->text, &options, error);
    if (status == SOAT_OK) {
        status = soat_eval_new(&self->other, &options, error);
    }
    if (status == SOAT_OK) {
        status = soat_eval_html_new(&self->html, error);
    }
    if (status == SOAT_OK) {
        soat_eval_observe(self->text, soat_eval_html_observer(self->html));
    }
    return status;
}

static soat_status add_page(judges *self, soat_error *error) {
    const soat_span gold = soat_span_from_string("Điều 1. Hội đồng\nnhân dân «hw» họp phiên 5.");
    const soat_span text = soat_span_from_string("Điều 1. Hội đổng nhân dân họp phiên5 xx.");
    const soat_span raw = soat_span_from_string("Điểu l. Hội đổng nhân dàn 7 họp phien 5.");
    soat_status status = soat_eval_html_page(self->html, soat_span_from_string("one"), error);
    if (status == SOAT_OK) {
        status = soat_eval_add(self->text, gold, text, &raw, error);
    }
    return status == SOAT_OK ? soat_eval_add(self->other, gold, raw, NULL, error) : status;
}

static soat_status judge(soat_error *error) {
    judges self = {0};
    soat_buffer page = SOAT_BUFFER_INIT;
    soat_status status = open_all(&self, error);
    for (int i = 0; i < 2 && status == SOAT_OK; i++) {
        status = add_page(&self, error);
    }
    if (status == SOAT_OK) {
        const soat_eval_html_facts facts = {.gold = "g", .text = "t", .other = self.other};
        status = soat_eval_html_finish(self.html, self.text, &facts, &page, error);
    }
    soat_buffer_dispose(&page);
    soat_eval_html_free(self.html);
    soat_eval_free(self.text);
    soat_eval_free(self.other);
    return status;
}

int main(void) {
    const fault_scenario scenarios[] = {{"judge, compare, write", judge, 0}};
    return fault_sweep(scenarios, 1);
}
