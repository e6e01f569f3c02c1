#include "pdf/image_document.h"

#include <errno.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "ocr/page_image.h"
#include "pdf/page_place.h"

/* Objects 1 and 2; then three for each page: the page, its content, its image. */
enum { CATALOG = 1, PAGES = 2, FIRST_PAGE = 3, PAGE_OBJECTS = 3 };

static soat_status fail_write(soat_error *error) {
    return soat__fail(error, SOAT_ERROR_IO, 0, "cannot write the pages of the image: %s",
                      strerror(errno));
}

static soat_status put_file(soat_image_document *self, soat_span bytes, soat_error *error) {
    return fwrite(bytes.data, 1, bytes.size, self->file) == bytes.size ? SOAT_OK
                                                                       : fail_write(error);
}

soat_status soat__image_document_begin(soat_image_document *out, const char *path,
                                       soat_error *error) {
    *out = (soat_image_document){.file = fopen(path, "wbxe")};
    if (out->file == NULL) {
        return fail_write(error);
    }
    const soat_status status =
        put_file(out, soat_span_from_string("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n"), error);
    if (status != SOAT_OK) {
        const int number = errno; /* says whether the disk was full */
        soat__image_document_dispose(out);
        unlink(path);
        errno = number;
    }
    return status;
}

/* "N 0 obj"; the object's place is kept. */
static soat_status begin_object(soat_image_document *self, size_t number, soat_syntax_writer *out,
                                soat_error *error) {
    if (!soat__vector_reserve(&self->offsets, &self->capacity, number + 1, sizeof *self->offsets)) {
        return soat__fail_memory(error);
    }
    self->count = number >= self->count ? number + 1 : self->count;
    self->offsets[number] = ftell(self->file) + (long)out->bytes.size;
    soat__put_integer(out, (long)number);
    soat__put(out, " 0 obj\n");
    return SOAT_OK;
}

static void put_reference(soat_syntax_writer *out, size_t number) {
    soat__put_integer(out, (long)number);
    soat__put(out, " 0 R");
}

/* Writes out what `text` holds and empties it. */
static soat_status flush(soat_image_document *self, soat_syntax_writer *text, soat_error *error) {
    soat_status status = soat__put_status(text, error);
    if (status == SOAT_OK) {
        status = put_file(self, soat_buffer_span(&text->bytes), error);
    }
    soat_buffer_clear(&text->bytes);
    return status;
}

/* From the unit square, which an image fills as it is stored, to an upright page (Exif 2.3). */
static soat_matrix upright(int orientation, double w, double h) {
    switch (orientation) {
    case 2:
        return (soat_matrix){-w, 0, 0, h, w, 0};
    case 3:
        return (soat_matrix){-w, 0, 0, -h, w, h};
    case 4:
        return (soat_matrix){w, 0, 0, -h, 0, h};
    case 5:
        return (soat_matrix){0, -h, -w, 0, w, h};
    case 6:
        return (soat_matrix){0, -h, w, 0, 0, h};
    case 7:
        return (soat_matrix){0, h, w, 0, 0, 0};
    case 8:
        return (soat_matrix){0, h, -w, 0, w, 0};
    default:
        return (soat_matrix){w, 0, 0, h, 0, 0};
    }
}

static soat_status put_stream(soat_image_document *self, size_t number, const char *type,
                              soat_span entries, soat_span bytes, soat_error *error) {
    soat_syntax_writer text = SOAT_SYNTAX_WRITER_INIT;
    soat_status status = begin_object(self, number, &text, error);
    soat__put(&text, "<< ");
    soat__put(&text, type);
    soat__put_bytes(&text, entries.data, entries.size);
    soat__put(&text, " /Length ");
    soat__put_integer(&text, (long)bytes.size);
    soat__put(&text, " >>\nstream\n");
    if (status == SOAT_OK) {
        status = flush(self, &text, error);
    }
    if (status == SOAT_OK) {
        status = put_file(self, bytes, error);
    }
    if (status == SOAT_OK) {
        status = put_file(self, soat_span_from_string("\nendstream\nendobj\n"), error);
    }
    soat_buffer_dispose(&text.bytes);
    return status;
}

static soat_status put_page(soat_image_document *self, size_t number, double width, double height,
                            soat_error *error) {
    soat_syntax_writer text = SOAT_SYNTAX_WRITER_INIT;
    soat_status status = begin_object(self, number, &text, error);
    soat__put(&text, "<< /Type /Page /Parent ");
    put_reference(&text, PAGES);
    soat__put(&text, " /MediaBox [0 0 ");
    soat__put_real(&text, width, 4);
    soat__put(&text, " ");
    soat__put_real(&text, height, 4);
    soat__put(&text, "] /Resources << /XObject << " SOAT_IMAGE_KEY " ");
    put_reference(&text, number + 2);
    soat__put(&text, " >> >> /Contents ");
    put_reference(&text, number + 1);
    soat__put(&text, " >>\nendobj\n");
    if (status == SOAT_OK) {
        status = flush(self, &text, error);
    }
    soat_buffer_dispose(&text.bytes);
    return status;
}

