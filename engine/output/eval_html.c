#include "output/eval_html.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "output/web_file.h"
#include "soat/version.h"

enum { OPEN_PAGES = 3 }; /* so many pages are shown opened */

typedef struct html_page {
    soat_span name;
    size_t start, end; /* bytes of `pages` */
} html_page;

struct soat_eval_html {
    soat_buffer pages; /* the differences of all pages */
    html_page *items;
    size_t count, capacity;
    soat_arena names;
    soat_eval_observer observer;
    bool first; /* of its page */
};

static const char *change_name(soat_eval_change change) {
    static const char *const names[] = {[SOAT_EVAL_CHANGE_UNKNOWN] = "",
                                        [SOAT_EVAL_CHANGE_LEFT] = "left",
                                        [SOAT_EVAL_CHANGE_MISCORRECTED] = "miscorrected",
                                        [SOAT_EVAL_CHANGE_BROKEN] = "broken",
                                        [SOAT_EVAL_CHANGE_FIXED] = "fixed"};
    return names[change];
}

static bool same_text(soat_span a, soat_span b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* [read → truth label]: the label says in words what the colours say. */
static void print_difference(soat_printer *self, soat_span read, soat_span truth, const char *kind,
                             const char *change) {
    soat__print(self, "<span class=\"d\" data-k=\"%s\"", kind);
    if (change[0] != '\0') {
        soat__print(self, " data-c=\"%s\"", change);
    }
    soat__print(self, ">");
    if (read.size > 0) {
        soat__print(self, "<del>");
        soat__print_xml(self, read);
        soat__print(self, "</del>");
    }
    if (read.size > 0 && truth.size > 0) {
        soat__print(self, " \xE2\x86\x92 ");
    }
    if (truth.size > 0) {
        soat__print(self, "<ins>");
        soat__print_xml(self, truth);
        soat__print(self, "</ins>");
    }
    soat__print(self, "<small>%s%s%s</small></span>", kind, change[0] != '\0' ? ", " : "", change);
}

static soat_status on_segment(void *data, const soat_eval_segment *segment, soat_error *error) {
    soat_eval_html *const html = data;
    soat_printer printer = {.out = &html->pages, .error = error};
    static const char *const breaks[] = {" ", "\n", "\n\n"};
    if (html->count == 0) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                          "name the page before its texts are added");
    }
    if (!html->first) {
        soat__print(&printer, "%s", breaks[segment->line_ends]);
    }
    html->first = false;
    if (!segment->right) {
        print_difference(&printer, segment->read, segment->truth,
                         soat_eval_class_name(segment->kind), change_name(segment->change));
    } else if (segment->change == SOAT_EVAL_CHANGE_FIXED) {
        print_difference(&printer, segment->raw, segment->truth,
                         soat_eval_class_name(segment->kind), change_name(segment->change));
    } else if (!same_text(segment->read, segment->truth)) {
        print_difference(&printer, segment->read, segment->truth, "signs", "");
    } else {
        soat__print_xml(&printer, segment->truth);
    }
    html->items[html->count - 1].end = html->pages.size;
    return printer.status;
}

soat_status soat_eval_html_new(soat_eval_html **out, soat_error *error) {
    *out = soat__alloc(1, sizeof **out);
    if (*out == NULL) {
        return soat__fail_memory(error);
    }
    (*out)->observer = (soat_eval_observer){on_segment, *out};
    return SOAT_OK;
}

void soat_eval_html_free(soat_eval_html *html) {
    if (html == NULL) {
        return;
    }
    soat_buffer_dispose(&html->pages);
    soat__free(html->items);
    soat__arena_dispose(&html->names);
    soat__free(html);
}

const soat_eval_observer *soat_eval_html_observer(const soat_eval_html *html) {
    return &html->observer;
}

soat_status soat_eval_html_page(soat_eval_html *html, soat_span name, soat_error *error) {
    const soat_span copy = soat__arena_copy(&html->names, name);
    if (copy.data == NULL || !soat__vector_reserve(&html->items, &html->capacity, html->count + 1,
                                                   sizeof *html->items)) {
        return soat__fail_memory(error);
    }
    html->items[html->count++] =
        (html_page){.name = copy, .start = html->pages.size, .end = html->pages.size};
    html->first = true;
    return SOAT_OK;
}

