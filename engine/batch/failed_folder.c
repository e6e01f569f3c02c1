#include "batch/failed_folder.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/path.h"

/* The link keeps the input's suffix, so that its viewer opens. */
static soat_status link_path(soat_buffer *out, const char *folder, const soat__active *active) {
    const char *const slash = strrchr(active->path, '/');
    const char *const dot = strrchr(slash == NULL ? active->path : slash, '.');
    const char *suffix = dot == NULL ? "" : dot;
    const size_t size = strlen(active->base), suffix_size = strlen(suffix);
    if (size > suffix_size && strcmp(active->base + size - suffix_size, suffix) == 0) {
        suffix = "";
    }
    return soat__format(out, NULL, "%s/failed/%s%s", folder, active->base, suffix);
}

static soat_status reason_path(soat_buffer *out, const char *folder, const soat__active *active) {
    return soat__format(out, NULL, "%s/failed/%s.reason.txt", folder, active->base);
}

static bool is_link(const char *path) {
    struct stat facts;
    return lstat(path, &facts) == 0 && S_ISLNK(facts.st_mode);
}

/* Standard input has a name of its own, and no file that would stay. */
static void link_input(const char *path, const soat__active *active) {
    char *const target =
        strcmp(active->name, active->path) == 0 ? realpath(active->path, NULL) : NULL;
    if (target != NULL) {
        if (is_link(path)) {
            unlink(path);
        }
        (void)!symlink(target, path);
        free(target);
    }
}

static soat_status add_text(soat_buffer *text, const char *piece) {
    return soat_buffer_append(text, soat_span_from_string(piece), NULL);
}

static void write_reason(const char *path, const soat__active *active) {
    soat_buffer text = SOAT_BUFFER_INIT, line = SOAT_BUFFER_INIT;
    soat_status status = soat__format(&text, NULL, "%s%s%s\n", active->name,
                                      active->reason[0] != '\0' ? ": " : "", active->reason);
    for (size_t i = 0; status == SOAT_OK && i < active->failure_count; i++) {
        const soat__page_failure *const one = &active->failures[i];
        status = soat__format(&line, NULL, "page %" PRIu32 ": %s\n", one->number, one->reason);
        if (status == SOAT_OK) {
            status = add_text(&text, line.data);
        }
    }
    if (active->failed_count > active->failure_count && status == SOAT_OK) {
        status = add_text(&text, "and more pages\n");
    }
    if (status == SOAT_OK) {
        (void)soat__file_write(path, soat_buffer_span(&text), NULL);
    }
    soat_buffer_dispose(&text);
    soat_buffer_dispose(&line);
}

void soat__failed_add(const char *folder, const soat__active *active) {
    soat_buffer path = SOAT_BUFFER_INIT;
    if (reason_path(&path, folder, active) == SOAT_OK &&
        soat__make_folders_above(path.data, NULL) == SOAT_OK) {
        write_reason(path.data, active);
        if (link_path(&path, folder, active) == SOAT_OK) {
            link_input(path.data, active);
        }
    }
    soat_buffer_dispose(&path);
}

void soat__failed_remove(const char *folder, const soat__active *active) {
    soat_buffer path = SOAT_BUFFER_INIT;
    if (reason_path(&path, folder, active) == SOAT_OK && unlink(path.data) == 0) {
        if (link_path(&path, folder, active) == SOAT_OK && is_link(path.data)) {
            unlink(path.data);
        }
        /* The folders go with the last of what was in them. */
        const size_t root = strlen(folder);
        for (char *slash = strrchr(path.data, '/'); slash > path.data + root;
             slash = strrchr(path.data, '/')) {
            *slash = '\0';
            if (rmdir(path.data) != 0) {
                break;
            }
        }
    }
    soat_buffer_dispose(&path);
}
