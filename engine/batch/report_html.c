/* report.html: one file, no network; sorts and filters by a few lines of script, reads without. */
#include <stdbool.h>
#include <string.h>

#include "batch/report.h"
#include "batch/report_page.h"

/* Text between tags and in quoted attributes. */
static void put(FILE *out, const char *text) {
    static const char *const entities[256] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"};
    for (; *text != '\0'; text++) {
        const char *const entity = entities[(unsigned char)*text];
        if (entity != NULL) {
            fputs(entity, out);
        } else {
            fputc(*text, out);
        }
    }
}

/* A path as a link from the report's own folder. */
static void put_link(FILE *out, const char *path) {
    fputs("./", out);
    for (; *path != '\0'; path++) {
        const unsigned char byte = (unsigned char)*path;
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || strchr("-._~/", byte) != NULL;
        if (plain) {
            fputc(byte, out);
        } else {
            fprintf(out, "%%%02X", byte);
        }
    }
}

static const char *text_of(const json_t *row, const char *name) {
    const char *const text = json_string_value(json_object_get(row, name));
    return text == NULL ? "" : text;
}

static void put_count(FILE *out, const json_t *row, const char *name) {
    const json_int_t count = json_integer_value(json_object_get(row, name));
    fprintf(out, "<td class=n data-v=%lld>%lld", (long long)count, (long long)count);
}

static void put_outputs(FILE *out, const json_t *row) {
    const json_t *const outputs = json_object_get(row, "outputs");
    for (size_t i = 0; i < json_array_size(outputs); i++) {
        const char *const suffix = json_string_value(json_array_get(outputs, i));
        fputs(" <a href=\"", out);
        put_link(out, text_of(row, "base"));
        fputs(".", out);
        put_link(out, suffix == NULL ? "" : suffix);
        fputs("\">", out);
        put(out, suffix == NULL ? "" : suffix);
        fputs("</a>", out);
    }
}

static void put_confidence(FILE *out, const json_t *row) {
    const json_t *const value = json_object_get(row, "confidence");
    if (json_is_number(value)) {
        const double percent = 100 * json_number_value(value);
        fprintf(out, "<td class=n data-v=%.4f>%.1f %%", percent, percent);
    } else {
        fputs("<td class=n data-v=101>–", out);
    }
}

static void put_worst(FILE *out, const json_t *row) {
    const json_t *const worst = json_object_get(row, "worst");
    fputs("<td>", out);
    for (size_t i = 0; i < json_array_size(worst); i++) {
        const json_t *const one = json_array_get(worst, i);
        fprintf(out, "%s<span title=\"%.1f %%\">%lld</span>", i > 0 ? ", " : "",
                100 * json_number_value(json_object_get(one, "confidence")),
                (long long)json_integer_value(json_object_get(one, "page")));
    }
}

static void put_reasons(FILE *out, const json_t *row, const char *name) {
    const json_t *const reasons = json_object_get(row, name);
    for (size_t i = 0; i < json_array_size(reasons); i++) {
        const json_t *const one = json_array_get(reasons, i);
        const json_int_t page = json_integer_value(json_object_get(one, "page"));
        fputs("<div>", out);
        if (page > 0) {
            fprintf(out, "page %lld: ", (long long)page);
        }
        put(out, text_of(one, "reason"));
        fputs("</div>", out);
    }
}

static void put_remarks(FILE *out, const json_t *row) {
    fputs("<td class=why>", out);
    put(out, text_of(row, "reason"));
    put_reasons(out, row, "failures");
    put_reasons(out, row, "notes");
}

static void begin(FILE *out) {
    fputs(soat__report_page_head, out);
}

/* The state as a number that puts first what needs a look first. */
static int rank_of(const char *state) {
    static const char *const states[] = {"failed", "partial", "done"};
    int rank = 0;
    while (rank < 2 && strcmp(state, states[rank]) != 0) {
        rank++;
    }
    return rank;
}

static void write_row(FILE *out, const json_t *row, bool first) {
    (void)first;
    const char *const state = text_of(row, "state");
    fputs("<tr class=", out);
    put(out, state);
    fputs("><td data-v=\"", out);
    put(out, text_of(row, "base"));
    fputs("\"><b>", out);
    put(out, text_of(row, "base"));
    fputs("</b>", out);
    put_outputs(out, row);
    fputs("<div class=from>", out);
    put(out, text_of(row, "input"));
    fprintf(out, "</div><td data-v=%d><span class=state>", rank_of(state));
    put(out, state);
    fputs("</span>", out);
    static const char *const counts[] = {"pages", "words", "changes", "doubts"};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        put_count(out, row, counts[i]);
    }
    put_confidence(out, row);
    put_worst(out, row);
    const double seconds = json_number_value(json_object_get(row, "seconds"));
    fprintf(out, "<td class=n data-v=%.3f>%.1f s", seconds, seconds);
    put_remarks(out, row);
    fputs("\n", out);
}

static void end(FILE *out, const soat__report_totals *totals) {
    fputs("</tbody></table></div>\n<p id=totals>", out);
    fprintf(out, "%zu documents: %zu done, %zu with failed pages or outputs, %zu failed. ",
            totals->documents, totals->done, totals->partial, totals->failed);
    fprintf(out, "%lld pages (%lld failed), %lld words, %lld changes, %lld doubts, ",
            (long long)totals->pages, (long long)totals->failed_pages, (long long)totals->words,
            (long long)totals->changes, (long long)totals->doubts);
    fprintf(out, "%.0f s of computing.</p>\n", totals->seconds);
    fputs(soat__report_page_tail, out);
}

const soat__report_kind soat__report_html = {
    .name = "report.html", .begin = begin, .row = write_row, .end = end};
