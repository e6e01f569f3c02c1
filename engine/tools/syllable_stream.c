#include "tools/syllable_stream.h"

#include "base/error.h"
#include "base/memory.h"
#include "lm/line_reader.h"
#include "syllable/syllable.h"
#include "syllable/word_fold.h"
#include "text/token.h"

static bool push(soat_syllable_stream *stream, uint16_t id) {
    if (id == SOAT_STREAM_BREAK && stream->size > 0 &&
        stream->ids[stream->size - 1] == SOAT_STREAM_BREAK) {
        return true;
    }
    if (!soat__vector_reserve(&stream->ids, &stream->capacity, stream->size + 1,
                              sizeof *stream->ids)) {
        return false;
    }
    stream->ids[stream->size++] = id;
    return true;
}

/* Puts the key of the entry that was just made where it lives as long as the map. */
static bool keep_key(soat_syllable_stream *stream, soat_map *map) {
    soat_span *const key = &map->entries[map->count - 1].key;
    *key = soat__arena_copy(&stream->arena, *key);
    return key->data != NULL;
}

/* The id of a form that was not met before; a syllable beyond the room of ids is a break. */
static bool number_form(soat_syllable_stream *stream, soat_span form, uint32_t *id) {
    char folded[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    soat_syllable syllable;
    *id = SOAT_STREAM_BREAK;
    if (!soat__word_fold(form, folded, &size, NULL) ||
        soat__syllable_parse(soat_span_make(folded, size), &syllable, NULL) == SOAT_SYLLABLE_NONE ||
        stream->syllables.count == SOAT_STREAM_SYLLABLES) {
        return true;
    }
    char composed[SOAT_SYLLABLE_BYTES];
    const soat_span key =
        soat_span_make(composed, soat__syllable_compose(syllable, false, composed));
    bool inserted = false;
    if (soat__map_insert(&stream->syllables, key, &inserted) == NULL ||
        (inserted && !keep_key(stream, &stream->syllables))) {
        return false;
    }
    *id = soat__syllable_stream_id(stream, key);
    return true;
}

static bool add_token(soat_syllable_stream *stream, const soat_token *token) {
    if (token->kind == SOAT_TOKEN_SPACE) {
        return true;
    }
    if (token->kind != SOAT_TOKEN_WORD) {
        return push(stream, SOAT_STREAM_BREAK);
    }
    bool inserted = false;
    uint32_t *const id = soat__map_insert(&stream->forms, token->text, &inserted);
    if (id == NULL || (inserted && (!keep_key(stream, &stream->forms) ||
                                    !number_form(stream, token->text, id)))) {
        return false;
    }
    if (*id != SOAT_STREAM_BREAK) {
        stream->syllables.entries[*id - 1].value++;
    }
    return push(stream, (uint16_t)*id);
}

soat_status soat__syllable_stream_read(soat_syllable_stream *stream, const char *path,
                                       soat_error *error) {
    soat_line_reader *reader = NULL;
    soat_status status = soat__line_reader_open(&reader, path, error);
    for (soat_span line = {0}; status == SOAT_OK;) {
        status = soat__line_reader_next(reader, &line, error);
        if (status != SOAT_OK || line.data == NULL) {
            break;
        }
        soat_token token;
        bool good = true;
        for (size_t position = 0; good && soat__token_next(line, &position, &token);) {
            good = add_token(stream, &token);
        }
        if (!good || !push(stream, SOAT_STREAM_BREAK)) {
            status = soat__fail_memory(error);
        }
    }
    soat__line_reader_free(reader);
    return status;
}

uint16_t soat__syllable_stream_id(const soat_syllable_stream *stream, soat_span syllable) {
    const uint32_t *const count = soat__map_find(&stream->syllables, syllable);
    if (count == NULL) {
        return SOAT_STREAM_BREAK;
    }
    const char *const value = (const char *)count;
    const char *const first = (const char *)&stream->syllables.entries[0].value;
    return (uint16_t)((size_t)(value - first) / sizeof(soat_map_entry) + 1);
}

void soat__syllable_stream_dispose(soat_syllable_stream *stream) {
    soat__free(stream->ids);
    soat__map_dispose(&stream->syllables);
    soat__map_dispose(&stream->forms);
    soat__arena_dispose(&stream->arena);
    *stream = (soat_syllable_stream){0};
}
