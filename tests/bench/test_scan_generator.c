/* The scan generator: same seed, same bytes; the truth is what was written, and where it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "bulk.h"
#include "print_sheet.h"
#include "write_scan.h"

static const scan_style plain_style = {
    .family = "Tinos",
    .size = 12,
    .leading = 1.2,
    .width = 595,
    .height = 842,
    .left = 80,
    .right = 50,
    .top = 60,
    .bottom = 60,
};

static const char every_damage[] = "dpi 100\nskew 1\nstroke 0.3\nfade 0.3\npatches 0.5\n"
                                   "bleed 0.1\npaper 20\ntint 10\nstamps 1\ncolour 1\n"
                                   "resolution 90\nblur 0.5\nnoise 5\nspeckles 5\nstreaks 2\n"
                                   "jpeg 70\njitter 0.2\ncurl 2\nholes 2\nstaple 1\n"
                                   "edges 2\nreceived 1\nhandwriting 4\nragged 1\n";

static const char small_page[] = "@running ĐẦU TRANG\n"
                                 "@numbered\n"
                                 "\n"
                                 "@letterhead\n"
                                 "ỦY BAN\n"
                                 "XÃ AN\n"
                                 "||\n"
                                 "VIỆT NAM\n"
                                 "\n"
                                 "Số **552/QĐ-UBND**[^1] là\n"
                                 "__đúng__.\n"
                                 "\n"
                                 "@table l r\n"
                                 "Tên | Số\n"
                                 "Lúa & ngô | 1,5\n"
                                 "\n"
                                 "@page\n"
                                 "\n"
                                 "@signature\n"
                                 "Lưu\n"
                                 "||\n"
                                 "CHỦ TỊCH\n"
                                 "~\n"
                                 "Đỗ Khuê\n"
                                 "\n"
                                 "@note 1\n"
                                 "Ghi chú.\n";

static scan_recipe recipe_of(const char *text) {
    scan_recipe recipe;
    GError *error = NULL;
    assert_true(scan_recipe_parse(&recipe, text, 1, &error));
    assert_null(error);
    return recipe;
}

static scan_source *source_of(const char *text) {
    GError *error = NULL;
    scan_source *const source = scan_source_parse(text, &error);
    assert_non_null(source);
    assert_null(error);
    return source;
}

static scan_pages *render(const char *text, const char *recipe_text, uint64_t seed) {
    const scan_recipe recipe = recipe_of(recipe_text);
    scan_source *const source = source_of(text);
    scan_pages *const pages = scan_render(source, &plain_style, &recipe, seed, 0, NULL);
    assert_non_null(pages);
    scan_source_free(source);
    return pages;
}

static char *temporary_folder(void) {
    char *const folder = g_dir_make_tmp("soat-scan-XXXXXX", NULL);
    assert_non_null(folder);
    return folder;
}

/* Removes the folder with its files and frees the name. */
static void remove_folder(char *folder) {
    GDir *const listing = g_dir_open(folder, 0, NULL);
    for (const char *name = g_dir_read_name(listing); name != NULL;
         name = g_dir_read_name(listing)) {
        char *const path = g_build_filename(folder, name, NULL);
        (void)g_remove(path);
        g_free(path);
    }
    g_dir_close(listing);
    (void)g_rmdir(folder);
    g_free(folder);
}

static int compare_words(const void *one, const void *two) {
    return strcmp(*(const char *const *)one, *(const char *const *)two);
}

/* All files of a folder as one checksum, names among them. */
static char *folder_sum(const char *folder, int *files) {
    GDir *const listing = g_dir_open(folder, 0, NULL);
    GPtrArray *const names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(listing); name != NULL;
         name = g_dir_read_name(listing)) {
        g_ptr_array_add(names, g_strdup(name));
    }
    g_dir_close(listing);
    qsort(names->pdata, names->len, sizeof(void *), compare_words);
    GChecksum *const sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < names->len; i++) {
        const char *const name = g_ptr_array_index(names, i);
        char *const path = g_build_filename(folder, name, NULL);
        char *bytes = NULL;
        gsize size = 0;
        assert_true(g_file_get_contents(path, &bytes, &size, NULL));
        assert_true(size > 0);
        g_checksum_update(sum, (const guchar *)name, -1);
        g_checksum_update(sum, (const guchar *)bytes, (gssize)size);
        g_free(bytes);
        g_free(path);
    }
    *files = (int)names->len;
    char *const text = g_strdup(g_checksum_get_string(sum));
    g_checksum_free(sum);
    g_ptr_array_unref(names);
    return text;
}

