#include "base/error.h"
#include "base/memory.h"
#include "ocr/page_join.h"
#include "ocr/prepare.h"
#include "ocr/reading_order.h"
#include "ocr/second_look.h"
#include "ocr/tesseract_adapter.h"

struct soat_recognizer {
    soat_tesseract *tesseract;
    soat_cancel_callback cancel;
    void *cancel_context;
    bool prepare;
};

soat_status soat_recognizer_new(soat_recognizer **out, const soat_recognizer_options *options,
                                soat_error *error) {
    static const soat_recognizer_options defaults = SOAT_RECOGNIZER_OPTIONS_INIT;
    *out = NULL;
    if (options == NULL) {
        options = &defaults;
    }
    soat_recognizer *const recognizer = soat__alloc(1, sizeof *recognizer);
    if (recognizer == NULL) {
        return soat__fail_memory(error);
    }
    const soat_status status = soat__tesseract_new(&recognizer->tesseract, options, error);
    if (status != SOAT_OK) {
        soat__free(recognizer);
        return status;
    }
    recognizer->cancel = options->cancel;
    recognizer->cancel_context = options->cancel_context;
    recognizer->prepare = !options->no_preparation;
    *out = recognizer;
    return SOAT_OK;
}

void soat_recognizer_free(soat_recognizer *recognizer) {
    if (recognizer != NULL) {
        soat__tesseract_free(recognizer->tesseract);
        soat__free(recognizer);
    }
}

soat_status soat_recognizer_identify(soat_recognizer *recognizer, soat_buffer *out,
                                     soat_error *error) {
    char *const version = getLeptonicaVersion();
    if (version == NULL) {
        return soat__fail_memory(error);
    }
    soat_status status = soat_buffer_append(out, soat_span_from_string(version), error);
    lept_free(version);
    if (status == SOAT_OK) {
        status = soat_buffer_append(out, soat_span_make("\n", 1), error);
    }
    return status == SOAT_OK ? soat__tesseract_identify(recognizer->tesseract, out, error) : status;
}

/* What was read, and what a second look finds, in reading order. */
static soat_status arrange(soat_recognizer *recognizer, PIX *pix, soat_page *read, soat_page **out,
                           soat_error *error) {
    soat_page *sources[SOAT_SOURCES_MAX] = {read};
    size_t source_count = 1;
    soat_pieces pieces = {0};
    const double slope = soat__page_slope(read);
    soat_status status = soat__pieces_cut(&pieces, read, 0, slope, false)
                             ? soat__second_look(recognizer->tesseract, pix, slope, sources,
                                                 &source_count, &pieces, error)
                             : soat__fail_memory(error);
    if (status == SOAT_OK) {
        status = soat__reading_order(&pieces)
                     ? soat__page_join(&pieces, (const soat_page *const *)sources, out, error)
                     : soat__fail_memory(error);
    }
    soat__pieces_dispose(&pieces);
    for (size_t i = 1; i < source_count; i++) {
        soat_page_free(sources[i]);
    }
    return status;
}

soat_status soat_recognize(soat_recognizer *recognizer, const soat_image *image, soat_page **out,
                           soat_error *error) {
    *out = NULL;
    PIX *pix = recognizer->prepare ? soat__prepare(image->pix) : pixClone(image->pix);
    if (pix == NULL) {
        return soat__fail_memory(error);
    }
    soat_page *read = NULL;
    soat_status status =
        soat__tesseract_read(recognizer->tesseract, pix, image->info.number, recognizer->cancel,
                             recognizer->cancel_context, &read, error);
    if (status == SOAT_OK) {
        status = arrange(recognizer, pix, read, out, error);
    }
    soat__tesseract_clear(recognizer->tesseract);
    soat_page_free(read);
    pixDestroy(&pix);
    return status;
}
