#include "batch/earlier.h"

#include <errno.h>
#include <glob.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/memory.h"
#include "batch/path.h"

static const char *const names[SOAT__STATE_COUNT] = {"failed", "partial", "done"};

const char *soat__state_name(soat__state state) {
    return names[state];
}

void soat__document_id(const char *base, char out[17]) {
    snprintf(out, 17, "%016" PRIx64, XXH3_64bits(base, strlen(base)));
}

static bool read_state(const char *name, soat__state *out) {
    for (int i = 0; i < SOAT__STATE_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = (soat__state)i;
            return true;
        }
    }
    return false;
}

/* The entry of the id, a new one when there is none; NULL when memory is out. */
static soat__entry *entry_of(soat__earlier *self, const char *id) {
    bool inserted = false;
    if (!soat__vector_reserve(&self->entries, &self->capacity, self->count + 1,
                              sizeof *self->entries)) {
        return NULL;
    }
    uint32_t *const place = soat__map_insert(&self->index, soat_span_from_string(id), &inserted);
    if (place == NULL || !inserted) {
        return place == NULL ? NULL : &self->entries[*place];
    }
    const soat_span key = soat__arena_copy(&self->arena, soat_span_from_string(id));
    if (key.data == NULL) {
        return NULL;
    }
    *place = (uint32_t)self->count;
    self->index.entries[self->index.count - 1].key = key;
    self->entries[self->count] = (soat__entry){0};
    return &self->entries[self->count++];
}

static bool take_entry(soat__earlier *self, json_t *line, size_t journal, int64_t offset) {
    const char *id, *base, *state_text, *time, *settings, *hash;
    json_int_t size, modified;
    soat__state state;
    if (json_unpack(line, "{s:s,s:s,s:s,s:s,s:s,s:{s:I,s:I,s:s}}", "id", &id, "base", &base,
                    "state", &state_text, "time", &time, "settings", &settings, "file", "size",
                    &size, "modified", &modified, "hash", &hash) != 0 ||
        !read_state(state_text, &state)) {
        return true; /* a line of another kind */
    }
    soat__entry *const entry = entry_of(self, id);
    if (entry == NULL) {
        return false;
    }
    if (strcmp(time, entry->time) < 0) {
        return true; /* another journal knows something newer */
    }
    entry->base = soat__arena_copy(&self->arena, soat_span_from_string(base)).data;
    entry->state = state;
    entry->settings = strtoull(settings, NULL, 16);
    entry->identity = (soat__identity){
        .size = (uint64_t)size, .modified = modified, .hash = strtoull(hash, NULL, 16)};
    entry->journal = journal;
    entry->offset = offset;
    snprintf(entry->time, sizeof entry->time, "%s", time);
    return entry->base != NULL;
}

static bool read_lines(soat__earlier *self, FILE *file, size_t journal) {
    char *text = NULL;
    size_t capacity = 0;
    int64_t offset = 0;
    bool good = true;
    for (ssize_t size; good && (size = getline(&text, &capacity, file)) > 0; offset += size) {
        json_t *const line = json_loadb(text, (size_t)size, 0, NULL);
        good = line == NULL || take_entry(self, line, journal, offset);
        json_decref(line);
    }
    free(text);
    return good;
}

static soat_status read_journal(soat__earlier *self, const char *path, size_t journal,
                                soat_error *error) {
    FILE *const file = fopen(path, "rbe");
    if (file == NULL) {
        return soat__fail(error, SOAT_ERROR_IO, 0, "cannot open '%s': %s", path, strerror(errno));
    }
    const bool good = read_lines(self, file, journal);
    fclose(file);
    return good ? SOAT_OK : soat__fail_memory(error);
}

/* Copies the names into the arena. */
static soat_status keep_names(soat__earlier *self, const glob_t *found, soat_error *error) {
    self->journals = soat__arena_alloc(&self->arena, found->gl_pathc, sizeof *self->journals);
    for (size_t i = 0; self->journals != NULL && i < found->gl_pathc; i++) {
        const soat_span name =
            soat__arena_copy(&self->arena, soat_span_from_string(found->gl_pathv[i]));
        self->journals[self->journal_count] = (char *)(uintptr_t)name.data;
        self->journal_count += name.data != NULL;
    }
    return self->journal_count == found->gl_pathc ? SOAT_OK : soat__fail_memory(error);
}

/* The pattern, with what glob takes for special in the folder's name escaped. */
static soat_status make_pattern(soat_buffer *out, const char *folder, soat_error *error) {
    soat_status status = SOAT_OK;
    for (; *folder != '\0' && status == SOAT_OK; folder++) {
        const char *const escape = strchr("*?[\\", *folder) != NULL ? "\\" : "";
        status = soat_buffer_append(out, soat_span_from_string(escape), error);
        if (status == SOAT_OK) {
            status = soat_buffer_append(out, soat_span_make(folder, 1), error);
        }
    }
    return status == SOAT_OK
               ? soat_buffer_append(out, soat_span_from_string("/soat-journal*.jsonl"), error)
               : status;
}

soat_status soat__earlier_read(soat__earlier *self, const char *folder, soat_error *error) {
    *self = (soat__earlier){0};
    soat_buffer pattern = SOAT_BUFFER_INIT;
    glob_t found = {0};
    soat_status status = make_pattern(&pattern, folder, error);
    if (status == SOAT_OK && glob(pattern.data, 0, NULL, &found) == 0) {
        status = keep_names(self, &found, error);
    }
    for (size_t i = 0; status == SOAT_OK && i < self->journal_count; i++) {
        status = read_journal(self, self->journals[i], i, error);
    }
    globfree(&found);
    soat_buffer_dispose(&pattern);
    return status;
}

void soat__earlier_dispose(soat__earlier *self) {
    soat__map_dispose(&self->index);
    soat__arena_dispose(&self->arena);
    soat__free(self->entries);
    *self = (soat__earlier){0};
}

const soat__entry *soat__earlier_find(const soat__earlier *self, const char *base) {
    char id[17];
    soat__document_id(base, id);
    const uint32_t *const place = soat__map_find(&self->index, soat_span_from_string(id));
    return place == NULL ? NULL : &self->entries[*place];
}
