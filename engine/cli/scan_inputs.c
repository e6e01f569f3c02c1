#include "scan_inputs.h"

#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "message.h"

static const char *const suffixes[] = {"pdf",  "tif", "tiff", "png", "jpg", "jpeg", "jp2",
                                       "webp", "gif", "bmp",  "pnm", "pbm", "pgm",  "ppm"};

const char *scan_inputs_name(const char *path) {
    const char *const slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

bool scan_inputs_wants(const char *name) {
    const char *const dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && name[0] != '.' && i < sizeof suffixes / sizeof suffixes[0];
         i++) {
        if (strcasecmp(dot + 1, suffixes[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool scan_inputs_same(const char *left, const char *right) {
    struct stat one, other;
    return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* --- names --- */

static int by_base(const void *left, const void *right) {
    return strcmp(((const scan_input *)left)->base, ((const scan_input *)right)->base);
}

static int by_path(const void *left, const void *right) {
    return strcmp(((const scan_input *)left)->path, ((const scan_input *)right)->path);
}

static bool base_is_taken(const scan_inputs *inputs, char *base) {
    const scan_input wanted = {.base = base};
    return (inputs->report && strcmp(base, "report") == 0) ||
           tfind(&wanted, &inputs->bases, by_base) != NULL;
}

/* NULL when memory is out. */
static char *choose_base(const scan_inputs *inputs, const char *below) {
    enum { NUMBER_ROOM = 24 };
    const size_t size = strlen(below) + NUMBER_ROOM;
    char *const base = malloc(size);
    if (base == NULL) {
        return NULL;
    }
    memcpy(base, below, strlen(below) + 1);
    char *const name = base + (scan_inputs_name(below) - below);
    char *const dot = strrchr(name, '.');
    if (dot != NULL && dot != name) {
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

/* --- the list --- */

static void free_item(scan_input *item) {
    if (item != NULL) {
        free(item->path);
        free(item->base);
        free(item);
    }
}

static bool keep(scan_inputs *inputs, scan_input *item) {
    if (inputs->count == inputs->capacity) {
        const size_t capacity = inputs->capacity == 0 ? 16 : 2 * inputs->capacity;
        scan_input **const items = realloc((void *)inputs->items, capacity * sizeof(scan_input *));
        if (items == NULL) {
            return false;
        }
        inputs->items = items;
        inputs->capacity = capacity;
    }
    if (tsearch(item, &inputs->bases, by_base) == NULL) {
        return false;
    }
    if (tsearch(item, &inputs->paths, by_path) == NULL) {
        tdelete(item, &inputs->bases, by_base);
        return false;
    }
    inputs->items[inputs->count++] = item;
    return true;
}

scan_input *scan_inputs_add(scan_inputs *inputs, const char *path, const char *below) {
    scan_input *const made = calloc(1, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    made->path = strdup(path);
    scan_input *const *const known =
        made->path == NULL ? NULL : tfind(made, &inputs->paths, by_path);
    if (known != NULL) {
        scan_input *const item = *known;
        free_item(made);
        return item;
    }
    made->base = choose_base(inputs, below);
    if (made->path == NULL || made->base == NULL || !keep(inputs, made)) {
        free_item(made);
        return NULL;
    }
    return made;
}

void scan_inputs_dispose(scan_inputs *inputs) {
    for (size_t i = 0; i < inputs->count; i++) {
        tdelete(inputs->items[i], &inputs->bases, by_base);
        tdelete(inputs->items[i], &inputs->paths, by_path);
        free_item(inputs->items[i]);
    }
    free((void *)inputs->items);
    *inputs = (scan_inputs){0};
}

/* --- folders --- */

static int by_name(const FTSENT **left, const FTSENT **right) {
    return strcmp((*left)->fts_name, (*right)->fts_name);
}

/* A link that leads nowhere is wanted too: it fails as an input, and so is named. */
static bool is_wanted(const FTSENT *entry) {
    struct stat facts;
    const bool regular = entry->fts_info == FTS_F ||
                         (entry->fts_info == FTS_SL &&
                          (stat(entry->fts_accpath, &facts) != 0 || S_ISREG(facts.st_mode)));
    return regular && scan_inputs_wants(entry->fts_name);
}

/* Not followed, for it may lead back here. */
static bool is_folder_link(const FTSENT *entry) {
    struct stat facts;
    return entry->fts_info == FTS_SL && entry->fts_name[0] != '.' &&
           stat(entry->fts_accpath, &facts) == 0 && S_ISDIR(facts.st_mode);
}

/* The outputs' folder, and where inputs and outputs share one, the links to failed inputs in it. */
static bool is_for_outputs(const scan_inputs *inputs, const FTSENT *entry) {
    char above[PATH_MAX];
    if (inputs->spare == NULL ||
        snprintf(above, sizeof above, "%s/..", entry->fts_path) >= (int)sizeof above) {
        return false;
    }
    return scan_inputs_same(entry->fts_path, inputs->spare) ||
           (strcmp(entry->fts_name, "failed") == 0 && scan_inputs_same(above, inputs->spare));
}

static bool is_spared(const scan_inputs *inputs, const FTSENT *entry) {
    return entry->fts_info == FTS_D && entry->fts_level > 0 &&
           (entry->fts_name[0] == '.' || is_for_outputs(inputs, entry));
}

static bool visit(scan_inputs *inputs, FTS *walk, FTSENT *entry, size_t root_size) {
    if (is_spared(inputs, entry)) {
        fts_set(walk, entry, FTS_SKIP);
    } else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR) {
        message("cannot read the folder '%s': %s", entry->fts_path, strerror(entry->fts_errno));
        inputs->missing++;
    } else if (is_folder_link(entry)) {
        message("'%s' is a link to a folder and not followed: name it to have it scanned",
                entry->fts_path);
    } else if (is_wanted(entry)) {
        const char *below = entry->fts_path + root_size;
        return scan_inputs_add(inputs, entry->fts_path, below + strspn(below, "/")) != NULL;
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
            good = scan_inputs_add(inputs, path, scan_inputs_name(path)) != NULL;
        }
    }
    return good;
}
