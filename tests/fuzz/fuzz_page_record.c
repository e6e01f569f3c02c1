/*
 * Page records: bytes as they come, and again with the length and the checksum put right. What is
 * read must be a whole page: it is written again, and read again, the same.
 */
#include <string.h>
#include <xxhash.h>

#include "doc/record_layout.h"
#include "harness.h"
#include "soat/output.h"
#include "soat/page_record.h"
#include "store/little_endian.h"

static void write_all_formats(const soat_page_record *record) {
    for (size_t i = 0; i < soat_output_format_count(); i++) {
        soat_writer *writer = NULL;
        soat_buffer out = SOAT_BUFFER_INIT;
        MUST(soat_writer_new(&writer, soat_output_format_at(i)->name, NULL, NULL) == SOAT_OK);
        soat_writer_set_correction(writer, record->corrected ? &record->correction : NULL);
        MUST(soat_writer_page(writer, record->page, &out, NULL) == SOAT_OK);
        MUST(soat_writer_finish(writer, &out, NULL) == SOAT_OK);
        soat_writer_free(writer);
        soat_buffer_dispose(&out);
    }
}

static void check(soat_span bytes) {
    soat_page_record record;
    soat_error error = {0};
    size_t used = 0;
    const soat_status status = soat_page_record_read(&record, &used, bytes, &error);
    if (status != SOAT_OK) {
        MUST(error.code == status && error.message[0] != '\0' && record.page == NULL && used == 0);
        MUST(status == SOAT_ERROR_FORMAT || status == SOAT_ERROR_VERSION);
        return;
    }
    MUST(used <= bytes.size);
    soat_buffer again = SOAT_BUFFER_INIT, third = SOAT_BUFFER_INIT;
    soat_page_record second;
    MUST(soat_page_record_write(record.page, record.corrected ? &record.correction : NULL, &again,
                                &error) == SOAT_OK);
    MUST(soat_page_record_read(&second, &used, soat_buffer_span(&again), &error) == SOAT_OK);
    MUST(soat_page_record_write(second.page, second.corrected ? &second.correction : NULL, &third,
                                &error) == SOAT_OK);
    MUST(again.size == third.size && memcmp(again.data, third.data, third.size) == 0);
    write_all_formats(&record);
    soat_page_record_dispose(&record);
    soat_page_record_dispose(&second);
    soat_buffer_dispose(&again);
    soat_buffer_dispose(&third);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *const bytes = malloc(size == 0 ? 1 : size);
    MUST(bytes != NULL);
    memcpy(bytes, data, size);
    check(soat_span_make(bytes, size));
    if (size >= RECORD_HEAD_SIZE) {
        const size_t body = size - RECORD_HEAD_SIZE;
        memcpy(bytes, RECORD_MAGIC, RECORD_MAGIC_SIZE);
        soat__store_u32(bytes + RECORD_VERSION_AT, RECORD_VERSION);
        soat__store_u32(bytes + RECORD_LENGTH_AT, (uint32_t)body);
        soat__store_u64(bytes + RECORD_CHECKSUM_AT, XXH3_64bits(bytes + RECORD_HEAD_SIZE, body));
        check(soat_span_make(bytes, size));
    }
    free(bytes);
    return 0;
}
