/*
 * join: the wrapped lines of a paragraph as one line, without the hyphens that only ended lines.
 *
 * paragraphs.h tells which lines those are. A section at a time is held, and the one behind it, for
 * a paragraph that goes on there; a page end inside of a paragraph goes with the line ends. Notes
 * at the foot of a page are paragraphs of their own, and nothing is joined past them.
 *
 * Paragraphs are left as lines. Where two of them read like one sentence and only the widths of
 * their lines tell them apart, an empty line is put between: the widths are gone afterwards. That is
 * why done again the pass changes nothing: in a block where it joined no two lines read so any
 * more, a block where it joined nothing is the same as before, and where no joint of the first round
 * is found none is made.
 */
#include "normalize/paragraphs.h"
#include "normalize/pass.h"
#include "syllable/line_signs.h"

typedef struct join_run {
    soat_rewrite *rewrite;
    soat_text_section sections[2]; /* at hand and behind it */
    soat_word_cuts cuts;
    unsigned first; /* the signs of the line that the paragraph began with */
    bool inside;    /* of a paragraph */
    bool grown;     /* it has more than one line */
} join_run;

static void join(join_run *self, const soat_section_line *line, const soat_section_line *next) {
    const soat_span text =
        soat_span_make(self->rewrite->input.data + line->start, line->end - line->start);
    const size_t hyphen = line->joint == SOAT_JOINT_HYPHEN ? soat__line_hyphen_size(text) : 0;
    soat__rewrite_replace(self->rewrite, line->end - hyphen, next->start,
                          soat_span_make(" ", line->joint == SOAT_JOINT_BLANK));
}

/* Between a line and the one right below it, which are not joined. */
static void part(join_run *self, const soat_section_line *line) {
    const soat_section_line *const next = line + 1;
    const unsigned signs = soat__paragraph_signs(self->first, line->signs);
    const bool texts = line->kind == SOAT_LINE_TEXT && next->kind == SOAT_LINE_TEXT;
    const bool wide = self->grown || line->right - line->left >= SOAT_PARAGRAPH_NARROWEST;
    if (!texts || !line->touched || !wide || !soat__paragraph_reads_on(signs, next->signs)) {
        return;
    }
    const char *const text = self->rewrite->input.data;
    const bool both = line->next - line->begin >= 2 && text[line->next - 2] == '\r' &&
                      text[line->next - 1] == '\n';
    const size_t size = both ? 2 : 1;
    soat__rewrite_replace(self->rewrite, line->next, line->next,
                          soat_span_make(text + line->next - size, size));
}

static void write_section(join_run *self, const soat_text_section *at,
                          const soat_section_line *beyond) {
    for (size_t i = 0; i < at->count; i++) {
        const soat_section_line *const line = &at->lines[i];
        if (line->kind == SOAT_LINE_EMPTY) {
            continue;
        }
        self->first = self->inside ? self->first : line->signs;
        self->grown = self->inside;
        self->inside = line->joined;
        if (line->joined) {
            const size_t next = soat__paragraphs_next(at, i);
            join(self, line, next < at->count ? &at->lines[next] : beyond);
        } else if (i + 1 < at->count && !line->ends_page) {
            part(self, line);
        }
    }
}

static bool read(join_run *self, int which, size_t begin) {
    if (!soat__section_read(&self->sections[which], self->rewrite->input, begin)) {
        self->rewrite->failed = true;
        return false;
    }
    soat__paragraphs_find(&self->sections[which], &self->cuts);
    return true;
}

static void join_sections(join_run *self) {
    int at = 0;
    bool more = read(self, at, 0);
    while (more && self->sections[at].count > 0) {
        soat_text_section *const here = &self->sections[at], *const behind =
                                                                 &self->sections[1 - at];
        more = read(self, 1 - at, soat__section_end(here));
        size_t line, to;
        const bool crosses = more && soat__paragraphs_cross(here, behind, &self->cuts, &line, &to);
        write_section(self, here, crosses ? &behind->lines[to] : NULL);
        at = 1 - at;
    }
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    join_run self = {.rewrite = rewrite};
    if (soat__word_cuts_find(&self.cuts, rewrite->input)) {
        join_sections(&self);
    } else {
        rewrite->failed = true;
    }
    soat__word_cuts_dispose(&self.cuts);
    soat__section_dispose(&self.sections[0]);
    soat__section_dispose(&self.sections[1]);
}

const soat_pass soat__pass_join = {
    .info = {"join", "the wrapped lines of a paragraph as one; lists, verse and tables stay"},
    .rewrite = rewrite,
};
