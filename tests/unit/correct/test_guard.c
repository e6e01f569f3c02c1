/* What is no prose is closed to changes, and its own damage is repaired. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "correct/guard.h"
#include "correct/number_repair.h"
#include "tiny/tiny_model.h"

static soat_model *model;

static int open_model(void **state) {
    (void)state;
    model = tiny_model_new();
    return 0;
}

static int close_model(void **state) {
    (void)state;
    soat_model_free(model);
    return 0;
}

typedef struct text_units {
    soat_units units;
    soat_arena arena;
} text_units;

static void read_units(text_units *self, const char *text) {
    memset(self, 0, sizeof *self);
    assert_int_equal(
        soat__units_read(&self->units, model, soat_span_from_string(text), &self->arena, NULL),
        SOAT_OK);
    soat__guard_entities(&self->units);
}

static void dispose(text_units *self) {
    soat__units_dispose(&self->units);
    soat__arena_dispose(&self->arena);
}

/* A letter for each unit: G guarded, c open as part of a code, . open. */
static void assert_guards(const char *text, const char *expected) {
    char found[64] = "";
    text_units made;
    read_units(&made, text);
    for (size_t i = 0; i < made.units.count; i++) {
        const soat_unit *const unit = &made.units.items[i];
        found[i] = unit->guarded ? 'G' : unit->in_code ? 'c' : '.';
    }
    dispose(&made);
    if (strcmp(found, expected) != 0) {
        fail_msg("%s: %s, expected %s", text, found, expected);
    }
}

static void test_entities_are_guarded(void **state) {
    (void)state;
    static const struct {
        const char *text, *guards;
    } rows[] = {
        {"ngày 21/9/1973, họp", ".GGGGG.."},
        {"số 552/QĐ-ƯBND.", ".GGcGc."},
        {"số 08-CTr/TU", ".GGcGc"},
        {"khí CO2 và QH15", ".G.G"},
        {"ngày I1 tháng", ".c."},
        {"gửi ban@xa.example.vn", ".GGGGGGG"},
        {"xem www.example.vn", ".GGGGG"},
        {"Chương XIV", ".G"},
        {"B. Đ/c Nam", "GGGGG."},
        {"a) đ) ý.", "GGGG.."},
        {"Anh/Chị ơi", "...."},
        {"tăng 3,5%' và", ".GG.."},
        {"Rang-Tháp Chàm", "...."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_guards(rows[i].text, rows[i].guards);
    }
}

/* What the first stretch of `text` becomes when it is read as a number; "" when it is none. */
static void assert_number(const char *text, const char *expected) {
    char number[64] = "";
    text_units made;
    read_units(&made, text);
    const uint32_t end = soat__number_repair_end(made.units.items, (uint32_t)made.units.count, 0);
    if (end > 0 && !made.units.items[0].guarded) {
        const soat_number_repair repair = soat__number_repair(made.units.items, 0, end, number);
        number[repair.letters == 0 ? 0 : repair.size] = '\0';
    }
    dispose(&made);
    if (strcmp(number, expected) != 0) {
        fail_msg("%s: '%s', expected '%s'", text, number, expected);
    }
}

static void test_letters_become_digits_where_they_look_alike(void **state) {
    (void)state;
    static const struct {
        const char *text, *number;
    } rows[] = {
        {"l8", "18"},
        {"2O23", "2023"},
        {"UBTVQHI4", "UBTVQH14"},
        {"0§", "08"},
        {"§.200", "8.200"},
        {"l", "1"},
        {"1S3", "153"},
        /* these are meant */
        {"CO2", ""},
        {"47D", ""},
        {"i5", ""},
        {"lo", ""},
        {"B", ""},
        {"II", ""},
        {"34B", ""},
        {"QH15", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_number(rows[i].text, rows[i].number);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entities_are_guarded),
        cmocka_unit_test(test_letters_become_digits_where_they_look_alike),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
