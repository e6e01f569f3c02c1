/* One door for PDFs and image files. What a file is, its first bytes say, not its name. */
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "pdf/pdf_pages.h"
#include "pdf/pdf_text.h"

struct soat_page_source {
    char *path;
    soat_mapped_file file;
    soat_pdf *pdf;             /* NULL for an image file */
    soat_pdf_document objects; /* the same file as objects, opened when first asked for */
    uint32_t count;
    soat_source_options options;
};

static soat_status recognize_content(soat_page_source *source, soat_error *error) {
    const soat_span bytes = source->file.bytes;
    if (bytes.size == 0) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "'%s' is empty", source->path);
    }
    if (!soat__pdf_recognizes(bytes)) {
        return soat__image_file_count(bytes, source->path, &source->count, error);
    }
    const soat_status status = soat__pdf_open(&source->pdf, bytes, source->path, error);
    if (status == SOAT_OK) {
        source->count = soat__pdf_count(source->pdf);
    }
    return status;
}

static soat_status open_path(soat_page_source *source, const char *path, soat_error *error) {
    const size_t size = strlen(path) + 1;
    source->path = soat__alloc(size, 1);
    if (source->path == NULL) {
        return soat__fail_memory(error);
    }
    memcpy(source->path, path, size);
    const soat_status status = soat__file_map(&source->file, path, error);
    return status == SOAT_OK ? recognize_content(source, error) : status;
}

soat_status soat_page_source_open(soat_page_source **out, const char *path,
                                  const soat_source_options *options, soat_error *error) {
    *out = NULL;
    soat_page_source *const source = soat__alloc(1, sizeof *source);
    if (source == NULL) {
        return soat__fail_memory(error);
    }
    if (options != NULL) {
        source->options = *options;
    }
    const soat_status status = open_path(source, path, error);
    if (status != SOAT_OK) {
        soat_page_source_free(source);
        return status;
    }
    *out = source;
    return SOAT_OK;
}

void soat_page_source_free(soat_page_source *source) {
    if (source != NULL) {
        soat__pdf_free(source->pdf);
        soat__pdf_document_dispose(&source->objects);
        soat__mapped_file_dispose(&source->file);
        soat__free(source->path);
        soat__free(source);
    }
}

uint32_t soat_page_source_count(const soat_page_source *source) {
    return source->count;
}

static soat_status check_number(const soat_page_source *source, uint32_t number,
                                soat_error *error) {
    if (number == 0 || number > source->count) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "'%s' has %u pages and no page %u",
                          source->path, source->count, number);
    }
    return SOAT_OK;
}

soat_status soat_page_source_image(soat_page_source *source, uint32_t number, soat_image **out,
                                   soat_error *error) {
    *out = NULL;
    const soat_status status = check_number(source, number, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (source->pdf != NULL) {
        return soat__pdf_page(source->pdf, number, &source->options, out, error);
    }
    return soat__image_file_page(source->file.bytes, source->path, number, &source->options, out,
                                 error);
}

soat_status soat_page_source_own_text(soat_page_source *source, uint32_t number, soat_own_text *out,
                                      soat_error *error) {
    *out = (soat_own_text){false, false};
    soat_status status = check_number(source, number, error);
    if (status != SOAT_OK || source->pdf == NULL) {
        return status;
    }
    if (source->objects.qpdf == NULL) {
        status = soat__pdf_document_open(&source->objects, source->path, error);
        if (status != SOAT_OK) {
            soat__pdf_document_dispose(&source->objects);
            return status;
        }
    }
    qpdf_oh page = 0;
    status = soat__pdf_document_page(&source->objects, number, &page, error);
    if (status == SOAT_OK) {
        soat__pdf_own_text(&source->objects, page, out);
    }
    soat__pdf_document_release(&source->objects);
    return status;
}

soat_status soat_page_source_read(soat_page_source *source, uint32_t number, soat_page **out,
                                  soat_error *error) {
    *out = NULL;
    const soat_status status = check_number(source, number, error);
    if (status != SOAT_OK) {
        return status;
    }
    if (source->pdf == NULL) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "the image '%s' has no text of its own",
                          source->path);
    }
    return soat__pdf_words(source->pdf, number, &source->options, out, error);
}
