#include "scan_watch.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "message.h"

typedef struct candidate {
    char *path;
    struct stat facts;
    time_t since; /* when it was last seen to change */
} candidate;

typedef struct watched {
    int number; /* inotify's */
    char *path;
} watched;

struct scan_watch {
    const char *root;
    scan_inputs *inputs;
    int descriptor;
    watched *folders;
    size_t folder_count;
    candidate *candidates;
    size_t candidate_count;
};

static time_t now(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

/* Grows the array by one zeroed item; NULL when memory is out. */
static void *grow(void **items, size_t *count, size_t size) {
    char *const grown = realloc(*items, (*count + 1) * size);
    if (grown == NULL) {
        message("out of memory");
        return NULL;
    }
    *items = grown;
    return memset(grown + (*count)++ * size, 0, size);
}

static bool is_same(const struct stat *left, const struct stat *right) {
    return left->st_size == right->st_size && left->st_ino == right->st_ino &&
           left->st_mtim.tv_sec == right->st_mtim.tv_sec &&
           left->st_mtim.tv_nsec == right->st_mtim.tv_nsec;
}

static void add_candidate(scan_watch *self, const char *path) {
    struct stat facts;
    if (!scan_inputs_wants(scan_inputs_name(path)) || stat(path, &facts) != 0 ||
        !S_ISREG(facts.st_mode)) {
        return;
    }
    for (size_t i = 0; i < self->candidate_count; i++) {
        if (strcmp(self->candidates[i].path, path) == 0) {
            self->candidates[i].since = now();
            self->candidates[i].facts = facts;
            return;
        }
    }
    void *items = self->candidates;
    candidate *const made = grow(&items, &self->candidate_count, sizeof *made);
    self->candidates = items;
    if (made != NULL) {
        *made = (candidate){.path = strdup(path), .facts = facts, .since = now()};
        self->candidate_count -= made->path == NULL;
    }
}

/* --- folders --- */

static bool watch_folder(scan_watch *self, const char *path) {
    const int number = inotify_add_watch(self->descriptor, path,
                                         IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR);
    if (number < 0) {
        message("cannot watch '%s': %s", path, strerror(errno));
        return false;
    }
    for (size_t i = 0; i < self->folder_count; i++) {
        if (self->folders[i].number == number) {
            return true;
        }
    }
    void *items = self->folders;
    watched *const made = grow(&items, &self->folder_count, sizeof *made);
    self->folders = items;
    if (made != NULL) {
        *made = (watched){.number = number, .path = strdup(path)};
        self->folder_count -= made->path == NULL;
    }
    return true;
}

static bool is_spared(const scan_watch *self, const char *path) {
    return scan_inputs_name(path)[0] == '.' ||
           (self->inputs->spare != NULL && scan_inputs_same(path, self->inputs->spare));
}

/* The folder and those below it, one after the other: no recursion on what others made. */
static void add_tree(scan_watch *self, const char *root) {
    size_t next = self->folder_count;
    if (!watch_folder(self, root)) {
        return;
    }
    next = next < self->folder_count ? next : 0;
    for (; next < self->folder_count; next++) {
        char path[PATH_MAX];
        DIR *const folder = opendir(self->folders[next].path);
        for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
            struct stat facts;
            const int size =
                snprintf(path, sizeof path, "%s/%s", self->folders[next].path, entry->d_name);
            if (size >= (int)sizeof path || entry->d_name[0] == '.' || lstat(path, &facts) != 0) {
                continue;
            }
            if (S_ISDIR(facts.st_mode) && !is_spared(self, path)) {
                (void)watch_folder(self, path);
            } else {
                add_candidate(self, path);
            }
        }
        if (folder != NULL) {
            closedir(folder);
        }
    }
}

static const char *folder_of(const scan_watch *self, int number) {
    for (size_t i = 0; i < self->folder_count; i++) {
        if (self->folders[i].number == number) {
            return self->folders[i].path;
        }
    }
    return NULL;
}

static void forget_folder(scan_watch *self, int number) {
    for (size_t i = 0; i < self->folder_count; i++) {
        if (self->folders[i].number == number) {
            free(self->folders[i].path);
            self->folders[i] = self->folders[--self->folder_count];
            return;
        }
    }
}

