/*
 * width: full-width forms (Ａ１％), ligatures of print (ﬁ), and letters of mathematics (𝐀, 𝒷) as the
 * letters and figures that they are: the compatibility decomposition of Unicode for these ranges.
 */
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "normalize/lead_scan.h"
#include "normalize/pass.h"

static bool is_form(uint32_t code_point) {
    return (code_point >= 0xFB00 && code_point <= 0xFB06) ||
           (code_point >= 0xFF01 && code_point <= 0xFF5E) ||
           (code_point >= 0x1D400 && code_point <= 0x1D7FF);
}

/* Writes the decomposition as UTF-8; returns its bytes, 0 when there is none. */
static size_t decompose(const UNormalizer2 *forms, uint32_t code_point, char *out, int32_t room) {
    enum { UNITS_MAX = 16 };
    UErrorCode code = U_ZERO_ERROR;
    UChar wide[UNITS_MAX];
    const int32_t units =
        unorm2_getDecomposition(forms, (UChar32)code_point, wide, UNITS_MAX, &code);
    int32_t size = 0;
    if (U_SUCCESS(code) && units > 0) {
        u_strToUTF8(out, room, &size, wide, units, &code);
    }
    return U_SUCCESS(code) ? (size_t)size : 0;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    soat_leads leads = {.seconds = {0}};
    soat__leads_add(&leads, 0xFB00, 0xFF5E);
    soat__leads_add(&leads, 0x1D400, 0x1D7FF);
    const UNormalizer2 *forms = NULL;
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, rewrite->input, &position, &found);) {
        if (!is_form(found.code_point)) {
            continue;
        }
        if (forms == NULL) {
            UErrorCode code = U_ZERO_ERROR;
            forms = unorm2_getNFKCInstance(&code);
            if (U_FAILURE(code)) {
                rewrite->failed = true;
                return;
            }
        }
        char text[64];
        const size_t size = decompose(forms, found.code_point, text, sizeof text);
        if (size > 0) {
            soat__rewrite_replace(rewrite, found.start, found.end, soat_span_make(text, size));
        }
    }
}

const soat_pass soat__pass_width = {
    .info = {"width", "full-width forms, ligatures and letters of mathematics as plain letters"},
    .rewrite = rewrite,
};
