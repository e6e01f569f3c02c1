/*
 * How well sentences and words are found, on the texts of this folder (README.md).
 *
 *   segment_score FOLDER                 a table, for bench/results/segment.md
 *   segment_score FOLDER --mistakes SET  what is wrong in a set: dev or test
 *   segment_score FOLDER --check         nothing but fails when the figures of the test halves fall
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "eval/interval.h"
#include "segment/segmenter.h"
#include "soat/buffer.h"
#include "soat/file.h"
#include "text/line.h"
#include "text/token.h"

enum { CASES_MAX = 1000, RESAMPLES = 1000, PLACES_MAX = 512 };

/* What bench/results/segment.md says, less one percent point. */
static const double WORD_F1_MIN = 0.915, SENTENCE_F1_MIN = 0.958;

typedef struct tally {
    uint32_t expected, found, right;
} tally;

typedef struct places {
    size_t start[PLACES_MAX], end[PLACES_MAX];
    size_t count;
} places;

static void die(const char *what) {
    fprintf(stderr, "segment_score: %s\n", what);
    exit(2);
}

static void append(soat_buffer *out, const char *bytes, size_t size) {
    if (soat_buffer_append(out, soat_span_make(bytes, size), NULL) != SOAT_OK) {
        die("out of memory");
    }
}

static void add_place(places *to, size_t start, size_t end) {
    if (to->count == PLACES_MAX) {
        die("a case is too long");
    }
    to->start[to->count] = start;
    to->end[to->count++] = end;
}

/* --- the cases --- */

static bool is_any(soat_span token, const char *list) {
    for (const char *at = list; *at != '\0';) {
        const size_t size = strcspn(at, " ");
        if (size == token.size && memcmp(at, token.data, size) == 0) {
            return true;
        }
        at += size + (at[size] == ' ');
    }
    return false;
}

/* "Cháu ăn_cơm chưa ?" -> the text "Cháu ăn cơm chưa?" and the places of its words. */
static void read_words(soat_span line, soat_buffer *text, places *words) {
    bool glued = true;
    for (size_t at = 0; at < line.size;) {
        size_t end = at;
        while (end < line.size && line.data[end] != ' ') {
            end++;
        }
        const soat_span token = soat_span_make(line.data + at, end - at);
        if (!glued && !is_any(token, ", . ? ! : ; ... … ” )")) {
            append(text, " ", 1);
        }
        const size_t start = text->size;
        for (size_t i = 0; i < token.size; i++) {
            append(text, token.data[i] == '_' ? " " : token.data + i, 1);
        }
        add_place(words, start, text->size);
        glued = is_any(token, "“ (");
        at = end + 1;
    }
}

/* "A.| B\n|C" -> the text and the places of its sentences. */
static void read_sentences(soat_span line, soat_buffer *text, places *sentences) {
    size_t start = 0;
    for (size_t i = 0; i <= line.size; i++) {
        if (i == line.size || line.data[i] == '|') {
            size_t end = text->size;
            while (end > start && strchr(" \n", text->data[end - 1]) != NULL) {
                end--;
            }
            while (start < end && strchr(" \n", text->data[start]) != NULL) {
                start++;
            }
            add_place(sentences, start, end);
            start = text->size;
        } else if (line.data[i] == '\\' && i + 1 < line.size && line.data[i + 1] == 'n') {
            append(text, "\n", 1);
            i++;
        } else {
            append(text, line.data + i, 1);
        }
    }
}

/* --- the count --- */

static bool has_letter_or_digit(soat_span text) {
    soat_token token;
    for (size_t at = 0; soat__token_next(text, &at, &token);) {
        if (token.kind == SOAT_TOKEN_WORD || token.kind == SOAT_TOKEN_MIXED ||
            token.kind == SOAT_TOKEN_NUMBER) {
            return true;
        }
    }
    return false;
}