static char *written_sum(const char *recipe, uint64_t seed, int *files) {
    char *const folder = temporary_folder();
    scan_pages *const pages = render(small_page, recipe, seed);
    const scan_output output = {folder, "page", TRUE, TRUE, TRUE};
    assert_true(scan_write(pages, &output, NULL));
    scan_pages_free(pages);
    char *const sum = folder_sum(folder, files);
    remove_folder(folder);
    return sum;
}

static void same_seed_gives_the_same_bytes(void **state) {
    const char *const recipes[] = {every_damage, "dpi 100\nthreshold 150\nnoise 10\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(recipes); i++) {
        int files = 0;
        char *const one = written_sum(recipes[i], 5, &files);
        char *const two = written_sum(recipes[i], 5, &files);
        char *const other = written_sum(recipes[i], 6, &files);
        assert_int_equal(files, 6); /* pdf, tif, 2 png, txt, tsv */
        assert_string_equal(one, two);
        assert_string_not_equal(one, other);
        g_free(one);
        g_free(two);
        g_free(other);
    }
}

static void truth_is_in_reading_order(void **state) {
    scan_pages *const pages = render(small_page, "dpi 100\n", 1);
    char *const text = scan_pages_text(pages);
    assert_string_equal(text, "ỦY BAN\nXÃ AN\n\nVIỆT NAM\n\nSố 552/QĐ-UBND là đúng.\n\n"
                              "Tên Số\nLúa & ngô 1,5\n\nGhi chú.\n"
                              "\fĐẦU TRANG\n\nLưu\n\nCHỦ TỊCH\nĐỗ Khuê\n\n2\n");
    g_free(text);
    scan_pages_free(pages);
}

/* The words of a text, sorted; marks of the mark-up and footnote marks taken out. */
static GPtrArray *sorted_words(const char *text) {
    GRegex *const marks = g_regex_new("\\||(?m:^[_~]$)", 0, 0, NULL);
    /* A mark inside a word must not divide it. */
    GRegex *const inner = g_regex_new("\\*\\*|__|\\[\\^[0-9]+\\]", 0, 0, NULL);
    char *const joined = g_regex_replace_literal(inner, text, -1, 0, "", 0, NULL);
    char *const clean = g_regex_replace_literal(marks, joined, -1, 0, " ", 0, NULL);
    char **const split = g_strsplit_set(clean, " \n\f", -1);
    GPtrArray *const words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; split[i] != NULL; i++) {
        if (split[i][0] != '\0') {
            g_ptr_array_add(words, g_strdup(split[i]));
        }
    }
    g_strfreev(split);
    g_free(joined);
    g_free(clean);
    g_regex_unref(marks);
    g_regex_unref(inner);
    qsort(words->pdata, words->len, sizeof(void *), compare_words);
    return words;
}

static char *source_text(const scan_source *source) {
    GString *const text = g_string_new(NULL);
    for (guint i = 0; i < source->blocks->len; i++) {
        const scan_block *const block = g_ptr_array_index(source->blocks, i);
        for (guint k = 0; k < block->lines->len; k++) {
            g_string_append(text, g_ptr_array_index(block->lines, k));
            g_string_append_c(text, '\n');
        }
    }
    return g_string_free(text, FALSE);
}

/* On a sheet so wide that no word is divided, all words come back, none is added. */
static void check_document(const char *path) {
    scan_source *const source = scan_source_read(path, NULL);
    assert_non_null(source);
    g_clear_pointer(&source->running, g_free);
    source->numbered = false;
    const scan_recipe recipe = recipe_of("dpi 72\n");
    scan_style style = plain_style;
    style.width = 4000;
    scan_pages *const pages = scan_render(source, &style, &recipe, 1, 0, NULL);
    assert_non_null(pages);
    char *const truth = scan_pages_text(pages);
    char *const written = source_text(source);
    assert_true(g_utf8_validate(truth, -1, NULL));
    GPtrArray *const got = sorted_words(truth);
    GPtrArray *const expected = sorted_words(written);
    assert_true(got->len > 250);
    for (guint i = 0; i < got->len && i < expected->len; i++) {
        assert_string_equal(g_ptr_array_index(got, i), g_ptr_array_index(expected, i));
    }
    assert_int_equal(got->len, expected->len);
    g_ptr_array_unref(got);
    g_ptr_array_unref(expected);
    g_free(truth);
    g_free(written);
    scan_pages_free(pages);
    scan_source_free(source);
}

