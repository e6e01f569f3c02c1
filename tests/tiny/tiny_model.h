/*
 * A model made on the spot from the dictionaries and thirty sentences: enough to correct with,
 * small enough that a test can build it, and independent of the model that is shipped.
 */
#ifndef SOAT_TESTS_TINY_MODEL_H
#define SOAT_TESTS_TINY_MODEL_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "soat/model.h"
#include "soat/model_build.h"

static inline soat_status tiny_model_build(const char *path, soat_error *error) {
    soat_model_build_options options;
    soat_model_build_options_init(&options);
    options.dictionaries = SOAT_SOURCE_DIR "/dictionaries";
    options.corpora = SOAT_SOURCE_DIR "/tests/tiny/text";
    return soat_model_build(path, &options, error);
}

/* The path of an empty temporary file, which is the caller's to unlink. */
static inline void tiny_model_path(char path[64]) {
    snprintf(path, 64, "/tmp/soat-tiny-XXXXXX");
    const int file = mkstemp(path);
    if (file < 0) {
        perror("a temporary file for the tiny model");
        exit(99);
    }
    close(file);
}

/* The open model; ends the program when that does not succeed. The file is gone already. */
static inline soat_model *tiny_model_new(void) {
    char path[64];
    tiny_model_path(path);
    soat_error error = {0};
    soat_model *model = NULL;
    soat_status status = tiny_model_build(path, &error);
    if (status == SOAT_OK) {
        status = soat_model_open(&model, path, &error);
    }
    unlink(path);
    if (status != SOAT_OK) {
        fprintf(stderr, "the tiny model: %s\n", error.message);
        exit(99);
    }
    return model;
}

#endif
