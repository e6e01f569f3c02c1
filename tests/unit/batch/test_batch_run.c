/* What a run makes of documents that crash, hang, eat memory, or change under its hands. */
#include <signal.h>
#include <sys/wait.h>

#include "fake_batch.h"

static soat_batch_summary run(fake *self, const soat_batch_options *options) {
    const soat_batch_work work = fake_work(self);
    soat_batch_summary sums;
    soat_error error = {0};
    const soat_status status = soat_batch_run(&work, options, &sums, &error);
    if (status != SOAT_OK) {
        fail_msg("%s", error.message);
    }
    return sums;
}

static void check_text(const fake *self, const char *name, const char *expected) {
    char *const text = fake_read(self, name);
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void check_holds(const char *text, const char *part) {
    if (strstr(text, part) == NULL) {
        fail_msg("'%s' is not in:\n%s", part, text);
    }
}

static void makes_every_output(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", "b.in", NULL};
    char out[256];
    fake_write(self, "a.in", "một\nhai\nba\n");
    fake_write(self, "b.in", "bốn\n");
    const soat_batch_options options = fake_options(self, names, out);
    const soat_batch_summary sums = run(self, &options);
    assert_int_equal(sums.done, 2);
    assert_int_equal(sums.pages, 4);
    check_text(self, "out/a.txt", "a of 3\n1 một\n2 hai\n3 ba\n");
    check_text(self, "out/a.doc", "a of 3\n1 một\n2 hai\n3 ba\n");
    check_text(self, "out/b.txt", "b of 1\n1 bốn\n");
    assert_true(fake_exists(self, "out/report.html"));
    assert_false(fake_exists(self, "out/.soat-work"));
    assert_false(fake_exists(self, "out/failed"));
    char *const journal = fake_read(self, "out/soat-journal.jsonl");
    check_holds(journal, "\"state\":\"done\"");
    check_holds(journal, "\"words\":30");
    free(journal);
}

/* What several outputs say is told once; a page without a part makes a document partial. */
static void notes_are_told_once(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", "b.in", NULL};
    char out[256];
    fake_write(self, "a.in", "một\n!note\nba\n");
    fake_write(self, "b.in", "!remark\n");
    const soat_batch_options options = fake_options(self, names, out);
    const soat_batch_summary sums = run(self, &options);
    assert_int_equal(sums.done, 1);
    assert_int_equal(sums.partial, 1);
    check_text(self, "out/a.txt", "a of 3\n1 một\n2 !note\n3 ba\n");
    const char *const told = strstr(self->told, "noted a 2: lacks a <part>\n");
    assert_non_null(told);
    assert_null(strstr(told + 1, "noted a"));
    check_holds(self->told, "noted b 0: is signed\n");
    check_holds(self->told, "partial a");
    check_holds(self->told, "done b");
    char *const report = fake_read(self, "out/report.json");
    check_holds(report, "\"notes\":[{\"page\":2,\"reason\":\"lacks a <part>\"}]");
    check_holds(report, "\"notes\":[{\"reason\":\"is signed\"}]");
    free(report);
    char *const shown = fake_read(self, "out/report.html");
    check_holds(shown, "<div>page 2: lacks a &lt;part&gt;</div>");
    check_holds(shown, "<div>is signed</div>");
    free(shown);
}

/* A sanitizer needs more memory than any limit leaves, and ends the worker in its own way. */
#ifdef __SANITIZE_ADDRESS__
#define EATER "\n4 "
#else
#define EATER "4 needs more memory than the limit of 60 MB\n"
#endif

static void a_bad_page_costs_that_page(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", "good.in", NULL};
    char out[256];
    fake_write(self, "a.in", "một\n!crash\n!hang\n!eat\n!bad\nsáu\n");
    fake_write(self, "good.in", "tốt\n");
    soat_batch_options options = fake_options(self, names, out);
    options.page_timeout = 3;
    const soat_batch_summary sums = run(self, &options);
    assert_int_equal(sums.done, 1);
    assert_int_equal(sums.partial, 1);
    assert_int_equal(sums.failed_pages, 4);
    check_text(self, "out/good.txt", "good of 1\n1 tốt\n");
    char *const text = fake_read(self, "out/a.txt");
    check_holds(text, "1 một\n2 the worker process crashed (signal 11, SEGV)\n3 took longer than");
    check_holds(text, EATER);
    check_holds(text, "5 is damaged\n6 sáu\n");
    free(text);
    check_holds(self->told, "retried a 2: ");
    check_holds(self->told, "page failed a 2: ");
    assert_null(strstr(self->told, "retried a 5")); /* damage stays damage */
    char *const why = fake_read(self, "out/failed/a.reason.txt");
    check_holds(why, "page 5: is damaged");
    free(why);
    assert_true(fake_exists(self, "out/failed/a.in"));
}

static void a_page_that_recovers_is_whole(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", NULL};
    char out[256];
    fake_write(self, "a.in", "!crash-once mark\nhai\n");
    const soat_batch_options options = fake_options(self, names, out);
    const soat_batch_summary sums = run(self, &options);
    assert_int_equal(sums.done, 1);
    check_holds(self->told, "retried a 1: the worker process crashed");
    check_text(self, "out/a.txt", "a of 2\n1 !crash-once mark\n2 hai\n");
}

static soat_batch_summary run_killed(fake *self, const char *text, char out[256]) {
    static const char *const names[] = {"a.in", NULL};
    fake_write(self, "a.in", text);
    const soat_batch_options options = fake_options(self, names, out);
    return run(self, &options);
}

static void a_kill_from_outside_costs_no_page(void **state) {
    fake *const self = *state;
    char out[256];
    const soat_batch_summary sums = run_killed(self, "!killed 4\nhai\n", out);
    assert_int_equal(sums.done, 1);
    check_holds(self->told, "retried a 1: the worker process was killed from outside");
    check_text(self, "out/a.txt", "a of 2\n1 !killed 4\n2 hai\n");
}

static void kills_without_end_cost_the_page(void **state) {
    fake *const self = *state;
    char out[256];
    const soat_batch_summary sums = run_killed(self, "!killed 9\nhai\n", out);
    assert_int_equal(sums.partial, 1);
    check_text(self, "out/a.txt",
               "a of 2\n1 the worker process was killed from outside (signal 9, KILL)\n2 hai\n");
}

static void a_document_that_fails_is_named(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"empty.in", "gone.in", "dies.in", "bad.in", "a.in", NULL};
    char out[256];
    fake_write(self, "empty.in", "");
    fake_write(self, "dies.in", "!crash-opening\n");
    fake_write(self, "bad.in", "!bad\n");
    fake_write(self, "a.in", "một\n");
    const soat_batch_options options = fake_options(self, names, out);
    const soat_batch_summary sums = run(self, &options);
    assert_int_equal(sums.done, 1);
    assert_int_equal(sums.failed, 4);
    check_holds(self->told, "failed empty 0: is empty");
    check_holds(self->told, "failed gone 0: cannot open");
    check_holds(self->told, "failed dies 0: the worker process crashed (signal 6, ABRT)");
    check_holds(self->told, "failed bad 0: is damaged");
    assert_false(fake_exists(self, "out/bad.txt"));
    assert_true(fake_exists(self, "out/failed/empty.reason.txt"));
}

