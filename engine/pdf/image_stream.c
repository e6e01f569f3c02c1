#include "pdf/image_stream.h"

#include <stdlib.h>

#include "base/error.h"
#include "ocr/exif.h"
#include "pdf/image_bytes.h"

static void put_bits(soat_syntax_writer *how, int bits) {
    soat__put(how, " /BitsPerComponent ");
    soat__put_integer(how, bits);
}

static const char *device_of(int components) {
    return components == 1 ? "/DeviceGray" : components == 3 ? "/DeviceRGB" : "/DeviceCMYK";
}

static bool take_jpeg(soat_image_stream *out, soat_span bytes) {
    soat_jpeg_facts facts;
    if (!soat__jpeg_facts(bytes, &facts)) {
        return false;
    }
    out->width = facts.width;
    out->height = facts.height;
    out->across = facts.across;
    out->down = facts.down;
    out->orientation = soat__exif_orientation(bytes);
    out->bytes = bytes;
    soat__put(&out->how, "/Filter /DCTDecode /ColorSpace ");
    soat__put(&out->how, device_of(facts.components));
    put_bits(&out->how, facts.bits);
    if (facts.components == 4 && facts.adobe) {
        soat__put(&out->how, " /Decode [1 0 1 0 1 0 1 0]");
    }
    return true;
}

static void put_png_colours(const soat_png_facts *facts, soat_syntax_writer *how) {
    if (facts->palette.size == 0) {
        soat__put(how, device_of(facts->components));
        return;
    }
    soat__put(how, "[/Indexed /DeviceRGB ");
    soat__put_integer(how, (long)(facts->palette.size / 3) - 1);
    soat__put(how, " <");
    for (size_t i = 0; i < facts->palette.size; i++) {
        soat__put_hex(how, (unsigned char)facts->palette.data[i], 1);
    }
    soat__put(how, ">]");
}

static bool take_png(soat_image_stream *out, soat_span bytes) {
    soat_png_facts facts;
    if (!soat__png_facts(bytes, &facts, &out->packed)) {
        return false;
    }
    out->width = facts.width;
    out->height = facts.height;
    out->across = facts.across;
    out->down = facts.down;
    out->bytes = soat_buffer_span(&out->packed);
    soat__put(&out->how, "/ColorSpace ");
    put_png_colours(&facts, &out->how);
    put_bits(&out->how, facts.bits);
    soat__put(&out->how, " /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ");
    soat__put_integer(&out->how, facts.components);
    put_bits(&out->how, facts.bits);
    soat__put(&out->how, " /Columns ");
    soat__put_integer(&out->how, facts.width);
    soat__put(&out->how, " >>");
    return true;
}

static bool take_jp2(soat_image_stream *out, soat_span bytes) {
    l_int32 format = IFF_UNKNOWN, width = 0, height = 0;
    if (bytes.size < 12 || findFileFormatBuffer((const l_uint8 *)bytes.data, &format) != 0 ||
        format != IFF_JP2 || memcmp(bytes.data + 4, "jP  ", 4) != 0 ||
        readHeaderMemJp2k((const l_uint8 *)bytes.data, bytes.size, &width, &height, NULL, NULL,
                          NULL) != 0) {
        return false;
    }
    out->width = width;
    out->height = height;
    out->bytes = bytes;
    soat__put(&out->how, "/Filter /JPXDecode");
    return true;
}

/* Packs by Leptonica in `format`; the caller lept_frees. */
static soat_span pack(PIX *pix, l_int32 format) {
    l_uint8 *data = NULL;
    size_t size = 0;
    if (pix == NULL || pixWriteMem(&data, &size, pix, format) != 0) {
        lept_free(data);
        return (soat_span){NULL, 0};
    }
    return soat_span_make((const char *)data, size);
}

static void release(soat_span packed) {
    lept_free((void *)(uintptr_t)packed.data);
}

static bool take_fax(soat_image_stream *out, PIX *pix) {
    const soat_span file = pack(pix, IFF_TIFF_G4);
    const soat_span strip = soat__tiff_strip(file);
    const bool taken = strip.size > 0 && soat_buffer_append(&out->packed, strip, NULL) == SOAT_OK;
    release(file);
    if (taken) {
        out->width = pixGetWidth(pix);
        out->height = pixGetHeight(pix);
        out->bytes = soat_buffer_span(&out->packed);
        soat__put(&out->how, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode "
                             "/DecodeParms << /K -1 /Columns ");
        soat__put_integer(&out->how, out->width);
        soat__put(&out->how, " /Rows ");
        soat__put_integer(&out->how, out->height);
        soat__put(&out->how, " >>");
    }
    return taken;
}

/* White paper under what is transparent: a PDF of it looks as the page did to the recogniser. */
static PIX *without_transparency(PIX *pix) {
    if (pixGetDepth(pix) == 32 && pixGetSpp(pix) == 4) {
        return pixAlphaBlendUniform(pix, 0xFFFFFF00);
    }
    return pixGetColormap(pix) == NULL ? pixClone(pix)
                                       : pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC);
}

static bool take_packed_png(soat_image_stream *out, PIX *pix) {
    PIX *opaque = without_transparency(pix);
    const soat_span file = pack(opaque, IFF_PNG);
    const bool taken = take_png(out, file);
    release(file);
    pixDestroy(&opaque);
    return taken;
}

soat_status soat__image_stream_of_pix(soat_image_stream *out, PIX *pix, soat_error *error) {
    *out = (soat_image_stream){.orientation = 1};
    const bool bits = pixGetDepth(pix) == 1 && pixGetColormap(pix) == NULL;
    if (!(bits && take_fax(out, pix)) && !take_packed_png(out, pix)) {
        return soat__fail_memory(error);
    }
    out->across = pixGetXRes(pix);
    out->down = pixGetYRes(pix);
    return soat__put_status(&out->how, error);
}

soat_status soat__image_stream_of_file(soat_image_stream *out, soat_span bytes, const char *path,
                                       uint32_t number, soat_error *error) {
    *out = (soat_image_stream){.orientation = 1};
    if (take_jpeg(out, bytes) || take_png(out, bytes) || take_jp2(out, bytes)) {
        return soat__put_status(&out->how, error);
    }
    l_int32 format = IFF_UNKNOWN;
    const l_uint8 *const data = (const l_uint8 *)bytes.data;
    findFileFormatBuffer(data, &format);
    PIX *pix = L_FORMAT_IS_TIFF(format) ? pixReadMemTiff(data, bytes.size, (l_int32)number - 1)
                                        : pixReadMem(data, bytes.size);
    if (pix == NULL) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "the image '%s' is damaged or truncated",
                          path);
    }
    const soat_status status = soat__image_stream_of_pix(out, pix, error);
    pixDestroy(&pix);
    return status;
}

soat_status soat__image_stream_blank(soat_image_stream *out, soat_error *error) {
    enum { A4_WIDTH = 595, A4_HEIGHT = 842, RESOLUTION = 72 };
    *out = (soat_image_stream){.orientation = 1};
    PIX *pix = pixCreate(A4_WIDTH, A4_HEIGHT, 1);
    if (pix == NULL) {
        return soat__fail_memory(error);
    }
    pixSetResolution(pix, RESOLUTION, RESOLUTION);
    const soat_status status = soat__image_stream_of_pix(out, pix, error);
    pixDestroy(&pix);
    return status;
}

void soat__image_stream_dispose(soat_image_stream *stream) {
    soat_buffer_dispose(&stream->how.bytes);
    soat_buffer_dispose(&stream->packed);
}
