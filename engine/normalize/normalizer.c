/* The chain of the chosen passes, and the way back through it. */
#include "base/error.h"
#include "base/memory.h"
#include "normalize/pass.h"

typedef struct link {
    const soat_pass *pass;
    soat_pass_run run;
    soat_rewrite rewrite;
} link;

struct soat_normalizer {
    soat_normalize_options options;
    link links[SOAT_PASSES_MAX];
    size_t link_count;
};

static soat_status add_link(soat_normalizer *self, const soat_pass *pass, soat_error *error) {
    link *const added = &self->links[self->link_count++];
    added->pass = pass;
    added->run.options = &self->options;
    if (pass->state_size > 0) {
        added->run.state = soat__alloc(1, pass->state_size);
        if (added->run.state == NULL) {
            return soat__fail_memory(error);
        }
    }
    return SOAT_OK;
}

soat_status soat_normalizer_new(soat_normalizer **out, const soat_normalize_options *options,
                                soat_error *error) {
    *out = NULL;
    bool chosen[SOAT_PASSES_MAX];
    const char *const asked = options != NULL ? options->passes : NULL;
    soat_status status = soat__passes_choose(asked != NULL ? asked : "clean", chosen, error);
    if (status != SOAT_OK) {
        return status;
    }
    soat_normalizer *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    soat_normalize_options_init(&self->options);
    if (options != NULL) {
        self->options = *options;
    }
    self->options.passes = NULL; /* borrowed; no pass needs it */
    for (size_t i = 0; i < soat__pass_count() && status == SOAT_OK; i++) {
        if (chosen[i]) {
            status = add_link(self, soat__pass_at(i), error);
        }
    }
    if (status != SOAT_OK) {
        soat_normalizer_free(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat_normalizer_free(soat_normalizer *normalizer) {
    if (normalizer == NULL) {
        return;
    }
    for (size_t i = 0; i < normalizer->link_count; i++) {
        soat__free(normalizer->links[i].run.state);
        soat__rewrite_dispose(&normalizer->links[i].rewrite);
    }
    soat__free(normalizer);
}

static soat_status run_chain(soat_normalizer *self, soat_span text, bool first,
                             soat_normalization *out, soat_error *error) {
    *out = (soat_normalization){.text = text};
    for (size_t i = 0; i < self->link_count; i++) {
        link *const at = &self->links[i];
        if (first && at->run.state != NULL) {
            memset(at->run.state, 0, at->pass->state_size);
        }
        at->run.first = first;
        soat__rewrite_begin(&at->rewrite, out->text);
        at->pass->rewrite(&at->run, &at->rewrite);
        if (!soat__rewrite_finish(&at->rewrite)) {
            *out = (soat_normalization){0};
            return soat__fail_memory(error);
        }
        out->text = at->rewrite.result;
        out->edit_count += at->rewrite.edit_count;
    }
    return SOAT_OK;
}

soat_status soat_normalize(soat_normalizer *normalizer, soat_span text, soat_normalization *out,
                           soat_error *error) {
    return run_chain(normalizer, text, true, out, error);
}

soat_status soat_normalize_more(soat_normalizer *normalizer, soat_span text,
                                soat_normalization *out, soat_error *error) {
    return run_chain(normalizer, text, false, out, error);
}

/* Back through the first `count` passes. */
static void source_before(const soat_normalizer *self, size_t count, size_t *start, size_t *end) {
    for (size_t i = count; i > 0; i--) {
        soat__rewrite_source(&self->links[i - 1].rewrite, *start, *end, start, end);
    }
}

bool soat_normalizer_edit(const soat_normalizer *normalizer, size_t index, soat_normal_edit *out) {
    for (size_t i = 0; i < normalizer->link_count; i++) {
        const soat_rewrite *const rewrite = &normalizer->links[i].rewrite;
        if (index >= rewrite->edit_count) {
            index -= rewrite->edit_count;
            continue;
        }
        const soat_rewrite_edit *const edit = &rewrite->edits[index];
        *out = (soat_normal_edit){
            .pass = normalizer->links[i].pass->info.name,
            .start = edit->start,
            .end = edit->end,
            .before = soat_span_make(rewrite->input.data + edit->start, edit->end - edit->start),
            .after = soat_span_make(rewrite->result.data + edit->result_start,
                                    edit->result_end - edit->result_start)};
        source_before(normalizer, i, &out->start, &out->end);
        return true;
    }
    return false;
}

void soat_normalizer_source(const soat_normalizer *normalizer, size_t start, size_t end,
                            size_t *source_start, size_t *source_end) {
    *source_start = start;
    *source_end = end;
    source_before(normalizer, normalizer->link_count, source_start, source_end);
}
