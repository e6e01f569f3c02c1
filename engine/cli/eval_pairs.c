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

static bool match_stem(eval_pairs *out, const char *stem, const char *gold_folder,
                       const char *ending, const char *text, const char *raw) {
    bool good = true;
    char *const gold = join(gold_folder, stem, ending);
    if (gold == NULL) {
        message("out of memory");
        return false;
    }
    char *const found = find_partner(text, stem, text_endings, gold, &good);
    char *const found_raw =
        raw == NULL || found == NULL ? NULL : find_partner(raw, stem, raw_endings, gold, &good);
    if (good && found != NULL && (raw == NULL || found_raw != NULL)) {
        return add_pair(out, (eval_pair){strdup(stem), gold, found, found_raw});
    }
    if (good) {
        message("nothing in '%s' goes with '%s'", found == NULL ? text : raw, gold);
        out->unmatched++;
    }
    free(gold);
    free(found);
    free(found_raw);
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

static bool match_folders(eval_pairs *out, const char *gold, const char *text, const char *raw) {
    name_list stems = {0};
    const char *ending = NULL;
    bool good = list_gold(&stems, gold, &ending);
    for (size_t i = 0; good && i < stems.count; i++) {
        good = match_stem(out, stems.items[i], gold, ending, text, raw);
    }
    good = good && name_leftovers(out, &stems, text);
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

bool eval_pairs_find(eval_pairs *out, const char *gold, const char *text, const char *raw) {
    if (!exists(gold) || !exists(text) || !exists(raw)) {
        return false;
    }
    const bool folders = is_folder(gold);
    if (folders != is_folder(text) || (raw != NULL && folders != is_folder(raw))) {
        message("give files or folders, not a mixture: '%s' is a %s", gold,
                folders ? "folder" : "file");
        return false;
    }
    if (folders) {
        return match_folders(out, gold, text, raw);
    }
    return add_pair(out, (eval_pair){strdup(gold), strdup(gold), strdup(text),
                                     raw == NULL ? NULL : strdup(raw)});
}

void eval_pairs_dispose(eval_pairs *pairs) {
    for (size_t i = 0; i < pairs->count; i++) {
        eval_pair_dispose(&pairs->items[i]);
    }
    free(pairs->items);
    *pairs = (eval_pairs){0};
}
