/* What holds for every text that is corrected, whatever the model says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "soat/correct.h"
#include "soat/explain.h"
#include "tiny/tiny_model.h"

static soat_model *model;

static int open_model(void **state) {
    model = tiny_model_new();
    return 0;
}

static int close_model(void **state) {
    soat_model_free(model);
    return 0;
}

static const char damaged[] =
    "Ủy ban nhân dân tinh ban hành kế hoạch phát ừiển kinh tể ừong năm nay.\n"
    "Hội đông nhân dân huyện tố chức kỳ họp ứiứ ba.\r\n"
    "\n"
    "Trường trung học phổ thôngcủa huyện đựơc đầu tư, 552/QĐ-ƯBND ^.\n";

static soat_context *new_context(const soat_correct_options *options) {
    soat_context *context = NULL;
    soat_error error = {0};
    if (soat_context_new(&context, model, options, &error) != SOAT_OK) {
        fail_msg("%s", error.message);
    }
    return context;
}

static soat_correction correct(soat_context *context, soat_span text) {
    soat_correction made;
    assert_int_equal(soat_correct(context, text, &made, NULL), SOAT_OK);
    return made;
}

static soat_buffer apply(soat_span text, const soat_correction *made) {
    soat_buffer out = SOAT_BUFFER_INIT;
    assert_int_equal(soat_edits_apply(text, made->edits, made->edit_count, &out, NULL), SOAT_OK);
    return out;
}

static size_t count_line_ends(soat_span text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == '\n' || text.data[i] == '\r';
    }
    return count;
}

static void check_list(soat_span text, const soat_edit *edits, size_t count) {
    size_t done = 0;
    for (size_t i = 0; i < count; i++) {
        assert_true(edits[i].start >= done);
        assert_true(edits[i].start < edits[i].end);
        assert_true(edits[i].end <= text.size);
        assert_int_equal(edits[i].before.size, edits[i].end - edits[i].start);
        assert_memory_equal(edits[i].before.data, text.data + edits[i].start, edits[i].before.size);
        assert_int_equal(count_line_ends(edits[i].after), count_line_ends(edits[i].before));
        assert_true(edits[i].confidence >= 0 && edits[i].confidence <= 1);
        assert_in_range(edits[i].reason, SOAT_REASON_NONE + 1, SOAT_REASON_COUNT - 1);
        done = edits[i].end;
    }
}

/* Words, damage and arbitrary bytes, from a fixed seed. */
static size_t make_text(uint32_t *seed, char *out, size_t capacity) {
    static const char *const pieces[] = {"ủy ban",  "nhân dân", "ừong", "phát ừiển", "\n",  "\r\n",
                                         ".",       "^",        "21/9", "QH15",      "l8",  "\t",
                                         "kinh tể", "thôngcủa", "ˆ",    "T",         "rung"};
    enum { PIECES = sizeof pieces / sizeof pieces[0] };
    size_t size = 0;
    while (size + 16 < capacity) {
        *seed = *seed * 1664525U + 1013904223U;
        const uint32_t choice = *seed >> 8;
        if (choice % 5 == 0) {
            out[size++] = (char)(choice >> 8);
        } else {
            const char *const piece = pieces[choice % PIECES];
            memcpy(out + size, piece, strlen(piece));
            size += strlen(piece);
        }
        if (choice % 3 != 0) {
            out[size++] = ' ';
        }
    }
    return size;
}

/* Longer than a window: the edits of the first one are still whole when the last one is done. */
static void edits_outlive_their_window(void **state) {
    static const char line[] = "Công văn 552/QĐ-ƯBND, năm 2O23, kế hoạch phát ừiển kinh tể.\n";
    soat_buffer text = SOAT_BUFFER_INIT;
    while (text.size < 600000) {
        assert_int_equal(soat_buffer_append(&text, soat_span_from_string(line), NULL), SOAT_OK);
    }
    soat_context *const context = new_context(NULL);
    const soat_correction made = correct(context, soat_buffer_span(&text));
    assert_true(made.edit_count > 0);
    for (size_t i = 0; i < made.edit_count; i++) {
        for (size_t j = 0; j < made.edits[i].after.size; j++) {
            assert_true((unsigned char)made.edits[i].after.data[j] >= ' ');
        }
    }
    soat_context_free(context);
    soat_buffer_dispose(&text);
}

