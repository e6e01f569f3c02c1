/*
 * The model container: bytes as they come, and again with all checksums put right, as somebody
 * who wants to harm would do. What opens must hand out sections that lie inside the file.
 */
#include <string.h>
#include <xxhash.h>

#include "harness.h"
#include "store/container.h"
#include "store/container_layout.h"
#include "store/little_endian.h"

static void store_u64(char *out, uint64_t value) {
    for (int i = 0; i < 8; i++) {
        out[i] = (char)(unsigned char)(value >> (8 * i));
    }
}

static void check(char *bytes, size_t size) {
    soat_error error = {0};
    const soat_span file = soat_span_make(bytes, size);
    const soat_status status = soat__container_check(file, "input", &error);
    if (status != SOAT_OK) {
        MUST(error.code == status && error.message[0] != '\0');
        MUST(status == SOAT_ERROR_FORMAT || status == SOAT_ERROR_VERSION ||
             status == SOAT_ERROR_LIMIT);
        return;
    }
    const soat_container container = {
        .file = {.bytes = file},
        .format = soat__load_u32(bytes + HEADER_FORMAT),
        .section_count = soat__load_u32(bytes + HEADER_SECTIONS),
    };
    for (size_t i = 0; i < container.section_count; i++) {
        char name[SOAT_STORE_NAME_BYTES + 1];
        soat_span section;
        uint64_t checksum = 0;
        soat__container_section_at(&container, i, name, &section, &checksum);
        MUST(strlen(name) > 0 && strlen(name) <= SOAT_STORE_NAME_BYTES);
        MUST(section.size <= size && section.data >= bytes &&
             section.data + section.size <= bytes + size);
        MUST(XXH3_64bits(section.data, section.size) == checksum);
    }
}

static void put_checksums_right(char *bytes, size_t size) {
    if (size < SOAT_STORE_HEADER_BYTES) {
        return;
    }
    const uint64_t sections = soat__load_u32(bytes + HEADER_SECTIONS);
    if (sections > SOAT_STORE_MAX_SECTIONS ||
        size < SOAT_STORE_HEADER_BYTES + sections * SOAT_STORE_ROW_BYTES) {
        return;
    }
    for (uint64_t i = 0; i < sections; i++) {
        char *const row = bytes + SOAT_STORE_HEADER_BYTES + i * SOAT_STORE_ROW_BYTES;
        const uint64_t offset = soat__load_u64(row + ROW_OFFSET);
        const uint64_t length = soat__load_u64(row + ROW_SIZE);
        if (offset <= size && length <= size - offset) {
            store_u64(row + ROW_CHECKSUM, XXH3_64bits(bytes + offset, length));
        }
    }
    store_u64(bytes + HEADER_CHECKSUM, soat__container_header_checksum(bytes, sections));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *const bytes = malloc(size == 0 ? 1 : size);
    MUST(bytes != NULL);
    memcpy(bytes, data, size);
    check(bytes, size);
    put_checksums_right(bytes, size);
    check(bytes, size);
    free(bytes);
    return 0;
}
