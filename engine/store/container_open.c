/* Opening a container: every claim of the file is checked before anything is handed out. */
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/limits.h"
#include "store/container_layout.h"
#include "store/little_endian.h"

static soat_status check_magic(soat_span file, const char *name, soat_error *error) {
    const size_t seen = file.size < MAGIC_BYTES ? file.size : MAGIC_BYTES;
    if (seen > 0 && memcmp(file.data, MAGIC_INCOMPLETE, seen) == 0 &&
        memcmp(file.data, MAGIC_WHOLE, seen) != 0) {
        return soat__fail(
            error, SOAT_ERROR_FORMAT, 0,
            "the model '%s' is incomplete: writing it was interrupted; build it again", name);
    }
    if (seen == 0 || memcmp(file.data, MAGIC_WHOLE, seen) != 0) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "'%s' is not a Soát model", name);
    }
    return SOAT_OK;
}

static soat_status fail_truncated(soat_span file, const char *name, uint64_t expected,
                                  soat_error *error) {
    return soat__fail(error, SOAT_ERROR_FORMAT, file.size,
                      "the model '%s' is truncated: %zu bytes of %llu; copy it again", name,
                      file.size, (unsigned long long)expected);
}

static soat_status fail_damaged(const char *name, const char *what, size_t offset,
                                soat_error *error) {
    return soat__fail(error, SOAT_ERROR_FORMAT, offset,
                      "the model '%s' is damaged or was tampered with: %s is not what its checksum "
                      "says; install it again",
                      name, what);
}

static soat_status check_version(soat_span file, const char *name, soat_error *error) {
    const uint32_t format = soat__load_u32(file.data + HEADER_FORMAT);
    const uint32_t oldest_reader = soat__load_u32(file.data + HEADER_OLDEST_READER);
    if (format < SOAT_STORE_FORMAT_OLDEST || oldest_reader > SOAT_STORE_FORMAT) {
        const bool old = format < SOAT_STORE_FORMAT_OLDEST;
        return soat__fail(error, SOAT_ERROR_VERSION, HEADER_FORMAT,
                          "the model '%s' is of format %u, which is for %s Soát (this one reads "
                          "formats %d to %d); install the model that came with this program, or "
                          "build one with 'soat model build'%s",
                          name, format, old ? "an older" : "a newer", SOAT_STORE_FORMAT_OLDEST,
                          SOAT_STORE_FORMAT, old ? "" : ", or install a newer Soát");
    }
    return SOAT_OK;
}

static soat_status check_header(soat_span file, const char *name, soat_error *error) {
    soat_status status = check_magic(file, name, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (file.size < SOAT_STORE_HEADER_BYTES) {
        return fail_truncated(file, name, SOAT_STORE_HEADER_BYTES, error);
    }
    status = check_version(file, name, error);
    if (status != SOAT_OK) {
        return status;
    }
    const uint32_t sections = soat__load_u32(file.data + HEADER_SECTIONS);
    const uint64_t total = soat__load_u64(file.data + HEADER_TOTAL);
    const uint64_t head = SOAT_STORE_HEADER_BYTES + (uint64_t)sections * SOAT_STORE_ROW_BYTES;
    if (sections > SOAT_STORE_MAX_SECTIONS || total < head) {
        return fail_damaged(name, "the header", HEADER_SECTIONS, error);
    }
    if (file.size < head) {
        return fail_truncated(file, name, total, error);
    }
    if (soat__load_u64(file.data + HEADER_CHECKSUM) !=
        soat__container_header_checksum(file.data, sections)) {
        return fail_damaged(name, "the header", 0, error);
    }
    if (file.size < total) {
        return fail_truncated(file, name, total, error);
    }
    if (file.size > total) {
        return soat__fail(error, SOAT_ERROR_FORMAT, (size_t)total,
                          "the model '%s' has %llu bytes behind its end; copy it again", name,
                          (unsigned long long)(file.size - total));
    }
    return SOAT_OK;
}

static const char *row_at(soat_span file, size_t index) {
    return file.data + SOAT_STORE_HEADER_BYTES + index * SOAT_STORE_ROW_BYTES;
}

static bool all_zero(const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != 0) {
            return false;
        }
    }
    return true;
}

