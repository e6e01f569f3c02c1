/* The table of passes in the order in which they run, and the presets. */
#include <string.h>

#include "base/error.h"
#include "normalize/pass.h"

/* clang-format off */
static const soat_pass *const passes[] = {
    &soat__pass_charset,
    &soat__pass_invisible,
    &soat__pass_space,
    &soat__pass_width,
    &soat__pass_homoglyph,
    &soat__pass_mark,
    &soat__pass_nfc,
    &soat__pass_repeat,
    &soat__pass_blank,
    &soat__pass_punctuation,
    &soat__pass_running,
    &soat__pass_join,
    &soat__pass_quote,
    &soat__pass_dash,
    &soat__pass_case,
    &soat__pass_tone,
    &soat__pass_iy,
    &soat__pass_figures,
    &soat__pass_number_style,
    &soat__pass_say_address,
    &soat__pass_say_phone,
    &soat__pass_say_date,
    &soat__pass_say_time,
    &soat__pass_say_roman,
    &soat__pass_say_code,
    &soat__pass_say_unit,
    &soat__pass_say_sign,
    &soat__pass_say_number,
    &soat__pass_say_abbreviation,
    &soat__pass_lower,
    &soat__pass_unmark,
};
/* clang-format on */

enum { PASS_COUNT = sizeof passes / sizeof passes[0] };
_Static_assert((int)PASS_COUNT <= (int)SOAT_PASSES_MAX,
               "the choice of passes has a place for each");

static const soat_preset_info presets[] = {
    {"clean", "what no reader would miss", "invisible,space,width,homoglyph,mark,nfc"},
    {"tts", "text to be read aloud: every figure, sign and abbreviation in words",
     "invisible,space,width,homoglyph,mark,nfc,say-address,say-phone,say-date,say-time,say-roman,"
     "say-code,say-unit,say-sign,say-number,"
     "say-abbreviation"},
    {"display", "text to be shown: clean, in one style",
     "invisible,space,width,homoglyph,mark,nfc,repeat,blank,punctuation,quote,dash,case,tone,iy"},
    {"search", "what a search compares: small letters without marks",
     "invisible,space,width,homoglyph,mark,nfc,lower,unmark"},
};

enum { PRESET_COUNT = sizeof presets / sizeof presets[0] };

size_t soat__pass_count(void) {
    return PASS_COUNT;
}

const soat_pass *soat__pass_at(size_t index) {
    return index < PASS_COUNT ? passes[index] : NULL;
}

size_t soat_pass_count(void) {
    return PASS_COUNT;
}

const soat_pass_info *soat_pass_at(size_t index) {
    return index < PASS_COUNT ? &passes[index]->info : NULL;
}

size_t soat_preset_count(void) {
    return PRESET_COUNT;
}

const soat_preset_info *soat_preset_at(size_t index) {
    return index < PRESET_COUNT ? &presets[index] : NULL;
}

static bool is_name(soat_span text, const char *name) {
    return strlen(name) == text.size && memcmp(name, text.data, text.size) == 0;
}

/* The name at *position up to a comma, without blanks around it; *position moves past the comma. */
static bool next_name(const char *list, size_t *position, soat_span *out) {
    const char *start = list + *position;
    if (*start == '\0') {
        return false;
    }
    const size_t size = strcspn(start, ",");
    *position += size + (start[size] == ',');
    const char *end = start + size;
    while (start < end && *start == ' ') {
        start++;
    }
    while (start < end && end[-1] == ' ') {
        end--;
    }
    *out = soat_span_make(start, (size_t)(end - start));
    return true;
}

/* Sets the pass, or the passes of the preset, of this name. */
static bool mark(soat_span name, bool value, bool chosen[SOAT_PASSES_MAX]) {
    for (size_t i = 0; i < PASS_COUNT; i++) {
        if (is_name(name, passes[i]->info.name)) {
            chosen[i] = value;
            return true;
        }
    }
    for (size_t i = 0; i < PRESET_COUNT; i++) {
        if (is_name(name, presets[i].name)) {
            size_t position = 0;
            for (soat_span pass; next_name(presets[i].passes, &position, &pass);) {
                mark(pass, value, chosen); /* a preset holds passes only: one level deep */
            }
            return true;
        }
    }
    return false;
}

soat_status soat__passes_choose(const char *list, bool chosen[SOAT_PASSES_MAX], soat_error *error) {
    memset(chosen, 0, SOAT_PASSES_MAX * sizeof chosen[0]);
    size_t position = 0;
    for (soat_span name; next_name(list, &position, &name);) {
        const bool value = name.size == 0 || name.data[0] != '-';
        const soat_span bare = value ? name : soat_span_make(name.data + 1, name.size - 1);
        if (!mark(bare, value, chosen)) {
            return soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                              "there is no pass and no preset '%.*s'", (int)bare.size, bare.data);
        }
    }
    for (size_t i = 0; i < PASS_COUNT; i++) {
        if (chosen[i]) {
            return SOAT_OK;
        }
    }
    return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "the list of passes '%s' leaves none", list);
}
