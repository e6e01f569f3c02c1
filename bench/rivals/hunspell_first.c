/*
 * What a plain spelling checker does to recognised text: every word that the dictionary does not
 * know becomes its first suggestion. A rival of `soat correct` in bench/accuracy.
 *
 *   hunspell_first BASE < TEXT > TEXT      BASE.aff and BASE.dic, in UTF-8
 *
 * A word is a run of letters (ASCII letters and every byte above 0x7F). Suggestions are slow, so each
 * unknown word is asked about once.
 */
#include <hunspell/hunspell.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_LIMIT = 100, SLOTS = 1 << 18 };

typedef struct answer {
    char *word, *instead;
} answer;

static bool is_letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static char *copy_of(const char *text) {
    char *const copy = strdup(text);
    if (copy == NULL) {
        fputs("hunspell_first: out of memory\n", stderr);
        exit(70);
    }
    return copy;
}

static char *ask(Hunhandle *checker, const char *word) {
    if (Hunspell_spell(checker, word) != 0) {
        return copy_of(word);
    }
    char **list = NULL;
    const int count = Hunspell_suggest(checker, &list, word);
    char *const first = copy_of(count > 0 ? list[0] : word);
    Hunspell_free_list(checker, &list, count);
    return first;
}

/* The remembered answer, or a new one. A table that is full asks again every time. */
static const char *answer_for(Hunhandle *checker, answer *known, const char *word) {
    size_t hash = 5381;
    for (const char *c = word; *c != '\0'; c++) {
        hash = hash * 33 ^ (unsigned char)*c;
    }
    answer *slot = &known[hash % SLOTS];
    for (int tries = 0; tries < 64 && slot->word != NULL; tries++) {
        if (strcmp(slot->word, word) == 0) {
            return slot->instead;
        }
        slot = &known[(size_t)(slot - known + 1) % SLOTS];
    }
    free(slot->word);
    free(slot->instead);
    *slot = (answer){copy_of(word), ask(checker, word)};
    return slot->instead;
}

static void replace_words(Hunhandle *checker, answer *known) {
    char word[WORD_LIMIT + 1];
    size_t length = 0;
    for (int c = getchar();; c = getchar()) {
        const bool letter = c != EOF && is_letter(c);
        if (letter && length < WORD_LIMIT) {
            word[length++] = (char)c;
            continue;
        }
        word[length] = '\0';
        if (length > 0) {
            fputs(length < WORD_LIMIT ? answer_for(checker, known, word) : word, stdout);
        }
        length = 0;
        if (letter) {
            word[length++] = (char)c;
        } else if (c == EOF) {
            return;
        } else {
            putchar(c);
        }
    }
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: hunspell_first BASE < TEXT\n", stderr);
        return 2;
    }
    char affixes[4096], words[4096];
    snprintf(affixes, sizeof affixes, "%s.aff", argv[1]);
    snprintf(words, sizeof words, "%s.dic", argv[1]);
    Hunhandle *const checker = Hunspell_create(affixes, words);
    answer *const known = calloc(SLOTS, sizeof *known);
    if (checker == NULL || known == NULL) {
        fputs("hunspell_first: out of memory\n", stderr);
        return 70;
    }
    replace_words(checker, known);
    for (size_t i = 0; i < SLOTS; i++) {
        free(known[i].word);
        free(known[i].instead);
    }
    free(known);
    Hunspell_destroy(checker);
    return ferror(stdout) != 0 || fflush(stdout) != 0 ? 1 : 0;
}