static soat_status put_image(soat_image_document *self, size_t number,
                             const soat_image_stream *image, soat_error *error) {
    soat_syntax_writer entries = SOAT_SYNTAX_WRITER_INIT;
    soat__put(&entries, "/Subtype /Image /Width ");
    soat__put_integer(&entries, image->width);
    soat__put(&entries, " /Height ");
    soat__put_integer(&entries, image->height);
    soat__put(&entries, " ");
    soat__put_bytes(&entries, image->how.bytes.data, image->how.bytes.size);
    soat_status status = soat__put_status(&entries, error);
    if (status == SOAT_OK) {
        status = put_stream(self, number, "/Type /XObject ", soat_buffer_span(&entries.bytes),
                            image->bytes, error);
    }
    soat_buffer_dispose(&entries.bytes);
    return status;
}

soat_status soat__image_document_add(soat_image_document *self, const soat_image_stream *image,
                                     double across, double down, soat_error *error) {
    enum { LYING = 5 }; /* orientations from here on stand on their side */
    const bool lies = image->orientation >= LYING;
    const double along = image->width * 72.0 / across, upwards = image->height * 72.0 / down;
    const double width = lies ? upwards : along, height = lies ? along : upwards;
    const size_t number = FIRST_PAGE + (size_t)self->pages * PAGE_OBJECTS;
    const soat_matrix place = upright(image->orientation, width, height);
    soat_syntax_writer content = SOAT_SYNTAX_WRITER_INIT;
    soat__put(&content, "q ");
    soat__put_matrix(&content, &place);
    soat__put(&content, SOAT_IMAGE_KEY " Do Q\n");
    soat_status status = soat__put_status(&content, error);
    if (status == SOAT_OK) {
        status = put_page(self, number, width, height, error);
    }
    if (status == SOAT_OK) {
        status = put_stream(self, number + 1, "", soat_span_make("", 0),
                            soat_buffer_span(&content.bytes), error);
    }
    if (status == SOAT_OK) {
        status = put_image(self, number + 2, image, error);
    }
    soat_buffer_dispose(&content.bytes);
    if (status == SOAT_OK) {
        self->pages++;
    }
    return status;
}

static void put_references(soat_image_document *self, soat_syntax_writer *text) {
    enum { ENTRY_DIGITS = 10 };
    const long start = ftell(self->file) + (long)text->bytes.size;
    soat__put(text, "xref\n0 ");
    soat__put_integer(text, (long)self->count);
    soat__put(text, "\n0000000000 65535 f \n");
    for (size_t i = 1; i < self->count; i++) {
        char entry[] = "0000000000 00000 n \n";
        long rest = self->offsets[i];
        for (int digit = ENTRY_DIGITS - 1; digit >= 0; digit--, rest /= 10) {
            entry[digit] = (char)('0' + rest % 10);
        }
        soat__put(text, entry);
    }
    soat__put(text, "trailer\n<< /Root 1 0 R /Size ");
    soat__put_integer(text, (long)self->count);
    soat__put(text, " >>\nstartxref\n");
    soat__put_integer(text, start);
    soat__put(text, "\n%%EOF\n");
}

soat_status soat__image_document_end(soat_image_document *self, soat_error *error) {
    soat_syntax_writer text = SOAT_SYNTAX_WRITER_INIT;
    soat_status status = begin_object(self, PAGES, &text, error);
    soat__put(&text, "<< /Type /Pages /Count ");
    soat__put_integer(&text, self->pages);
    soat__put(&text, " /Kids [");
    for (size_t i = 0; i < self->pages; i++) {
        put_reference(&text, FIRST_PAGE + i * PAGE_OBJECTS);
        soat__put(&text, " ");
    }
    soat__put(&text, "] >>\nendobj\n");
    if (status == SOAT_OK) {
        status = begin_object(self, CATALOG, &text, error);
    }
    soat__put(&text, "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    if (status == SOAT_OK) {
        put_references(self, &text);
        status = flush(self, &text, error);
    }
    soat_buffer_dispose(&text.bytes);
    return status == SOAT_OK && fflush(self->file) != 0 ? fail_write(error) : status;
}

void soat__image_document_dispose(soat_image_document *self) {
    if (self->file != NULL) {
        fclose(self->file);
    }
    soat__free(self->offsets);
    *self = (soat_image_document){0};
}

/* What was asked for, else what the file says when it can be, else a guess. */
static double believe(double said, int32_t asked, const soat_image_stream *image) {
    if (asked > 0) {
        return asked;
    }
    const int32_t rounded = said > 0 && said < 100000 ? (int32_t)(said + 0.5) : 0;
    return soat__image_resolution_plausible(image->width, image->height, rounded)
               ? rounded
               : soat__image_estimate_resolution(image->width, image->height);
}

soat_status soat__image_document_of_file(const char *path, soat_span bytes, uint32_t pages,
                                         int32_t resolution, const char *output,
                                         soat_error *error) {
    soat_image_document document;
    soat_status status = soat__image_document_begin(&document, output, error);
    for (uint32_t number = 1; number <= pages && status == SOAT_OK; number++) {
        soat_image_stream image;
        status = soat__image_stream_of_file(&image, bytes, path, number, error);
        if (status == SOAT_ERROR_FORMAT && pages > 1) {
            soat__image_stream_dispose(&image);
            status = soat__image_stream_blank(&image, error);
        }
        if (status == SOAT_OK) {
            status = soat__image_document_add(&document, &image,
                                              believe(image.across, resolution, &image),
                                              believe(image.down, resolution, &image), error);
        }
        soat__image_stream_dispose(&image);
    }
    if (status == SOAT_OK) {
        status = soat__image_document_end(&document, error);
    }
    soat__image_document_dispose(&document);
    return status;
}
