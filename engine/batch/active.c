#include "batch/active.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"

static char *copy_string(const char *text) {
    const size_t size = strlen(text) + 1;
    char *const copy = soat__alloc(size, 1);
    return copy == NULL ? NULL : memcpy(copy, text, size);
}

soat_status soat__active_new(soat__active **out, const soat_batch_document *document,
                             soat_error *error) {
    *out = NULL;
    const char *const name = document->name != NULL ? document->name : document->path;
    if (strlen(document->path) >= SOAT_BATCH_PATH_SIZE || strlen(name) >= SOAT_BATCH_PATH_SIZE ||
        strlen(document->base) >= SOAT_BATCH_PATH_SIZE) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "the path is longer than %d bytes",
                          SOAT_BATCH_PATH_SIZE - 1);
    }
    soat__active *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    self->path = copy_string(document->path);
    self->name = copy_string(name);
    self->base = copy_string(document->base);
    if (self->path == NULL || self->name == NULL || self->base == NULL) {
        soat__active_free(self);
        return soat__fail_memory(error);
    }
    *out = self;
    return SOAT_OK;
}

static void forget_pages(soat__active *self) {
    for (size_t i = 0; i < self->failure_count; i++) {
        soat__free(self->failures[i].reason);
    }
    soat__free(self->failures);
    for (size_t i = 0; i < self->note_count; i++) {
        soat__free(self->notes[i].reason);
    }
    soat__free(self->notes);
    soat__free(self->pages);
}

void soat__active_free(soat__active *self) {
    if (self != NULL) {
        forget_pages(self);
        soat__free(self->path);
        soat__free(self->name);
        soat__free(self->base);
        soat__free(self);
    }
}

void soat__active_restart(soat__active *self) {
    forget_pages(self);
    *self = (soat__active){.next = self->next,
                           .path = self->path,
                           .name = self->name,
                           .base = self->base,
                           .earlier = self->earlier,
                           .redone = true};
}

soat_status soat__active_set_pages(soat__active *self, uint32_t page_count,
                                   const soat_batch_work *work, soat_error *error) {
    self->pages = soat__alloc(page_count, 1);
    if (self->pages == NULL) {
        return soat__fail_memory(error);
    }
    self->page_count = page_count;
    for (uint32_t i = 0; i < page_count; i++) {
        const bool wanted = work->wanted == NULL || work->wanted(work->context, i + 1);
        self->pages[i] = wanted ? SOAT__STEP_WAITING : SOAT__STEP_UNWANTED;
        self->wanted_count += wanted;
    }
    self->stage = SOAT__STAGE_PAGES;
    return SOAT_OK;
}

static void keep_if_bad(soat__active *self, uint32_t number, double confidence) {
    size_t place = self->worst_count;
    while (place > 0 && self->worst[place - 1].confidence > confidence) {
        place--;
    }
    if (place == SOAT__WORST_MAX) {
        return;
    }
    self->worst_count += self->worst_count < SOAT__WORST_MAX;
    memmove(&self->worst[place + 1], &self->worst[place],
            (self->worst_count - place - 1) * sizeof self->worst[0]);
    self->worst[place] = (soat__worst_page){number, confidence};
}

static void settle(soat__active *self, uint32_t number, soat__step step) {
    self->pages[number - 1] = (uint8_t)step;
    self->settled_count++;
    if (self->settled_count == self->wanted_count) {
        self->stage = SOAT__STAGE_OUTPUTS;
    }
}

void soat__active_page_done(soat__active *self, uint32_t number, const soat_batch_facts *facts) {
    self->facts.words += facts->words;
    self->facts.changes += facts->changes;
    self->facts.doubts += facts->doubts;
    self->facts.seconds += facts->seconds;
    if (facts->confidence >= 0 && facts->words > 0) {
        self->confidence_sum += facts->confidence * facts->words;
        self->confidence_words += facts->words;
        keep_if_bad(self, number, facts->confidence);
    }
    self->facts.confidence =
        self->confidence_words > 0 ? self->confidence_sum / (double)self->confidence_words : -1;
    settle(self, number, SOAT__STEP_DONE);
}

/* Keeps a copy, of the first SOAT__FAILURES_TOLD. */
static soat_status keep(soat__page_failure **list, size_t *count, size_t *capacity, uint32_t number,
                        const char *reason, soat_error *error) {
    if (*count == SOAT__FAILURES_TOLD) {
        return SOAT_OK;
    }
    if (!soat__vector_reserve(list, capacity, *count + 1, sizeof **list)) {
        return soat__fail_memory(error);
    }
    char *const copy = copy_string(reason);
    if (copy == NULL) {
        return soat__fail_memory(error);
    }
    (*list)[(*count)++] = (soat__page_failure){number, copy};
    return SOAT_OK;
}

