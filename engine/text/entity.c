/*
 * A table of recognisers, each a few lines of scanning from left to right, tried in order: the
 * first that takes the whole stretch wins, so that the stricter ones stand first.
 */
#include "text/entity.h"

#include <stdint.h>
#include <string.h>

#include "text/entity_forms.h"

/* Whole code points that stand before and after words without belonging to them. */
static const char *const openers[] = {"(", "[", "{", "\"", "'", "“", "‘", "«", "<", "„"};
static const char *const closers[] = {".",  ",", ";", ":", "!", "?", ")", "]", "}",
                                      "\"", "'", "”", "’", "»", "…", ">", "“"};

static soat_span strip(soat_span text) {
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++) {
        const size_t size = strlen(openers[i]);
        if (text.size > size && memcmp(text.data, openers[i], size) == 0) {
            text = soat_span_make(text.data + size, text.size - size);
            i = SIZE_MAX; /* from the first one again */
        }
    }
    for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++) {
        const size_t size = strlen(closers[i]);
        if (text.size > size && memcmp(text.data + text.size - size, closers[i], size) == 0) {
            text.size -= size;
            i = SIZE_MAX;
        }
    }
    return text;
}

static const struct {
    bool (*matches)(soat_cursor text);
    soat_entity entity;
} recognisers[] = {
    {soat__is_email, SOAT_ENTITY_EMAIL},       {soat__is_plate, SOAT_ENTITY_PLATE},
    {soat__is_section, SOAT_ENTITY_LIST_MARK}, {soat__is_date, SOAT_ENTITY_DATE},
    {soat__is_time, SOAT_ENTITY_TIME},         {soat__is_percent, SOAT_ENTITY_PERCENT},
    {soat__is_number, SOAT_ENTITY_NUMBER},     {soat__is_roman, SOAT_ENTITY_ROMAN},
    {soat__is_code, SOAT_ENTITY_CODE},         {soat__is_url, SOAT_ENTITY_URL},
};

static soat_entity classify(soat_span text) {
    for (size_t i = 0; i < sizeof recognisers / sizeof recognisers[0]; i++) {
        if (recognisers[i].matches(soat__cursor_of(text))) {
            return recognisers[i].entity;
        }
    }
    return SOAT_ENTITY_NONE;
}

soat_entity soat__entity_of(soat_span chunk, soat_span *core) {
    soat_entity entity = SOAT_ENTITY_NONE;
    soat_span found = chunk;
    if (chunk.size > 0 && soat__is_list_mark(soat__cursor_of(chunk))) {
        entity = SOAT_ENTITY_LIST_MARK;
    } else if (chunk.size > 0) {
        const soat_span stripped = strip(chunk);
        entity = classify(stripped);
        found = entity == SOAT_ENTITY_NONE ? chunk : stripped;
    }
    if (core != NULL) {
        *core = found;
    }
    return entity;
}
