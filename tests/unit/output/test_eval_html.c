/* The HTML of an evaluation, as bytes; tests/web looks at it with a browser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "soat/eval_html.h"

typedef struct judged {
    soat_eval *eval;
    soat_eval_html *html;
} judged;

static judged judge(const char *name, const char *gold, const char *text, const char *raw) {
    judged made = {NULL, NULL};
    const soat_span before = soat_span_from_string(raw);
    assert_int_equal(soat_eval_new(&made.eval, NULL, NULL), SOAT_OK);
    assert_int_equal(soat_eval_html_new(&made.html, NULL), SOAT_OK);
    soat_eval_observe(made.eval, soat_eval_html_observer(made.html));
    assert_int_equal(soat_eval_html_page(made.html, soat_span_from_string(name), NULL), SOAT_OK);
    assert_int_equal(soat_eval_add(made.eval, soat_span_from_string(gold),
                                   soat_span_from_string(text), raw == NULL ? NULL : &before, NULL),
                     SOAT_OK);
    return made;
}

static void dispose(judged made) {
    soat_eval_html_free(made.html);
    soat_eval_free(made.eval);
}

/* The text between the tags of the one page. */
static soat_buffer page_of(const judged *made, const char *gold) {
    const soat_eval_html_facts facts = {.gold = gold, .text = "text"};
    soat_buffer out = SOAT_BUFFER_INIT;
    assert_int_equal(soat_eval_html_finish(made->html, made->eval, &facts, &out, NULL), SOAT_OK);
    return out;
}

static void assert_page(const char *gold, const char *text, const char *raw, const char *expected) {
    const judged made = judge("page", gold, text, raw);
    soat_buffer out = page_of(&made, "gold");
    static const char opening[] = "<div class=\"page\" lang=\"vi\">";
    char *const begin = strstr(out.data, opening);
    assert_non_null(begin);
    char *const end = strstr(begin, "</div>");
    assert_non_null(end);
    *end = '\0';
    assert_string_equal(begin + sizeof opening - 1, expected);
    soat_buffer_dispose(&out);
    dispose(made);
}

#define D(kind, change) "<span class=\"d\" data-k=\"" kind "\"" change ">"

static void differences_say_in_words_what_they_are(void **state) {
    assert_page("một hai\nba\n\nbốn", "một hải ba bốn", NULL,
                "một " D("tone", "") "<del>hải</del> → <ins>hai</ins><small>tone</small></span>"
                                     "\nba\n\nbốn");
    assert_page("một hai", "một xyz", "một xyz",
                "một " D("letter", " data-c=\"left\"") "<del>xyz</del> → <ins>hai</ins>"
                                                       "<small>letter, left</small></span>");
    assert_page("một hai", "một hai", "một hài",
                "một " D("tone", " data-c=\"fixed\"") "<del>hài</del> → <ins>hai</ins>"
                                                      "<small>tone, fixed</small></span>");
    assert_page("một hai", "một hài", "một hai",
                "một " D("tone", " data-c=\"broken\"") "<del>hài</del> → <ins>hai</ins>"
                                                       "<small>tone, broken</small></span>");
    assert_page("một hai", "một", NULL,
                "một " D("lost", "") "<ins>hai</ins><small>lost</small></span>");
    assert_page("một", "một x", NULL,
                "một " D("noise", "") "<del>x</del><small>noise</small></span>");
    assert_page("một, hai -", "một hai", NULL,
                D("signs", "") "<del>một</del> → <ins>một,</ins><small>signs</small></span> hai " D(
                    "signs", "") "<ins>-</ins><small>signs</small></span>");
    assert_page("", "", NULL, "");
}

static void what_comes_from_files_is_escaped(void **state) {
    const judged made = judge("<script>a</script>", "<b> &", "<i> \"x\"", NULL);
    soat_buffer out = page_of(&made, "\"><img src=x>");
    assert_null(strstr(out.data, "<script>a"));
    assert_null(strstr(out.data, "<img"));
    assert_null(strstr(out.data, "<i>"));
    assert_non_null(strstr(out.data, "&lt;i&gt;"));
    assert_non_null(strstr(out.data, "&quot;x&quot;"));
    soat_buffer_dispose(&out);
    dispose(made);
}

static void pages_must_be_named(void **state) {
    soat_eval *eval = NULL;
    soat_eval_html *html = NULL;
    soat_error error = {0};
    assert_int_equal(soat_eval_new(&eval, NULL, NULL), SOAT_OK);
    assert_int_equal(soat_eval_html_new(&html, NULL), SOAT_OK);
    soat_eval_observe(eval, soat_eval_html_observer(html));
    assert_int_equal(
        soat_eval_add(eval, soat_span_from_string("a"), soat_span_from_string("a"), NULL, &error),
        SOAT_ERROR_ARGUMENT);
    soat_eval_html_free(html);
    soat_eval_free(eval);
}

static void words_most_often_wrong_come_first(void **state) {
    const judged made = judge("page", "hổ báo hổ mèo hổ hổ mèo", "hồ báo hố meo hồ hổ mèo", NULL);
    soat_eval_syllable *syllables = NULL;
    size_t count = 0;
    assert_int_equal(soat_eval_syllables(made.eval, &syllables, &count, NULL), SOAT_OK);
    assert_int_equal(count, 2);
    assert_memory_equal(syllables[0].truth.data, "hổ", strlen("hổ"));
    assert_int_equal(syllables[0].wrong, 3);
    assert_int_equal(syllables[0].of, 4);
    assert_memory_equal(syllables[0].read.data, "hồ", strlen("hồ"));
    assert_int_equal(syllables[0].read_count, 2);
    assert_int_equal(syllables[1].wrong, 1);
    assert_int_equal(syllables[1].of, 2);
    soat_eval_syllables_free(syllables);
    dispose(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_say_in_words_what_they_are),
        cmocka_unit_test(what_comes_from_files_is_escaped),
        cmocka_unit_test(pages_must_be_named),
        cmocka_unit_test(words_most_often_wrong_come_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