static void print_file(soat_printer *self, const char *name) {
    soat__print_text(self, soat__web_file(name));
}

static void print_named(soat_printer *self, const char *before, const char *name) {
    if (name != NULL) {
        soat__print(self, "%s<code>", before);
        soat__print_xml(self, soat_span_from_string(name));
        soat__print(self, "</code>");
    }
}

static void print_head(soat_printer *self, const soat__eval_tables *tables) {
    soat__print(self, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>");
    soat__print_xml(self, soat_span_from_string(tables->facts->text));
    soat__print(self, " \xE2\x80\x93 soat eval</title>\n<style>\n");
    print_file(self, "base.css");
    print_file(self, "eval.css");
    soat__print(self, "</style></head><body>\n");
}

static void print_facts(soat_printer *self, const soat__eval_tables *tables) {
    const soat_eval_html_facts *const facts = tables->facts;
    const soat_eval_report *const report = &tables->report;
    print_named(self, "<header><h1>How right is ", facts->text);
    print_named(self, "?</h1>\n<p>Judged against the truth ", facts->gold);
    print_named(self, "; the raw text before its correction is ", facts->raw);
    print_named(self, "; compared with ", facts->against);
    soat__print(self, ". %zu %s, %zu words, %zu letters.", report->pair_count,
                report->pair_count == 1 ? "page" : "pages", report->counts.words,
                report->counts.letters);
    if (facts->left_out > 0) {
        soat__print(self, " Files left out: %zu.", facts->left_out);
    }
    if (facts->taken_as_empty > 0) {
        soat__print(self, " Missing texts that count as empty: %zu.", facts->taken_as_empty);
    }
    soat__print(self, "</p>\n<p class=\"quiet\">");
    if (report->unit_count > 1) {
        soat__print(self, "Intervals: bootstrap over %zu %s. ", report->unit_count,
                    report->pair_count == 1 ? "stretches of 40 words" : "pages");
    }
    soat__print(self,
                "soat " SOAT_VERSION "</p>\n<nav aria-label=\"Parts\"><a href=\"#rates\">Rates</a>"
                "<a href=\"#classes\">Classes</a><a href=\"#letters\">Letters</a>"
                "<a href=\"#words\">Words</a><a href=\"#pages\">Pages</a>"
                "<a href=\"#texts\">Texts</a></nav></header>\n<main>\n");
}

static const struct part {
    const char *id, *heading;
    void (*print)(soat_printer *self, const soat__eval_tables *tables);
} parts[] = {
    {"rates", "Rates", soat__print_rate_table},
    {"classes", "Classes of errors", soat__print_class_table},
    {"letters", "Letters confused", soat__print_confusion_table},
    {"words", "Words most often wrong", soat__print_syllable_table},
    {"pages", "Pages", soat__print_page_table},
};

/* Long tables would push the texts far down: they are shown when they are asked for. */
static void print_parts(soat_printer *self, const soat__eval_tables *tables) {
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        soat__print(self, "<section><h2 id=\"%s\">%s</h2>\n", parts[i].id, parts[i].heading);
        parts[i].print(self, tables);
        soat__print(self, "</section>\n");
    }
}

