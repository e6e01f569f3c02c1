#include "correct_target.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "exit_code.h"
#include "message.h"

static const char *file_name(const char *input) {
    if (strcmp(input, "-") == 0) {
        return "stdin.txt";
    }
    const char *const slash = strrchr(input, '/');
    return slash == NULL ? input : slash + 1;
}

static int by_file_name(const void *left, const void *right) {
    return strcmp(file_name(*(const char *const *)left), file_name(*(const char *const *)right));
}

static bool names_differ(const option_list *inputs) {
    const char **const sorted = malloc((inputs->count + 1) * sizeof *sorted);
    if (sorted == NULL) {
        message("out of memory");
        return false;
    }
    memcpy((void *)sorted, (const void *)inputs->items, inputs->count * sizeof *sorted);
    qsort((void *)sorted, inputs->count, sizeof *sorted, by_file_name);
    bool differ = true;
    for (size_t i = 1; i < inputs->count && differ; i++) {
        differ = by_file_name(&sorted[i - 1], &sorted[i]) != 0;
        if (!differ) {
            message("'%s' and '%s' would both be written as '%s'", sorted[i - 1], sorted[i],
                    file_name(sorted[i]));
        }
    }
    free((void *)sorted);
    return differ;
}

int correct_target_check(const correct_target *self, const option_list *operands) {
    if (self->folder != NULL && self->in_place) {
        message("--output and --in-place exclude each other");
        return EXIT_CODE_USAGE;
    }
    for (size_t i = 0; i < operands->count && self->in_place; i++) {
        if (strcmp(operands->items[i], "-") == 0) {
            message("standard input has no place to write back to; leave --in-place out");
            return EXIT_CODE_USAGE;
        }
    }
    if (self->in_place && operands->count == 0) {
        message("--in-place needs the names of files");
        return EXIT_CODE_USAGE;
    }
    return OPTIONS_GO_ON;
}

int correct_target_prepare(const correct_target *self, const option_list *inputs) {
    if (self->folder == NULL) {
        return OPTIONS_GO_ON;
    }
    if (!names_differ(inputs)) {
        return EXIT_CODE_USAGE;
    }
    if (mkdir(self->folder, 0777) != 0 && errno != EEXIST) {
        message("cannot make the folder '%s': %s", self->folder, strerror(errno));
        return EXIT_CODE_SOME_FAILED;
    }
    return OPTIONS_GO_ON;
}

static bool is_same_file(const char *left, const char *right) {
    struct stat a, b;
    return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

static bool open_in_folder(const correct_target *self, const char *input, output_file *out) {
    const char *const name = file_name(input);
    const size_t size = strlen(self->folder) + strlen(name) + 2;
    char *const path = malloc(size);
    if (path == NULL) {
        message("out of memory");
        return false;
    }
    snprintf(path, size, "%s/%s", self->folder, name);
    const bool same = is_same_file(input, path);
    const bool opened = !same && output_file_open(out, path, NULL);
    if (same) {
        message("'%s' would replace its own input; --in-place does that on purpose", path);
    } else if (!opened) {
        message("cannot write '%s': %s", path, strerror(errno));
    }
    free(path);
    return opened;
}

/* The file behind a symbolic link is replaced, not the link. */
static bool open_in_place(const char *input, output_file *out) {
    char *const path = realpath(input, NULL);
    const bool opened = path != NULL && output_file_open(out, path, path);
    if (!opened) {
        message("cannot write '%s': %s", input, strerror(errno));
    }
    free(path);
    return opened;
}

bool correct_target_open(const correct_target *self, const char *input, output_file *out) {
    *out = (output_file){0};
    if (self->folder != NULL) {
        return open_in_folder(self, input, out);
    }
    return !self->in_place || open_in_place(input, out);
}