static void resume_redoes_only_what_changed(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", "b.in", "c.in", NULL};
    char out[256];
    fake_write(self, "a.in", "một\n");
    fake_write(self, "b.in", "hai\n");
    fake_write(self, "c.in", "");
    soat_batch_options options = fake_options(self, names, out);
    run(self, &options);
    fake_write(self, "b.in", "hai mới\n");
    fake_write(self, "c.in", "ba\n");
    fake_write(self, "a.in", "một\n"); /* the same bytes, another time */
    options = fake_options(self, names, out);
    options.resume = true;
    soat_batch_summary sums = run(self, &options);
    assert_int_equal(sums.unchanged, 1);
    assert_int_equal(sums.done, 2);
    check_holds(self->told, "unchanged a 0");
    check_text(self, "out/b.txt", "b of 1\n1 hai mới\n");
    check_text(self, "out/c.txt", "c of 1\n1 ba\n");
    assert_false(fake_exists(self, "out/failed"));

    options = fake_options(self, names, out);
    options.resume = true;
    options.settings = soat_span_from_string("others");
    sums = run(self, &options);
    assert_int_equal(sums.done, 3);
    check_holds(self->told, "outdated a 0");

    char path[256];
    fake_path(self, "out/a.doc", path);
    unlink(path);
    options = fake_options(self, names, out);
    options.resume = true;
    options.settings = soat_span_from_string("others");
    sums = run(self, &options);
    assert_int_equal(sums.done, 1);
    assert_int_equal(sums.unchanged, 2);
}

