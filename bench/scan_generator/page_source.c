#include "page_source.h"

#include <string.h>

G_DEFINE_QUARK(scan_error, scan_error)

static const struct directive {
    const char *name;
    scan_block_kind kind;
} directives[] = {
    {"letterhead", SCAN_LETTERHEAD}, {"title", SCAN_TITLE},     {"heading", SCAN_HEADING},
    {"items", SCAN_ITEMS},           {"table", SCAN_TABLE},     {"note", SCAN_NOTE},
    {"signature", SCAN_SIGNATURE},   {"centred", SCAN_CENTRED}, {"text", SCAN_PARAGRAPH},
    {"page", SCAN_PAGE_BREAK},
};

static void block_free(gpointer pointer) {
    scan_block *const block = pointer;
    g_ptr_array_unref(block->lines);
    g_free(block->alignment);
    g_free(block);
}

static scan_block *block_add(scan_source *source, scan_block_kind kind) {
    scan_block *const block = g_new0(scan_block, 1);
    block->kind = kind;
    block->lines = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(source->blocks, block);
    return block;
}

static scan_source *source_new(void) {
    scan_source *const source = g_new0(scan_source, 1);
    source->blocks = g_ptr_array_new_with_free_func(block_free);
    return source;
}

/* The columns `l r c` of a table as the string "lrc"; NULL when something else is there. */
static char *table_alignment(const char *argument) {
    GString *const columns = g_string_new(NULL);
    for (const char *at = argument; *at != '\0'; at++) {
        if (strchr("lrc", *at) != NULL) {
            g_string_append_c(columns, *at);
        } else if (*at != ' ') {
            g_string_truncate(columns, 0);
            break;
        }
    }
    const bool valid = columns->len > 0;
    return g_string_free(columns, !valid);
}

/* A line `@name argument`. Returns the block that following lines belong to, or NULL. */
static scan_block *apply_directive(scan_source *source, const char *line, bool *known) {
    const char *const space = strchr(line, ' ');
    const size_t length = space == NULL ? strlen(line) - 1 : (size_t)(space - line) - 1;
    const char *const argument = space == NULL ? "" : space + 1;
    *known = true;
    if (length == 7 && memcmp(line + 1, "running", 7) == 0) {
        g_free(source->running);
        source->running = g_strdup(argument);
        return NULL;
    }
    if (length == 8 && memcmp(line + 1, "numbered", 8) == 0) {
        source->numbered = true;
        return NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(directives); i++) {
        if (strlen(directives[i].name) != length ||
            memcmp(line + 1, directives[i].name, length) != 0) {
            continue;
        }
        scan_block *const block = block_add(source, directives[i].kind);
        block->number = (int)g_ascii_strtoll(argument, NULL, 10);
        block->alignment = block->kind == SCAN_TABLE ? table_alignment(argument) : NULL;
        *known = block->kind != SCAN_TABLE || block->alignment != NULL;
        return block->kind == SCAN_PAGE_BREAK ? NULL : block;
    }
    *known = false;
    return NULL;
}

/* One line of the file; *open is the block that it continues, if any. False: not understood. */
static bool take_line(scan_source *source, scan_block **open, const char *line) {
    bool known = true;
    if (line[0] == '#') {
        return true;
    }
    if (line[0] == '\0') {
        *open = NULL;
    } else if (line[0] == '@') {
        *open = apply_directive(source, line, &known);
    } else {
        if (*open == NULL) {
            *open = block_add(source, SCAN_PARAGRAPH);
        }
        g_ptr_array_add((*open)->lines, g_strdup(line));
    }
    return known;
}

scan_source *scan_source_parse(const char *text, GError **error) {
    if (!g_utf8_validate(text, -1, NULL)) {
        g_set_error(error, SCAN_ERROR, SCAN_ERROR_SYNTAX, "the text is not UTF-8");
        return NULL;
    }
    scan_source *source = source_new();
    scan_block *open = NULL;
    char **const lines = g_strsplit(text, "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++) {
        if (!take_line(source, &open, g_strchomp(lines[i]))) {
            g_set_error(error, SCAN_ERROR, SCAN_ERROR_SYNTAX, "line %zu: '%s' is no directive",
                        i + 1, lines[i]);
            scan_source_free(source);
            source = NULL;
            break;
        }
    }
    g_strfreev(lines);
    return source;
}

scan_source *scan_source_read(const char *path, GError **error) {
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error)) {
        return NULL;
    }
    scan_source *const source = scan_source_parse(text, error);
    if (source == NULL) {
        g_prefix_error(error, "%s: ", path);
    }
    g_free(text);
    return source;
}

scan_source *scan_source_from_paragraphs(char *const *paragraphs, size_t count) {
    scan_source *const source = source_new();
    for (size_t i = 0; i < count; i++) {
        scan_block *const block = block_add(source, SCAN_PARAGRAPH);
        g_ptr_array_add(block->lines, g_strdup(paragraphs[i]));
    }
    return source;
}

void scan_source_free(scan_source *source) {
    if (source == NULL) {
        return;
    }
    g_ptr_array_unref(source->blocks);
    g_free(source->running);
    g_free(source);
}

const scan_block *scan_source_note(const scan_source *source, int number) {
    for (guint i = 0; i < source->blocks->len; i++) {
        const scan_block *const block = g_ptr_array_index(source->blocks, i);
        if (block->kind == SCAN_NOTE && block->number == number) {
            return block;
        }
    }
    return NULL;
}
