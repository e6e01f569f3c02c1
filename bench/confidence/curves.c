#include "curves.h"

#include <math.h>

enum { NEWTON_STEPS = 100, ROW = 9 };

static const double ENOUGH = 1e-9;
static const double LEAST_SLOPE = 0.05;

/* The mean and the variances of a prior. */
typedef struct prior {
    confidence_curve mean;
    double variance_at_even, variance_slope;
} prior;

static double logit(double posterior) {
    const double last = soat__confidence_posteriors[SOAT_CONFIDENCE_POINTS - 1];
    const double bounded = CLAMP(posterior, soat__confidence_posteriors[0], last);
    return log(bounded / (1.0 - bounded));
}

double confidence_curve_at(const confidence_curve *self, double posterior) {
    return 1.0 / (1.0 + exp(-(self->at_even + self->slope * logit(posterior))));
}

static gboolean counts(const judged_change *change, soat_change_kind kind, int without_fold) {
    return (kind == SOAT_CHANGE_KIND_COUNT || change->judgement.kind == kind) &&
           (without_fold == CONFIDENCE_NO_FOLD ||
            (int)(change->file % CONFIDENCE_FOLDS) != without_fold);
}

/* Gradient and curvature of the log posterior at `at`: g[2], and h as xx, xy, yy. */
static void differentiate(const GArray *changes, soat_change_kind kind, int without_fold,
                          const prior *before, const confidence_curve *at, double g[2],
                          double h[3]) {
    g[0] = (before->mean.at_even - at->at_even) / before->variance_at_even;
    g[1] = (before->mean.slope - at->slope) / before->variance_slope;
    h[0] = 1.0 / before->variance_at_even;
    h[1] = 0.0;
    h[2] = 1.0 / before->variance_slope;
    for (guint i = 0; i < changes->len; i++) {
        const judged_change *const change = &g_array_index(changes, judged_change, i);
        if (!counts(change, kind, without_fold)) {
            continue;
        }
        const double x = logit(change->judgement.posterior);
        const double said = confidence_curve_at(at, change->judgement.posterior);
        const double weight = said * (1.0 - said);
        g[0] += change->right - said;
        g[1] += (change->right - said) * x;
        h[0] += weight;
        h[1] += weight * x;
        h[2] += weight * x * x;
    }
}

static confidence_curve fit(const GArray *changes, soat_change_kind kind, int without_fold,
                            const prior *before) {
    confidence_curve at = before->mean;
    gboolean moving = TRUE;
    for (int i = 0; i < NEWTON_STEPS && moving; i++) {
        double g[2], h[3];
        differentiate(changes, kind, without_fold, before, &at, g, h);
        const double determinant = h[0] * h[2] - h[1] * h[1];
        const double step_even = (h[2] * g[0] - h[1] * g[1]) / determinant;
        const double step_slope = (h[0] * g[1] - h[1] * g[0]) / determinant;
        const double longest = fmax(fabs(step_even), fabs(step_slope));
        const double share = longest > 1.0 ? 1.0 / longest : 1.0;
        at.at_even += share * step_even;
        at.slope += share * step_slope;
        moving = longest >= ENOUGH;
    }
    return at;
}

confidence_curves confidence_curves_fit(const GArray *changes, int without_fold) {
    const prior open = {{0.0, 1.0}, 100.0, 100.0};
    const prior all = {fit(changes, SOAT_CHANGE_KIND_COUNT, without_fold, &open), 4.0, 0.25};
    confidence_curves made;
    for (soat_change_kind kind = 0; kind < SOAT_CHANGE_KIND_COUNT; kind++) {
        made.of[kind] = fit(changes, kind, without_fold, &all);
        made.of[kind].slope = fmax(made.of[kind].slope, LEAST_SLOPE);
    }
    return made;
}

void confidence_curves_write(const confidence_curves *self, FILE *out) {
    for (soat_change_kind kind = 0; kind < SOAT_CHANGE_KIND_COUNT; kind++) {
        char *const name = g_ascii_strup(judged_kind_name(kind), -1);
        (void)fprintf(out, "[SOAT_CHANGE_%s] = {", name);
        for (int i = 0; i < SOAT_CONFIDENCE_POINTS; i++) {
            const double share =
                confidence_curve_at(&self->of[kind], soat__confidence_posteriors[i]);
            const char *const apart = i == 0 ? "" : i % ROW == 0 ? ",\n    " : ", ";
            (void)fprintf(out, "%s%.3f", apart, share);
        }
        (void)fputs("},\n", out);
        g_free(name);
    }
}
