/*
 * repeat: a mark of punctuation that is said twice, once: ,, ;; :: !! ??. Dots are left: three are
 * an ellipsis, more are a line to write on or to lead the eye.
 */
#include "normalize/lead_scan.h"
#include "normalize/pass.h"

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    static const char marks[] = ",;:!?";
    soat_leads leads = {.seconds = {0}};
    for (size_t i = 0; marks[i] != '\0'; i++) {
        soat__leads_add(&leads, (uint32_t)marks[i], (uint32_t)marks[i]);
    }
    const soat_span text = rewrite->input;
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, text, &position, &found);) {
        while (position < text.size && text.data[position] == text.data[found.start]) {
            position++;
        }
        const bool scope = text.data[found.start] == ':' && position - found.start == 2 &&
                           position < text.size && text.data[position] != ' ' &&
                           text.data[position] != '\n'; /* std::string */
        if (position - found.start > 1 && !scope) {
            soat__rewrite_replace(rewrite, found.start, position,
                                  soat_span_make(text.data + found.start, 1));
        }
    }
}

const soat_pass soat__pass_repeat = {
    .info = {"repeat", "a mark of punctuation once where it is said twice"},
    .rewrite = rewrite,
};
