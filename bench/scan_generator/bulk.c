#include "bulk.h"

#include <string.h>

enum { MIN_PARAGRAPH = 20, MAX_PARAGRAPH = 1500, PAGE_BYTES = 3600, MAX_PARAGRAPHS = 64 };

typedef struct paragraph_list {
    GMappedFile *file;
    GArray *starts; /* size_t: where usable lines begin */
} paragraph_list;

/* Latin letters, Vietnamese ones among them, and the punctuation of running text. */
static bool printable(gunichar letter) {
    return (letter >= 0x20 && letter < 0x7F) ||
           (letter >= 0xA0 && letter < 0x180 && letter != 0xAD) || letter == 0x1A0 ||
           letter == 0x1A1 || letter == 0x1AF || letter == 0x1B0 ||
           (letter >= 0x1EA0 && letter < 0x1F00) || (letter >= 0x2010 && letter < 0x2027);
}

static bool usable(const char *line, size_t size) {
    if (size < MIN_PARAGRAPH || size > MAX_PARAGRAPH ||
        !g_utf8_validate(line, (gssize)size, NULL)) {
        return false;
    }
    for (const char *at = line; at < line + size; at = g_utf8_next_char(at)) {
        if (!printable(g_utf8_get_char(at))) {
            return false;
        }
    }
    return true;
}

static size_t line_size(const char *line, const char *end) {
    const char *const stop = memchr(line, '\n', (size_t)(end - line));
    return (size_t)((stop == NULL ? end : stop) - line);
}

static gboolean open_list(paragraph_list *list, const char *path, GError **error) {
    list->file = g_mapped_file_new(path, FALSE, error);
    if (list->file == NULL) {
        return FALSE;
    }
    list->starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    const char *const begin = g_mapped_file_get_contents(list->file);
    const char *const end = begin + g_mapped_file_get_length(list->file);
    for (const char *line = begin; line < end;) {
        const size_t size = line_size(line, end);
        const size_t start = (size_t)(line - begin);
        if (usable(line, size)) {
            g_array_append_val(list->starts, start);
        }
        line += size + 1;
    }
    if (list->starts->len == 0) {
        g_set_error(error, SCAN_ERROR, SCAN_ERROR_SYNTAX, "%s: no usable paragraph", path);
        return FALSE;
    }
    return TRUE;
}

static void close_list(paragraph_list *list) {
    if (list->file != NULL) {
        g_mapped_file_unref(list->file);
    }
    if (list->starts != NULL) {
        g_array_unref(list->starts);
    }
}

/* The mark-up's own signs must not act in running text. */
static char *neutral_copy(const char *line, size_t size) {
    char *const text = g_strndup(line, size);
    for (char *at = text; *at != '\0'; at++) {
        if ((at[0] == '*' && at[1] == '*') || (at[0] == '_' && at[1] == '_') ||
            (at[0] == '[' && at[1] == '^')) {
            *at = ' ';
        }
    }
    return text;
}

/* As many paragraphs by chance as fill a page; what is over is not printed. */
static scan_source *draw_source(const paragraph_list *list, scan_random *random) {
    const char *const begin = g_mapped_file_get_contents(list->file);
    const char *const end = begin + g_mapped_file_get_length(list->file);
    GPtrArray *const texts = g_ptr_array_new_with_free_func(g_free);
    for (size_t bytes = 0; bytes < PAGE_BYTES && texts->len < MAX_PARAGRAPHS;) {
        const size_t index = scan_random_index(random, list->starts->len);
        const char *const line = begin + g_array_index(list->starts, size_t, index);
        const size_t size = line_size(line, end);
        g_ptr_array_add(texts, neutral_copy(line, size));
        bytes += size;
    }
    scan_source *const source =
        scan_source_from_paragraphs((char *const *)texts->pdata, texts->len);
    g_ptr_array_unref(texts);
    return source;
}

static gboolean write_page(const scan_bulk *bulk, const paragraph_list *list, int number,
                           GString *index, GError **error) {
    scan_random random = scan_random_make(bulk->seed, (uint64_t)number);
    scan_random print = scan_random_make(bulk->seed, (uint64_t)number + (UINT64_C(1) << 32));
    scan_recipe recipe;
    const size_t recipes = g_strv_length((char **)(size_t)bulk->recipes);
    const char *const name = bulk->recipes[scan_random_index(&random, recipes)];
    const int chance = 1 + (int)scan_random_index(&random, SCAN_LEVELS);
    const int level = bulk->level > 0 ? bulk->level : chance;
    char *const path = g_strdup_printf("%s/%s.txt", bulk->recipe_folder, name);
    gboolean ok = scan_recipe_read(&recipe, path, level, error);
    g_free(path);
    if (!ok) {
        return FALSE;
    }
    const scan_style style = scan_style_choose(&print, &recipe);
    scan_source *const source = draw_source(list, &random);
    scan_pages *const pages =
        scan_render(source, &style, &recipe, scan_random_next(&random), 1, error);
    scan_output output = bulk->output;
    char *const page_name = g_strdup_printf("page-%04d", number);
    output.name = page_name;
    ok = pages != NULL && scan_write(pages, &output, error);
    g_string_append_printf(index, "%s\t%s\t%.1f\t%s\t%d\n", page_name, style.family, style.size,
                           name, level);
    g_free(page_name);
    scan_pages_free(pages);
    scan_source_free(source);
    return ok;
}

gboolean scan_bulk_write(const scan_bulk *bulk, GError **error) {
    paragraph_list list = {0};
    gboolean ok = open_list(&list, bulk->paragraphs, error);
    GString *const index = g_string_new("page\tfont\tsize\trecipe\tlevel\n");
    for (int number = 1; ok && number <= bulk->pages; number++) {
        ok = write_page(bulk, &list, number, index, error);
    }
    if (ok) {
        char *const path = g_build_filename(bulk->output.folder, "pages.tsv", NULL);
        ok = g_file_set_contents(path, index->str, (gssize)index->len, error);
        g_free(path);
    }
    g_string_free(index, TRUE);
    close_list(&list);
    return ok;
}
