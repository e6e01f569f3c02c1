#include "base/error.h"
#include "base/memory.h"
#include "ocr/prepare.h"
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
    return status;
}
