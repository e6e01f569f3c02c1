#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/entity.h"

static const char *const names[SOAT_ENTITY_COUNT] = {"none",  "number", "percent",  "date",
                                                     "time",  "code",   "email",    "url",
                                                     "roman", "plate",  "list mark"};

/* The stretch, its class, and its core where that is not the whole of it. */
static const struct {
    const char *chunk, *entity, *core;
} cases[] = {
    {"5", "number", NULL},
    {"2023.", "number", "2023"},
    {"1.234.567,89", "number", NULL},
    {"-5", "number", NULL},
    {"−12,5", "number", NULL},
    {"+3", "number", NULL},
    {"(1.500)", "number", "1.500"},
    {"10-15", "number", NULL},
    {"2016–2019,", "number", "2016–2019"},
    {"2016-2019", "number", NULL},
    {"1/3", "date", NULL},
    {"45/60", "number", NULL},
    {"5.000đ", "number", NULL},
    {"12km", "number", NULL},
    {"120m2;", "number", "120m2"},
    {"35°C", "number", NULL},
    {"3.000USD", "number", NULL},
    {"1:500", "number", NULL},
    {"0,5ha", "number", NULL},
    {"21/0/1973", "number", NULL},
    {"32/13/2020", "number", NULL},
    {"3,5%", "percent", NULL},
    {"100%.", "percent", "100%"},
    {"10-15%", "percent", NULL},
    {"3%-5%", "percent", NULL},
    {"+0,7%;", "percent", "+0,7%"},
    {"%", "none", NULL},
    {"21/9/1973", "date", NULL},
    {"(21/9/1973)", "date", "21/9/1973"},
    {"01-07-2023", "date", NULL},
    {"01.07.2023,", "date", "01.07.2023"},
    {"2023-07-15", "date", NULL},
    {"21/09/73", "date", NULL},
    {"9/1973", "date", NULL},
    {"30/4", "date", NULL},
    {"02-9-1945", "date", NULL},
    {"10:30", "time", NULL},
    {"10:30:05", "time", NULL},
    {"8h30", "time", NULL},
    {"8h", "time", NULL},
    {"14g30,", "time", "14g30"},
    {"7h30-11h30", "time", NULL},
    {"7h30–11h30.", "time", "7h30–11h30"},
    {"25:61", "number", NULL},
    {"8h75", "none", NULL},
    {"552/QĐ-UBND", "code", NULL},
    {"552/QĐ-ƯBND", "code", NULL},
    {"02/2025/NĐ-CP,", "code", "02/2025/NĐ-CP"},
    {"45-CT/TW", "code", NULL},
    {"15/2020/QH14", "code", NULL},
    {"12-NQ/TW;", "code", "12-NQ/TW"},
    {"08/CT-TTg", "code", NULL},
    {"1234/UBND-KT", "code", NULL},
    {"(123/BC-UBND)", "code", "123/BC-UBND"},
    {"37/2023/TT-BCA", "code", NULL},
    {"QH15", "code", NULL},
    {"U11", "code", NULL},
    {"CT/TW", "code", NULL},
    {"A1-B2", "code", NULL},
    {"09/2012/TTLT-BGDĐT-BNV", "code", NULL},
    {"QCVN-01:2009/BYT", "none", NULL},
    {"ISO-9001", "code", NULL},
    {"covid-19", "none", NULL},
    {"Covid-19", "code", NULL},
    {"soat@example.vn", "email", NULL},
    {"<ubnd.tb@thaibinh.gov.vn>,", "email", "ubnd.tb@thaibinh.gov.vn"},
    {"a@b", "none", NULL},
    {"@example.vn", "none", NULL},
    {"http://chinhphu.vn/van-ban?id=1", "url", NULL},
    {"https://thuvienphapluat.vn).", "url", "https://thuvienphapluat.vn"},
    {"www.mof.gov.vn", "url", NULL},
    {"vnexpress.net,", "url", "vnexpress.net"},
    {"chinhphu.vn/abc", "url", NULL},
    {"tr.vn", "url", NULL},
    {"xong.nhưng", "none", NULL},
    {"abc.xyz", "none", NULL},
    {"http://", "none", NULL},
    {"I", "roman", NULL},
    {"IV", "roman", NULL},
    {"XXI,", "roman", "XXI"},
    {"XIII", "roman", NULL},
    {"I-III", "roman", NULL},
    {"MMXX", "roman", NULL},
    {"XLV", "roman", NULL},
    {"CXX", "roman", NULL},
    {"IIII", "none", NULL},
    {"VX", "none", NULL},
    {"IC", "none", NULL},
    {"DI", "none", NULL},
    {"MI", "none", NULL},
    {"C", "none", NULL},
    {"IVa", "none", NULL},
    {"29A-123.45", "plate", NULL},
    {"17B1-2345", "plate", NULL},
    {"80A-12345;", "plate", "80A-12345"},
    {"29LD-01234", "plate", NULL},
    {"05A-123.45", "none", NULL},
    {"a)", "list mark", NULL},
    {"đ)", "list mark", NULL},
    {"b.", "list mark", NULL},
    {"1.", "list mark", NULL},
    {"1)", "list mark", NULL},
    {"(2)", "list mark", NULL},
    {"(a)", "list mark", NULL},
    {"1.2.", "list mark", NULL},
    {"1.2.3", "list mark", NULL},
    {"1.2.3.", "list mark", NULL},
    {"IV.", "list mark", NULL},
    {"(iv)", "none", NULL},
    {"1.2", "number", NULL},
    {"Điều", "none", NULL},
    {"bằng^,", "none", NULL},
    {"kỳ", "none", NULL},
    {"THPTquốc", "none", NULL},
    {"Hà-Nội", "none", NULL},
    {"và/hoặc", "none", NULL},
    {"…", "none", NULL},
    {"-", "none", NULL},
    {"/", "none", NULL},
    {"1/", "none", NULL},
    {"(", "none", NULL},
    {"\xFF\xFE", "none", NULL},
    {"", "none", NULL},
};

