/*
 * tone: the mark of oa, oe and uy where one style puts it, hòa or hoà; marks that neither style
 * knows (hòan, qúy) are put right. With KEEP the style is that of the document: the one that the
 * words so far used more often, the old one where they do not tell.
 */
#include "normalize/pass.h"
#include "syllable/tone_style.h"
#include "text/token.h"

typedef struct counts {
    size_t of[SOAT_STYLE_NEW + 1];
} counts;

static void count_styles(soat_span text, counts *styles) {
    size_t position = 0;
    for (soat_token token; soat__token_next(text, &position, &token);) {
        if (token.kind == SOAT_TOKEN_WORD) {
            styles->of[soat__tone_style_of(token.text)]++;
        }
    }
}

static soat_tone_style style_for(const soat_pass_run *run, soat_span text) {
    if (run->options->tone != SOAT_TONE_SETTING_KEEP) {
        return run->options->tone == SOAT_TONE_SETTING_NEW ? SOAT_STYLE_NEW : SOAT_STYLE_OLD;
    }
    counts *const styles = run->state;
    if (run->first) {
        count_styles(text, styles);
    }
    return styles->of[SOAT_STYLE_NEW] > styles->of[SOAT_STYLE_OLD] ? SOAT_STYLE_NEW
                                                                   : SOAT_STYLE_OLD;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    const soat_span text = rewrite->input;
    const soat_tone_style style = style_for(run, text);
    size_t position = 0;
    for (soat_token token; soat__token_next(text, &position, &token);) {
        char made[SOAT_LIMIT_WORD_BYTES];
        size_t size = 0;
        if (token.kind == SOAT_TOKEN_WORD &&
            soat__tone_style_apply(token.text, style, made, &size)) {
            soat__rewrite_replace(rewrite, token.start, token.start + token.text.size,
                                  soat_span_make(made, size));
        }
    }
}

const soat_pass soat__pass_tone = {
    .info = {"tone", "tone marks in one style of placement: hòa or hoà"},
    .rewrite = rewrite,
    .state_size = sizeof(counts),
};