/* Marks are no words: they are found whatever the method. */
static void count_places(soat_span text, const places *expected, const places *found, tally *out) {
    *out = (tally){0};
    for (size_t i = 0, j = 0; i < expected->count || j < found->count;) {
        const size_t left = i < expected->count ? expected->start[i] : SIZE_MAX;
        const size_t right = j < found->count ? found->start[j] : SIZE_MAX;
        const bool both = left == right && expected->end[i] == found->end[j];
        const size_t at = left <= right ? left : right;
        const size_t end = left <= right ? expected->end[i] : found->end[j];
        const bool counts = has_letter_or_digit(soat_span_make(text.data + at, end - at));
        out->expected += left <= right && counts;
        out->found += (left > right || both) && counts;
        out->right += both && counts;
        if (both) {
            i++;
            j++;
        } else if (left <= right) {
            i++;
        } else {
            j++;
        }
    }
}

static double f1(tally sum) {
    return sum.expected + sum.found == 0 ? 0 : 2.0 * sum.right / (sum.expected + sum.found);
}

static tally total(const tally *cases, size_t count) {
    tally sum = {0};
    for (size_t i = 0; i < count; i++) {
        sum.expected += cases[i].expected;
        sum.found += cases[i].found;
        sum.right += cases[i].right;
    }
    return sum;
}

static soat_eval_interval interval(const tally *cases, size_t count) {
    static double values[RESAMPLES];
    uint64_t state = 1;
    for (size_t r = 0; r < RESAMPLES; r++) {
        tally sum = {0};
        for (size_t i = 0; i < count; i++) {
            const tally *const drawn = &cases[soat__draw_unit(&state, count)];
            sum.expected += drawn->expected;
            sum.found += drawn->found;
            sum.right += drawn->right;
        }
        values[r] = f1(sum);
    }
    return soat__percentiles(values, RESAMPLES);
}

/* --- what is found --- */

typedef enum method { LIKELIEST, LONGEST, SYLLABLES, STOPS } method;

/* To compare with: every . ! ? … before a blank ends a sentence, and every line end. */
static void find_stops(soat_span text, places *out) {
    for (size_t start = 0, i = 0; i <= text.size; i++) {
        const bool end = i == text.size || text.data[i] == '\n' ||
                         (text.data[i] == ' ' && i > 0 &&
                          (strchr(".!?", text.data[i - 1]) != NULL ||
                           (i > 2 && memcmp(text.data + i - 3, "…", 3) == 0)));
        if (end) {
            if (i > start) {
                add_place(out, start, i);
            }
            start = i + 1;
        }
    }
}

static void find(soat_segmenter *segmenter, soat_span text, bool words, method how, places *out) {
    soat_segmentation made;
    if (how == STOPS) {
        find_stops(text, out);
        return;
    }
    soat__segmenter_set_method(segmenter, how == LONGEST     ? SOAT_CUT_LONGEST
                                          : how == SYLLABLES ? SOAT_CUT_SYLLABLES
                                                             : SOAT_CUT_LIKELIEST);
    if (soat_segment(segmenter, text, false, &made, NULL) != SOAT_OK) {
        die("out of memory");
    }
    for (size_t i = 0; words && i < made.word_count; i++) {
        add_place(out, made.words[i].start, made.words[i].end);
    }
    for (size_t i = 0; !words && i < made.sentence_count; i++) {
        add_place(out, made.sentences[i].start, made.sentences[i].end);
    }
}

static void show(soat_span text, const places *at, char border) {
    for (size_t i = 0; i < at->count; i++) {
        printf("%s", i > 0 ? (char[3]){' ', border, 0} : "  ");
        for (size_t j = at->start[i]; j < at->end[i]; j++) {
            putchar(text.data[j] == ' ' && border == '\0' ? '_' : text.data[j]);
        }
    }
    putchar('\n');
}

