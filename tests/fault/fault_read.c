/* Reading documents under failing allocations; libxml2's own are its own. */
#include "base/file.h"
#include "soat/read.h"
#include "sweep.h"

static soat_status read_seed(const char *path, soat_error *error) {
    soat_buffer bytes = SOAT_BUFFER_INIT, text = SOAT_BUFFER_INIT;
    soat_status status = soat__file_read(path, 0, &bytes, error);
    if (status == SOAT_OK) {
        status = soat_document_text(soat_buffer_span(&bytes), false, &text, error);
    }
    soat_buffer_dispose(&bytes);
    soat_buffer_dispose(&text);
    return status;
}

#define SEEDS SOAT_SOURCE_DIR "/tests/fuzz/seeds/read/"

static soat_status hocr(soat_error *error) {
    return read_seed(SEEDS "hocr", error);
}

static soat_status alto(soat_error *error) {
    return read_seed(SEEDS "alto", error);
}

static soat_status tsv(soat_error *error) {
    return read_seed(SEEDS "tsv", error);
}

int main(void) {
    const fault_scenario scenarios[] = {{"hOCR", hocr, 0}, {"ALTO", alto, 0}, {"TSV", tsv, 0}};
    return fault_sweep(scenarios, (int)(sizeof scenarios / sizeof scenarios[0]));
}
