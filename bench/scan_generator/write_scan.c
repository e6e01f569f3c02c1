#include "write_scan.h"

#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "damage.h"
#include "print_sheet.h"

static const scan_page *page_at(const scan_pages *pages, guint index) {
    return &g_array_index(pages->pages, scan_page, index);
}

static gboolean fail(GError **error, const char *what) {
    g_set_error(error, SCAN_ERROR, SCAN_ERROR_IMAGE, "%s could not be made", what);
    return FALSE;
}

static char *path_of(const scan_output *output, const char *ending) {
    char *const file = g_strconcat(output->name, ending, NULL);
    char *const path = g_build_filename(output->folder, file, NULL);
    g_free(file);
    return path;
}

static gboolean write_bytes(const scan_output *output, const char *ending, const void *bytes,
                            size_t size, GError **error) {
    char *const path = path_of(output, ending);
    const gboolean ok = g_file_set_contents(path, bytes, (gssize)size, error);
    g_free(path);
    return ok;
}

/* The pages as a reader of the file sees them, in one Leptonica array; NULL when one fails. */
static PIXA *collect(const scan_pages *pages, bool with_jpeg) {
    PIXA *images = pixaCreate((l_int32)pages->pages->len);
    for (guint i = 0; images != NULL && i < pages->pages->len; i++) {
        PIX *const own = page_at(pages, i)->image;
        PIX *const pix = with_jpeg ? scan_pix_jpeg(own, pages->quality) : pixClone(own);
        if (pix == NULL) {
            pixaDestroy(&images);
            return NULL;
        }
        pixaAddPix(images, pix, L_INSERT);
    }
    return images;
}

/* Leptonica writes the present time into the PDF; the same pages must give the same bytes. */
static void fix_date(l_uint8 *bytes, size_t size) {
    static const char key[] = "/CreationDate (D:";
    static const char date[] = "20000101000000";
    l_uint8 *const found = memmem(bytes, size, key, sizeof key - 1);
    if (found != NULL && size - (size_t)(found - bytes) > sizeof key + sizeof date) {
        memcpy(found + sizeof key - 1, date, sizeof date - 1);
    }
}

/*
 * Writes a PDF of Leptonica's again: it leaves out the `endobj` of its page tree (1.82), which readers
 * forgive with a warning. The streams stay as they are. NULL when that fails; else qpdf_cleanup frees.
 */
static qpdf_data tidy_pdf(const l_uint8 *bytes, size_t size) {
    qpdf_data tidy = qpdf_init();
    qpdf_silence_errors(tidy);
    qpdf_set_suppress_warnings(tidy, QPDF_TRUE);
    if ((qpdf_read_memory(tidy, "scan", (const char *)bytes, size, NULL) & QPDF_ERRORS) == 0 &&
        (qpdf_init_write_memory(tidy) & QPDF_ERRORS) == 0) {
        qpdf_set_deterministic_ID(tidy, QPDF_TRUE);
        qpdf_set_stream_data_mode(tidy, qpdf_s_preserve);
        if ((qpdf_write(tidy) & QPDF_ERRORS) == 0) {
            return tidy;
        }
    }
    qpdf_cleanup(&tidy);
    return NULL;
}

static gboolean write_pdf(const scan_pages *pages, const scan_output *output, GError **error) {
    PIXA *images = collect(pages, false);
    if (images == NULL) {
        return fail(error, "the PDF");
    }
    const int depth = pixGetDepth(page_at(pages, 0)->image);
    const int encoding = depth == 1           ? L_G4_ENCODE
                         : pages->quality > 0 ? L_JPEG_ENCODE
                                              : L_FLATE_ENCODE;
    l_uint8 *bytes = NULL;
    size_t size = 0;
    const int failed = pixaConvertToPdfData(images, 0, 1.0F, encoding, pages->quality, output->name,
                                            &bytes, &size);
    pixaDestroy(&images);
    fix_date(bytes, failed == 0 ? size : 0);
    qpdf_data tidy = failed == 0 ? tidy_pdf(bytes, size) : NULL;
    lept_free(bytes);
    if (tidy == NULL) {
        return fail(error, "the PDF");
    }
    const gboolean ok =
        write_bytes(output, ".pdf", qpdf_get_buffer(tidy), qpdf_get_buffer_length(tidy), error);
    qpdf_cleanup(&tidy);
    return ok;
}

static gboolean write_tiff(const scan_pages *pages, const scan_output *output, GError **error) {
    PIXA *images = collect(pages, true);
    l_uint8 *bytes = NULL;
    size_t size = 0;
    const int failed = images == NULL || pixaWriteMemMultipageTiff(&bytes, &size, images) != 0;
    pixaDestroy(&images);
    const gboolean ok =
        failed ? fail(error, "the TIFF") : write_bytes(output, ".tif", bytes, size, error);
    lept_free(bytes);
    return ok;
}

static gboolean write_png(const scan_pages *pages, guint index, const scan_output *output,
                          GError **error) {
    char ending[32] = ".png";
    if (pages->pages->len > 1) {
        g_snprintf(ending, sizeof ending, "-%u.png", index + 1);
    }
    PIX *pix = scan_pix_jpeg(page_at(pages, index)->image, pages->quality);
    l_uint8 *bytes = NULL;
    size_t size = 0;
    const int failed = pix == NULL || pixWriteMemPng(&bytes, &size, pix, 0) != 0;
    pixDestroy(&pix);
    const gboolean ok =
        failed ? fail(error, "the PNG") : write_bytes(output, ending, bytes, size, error);
    lept_free(bytes);
    return ok;
}

char *scan_pages_text(const scan_pages *pages) {
    GString *const text = g_string_new(NULL);
    for (guint i = 0; i < pages->pages->len; i++) {
        char *const page = scan_words_text(page_at(pages, i)->words);
        g_string_append(text, i > 0 ? "\f" : "");
        g_string_append(text, page);
        g_free(page);
    }
    return g_string_free(text, FALSE);
}

static gboolean write_truth(const scan_pages *pages, const scan_output *output, GError **error) {
    char *const text = scan_pages_text(pages);
    GString *const boxes = g_string_new("page\tline\tword\tleft\ttop\tright\tbottom\ttext\n");
    for (guint i = 0; i < pages->pages->len; i++) {
        scan_words_tsv(page_at(pages, i)->words, (int)i + 1, boxes);
    }
    const gboolean ok = write_bytes(output, ".txt", text, strlen(text), error) &&
                        write_bytes(output, ".tsv", boxes->str, boxes->len, error);
    g_string_free(boxes, TRUE);
    g_free(text);
    return ok;
}

gboolean scan_write(const scan_pages *pages, const scan_output *output, GError **error) {
    if (g_mkdir_with_parents(output->folder, 0777) != 0) {
        g_set_error(error, SCAN_ERROR, SCAN_ERROR_IMAGE, "the folder %s could not be made",
                    output->folder);
        return FALSE;
    }
    gboolean ok = write_truth(pages, output, error);
    ok = ok && (!output->pdf || write_pdf(pages, output, error));
    ok = ok && (!output->tiff || write_tiff(pages, output, error));
    for (guint i = 0; ok && output->png && i < pages->pages->len; i++) {
        ok = write_png(pages, i, output, error);
    }
    return ok;
}
