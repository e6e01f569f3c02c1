/* lower: small letters for capital ones, of every script; a letter keeps its place (no ẞ to ss). */
#include <unicode/uchar.h>

#include "normalize/lead_scan.h"
#include "normalize/pass.h"
#include "text/letter.h"
#include "text/utf8.h"

static uint32_t lower_of(uint32_t code_point) {
    const uint32_t ours = soat__letter_lower(code_point);
    return ours != code_point || code_point < 0x80 ? ours
                                                   : (uint32_t)u_tolower((UChar32)code_point);
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    soat_leads leads = {.seconds = {0}};
    soat__leads_add(&leads, 'A', 'Z');
    soat__leads_add(&leads, 0xC0, 0x1FFF);
    soat__leads_add(&leads, 0x2126, 0x212B);
    soat__leads_add(&leads, 0x2160, 0x217F);
    soat__leads_add(&leads, 0x24B6, 0x24E9);
    soat__leads_add(&leads, 0x2C00, 0x2D2F);
    soat__leads_add(&leads, 0xA640, 0xABBF);
    soat__leads_add(&leads, 0xFF21, 0xFF3A);
    soat__leads_add(&leads, 0x10400, 0x1E943);
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, rewrite->input, &position, &found);) {
        const uint32_t lower = lower_of(found.code_point);
        if (lower != found.code_point) {
            char text[SOAT_UTF8_MAX];
            const size_t size = soat__utf8_encode(lower, text);
            soat__rewrite_replace(rewrite, found.start, found.end, soat_span_make(text, size));
        }
    }
}

const soat_pass soat__pass_lower = {
    .info = {"lower", "small letters for capital ones"},
    .rewrite = rewrite,
};
