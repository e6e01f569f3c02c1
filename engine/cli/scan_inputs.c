#include "scan_inputs.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "message.h"

static const char *const suffixes[] = {"pdf",  "tif", "tiff", "png", "jpg", "jpeg", "jp2",
                                       "webp", "gif", "bmp",  "pnm", "pbm", "pgm",  "ppm"};

static const char *name_of(const char *path) {
    const char *const slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static bool has_known_suffix(const char *name) {
    const char *const dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && i < sizeof suffixes / sizeof suffixes[0]; i++) {
        if (strcasecmp(dot + 1, suffixes[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool base_is_taken(const scan_inputs *inputs, const char *base) {
    for (size_t i = 0; i < inputs->count; i++) {
        if (strcmp(inputs->items[i].base, base) == 0) {
            return true;
        }
    }
    return false;
}

/* `below` is the path below the operand's folder: "2023/report.pdf". NULL when memory is out. */
static char *choose_base(const scan_inputs *inputs, const char *below) {
    enum { NUMBER_ROOM = 24 };
    const size_t size = strlen(below) + NUMBER_ROOM;
    char *const base = malloc(size);
    if (base == NULL) {
        return NULL;
    }
    memcpy(base, below, strlen(below) + 1);
    char *const dot = strrchr(name_of(base), '.');
    if (dot != NULL && dot != name_of(base)) {
        *dot = '\0';
    }
    if (base_is_taken(inputs, base)) {
        memcpy(base, below, strlen(below) + 1);
    }
    for (size_t number = 2; base_is_taken(inputs, base); number++) {
        snprintf(base, size, "%s-%zu", below, number);
    }
    return base;
}

static bool add_file(scan_inputs *inputs, const char *path, const char *below) {
    if (inputs->count == inputs->capacity) {
        const size_t capacity = inputs->capacity == 0 ? 16 : 2 * inputs->capacity;
        scan_input *const items = realloc(inputs->items, capacity * sizeof *items);
        if (items == NULL) {
            return false;
        }
        inputs->items = items;
        inputs->capacity = capacity;
    }
    scan_input made = {.path = strdup(path), .base = choose_base(inputs, below)};
    if (made.path == NULL || made.base == NULL) {
        free(made.path);
        free(made.base);
        return false;
    }
    inputs->items[inputs->count++] = made;
    return true;
}

static int by_name(const FTSENT **left, const FTSENT **right) {
    return strcmp((*left)->fts_name, (*right)->fts_name);
}

static bool is_wanted(const FTSENT *entry) {
    struct stat facts;
    const bool regular = entry->fts_info == FTS_F ||
                         (entry->fts_info == FTS_SL && stat(entry->fts_accpath, &facts) == 0 &&
                          S_ISREG(facts.st_mode));
    return regular && entry->fts_name[0] != '.' && has_known_suffix(entry->fts_name);
}

static bool visit(scan_inputs *inputs, FTS *walk, FTSENT *entry, size_t root_size) {
    if (entry->fts_info == FTS_D && entry->fts_level > 0 && entry->fts_name[0] == '.') {
        fts_set(walk, entry, FTS_SKIP);
    } else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR) {
        message("cannot read the folder '%s': %s", entry->fts_path, strerror(entry->fts_errno));
        inputs->missing++;
    } else if (is_wanted(entry)) {
        const char *below = entry->fts_path + root_size;
        return add_file(inputs, entry->fts_path, below + strspn(below, "/"));
    }
    return true;
}

static bool add_folder(scan_inputs *inputs, const char *path) {
    char *const root = strdup(path);
    char *roots[] = {root, NULL};
    FTS *const walk =
        root == NULL ? NULL : fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
    bool good = walk != NULL;
    for (FTSENT *entry; good && (entry = fts_read(walk)) != NULL;) {
        good = visit(inputs, walk, entry, strlen(path));
    }
    if (walk != NULL) {
        fts_close(walk);
    }
    free(root);
    return good;
}

bool scan_inputs_find(scan_inputs *inputs, const option_list *operands) {
    bool good = true;
    for (size_t i = 0; good && i < operands->count; i++) {
        const char *const path = operands->items[i];
        struct stat facts;
        if (stat(path, &facts) != 0) {
            message("cannot open '%s': %s", path, strerror(errno));
            inputs->missing++;
        } else if (S_ISDIR(facts.st_mode)) {
            good = add_folder(inputs, path);
        } else {
            good = add_file(inputs, path, name_of(path));
        }
    }
    return good;
}

void scan_inputs_dispose(scan_inputs *inputs) {
    for (size_t i = 0; i < inputs->count; i++) {
        free(inputs->items[i].path);
        free(inputs->items[i].base);
    }
    free(inputs->items);
    *inputs = (scan_inputs){0};
}
