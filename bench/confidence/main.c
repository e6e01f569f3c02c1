/* confidence: measures what the decoder's posteriors are worth; run.sh calls it. */
#include <stdlib.h>
#include <string.h>

#include "curves.h"
#include "damage_words.h"
#include "decide.h"

static const char usage[] =
    "usage: confidence recognise INPUT FOLDER       each page of INPUT as FOLDER/NAME-N.record\n"
    "       confidence decide MODEL FILE BASE       what is decided about a record or a text\n"
    "       confidence decide-text MODEL FILE BASE  the same of a record without its alternatives\n"
    "       confidence damage PROFILE RATE SEED     standard input as the engine of PROFILE reads "
    "it\n"
    "       confidence fit FILE…                    prints the curves that judged changes give, a\n"
    "                                               document a FILE; on standard error how near "
    "they\n"
    "                                               come on files that they were not fitted on\n";

static gboolean decide(char **arguments, gboolean as_text) {
    soat_error error = {0};
    soat_model *model = NULL;
    soat_context *context = NULL;
    gboolean ok = soat_model_open(&model, arguments[0], &error) == SOAT_OK &&
                  soat_context_new(&context, model, NULL, &error) == SOAT_OK;
    if (!ok) {
        (void)fprintf(stderr, "confidence: %s\n", error.message);
    }
    ok = ok && decide_file(context, arguments[1], as_text, arguments[2]);
    soat_context_free(context);
    soat_model_free(model);
    return ok;
}

static gboolean decide_seen(char **arguments) {
    return decide(arguments, FALSE);
}

static gboolean decide_as_text(char **arguments) {
    return decide(arguments, TRUE);
}

static gboolean recognise(char **arguments) {
    return decide_recognise(arguments[0], arguments[1]);
}

static gboolean damage(char **arguments) {
    char *profile = NULL;
    if (!g_file_get_contents(arguments[0], &profile, NULL, NULL)) {
        (void)fprintf(stderr, "confidence: %s cannot be read\n", arguments[0]);
        return FALSE;
    }
    GString *const text = g_string_new(NULL);
    char piece[65536];
    for (size_t got; (got = fread(piece, 1, sizeof piece, stdin)) > 0;) {
        g_string_append_len(text, piece, (gssize)got);
    }
    char *const made = damage_words(text->str, profile, g_ascii_strtod(arguments[1], NULL),
                                    (guint32)g_ascii_strtoull(arguments[2], NULL, 10));
    const gboolean ok = fputs(made, stdout) >= 0;
    g_free(made);
    g_string_free(text, TRUE);
    g_free(profile);
    return ok;
}

static void print_scores(const GArray *changes, const double *now, const double *fitted) {
    (void)fprintf(stderr,
                  "| kind | number | right | said now | Brier | ECE | said when fitted on other "
                  "documents | Brier | ECE |\n|---|---|---|---|---|---|---|---|---|\n");
    for (soat_change_kind kind = 0; kind <= SOAT_CHANGE_KIND_COUNT; kind++) {
        const judged_score before = judged_score_of(changes, now, kind);
        const judged_score after = judged_score_of(changes, fitted, kind);
        const char *const name = judged_kind_name(kind);
        (void)fprintf(stderr, "| %s | %u | %.3f | %.3f | %.4f | %.3f | %.3f | %.4f | %.3f |\n",
                      name == NULL ? "all" : name, before.count,
                      before.right / (double)MAX(before.count, 1), before.said, before.brier,
                      before.ece, after.said, after.brier, after.ece);
    }
}

static gboolean fit(char **files) {
    GArray *const changes = g_array_new(FALSE, FALSE, sizeof(judged_change));
    gboolean ok = TRUE;
    for (guint file = 0; files[file] != NULL && ok; file++) {
        ok = judged_read(changes, files[file], file);
    }
    double *const now = g_new0(double, changes->len + 1), *const fitted =
                                                              g_new0(double, changes->len + 1);
    for (int fold = 0; ok && fold < CONFIDENCE_FOLDS; fold++) {
        const confidence_curves curves = confidence_curves_fit(changes, fold);
        for (guint i = 0; i < changes->len; i++) {
            const judged_change *const change = &g_array_index(changes, judged_change, i);
            now[i] = soat__calibrated(change->judgement);
            if ((int)(change->file % CONFIDENCE_FOLDS) == fold) {
                fitted[i] = confidence_curve_at(&curves.of[change->judgement.kind],
                                                change->judgement.posterior);
            }
        }
    }
    if (ok) {
        const confidence_curves curves = confidence_curves_fit(changes, CONFIDENCE_NO_FOLD);
        confidence_curves_write(&curves, stdout);
        print_scores(changes, now, fitted);
    }
    g_free(fitted);
    g_free(now);
    g_array_free(changes, TRUE);
    return ok;
}

int main(int argument_count, char **arguments) {
    static const struct {
        const char *name;
        int least, most; /* arguments */
        gboolean (*run)(char **arguments);
    } commands[] = {
        {"recognise", 2, 2, recognise},        {"decide", 3, 3, decide_seen},
        {"decide-text", 3, 3, decide_as_text}, {"damage", 3, 3, damage},
        {"fit", 1, G_MAXINT - 2, fit},
    };
    for (size_t i = 0; argument_count > 1 && i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(arguments[1], commands[i].name) == 0 &&
            argument_count - 2 >= commands[i].least && argument_count - 2 <= commands[i].most) {
            return commands[i].run(arguments + 2) && fflush(stdout) == 0 ? EXIT_SUCCESS
                                                                         : EXIT_FAILURE;
        }
    }
    (void)fputs(usage, stderr);
    return 2;
}