static size_t score(soat_segmenter *segmenter, soat_span file, bool words, method how,
                    bool mistakes, tally *cases) {
    soat_buffer text = SOAT_BUFFER_INIT;
    size_t count = 0;
    soat_span line;
    for (size_t at = 0; soat__line_next(file, &at, &line);) {
        if (line.size == 0 || line.data[0] == '#') {
            continue;
        }
        static places expected, found;
        expected.count = found.count = 0;
        soat_buffer_clear(&text);
        if (words) {
            read_words(line, &text, &expected);
        } else {
            read_sentences(line, &text, &expected);
        }
        const soat_span span = soat_buffer_span(&text);
        find(segmenter, span, words, how, &found);
        if (count == CASES_MAX) {
            die("too many cases");
        }
        count_places(span, &expected, &found, &cases[count]);
        if (mistakes && (cases[count].right < cases[count].expected ||
                         cases[count].right < cases[count].found)) {
            show(span, &expected, words ? '\0' : '|');
            show(span, &found, words ? '\0' : '|');
        }
        count++;
    }
    soat_buffer_dispose(&text);
    return count;
}

static void read_file(const char *folder, const char *name, const char *set, soat_buffer *out) {
    char path[4096];
    soat_error error = {0};
    snprintf(path, sizeof path, "%s/%s_%s.txt", folder, name, set);
    soat_buffer_clear(out);
    if (soat_file_read(path, 0, out, &error) != SOAT_OK) {
        die(error.message);
    }
}

/* --- the program --- */

static const struct row {
    const char *title, *file;
    bool words;
    method how;
} rows[] = {
    {"words: likeliest cut (what is shipped)", "words", true, LIKELIEST},
    {"words: longest match in the same list", "words", true, LONGEST},
    {"words: every syllable a word", "words", true, SYLLABLES},
    {"sentences: rules (what is shipped)", "sentences", false, LIKELIEST},
    {"sentences: every stop before a blank, every line end", "sentences", false, STOPS},
};

static tally cases[CASES_MAX];

static double run_row(soat_segmenter *segmenter, const char *folder, const struct row *row,
                      const char *set, bool print) {
    soat_buffer file = SOAT_BUFFER_INIT;
    read_file(folder, row->file, set, &file);
    const size_t count =
        score(segmenter, soat_buffer_span(&file), row->words, row->how, false, cases);
    soat_buffer_dispose(&file);
    const tally sum = total(cases, count);
    if (print) {
        const soat_eval_interval range = interval(cases, count);
        printf("| %s | %s | %zu | %u | %.2f | %.2f | **%.2f** | %.2f to %.2f |\n", row->title, set,
               count, sum.expected, 100.0 * sum.right / sum.found, 100.0 * sum.right / sum.expected,
               100 * f1(sum), 100 * range.low, 100 * range.high);
    }
    return f1(sum);
}

static void print_mistakes(soat_segmenter *segmenter, const char *folder, const char *set) {
    soat_buffer file = SOAT_BUFFER_INIT;
    read_file(folder, "words", set, &file);
    score(segmenter, soat_buffer_span(&file), true, LIKELIEST, true, cases);
    read_file(folder, "sentences", set, &file);
    score(segmenter, soat_buffer_span(&file), false, LIKELIEST, true, cases);
    soat_buffer_dispose(&file);
}

int main(int count, char **arguments) {
    soat_segmenter *segmenter = NULL;
    if (count < 2 || soat_segmenter_new(&segmenter, NULL, NULL) != SOAT_OK) {
        die("usage: segment_score FOLDER [--mistakes SET | --check]");
    }
    const char *const folder = arguments[1];
    int code = 0;
    if (count == 4) {
        print_mistakes(segmenter, folder, arguments[3]);
    } else if (count == 3) {
        const double words = run_row(segmenter, folder, &rows[0], "test", false);
        const double sentences = run_row(segmenter, folder, &rows[3], "test", false);
        printf("F1 of words %.4f, of sentences %.4f; at least %.4f and %.4f\n", words, sentences,
               WORD_F1_MIN, SENTENCE_F1_MIN);
        code = words >= WORD_F1_MIN && sentences >= SENTENCE_F1_MIN ? 0 : 1;
    } else {
        puts("| what | half | cases | expected | precision % | recall % | F1 % | 95 % |\n"
             "|---|---|---|---|---|---|---|---|");
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            run_row(segmenter, folder, &rows[i], "dev", true);
            run_row(segmenter, folder, &rows[i], "test", true);
        }
    }
    soat_segmenter_free(segmenter);
    return code;
}
