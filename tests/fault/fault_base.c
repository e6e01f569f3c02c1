/* The ground floors under failing allocations: arena, map, buffer, files, model container. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/map.h"
#include "soat/charset.h"
#include "store/container.h"
#include "sweep.h"

static soat_status fill_map(soat_map *map, soat_arena *arena, soat_error *error) {
    for (int i = 0; i < 3000; i++) {
        char text[16];
        const int size = snprintf(text, sizeof text, "key%d", i);
        const soat_span key = soat__arena_copy(arena, soat_span_make(text, (size_t)size));
        bool inserted = false;
        if (key.data == NULL || soat__map_insert(map, key, &inserted) == NULL) {
            return soat__fail_memory(error);
        }
    }
    return SOAT_OK;
}

static soat_status map_and_arena(soat_error *error) {
    soat_map map = {0};
    soat_arena arena = {0};
    const soat_status status = fill_map(&map, &arena, error);
    if (status != SOAT_OK) {
        /* What was inserted before is still there. */
        for (size_t i = 0; i < map.count; i++) {
            if (soat__map_find(&map, map.entries[i].key) == NULL) {
                abort();
            }
        }
    }
    soat__map_dispose(&map);
    soat__arena_dispose(&arena);
    return status;
}

static soat_status buffer(soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_status status = SOAT_OK;
    for (int i = 0; i < 1000 && status == SOAT_OK; i++) {
        const size_t before = text.size;
        status = soat_buffer_append(&text, soat_span_from_string("Hà Nội "), error);
        if (status != SOAT_OK && text.size != before) {
            abort();
        }
    }
    soat_buffer_dispose(&text);
    return status;
}

static soat_status read_file(soat_error *error) {
    soat_buffer text = SOAT_BUFFER_INIT;
    const soat_status status = soat__file_read(SOAT_SOURCE_DIR "/LICENSE", 0, &text, error);
    soat_buffer_dispose(&text);
    return status;
}

static soat_status container(soat_error *error) {
    const soat_section sections[] = {
        {"first", soat_span_from_string("one")},
        {"second", soat_span_from_string("two")},
    };
    soat_buffer file = SOAT_BUFFER_INIT;
    soat_status status = soat__container_append(&file, sections, 2, error);
    if (status == SOAT_OK) {
        status = soat__container_check(soat_buffer_span(&file), "memory", error);
    }
    soat_buffer_dispose(&file);
    return status;
}

static soat_status charsets(soat_error *error) {
    const soat_span text = soat_span_from_string("C\xE9ng h\xDF"
                                                 "a x\xB7 h\xE9i ngh\xDC"
                                                 "a Vi\xD6t Nam");
    soat_buffer read = SOAT_BUFFER_INIT, written = SOAT_BUFFER_INIT;
    soat_charset_guess guess = {0};
    soat_status status = soat_charset_detect(text, &guess, error);
    if (status == SOAT_OK) {
        status = soat_charset_decode(guess.charset, text, &read, NULL, error);
    }
    if (status == SOAT_OK) {
        status = soat_charset_encode(soat_charset_find(soat_span_from_string("viqr")),
                                     soat_buffer_span(&read), &written, NULL, error);
    }
    soat_buffer_dispose(&read);
    soat_buffer_dispose(&written);
    return status;
}

int main(void) {
    const fault_scenario scenarios[] = {
        {"map and arena", map_and_arena, 0}, {"buffer", buffer, 0},
        {"read a file", read_file, 0},       {"container", container, 0},
        {"charsets", charsets, 0},
    };
    return fault_sweep(scenarios, (int)(sizeof scenarios / sizeof scenarios[0]));
}
