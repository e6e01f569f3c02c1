#include "eval_pairs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "message.h"

typedef struct name_list {
    char **items;
    size_t count;
} name_list;

static bool is_folder(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static bool is_file(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && !S_ISDIR(facts.st_mode);
}

static bool ends_with(const char *text, const char *ending) {
    const size_t size = strlen(text), ending_size = strlen(ending);
    return size > ending_size && strcmp(text + size - ending_size, ending) == 0;
}

static char *join(const char *folder, const char *name, const char *ending) {
    const size_t size = strlen(folder) + strlen(name) + strlen(ending) + 2;
    char *const path = malloc(size);
    if (path != NULL) {
        const bool slash = ends_with(folder, "/");
        snprintf(path, size, "%s%s%s%s", folder, slash ? "" : "/", name, ending);
    }
    return path;
}

static void dispose_names(name_list *names) {
    for (size_t i = 0; i < names->count; i++) {
        free(names->items[i]);
    }
    free(names->items);
    *names = (name_list){0};
}

static bool add_name(name_list *names, const char *text, size_t size) {
    char **const items = realloc(names->items, (names->count + 1) * sizeof *items);
    if (items == NULL) {
        return false;
    }
    names->items = items;
    items[names->count] = strndup(text, size);
    return items[names->count++] != NULL;
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The stems of the files with this ending, and not with the other one, in byte order. */
static bool list_stems(name_list *out, const char *folder, const char *ending,
                       const char *but_not) {
    DIR *const open = opendir(folder);
    if (open == NULL) {
        message("cannot open the folder '%s': %s", folder, strerror(errno));
        return false;
    }
    bool good = true;
    for (const struct dirent *entry = readdir(open); good && entry != NULL; entry = readdir(open)) {
        const char *const name = entry->d_name;
        if (name[0] != '.' && ends_with(name, ending) &&
            (but_not == NULL || !ends_with(name, but_not))) {
            good = add_name(out, name, strlen(name) - strlen(ending));
        }
    }
    closedir(open);
    if (!good) {
        message("out of memory");
    } else if (out->count > 0) {
        qsort(out->items, out->count, sizeof *out->items, compare_names);
    }
    return good;
}

static bool list_gold(name_list *out, const char *folder, const char **ending) {
    *ending = ".gold.txt";
    if (!list_stems(out, folder, *ending, NULL)) {
        return false;
    }
    if (out->count > 0) {
        return true;
    }
    *ending = ".txt";
    return list_stems(out, folder, *ending, ".raw.txt");
}

static const char *const text_endings[] = {".txt", ".hyp.txt", ".raw.txt"};
static const char *const raw_endings[] = {".raw.txt", ".txt", ".hyp.txt"};

/* The first that exists; NULL when none does, *good false when memory is out. */
static char *find_partner(const char *folder, const char *stem, const char *const endings[3],
                          const char *not_this, bool *good) {
    for (size_t i = 0; i < 3; i++) {
        char *const path = join(folder, stem, endings[i]);
        if (path == NULL) {
            message("out of memory");
            *good = false;
            return NULL;
        }
        if (is_file(path) && strcmp(path, not_this) != 0) {
            return path;
        }
        free(path);
    }
    return NULL;
}

void eval_pair_dispose(eval_pair *pair) {
    free(pair->name);
    free(pair->gold);
    free(pair->text);
    free(pair->raw);
    free(pair->against);
    *pair = (eval_pair){0};
}

static bool add_pair(eval_pairs *out, eval_pair pair) {
    eval_pair *const items = realloc(out->items, (out->count + 1) * sizeof *items);
    if (items == NULL || pair.name == NULL || pair.gold == NULL || pair.text == NULL) {
        message("out of memory");
        out->items = items != NULL ? items : out->items;
        eval_pair_dispose(&pair);
        return false;
    }
    out->items = items;
    items[out->count++] = pair;
    return true;
}

/* Where a partner is looked for, and what becomes of it; `folder` NULL when none is asked for. */
typedef struct partner {
    const char *folder;
    const char *const *endings;
    char **path;
} partner;

static bool find_partners(const partner *partners, size_t count, const char *stem, const char *gold,
                          const char **missing) {
    bool good = true;
    *missing = NULL;
    for (size_t i = 0; good && *missing == NULL && i < count; i++) {
        if (partners[i].folder == NULL) {
            continue;
        }
        *partners[i].path =
            find_partner(partners[i].folder, stem, partners[i].endings, gold, &good);
        *missing = *partners[i].path == NULL ? partners[i].folder : NULL;
    }
    return good;
}

static bool match_stem(eval_pairs *out, const char *stem, const char *ending,
                       const eval_sides *sides) {
    eval_pair pair = {.gold = join(sides->gold, stem, ending)};
    if (pair.gold == NULL) {
        message("out of memory");
        return false;
    }
    const partner partners[] = {{sides->text, text_endings, &pair.text},
                                {sides->raw, raw_endings, &pair.raw},
                                {sides->against, text_endings, &pair.against}};
    const char *missing = NULL;
    const bool good =
        find_partners(partners, sizeof partners / sizeof partners[0], stem, pair.gold, &missing);
    if (good && missing == NULL) {
        pair.name = strdup(stem);
        return add_pair(out, pair);
    }
    if (good) {
        message("nothing in '%s' goes with '%s'", missing, pair.gold);
        out->unmatched++;
    }
    eval_pair_dispose(&pair);
    return good;
}

/* Names the texts that no truth goes with. */
static bool name_leftovers(eval_pairs *out, const name_list *gold, const char *text) {
    name_list texts = {0};
    const bool good = list_stems(&texts, text, ".txt", ".gold.txt");
    for (size_t i = 0; good && i < texts.count; i++) {
        char *stem = texts.items[i];
        const size_t size = strlen(stem);
        if (ends_with(stem, ".raw") || ends_with(stem, ".hyp")) {
            stem[size - 4] = '\0';
        }
        const void *const found = gold->count == 0 ? NULL
                                                   : bsearch(&stem, gold->items, gold->count,
                                                             sizeof *gold->items, compare_names);
        if (found == NULL) {
            message("no truth goes with '%s' in '%s'", stem, text);
            out->unmatched++;
        }
    }
    dispose_names(&texts);
    return good;
}

static bool match_folders(eval_pairs *out, const eval_sides *sides) {
    name_list stems = {0};
    const char *ending = NULL;
    bool good = list_gold(&stems, sides->gold, &ending);
    for (size_t i = 0; good && i < stems.count; i++) {
        good = match_stem(out, stems.items[i], ending, sides);
    }
    good = good && name_leftovers(out, &stems, sides->text);
    dispose_names(&stems);
    return good;
}

static bool exists(const char *path) {
    struct stat facts;
    if (path == NULL || strcmp(path, "-") == 0 || stat(path, &facts) == 0) {
        return true;
    }
    message("cannot open '%s': %s", path, strerror(errno));
    return false;
}

static bool same_nature(const char *path, bool folders) {
    return path == NULL || is_folder(path) == folders;
}

static char *copy_path(const char *path) {
    return path == NULL ? NULL : strdup(path);
}

bool eval_pairs_find(eval_pairs *out, const eval_sides *sides) {
    if (!exists(sides->gold) || !exists(sides->text) || !exists(sides->raw) ||
        !exists(sides->against)) {
        return false;
    }
    const bool folders = is_folder(sides->gold);
    if (!same_nature(sides->text, folders) || !same_nature(sides->raw, folders) ||
        !same_nature(sides->against, folders)) {
        message("give files or folders, not a mixture: '%s' is a %s", sides->gold,
                folders ? "folder" : "file");
        return false;
    }
    if (folders) {
        return match_folders(out, sides);
    }
    return add_pair(out, (eval_pair){copy_path(sides->gold), copy_path(sides->gold),
                                     copy_path(sides->text), copy_path(sides->raw),
                                     copy_path(sides->against)});
}

void eval_pairs_dispose(eval_pairs *pairs) {
    for (size_t i = 0; i < pairs->count; i++) {
        eval_pair_dispose(&pairs->items[i]);
    }
    free(pairs->items);
    *pairs = (eval_pairs){0};
}