static void known_stretches(void **state) {
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const soat_span chunk = soat_span_from_string(cases[i].chunk);
        soat_span core = {0};
        const char *const entity = names[soat__entity_of(chunk, &core)];
        const char *const expected = cases[i].core == NULL ? cases[i].chunk : cases[i].core;
        if (strcmp(entity, cases[i].entity) != 0 || core.size != strlen(expected) ||
            memcmp(core.data, expected, core.size) != 0) {
            print_error("%s: %s [%.*s], expected %s [%s]\n", cases[i].chunk, entity, (int)core.size,
                        core.data, cases[i].entity, expected);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Any bytes: an exact allocation shows a read past the end; the core lies inside the chunk. */
static void random_stretches_stay_inside(void **state) {
    static const char *const pieces[] = {"1", "/", "-", ".",  "Đ",    "QĐ",   "h", ":",   "%", "(",
                                         ")", "X", "@", "vn", "www.", "\xE1", "–", "29A", "\0"};
    uint32_t seed = 3;
    for (int round = 0; round < 100000; round++) {
        char bytes[64];
        size_t size = 0;
        const size_t wanted = seed % 9;
        for (size_t i = 0; i < wanted; i++) {
            seed = seed * 1664525u + 1013904223u;
            const char *const piece = pieces[(seed >> 8) % 19];
            const size_t length = piece[0] == '\0' ? 1 : strlen(piece);
            memcpy(bytes + size, piece, length);
            size += length;
        }
        seed = seed * 1664525u + 1013904223u;
        char *const exact = malloc(size == 0 ? 1 : size);
        assert_non_null(exact);
        memcpy(exact, bytes, size);
        soat_span core = {0};
        soat__entity_of(soat_span_make(exact, size), &core);
        assert_true(core.data >= exact && core.data + core.size <= exact + size);
        free(exact);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_stretches),
        cmocka_unit_test(random_stretches_stay_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
