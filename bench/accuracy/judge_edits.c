/*
 * Which edits of a correction are right? For the calibration of their confidence.
 *
 *   judge_edits GOLD RAW EDITS      EDITS: what `soat correct --json RAW` printed
 *
 * Prints a line an edit or doubt: edit|doubt, reason, confidence, right|wrong|neither, before, after,
 * tab-separated. Each is judged by turning it round in the corrected text, the others staying as they
 * are: right when fewer words are wrong with it than without it, wrong when more, neither when as
 * many (one wrong word for another). Where that is undecided because lines were read in another order,
 * the words missed and too many in any order decide; an edit of signs only is judged by letters.
 * Where GOLD and RAW have as many lines, line by line; else text against text.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <soat/buffer.h>
#include <soat/eval.h>

typedef struct change {
    size_t start, end;
    const char *after;
    bool done; /* an edit; otherwise a doubt */
    json_t *json;
} change;

static void die(const char *what) {
    fprintf(stderr, "judge_edits: %s\n", what);
    exit(1);
}

static soat_buffer read_file(const char *path) {
    soat_buffer out = SOAT_BUFFER_INIT;
    FILE *const file = fopen(path, "rb");
    if (file == NULL) {
        die(path);
    }
    char piece[65536];
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;) {
        if (soat_buffer_append(&out, soat_span_make(piece, got), NULL) != SOAT_OK) {
            die("out of memory");
        }
    }
    fclose(file);
    return out;
}

static int by_start(const void *left, const void *right) {
    const change *const a = left, *const b = right;
    return a->start != b->start ? (a->start < b->start ? -1 : 1) : (int)b->done - (int)a->done;
}

static void add_changes(const json_t *list, bool done, change *out, size_t *count) {
    size_t index;
    json_t *item;
    json_array_foreach(list, index, item) {
        out[(*count)++] = (change){(size_t)json_integer_value(json_object_get(item, "start")),
                                   (size_t)json_integer_value(json_object_get(item, "end")),
                                   json_string_value(json_object_get(item, "after")), done, item};
    }
}

/* The corrected stretch [from, to) with one change turned round; `turned` may be NULL. */
static void render(soat_span raw, size_t from, size_t to, const change *changes, size_t count,
                   const change *turned, soat_buffer *out) {
    size_t at = from;
    soat_buffer_clear(out);
    for (const change *c = changes; c < changes + count; c++) {
        if (c->start < at || c->end > to || c->done == (c == turned)) {
            continue;
        }
        const bool hidden = turned != NULL && c != turned && !turned->done &&
                            c->start < turned->end && turned->start < c->end;
        if (hidden) {
            continue; /* a doubt is tried in the place of the edits that it overlaps */
        }
        soat_buffer_append(out, soat_span_make(raw.data + at, c->start - at), NULL);
        soat_buffer_append(out, soat_span_from_string(c->after), NULL);
        at = c->end;
    }
    if (soat_buffer_append(out, soat_span_make(raw.data + at, to - at), NULL) != SOAT_OK) {
        die("out of memory");
    }
}

typedef struct distance {
    size_t words, loose, letters; /* wrong words; missed and too many in any order; wrong letters */
} distance;

static distance distance_of(soat_span gold, soat_span text) {
    const soat_eval_options how = {false, 1, 0};
    soat_eval *eval = NULL;
    soat_eval_report report;
    if (soat_eval_new(&eval, &how, NULL) != SOAT_OK ||
        soat_eval_add(eval, gold, text, NULL, NULL) != SOAT_OK ||
        soat_eval_report_make(eval, &report, NULL) != SOAT_OK) {
        die("cannot evaluate");
    }
    soat_eval_free(eval);
    const soat_eval_rates *const rates = &report.counts.after;
    return (distance){rates->word_errors, rates->missed + rates->extra, rates->letter_errors};
}

static const char *verdict(distance with, distance without, bool signs_only) {
    if (with.words != without.words) {
        return with.words < without.words ? "right" : "wrong";
    }
    if (with.loose != without.loose) {
        return with.loose < without.loose ? "right" : "wrong";
    }
    if (!signs_only || with.letters == without.letters) {
        return "neither";
    }
    return with.letters < without.letters ? "right" : "wrong";
}

static void judge(soat_span gold, soat_span raw, size_t from, size_t to, const change *changes,
                  size_t count) {
    soat_buffer text = SOAT_BUFFER_INIT;
    render(raw, from, to, changes, count, NULL, &text);
    const distance now = distance_of(gold, soat_buffer_span(&text));
    for (const change *c = changes; c < changes + count; c++) {
        render(raw, from, to, changes, count, c, &text);
        const distance turned = distance_of(gold, soat_buffer_span(&text));
        const char *const before = json_string_value(json_object_get(c->json, "before"));
        const char *const reason = json_string_value(json_object_get(c->json, "reason"));
        const bool signs =
            before != NULL &&
            distance_of(soat_span_from_string(before), soat_span_from_string(c->after)).words == 0;
        printf("%s\t%s\t%.6f\t%s\t%s\t%s\n", c->done ? "edit" : "doubt", reason,
               json_number_value(json_object_get(c->json, "confidence")),
               c->done ? verdict(now, turned, signs) : verdict(turned, now, signs), before,
               c->after);
    }
    soat_buffer_dispose(&text);
}

static size_t count_lines(soat_span text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == '\n';
    }
    return count;
}

static size_t line_end(soat_span text, size_t from) {
    const char *const end =
        from < text.size ? memchr(text.data + from, '\n', text.size - from) : NULL;
    return end == NULL ? text.size : (size_t)(end - text.data) + 1;
}

static void judge_lines(soat_span gold, soat_span raw, const change *changes, size_t count) {
    size_t in_gold = 0, first = 0;
    for (size_t from = 0; from < raw.size;) {
        const size_t to = line_end(raw, from), gold_to = line_end(gold, in_gold);
        size_t last = first;
        while (last < count && changes[last].start < to) {
            last++;
        }
        judge(soat_span_make(gold.data + in_gold, gold_to - in_gold), raw, from, to,
              changes + first, last - first);
        first = last;
        from = to;
        in_gold = gold_to;
    }
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: judge_edits GOLD RAW EDITS\n", stderr);
        return 2;
    }
    soat_buffer gold = read_file(argv[1]), raw = read_file(argv[2]);
    json_t *const root = json_load_file(argv[3], JSON_DISABLE_EOF_CHECK, NULL);
    const json_t *const edits = json_object_get(root, "edits");
    const json_t *const doubts = json_object_get(root, "doubts");
    const size_t room = json_array_size(edits) + json_array_size(doubts);
    change *const changes = calloc(room + 1, sizeof *changes);
    if (root == NULL || changes == NULL) {
        die(argv[3]);
    }
    size_t count = 0;
    add_changes(edits, true, changes, &count);
    add_changes(doubts, false, changes, &count);
    qsort(changes, count, sizeof *changes, by_start);
    const soat_span truth = soat_buffer_span(&gold), text = soat_buffer_span(&raw);
    if (count_lines(truth) == count_lines(text)) {
        judge_lines(truth, text, changes, count);
    } else {
        judge(truth, text, 0, text.size, changes, count);
    }
    free(changes);
    json_decref(root);
    soat_buffer_dispose(&gold);
    soat_buffer_dispose(&raw);
    return 0;
}
