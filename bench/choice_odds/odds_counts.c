#include "odds_counts.h"

#include <string.h>

static gboolean write_case(void *key, void *value, void *out) {
    const odds_case *const one = value;
    for (int step = 0; step < ODDS_STEPS; step++) {
        if (one->kept[step] + one->right[step] > 0) {
            (void)fprintf(out, "pair\t%s\t%d\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\n",
                          (const char *)key, step, one->kept[step], one->right[step]);
        }
    }
    return FALSE;
}

static gboolean write_letter(void *key, void *value, void *out) {
    (void)fprintf(out, "letter\t%s\t%" G_GUINT64_FORMAT "\n", (const char *)key,
                  *(const guint64 *)value);
    return FALSE;
}

void odds_write_counts(const odds *self, FILE *out) {
    g_tree_foreach(self->cases, write_case, out);
    g_tree_foreach(self->letters, write_letter, out);
}

static gboolean read_number(const char *text, guint64 limit, guint64 *out) {
    return g_ascii_string_to_unsigned(text, 10, 0, limit, out, NULL);
}

static gboolean read_pair(odds *self, char **fields) {
    guint64 step, kept, right;
    if (!read_number(fields[3], ODDS_STEPS - 1, &step) ||
        !read_number(fields[4], G_MAXUINT32, &kept) ||
        !read_number(fields[5], G_MAXUINT32, &right)) {
        return FALSE;
    }
    odds_case *const at = odds_case_at(self, fields[1], fields[2]);
    at->kept[step] += kept;
    at->right[step] += right;
    return TRUE;
}

static gboolean read_line(odds *self, char **fields) {
    const guint count = g_strv_length(fields);
    guint64 number;
    if (count == 6 && strcmp(fields[0], "pair") == 0) {
        return read_pair(self, fields);
    }
    if (count != 3 || strcmp(fields[0], "letter") != 0 ||
        !read_number(fields[2], G_MAXUINT32, &number)) {
        return FALSE;
    }
    *odds_letter_at(self, fields[1]) += number;
    return TRUE;
}

gboolean odds_read_counts(odds *self, const char *text) {
    char **const lines = g_strsplit(text, "\n", -1);
    gboolean understood = TRUE;
    for (char **line = lines; *line != NULL && understood; line++) {
        char **const fields = g_strsplit(*line, "\t", -1);
        understood = **line == '\0' || read_line(self, fields);
        g_strfreev(fields);
    }
    g_strfreev(lines);
    return understood;
}
