#include "scan_fingerprint.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <soat/file.h>

#include "scan_identity.h"

static soat_status add(soat_buffer *out, const char *text, soat_error *error) {
    const soat_status status = soat_buffer_append(out, soat_span_from_string(text), error);
    return status == SOAT_OK ? soat_buffer_append(out, soat_span_make("\n", 1), error) : status;
}

/* The content, so that an edited list is seen; one that is not there is complained of elsewhere. */
static soat_status add_file(soat_buffer *out, const char *base, const char *suffix,
                            soat_error *error) {
    soat_buffer path = SOAT_BUFFER_INIT;
    soat_status status = soat_buffer_append(&path, soat_span_from_string(base), error);
    if (status == SOAT_OK) {
        status = soat_buffer_append(&path, soat_span_from_string(suffix), error);
    }
    if (status == SOAT_OK) {
        status = add(out, path.data, error);
    }
    if (status == SOAT_OK && soat_file_read(path.data, 0, out, error) == SOAT_ERROR_MEMORY) {
        status = SOAT_ERROR_MEMORY;
    }
    soat_buffer_dispose(&path);
    return status;
}

static soat_status add_model(soat_buffer *out, const soat_model *model, soat_error *error) {
    soat_model_info info;
    soat_status status = SOAT_OK;
    soat_model_get_info(model, &info);
    for (size_t i = 0; i < info.section_count && status == SOAT_OK; i++) {
        soat_model_section section;
        char line[64];
        status = soat_model_get_section(model, i, &section, error);
        if (status == SOAT_OK) {
            snprintf(line, sizeof line, "%s %016" PRIx64, section.name, section.checksum);
            status = add(out, line, error);
        }
    }
    return status;
}

static soat_status add_corrector(soat_buffer *out, const corrector_choice *choice,
                                 const soat_model *model, soat_error *error) {
    const soat_correct_options options = corrector_options(choice);
    char line[128];
    snprintf(line, sizeof line, "%.6f %d %zu", options.min_confidence, options.adapt,
             (size_t)options.beam);
    soat_status status = add(out, line, error);
    if (status == SOAT_OK && choice->profile != NULL) {
        status = add_file(out, choice->profile, "", error);
    }
    for (size_t i = 0; i < options.hunspell_count && status == SOAT_OK; i++) {
        status = add_file(out, options.hunspell[i], ".aff", error);
        if (status == SOAT_OK) {
            status = add_file(out, options.hunspell[i], ".dic", error);
        }
    }
    for (size_t i = 0; i < options.word_list_count && status == SOAT_OK; i++) {
        status = add_file(out, options.word_lists[i], "", error);
    }
    return status == SOAT_OK ? add_model(out, model, error) : status;
}

soat_status scan_fingerprint(soat_buffer *out, const scan_settings *settings,
                             const soat_model *model, soat_error *error) {
    const char *const texts[] = {settings->pages, settings->mode, settings->language,
                                 settings->tessdata};
    char line[128];
    const bool pictures = settings->to != NULL && strstr(settings->to, "html") != NULL;
    snprintf(line, sizeof line, "%zu %d %d %d %d", settings->resolution, settings->raw,
             settings->no_preparation, settings->reflow, pictures);
    soat_status status = add(out, line, error);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && status == SOAT_OK; i++) {
        status = add(out, texts[i] != NULL ? texts[i] : "", error);
    }
    if (status == SOAT_OK) {
        status = scan_identity(out, settings, error);
    }
    if (status == SOAT_OK && model != NULL) {
        status = add_corrector(out, &settings->corrector, model, error);
    }
    return status;
}
