#include "eval_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "message.h"

enum { DEEPEST = 32 }; /* folders in folders; also ends a ring of links */

/* Longer ones first where one is the end of the other. */
static const char *const endings[] = {".txt",      ".json", ".hocr", ".html", ".htm",
                                      ".alto.xml", ".alto", ".xml",  ".tsv"};
static const struct role_row {
    const char *infix;
    eval_role role;
} roles[] = {{".gold", EVAL_GOLD}, {".hyp", EVAL_HYP}, {".raw", EVAL_RAW}};

static bool ends_with(const char *text, size_t size, const char *ending) {
    const size_t ending_size = strlen(ending);
    return size > ending_size && memcmp(text + size - ending_size, ending, ending_size) == 0;
}

/* False when the name has none of the endings. Sets what the name tells, and the stem's size. */
static bool tell(const char *name, eval_file *out, size_t *stem_size) {
    size_t size = strlen(name);
    bool known = false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && !known; i++) {
        known = ends_with(name, size, endings[i]);
        out->format = i;
    }
    if (!known) {
        return false;
    }
    size -= strlen(endings[out->format]);
    out->role = EVAL_PLAIN;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (ends_with(name, size, roles[i].infix)) {
            out->role = roles[i].role;
            size -= strlen(roles[i].infix);
            break;
        }
    }
    *stem_size = size;
    return true;
}

static bool add_file(eval_files *out, const char *path, size_t prefix) {
    eval_file file = {0};
    size_t stem_size = 0;
    if (!tell(path + prefix, &file, &stem_size)) {
        return true;
    }
    eval_file *const items = realloc(out->items, (out->count + 1) * sizeof *items);
    if (items == NULL) {
        return false;
    }
    out->items = items;
    file.path = strdup(path);
    file.stem = strndup(path + prefix, stem_size);
    items[out->count++] = file;
    return file.path != NULL && file.stem != NULL;
}

static char *join(const char *folder, const char *name) {
    const size_t size = strlen(folder) + strlen(name) + 2;
    char *const path = malloc(size);
    if (path != NULL) {
        const bool slash = ends_with(folder, strlen(folder), "/");
        snprintf(path, size, "%s%s%s", folder, slash ? "" : "/", name);
    }
    return path;
}

/* Folders still to be read: a stack instead of recursion. */
typedef struct waiting {
    struct waiting *next;
    size_t depth;
    char *path;
} waiting;

static bool push(waiting **stack, char *path, size_t depth) {
    waiting *const item = malloc(sizeof *item);
    if (item == NULL || path == NULL) {
        free(item);
        free(path);
        return false;
    }
    *item = (waiting){*stack, depth, path};
    *stack = item;
    return true;
}

/* What `soat scan` leaves beside its texts is no text of a page. */
static bool is_scan_report(const waiting *folder, const char *name) {
    struct stat facts;
    if (strcmp(name, "report.json") != 0 && strcmp(name, "report.html") != 0) {
        return false;
    }
    char *const journal = join(folder->path, "soat-journal.jsonl");
    const bool found = journal != NULL && stat(journal, &facts) == 0;
    free(journal);
    return found;
}

static bool take_entry(eval_files *out, waiting **stack, const waiting *folder, const char *name,
                       size_t prefix) {
    struct stat facts;
    char *const path = join(folder->path, name);
    if (path == NULL) {
        return false;
    }
    bool good = true;
    if (stat(path, &facts) != 0) {
        /* a link that leads nowhere is no text */
    } else if (!S_ISDIR(facts.st_mode)) {
        good = add_file(out, path, prefix);
    } else if (folder->depth < DEEPEST) {
        return push(stack, path, folder->depth + 1);
    }
    free(path);
    return good;
}

static bool read_folder(eval_files *out, waiting **stack, const waiting *folder, size_t prefix) {
    DIR *const open = opendir(folder->path);
    if (open == NULL) {
        message("cannot open the folder '%s': %s", folder->path, strerror(errno));
        return false;
    }
    bool good = true;
    for (const struct dirent *entry = readdir(open); good && entry != NULL; entry = readdir(open)) {
        good = entry->d_name[0] == '.' || is_scan_report(folder, entry->d_name) ||
               take_entry(out, stack, folder, entry->d_name, prefix);
    }
    closedir(open);
    if (!good) {
        message("out of memory");
    }
    return good;
}

static int compare_files(const void *left, const void *right) {
    const eval_file *const a = left, *const b = right;
    const int order = strcmp(a->stem, b->stem);
    return order != 0               ? order
           : a->role != b->role     ? (a->role > b->role) - (a->role < b->role)
           : a->format != b->format ? (a->format > b->format) - (a->format < b->format)
                                    : strcmp(a->path, b->path);
}

bool eval_files_list(eval_files *out, const char *folder) {
    waiting *stack = NULL;
    const size_t size = strlen(folder);
    const size_t prefix = size + !ends_with(folder, size, "/");
    bool good = push(&stack, strdup(folder), 1);
    if (!good) {
        message("out of memory");
    }
    while (stack != NULL) {
        waiting *const next = stack;
        stack = next->next;
        good = good && read_folder(out, &stack, next, prefix);
        free(next->path);
        free(next);
    }
    if (good && out->count > 0) {
        qsort(out->items, out->count, sizeof *out->items, compare_files);
    }
    return good;
}

void eval_files_dispose(eval_files *files) {
    for (size_t i = 0; i < files->count; i++) {
        free(files->items[i].path);
        free(files->items[i].stem);
    }
    free(files->items);
    *files = (eval_files){0};
}

/* The first file whose stem is not before this one. */
static size_t first_of(const eval_files *files, const char *stem) {
    size_t low = 0, high = files->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(files->items[middle].stem, stem) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const eval_file *eval_files_find(const eval_files *files, const char *stem, const eval_role *wanted,
                                 const char *but_not_this_path) {
    const size_t first = first_of(files, stem);
    for (; *wanted != EVAL_ROLE_COUNT; wanted++) {
        for (size_t i = first; i < files->count && strcmp(files->items[i].stem, stem) == 0; i++) {
            if (files->items[i].role == *wanted &&
                strcmp(files->items[i].path, but_not_this_path) != 0) {
                return &files->items[i];
            }
        }
    }
    return NULL;
}
