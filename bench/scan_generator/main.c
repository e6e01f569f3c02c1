/* scan_generator: Vietnamese pages with known text, printed, damaged and scanned by the seed. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bulk.h"
#include "write_scan.h"

enum { EXIT_USAGE = 2, EXIT_SOME_FAILED = 3 };

static const char summary[] =
    "Prints documents of the light mark-up described in tests/corpus/README.md on A4 pages,\n"
    "damages them as a recipe says, and writes the images with their truth:\n"
    "  NAME.pdf (NAME.tif, NAME.png)  NAME.txt: the text   NAME.tsv: every word with its box";

static const char examples[] =
    "Examples:\n"
    "  scan_generator -o out tests/corpus/text/*.page\n"
    "  scan_generator --recipe fax --level 4 --seed 7 -o out report.page\n"
    "  scan_generator --recipe copy --level 3 --font 'Noto Serif' --format png,tiff -o out a.page\n"
    "  scan_generator --recipe ./mine.txt --level 2 --format none -o truth report.page\n"
    "  scan_generator --paragraphs news.txt --pages 200 --seed 1 --format png -o pages\n"
    "\n"
    "Recipes are text files, described in README.md beside them; a name without a slash is looked\n"
    "for in " SCAN_RECIPE_FOLDER ".\n"
    "Letterheads, tables, footnotes, running headers and page numbers are of the document's "
    "mark-up;\n"
    "font, size and justification of the recipe, or of the options here.\n"
    "\n"
    "Exit: 0 done, 2 usage, 3 a document or page failed (named on standard error).";

typedef struct options {
    char *folder, *recipe, *font, *formats, *suffix, *paragraphs;
    int level, pages;
    double size;
    gint64 seed;
    char **files;
} options;

static gboolean read_options(options *out, int *count, char ***arguments, GError **error) {
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &out->folder, "Write into DIR (default .)",
         "DIR"},
        {"recipe", 'r', 0, G_OPTION_ARG_STRING, &out->recipe,
         "Damage by this recipe (default clean); with --paragraphs a list", "NAME|FILE"},
        {"level", 'l', 0, G_OPTION_ARG_INT, &out->level,
         "How much damage, 1 to 5 (default 1; with --paragraphs by chance)", "N"},
        {"seed", 's', 0, G_OPTION_ARG_INT64, &out->seed, "Seed of all chance (default 1)", "N"},
        {"font", 0, 0, G_OPTION_ARG_STRING, &out->font, "Font family (default: by the seed)",
         "NAME"},
        {"size", 0, 0, G_OPTION_ARG_DOUBLE, &out->size, "Font size (default: by the seed)", "PT"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &out->formats,
         "Images to write: pdf, png, tiff, none (default pdf)", "LIST"},
        {"suffix", 0, 0, G_OPTION_ARG_STRING, &out->suffix,
         "Added to the names of the files (default -RECIPE-LEVEL)", "TEXT"},
        {"paragraphs", 'p', 0, G_OPTION_ARG_FILENAME, &out->paragraphs,
         "Print pages of paragraphs drawn from FILE, one a line", "FILE"},
        {"pages", 'n', 0, G_OPTION_ARG_INT, &out->pages, "How many (default 10)", "N"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &out->files, NULL, "FILE.page…"},
        {0},
    };
    GOptionContext *const context = g_option_context_new(NULL);
    g_option_context_set_summary(context, summary);
    g_option_context_set_description(context, examples);
    g_option_context_add_main_entries(context, entries, NULL);
    const gboolean ok = g_option_context_parse(context, count, arguments, error);
    g_option_context_free(context);
    return ok;
}

static void free_options(options *given) {
    g_free(given->folder);
    g_free(given->recipe);
    g_free(given->font);
    g_free(given->formats);
    g_free(given->suffix);
    g_free(given->paragraphs);
    g_strfreev(given->files);
}

/* What makes no sense, as a sentence; NULL when all is well. */
static const char *complaint(const options *given) {
    if (given->level < 0 || given->level > SCAN_LEVELS) {
        return "--level must be 1 to 5";
    }
    if (given->pages < 0 || given->pages > 100000) {
        return "--pages must be 1 to 100000";
    }
    if (given->size != 0 && (given->size < 4 || given->size > 72)) {
        return "--size must be 4 to 72 points";
    }
    if ((given->paragraphs == NULL) == (given->files == NULL)) {
        return "either FILE.page… or --paragraphs FILE is needed";
    }
    return NULL;
}

static gboolean read_formats(scan_output *output, const char *list) {
    char **const names = g_strsplit(list, ",", -1);
    gboolean known = TRUE;
    for (size_t i = 0; names[i] != NULL; i++) {
        gboolean *const flag = strcmp(names[i], "pdf") == 0    ? &output->pdf
                               : strcmp(names[i], "png") == 0  ? &output->png
                               : strcmp(names[i], "tiff") == 0 ? &output->tiff
                                                               : NULL;
        known = known && (flag != NULL || strcmp(names[i], "none") == 0);
        if (flag != NULL) {
            *flag = TRUE;
        }
    }
    g_strfreev(names);
    return known;
}

