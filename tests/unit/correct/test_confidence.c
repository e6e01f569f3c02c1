/* How sure a change is: the curves, and that a change and its alternatives are on one scale. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "correct/confidence.h"
#include "correct/context.h"
#include "tiny/tiny_model.h"

static double at(soat_change_kind kind, double posterior) {
    return soat__calibrated((soat_judgement){posterior, kind});
}

static void the_curves_rise(void **state) {
    for (soat_change_kind kind = 0; kind < SOAT_CHANGE_KIND_COUNT; kind++) {
        double last = at(kind, 0.0);
        assert_true(last > 0.0);
        for (int i = 1; i <= 10000; i++) {
            const double now = at(kind, i / 10000.0);
            assert_true(now >= last);
            assert_true(now - last < 0.1); /* no step */
            last = now;
        }
        assert_true(last < 1.0);
        assert_true(last > at(kind, 0.5));
    }
}

static void the_curves_pass_their_points(void **state) {
    static const double table[][SOAT_CONFIDENCE_POINTS] = {
#include "correct/confidence_curves.inc"
    };
    assert_int_equal(sizeof table / sizeof table[0], SOAT_CHANGE_KIND_COUNT);
    for (soat_change_kind kind = 0; kind < SOAT_CHANGE_KIND_COUNT; kind++) {
        for (size_t i = 0; i < SOAT_CONFIDENCE_POINTS; i++) {
            const double off = at(kind, soat__confidence_posteriors[i]) - table[kind][i];
            assert_true(off < 1e-12 && off > -1e-12);
        }
        assert_true(at(kind, 1.0) == at(kind, 0.9995));
        assert_true(at(kind, -1.0) == at(kind, 0.0));
    }
}

/* What was measured: dirt is dirt more often than the decoder says, new letters are right less often. */
static void kinds_differ(void **state) {
    assert_true(at(SOAT_CHANGE_NOISE, 0.6) > 0.7);
    assert_true(at(SOAT_CHANGE_LETTER, 0.6) < 0.3);
    assert_true(at(SOAT_CHANGE_PATTERN, 0.999) > at(SOAT_CHANGE_LETTER, 0.999));
    assert_true(at(SOAT_CHANGE_TONE, 0.9) > at(SOAT_CHANGE_ALTERNATIVE, 0.9));
}

/* A | in clean text is likely to be meant; a misprint is one anywhere. */
static void specks_are_of_damaged_pages(void **state) {
    const soat_judgement speck = {0.12, SOAT_CHANGE_NOISE}, tone = {0.12, SOAT_CHANGE_TONE};
    assert_true(soat__confidence(speck, 1.0) == soat__calibrated(speck));
    assert_true(soat__confidence(speck, 0.0) == 0.12);
    assert_true(soat__confidence(speck, 0.5) > soat__confidence(speck, 0.4));
    assert_true(soat__confidence(tone, 0.0) == soat__calibrated(tone));
}

static void a_reason_has_a_kind(void **state) {
    assert_int_equal(soat__change_kind(SOAT_REASON_LETTER, true), SOAT_CHANGE_PATTERN);
    assert_int_equal(soat__change_kind(SOAT_REASON_LETTER, false), SOAT_CHANGE_LETTER);
    assert_int_equal(soat__change_kind(SOAT_REASON_TONE, true), SOAT_CHANGE_TONE);
    assert_int_equal(soat__change_kind(SOAT_REASON_NOISE, false), SOAT_CHANGE_NOISE);
    assert_int_equal(soat__change_kind(SOAT_REASON_SPLIT, false), SOAT_CHANGE_OTHER);
}

static double sum_of_alternatives(const soat_edit *edit) {
    double sum = 0;
    for (size_t i = 0; i < edit->alternative_count; i++) {
        assert_true(edit->alternatives[i].probability > 0);
        assert_true(i == 0 ||
                    edit->alternatives[i].probability <= edit->alternatives[i - 1].probability);
        sum += edit->alternatives[i].probability;
    }
    return sum;
}

typedef struct tally {
    size_t with_alternatives;
    size_t nearly_whole; /* where hardly anything is left for readings that are not told */
    size_t patterns;
} tally;

static void check_list(const soat_edit_list *list, tally *found) {
    for (size_t i = 0; i < list->count; i++) {
        const soat_edit *const edit = &list->items[i];
        const soat_judgement *const judgement = &list->judgements[i];
        const double sum = sum_of_alternatives(edit);
        assert_true(edit->confidence == soat__calibrated(*judgement));
        assert_true(edit->confidence + sum < 1.0 + 1e-9);
        found->with_alternatives += edit->alternative_count > 0;
        found->nearly_whole += edit->confidence + sum > 0.9;
        found->patterns += judgement->kind == SOAT_CHANGE_PATTERN;
        assert_true(judgement->kind != SOAT_CHANGE_PATTERN || edit->reason == SOAT_REASON_LETTER);
    }
}

static void a_change_and_its_alternatives_share_one(void **state) {
    static const char text[] =
        "Ủy ban nhân dân tinh ban hành kế hoạch phát ừiển kinh tể ừong năm nay.\n"
        "Hội đông nhân dân huyện tố chức kỳ họp ứiứ ba.\n"
        "Trường trung học phổ thôngcủa huyện đựơc đầu tư, 552/QĐ-ƯBND ^.\n";
    soat_model *const model = tiny_model_new();
    soat_context *context = NULL;
    soat_correction made;
    tally found = {0};
    assert_int_equal(soat_context_new(&context, model, NULL, NULL), SOAT_OK);
    assert_int_equal(soat_correct(context, soat_span_from_string(text), &made, NULL), SOAT_OK);
    check_list(&context->edits, &found);
    check_list(&context->doubts, &found);
    assert_true(found.with_alternatives > 0);
    assert_true(found.nearly_whole > 0);
    assert_true(found.patterns > 0); /* ừiển, ừong, ứiứ */
    soat_context_free(context);
    soat_model_free(model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_curves_rise),
        cmocka_unit_test(the_curves_pass_their_points),
        cmocka_unit_test(kinds_differ),
        cmocka_unit_test(specks_are_of_damaged_pages),
        cmocka_unit_test(a_reason_has_a_kind),
        cmocka_unit_test(a_change_and_its_alternatives_share_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