static void any_bytes_keep_the_contract(void **state) {
    soat_context *const context = new_context(NULL);
    char memory[600];
    uint32_t seed = 11;
    size_t edits = 0;
    for (int round = 0; round < 300; round++) {
        const soat_span text =
            soat_span_make(memory, make_text(&seed, memory, 40 + (size_t)round * 540 / 300));
        const soat_correction made = correct(context, text);
        check_list(text, made.edits, made.edit_count);
        check_list(text, made.doubts, made.doubt_count);
        soat_buffer out = apply(text, &made);
        assert_int_equal(count_line_ends(soat_buffer_span(&out)), count_line_ends(text));
        edits += made.edit_count;
        soat_buffer_dispose(&out);
    }
    assert_true(edits > 100); /* it did something, or nothing was proved */
    soat_context_free(context);
}

/* What was corrected is right in its own eyes. */
static void corrected_text_stays(void **state) {
    soat_correct_options options;
    soat_correct_options_init(&options);
    options.adapt = false;
    soat_context *const context = new_context(&options);
    const soat_span text = soat_span_make(damaged, sizeof damaged - 1);
    const soat_correction first = correct(context, text);
    assert_true(first.edit_count >= 4);
    soat_buffer once = apply(text, &first);
    const soat_correction second = correct(context, soat_buffer_span(&once));
    soat_buffer twice = apply(soat_buffer_span(&once), &second);
    assert_string_equal(once.data, twice.data);
    assert_non_null(strstr(once.data, "phát triển"));
    soat_buffer_dispose(&once);
    soat_buffer_dispose(&twice);
    soat_context_free(context);
}

static void the_minimum_only_moves_edits_to_doubts(void **state) {
    const soat_span text = soat_span_make(damaged, sizeof damaged - 1);
    soat_correct_options options;
    soat_correct_options_init(&options);
    options.min_confidence = 0;
    soat_context *const eager = new_context(&options);
    options.min_confidence = 1;
    soat_context *const careful = new_context(&options);
    const soat_correction all = correct(eager, text);
    const soat_correction sure = correct(careful, text);
    assert_int_equal(sure.edit_count + sure.doubt_count, all.edit_count + all.doubt_count);
    assert_true(sure.doubt_count > all.doubt_count);
    for (size_t i = 0; i < sure.edit_count; i++) {
        assert_true(sure.edits[i].confidence >= 1);
    }
    soat_context_free(eager);
    soat_context_free(careful);
}

static void parts_share_the_noise_of_the_first(void **state) {
    soat_context *const context = new_context(NULL);
    const soat_span noisy = soat_span_make(damaged, sizeof damaged - 1);
    const soat_span clean = soat_span_from_string("Ủy ban nhân dân tỉnh.\n");
    const double rate = correct(context, noisy).error_rate;
    soat_correction made;
    assert_int_equal(soat_correct_more(context, noisy, &made, NULL), SOAT_OK);
    assert_true(made.error_rate == rate);
    check_list(noisy, made.edits, made.edit_count); /* spans are those of the part */
    assert_int_equal(soat_correct_more(context, clean, &made, NULL), SOAT_OK);
    assert_true(made.error_rate == rate);
    assert_true(correct(context, clean).error_rate < rate); /* a document of its own */
    soat_context_free(context);
}

/* --- the user's words --- */

static void write_words(char path[64], const char *words) {
    snprintf(path, 64, "/tmp/soat-words-XXXXXX");
    const int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, words, strlen(words)), strlen(words));
    close(file);
}

static soat_context *context_with_words(const char *words) {
    char path[64];
    write_words(path, words);
    const char *const paths[] = {path};
    soat_correct_options options;
    soat_correct_options_init(&options);
    options.word_lists = paths;
    options.word_list_count = 1;
    soat_context *const context = new_context(&options);
    unlink(path);
    return context;
}

