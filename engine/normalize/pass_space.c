/* space: no-break, thin, em, ideographic and all the other blanks of Unicode as the one blank. */
#include "normalize/lead_scan.h"
#include "normalize/pass.h"

static bool is_odd_space(uint32_t code_point) {
    return code_point == 0xA0 || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F ||
           code_point == 0x205F || code_point == 0x3000;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    soat_leads leads = {.seconds = {0}};
    soat__leads_add(&leads, 0xA0, 0xA0);
    soat__leads_add(&leads, 0x1680, 0x1680);
    soat__leads_add(&leads, 0x2000, 0x205F);
    soat__leads_add(&leads, 0x3000, 0x3000);
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, rewrite->input, &position, &found);) {
        if (is_odd_space(found.code_point)) {
            soat__rewrite_replace(rewrite, found.start, found.end, soat_span_make(" ", 1));
        }
    }
}

const soat_pass soat__pass_space = {
    .info = {"space", "no-break, thin and other odd blanks as the one blank"},
    .rewrite = rewrite,
};