soat_status soat__active_page_failed(soat__active *self, uint32_t number, const char *reason,
                                     soat_error *error) {
    self->failed_count++;
    settle(self, number, SOAT__STEP_FAILED);
    return keep(&self->failures, &self->failure_count, &self->failure_capacity, number, reason,
                error);
}

soat_status soat__active_note(soat__active *self, uint32_t number, const char *text, bool *fresh,
                              soat_error *error) {
    *fresh = self->note_count < SOAT__FAILURES_TOLD;
    for (size_t i = 0; i < self->note_count; i++) {
        const soat__page_failure *const one = &self->notes[i];
        *fresh = *fresh && (one->number != number || strcmp(one->reason, text) != 0);
    }
    self->lacks_parts = self->lacks_parts || number > 0;
    return *fresh ? keep(&self->notes, &self->note_count, &self->note_capacity, number, text, error)
                  : SOAT_OK;
}

soat_batch_document soat__active_document(const soat__active *self) {
    return (soat_batch_document){.path = self->path, .name = self->name, .base = self->base};
}

/* Marks a waiting step as running. */
static bool claim(uint8_t *step) {
    if (*step != SOAT__STEP_WAITING && *step != SOAT__STEP_AGAIN) {
        return false;
    }
    *step = *step == SOAT__STEP_WAITING ? SOAT__STEP_RUNNING : SOAT__STEP_RUNNING_AGAIN;
    return true;
}

/* Pages in order; those that failed once come last, each with the document opened anew. */
static bool claim_page(soat__active *self, uint32_t *number) {
    for (; self->cursor < self->page_count; self->cursor++) {
        if (self->pages[self->cursor] == SOAT__STEP_WAITING) {
            *number = self->cursor + 1;
            return claim(&self->pages[self->cursor++]);
        }
    }
    for (uint32_t i = 0; self->again_count > 0 && i < self->page_count; i++) {
        if (self->pages[i] == SOAT__STEP_AGAIN) {
            self->again_count--;
            *number = i + 1;
            return claim(&self->pages[i]);
        }
    }
    return false;
}

static bool claim_job(soat__active *self, size_t output_count, soat__job *out) {
    switch (self->stage) {
    case SOAT__STAGE_OPENING:
        out->kind = SOAT__JOB_OPEN;
        return claim(&self->opening);
    case SOAT__STAGE_PAGES:
        out->kind = SOAT__JOB_PAGE;
        return claim_page(self, &out->number);
    case SOAT__STAGE_OUTPUTS:
        out->kind = SOAT__JOB_OUTPUT;
        for (out->number = 0; out->number < output_count; out->number++) {
            if (claim(&self->outputs[out->number])) {
                return true;
            }
        }
        return false;
    case SOAT__STAGE_OVER:
        break;
    }
    return false;
}

bool soat__active_next_job(soat__active *self, size_t output_count, soat__job *out) {
    out->number = 0;
    if (self->changed || !claim_job(self, output_count, out)) {
        return false;
    }
    out->fresh =
        out->kind == SOAT__JOB_PAGE && self->pages[out->number - 1] == SOAT__STEP_RUNNING_AGAIN;
    out->page_count = self->page_count;
    out->key = self->key;
    out->identity = self->identity;
    memcpy(out->path, self->path, strlen(self->path) + 1);
    memcpy(out->name, self->name, strlen(self->name) + 1);
    memcpy(out->base, self->base, strlen(self->base) + 1);
    self->running++;
    return true;
}

static bool is_waiting(uint8_t step) {
    return step == SOAT__STEP_WAITING || step == SOAT__STEP_AGAIN;
}

size_t soat__active_waiting(const soat__active *self, size_t output_count) {
    if (self->changed || self->stage == SOAT__STAGE_OVER) {
        return 0;
    }
    if (self->stage == SOAT__STAGE_OPENING) {
        return is_waiting(self->opening);
    }
    if (self->stage == SOAT__STAGE_PAGES) {
        return self->wanted_count - self->settled_count - self->running;
    }
    size_t count = 0;
    for (size_t i = 0; i < output_count; i++) {
        count += is_waiting(self->outputs[i]);
    }
    return count;
}