static void truth_has_every_word_of_the_corpus(void **state) {
    static const char folder[] = SOAT_SOURCE_DIR "/tests/corpus/text";
    GDir *const listing = g_dir_open(folder, 0, NULL);
    int count = 0;
    assert_non_null(listing);
    for (const char *name = g_dir_read_name(listing); name != NULL;
         name = g_dir_read_name(listing)) {
        char *const path = g_build_filename(folder, name, NULL);
        check_document(path);
        g_free(path);
        count++;
    }
    g_dir_close(listing);
    assert_true(count >= 14);
}

/* Dark pixels of `pix` inside the rectangle, which is cut at the edges. */
static int count_ink(PIX *pix, const scan_word *word, double margin, bool erase) {
    int ink = 0;
    for (int y = (int)(word->top - margin); y < word->bottom + margin; y++) {
        for (int x = (int)(word->left - margin); x < word->right + margin; x++) {
            l_uint32 value = 255;
            (void)pixGetPixel(pix, x, y, &value);
            ink += value < 128;
            if (erase) {
                (void)pixSetPixel(pix, x, y, 255);
            }
        }
    }
    return ink;
}

static void boxes_hold_all_ink_of_the_words(void **state) {
    static const char text[] = "Quyển sổ tổng hợp ghi rõ diện tích, sản lượng của từng thửa "
                               "ruộng ở phía tả ngạn sông Nhuệ Giang.\n\nKHẨN CẤP: ĐỀ NGHỊ\n";
    const char *const recipes[] = {"dpi 150\n", "dpi 150\nskew 3\n", "dpi 150\ncurl 2\n",
                                   "dpi 150\ncurl 2\nskew -2\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(recipes); i++) {
        scan_pages *const pages = render(text, recipes[i], 3);
        const scan_page *const page = &g_array_index(pages->pages, scan_page, 0);
        assert_int_equal(page->words->len, 25);
        for (guint w = 0; w < page->words->len; w++) {
            assert_true(count_ink(page->image, &g_array_index(page->words, scan_word, w), 1, true) >
                        8);
        }
        const scan_word all = {.right = pixGetWidth(page->image),
                               .bottom = pixGetHeight(page->image)};
        assert_int_equal(count_ink(page->image, &all, 0, false), 0);
        scan_pages_free(pages);
    }
}

static int ink_of_page(const scan_pages *pages) {
    const scan_page *const page = &g_array_index(pages->pages, scan_page, 0);
    const scan_word all = {.right = pixGetWidth(page->image), .bottom = pixGetHeight(page->image)};
    return count_ink(page->image, &all, 0, false);
}

/* What is laid over the print is seen on the page and is no part of the truth. */
static void marks_are_ink_and_no_text(void **state) {
    static const char text[] = "Một dòng.\n\n@signature\nLưu\n||\nCHỦ TỊCH\n~\nĐỗ Khuê\n";
    const char *const marks[] = {"stamps 1\n", "received 1\n", "handwriting 6\n",
                                 "holes 2\n",  "staple 1\n",   "edges 3\n"};
    scan_pages *const plain = render(text, "dpi 100\n", 4);
    char *const truth = scan_pages_text(plain);
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        char *const recipe = g_strconcat("dpi 100\n", marks[i], NULL);
        scan_pages *const marked = render(text, recipe, 4);
        char *const marked_truth = scan_pages_text(marked);
        assert_true(ink_of_page(marked) > ink_of_page(plain) + 60);
        assert_string_equal(marked_truth, truth);
        g_free(marked_truth);
        scan_pages_free(marked);
        g_free(recipe);
    }
    g_free(truth);
    scan_pages_free(plain);
}

/* A clerk does not stamp over a letter that has room below its head. */
static void received_stamp_finds_room(void **state) {
    static const char text[] = "@letterhead\nỦY BAN NHÂN DÂN\nTỈNH AN\n_\nSố: 12/CV\n||\nCỘNG HÒA\n"
                               "Độc lập\n_\nAn, ngày 2 tháng 3\n\n@page\n\nTrang hai.\n";
    for (uint64_t seed = 1; seed <= 5; seed++) {
        scan_pages *const plain = render(text, "dpi 100\n", seed);
        scan_pages *const marked = render(text, "dpi 100\nreceived 1\n", seed);
        const scan_page *const page = &g_array_index(plain->pages, scan_page, 0);
        PIX *const image = g_array_index(marked->pages, scan_page, 0).image;
        for (guint w = 0; w < page->words->len; w++) {
            const scan_word *const word = &g_array_index(page->words, scan_word, w);
            assert_int_equal(count_ink(image, word, 0, false),
                             count_ink(page->image, word, 0, false));
        }
        assert_true(ink_of_page(marked) > ink_of_page(plain) + 60);
        scan_pages_free(marked);
        scan_pages_free(plain);
    }
}

