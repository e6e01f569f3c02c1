#include "lm/corpus.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "lm/line_reader.h"

static soat_status append(soat_corpus *self, uint32_t item, soat_error *error) {
    if (!soat__vector_reserve(&self->stream, &self->capacity, self->size + 1,
                              sizeof *self->stream)) {
        return soat__fail_memory(error);
    }
    self->stream[self->size++] = item;
    return SOAT_OK;
}

static soat_status append_form(soat_corpus *self, soat_span form, soat_error *error) {
    if (form.size > SOAT_LIMIT_WORD_BYTES) {
        return append(self, SOAT_LM_MIXED, error);
    }
    bool inserted = false;
    uint32_t *const count = soat__map_insert(&self->forms, form, &inserted);
    if (count == NULL) {
        return soat__fail_memory(error);
    }
    soat_map_entry *const entry =
        (soat_map_entry *)(void *)((char *)count - offsetof(soat_map_entry, value));
    if (inserted) {
        entry->key = soat__arena_copy(&self->arena, form);
        if (entry->key.data == NULL) {
            return soat__fail_memory(error);
        }
    }
    *count += *count < UINT32_MAX;
    return append(self, SOAT_LM_FIRST_WORD + (uint32_t)(entry - self->forms.entries), error);
}

/* <s> is there from the sentence's first item on; a sentence without any is taken back. */
static soat_status begin_sentence(soat_corpus *self, soat_error *error) {
    return append(self, SOAT_LM_START, error);
}

static soat_status end_sentence(soat_corpus *self, soat_error *error) {
    if (self->stream[self->size - 1] == SOAT_LM_START) {
        self->size--;
        return SOAT_OK;
    }
    return append(self, SOAT_LM_END, error);
}

static soat_status add_token(soat_corpus *self, const soat_token *token, bool before_gap,
                             soat_error *error) {
    const int32_t class = soat__lm_token_class(token, before_gap);
    if (class == SOAT_LM_NOTHING) {
        return SOAT_OK;
    }
    if (class == SOAT_LM_WORD) {
        return append_form(self, token->text, error);
    }
    if (class != SOAT_LM_BOUNDARY) {
        return append(self, (uint32_t) class, error);
    }
    const soat_status status = end_sentence(self, error);
    return status == SOAT_OK ? begin_sentence(self, error) : status;
}

soat_status soat__corpus_add_line(soat_corpus *corpus, soat_span line, soat_error *error) {
    soat_status status = begin_sentence(corpus, error);
    size_t position = 0;
    soat_token token;
    bool more = soat__token_next(line, &position, &token);
    while (more && status == SOAT_OK) {
        soat_token next;
        more = soat__token_next(line, &position, &next);
        const bool before_gap = !more || next.kind == SOAT_TOKEN_SPACE;
        status = add_token(corpus, &token, before_gap, error);
        token = next;
    }
    return status == SOAT_OK ? end_sentence(corpus, error) : status;
}

soat_status soat__corpus_read(soat_corpus *corpus, const char *path, uint32_t hold_out,
                              soat_error *error) {
    soat_line_reader *reader = NULL;
    soat_status status = soat__line_reader_open(&reader, path, error);
    soat_span line = {0};
    for (uint64_t number = 1; status == SOAT_OK; number++) {
        status = soat__line_reader_next(reader, &line, error);
        if (status != SOAT_OK || line.data == NULL) {
            break;
        }
        if (hold_out == 0 || number % hold_out != 0) {
            corpus->line_count++;
            status = soat__corpus_add_line(corpus, line, error);
        }
    }
    soat__line_reader_free(reader);
    return status;
}

void soat__corpus_dispose(soat_corpus *corpus) {
    soat__map_dispose(&corpus->forms);
    soat__arena_dispose(&corpus->arena);
    soat__free(corpus->stream);
    *corpus = (soat_corpus){0};
}
