#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "batch/failed_folder.h"
#include "batch/run.h"

bool soat__outputs_exist(soat__run *self, const char *base) {
    for (size_t i = 0; i < self->options->output_count; i++) {
        if (soat__output_path(&self->path, &self->places, base, self->options->suffixes[i], NULL) !=
                SOAT_OK ||
            access(self->path.data, F_OK) != 0) {
            return false;
        }
    }
    return true;
}

void soat__document_page_event(soat__run *self, const soat__active *active,
                               soat_batch_event_kind kind, uint32_t number,
                               const soat_batch_facts *facts, const char *reason) {
    const soat_batch_document document = soat__active_document(active);
    const soat_batch_event event = {.kind = kind,
                                    .document = &document,
                                    .number = number,
                                    .page_count = active->wanted_count,
                                    .failed_pages = active->failed_count,
                                    .facts = facts != NULL ? *facts : active->facts,
                                    .reason = reason};
    if (kind == SOAT_BATCH_PAGE_RETRIED || kind == SOAT_BATCH_PAGE_FAILED) {
        char id[17];
        soat__document_id(active->base, id);
        const char *const state = kind == SOAT_BATCH_PAGE_FAILED ? "failed" : "retried";
        soat_error error = {0};
        const soat_status status = soat__journal_append(
            &self->journal,
            json_pack("{s:s,s:s,s:o,s:I,s:s,s:o}", "event", "page", "id", id, "input",
                      soat__json_text(soat_span_from_string(active->name)), "page",
                      (json_int_t)number, "state", state, "reason",
                      soat__json_text(soat_span_from_string(reason))),
            &error);
        if (status != SOAT_OK) {
            soat__run_fail(self, status, error.message);
        }
    }
    if (self->options->event != NULL) {
        self->options->event(self->options->context, &event);
    }
}

void soat__document_note(soat__run *self, soat__active *active, uint32_t number, const char *text) {
    bool fresh = false;
    soat_error error = {0};
    const soat_status status = soat__active_note(active, number, text, &fresh, &error);
    if (status != SOAT_OK) {
        soat__run_fail(self, status, error.message);
    } else if (fresh) {
        soat__document_page_event(self, active, SOAT_BATCH_NOTED, number, NULL, text);
    }
}

/* --- the line of a document in the journal --- */

static json_t *rounded(double value) {
    return json_real(round(value * 1000) / 1000);
}

static json_t *confidence_value(double confidence) {
    return confidence >= 0 ? rounded(confidence) : json_null();
}