/* A link is whole when it is made, and nobody closes it. */
static bool is_link(const char *path) {
    struct stat facts;
    return lstat(path, &facts) == 0 &&
           (S_ISLNK(facts.st_mode) || (S_ISREG(facts.st_mode) && facts.st_nlink > 1));
}

static void take_event(scan_watch *self, const struct inotify_event *event) {
    char path[PATH_MAX];
    if ((event->mask & IN_Q_OVERFLOW) != 0) {
        while (self->folder_count > 0) { /* events were lost: look at everything again */
            inotify_rm_watch(self->descriptor, self->folders[0].number);
            forget_folder(self, self->folders[0].number);
        }
        add_tree(self, self->root);
        return;
    }
    if ((event->mask & IN_IGNORED) != 0) {
        forget_folder(self, event->wd);
        return;
    }
    const char *const folder = folder_of(self, event->wd);
    if (folder == NULL || event->len == 0 || event->name[0] == '.' ||
        snprintf(path, sizeof path, "%s/%s", folder, event->name) >= (int)sizeof path) {
        return;
    }
    if ((event->mask & IN_ISDIR) != 0) {
        if (!is_spared(self, path)) {
            add_tree(self, path);
        }
    } else if ((event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0 || is_link(path)) {
        add_candidate(self, path);
    }
}

static void take_events(scan_watch *self) {
    _Alignas(struct inotify_event) char bytes[16 * 1024];
    for (ssize_t size; (size = read(self->descriptor, bytes, sizeof bytes)) > 0;) {
        for (ssize_t at = 0; at < size;) {
            struct inotify_event head;
            memcpy(&head, bytes + at, sizeof head);
            take_event(self, (const struct inotify_event *)(const void *)(bytes + at));
            at += (ssize_t)(sizeof head + head.len);
        }
    }
}

/* --- what the header promises --- */

scan_watch *scan_watch_open(const char *folder, scan_inputs *inputs) {
    scan_watch *const self = calloc(1, sizeof *self);
    if (self == NULL) {
        message("out of memory");
        return NULL;
    }
    self->root = folder;
    self->inputs = inputs;
    self->descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (self->descriptor < 0) {
        message("cannot watch '%s': %s", folder, strerror(errno));
    } else {
        add_tree(self, folder);
    }
    if (self->folder_count == 0) {
        scan_watch_close(self);
        return NULL;
    }
    return self;
}

void scan_watch_close(scan_watch *self) {
    if (self == NULL) {
        return;
    }
    for (size_t i = 0; i < self->folder_count; i++) {
        free(self->folders[i].path);
    }
    for (size_t i = 0; i < self->candidate_count; i++) {
        free(self->candidates[i].path);
    }
    free(self->folders);
    free(self->candidates);
    if (self->descriptor >= 0) {
        close(self->descriptor);
    }
    free(self);
}

int scan_watch_descriptor(const scan_watch *self) {
    return self->descriptor;
}

/* Whether the candidate may be given now; *gone when it never will. */
static bool is_ready(candidate *one, bool *gone) {
    struct stat facts;
    *gone = stat(one->path, &facts) != 0;
    if (*gone) {
        return false;
    }
    if (!is_same(&facts, &one->facts)) {
        one->facts = facts;
        one->since = now();
        return false;
    }
    return now() - one->since >= 2; /* whole seconds: more than one has passed */
}

static scan_input *take_candidate(scan_watch *self, size_t index, bool gone) {
    candidate *const one = &self->candidates[index];
    scan_input *item = NULL;
    if (!gone) {
        const char *const below = one->path + strlen(self->root);
        item = scan_inputs_add(self->inputs, one->path, below + strspn(below, "/"));
        if (item == NULL || item->busy) {
            return NULL; /* its last version is still being read: later */
        }
    }
    free(one->path);
    memmove(one, one + 1, (--self->candidate_count - index) * sizeof *one);
    return item;
}

scan_input *scan_watch_next(scan_watch *self) {
    take_events(self);
    for (size_t i = 0; i < self->candidate_count; i++) {
        bool gone = false;
        if (is_ready(&self->candidates[i], &gone) || gone) {
            scan_input *const item = take_candidate(self, i, gone);
            if (item != NULL) {
                return item;
            }
            i -= gone;
        }
    }
    return NULL;
}
