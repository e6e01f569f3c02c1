#include "recipe.h"

#include <stddef.h>
#include <string.h>

#include "page_source.h"

static const struct parameter {
    const char *name;
    size_t offset;
    bool varies; /* touched by jitter */
} parameters[] = {
    {"size", offsetof(scan_recipe, size), false},
    {"leading", offsetof(scan_recipe, leading), false},
    {"ragged", offsetof(scan_recipe, ragged), false},
    {"dpi", offsetof(scan_recipe, dpi), false},
    {"skew", offsetof(scan_recipe, skew), false},
    {"curl", offsetof(scan_recipe, curl), false},
    {"holes", offsetof(scan_recipe, holes), false},
    {"staple", offsetof(scan_recipe, staple), false},
    {"edges", offsetof(scan_recipe, edges), false},
    {"received", offsetof(scan_recipe, received), false},
    {"handwriting", offsetof(scan_recipe, handwriting), false},
    {"stroke", offsetof(scan_recipe, stroke), true},
    {"fade", offsetof(scan_recipe, fade), true},
    {"patches", offsetof(scan_recipe, patches), true},
    {"bleed", offsetof(scan_recipe, bleed), true},
    {"paper", offsetof(scan_recipe, paper), true},
    {"tint", offsetof(scan_recipe, tint), true},
    {"stamps", offsetof(scan_recipe, stamps), false},
    {"colour", offsetof(scan_recipe, colour), false},
    {"resolution", offsetof(scan_recipe, resolution), false},
    {"blur", offsetof(scan_recipe, blur), true},
    {"noise", offsetof(scan_recipe, noise), true},
    {"threshold", offsetof(scan_recipe, threshold), false},
    {"speckles", offsetof(scan_recipe, speckles), true},
    {"streaks", offsetof(scan_recipe, streaks), true},
    {"jpeg", offsetof(scan_recipe, jpeg), false},
    {"jitter", offsetof(scan_recipe, jitter), false},
};

static double *parameter_of(scan_recipe *recipe, size_t index) {
    return (double *)(void *)((char *)recipe + parameters[index].offset);
}

static double *find_parameter(scan_recipe *recipe, const char *name) {
    for (size_t i = 0; i < G_N_ELEMENTS(parameters); i++) {
        if (strcmp(parameters[i].name, name) == 0) {
            return parameter_of(recipe, i);
        }
    }
    return NULL;
}

/* The words of a line, empty ones left out; free with g_strfreev. */
static char **split_words(const char *line) {
    char **const words = g_strsplit_set(line, " \t\r", -1);
    size_t count = 0;
    for (size_t i = 0; words[i] != NULL; i++) {
        if (words[i][0] == '\0') {
            g_free(words[i]);
        } else {
            words[count++] = words[i];
        }
    }
    words[count] = NULL;
    return words;
}

/* A family may be several words: `font Noto Serif`. */
static gboolean parse_font(scan_recipe *out, char **words) {
    char *const name = g_strjoinv(" ", words + 1);
    const gboolean ok =
        name[0] != '\0' && g_strlcpy(out->font, name, SCAN_FONT_NAME) < SCAN_FONT_NAME;
    g_free(name);
    return ok;
}

static gboolean parse_row(scan_recipe *out, char **words, int level) {
    const guint count = g_strv_length(words);
    if (count == 0 || words[0][0] == '#') {
        return TRUE;
    }
    if (strcmp(words[0], "font") == 0) {
        return parse_font(out, words);
    }
    double *const value = find_parameter(out, words[0]);
    if (value == NULL || (count != 2 && count != SCAN_LEVELS + 1)) {
        return FALSE;
    }
    const char *const text = words[count == 2 ? 1 : level];
    char *end = NULL;
    *value = g_ascii_strtod(text, &end);
    return end != text && *end == '\0';
}

gboolean scan_recipe_parse(scan_recipe *out, const char *text, int level, GError **error) {
    scan_recipe recipe = {.dpi = 200};
    char **const lines = g_strsplit(text, "\n", -1);
    gboolean ok = TRUE;
    for (size_t i = 0; ok && lines[i] != NULL; i++) {
        char **const words = split_words(lines[i]);
        ok = parse_row(&recipe, words, level);
        g_strfreev(words);
        if (!ok) {
            g_set_error(error, SCAN_ERROR, SCAN_ERROR_SYNTAX,
                        "line %zu: a parameter and 1 or %d numbers are expected: '%s'", i + 1,
                        SCAN_LEVELS, lines[i]);
        }
    }
    g_strfreev(lines);
    if (ok && (recipe.dpi < 72 || recipe.dpi > 600)) {
        g_set_error(error, SCAN_ERROR, SCAN_ERROR_SYNTAX, "dpi must lie in 72 … 600");
        ok = FALSE;
    }
    if (ok && recipe.size != 0 && (recipe.size < 4 || recipe.size > 72)) {
        g_set_error(error, SCAN_ERROR, SCAN_ERROR_SYNTAX, "size must lie in 4 … 72 points");
        ok = FALSE;
    }
    if (ok) {
        *out = recipe;
    }
    return ok;
}

gboolean scan_recipe_read(scan_recipe *out, const char *path, int level, GError **error) {
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error)) {
        return FALSE;
    }
    const gboolean ok = scan_recipe_parse(out, text, level, error);
    if (!ok) {
        g_prefix_error(error, "%s: ", path);
    }
    g_free(text);
    return ok;
}

scan_recipe scan_recipe_vary(const scan_recipe *recipe, scan_random *random) {
    scan_recipe varied = *recipe;
    for (size_t i = 0; i < G_N_ELEMENTS(parameters); i++) {
        if (parameters[i].varies) {
            double *const value = parameter_of(&varied, i);
            *value *= scan_random_between(random, 1 - recipe->jitter, 1 + recipe->jitter);
        }
    }
    return varied;
}
