/*
 * mark: combining marks put right before they are composed. A mark that a blank tore off its letter
 * goes back; a mark said twice is said once; a tone typed before the circumflex, breve or horn
 * moves behind it, so that á + ◌̂ becomes ấ; a letter that has a tone and gets another keeps the last.
 * A mark that stands alone and fits no letter before it goes.
 *
 * Only letters of Vietnamese and the marks that it uses are touched.
 */
#include "normalize/byte.h"
#include "normalize/lead_scan.h"
#include "normalize/pass.h"
#include "text/letter.h"
#include "text/utf8.h"

enum { FIRST_MARK = 0x300, LAST_MARK = 0x36F };

static const struct {
    uint32_t code_point;
    soat_tone tone;   /* LEVEL: a mark of shape */
    soat_shape shape; /* NONE: a mark of tone */
} marks[] = {
    {0x300, SOAT_TONE_GRAVE, SOAT_SHAPE_NONE},       {0x301, SOAT_TONE_ACUTE, SOAT_SHAPE_NONE},
    {0x302, SOAT_TONE_LEVEL, SOAT_SHAPE_CIRCUMFLEX}, {0x303, SOAT_TONE_TILDE, SOAT_SHAPE_NONE},
    {0x306, SOAT_TONE_LEVEL, SOAT_SHAPE_BREVE},      {0x309, SOAT_TONE_HOOK, SOAT_SHAPE_NONE},
    {0x31B, SOAT_TONE_LEVEL, SOAT_SHAPE_HORN},       {0x323, SOAT_TONE_DOT, SOAT_SHAPE_NONE},
    {0x340, SOAT_TONE_GRAVE, SOAT_SHAPE_NONE},       {0x341, SOAT_TONE_ACUTE, SOAT_SHAPE_NONE}};

/* False when the mark is none of Vietnamese, or the letter cannot carry it. */
static bool add_mark(soat_letter *letter, uint32_t code_point) {
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (marks[i].code_point != code_point) {
            continue;
        }
        soat_letter tried = *letter;
        if (marks[i].shape != SOAT_SHAPE_NONE) {
            tried.shape = (uint8_t)marks[i].shape;
        } else {
            tried.tone = (uint8_t)marks[i].tone;
        }
        if (soat__letter_to_code_point(tried) == 0) {
            return false;
        }
        *letter = tried;
        return true;
    }
    return false;
}

static bool is_mark(uint32_t code_point) {
    return code_point >= FIRST_MARK && code_point <= LAST_MARK;
}

/* The letter that the marks at `start` belong to, over one blank when a letter stands behind it. */
static bool find_letter(soat_span text, size_t start, soat_character *out) {
    soat_letter letter;
    if (start > 0 && text.data[start - 1] == ' ') {
        start--;
    }
    return soat__character_before(text, start, out) &&
           soat__letter_from_code_point(out->code_point, &letter);
}

/* Puts the marks from `first` on onto the letter before them; returns where they end. */
static size_t mend(soat_rewrite *rewrite, const soat_character *first) {
    const soat_span text = rewrite->input;
    soat_character base, at = *first;
    soat_letter letter;
    size_t end = first->end;
    const bool has_letter = find_letter(text, first->start, &base) &&
                            soat__letter_from_code_point(base.code_point, &letter);
    bool carried = has_letter;
    for (bool more = true; more;) {
        carried = carried && add_mark(&letter, at.code_point);
        end = at.end;
        more = soat__character_at(text, end, &at) && is_mark(at.code_point);
    }
    const bool torn = first->start == 0 || soat__is_one_of(text.data[first->start - 1], " \t\r\n");
    if (!carried && torn) {
        soat__rewrite_replace(rewrite, first->start, end, (soat_span){0});
    } else if (carried) {
        char made[SOAT_UTF8_MAX];
        const size_t size = soat__utf8_encode(soat__letter_to_code_point(letter), made);
        soat__rewrite_replace(rewrite, base.start, end, soat_span_make(made, size));
    }
    return end;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    soat_leads leads = {.seconds = {0}};
    soat__leads_add(&leads, FIRST_MARK, LAST_MARK);
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, rewrite->input, &position, &found);) {
        if (is_mark(found.code_point)) {
            position = mend(rewrite, &found);
        }
    }
}

const soat_pass soat__pass_mark = {
    .info = {"mark", "torn off, doubled and misordered combining marks put right"},
    .rewrite = rewrite,
};