/* Sections lie in order, aligned, apart by zero bytes only, and end where the file ends. */
static soat_status check_section(soat_span file, const char *name, size_t index, uint64_t *end,
                                 soat_error *error) {
    const char *const row = row_at(file, index);
    const uint64_t offset = soat__load_u64(row + ROW_OFFSET);
    const uint64_t size = soat__load_u64(row + ROW_SIZE);
    char label[SOAT_STORE_NAME_BYTES + 16];
    snprintf(label, sizeof label, "section '%.16s'", row + ROW_NAME);
    if (row[ROW_NAME] == '\0' || offset != soat__container_align(*end) || offset > file.size ||
        size > file.size - offset || !all_zero(file.data + *end, (size_t)(offset - *end)) ||
        soat__load_u64(row + ROW_RESERVED) != 0) {
        return fail_damaged(name, label, (size_t)*end, error);
    }
    if (XXH3_64bits(file.data + offset, (size_t)size) != soat__load_u64(row + ROW_CHECKSUM)) {
        return fail_damaged(name, label, (size_t)offset, error);
    }
    *end = offset + size;
    return SOAT_OK;
}

soat_status soat__container_check(soat_span bytes, const char *name, soat_error *error) {
    soat_status status = check_header(bytes, name, error);
    if (status != SOAT_OK) {
        return status;
    }
    const size_t sections = soat__load_u32(bytes.data + HEADER_SECTIONS);
    uint64_t end = SOAT_STORE_HEADER_BYTES + sections * SOAT_STORE_ROW_BYTES;
    for (size_t i = 0; i < sections && status == SOAT_OK; i++) {
        status = check_section(bytes, name, i, &end, error);
    }
    if (status == SOAT_OK && end != bytes.size) {
        return fail_damaged(name, "the table of sections", (size_t)end, error);
    }
    return status;
}

/* Every page is about to be read: mapping them at once halves the cost of opening. Only a hint. */
static void fetch_pages(soat_span file) {
#ifdef MADV_POPULATE_READ
    if (file.size > 0) {
        madvise((void *)(uintptr_t)file.data, file.size, MADV_POPULATE_READ);
    }
#else
    (void)file;
#endif
}

soat_status soat__container_open(soat_container *out, const char *path, soat_error *error) {
    *out = (soat_container){0};
    soat_mapped_file file;
    soat_status status = soat__file_map(&file, path, error);
    if (status == SOAT_ERROR_NOT_FOUND) {
        return soat__fail(error, status, 0, "the model '%s' does not exist", path);
    }
    if (status != SOAT_OK) {
        return status;
    }
    if (file.bytes.size > SOAT_LIMIT_MODEL_BYTES) {
        status = soat__fail(error, SOAT_ERROR_LIMIT, 0,
                            "'%s' is not a Soát model: it is larger than %d bytes", path,
                            SOAT_LIMIT_MODEL_BYTES);
    } else {
        fetch_pages(file.bytes);
        status = soat__container_check(file.bytes, path, error);
    }
    if (status != SOAT_OK) {
        soat__mapped_file_dispose(&file);
        return status;
    }
    out->file = file;
    out->format = soat__load_u32(file.bytes.data + HEADER_FORMAT);
    out->section_count = soat__load_u32(file.bytes.data + HEADER_SECTIONS);
    return SOAT_OK;
}

void soat__container_section_at(const soat_container *container, size_t index,
                                char name[SOAT_STORE_NAME_BYTES + 1], soat_span *bytes,
                                uint64_t *checksum) {
    const char *const row = row_at(container->file.bytes, index);
    memcpy(name, row + ROW_NAME, SOAT_STORE_NAME_BYTES);
    name[SOAT_STORE_NAME_BYTES] = '\0';
    *bytes = soat_span_make(container->file.bytes.data + soat__load_u64(row + ROW_OFFSET),
                            (size_t)soat__load_u64(row + ROW_SIZE));
    *checksum = soat__load_u64(row + ROW_CHECKSUM);
}

soat_status soat__container_section(const soat_container *container, const char *name,
                                    soat_span *out, soat_error *error) {
    for (size_t i = 0; i < container->section_count; i++) {
        char found[SOAT_STORE_NAME_BYTES + 1];
        soat_span bytes;
        uint64_t checksum;
        soat__container_section_at(container, i, found, &bytes, &checksum);
        if (strcmp(found, name) == 0) {
            *out = bytes;
            return SOAT_OK;
        }
    }
    return soat__fail(error, SOAT_ERROR_NOT_FOUND, 0, "the model has no section '%s'", name);
}

void soat__container_dispose(soat_container *container) {
    soat__mapped_file_dispose(&container->file);
    *container = (soat_container){0};
}
