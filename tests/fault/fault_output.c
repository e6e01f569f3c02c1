/* Page records and the writers of every format, under failing allocations. */
#include "sweep.h"

#include <stdio.h>
#include <stdlib.h>

#include "random_page.h"
#include "soat/output.h"
#include "soat/page_record.h"

static soat_page *page;
static soat_buffer page_text;
static random_correction correction;
static soat_buffer record_bytes;
static const char *format;

static soat_status write_record(soat_error *error) {
    soat_buffer out = SOAT_BUFFER_INIT;
    const soat_status status = soat_page_record_write(page, &correction.made, &out, error);
    soat_buffer_dispose(&out);
    return status;
}

static soat_status read_record(soat_error *error) {
    soat_page_record record;
    size_t used = 0;
    const soat_status status =
        soat_page_record_read(&record, &used, soat_buffer_span(&record_bytes), error);
    if ((status == SOAT_OK) != (record.page != NULL)) {
        abort();
    }
    soat_page_record_dispose(&record);
    return status;
}

static soat_status write_format(soat_error *error) {
    const soat_writer_options options = {.source = "a.pdf"};
    soat_buffer out = SOAT_BUFFER_INIT;
    soat_writer *writer = NULL;
    soat_status status = soat_writer_new(&writer, format, &options, error);
    if (status == SOAT_OK) {
        soat_writer_set_correction(writer, &correction.made);
        status = soat_writer_page(writer, page, &out, error);
    }
    if (status == SOAT_OK) {
        status = soat_writer_failed_page(writer, 2, "no luck", &out, error);
    }
    if (status == SOAT_OK) {
        status = soat_writer_finish(writer, &out, error);
    }
    soat_writer_free(writer);
    soat_buffer_dispose(&out);
    return status;
}

int main(void) {
    random_source source = {3};
    for (page = random_page(&source, 1); page->word_count < 12; page = random_page(&source, 1)) {
        soat_page_free(page);
    }
    soat_error error = {0};
    if (soat_page_text(page, true, &page_text, &error) != SOAT_OK) {
        return 99;
    }
    random_correct(&source, &page_text, &correction);
    random_change(&source, page);
    if (soat_page_record_write(page, &correction.made, &record_bytes, &error) != SOAT_OK) {
        return 99;
    }
    const fault_scenario records[] = {{"write a record", write_record, 0},
                                      {"read a record", read_record, 0}};
    int bad = fault_sweep(records, 2);
    for (size_t i = 0; i < soat_output_format_count(); i++) {
        format = soat_output_format_at(i)->name;
        const fault_scenario writing = {format, write_format, 0};
        bad |= fault_sweep(&writing, 1);
    }
    soat_buffer_dispose(&record_bytes);
    soat_buffer_dispose(&page_text);
    soat_page_free(page);
    return bad;
}