/* Until the file is there: on a busy machine that takes as long as it takes. */
static void await_file(const fake *self, const char *name) {
    for (int i = 0; i < 6000 && !fake_exists(self, name); i++) {
        usleep(10 * 1000);
    }
    assert_true(fake_exists(self, name));
}

/* A run in a process of its own, killed soon after it made the file. */
static void run_and_kill(fake *self, const soat_batch_options *options, const char *file) {
    const pid_t process = fork();
    if (process == 0) {
        const soat_batch_work work = fake_work(self);
        soat_batch_summary sums;
        soat_error error = {0};
        _exit(soat_batch_run(&work, options, &sums, &error) == SOAT_OK ? 0 : 1);
    }
    await_file(self, file);
    usleep(100 * 1000);
    kill(process, SIGKILL);
    waitpid(process, NULL, 0);
}

static void resume_takes_over_finished_pages(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", NULL};
    char out[256];
    fake_write(self, "a.in",
               "một\n!crash-once mark\n!slow 3\n!slow 4\n!slow 5\n!slow 6\n!slow 7\n");
    soat_batch_options options = fake_options(self, names, out);
    run_and_kill(self, &options, "mark");
    assert_true(fake_exists(self, "out/.soat-work"));
    assert_false(fake_exists(self, "out/a.txt"));
    options = fake_options(self, names, out);
    options.resume = true;
    const soat_batch_summary sums = run(self, &options);
    assert_int_equal(sums.done, 1);
    assert_in_range(sums.pages, 1, 6);
    check_text(self, "out/a.txt",
               "a of 7\n1 một\n2 !crash-once mark\n3 !slow 3\n4 !slow 4\n5 !slow 5\n6 !slow 6\n"
               "7 !slow 7\n");
    assert_false(fake_exists(self, "out/.soat-work"));
}

static void two_runs_share_no_folder(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", NULL};
    char out[256];
    char text[40 * 6 + 1] = ""; /* four seconds, longer than a lock is waited for */
    for (size_t i = 0; i < 40; i++) {
        memcpy(text + 6 * i, "!slow\n", 6);
    }
    fake_write(self, "a.in", text);
    soat_batch_options options = fake_options(self, names, out);
    const pid_t process = fork();
    if (process == 0) {
        run(self, &options);
        _exit(0);
    }
    await_file(self, "out/.soat-work");
    const soat_batch_work work = fake_work(self);
    soat_batch_summary sums;
    soat_error error = {0};
    assert_int_equal(soat_batch_run(&work, &options, &sums, &error), SOAT_ERROR_LIMIT);
    check_holds(error.message, "another run is at work");
    options.shards = 2;
    options.shard = 1;
    assert_int_equal(soat_batch_run(&work, &options, &sums, &error), SOAT_ERROR_LIMIT);
    waitpid(process, NULL, 0);
}

static void shards_share_the_documents(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", "b.in", "c.in", "d.in", "e.in", "f.in", NULL};
    char out[256];
    for (size_t i = 0; names[i] != NULL; i++) {
        fake_write(self, names[i], "một\n");
    }
    size_t done = 0;
    for (uint32_t shard = 1; shard <= 2; shard++) {
        soat_batch_options options = fake_options(self, names, out);
        options.shards = 2;
        options.shard = shard;
        const soat_batch_summary sums = run(self, &options);
        assert_in_range(sums.done, 1, 5);
        done += sums.done;
    }
    assert_int_equal(done, 6);
    /* A run over all of it finds everything done, whoever did it. */
    soat_batch_options options = fake_options(self, names, out);
    options.resume = true;
    assert_int_equal(run(self, &options).unchanged, 6);
    char *const report = fake_read(self, "out/report.json");
    check_holds(report, "\"totals\":{\"documents\":6,\"done\":6");
    free(report);
}