static void words_of_the_user_are_left_alone(void **state) {
    soat_context *const without = new_context(NULL);
    soat_context *const with = context_with_words("# names\nừong\nừiển vọng\n");
    const soat_span text = soat_span_from_string("phát ừiển kinh tế ừong tỉnh\n");
    assert_int_equal(correct(without, text).edit_count, 2);
    assert_int_equal(correct(with, text).edit_count, 0);
    soat_context_free(without);
    soat_context_free(with);
}

static void words_of_the_user_are_candidates(void **state) {
    soat_context *const context = context_with_words("Pegavision\niPhone\nzêta\n");
    const soat_span text =
        soat_span_from_string("Ủy ban Pegavislon, PEGAVISLON, iPhonc, ZETA và Pegavision.\n");
    const soat_correction made = correct(context, text);
    soat_buffer out = apply(text, &made);
    assert_string_equal(out.data, "Ủy ban Pegavision, PEGAVISION, iPhone, ZÊTA và Pegavision.\n");
    for (size_t i = 0; i < made.edit_count; i++) {
        assert_int_equal(made.edits[i].reason, SOAT_REASON_USER_WORD);
    }
    soat_buffer_dispose(&out);
    soat_context_free(context);
}

static void a_missing_list_is_said(void **state) {
    const char *const paths[] = {"/nowhere/words.txt"};
    soat_correct_options options;
    soat_correct_options_init(&options);
    options.word_lists = paths;
    options.word_list_count = 1;
    soat_context *context = NULL;
    soat_error error = {0};
    assert_int_equal(soat_context_new(&context, model, &options, &error), SOAT_ERROR_NOT_FOUND);
    assert_null(context);
    assert_non_null(strstr(error.message, "/nowhere/words.txt"));
}

/* --- explaining --- */

typedef struct seen {
    size_t places, changes, last_start;
    size_t rivals; /* changes of a single place that were rejected but likely */
} seen;

static soat_status see(void *payload, const soat_reading *readings, size_t count,
                       soat_error *error) {
    seen *const self = payload;
    size_t chosen = 0;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(readings[i].start, readings[0].start);
        assert_true(i == 0 || readings[i].probability <= readings[i - 1].probability);
        chosen += readings[i].chosen;
        self->changes +=
            readings[i].chosen && readings[i].reason != SOAT_REASON_NONE &&
            (readings[i].after.size != readings[i].before.size ||
             memcmp(readings[i].after.data, readings[i].before.data, readings[i].after.size) != 0);
    }
    assert_true(chosen <= 1);
    assert_true(self->places == 0 || readings[0].start > self->last_start);
    self->last_start = readings[0].start;
    self->places++;
    return SOAT_OK;
}

static soat_status count_rivals(void *payload, const soat_reading *readings, size_t count,
                                soat_error *error) {
    seen *const self = payload;
    const soat_reading *kept = NULL;
    for (size_t i = 0; i < count; i++) {
        kept = readings[i].chosen && readings[i].reason == SOAT_REASON_NONE ? &readings[i] : kept;
    }
    bool rival = false;
    for (size_t i = 0; i < count && kept != NULL; i++) {
        rival |= &readings[i] != kept && readings[i].end == kept->end &&
                 readings[i].probability >= 0.1001;
    }
    self->rivals += rival;
    return SOAT_OK;
}

/* A likely change that was not made is reported, for a person to look at. */
static void what_was_nearly_changed_is_a_doubt(void **state) {
    soat_correct_options options;
    soat_correct_options_init(&options);
    options.adapt = false;
    soat_context *const context = new_context(&options);
    char memory[8000];
    uint32_t seed = 5;
    seen found = {0};
    size_t doubts = 0;
    for (int round = 0; round < 20; round++) {
        const soat_span text = soat_span_make(memory, make_text(&seed, memory, sizeof memory));
        soat_correction made;
        assert_int_equal(soat_explain_text(context, text, count_rivals, &found, &made, NULL),
                         SOAT_OK);
        doubts += made.doubt_count;
    }
    assert_true(found.rivals > 0);
    assert_true(doubts >= found.rivals);
    soat_context_free(context);
}

