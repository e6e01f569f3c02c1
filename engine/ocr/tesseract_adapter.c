#include "ocr/tesseract_adapter.h"

#include <dlfcn.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <tesseract/capi.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/memory.h"
#include "ocr/tesseract_walk.h"
#include "soat/file.h"

struct soat_tesseract {
    TessBaseAPI *api;
    bool alternatives;
};

/*
 * Tesseract's OpenMP threads spin against each other: 4 to 5 times slower on two cores. The
 * OpenMP it was linked with is found at run time, so that we do not need one ourselves; the
 * settings are those of the calling thread alone.
 */
static void limit_threads(void) {
    static const struct {
        const char *name;
        int value;
    } settings[] = {{"omp_set_max_active_levels", 0}, {"omp_set_num_threads", 1}};
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        void *const symbol = dlsym(RTLD_DEFAULT, settings[i].name);
        if (symbol != NULL) {
            void (*set)(int) = NULL;
            memcpy(&set, &symbol, sizeof set);
            set(settings[i].value);
        }
    }
}

static soat_status fail_init(const char *language, const char *path, soat_error *error) {
    if (path != NULL) {
        return soat__fail(error, SOAT_ERROR_NOT_FOUND, 0,
                          "Tesseract's model '%s.traineddata' cannot be loaded from '%s'", language,
                          path);
    }
    return soat__fail(error, SOAT_ERROR_NOT_FOUND, 0,
                      "Tesseract's model for '%s' cannot be loaded (on Debian: apt-get install "
                      "tesseract-ocr-%s)",
                      language, language);
}

/* The log goes first, so that loading is silent too. */
static bool load(TessBaseAPI *api, const char *path, const char *language) {
    TessBaseAPISetVariable(api, "debug_file", "/dev/null");
    return TessBaseAPIInit2(api, path, language, OEM_LSTM_ONLY) == 0;
}

soat_status soat__tesseract_new(soat_tesseract **out, const soat_recognizer_options *options,
                                soat_error *error) {
    *out = NULL;
    limit_threads();
    soat_tesseract *const tesseract = soat__alloc(1, sizeof *tesseract);
    TessBaseAPI *const api = TessBaseAPICreate();
    if (tesseract == NULL || api == NULL) {
        soat__free(tesseract);
        if (api != NULL) {
            TessBaseAPIDelete(api);
        }
        return soat__fail_memory(error);
    }
    tesseract->api = api;
    const char *const language = options->language == NULL ? "vie" : options->language;
    if (!load(api, options->data_path, language)) {
        soat__tesseract_free(tesseract);
        return fail_init(language, options->data_path, error);
    }
    tesseract->alternatives = !options->no_alternatives;
    TessBaseAPISetPageSegMode(api, PSM_AUTO);
    TessBaseAPISetVariable(api, "lstm_choice_mode", tesseract->alternatives ? "2" : "0");
    TessBaseAPISetVariable(api, "lstm_rating_coefficient", "1");
    *out = tesseract;
    return SOAT_OK;
}

void soat__tesseract_free(soat_tesseract *tesseract) {
    if (tesseract != NULL) {
        TessBaseAPIDelete(tesseract->api);
        soat__free(tesseract);
    }
}

/* "vie 0123456789abcdef", a line. */
static soat_status identify_language(soat_tesseract *tesseract, const char *language,
                                     soat_buffer *out, soat_error *error) {
    char path[4096];
    soat_buffer bytes = SOAT_BUFFER_INIT;
    const int length = snprintf(path, sizeof path, "%s/%s.traineddata",
                                TessBaseAPIGetDatapath(tesseract->api), language);
    soat_status status = length < (int)sizeof path
                             ? soat_file_read(path, 0, &bytes, error)
                             : soat__fail(error, SOAT_ERROR_IO, 0, "'%.400s…' is too long", path);
    if (status == SOAT_OK) {
        char line[128];
        const int size = snprintf(line, sizeof line, "%.80s %016" PRIx64 "\n", language,
                                  XXH3_64bits(bytes.data, bytes.size));
        status = soat_buffer_append(out, soat_span_make(line, (size_t)size), error);
    }
    soat_buffer_dispose(&bytes);
    return status;
}

