/* Offsets inside the container's header and table rows, shared by its reader and its writer. */
#ifndef SOAT_STORE_CONTAINER_LAYOUT_H
#define SOAT_STORE_CONTAINER_LAYOUT_H

#include <stdint.h>

#include "store/container.h"

enum {
    HEADER_MAGIC = 0,          /* 16 bytes */
    HEADER_FORMAT = 16,        /* u32: the format it was written in */
    HEADER_OLDEST_READER = 20, /* u32: the oldest reader that understands it */
    HEADER_TOTAL = 24,         /* u64: bytes of the file */
    HEADER_SECTIONS = 32,      /* u32 */
    HEADER_RESERVED = 36,      /* 20 zero bytes */
    HEADER_CHECKSUM = 56,      /* u64: XXH3-64 of all of the above, then the table */
    ROW_NAME = 0,              /* 16 bytes, zero-filled */
    ROW_OFFSET = 16,           /* u64 */
    ROW_SIZE = 24,             /* u64 */
    ROW_CHECKSUM = 32,         /* u64: XXH3-64 of the section */
    ROW_RESERVED = 40,         /* u64: 0 */
    MAGIC_BYTES = 16,
};

/* CR LF and control-Z, as in PNG, show a transfer that took the file for text. */
#define MAGIC_WHOLE "Soat model\r\n\x1A\n\0\0"
#define MAGIC_INCOMPLETE "Soat incomplete\n"

/* Checksum of the header before its checksum field and of the table behind it. */
uint64_t soat__container_header_checksum(const char *file, size_t section_count);

static inline uint64_t soat__container_align(uint64_t offset) {
    return (offset + SOAT_STORE_ALIGNMENT - 1) & ~(uint64_t)(SOAT_STORE_ALIGNMENT - 1);
}

#endif
