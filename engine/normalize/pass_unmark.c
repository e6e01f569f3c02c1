/*
 * unmark: letters without their marks, đ as d: what people type when they search. Other Latin, Greek and
 * Cyrillic letters lose the marks that Unicode takes off them (ü u, й и) and
 * Latin ones their strokes (ø o, ð d).
 */
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "normalize/lead_scan.h"
#include "normalize/pass.h"
#include "text/letter.h"
#include "text/utf8.h"

/* The first character of the canonical decomposition when the rest are marks; else the same. */
static uint32_t base_of(const UNormalizer2 *forms, uint32_t code_point) {
    enum { UNITS_MAX = 8 };
    UErrorCode code = U_ZERO_ERROR;
    UChar wide[UNITS_MAX];
    const int32_t units =
        unorm2_getDecomposition(forms, (UChar32)code_point, wide, UNITS_MAX, &code);
    if (U_FAILURE(code) || units < 2 || U16_IS_SURROGATE(wide[0])) {
        return code_point;
    }
    for (int32_t i = 1; i < units; i++) {
        if (u_charType(wide[i]) != U_NON_SPACING_MARK) {
            return code_point;
        }
    }
    return wide[0];
}

/* Letters whose stroke Unicode does not take off. */
static const struct {
    uint32_t letter, base;
} stroked[] = {{0xD0, 'D'},  {0xF0, 'd'},  {0xD8, 'O'},  {0xF8, 'o'},  {0x126, 'H'}, {0x127, 'h'},
               {0x141, 'L'}, {0x142, 'l'}, {0x166, 'T'}, {0x167, 't'}, {0x189, 'D'}, {0x256, 'd'}};

static uint32_t without_stroke(uint32_t code_point) {
    for (size_t i = 0; i < sizeof stroked / sizeof stroked[0]; i++) {
        if (stroked[i].letter == code_point) {
            return stroked[i].base;
        }
    }
    return code_point;
}

static uint32_t unmarked(const UNormalizer2 *forms, uint32_t code_point) {
    soat_letter letter;
    if (!soat__letter_from_code_point(code_point, &letter)) {
        return without_stroke(base_of(forms, code_point));
    }
    const uint32_t base = (uint32_t)letter.base;
    return letter.upper ? soat__letter_upper(base) : base;
}

static bool is_mark(uint32_t code_point) {
    return code_point >= 0x300 && code_point <= 0x36F;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *const forms = unorm2_getNFDInstance(&code);
    if (U_FAILURE(code)) {
        rewrite->failed = true;
        return;
    }
    soat_leads leads = {.seconds = {0}};
    soat__leads_add(&leads, 0xC0, 0x52F);
    soat__leads_add(&leads, 0x1E00, 0x1FFF);
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, rewrite->input, &position, &found);) {
        char text[SOAT_UTF8_MAX];
        const uint32_t base = is_mark(found.code_point) ? 0 : unmarked(forms, found.code_point);
        const size_t size = base == 0 ? 0 : soat__utf8_encode(base, text);
        if (base != found.code_point) {
            soat__rewrite_replace(rewrite, found.start, found.end, soat_span_make(text, size));
        }
    }
}

const soat_pass soat__pass_unmark = {
    .info = {"unmark", "letters without their marks, đ as d"},
    .rewrite = rewrite,
};