/* A note on the document has no page. */
static json_t *reasons_value(const soat__page_failure *items, size_t count) {
    json_t *const list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *const one = json_object();
        if (items[i].number > 0) {
            json_object_set_new(one, "page", json_integer((json_int_t)items[i].number));
        }
        json_object_set_new(one, "reason", soat__json_text(soat_span_from_string(items[i].reason)));
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *outputs_value(const soat__run *self, const soat__active *active) {
    json_t *const list = json_array();
    for (size_t i = 0; i < self->options->output_count; i++) {
        if (active->outputs[i] == SOAT__STEP_DONE) {
            json_array_append_new(list, json_string(self->options->suffixes[i]));
        }
    }
    return list;
}

static json_t *worst_value(const soat__active *active) {
    json_t *const list = json_array();
    for (size_t i = 0; i < active->worst_count; i++) {
        json_array_append_new(list,
                              json_pack("{s:I,s:o}", "page", (json_int_t)active->worst[i].number,
                                        "confidence", rounded(active->worst[i].confidence)));
    }
    return list;
}

static json_t *document_line(const soat__run *self, const soat__active *active, soat__state state) {
    char id[17], settings[17], hash[17];
    soat__document_id(active->base, id);
    snprintf(settings, sizeof settings, "%016" PRIx64, self->settings);
    snprintf(hash, sizeof hash, "%016" PRIx64, active->identity.hash);
    json_t *const line = json_pack(
        "{s:s,s:s,s:o,s:o,s:s,s:s,s:{s:I,s:I,s:s}}", "event", "document", "id", id, "base",
        soat__json_text(soat_span_from_string(active->base)), "input",
        soat__json_text(soat_span_from_string(active->name)), "state", soat__state_name(state),
        "settings", settings, "file", "size", (json_int_t)active->identity.size, "modified",
        (json_int_t)active->identity.modified, "hash", hash);
    json_t *const facts = json_pack(
        "{s:I,s:I,s:I,s:I,s:I,s:o,s:o,s:o,s:o,s:o,s:o}", "pages", (json_int_t)active->wanted_count,
        "failed_pages", (json_int_t)active->failed_count, "words", (json_int_t)active->facts.words,
        "changes", (json_int_t)active->facts.changes, "doubts", (json_int_t)active->facts.doubts,
        "confidence",
        confidence_value(active->confidence_words > 0 ? active->facts.confidence : -1), "seconds",
        rounded(active->facts.seconds), "outputs", outputs_value(self, active), "failures",
        reasons_value(active->failures, active->failure_count), "notes",
        reasons_value(active->notes, active->note_count), "worst", worst_value(active));
    const bool good =
        line != NULL && facts != NULL && json_object_update(line, facts) == 0 &&
        (active->reason[0] == '\0' ||
         json_object_set_new(line, "reason",
                             soat__json_text(soat_span_from_string(active->reason))) == 0);
    json_decref(facts);
    if (!good) {
        json_decref(line);
        return NULL;
    }
    return line;
}

/* --- the end --- */

static soat__state state_of(const soat__run *self, const soat__active *active) {
    size_t made = 0;
    for (size_t i = 0; i < self->options->output_count; i++) {
        made += active->outputs[i] == SOAT__STEP_DONE;
    }
    const bool all_pages_failed = active->failed_count == active->wanted_count;
    const bool nothing =
        self->places.folder != NULL ? made == 0 : active->reason[0] != '\0' || all_pages_failed;
    if (nothing) {
        return SOAT__STATE_FAILED;
    }
    const bool whole =
        active->failed_count == 0 && active->reason[0] == '\0' && !active->lacks_parts;
    return whole ? SOAT__STATE_DONE : SOAT__STATE_PARTIAL;
}

static void remove_from_list(soat__run *self, soat__active *active) {
    soat__active **place = &self->first;
    while (*place != active) {
        place = &(*place)->next;
    }
    *place = active->next;
    if (self->last == &active->next) {
        self->last = place;
    }
    self->active_count--;
}

/* False when the journal could not be written, and then the records are kept. */
static bool write_down(soat__run *self, const soat__active *active, soat__state state) {
    soat_error error = {0};
    const soat_status status =
        soat__journal_append(&self->journal, document_line(self, active, state), &error);
    if (status != SOAT_OK) {
        soat__run_fail(self, status, error.message);
        return false;
    }
    if (soat__document_folder(&self->path, &self->places, active->base, NULL) == SOAT_OK) {
        soat__remove_tree(self->path.data);
    }
    if (self->places.folder != NULL && state == SOAT__STATE_DONE) {
        soat__failed_remove(self->places.folder, active);
    } else if (self->places.folder != NULL) {
        soat__failed_add(self->places.folder, active);
    }
    return true;
}

static void deliver_end(soat__run *self, const soat__active *active) {
    const soat_batch_options *const options = self->options;
    const soat_batch_document document = soat__active_document(active);
    soat_error error = {0};
    const soat_status status =
        options->deliver(options->context, &document, active->page_count, NULL, &error);
    if (status != SOAT_OK) {
        soat__run_fail(self, status, error.message);
    }
}

static void count_and_tell(soat__run *self, const soat__active *active, soat__state state) {
    static const soat_batch_event_kind kinds[SOAT__STATE_COUNT] = {
        [SOAT__STATE_FAILED] = SOAT_BATCH_FAILED,
        [SOAT__STATE_PARTIAL] = SOAT_BATCH_PARTIAL,
        [SOAT__STATE_DONE] = SOAT_BATCH_DONE};
    size_t *const counts[SOAT__STATE_COUNT] = {[SOAT__STATE_FAILED] = &self->summary->failed,
                                               [SOAT__STATE_PARTIAL] = &self->summary->partial,
                                               [SOAT__STATE_DONE] = &self->summary->done};
    ++*counts[state];
    const char *reason = active->reason[0] != '\0' ? active->reason : NULL;
    if (reason == NULL && state == SOAT__STATE_FAILED && active->failure_count > 0) {
        reason = active->failures[0].reason;
    }
    soat__document_page_event(self, active, kinds[state], 0, NULL, reason);
}

void soat__document_end(soat__run *self, soat__active *active) {
    const bool passed_over =
        active->opening == SOAT__STEP_DONE && active->page_count == 0 && active->reason[0] == '\0';
    if (!passed_over) {
        const soat__state state = state_of(self, active);
        if (self->options->deliver != NULL && active->page_count > 0 &&
            active->delivered == active->page_count) {
            deliver_end(self, active);
        }
        if (write_down(self, active, state)) {
            count_and_tell(self, active, state);
        }
    }
    remove_from_list(self, active);
    soat__active_free(active);
}