static void explains_what_it_decided(void **state) {
    soat_context *const context = new_context(NULL);
    const soat_span text = soat_span_make(damaged, sizeof damaged - 1);
    seen found = {0};
    soat_correction made;
    assert_int_equal(soat_explain_text(context, text, see, &found, &made, NULL), SOAT_OK);
    assert_true(found.places > made.word_count);
    assert_in_range(found.changes, made.edit_count, made.edit_count + made.doubt_count);
    /* The same decisions as without an onlooker. */
    const size_t edits = made.edit_count;
    assert_int_equal(correct(context, text).edit_count, edits);
    soat_context_free(context);
}

static soat_status stop(void *payload, const soat_reading *readings, size_t count,
                        soat_error *error) {
    return SOAT_ERROR_IO;
}

static void an_onlooker_may_stop(void **state) {
    soat_context *const context = new_context(NULL);
    const soat_span text = soat_span_make(damaged, sizeof damaged - 1);
    soat_correction made;
    assert_int_equal(soat_explain_text(context, text, stop, NULL, &made, NULL), SOAT_ERROR_IO);
    assert_true(correct(context, text).edit_count > 0);
    soat_context_free(context);
}

static bool says(soat_span text, const char *expected) {
    return text.size == strlen(expected) && memcmp(text.data, expected, text.size) == 0;
}

static void explains_a_word(void **state) {
    soat_context *const context = context_with_words("Pegavision\n");
    soat_word_explanation made;
    assert_int_equal(soat_explain_word(context, soat_span_from_string("Hoà"), &made, NULL),
                     SOAT_OK);
    assert_true(says(made.folded, "hòa"));
    assert_string_equal(made.syllable, "native");
    assert_string_equal(made.onset, "h");
    assert_string_equal(made.rime, "oa");
    assert_string_equal(made.tone, "grave");
    assert_int_equal(soat_explain_word(context, soat_span_from_string("ừong"), &made, NULL),
                     SOAT_OK);
    assert_string_equal(made.syllable, "none");
    assert_null(made.rime);
    assert_false(made.in_vocabulary);
    assert_true(made.neighbour_count > 0);
    assert_true(says(made.neighbours[0].word, "trong"));
    assert_int_equal(soat_explain_word(context, soat_span_from_string("PEGAVISION"), &made, NULL),
                     SOAT_OK);
    assert_true(made.user_word);
    assert_int_equal(soat_explain_word(context, soat_span_from_string(""), &made, NULL),
                     SOAT_ERROR_ARGUMENT);
    soat_context_free(context);
}

/* Specks are taken out with one of the blanks around them; a list of signs is left alone. */
static void what_is_taken_out_leaves_no_gap(void **state) {
    (void)state;
    static const struct {
        const char *read, *meant;
    } cases[] = {
        {"phát ừiển kinh tể ˆ ừong năm nay ^.\n", "phát triển kinh tế trong năm nay.\n"},
        {"phát ừiển ˆ\n", "phát triển\n"},
        {"ˆ phát ừiển\n", "phát triển\n"},
        {"phát ừiển ˆ ˆ kinh tể\n", "phát triển kinh tế\n"},
        {"phát ừiển (ˆ, a) kinh tể\n", "phát triển (ˆ, a) kinh tế\n"},
    };
    soat_context *const context = new_context(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const soat_span text = soat_span_from_string(cases[i].read);
        const soat_correction made = correct(context, text);
        soat_buffer out = apply(text, &made);
        check_list(text, made.edits, made.edit_count);
        assert_string_equal(out.data, cases[i].meant);
        soat_buffer_dispose(&out);
    }
    soat_context_free(context);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_outlive_their_window),
        cmocka_unit_test(any_bytes_keep_the_contract),
        cmocka_unit_test(corrected_text_stays),
        cmocka_unit_test(the_minimum_only_moves_edits_to_doubts),
        cmocka_unit_test(parts_share_the_noise_of_the_first),
        cmocka_unit_test(words_of_the_user_are_left_alone),
        cmocka_unit_test(words_of_the_user_are_candidates),
        cmocka_unit_test(a_missing_list_is_said),
        cmocka_unit_test(what_was_nearly_changed_is_a_doubt),
        cmocka_unit_test(explains_what_it_decided),
        cmocka_unit_test(an_onlooker_may_stop),
        cmocka_unit_test(explains_a_word),
        cmocka_unit_test(what_is_taken_out_leaves_no_gap),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
