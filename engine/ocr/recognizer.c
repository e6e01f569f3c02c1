#include "base/error.h"
#include "base/memory.h"
#include "ocr/page_join.h"
#include "ocr/prepare.h"
#include "ocr/reading_order.h"
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

/* Replaces *page by itself in reading order. */
static soat_status put_in_order(soat_page **page, soat_error *error) {
    soat_pieces pieces = {0};
    const soat_page *const sources[] = {*page};
    soat_page *ordered = NULL;
    const bool cut = soat__pieces_cut(&pieces, *page, 0, soat__page_slope(*page), false);
    const soat_status status = cut && soat__reading_order(&pieces)
                                   ? soat__page_join(&pieces, sources, &ordered, error)
                                   : soat__fail_memory(error);
    soat__pieces_dispose(&pieces);
    soat_page_free(*page);
    *page = ordered;
    return status;
}

soat_status soat_recognize(soat_recognizer *recognizer, const soat_image *image, soat_page **out,
                           soat_error *error) {
    *out = NULL;
    PIX *pix = recognizer->prepare ? soat__prepare(image->pix) : pixClone(image->pix);
    if (pix == NULL) {
        return soat__fail_memory(error);
    }
    const soat_status status =
        soat__tesseract_read(recognizer->tesseract, pix, image->info.number, recognizer->cancel,
                             recognizer->cancel_context, out, error);
    pixDestroy(&pix);
    return status == SOAT_OK ? put_in_order(out, error) : status;
}
