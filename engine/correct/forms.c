#include "correct/forms.h"

#include <string.h>

#include "base/error.h"
#include "correct/code_repair.h"
#include "correct/form_repair.h"

_Static_assert((int)SOAT_FORM_REPAIR_BYTES >= (int)SOAT_CODE_REPAIR_BYTES, "one buffer for both");

static size_t repair_code(soat_form_place *place, char out[SOAT_FORM_REPAIR_BYTES]) {
    return soat__code_repair(soat__units_text(place->units, place->first, place->end), out);
}

static size_t repair_date(soat_form_place *place, char out[SOAT_FORM_REPAIR_BYTES]) {
    return soat__date_repair(soat__units_text(place->units, place->first, place->end), out);
}

/* Which repairs are tried, by the byte that a stretch begins with; "": any. */
static const struct {
    const char *begins;
    size_t most; /* bytes of the stretch */
    char has;    /* a byte that it must hold; 0: any */
    soat_form_repair *repair;
} repairs[] = {
    {"0123456789", SOAT_CODE_REPAIR_MOST, 0, repair_date},
    {"0123456789/", SOAT_CODE_REPAIR_MOST, 0, repair_code},
    {"Vv", 8, 0, soat__subject_repair},
    {"TIJF1\xC6", 5, 0, soat__standing_repair},
    {"BD", 9, 0, soat__degree_repair},
    {"", SOAT_FORM_REPAIR_BYTES / 2, '@', soat__address_repair},
    {"h", SOAT_FORM_REPAIR_BYTES / 2, '/', soat__address_repair},
};

static bool is_sign_of(const soat_unit *unit, const char *signs) {
    const soat_token *const token = &unit->token;
    return token->kind == SOAT_TOKEN_PUNCTUATION && token->text.size == 1 &&
           strchr(signs, token->text.data[0]) != NULL;
}

static size_t repair_place(soat_form_place *place, char out[SOAT_FORM_REPAIR_BYTES]) {
    const soat_span text = soat__units_text(place->units, place->first, place->end);
    size_t size = 0;
    for (size_t i = 0; i < sizeof repairs / sizeof repairs[0] && size == 0; i++) {
        const bool begins =
            repairs[i].begins[0] == '\0' || strchr(repairs[i].begins, text.data[0]) != NULL;
        const bool holds =
            repairs[i].has == '\0' || memchr(text.data, repairs[i].has, text.size) != NULL;
        if (begins && holds && text.size <= repairs[i].most && text.data[0] != '\0') {
            size = repairs[i].repair(place, out);
        }
    }
    return size;
}

/* Most stretches are a word or a number, perhaps with a comma. */
static bool may_be_damaged(const soat_form_place *place) {
    const soat_unit *const first = &place->units->items[place->first];
    return place->end - place->first > 1 || first->token.kind == SOAT_TOKEN_MIXED ||
           strchr("VTIJFBD\xC6", first->token.text.data[0]) != NULL;
}

/* The stretch [chunk, end) without what stands around a form without belonging to it. */
static soat_form_place strip(const soat_units *units, size_t chunk, size_t end) {
    soat_form_place place = {
        .units = units, .chunk = chunk, .chunk_end = end, .first = chunk, .end = end};
    while (place.first + 1 < place.end && is_sign_of(&units->items[place.first], "([{\"'<")) {
        place.first++;
    }
    while (place.end > place.first + 1 &&
           is_sign_of(&units->items[place.end - 1], ".,;:)]}\"'!?>")) {
        place.end--;
    }
    return place;
}

soat_status soat__forms_read(soat_units *units, soat_arena *arena, soat_error *error) {
    enum { IMPOSSIBLE = 15000 }; /* milli-nats that it costs to keep a damaged form */
    for (size_t first = 0; first < units->count;) {
        size_t end = first + 1;
        while (end < units->count && !units->items[end].space_before) {
            end++;
        }
        soat_form_place place = strip(units, first, end);
        first = end;
        char meant[SOAT_FORM_REPAIR_BYTES];
        const size_t size = may_be_damaged(&place) ? repair_place(&place, meant) : 0;
        soat_unit *const wrong = &units->items[place.first];
        if (size == 0 || wrong->meant.data != NULL || wrong->debris) {
            continue;
        }
        const soat_span read = soat__units_text(units, place.first, place.end);
        const bool right = read.size == size && memcmp(read.data, meant, size) == 0;
        if (!right) {
            wrong->meant = soat__arena_copy(arena, soat_span_make(meant, size));
            wrong->meant_units = (uint8_t)(place.end - place.first);
            wrong->meant_reason = SOAT_REASON_LETTER;
            wrong->out_of_turn = IMPOSSIBLE;
            if (wrong->meant.data == NULL) {
                return soat__fail_memory(error);
            }
        }
        for (size_t i = place.first; i < place.end; i++) {
            units->items[i].guarded = true; /* from every other reading */
        }
    }
    return SOAT_OK;
}
