/*
 * The cheapest path (Viterbi 1967) over words and scales: a state is a word at a scale, and costs what
 * its numbers take in the packed file and a little for what the word is off by. Moved to its box at
 * its own scale, which makes it as wide as that, a word may always be; anything else only where it
 * begins and ends near enough to its box and leaves gaps that readers see.
 *
 * The line is laid in stretches, so that no memory need be had; each goes on where the last ended.
 */
#include "pdf/line_layout.h"

#include <math.h>
#include <stdbool.h>

enum { EM = 1000, SCALE_MIN = 5, SCALE_MAX = 2000 };
enum { STRETCH = 32, SCALES = STRETCH + 1, NOWHERE = -1 };

/* Round numbers repeat, and pack: of a step in thousandths of the font size, of a scale in percent. */
enum { STEP_UNIT = 40, SCALE_UNIT = 2 };

/* In parts of the font size: how far off a word may begin, and end. */
static const double START_TOLERANCE = 0.06, END_TOLERANCE = 0.15;
/*
 * What words leave between them, because readers go by gaps and not by spaces (poppler takes two
 * words for one under 0.15 of the size): when each is moved to its box, and at the least.
 */
static const double GAP = 0.22, GAP_MIN = 0.19;
/* In bytes of the packed file, about; of being off, by the square of the distance in font sizes. */
static const double STEP_COST = 1.4, SCALE_COST = 2.2, OFF_COST = 4;

typedef struct state {
    double cost;
    double end, pen; /* of the word, and of the blank behind it */
    long step;
    int from; /* the scale of the word before; NOWHERE when the word cannot be so */
} state;

/* What a word is to come near to. */
typedef struct target {
    double left, width, longest;
    long natural, scale; /* its own scale: at which it is as wide as that */
} target;

typedef struct layout {
    double size, blank;
    const soat_laid_word *line_end;
    soat_laid_word *words; /* of the stretch */
    size_t count;
    target aims[STRETCH];
    long scales[SCALES]; /* the first is the one in force */
    int scale_count;
    state states[STRETCH][SCALES];
} layout;

/* Words whose boxes touch or cross: the second gives way, for its box began in the first. */
static void part_words(const layout *self, soat_laid_word *words) {
    const double gap = GAP * self->size;
    for (soat_laid_word *word = words + 1; word < self->line_end; word++) {
        const soat_laid_word *const last = word - 1;
        if (fabs(word->left - last->left) <= gap) {
            const double left = last->left + fmin(last->width, 2 * gap) + gap;
            word->width = fmax(word->left + word->width - left, word->width / 2);
            word->left = left;
        }
    }
}

static double unit(const layout *self, long scale) {
    return self->size * (double)scale / 100 / EM;
}

static long own_scale(const layout *self, double width, long natural) {
    const double exact = 100 * width * EM / ((double)natural * self->size);
    const double round = SCALE_UNIT * floor(exact / SCALE_UNIT); /* down: never into the gap */
    return (long)fmax(SCALE_MIN, fmin(round, SCALE_MAX));
}

/* As wide as its box, but for the gap. */
static target aim_of(const layout *self, const soat_laid_word *word) {
    const double gap = GAP * self->size;
    const double room = word + 1 < self->line_end ? word[1].left - word->left : INFINITY;
    const double width = fmax(room > gap ? fmin(word->width, room - gap) : word->width, 1);
    return (target){.left = word->left,
                    .width = width,
                    .longest = fmax(room - GAP_MIN * self->size, width),
                    .natural = word->natural,
                    .scale = own_scale(self, width, word->natural)};
}

static void take_aim(layout *self, long in_force) {
    self->scales[0] = in_force;
    self->scale_count = 1;
    for (size_t i = 0; i < self->count; i++) {
        self->aims[i] = aim_of(self, &self->words[i]);
        int at = 0;
        while (at < self->scale_count && self->scales[at] != self->aims[i].scale) {
            at++;
        }
        self->scales[at] = self->aims[i].scale;
        self->scale_count += at == self->scale_count;
    }
}

