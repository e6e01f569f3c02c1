#include <math.h>
#include <string.h>

#include "odds_counts.h"

enum {
    ROUNDS = 30,
    NEWTON_STEPS = 8,
    LEAST_SEEN = 15,
    LEAST_BIAS = 500,    /* milli-nats */
    LETTERS_BEFORE = 30, /* every letter counts as seen so often before */
    LINE_LENGTH = 98,
};

static const double PRIOR_VARIANCE = 4.0; /* of a bias, nats squared */
static const double ENOUGH = 1e-7;        /* a step that is no more, nats */

typedef struct pair {
    const char *key; /* "READ\tCHOICE" */
    const odds_case *seen;
    double bias; /* nats */
} pair;

/* The probability of an alternative that costs so many nats. */
static double share_of(double cost) {
    return 1.0 / (1.0 + exp(cost));
}

/* One step of Newton's on `value`, at most a nat; TRUE while it matters. */
static gboolean newton(double *value, double slope, double curve) {
    const double step = CLAMP(-slope / curve, -1.0, 1.0);
    *value += step;
    return fabs(step) >= ENOUGH;
}

static void fit_bias(pair *self, const double *behind) {
    gboolean moving = TRUE;
    for (int i = 0; i < NEWTON_STEPS && moving; i++) {
        double slope = self->bias / PRIOR_VARIANCE, curve = 1.0 / PRIOR_VARIANCE;
        for (int step = 0; step < ODDS_STEPS; step++) {
            const double right = (double)self->seen->right[step];
            const double all = right + (double)self->seen->kept[step];
            const double share = share_of(behind[step] + self->bias);
            slope += right - all * share;
            curve += all * share * (1.0 - share);
        }
        moving = newton(&self->bias, slope, curve);
    }
}

static void fit_step(const GArray *pairs, int step, double *behind) {
    gboolean moving = TRUE;
    for (int i = 0; i < NEWTON_STEPS && moving; i++) {
        double slope = 0.0, curve = 1e-6;
        for (guint j = 0; j < pairs->len; j++) {
            const pair *const one = &g_array_index(pairs, pair, j);
            const double right = (double)one->seen->right[step];
            const double all = right + (double)one->seen->kept[step];
            const double share = share_of(*behind + one->bias);
            slope += right - all * share;
            curve += all * share * (1.0 - share);
        }
        moving = newton(behind, slope, curve);
    }
}

static gboolean add_pair(void *key, void *value, void *pairs) {
    const pair made = {key, value, 0.0};
    g_array_append_val((GArray *)pairs, made);
    return FALSE;
}

static guint64 seen_in_all(const odds_case *self) {
    guint64 sum = 0;
    for (int step = 0; step < ODDS_STEPS; step++) {
        sum += self->kept[step] + self->right[step];
    }
    return sum;
}

static double letter_count(const odds *self, const char *letter) {
    const guint64 *const found = g_tree_lookup(self->letters, letter);
    return LETTERS_BEFORE + (found == NULL ? 0.0 : (double)*found);
}

/* A string of C. */
static void append_string(GString *out, const char *letter) {
    g_string_append_c(out, '"');
    if (letter[0] == '"' || letter[0] == '\\') {
        g_string_append_c(out, '\\');
    }
    g_string_append_printf(out, "%s\"", letter);
}

/* Empty when the pair is not worth a row. */
static void format_row(const odds *self, const pair *one, GString *row) {
    g_string_truncate(row, 0);
    char **const sides = g_strsplit(one->key, "\t", 2);
    const double commoner = 0.5 * log(letter_count(self, sides[1]) / letter_count(self, sides[0]));
    const int bias = 10 * (int)lround(100.0 * (one->bias + commoner));
    const gboolean single = g_utf8_strlen(sides[0], -1) == 1 && g_utf8_strlen(sides[1], -1) == 1 &&
                            strlen(sides[0]) <= ODDS_LETTER_BYTES &&
                            strlen(sides[1]) <= ODDS_LETTER_BYTES;
    if (single && seen_in_all(one->seen) >= LEAST_SEEN && ABS(bias) >= LEAST_BIAS) {
        g_string_append_c(row, '{');
        append_string(row, sides[0]);
        g_string_append(row, ", ");
        append_string(row, sides[1]);
        g_string_append_printf(row, ", %d},", bias);
    }
    g_strfreev(sides);
}

/* Rows one after the other in lines of at most LINE_LENGTH letters, as clang-format has them. */
static void write_rows(const odds *self, const GArray *pairs, FILE *out) {
    GString *const row = g_string_new(NULL), *const line = g_string_new(NULL);
    for (guint i = 0; i < pairs->len; i++) {
        format_row(self, &g_array_index(pairs, pair, i), row);
        const glong length = g_utf8_strlen(line->str, -1) + 1 + g_utf8_strlen(row->str, -1);
        if (line->len > 0 && row->len > 0 && length > LINE_LENGTH) {
            (void)fprintf(out, "%s\n", line->str);
            g_string_truncate(line, 0);
        }
        g_string_append_printf(line, "%s%s", line->len > 0 && row->len > 0 ? " " : "", row->str);
    }
    if (line->len > 0) {
        (void)fprintf(out, "%s\n", line->str);
    }
    g_string_free(line, TRUE);
    g_string_free(row, TRUE);
}

void odds_fit(const odds *self, double behind[ODDS_STEPS], FILE *out) {
    GArray *const pairs = g_array_new(FALSE, FALSE, sizeof(pair));
    g_tree_foreach(self->cases, add_pair, pairs);
    for (int step = 0; step < ODDS_STEPS; step++) {
        behind[step] = 1.0 + step;
    }
    for (int i = 0; i < ROUNDS; i++) {
        for (guint j = 0; j < pairs->len; j++) {
            fit_bias(&g_array_index(pairs, pair, j), behind);
        }
        for (int step = 0; step < ODDS_STEPS; step++) {
            fit_step(pairs, step, &behind[step]);
        }
    }
    write_rows(self, pairs, out);
    g_array_free(pairs, TRUE);
}
