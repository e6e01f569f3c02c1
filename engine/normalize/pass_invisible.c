/*
 * invisible: characters that show nothing and hinder every search: zero-width spaces and joiners,
 * byte order marks, soft hyphens, marks of writing direction, variation selectors behind letters,
 * control characters but for tab, line ends and form feed.
 *
 * A joiner between characters that are no letters of Europe stays: emoji and Indic scripts need it.
 */
#include "normalize/lead_scan.h"
#include "normalize/pass.h"

typedef struct range {
    uint32_t first, last;
} range;

static const range invisible[] = {
    {0x00, 0x08},     {0x0B, 0x0B},     {0x0E, 0x1F},     {0x7F, 0x84},     {0x86, 0x9F},
    {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},   {0x180E, 0x180E}, {0x200B, 0x200F},
    {0x202A, 0x202E}, {0x2060, 0x2064}, {0x2066, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}};

enum { ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D, LAST_EUROPEAN = 0x52F };

static bool is_invisible(uint32_t code_point) {
    for (size_t i = 0; i < sizeof invisible / sizeof invisible[0]; i++) {
        if (code_point >= invisible[i].first && code_point <= invisible[i].last) {
            return true;
        }
    }
    return false;
}

/* Emoji families, Persian, Devanagari: what stands before the joiner is beyond the scripts of Europe. */
static bool is_needed(soat_span text, const soat_character *found) {
    soat_character before;
    const bool joiner =
        found->code_point == ZERO_WIDTH_JOINER || found->code_point == ZERO_WIDTH_NON_JOINER;
    if (!joiner || !soat__character_before(text, found->start, &before)) {
        return false;
    }
    const bool vietnamese = before.code_point >= 0x1E00 && before.code_point <= 0x1EFF;
    return before.code_point > LAST_EUROPEAN && !vietnamese && !is_invisible(before.code_point);
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    soat_leads leads = {.seconds = {0}};
    for (size_t i = 0; i < sizeof invisible / sizeof invisible[0]; i++) {
        soat__leads_add(&leads, invisible[i].first, invisible[i].last);
    }
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, rewrite->input, &position, &found);) {
        if (is_invisible(found.code_point) && !is_needed(rewrite->input, &found)) {
            soat__rewrite_replace(rewrite, found.start, found.end, (soat_span){0});
        }
    }
}

const soat_pass soat__pass_invisible = {
    .info = {"invisible", "zero-width and control characters, soft hyphens, byte order marks out"},
    .rewrite = rewrite,
};
