#include "lm/line_reader.h"

#include <errno.h>
#include <lzma.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"
#include "soat/buffer.h"

enum { CHUNK_BYTES = 1 << 20 };

struct soat_line_reader {
    FILE *file;
    const char *path; /* borrowed */
    bool compressed;
    bool ended; /* no more bytes will come */
    lzma_stream xz;
    uint8_t *packed;  /* what was read of a compressed file, CHUNK_BYTES */
    soat_buffer text; /* decoded, not yet handed out from `start` on */
    size_t start;
    size_t searched; /* there is no line feed between `start` and here */
};

static bool has_suffix(const char *text, const char *suffix) {
    const size_t size = strlen(text);
    const size_t tail = strlen(suffix);
    return size >= tail && strcmp(text + size - tail, suffix) == 0;
}

soat_status soat__line_reader_open(soat_line_reader **out, const char *path, soat_error *error) {
    *out = NULL;
    soat_line_reader *const reader = soat__alloc(1, sizeof *reader);
    if (reader == NULL) {
        return soat__fail_memory(error);
    }
    reader->path = path;
    reader->xz = (lzma_stream)LZMA_STREAM_INIT;
    reader->compressed = has_suffix(path, ".xz");
    reader->packed = soat__alloc(CHUNK_BYTES, 1);
    if (reader->packed == NULL ||
        (reader->compressed && lzma_stream_decoder(&reader->xz, UINT64_MAX, 0) != LZMA_OK)) {
        soat__line_reader_free(reader);
        return soat__fail_memory(error);
    }
    reader->file = fopen(path, "rb");
    if (reader->file == NULL) {
        const soat_status status = errno == ENOENT ? SOAT_ERROR_NOT_FOUND : SOAT_ERROR_IO;
        soat__line_reader_free(reader);
        return soat__fail(error, status, 0, "cannot open '%s': %s", path, strerror(errno));
    }
    *out = reader;
    return SOAT_OK;
}

static soat_status fail_read(const soat_line_reader *reader, soat_error *error) {
    return soat__fail(error, SOAT_ERROR_IO, 0, "cannot read '%s': %s", reader->path,
                      strerror(errno));
}

static soat_status read_plain(soat_line_reader *reader, soat_error *error) {
    soat_buffer *const text = &reader->text;
    const size_t got = fread(text->data + text->size, 1, CHUNK_BYTES, reader->file);
    text->size += got;
    reader->ended = got == 0;
    return ferror(reader->file) ? fail_read(reader, error) : SOAT_OK;
}

static soat_status read_compressed(soat_line_reader *reader, soat_error *error) {
    lzma_stream *const xz = &reader->xz;
    if (xz->avail_in == 0) {
        xz->next_in = reader->packed;
        xz->avail_in = fread(reader->packed, 1, CHUNK_BYTES, reader->file);
        if (ferror(reader->file)) {
            return fail_read(reader, error);
        }
    }
    xz->next_out = (uint8_t *)reader->text.data + reader->text.size;
    xz->avail_out = CHUNK_BYTES;
    const lzma_ret result = lzma_code(xz, xz->avail_in == 0 ? LZMA_FINISH : LZMA_RUN);
    reader->text.size += CHUNK_BYTES - xz->avail_out;
    reader->ended = result == LZMA_STREAM_END;
    if (result != LZMA_OK && result != LZMA_STREAM_END) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "'%s' is damaged or cut short (xz error %d)",
                          reader->path, (int)result);
    }
    return SOAT_OK;
}

/* Moves what is left to the front and adds a chunk. */
static soat_status refill(soat_line_reader *reader, soat_error *error) {
    soat_buffer *const text = &reader->text;
    if (text->size > 0) {
        memmove(text->data, text->data + reader->start, text->size - reader->start);
    }
    text->size -= reader->start;
    reader->searched -= reader->start;
    reader->start = 0;
    const soat_status status = soat_buffer_reserve(text, CHUNK_BYTES, error);
    if (status != SOAT_OK) {
        return status;
    }
    return reader->compressed ? read_compressed(reader, error) : read_plain(reader, error);
}

soat_status soat__line_reader_next(soat_line_reader *reader, soat_span *line, soat_error *error) {
    for (;;) {
        const char *const data = reader->text.data;
        const size_t left = reader->text.size - reader->searched;
        const char *const feed = left > 0 ? memchr(data + reader->searched, '\n', left) : NULL;
        const size_t end = feed != NULL ? (size_t)(feed - data) : reader->text.size;
        if (feed != NULL || (reader->ended && end > reader->start)) {
            *line = soat_span_make(data + reader->start, end - reader->start);
            reader->start = reader->searched = feed != NULL ? end + 1 : end;
            return SOAT_OK;
        }
        if (reader->ended) {
            *line = soat_span_make(NULL, 0);
            return SOAT_OK;
        }
        reader->searched = end;
        const soat_status status = refill(reader, error);
        if (status != SOAT_OK) {
            return status;
        }
    }
}

void soat__line_reader_free(soat_line_reader *reader) {
    if (reader == NULL) {
        return;
    }
    if (reader->file != NULL) {
        fclose(reader->file);
    }
    lzma_end(&reader->xz);
    soat__free(reader->packed);
    soat_buffer_dispose(&reader->text);
    soat__free(reader);
}
