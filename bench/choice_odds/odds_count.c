#include <string.h>

#include "eval/align.h"
#include "odds_counts.h"

enum { MAX_WRONG_LETTERS = 2, MAX_LETTER = 8 };

/* One word as its letters, each a string of its own. */
typedef struct letters {
    char **items;
    size_t count;
} letters;

static int compare_keys(const void *left, const void *right, void *unused) {
    (void)unused;
    return strcmp(left, right);
}

odds *odds_new(void) {
    odds *const self = g_new0(odds, 1);
    self->cases = g_tree_new_full(compare_keys, NULL, g_free, g_free);
    self->letters = g_tree_new_full(compare_keys, NULL, g_free, g_free);
    return self;
}

void odds_free(odds *self) {
    if (self != NULL) {
        g_tree_destroy(self->cases);
        g_tree_destroy(self->letters);
        g_free(self);
    }
}

odds_case *odds_case_at(odds *self, const char *read, const char *choice) {
    char *const key = g_strconcat(read, "\t", choice, NULL);
    odds_case *found = g_tree_lookup(self->cases, key);
    if (found != NULL) {
        g_free(key);
        return found;
    }
    found = g_new0(odds_case, 1);
    g_tree_insert(self->cases, key, found);
    return found;
}

guint64 *odds_letter_at(odds *self, const char *letter) {
    guint64 *found = g_tree_lookup(self->letters, letter);
    if (found == NULL) {
        found = g_new0(guint64, 1);
        g_tree_insert(self->letters, g_strdup(letter), found);
    }
    return found;
}

static gboolean is_letter(soat_span text) {
    return text.size > 0 && text.size < MAX_LETTER && memchr(text.data, '\t', text.size) == NULL;
}

/* One symbol that stands for `truth`. */
static void count_symbol(odds *self, const soat_page *page, const soat_symbol *symbol,
                         const char *truth) {
    const soat_choice *const choices = page->choices + symbol->first_choice;
    char read[MAX_LETTER + 1] = "", choice[MAX_LETTER + 1];
    memcpy(read, choices[0].text.data, choices[0].text.size);
    const gboolean kept = strcmp(read, truth) == 0;
    ++*odds_letter_at(self, truth);
    for (uint32_t i = 1; i < symbol->choice_count; i++) {
        if (!is_letter(choices[i].text)) {
            continue;
        }
        memset(choice, 0, sizeof choice);
        memcpy(choice, choices[i].text.data, choices[i].text.size);
        const gboolean right = strcmp(choice, truth) == 0;
        if (strcmp(choice, read) == 0 || (!kept && !right)) {
            continue;
        }
        const int32_t step = MAX(choices[i].cost - choices[0].cost, 0) / ODDS_STEP;
        odds_case *const at = odds_case_at(self, read, choice);
        (right ? at->right : at->kept)[MIN(step, ODDS_STEPS - 1)]++;
    }
}

static bool read_differently(const soat_page *page, const soat_symbol *symbol, const char *truth) {
    const soat_span read = page->choices[symbol->first_choice].text;
    return read.size != strlen(truth) || memcmp(read.data, truth, read.size) != 0;
}

static void count_word(odds *self, const soat_page *page, const soat_word *word, letters truth) {
    if (word->symbol_count != truth.count) {
        return;
    }
    size_t wrong = 0;
    for (uint32_t i = 0; i < word->symbol_count; i++) {
        const soat_symbol *const symbol = &page->symbols[word->first_symbol + i];
        if (symbol->choice_count == 0 || !is_letter(page->choices[symbol->first_choice].text)) {
            return;
        }
        wrong += read_differently(page, symbol, truth.items[i]);
    }
    for (uint32_t i = 0; i < word->symbol_count && wrong <= MAX_WRONG_LETTERS; i++) {
        count_symbol(self, page, &page->symbols[word->first_symbol + i], truth.items[i]);
    }
}

static letters letters_of(const char *word) {
    const size_t count = (size_t)g_utf8_strlen(word, -1);
    letters made = {g_new0(char *, count + 1), count};
    const char *at = word;
    for (size_t i = 0; i < count; i++) {
        const char *const next = g_utf8_next_char(at);
        made.items[i] = g_strndup(at, (gsize)(next - at));
        at = next;
    }
    return made;
}

/* The number of a word among all words, from 0; the table takes it when it is new. */
static uint32_t number_of(GHashTable *numbers, char *word) {
    gpointer known;
    if (g_hash_table_lookup_extended(numbers, word, NULL, &known)) {
        g_free(word);
        return GPOINTER_TO_UINT(known);
    }
    const guint number = g_hash_table_size(numbers);
    g_hash_table_insert(numbers, word, GUINT_TO_POINTER(number));
    return number;
}

static void count_aligned(odds *self, const soat_page *page, GPtrArray *truth,
                          const uint32_t *column_of) {
    for (guint i = 0; i < truth->len; i++) {
        if (column_of[i] != SOAT_ALIGN_NONE) {
            const letters word = letters_of(truth->pdata[i]);
            count_word(self, page, &page->words[column_of[i]], word);
            g_strfreev(word.items);
        }
    }
}

/* The words of a text, apart by blanks and line ends. */
static GPtrArray *words_of(soat_span text) {
    GPtrArray *const words = g_ptr_array_new_with_free_func(g_free);
    char *const copy = g_strndup(text.data, text.size);
    char **const parts = g_strsplit_set(copy, " \t\r\n\f", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (**part != '\0') {
            g_ptr_array_add(words, g_strdup(*part));
        }
    }
    g_strfreev(parts);
    g_free(copy);
    return words;
}

gboolean odds_count_page(odds *self, const soat_page *page, soat_span truth) {
    GPtrArray *const words = words_of(truth);
    GHashTable *const numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    uint32_t *const rows = g_new0(uint32_t, words->len + 1);
    uint32_t *const column_of = g_new0(uint32_t, words->len + 1);
    uint32_t *const columns = g_new0(uint32_t, page->word_count + 1);
    for (guint i = 0; i < words->len; i++) {
        rows[i] = number_of(numbers, g_strdup(words->pdata[i]));
    }
    for (size_t i = 0; i < page->word_count; i++) {
        const soat_span read = page->words[i].read;
        columns[i] = number_of(numbers, g_strndup(read.size == 0 ? "" : read.data, read.size));
    }
    const soat__align_input input = {.rows = rows,
                                     .row_count = words->len,
                                     .columns = columns,
                                     .column_count = page->word_count,
                                     .symbol_count = g_hash_table_size(numbers)};
    const gboolean aligned = soat__align_path(&input, 0, column_of, NULL) == SOAT_OK;
    if (aligned) {
        count_aligned(self, page, words, column_of);
    }
    g_free(columns);
    g_free(column_of);
    g_free(rows);
    g_hash_table_destroy(numbers);
    g_ptr_array_free(words, TRUE);
    return aligned;
}
