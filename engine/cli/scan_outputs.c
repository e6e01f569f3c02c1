#include "scan_outputs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <soat/file.h>

#include "message.h"

static const soat_output_format *find_format(const char *name, size_t size) {
    for (size_t i = 0; i < soat_output_format_count(); i++) {
        const soat_output_format *const format = soat_output_format_at(i);
        if (strlen(format->name) == size && memcmp(format->name, name, size) == 0) {
            return format;
        }
    }
    return NULL;
}

static bool add_format(scan_formats *formats, const char *name, size_t size) {
    const soat_output_format *const format = find_format(name, size);
    if (format == NULL) {
        message("--to: there is no output format '%.*s'; 'soat help scan' lists them", (int)size,
                name);
        return false;
    }
    for (size_t i = 0; i < formats->count; i++) {
        if (formats->items[i] == format) {
            return true;
        }
    }
    if (formats->count < SCAN_FORMATS_MAX) {
        formats->items[formats->count++] = format;
    }
    return true;
}

bool scan_formats_parse(scan_formats *formats, const char *list) {
    const char *rest = list == NULL ? "txt" : list;
    for (;;) {
        const size_t size = strcspn(rest, ",");
        if (!add_format(formats, rest, size)) {
            return false;
        }
        if (rest[size] == '\0') {
            return true;
        }
        rest += size + 1;
    }
}

soat_status scan_outputs_open(scan_outputs *outputs, const scan_formats *formats,
                              const soat_writer_options *options, soat_error *error) {
    *outputs = (scan_outputs){.formats = formats};
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < formats->count && status == SOAT_OK; i++) {
        status =
            soat_writer_new(&outputs->items[i].writer, formats->items[i]->name, options, error);
    }
    return status;
}

void scan_outputs_dispose(scan_outputs *outputs) {
    for (size_t i = 0; i < SCAN_FORMATS_MAX; i++) {
        soat_writer_free(outputs->items[i].writer);
        soat_buffer_dispose(&outputs->items[i].bytes);
    }
}

soat_status scan_outputs_page(scan_outputs *outputs, const soat_page *page,
                              const soat_correction *made, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < outputs->formats->count && status == SOAT_OK; i++) {
        scan_output *const one = &outputs->items[i];
        soat_writer_set_correction(one->writer, made);
        status = soat_writer_page(one->writer, page, &one->bytes, error);
    }
    return status;
}

soat_status scan_outputs_failed_page(scan_outputs *outputs, uint32_t number, const char *reason,
                                     soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < outputs->formats->count && status == SOAT_OK; i++) {
        scan_output *const one = &outputs->items[i];
        status = soat_writer_failed_page(one->writer, number, reason, &one->bytes, error);
    }
    return status;
}

soat_status scan_outputs_finish(scan_outputs *outputs, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < outputs->formats->count && status == SOAT_OK; i++) {
        scan_output *const one = &outputs->items[i];
        status = soat_writer_finish(one->writer, &one->bytes, error);
    }
    return status;
}

static soat_status fail(soat_error *error, soat_status status, const char *format,
                        const char *path) {
    error->code = status;
    snprintf(error->message, sizeof error->message, format, path, strerror(errno));
    return status;
}

/* Makes every folder above the file `path`. */
static soat_status make_folders(char *path, soat_error *error) {
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        const bool made = mkdir(path, 0777) == 0 || errno == EEXIST;
        if (!made) {
            return fail(error, SOAT_ERROR_IO, "cannot make the folder '%s': %s", path);
        }
        *slash = '/';
    }
    return SOAT_OK;
}

static bool is_same_file(const char *left, const char *right) {
    struct stat one, other;
    return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

static soat_status save_one(char *path, soat_span bytes, const char *input, soat_error *error) {
    const soat_status status = make_folders(path, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (is_same_file(path, input)) {
        return fail(error, SOAT_ERROR_ARGUMENT, "'%s' is the input itself: choose another folder",
                    path);
    }
    return soat_file_write(path, bytes, error);
}

soat_status scan_outputs_save(const scan_outputs *outputs, const char *folder, const char *base,
                              const char *input, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < outputs->formats->count && status == SOAT_OK; i++) {
        const char *const suffix = outputs->formats->items[i]->name;
        const size_t size = strlen(folder) + strlen(base) + strlen(suffix) + 3;
        char *const path = malloc(size);
        if (path == NULL) {
            return fail(error, SOAT_ERROR_MEMORY, "out of memory", "");
        }
        snprintf(path, size, "%s/%s.%s", folder, base, suffix);
        status = save_one(path, soat_buffer_span(&outputs->items[i].bytes), input, error);
        free(path);
    }
    return status;
}

void scan_outputs_print(scan_outputs *outputs) {
    for (size_t i = 0; i < outputs->formats->count; i++) {
        soat_buffer *const bytes = &outputs->items[i].bytes;
        fwrite(bytes->data, 1, bytes->size, stdout);
        fflush(stdout);
        soat_buffer_clear(bytes);
    }
}
