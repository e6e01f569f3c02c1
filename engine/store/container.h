/*
 * The model container: named sections in one file that is mapped and shared, never parsed.
 *
 * The format is specified in docs/model_format.md. Everything a hostile file could lie about is
 * checked when it is opened, checksums of all sections included, so that what reads a section
 * afterwards only has to check its own meaning.
 */
#ifndef SOAT_STORE_CONTAINER_H
#define SOAT_STORE_CONTAINER_H

#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "soat/buffer.h"
#include "soat/span.h"
#include "soat/status.h"

enum {
    SOAT_STORE_NAME_BYTES = 16, /* the longest section name */
    SOAT_STORE_ALIGNMENT = 64,  /* of the first byte of every section: a cache line */
    SOAT_STORE_HEADER_BYTES = 64,
    SOAT_STORE_ROW_BYTES = 48,
    SOAT_STORE_MAX_SECTIONS = 64,
    /* What this code writes, and the oldest and newest it reads. */
    SOAT_STORE_FORMAT = 1,
    SOAT_STORE_FORMAT_OLDEST = 1,
};

/* One section to be written; the name is 1 to 16 bytes, the bytes are borrowed. */
typedef struct soat_section {
    const char *name;
    soat_span bytes;
} soat_section;

/* An open container. Sections are borrowed from it until it is disposed of. */
typedef struct soat_container {
    soat_mapped_file file;
    uint32_t format;
    uint32_t section_count;
} soat_container;

/*
 * Appends the whole file to *out. The same sections in the same order give the same bytes.
 * ARGUMENT: a name that is empty, too long or there twice, or too many sections; MEMORY.
 */
soat_status soat__container_append(soat_buffer *out, const soat_section *sections, size_t count,
                                   soat_error *error);

/* The same as a file: written under a temporary name and renamed. */
soat_status soat__container_write(const char *path, const soat_section *sections, size_t count,
                                  soat_error *error);

/*
 * Maps and checks a file; 10 to 16 ms of CPU for 21 MB on a busy machine. Each refusal has its
 * own sentence:
 * NOT_FOUND (missing), FORMAT (not a model, incomplete, cut short, damaged), VERSION, LIMIT, IO.
 */
soat_status soat__container_open(soat_container *out, const char *path, soat_error *error);

/* Checks bytes that are in memory already; `name` is what the sentences call them. */
soat_status soat__container_check(soat_span bytes, const char *name, soat_error *error);

/* NOT_FOUND when there is no such section. Any thread. */
soat_status soat__container_section(const soat_container *container, const char *name,
                                    soat_span *out, soat_error *error);

/* The section at `index` < section_count, in file order; `name` becomes NUL-terminated. */
void soat__container_section_at(const soat_container *container, size_t index,
                                char name[SOAT_STORE_NAME_BYTES + 1], soat_span *bytes,
                                uint64_t *checksum);

void soat__container_dispose(soat_container *container);

#endif