soat_status soat__tesseract_identify(soat_tesseract *tesseract, soat_buffer *out,
                                     soat_error *error) {
    char **const languages = TessBaseAPIGetLoadedLanguagesAsVector(tesseract->api);
    if (languages == NULL) {
        return soat__fail_memory(error);
    }
    char line[64];
    const int size = snprintf(line, sizeof line, "tesseract %.40s\n", TessVersion());
    soat_status status = soat_buffer_append(out, soat_span_make(line, (size_t)size), error);
    for (size_t i = 0; languages[i] != NULL && status == SOAT_OK; i++) {
        status = identify_language(tesseract, languages[i], out, error);
    }
    TessDeleteTextArray(languages);
    return status;
}

typedef struct watch {
    soat_cancel_callback cancel;
    void *context;
    ETEXT_DESC *monitor;
    bool cancelled;
} watch;

static bool ask_cancel(void *context, int words) {
    (void)words;
    watch *const self = context;
    self->cancelled =
        self->cancelled || self->cancel(self->context, TessMonitorGetProgress(self->monitor));
    return self->cancelled;
}

static soat_status recognize(TessBaseAPI *api, watch *self, soat_error *error) {
    if (self->cancel != NULL) {
        self->monitor = TessMonitorCreate();
        TessMonitorSetCancelFunc(self->monitor, ask_cancel);
        TessMonitorSetCancelThis(self->monitor, self);
    }
    const int failed = TessBaseAPIRecognize(api, self->monitor);
    if (self->monitor != NULL) {
        TessMonitorDelete(self->monitor);
    }
    if (self->cancelled) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "the recognition was cancelled");
    }
    if (failed) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "Tesseract could not read the page image");
    }
    return SOAT_OK;
}

static soat_status walk(soat_tesseract *tesseract, PIX *pix, uint32_t number, soat_page **out,
                        soat_error *error) {
    const soat_box whole = {0, 0, pixGetWidth(pix), pixGetHeight(pix)};
    return soat__tesseract_walk(tesseract->api, tesseract->alternatives, number, whole,
                                pixGetXRes(pix), out, error);
}

soat_status soat__tesseract_read(soat_tesseract *tesseract, PIX *pix, uint32_t number,
                                 soat_cancel_callback cancel, void *cancel_context, soat_page **out,
                                 soat_error *error) {
    *out = NULL;
    TessBaseAPI *const api = tesseract->api;
    TessBaseAPISetPageSegMode(api, PSM_AUTO);
    TessBaseAPISetImage2(api, pix);
    TessBaseAPISetSourceResolution(api, pixGetXRes(pix));
    watch self = {.cancel = cancel, .context = cancel_context};
    const soat_status status = recognize(api, &self, error);
    return status == SOAT_OK ? walk(tesseract, pix, number, out, error) : status;
}

PIX *soat__tesseract_black(soat_tesseract *tesseract) {
    return TessBaseAPIGetThresholdedImage(tesseract->api);
}

soat_status soat__tesseract_read_area(soat_tesseract *tesseract, PIX *pix, soat_box area,
                                      bool single_word, soat_page **out, soat_error *error) {
    *out = NULL;
    TessBaseAPI *const api = tesseract->api;
    TessBaseAPISetPageSegMode(api, single_word ? PSM_SINGLE_WORD : PSM_SINGLE_BLOCK);
    TessBaseAPISetRectangle(api, area.left, area.top, area.right - area.left,
                            area.bottom - area.top);
    TessBaseAPISetSourceResolution(api, pixGetXRes(pix));
    watch self = {0};
    const soat_status status = recognize(api, &self, error);
    return status == SOAT_OK ? walk(tesseract, pix, 1, out, error) : status;
}

void soat__tesseract_clear(soat_tesseract *tesseract) {
    TessBaseAPIClear(tesseract->api);
}