static soat_batch_stop stop_now(void *context) {
    (void)context;
    return SOAT_BATCH_STOP_SOON;
}

static void a_stop_finishes_the_pages_in_hand(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", NULL};
    char out[256];
    int ends[2];
    fake_write(self, "a.in", "!slow 1\n!slow 2\n!slow 3\n!slow 4\n!slow 5\n!slow 6\n");
    soat_batch_options options = fake_options(self, names, out);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    options.stop = stop_now;
    options.stop_descriptor = ends[0];
    soat_batch_summary sums = run(self, &options);
    assert_true(sums.interrupted);
    assert_in_range(sums.pages, 0, 4);
    assert_false(fake_exists(self, "out/a.txt"));
    close(ends[0]);
    close(ends[1]);
    options = fake_options(self, names, out);
    options.resume = true;
    sums = run(self, &options);
    assert_int_equal(sums.done, 1);
}

static soat_status take_page(void *context, const soat_batch_document *document,
                             uint32_t page_count, const soat_batch_page *page, soat_error *error) {
    fake *const self = context;
    char line[128];
    if (page == NULL) {
        snprintf(line, sizeof line, "end of %s, %u\n", document->base, page_count);
    } else {
        snprintf(line, sizeof line, "%s %u %.*s%s\n", document->base, page->number,
                 (int)page->page.size, page->page.size > 0 ? page->page.data : "",
                 page->reason == NULL ? "" : page->reason);
    }
    return soat_buffer_append(&self->delivered, soat_span_from_string(line), error);
}

static void pages_are_delivered_in_order(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", "empty.in", "b.in", NULL};
    char out[256];
    fake_write(self, "a.in", "!slow 1\nhai\n!bad\n!slow 4\nnăm\n");
    fake_write(self, "empty.in", "");
    fake_write(self, "b.in", "một\nhai\n");
    soat_batch_options options = fake_options(self, names, out);
    options.folder = NULL;
    options.scratch = self->folder;
    options.output_count = 0;
    options.deliver = take_page;
    options.workers = 3;
    const soat_batch_summary sums = run(self, &options);
    assert_int_equal(sums.done, 1);
    assert_int_equal(sums.partial, 1);
    assert_int_equal(sums.failed, 1);
    assert_string_equal(self->delivered.data,
                        "a 1 !slow 1\na 2 hai\na 3 is damaged\na 4 !slow 4\na 5 năm\n"
                        "end of a, 5\nb 1 một\nb 2 hai\nend of b, 2\n");
}

static soat_status no_start(void *context, soat_error *error) {
    (void)context;
    return fake_refuse(error, SOAT_ERROR_NOT_FOUND, "no model");
}

static void a_start_that_fails_ends_the_run(void **state) {
    fake *const self = *state;
    static const char *const names[] = {"a.in", NULL};
    char out[256];
    fake_write(self, "a.in", "một\n");
    const soat_batch_options options = fake_options(self, names, out);
    soat_batch_work work = fake_work(self);
    work.start = no_start;
    soat_batch_summary sums;
    soat_error error = {0};
    assert_int_equal(soat_batch_run(&work, &options, &sums, &error), SOAT_ERROR_NOT_FOUND);
    assert_string_equal(error.message, "no model");
}

int main(void) {
#define CASE(function) cmocka_unit_test_setup_teardown(function, fake_setup, fake_teardown)
    const struct CMUnitTest tests[] = {
        CASE(makes_every_output),
        CASE(notes_are_told_once),
        CASE(a_bad_page_costs_that_page),
        CASE(a_page_that_recovers_is_whole),
        CASE(a_kill_from_outside_costs_no_page),
        CASE(kills_without_end_cost_the_page),
        CASE(a_document_that_fails_is_named),
        CASE(resume_redoes_only_what_changed),
        CASE(resume_takes_over_finished_pages),
        CASE(two_runs_share_no_folder),
        CASE(shards_share_the_documents),
        CASE(a_stop_finishes_the_pages_in_hand),
        CASE(pages_are_delivered_in_order),
        CASE(a_start_that_fails_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