static void print_tools(soat_printer *self, bool has_raw) {
    static const char legend[] =
        "<section><h2 id=\"texts\">Texts</h2>\n<p><span class=\"d\"><del>read</del> \xE2\x86\x92 "
        "<ins>truth</ins><small>kind</small></span> is a difference: with the first part only it "
        "is "
        "noise, with the second only it was lost.";
    static const char fixed[] =
        " <span class=\"d\" data-c=\"fixed\"><del>raw</del> \xE2\x86\x92 <ins>truth</ins>"
        "<small>kind, fixed</small></span> is what the correction put right.";
    static const char buttons[] =
        " Keys: <kbd>n</kbd> next, <kbd>p</kbd> previous.</p>\n<div class=\"tools\">"
        "<button type=\"button\" id=\"previous\">Previous</button>"
        "<button type=\"button\" id=\"next\">Next</button>\n";
    soat__print_text(self, soat_span_make(legend, sizeof legend - 1));
    soat__print_text(self, soat_span_make(fixed, has_raw ? sizeof fixed - 1 : 0));
    soat__print_text(self, soat_span_make(buttons, sizeof buttons - 1));
    soat__print(self, "<label>Kind <select id=\"kind\"><option value=\"\">all</option>");
    for (int kind = 0; kind < SOAT_EVAL_CLASS_COUNT; kind++) {
        const char *const name = soat_eval_class_name((soat_eval_class)kind);
        soat__print(self, "<option value=\"k=%s\">%s</option>", name, name);
    }
    soat__print(self, "<option value=\"k=signs\">signs</option>");
    for (int change = SOAT_EVAL_CHANGE_LEFT; has_raw && change <= SOAT_EVAL_CHANGE_FIXED;
         change++) {
        const char *const name = change_name((soat_eval_change)change);
        soat__print(self, "<option value=\"c=%s\">%s</option>", name, name);
    }
    soat__print(self,
                "</select></label>\n<button type=\"button\" id=\"open\">Open or close all"
                "</button> <span id=\"where\" class=\"quiet\" role=\"status\"></span></div>\n");
}

static void print_pages(soat_printer *self, const soat_eval_html *html, const soat_eval *eval) {
    for (size_t i = 0; i < html->count; i++) {
        const html_page *const page = &html->items[i];
        const soat_eval_counts *const counts = soat_eval_pair(eval, i);
        soat__print(self, "<details class=\"text\" id=\"p%zu\"%s><summary><span class=\"name\">",
                    i + 1, html->count <= OPEN_PAGES ? " open" : "");
        soat__print_xml(self, page->name);
        soat__print(self, "</span> <span class=\"quiet\">%zu of %zu words wrong</span></summary>\n",
                    counts->after.word_errors, counts->words);
        soat__print(self, "<div class=\"page\" lang=\"vi\">");
        if (page->end > page->start) {
            soat__print_text(
                self, soat_span_make(html->pages.data + page->start, page->end - page->start));
        }
        soat__print(self, "</div></details>\n");
    }
}

static soat_status fill_tables(soat__eval_tables *tables, const soat_eval_html *html,
                               soat_span *names, soat_error *error) {
    const soat_eval *const other = tables->facts->other;
    for (size_t i = 0; i < html->count; i++) {
        names[i] = html->items[i].name;
    }
    tables->names = names;
    soat_status status = soat_eval_report_make(tables->eval, &tables->report, error);
    if (status == SOAT_OK && other != NULL) {
        status = soat_eval_report_make(other, &tables->other, error);
    }
    if (status == SOAT_OK && other != NULL) {
        status = soat_eval_compare(tables->eval, other, &tables->versus, error);
    }
    return status;
}

static void print_all(soat_printer *self, const soat_eval_html *html,
                      const soat__eval_tables *tables) {
    print_head(self, tables);
    print_facts(self, tables);
    print_parts(self, tables);
    print_tools(self, tables->report.has_raw);
    print_pages(self, html, tables->eval);
    soat__print(self, "</section></main>\n<script>\n");
    print_file(self, "sort.js");
    print_file(self, "eval.js");
    soat__print(self, "</script></body></html>\n");
}

soat_status soat_eval_html_finish(soat_eval_html *html, const soat_eval *eval,
                                  const soat_eval_html_facts *facts, soat_buffer *out,
                                  soat_error *error) {
    if (soat_eval_pair_count(eval) != html->count) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                          "the pages that were named are not those that were judged");
    }
    soat_span *const names = soat__alloc(html->count, sizeof *names);
    if (names == NULL) {
        return soat__fail_memory(error);
    }
    const size_t start = out->size;
    soat__eval_tables tables = {.eval = eval, .facts = facts};
    soat_status status = fill_tables(&tables, html, names, error);
    if (status == SOAT_OK) {
        soat_printer printer = {.out = out, .error = error};
        print_all(&printer, html, &tables);
        status = printer.status;
    }
    soat__free(names);
    if (status != SOAT_OK) {
        out->size = start;
    }
    return status;
}