/* The document's name without folder and ending. */
static char *stem_of(const char *path) {
    char *const name = g_path_get_basename(path);
    char *const dot = strrchr(name, '.');
    if (dot != NULL && dot != name) {
        *dot = '\0';
    }
    return name;
}

static gboolean read_recipe(scan_recipe *out, const options *given, GError **error) {
    char *const path = strchr(given->recipe, '/') != NULL
                           ? g_strdup(given->recipe)
                           : g_strdup_printf("%s/%s.txt", SCAN_RECIPE_FOLDER, given->recipe);
    const gboolean ok = scan_recipe_read(out, path, MAX(given->level, 1), error);
    g_free(path);
    if (given->font != NULL) {
        g_strlcpy(out->font, given->font, sizeof out->font);
    }
    out->size = given->size > 0 ? given->size : out->size;
    return ok;
}

/* The name goes into the chance, so that documents of one seed differ in any order. */
static gboolean render_document(const options *given, const scan_recipe *recipe, scan_output output,
                                const char *path, GError **error) {
    scan_source *const source = scan_source_read(path, error);
    if (source == NULL) {
        return FALSE;
    }
    char *const stem = stem_of(path);
    char *const recipe_stem = stem_of(given->recipe);
    char *const name = given->suffix != NULL
                           ? g_strconcat(stem, given->suffix, NULL)
                           : g_strdup_printf("%s-%s-%d", stem, recipe_stem, MAX(given->level, 1));
    scan_random random = scan_random_make((uint64_t)given->seed, g_str_hash(stem));
    const scan_style style = scan_style_choose(&random, recipe);
    scan_pages *const pages =
        scan_render(source, &style, recipe, scan_random_next(&random), 0, error);
    output.name = name;
    const gboolean ok = pages != NULL && scan_write(pages, &output, error);
    scan_pages_free(pages);
    scan_source_free(source);
    g_free(name);
    g_free(recipe_stem);
    g_free(stem);
    return ok;
}

static int report(const char *subject, GError **error) {
    (void)fprintf(stderr, "scan_generator: %s%s%s\n", subject, subject[0] == '\0' ? "" : ": ",
                  *error != NULL ? (*error)->message : "failed");
    g_clear_error(error);
    return EXIT_SOME_FAILED;
}

static int run_documents(const options *given, const scan_output *output) {
    GError *error = NULL;
    scan_recipe recipe;
    if (!read_recipe(&recipe, given, &error)) {
        return report("", &error);
    }
    int status = EXIT_SUCCESS;
    for (size_t i = 0; given->files[i] != NULL; i++) {
        if (!render_document(given, &recipe, *output, given->files[i], &error)) {
            status = report(given->files[i], &error);
        }
    }
    return status;
}

static int run_bulk(const options *given, const scan_output *output) {
    char **const recipes = g_strsplit(
        strcmp(given->recipe, "clean") == 0 ? "scan,copy,fax,stamp,faded" : given->recipe, ",", -1);
    const scan_bulk bulk = {
        .paragraphs = given->paragraphs,
        .recipe_folder = SCAN_RECIPE_FOLDER,
        .recipes = recipes,
        .level = given->level,
        .pages = given->pages > 0 ? given->pages : 10,
        .seed = (uint64_t)given->seed,
        .output = *output,
    };
    GError *error = NULL;
    const gboolean ok = scan_bulk_write(&bulk, &error);
    g_strfreev(recipes);
    return ok ? EXIT_SUCCESS : report("", &error);
}

int main(int count, char **arguments) {
    (void)setlocale(LC_ALL, "C.UTF-8");
    (void)setMsgSeverity(L_SEVERITY_ERROR);
    options given = {.seed = 1};
    GError *error = NULL;
    if (!read_options(&given, &count, &arguments, &error)) {
        (void)report("", &error);
        return EXIT_USAGE;
    }
    if (given.recipe == NULL) {
        given.recipe = g_strdup("clean");
    }
    scan_output output = {.folder = given.folder == NULL ? "." : given.folder};
    const char *wrong = complaint(&given);
    if (wrong == NULL && !read_formats(&output, given.formats == NULL ? "pdf" : given.formats)) {
        wrong = "--format takes pdf, png, tiff or none, apart by commas";
    }
    int status = EXIT_USAGE;
    if (wrong != NULL) {
        (void)fprintf(stderr, "scan_generator: %s; see --help\n", wrong);
    } else {
        status =
            given.paragraphs != NULL ? run_bulk(&given, &output) : run_documents(&given, &output);
    }
    free_options(&given);
    return status;
}
