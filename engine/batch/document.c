#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/memory.h"
#include "batch/pages.h"
#include "batch/record.h"
#include "batch/run.h"

static void fail_document(soat__active *active, const char *reason) {
    if (active->reason[0] == '\0') {
        snprintf(active->reason, sizeof active->reason, "%s", reason);
    }
    active->stage = SOAT__STAGE_OVER;
}

/* --- beginning --- */

static bool is_same_file(const char *left, const char *right) {
    struct stat one, other;
    return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* An output in the place of the input itself would destroy it. */
static bool spares_input(soat__run *self, soat__active *active) {
    for (size_t i = 0; self->places.folder != NULL && i < self->options->output_count; i++) {
        if (soat__output_path(&self->path, &self->places, active->base, self->options->suffixes[i],
                              NULL) == SOAT_OK &&
            is_same_file(self->path.data, active->path)) {
            char reason[SOAT_ERROR_MESSAGE_SIZE];
            snprintf(reason, sizeof reason, "'%.400s' is the input itself: choose another folder",
                     self->path.data);
            fail_document(active, reason);
            return false;
        }
    }
    return true;
}

/* Finished by an earlier run, from the same settings, and its outputs are still there. */
static bool is_finished(soat__run *self, const soat__active *active) {
    const soat__entry *const entry = active->earlier;
    return entry != NULL && entry->settings == self->settings &&
           (entry->state == SOAT__STATE_DONE ||
            (entry->state == SOAT__STATE_PARTIAL && !self->options->retry_failed)) &&
           soat__outputs_exist(self, active->base);
}

static bool is_outdated(const soat__run *self, const soat__active *active) {
    const soat__entry *const entry = active->earlier;
    return entry != NULL && entry->settings != self->settings && entry->state != SOAT__STATE_FAILED;
}

static bool looks_unchanged(const soat__active *active) {
    soat__identity now = {0};
    return soat__identity_look(&now, active->path, NULL) == SOAT_OK &&
           now.size == active->earlier->identity.size &&
           now.modified == active->earlier->identity.modified;
}

static void pass_over(soat__run *self, soat__active *active) {
    self->summary->unchanged++;
    self->summary->unchanged_partial += active->earlier->state == SOAT__STATE_PARTIAL;
    active->stage = SOAT__STAGE_OVER;
    soat__document_page_event(self, active, SOAT_BATCH_UNCHANGED, 0, NULL, NULL);
}

static bool is_mine(const soat__run *self, const char *base) {
    const uint64_t hash = XXH3_64bits(base, strlen(base));
    return self->options->shards <= 1 || hash % self->options->shards + 1 == self->options->shard;
}

static void refuse_document(soat__run *self, const soat_batch_document *document,
                            const soat_error *why) {
    const soat_batch_event event = {
        .kind = SOAT_BATCH_FAILED, .document = document, .reason = why->message};
    self->summary->failed++;
    if (self->options->event != NULL) {
        self->options->event(self->options->context, &event);
    }
}

void soat__document_begin(soat__run *self, const soat_batch_document *document) {
    if (!is_mine(self, document->base)) {
        return;
    }
    soat_error error = {0};
    soat__active *active = NULL;
    if (soat__active_new(&active, document, &error) != SOAT_OK) {
        refuse_document(self, document, &error);
        return;
    }
    active->earlier = soat__earlier_find(&self->earlier, active->base);
    if (is_finished(self, active) && looks_unchanged(active)) {
        pass_over(self, active);
        soat__active_free(active);
        return;
    }
    *self->last = active;
    self->last = &active->next;
    self->active_count++;
    if (is_outdated(self, active)) {
        soat__document_page_event(self, active, SOAT_BATCH_OUTDATED, 0, NULL, NULL);
    }
    if (!spares_input(self, active)) {
        soat__document_settle(self, active);
    }
}

/* --- pages --- */

/* Takes over what an unfinished run made of the document. */
static void take_over(soat__run *self, soat__active *active) {
    for (uint32_t number = 1; number <= active->page_count; number++) {
        soat_batch_page page;
        if (active->pages[number - 1] != SOAT__STEP_WAITING ||
            soat__record_path(&self->path, &self->places, active->base, number, NULL) != SOAT_OK ||
            soat__record_read(self->path.data, active->key, number, &self->bytes, &page, NULL) !=
                SOAT_OK) {
            continue;
        }
        if (page.reason == NULL) {
            soat__active_page_done(active, number, &page.facts);
        } else if (!self->options->retry_failed &&
                   soat__active_page_failed(active, number, page.reason, NULL) != SOAT_OK) {
            soat__run_fail(self, SOAT_ERROR_MEMORY, "out of memory");
        }
    }
}

static void opened(soat__run *self, soat__active *active, const soat__reply *reply) {
    active->identity = reply->identity;
    active->opening = SOAT__STEP_DONE;
    const soat__entry *const entry = active->earlier;
    if (is_finished(self, active) && entry->identity.size == active->identity.size &&
        entry->identity.hash == active->identity.hash) {
        pass_over(self, active);
        return;
    }
    if (reply->page_count > SOAT__PAGES_MAX) {
        fail_document(active, "claims to have more than 1000000 pages: it is damaged");
        return;
    }
    const uint64_t parts[] = {self->settings, active->identity.hash, active->identity.size};
    active->key = XXH3_64bits(parts, sizeof parts);
    if (soat__active_set_pages(active, reply->page_count, self->work, NULL) != SOAT_OK) {
        soat__run_fail(self, SOAT_ERROR_MEMORY, "out of memory");
        return;
    }
    if (active->wanted_count == 0) {
        char reason[128];
        snprintf(reason, sizeof reason, "has %" PRIu32 " pages, none of them asked for",
                 active->page_count);
        fail_document(active, reason);
        return;
    }
    if (self->options->resume) {
        take_over(self, active);
    }
    soat__document_page_event(self, active, SOAT_BATCH_OPENED, 0, NULL, NULL);
}

/* An empty page in its place; the reason stays with the record. */
static void give_up_page(soat__run *self, soat__active *active, uint32_t number,
                         const char *reason) {
    const soat_batch_page page = {.number = number, .reason = reason, .facts = {.confidence = -1}};
    soat_error error = {0};
    soat_status status =
        soat__record_path(&self->path, &self->places, active->base, number, &error);
    if (status == SOAT_OK) {
        status = soat__make_folders_above(self->path.data, &error);
    }
    if (status == SOAT_OK) {
        status = soat__record_write(self->path.data, active->key, &page, &error);
    }
    if (status == SOAT_OK) {
        status = soat__active_page_failed(active, number, reason, &error);
    }
    if (status != SOAT_OK) {
        soat__run_fail(self, status, error.message);
        return;
    }
    self->summary->failed_pages++;
    soat__document_page_event(self, active, SOAT_BATCH_PAGE_FAILED, number, NULL, reason);
}

/* What the content itself causes comes out the same the second time. */
static bool may_pass(soat_status status) {
    return status == SOAT_ERROR_MEMORY || status == SOAT_ERROR_IO || status == SOAT_ERROR_INTERNAL;
}

static uint8_t *step_of(soat__active *active, soat__job_kind kind, uint32_t number) {
    return kind == SOAT__JOB_OPEN     ? &active->opening
           : kind == SOAT__JOB_OUTPUT ? &active->outputs[number]
                                      : &active->pages[number - 1];
}

/*
 * A kill by others is no failure, as often as a person or a scheduler does such a thing; a system
 * that is out of memory kills the same page every time.
 */
static void forgive_kill(soat__active *active, uint8_t *step) {
    enum { KILLS_FORGIVEN = 3 };
    if (*step == SOAT__STEP_RUNNING_AGAIN && active->kills < KILLS_FORGIVEN) {
        *step = SOAT__STEP_RUNNING;
        active->kills++;
    }
}

static void step_failed(soat__run *self, soat__active *active, soat__job_kind kind, uint32_t number,
                        const char *reason, bool once_more) {
    uint8_t *const step = step_of(active, kind, number);
    if (once_more && *step == SOAT__STEP_RUNNING) {
        *step = SOAT__STEP_AGAIN;
        active->again_count += kind == SOAT__JOB_PAGE;
        if (kind == SOAT__JOB_PAGE) {
            soat__document_page_event(self, active, SOAT_BATCH_PAGE_RETRIED, number, NULL, reason);
        }
        return;
    }
    *step = SOAT__STEP_FAILED;
    if (kind == SOAT__JOB_PAGE) {
        give_up_page(self, active, number, reason);
    } else if (kind == SOAT__JOB_OPEN) {
        fail_document(active, reason);
    } else if (active->reason[0] == '\0') {
        snprintf(active->reason, sizeof active->reason, "no %s: %.440s",
                 self->options->suffixes[number], reason);
    }
}

static void step_done(soat__run *self, soat__active *active, uint32_t number,
                      const soat__reply *reply) {
    switch (reply->kind) {
    case SOAT__JOB_OPEN:
        opened(self, active, reply);
        return;
    case SOAT__JOB_PAGE:
        soat__active_page_done(active, number, &reply->facts);
        self->summary->pages++;
        soat__document_page_event(self, active, SOAT_BATCH_PAGE_DONE, number, &reply->facts, NULL);
        return;
    case SOAT__JOB_OUTPUT:
        active->outputs[number] = SOAT__STEP_DONE;
        return;
    case SOAT__JOB_START:
        return;
    }
}

void soat__document_reply(soat__run *self, soat__active *active, uint32_t number,
                          const soat__reply *reply) {
    active->running--;
    if (reply->no_room) {
        soat__run_fail(self, SOAT_ERROR_IO, reply->message);
        return;
    }
    if (reply->changed) {
        active->changed = true;
    } else if (reply->status == SOAT_OK) {
        step_done(self, active, number, reply);
    } else {
        if (reply->kind == SOAT__JOB_OPEN) {
            active->identity = reply->identity;
        }
        step_failed(self, active, reply->kind, number, reply->message, may_pass(reply->status));
    }
    soat__document_settle(self, active);
}

void soat__document_lost(soat__run *self, soat__active *active, soat__job_kind kind,
                         uint32_t number, bool killed, const char *reason) {
    active->running--;
    if (killed) {
        forgive_kill(active, step_of(active, kind, number));
    }
    /* A file that is cut while it is mapped kills its reader: that is no fault of the page. */
    if (kind != SOAT__JOB_OPEN && !soat__identity_holds(&active->identity, active->path)) {
        active->changed = true;
    } else {
        step_failed(self, active, kind, number, reason, true);
    }
    soat__document_settle(self, active);
}

/* --- what follows --- */

static void redo(soat__run *self, soat__active *active) {
    if (soat__document_folder(&self->path, &self->places, active->base, NULL) == SOAT_OK) {
        soat__remove_tree(self->path.data);
    }
    if (active->redone || active->delivered > 0) {
        active->changed = false;
        fail_document(active, "the file changes while it is read");
    } else {
        soat__active_restart(active);
    }
}

/* Where pages are delivered, the next one in order, as long as there is one. */
static void deliver(soat__run *self, soat__active *active) {
    const soat_batch_options *const options = self->options;
    const soat_batch_document document = soat__active_document(active);
    while (active == self->first && self->fatal == SOAT_OK &&
           active->delivered < active->page_count) {
        const uint32_t number = active->delivered + 1;
        const uint8_t step = active->pages[number - 1];
        if (step < SOAT__STEP_DONE) {
            return;
        }
        soat_error error = {0};
        soat_batch_page page;
        soat_status status = SOAT_OK;
        if (step != SOAT__STEP_UNWANTED) {
            status = soat__record_path(&self->path, &self->places, active->base, number, &error);
            if (status == SOAT_OK) {
                status = soat__record_read(self->path.data, active->key, number, &self->bytes,
                                           &page, &error);
            }
            if (status == SOAT_OK) {
                status = options->deliver(options->context, &document, active->page_count, &page,
                                          &error);
                unlink(self->path.data);
            }
        }
        active->delivered = number;
        if (status != SOAT_OK) {
            soat__run_fail(self, status, error.message);
        }
    }
}

static bool outputs_settled(const soat__run *self, const soat__active *active) {
    for (size_t i = 0; i < self->options->output_count; i++) {
        if (active->outputs[i] < SOAT__STEP_DONE) {
            return false;
        }
    }
    return true;
}

static void look_whether_over(soat__run *self, soat__active *active) {
    if (active->stage != SOAT__STAGE_OUTPUTS) {
        return;
    }
    if (active->failed_count == active->wanted_count && self->places.folder != NULL) {
        fail_document(active, active->failure_count > 0 ? active->failures[0].reason : "failed");
    } else if (self->places.folder != NULL ? outputs_settled(self, active)
                                           : active->delivered == active->page_count) {
        active->stage = SOAT__STAGE_OVER;
    }
}

void soat__document_settle(soat__run *self, soat__active *active) {
    if (self->fatal != SOAT_OK) {
        return;
    }
    if (active->changed && active->running == 0) {
        redo(self, active);
    }
    if (self->options->deliver != NULL && !active->changed) {
        deliver(self, active);
    }
    look_whether_over(self, active);
    if (active->stage != SOAT__STAGE_OVER || active->running > 0) {
        return;
    }
    soat__document_end(self, active);
}
