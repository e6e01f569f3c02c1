/* choice_odds: counts and fits the prices of the recogniser's alternatives; run.sh calls it. */
#include <stdlib.h>
#include <string.h>

#include <soat/scan.h>

#include "odds.h"

static const char usage[] =
    "usage: choice_odds count IMAGE…     recognises each page and counts beside its truth, the\n"
    "                                    file of the same name that ends in .txt\n"
    "       choice_odds fit COUNTS…      prints the table that all the counts together give; on\n"
    "                                    standard error what each step of distance costs\n";

static gboolean fail(const char *subject, const char *what) {
    (void)fprintf(stderr, "choice_odds: %s: %s\n", subject, what);
    return FALSE;
}

static gboolean read_image(soat_recognizer *recognizer, const char *path, soat_page **page) {
    soat_error error = {0};
    soat_page_source *source = NULL;
    soat_image *image = NULL;
    soat_status status = soat_page_source_open(&source, path, NULL, &error);
    if (status == SOAT_OK) {
        status = soat_page_source_image(source, 1, &image, &error);
    }
    if (status == SOAT_OK) {
        status = soat_recognize(recognizer, image, page, &error);
    }
    soat_image_free(image);
    soat_page_source_free(source);
    return status == SOAT_OK || fail(path, error.message);
}

static gboolean read_truth(const char *image, char **text, gsize *size) {
    const char *const dot = strrchr(image, '.');
    const int stem = dot == NULL ? (int)strlen(image) : (int)(dot - image);
    char *const path = g_strdup_printf("%.*s.txt", stem, image);
    GError *error = NULL;
    const gboolean ok = g_file_get_contents(path, text, size, &error) || fail(path, error->message);
    g_clear_error(&error);
    g_free(path);
    return ok;
}

static gboolean count_image(odds *self, soat_recognizer *recognizer, const char *path) {
    char *truth = NULL;
    gsize size = 0;
    soat_page *page = NULL;
    gboolean ok = read_truth(path, &truth, &size) && read_image(recognizer, path, &page);
    if (ok && !odds_count_page(self, page, soat_span_make(truth, size))) {
        ok = fail(path, "out of memory");
    }
    soat_page_free(page);
    g_free(truth);
    return ok;
}

static gboolean count(odds *self, char **images) {
    soat_recognizer *recognizer = NULL;
    soat_error error = {0};
    soat_scan_silence();
    if (soat_recognizer_new(&recognizer, NULL, &error) != SOAT_OK) {
        return fail("recogniser", error.message);
    }
    gboolean ok = TRUE;
    for (char **image = images; *image != NULL && ok; image++) {
        ok = count_image(self, recognizer, *image);
    }
    soat_recognizer_free(recognizer);
    if (ok) {
        odds_write_counts(self, stdout);
    }
    return ok;
}

static gboolean fit(odds *self, char **files) {
    for (char **file = files; *file != NULL; file++) {
        char *text = NULL;
        GError *error = NULL;
        const gboolean opened = g_file_get_contents(*file, &text, NULL, &error);
        const gboolean read = opened && odds_read_counts(self, text);
        if (!read) {
            (void)fail(*file, opened ? "these are no counts" : error->message);
        }
        g_clear_error(&error);
        g_free(text);
        if (!read) {
            return FALSE;
        }
    }
    double behind[ODDS_STEPS];
    odds_fit(self, behind, stdout);
    for (int step = 0; step < ODDS_STEPS; step++) {
        (void)fprintf(stderr, "%d to %d: %.0f\n", step * ODDS_STEP, (step + 1) * ODDS_STEP,
                      1000.0 * behind[step]);
    }
    return TRUE;
}

int main(int argument_count, char **arguments) {
    const gboolean counts = argument_count > 2 && strcmp(arguments[1], "count") == 0;
    if (!counts && (argument_count < 3 || strcmp(arguments[1], "fit") != 0)) {
        (void)fputs(usage, stderr);
        return 2;
    }
    odds *const self = odds_new();
    const gboolean ok = counts ? count(self, arguments + 2) : fit(self, arguments + 2);
    odds_free(self);
    return ok && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
