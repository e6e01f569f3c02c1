#include "judged.h"

#include <math.h>
#include <string.h>

enum { BINS = 10, FIELDS = 4 };

const char *judged_kind_name(soat_change_kind kind) {
    static const char *const names[] = {
        [SOAT_CHANGE_TONE] = "tone",       [SOAT_CHANGE_SHAPE] = "shape",
        [SOAT_CHANGE_PATTERN] = "pattern", [SOAT_CHANGE_LETTER] = "letter",
        [SOAT_CHANGE_NOISE] = "noise",     [SOAT_CHANGE_ALTERNATIVE] = "alternative",
        [SOAT_CHANGE_OTHER] = "other",
    };
    return kind < SOAT_CHANGE_KIND_COUNT ? names[kind] : NULL;
}

static soat_change_kind kind_of(const char *name) {
    soat_change_kind kind = 0;
    while (kind < SOAT_CHANGE_KIND_COUNT && strcmp(judged_kind_name(kind), name) != 0) {
        kind++;
    }
    return kind;
}

static gboolean read_line(GArray *changes, const char *line, guint file) {
    char **const fields = g_strsplit(line, "\t", FIELDS + 1);
    judged_change made = {.file = file};
    gboolean understood = g_strv_length(fields) >= FIELDS;
    if (understood) {
        char *end = NULL;
        made.judgement.kind = kind_of(fields[1]);
        made.judgement.posterior = g_ascii_strtod(fields[2], &end);
        made.right = strcmp(fields[3], "right") == 0;
        understood =
            made.judgement.kind < SOAT_CHANGE_KIND_COUNT && end > fields[2] && *end == '\0';
    }
    if (understood) {
        g_array_append_val(changes, made);
    }
    g_strfreev(fields);
    return understood;
}

gboolean judged_read(GArray *changes, const char *path, guint file) {
    char *text = NULL;
    GError *error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        (void)fprintf(stderr, "confidence: %s\n", error->message);
        g_error_free(error);
        return FALSE;
    }
    char **const lines = g_strsplit(text, "\n", -1);
    gboolean understood = TRUE;
    for (char **line = lines; *line != NULL && understood; line++) {
        understood = **line == '\0' || read_line(changes, *line, file);
    }
    if (!understood) {
        (void)fprintf(stderr, "confidence: %s: these are no judged changes\n", path);
    }
    g_strfreev(lines);
    g_free(text);
    return understood;
}

judged_score judged_score_of(const GArray *changes, const double *said, soat_change_kind kind) {
    judged_score score = {0};
    double bins[BINS] = {0}; /* said less happened */
    for (guint i = 0; i < changes->len; i++) {
        const judged_change *const change = &g_array_index(changes, judged_change, i);
        if (kind != SOAT_CHANGE_KIND_COUNT && change->judgement.kind != kind) {
            continue;
        }
        const double off = said[i] - change->right;
        score.count++;
        score.right += change->right ? 1 : 0;
        score.said += said[i];
        score.brier += off * off;
        bins[MIN((int)(said[i] * BINS), BINS - 1)] += off;
    }
    for (int bin = 0; bin < BINS; bin++) {
        score.ece += fabs(bins[bin]);
    }
    const double count = MAX(score.count, 1);
    score.said /= count;
    score.brier /= count;
    score.ece /= count;
    return score;
}