/* Whether a word that is laid from `start` to `end`, `gap` behind the last, is near to its box. */
static bool is_near(const layout *self, const target *aim, double start, double end, double gap) {
    const double width = end - aim->left;
    return fabs(start - aim->left) <= START_TOLERANCE * self->size &&
           fabs(width - aim->width) <= END_TOLERANCE * self->size && width <= aim->longest &&
           gap >= GAP_MIN * self->size;
}

/* Goes on from `last` with the word after a step, and keeps that in `best` when it is cheaper. */
static void try_word(const layout *self, const target *aim, long scale, state next,
                     const state *last, bool is_sure, state *best) {
    const double start = last->pen - (double)next.step * unit(self, scale);
    next.end = start + (double)aim->natural * unit(self, scale);
    next.pen = next.end + self->blank * unit(self, scale);
    if (!is_sure && !is_near(self, aim, start, next.end, start - last->end)) {
        return;
    }
    const double off =
        (fabs(start - aim->left) + fabs(next.end - aim->left - aim->width)) / self->size;
    next.cost += (next.step != 0 ? STEP_COST : 0) + OFF_COST * off * off;
    if (best->from == NOWHERE || next.cost < best->cost) {
        *best = next;
    }
}

static void go_on(const layout *self, const target *aim, int to, int from, const state *last,
                  state *best) {
    const long scale = self->scales[to];
    if (last->from == NOWHERE || scale == 0) {
        return;
    }
    const double back = (last->pen - aim->left) / unit(self, scale);
    state next = {.cost = last->cost + (to == from ? 0 : SCALE_COST), .from = from};
    next.step = STEP_UNIT * lround(back / STEP_UNIT);
    try_word(self, aim, scale, next, last, scale == aim->scale, best);
    if (next.step != 0) {
        next.step = 0;
        try_word(self, aim, scale, next, last, false, best);
    }
}

static int cheapest(const state *states, int count) {
    int best = 0;
    for (int i = 0; i < count; i++) {
        const bool is_better = states[best].from == NOWHERE || states[i].cost < states[best].cost;
        best = states[i].from != NOWHERE && is_better ? i : best;
    }
    return best;
}

/* Goes on from where the pen is, and sets `scale` and `first` to where the stretch leaves them. */
static void lay_stretch(layout *self, state *first, long *scale) {
    take_aim(self, *scale);
    for (size_t i = 0; i < self->count; i++) {
        for (int to = 0; to < self->scale_count; to++) {
            state *const best = &self->states[i][to];
            best->from = NOWHERE;
            for (int from = 0; from < (i == 0 ? 1 : self->scale_count); from++) {
                const state *const last = i == 0 ? first : &self->states[i - 1][from];
                go_on(self, &self->aims[i], to, from, last, best);
            }
        }
    }
    const state *const last = self->states[self->count - 1];
    int at = cheapest(last, self->scale_count);
    *first = (state){.end = last[at].end, .pen = last[at].pen};
    *scale = self->scales[at];
    for (size_t i = self->count; i-- > 0;) {
        self->words[i].scale = self->scales[at];
        self->words[i].step = self->states[i][at].step;
        at = self->states[i][at].from;
    }
}

void soat__line_layout(soat_laid_word *words, size_t count, double left,
                       const soat_line_face *face) {
    layout self = {.size = face->size, .blank = (double)face->blank, .line_end = words + count};
    state pen = {.end = -INFINITY, .pen = left};
    long scale = face->scale;
    if (count > 0) {
        part_words(&self, words);
    }
    for (size_t from = 0; from < count; from += self.count) {
        self.words = words + from;
        self.count = count - from < STRETCH ? count - from : STRETCH;
        lay_stretch(&self, &pen, &scale);
    }
}
