#include "eval_pairs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "eval_files.h"
#include "message.h"

static const eval_role gold_roles[] = {EVAL_GOLD, EVAL_ROLE_COUNT};
static const eval_role plain_roles[] = {EVAL_PLAIN, EVAL_ROLE_COUNT};
static const eval_role text_roles[] = {EVAL_PLAIN, EVAL_HYP, EVAL_RAW, EVAL_ROLE_COUNT};
static const eval_role raw_roles[] = {EVAL_RAW, EVAL_PLAIN, EVAL_HYP, EVAL_ROLE_COUNT};

/* The folders of all sides; lists of sides that were not asked for stay empty. */
typedef struct folders {
    const eval_sides *sides;
    eval_files gold, text, raw, against;
    const eval_role *truth; /* what a file of truth is called here */
} folders;

static char *copy_path(const char *path) {
    return path == NULL ? NULL : strdup(path);
}

void eval_pair_dispose(eval_pair *pair) {
    free(pair->name);
    free(pair->gold);
    free(pair->text);
    free(pair->raw);
    free(pair->against);
    *pair = (eval_pair){0};
}

/* Paths are copied; NULL where there is none. */
static bool add_pair(eval_pairs *out, const char *name, const eval_sides *paths) {
    eval_pair *const items = realloc(out->items, (out->count + 1) * sizeof *items);
    if (items == NULL) {
        message("out of memory");
        return false;
    }
    out->items = items;
    eval_pair *const pair = &items[out->count++];
    *pair = (eval_pair){copy_path(name), copy_path(paths->gold), copy_path(paths->text),
                        copy_path(paths->raw), copy_path(paths->against)};
    const bool good = pair->name != NULL && pair->gold != NULL &&
                      (pair->text != NULL) == (paths->text != NULL) &&
                      (pair->raw != NULL) == (paths->raw != NULL) &&
                      (pair->against != NULL) == (paths->against != NULL);
    if (!good) {
        message("out of memory");
    }
    return good;
}

static const char *find(const char *folder, const eval_files *files, const eval_file *gold,
                        const eval_role *roles) {
    const eval_file *const found =
        folder == NULL ? NULL : eval_files_find(files, gold->stem, roles, gold->path);
    return found == NULL ? NULL : found->path;
}

/* Says which folder has no partner. True when the pair can be judged all the same. */
static bool do_without(eval_pairs *out, const folders *all, const eval_file *gold,
                       const char *folder, bool may_be_empty) {
    const bool empty = all->sides->missing == EVAL_MISSING_EMPTY && may_be_empty;
    message("nothing in '%s' goes with '%s'%s", folder, gold->path,
            empty ? ": counted as an empty text" : "");
    out->empty += empty;
    out->unmatched += !empty;
    return empty;
}

static bool match_gold(eval_pairs *out, const folders *all, const eval_file *gold) {
    const eval_sides *const sides = all->sides;
    const eval_sides paths = {
        .gold = gold->path,
        .text = find(sides->text, &all->text, gold, text_roles),
        .raw = find(sides->raw, &all->raw, gold, raw_roles),
        .against = find(sides->against, &all->against, gold, text_roles),
    };
    if (paths.text == NULL && !do_without(out, all, gold, sides->text, true)) {
        return true;
    }
    if (sides->raw != NULL && paths.raw == NULL && !do_without(out, all, gold, sides->raw, false)) {
        return true;
    }
    if (sides->against != NULL && paths.against == NULL &&
        !do_without(out, all, gold, sides->against, true)) {
        return true;
    }
    return add_pair(out, gold->stem, &paths);
}

/* Names the texts that no truth goes with. */
static void name_leftovers(eval_pairs *out, const folders *all) {
    const char *last = "";
    for (size_t i = 0; i < all->text.count; i++) {
        const eval_file *const file = &all->text.items[i];
        if (file->role == EVAL_GOLD || strcmp(file->stem, last) == 0) {
            continue;
        }
        last = file->stem;
        if (eval_files_find(&all->gold, file->stem, all->truth, "") == NULL) {
            message("no truth goes with '%s' in '%s'", file->stem, all->sides->text);
            out->unmatched++;
        }
    }
}

static bool list_all(folders *all) {
    const eval_sides *const sides = all->sides;
    if (!eval_files_list(&all->gold, sides->gold) || !eval_files_list(&all->text, sides->text) ||
        (sides->raw != NULL && !eval_files_list(&all->raw, sides->raw)) ||
        (sides->against != NULL && !eval_files_list(&all->against, sides->against))) {
        return false;
    }
    all->truth = plain_roles;
    for (size_t i = 0; i < all->gold.count; i++) {
        all->truth = all->gold.items[i].role == EVAL_GOLD ? gold_roles : all->truth;
    }
    return true;
}

static bool match_all(eval_pairs *out, const folders *all) {
    bool good = true;
    const char *last = "";
    for (size_t i = 0; good && i < all->gold.count; i++) {
        const eval_file *const gold = &all->gold.items[i];
        if (gold->role == all->truth[0] && strcmp(gold->stem, last) != 0) {
            last = gold->stem;
            good = match_gold(out, all, gold);
        }
    }
    if (good) {
        name_leftovers(out, all);
    }
    return good;
}

static bool match_folders(eval_pairs *out, const eval_sides *sides) {
    folders all = {.sides = sides};
    bool good = list_all(&all) && match_all(out, &all);
    eval_files_dispose(&all.gold);
    eval_files_dispose(&all.text);
    eval_files_dispose(&all.raw);
    eval_files_dispose(&all.against);
    if (good && out->unmatched > 0 && sides->missing == EVAL_MISSING_ERROR) {
        message("nothing was judged: files without a partner: %zu", out->unmatched);
        good = false;
    }
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

static bool is_folder(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static bool same_nature(const char *path, bool folder) {
    return path == NULL || is_folder(path) == folder;
}

bool eval_pairs_find(eval_pairs *out, const eval_sides *sides) {
    if (!exists(sides->gold) || !exists(sides->text) || !exists(sides->raw) ||
        !exists(sides->against)) {
        return false;
    }
    const bool folder = is_folder(sides->gold);
    if (!same_nature(sides->text, folder) || !same_nature(sides->raw, folder) ||
        !same_nature(sides->against, folder)) {
        message("give files or folders, not a mixture: '%s' is a %s", sides->gold,
                folder ? "folder" : "file");
        return false;
    }
    return folder ? match_folders(out, sides) : add_pair(out, sides->gold, sides);
}

void eval_pairs_dispose(eval_pairs *pairs) {
    for (size_t i = 0; i < pairs->count; i++) {
        eval_pair_dispose(&pairs->items[i]);
    }
    free(pairs->items);
    *pairs = (eval_pairs){0};
}