static void print_follows_the_recipe(void **state) {
    scan_random random = scan_random_make(1, 1);
    const scan_recipe named = recipe_of("font Noto Sans\nsize 10\nleading 1.5\nragged 1\n");
    const scan_style style = scan_style_choose(&random, &named);
    assert_string_equal(style.family, "Noto Sans");
    assert_true(style.size < 10); /* drawn larger than the Times kind: set smaller */
    assert_true(style.leading == 1.5);
    assert_true(style.ragged);
    const scan_recipe silent = recipe_of("dpi 100\n");
    assert_true(scan_style_choose(&random, &silent).size >= 10);
}

static void every_recipe_is_read(void **state) {
    GDir *const listing = g_dir_open(SOAT_SOURCE_DIR "/bench/scan_generator/recipes", 0, NULL);
    int count = 0;
    for (const char *name = g_dir_read_name(listing); name != NULL;
         name = g_dir_read_name(listing)) {
        char *const path =
            g_build_filename(SOAT_SOURCE_DIR "/bench/scan_generator/recipes", name, NULL);
        scan_recipe recipe;
        for (int level = 1; g_str_has_suffix(name, ".txt") && level <= SCAN_LEVELS; level++) {
            assert_true(scan_recipe_read(&recipe, path, level, NULL));
            count++;
        }
        g_free(path);
    }
    g_dir_close(listing);
    assert_true(count >= 8 * SCAN_LEVELS);
}

static void wrong_input_is_named_by_its_line(void **state) {
    GError *error = NULL;
    assert_null(scan_source_parse("Chữ.\n\n@tabel l\nA\n", &error));
    assert_non_null(strstr(error->message, "line 3"));
    g_clear_error(&error);
    assert_null(scan_source_parse("@table x\nA\n", &error));
    g_clear_error(&error);
    assert_null(scan_source_parse("\xff\n", &error));
    g_clear_error(&error);
    scan_recipe recipe;
    const char *const bad[] = {"dpi 200\nblurr 1\n", "blur 1 2\n", "blur x\n", "dpi 1\n", "font\n",
                               "size 100\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        assert_false(scan_recipe_parse(&recipe, bad[i], 1, &error));
        assert_non_null(error);
        g_clear_error(&error);
    }
    assert_true(scan_recipe_parse(&recipe, "# a\nblur 1 2 3 4 5\n", 4, &error));
    assert_true(recipe.blur == 4);
}

static void bulk_pages_are_lines_of_the_input(void **state) {
    char *const folder = temporary_folder();
    char *const input = g_build_filename(folder, "input.line", NULL);
    char *const recipe = g_build_filename(folder, "plain.txt", NULL);
    assert_true(g_file_set_contents(input, "quá ngắn\nMột dòng chữ vừa đủ dài để in.\n", -1, NULL));
    assert_true(g_file_set_contents(recipe, "dpi 72\n", -1, NULL));
    char *const recipes[] = {"plain", NULL};
    const scan_bulk bulk = {input, folder, recipes, 0, 2, 9, {folder, NULL, FALSE, FALSE, FALSE}};
    assert_true(scan_bulk_write(&bulk, NULL));
    char *const page = g_build_filename(folder, "page-0002.txt", NULL);
    char *text = NULL;
    assert_true(g_file_get_contents(page, &text, NULL, NULL));
    char **const lines = g_strsplit(g_strstrip(text), "\n\n", -1);
    assert_true(g_strv_length(lines) > 10);
    for (size_t i = 0; lines[i] != NULL; i++) {
        assert_string_equal(lines[i], "Một dòng chữ vừa đủ dài để in.");
    }
    g_strfreev(lines);
    g_free(text);
    g_free(page);
    g_free(input);
    g_free(recipe);
    remove_folder(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_seed_gives_the_same_bytes),
        cmocka_unit_test(truth_is_in_reading_order),
        cmocka_unit_test(truth_has_every_word_of_the_corpus),
        cmocka_unit_test(boxes_hold_all_ink_of_the_words),
        cmocka_unit_test(marks_are_ink_and_no_text),
        cmocka_unit_test(received_stamp_finds_room),
        cmocka_unit_test(print_follows_the_recipe),
        cmocka_unit_test(every_recipe_is_read),
        cmocka_unit_test(wrong_input_is_named_by_its_line),
        cmocka_unit_test(bulk_pages_are_lines_of_the_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
