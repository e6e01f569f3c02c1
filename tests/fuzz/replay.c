/*
 * Runs a fuzz harness over files, without a fuzzer: each file of a folder as it is, cut at every
 * length, and with seeded mutations. The same inputs on every machine.
 */
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "harness.h"

#ifndef MUTATIONS
#define MUTATIONS 300
#endif

enum { FILE_LIMIT = 1 << 20, CUTS = 512 };

static uint64_t next_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* The harness sees a block of exactly that size, so that a read past the end is caught. */
static void run_on_copy(const uint8_t *data, size_t size) {
    uint8_t *const copy = malloc(size == 0 ? 1 : size);
    MUST(copy != NULL);
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void mutate(uint8_t *data, size_t size, uint64_t *state) {
    static const uint8_t telling[] = {0x00, 0xFF, 0x7F, 0x80, 0x20, 0x0A, 0xC3, 0xE1, 0xF4, '-'};
    const size_t changes = 1 + next_random(state) % 4;
    for (size_t i = 0; i < changes; i++) {
        const size_t where = next_random(state) % size;
        const uint64_t how = next_random(state);
        if (how % 3 == 0) {
            data[where] = telling[(how >> 8) % sizeof telling];
        } else if (how % 3 == 1) {
            data[where] = (uint8_t)(data[where] ^ (1U << ((how >> 8) % 8)));
        } else {
            data[where] = data[(how >> 8) % size];
        }
    }
}

static size_t replay(const char *path) {
    static uint8_t bytes[FILE_LIMIT];
    static uint8_t changed[FILE_LIMIT];
    FILE *const file = fopen(path, "rb");
    MUST(file != NULL);
    const size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    run_on_copy(bytes, size);
    const size_t step = size / CUTS + 1;
    size_t runs = 1;
    for (size_t cut = 0; cut < size; cut += step, runs++) {
        run_on_copy(bytes, cut);
    }
    uint64_t state = UINT64_C(0x9E3779B97F4A7C15) ^ size;
    for (int i = 0; i < MUTATIONS && size > 0; i++, runs++) {
        memcpy(changed, bytes, size);
        mutate(changed, size, &state);
        run_on_copy(changed, size);
    }
    return runs;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    DIR *const folder = opendir(argv[1]);
    MUST(folder != NULL);
    size_t files = 0;
    size_t runs = 0;
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char path[4096];
        struct stat status;
        snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        if (stat(path, &status) == 0 && S_ISREG(status.st_mode)) {
            files++;
            runs += replay(path);
        }
    }
    closedir(folder);
    printf("%zu seeds, %zu inputs\n", files, runs);
    return files == 0;
}
