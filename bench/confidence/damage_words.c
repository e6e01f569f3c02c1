#include "damage_words.h"

#include <math.h>
#include <string.h>

enum { FIELDS = 3 };

typedef struct rule {
    char *read, *true_letters;
    double share;
} rule;

static void clear_rule(void *item) {
    rule *const self = item;
    g_free(self->read);
    g_free(self->true_letters);
}

/* The rules of letters for letters; what begins with @ or # is something else. */
static GArray *rules_of(const char *profile) {
    GArray *const rules = g_array_new(FALSE, FALSE, sizeof(rule));
    g_array_set_clear_func(rules, clear_rule);
    char **const lines = g_strsplit(profile, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        char **const fields = g_strsplit(*line, "\t", FIELDS + 1);
        if ((*line)[0] != '#' && (*line)[0] != '@' && g_strv_length(fields) >= FIELDS &&
            fields[1][0] != '\0') {
            const rule made = {g_strdup(fields[0]), g_strdup(fields[1]),
                               exp(-g_ascii_strtod(fields[2], NULL) / 1000.0)};
            g_array_append_val(rules, made);
        }
        g_strfreev(fields);
    }
    g_strfreev(lines);
    return rules;
}

/* The rules are tried from a place of chance on, so that none is always first. */
static void append_word(GString *out, const char *word, const GArray *rules, double rate,
                        GRand *chance) {
    const guint first =
        rules->len == 0 ? 0 : (guint)g_rand_int_range(chance, 0, (gint32)rules->len);
    for (guint i = 0; i < rules->len; i++) {
        const rule *const one = &g_array_index(rules, rule, (first + i) % rules->len);
        const char *const found = strstr(word, one->true_letters);
        if (found != NULL && g_rand_double(chance) < rate * one->share) {
            g_string_append_len(out, word, found - word);
            g_string_append(out, one->read);
            g_string_append(out, found + strlen(one->true_letters));
            return;
        }
    }
    g_string_append(out, word);
}

char *damage_words(const char *text, const char *profile, double rate, guint32 seed) {
    GArray *const rules = rules_of(profile);
    GRand *const chance = g_rand_new_with_seed(seed);
    GString *const out = g_string_new(NULL);
    for (const char *at = text; *at != '\0';) {
        const size_t blanks = strspn(at, " \n");
        g_string_append_len(out, at, (gssize)blanks);
        at += blanks;
        const size_t length = strcspn(at, " \n");
        char *const word = g_strndup(at, length);
        append_word(out, word, rules, rate, chance);
        g_free(word);
        at += length;
    }
    g_rand_free(chance);
    g_array_free(rules, TRUE);
    return g_string_free(out, FALSE);
}
