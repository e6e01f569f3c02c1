/*
 * Writing a container. The bytes are laid out in memory; the magic says "incomplete" until the
 * last step, so that a copy that was stopped in between is never taken for a model.
 */
#include <stdbool.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/limits.h"
#include "store/container_layout.h"
#include "store/little_endian.h"

uint64_t soat__container_header_checksum(const char *file, size_t section_count) {
    const uint64_t head = XXH3_64bits(file, HEADER_CHECKSUM);
    return XXH3_64bits_withSeed(file + SOAT_STORE_HEADER_BYTES,
                                section_count * SOAT_STORE_ROW_BYTES, head);
}

static bool name_is_fit(const soat_section *sections, size_t index) {
    const size_t size = strlen(sections[index].name);
    if (size == 0 || size > SOAT_STORE_NAME_BYTES) {
        return false;
    }
    for (size_t i = 0; i < index; i++) {
        if (strcmp(sections[i].name, sections[index].name) == 0) {
            return false;
        }
    }
    return true;
}

/* Checks the request and sums up the size of the file. */
static soat_status plan(const soat_section *sections, size_t count, uint64_t *total,
                        soat_error *error) {
    if (count > SOAT_STORE_MAX_SECTIONS) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "a model has at most %d sections, not %zu",
                          SOAT_STORE_MAX_SECTIONS, count);
    }
    *total = SOAT_STORE_HEADER_BYTES + count * SOAT_STORE_ROW_BYTES;
    for (size_t i = 0; i < count; i++) {
        if (!name_is_fit(sections, i)) {
            return soat__fail(error, SOAT_ERROR_ARGUMENT, 0,
                              "section name '%s' is empty, longer than %d bytes or not unique",
                              sections[i].name, SOAT_STORE_NAME_BYTES);
        }
        if (sections[i].bytes.size > SOAT_LIMIT_MODEL_BYTES) {
            return soat__fail(error, SOAT_ERROR_LIMIT, 0, "section '%s' is larger than a model",
                              sections[i].name);
        }
        *total = soat__container_align(*total) + sections[i].bytes.size;
    }
    if (*total > SOAT_LIMIT_MODEL_BYTES) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "the model would be %llu bytes, at most %d",
                          (unsigned long long)*total, SOAT_LIMIT_MODEL_BYTES);
    }
    return SOAT_OK;
}

static void fill_row(char *row, const soat_section *section, uint64_t offset) {
    memcpy(row + ROW_NAME, section->name, strlen(section->name));
    soat__store_u64(row + ROW_OFFSET, offset);
    soat__store_u64(row + ROW_SIZE, section->bytes.size);
    soat__store_u64(row + ROW_CHECKSUM, XXH3_64bits(section->bytes.data, section->bytes.size));
}

static void fill(char *file, const soat_section *sections, size_t count, uint64_t total) {
    memset(file, 0, total);
    memcpy(file + HEADER_MAGIC, MAGIC_INCOMPLETE, MAGIC_BYTES);
    soat__store_u32(file + HEADER_FORMAT, SOAT_STORE_FORMAT);
    soat__store_u32(file + HEADER_OLDEST_READER, SOAT_STORE_FORMAT);
    soat__store_u64(file + HEADER_TOTAL, total);
    soat__store_u32(file + HEADER_SECTIONS, (uint32_t)count);
    uint64_t offset = SOAT_STORE_HEADER_BYTES + count * SOAT_STORE_ROW_BYTES;
    for (size_t i = 0; i < count; i++) {
        offset = soat__container_align(offset);
        fill_row(file + SOAT_STORE_HEADER_BYTES + i * SOAT_STORE_ROW_BYTES, &sections[i], offset);
        if (sections[i].bytes.size > 0) {
            memcpy(file + offset, sections[i].bytes.data, sections[i].bytes.size);
        }
        offset += sections[i].bytes.size;
    }
    memcpy(file + HEADER_MAGIC, MAGIC_WHOLE, MAGIC_BYTES);
    soat__store_u64(file + HEADER_CHECKSUM, soat__container_header_checksum(file, count));
}

soat_status soat__container_append(soat_buffer *out, const soat_section *sections, size_t count,
                                   soat_error *error) {
    uint64_t total = 0;
    soat_status status = plan(sections, count, &total, error);
    if (status == SOAT_OK) {
        status = soat_buffer_reserve(out, (size_t)total, error);
    }
    if (status != SOAT_OK) {
        return status;
    }
    fill(out->data + out->size, sections, count, total);
    out->size += (size_t)total;
    out->data[out->size] = '\0';
    return SOAT_OK;
}

soat_status soat__container_write(const char *path, const soat_section *sections, size_t count,
                                  soat_error *error) {
    soat_buffer file = SOAT_BUFFER_INIT;
    soat_status status = soat__container_append(&file, sections, count, error);
    if (status == SOAT_OK) {
        status = soat__file_write(path, soat_buffer_span(&file), error);
    }
    soat_buffer_dispose(&file);
    return status;
}
