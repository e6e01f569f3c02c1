#include "pdf/pdf_pages.h"

#include <math.h>
#include <poppler.h>

#include "base/error.h"
#include "base/memory.h"
#include "pdf/page_grid.h"
#include "pdf/page_words.h"
#include "pdf/surface_pix.h"

struct soat_pdf {
    PopplerDocument *document;
    uint32_t count;
};

bool soat__pdf_recognizes(soat_span bytes) {
    enum { JUNK_MAX = 1024 };
    const size_t limit = bytes.size < JUNK_MAX ? bytes.size : JUNK_MAX;
    return limit > 0 && memmem(bytes.data, limit, "%PDF-", 5) != NULL;
}

static soat_status fail_open(const char *path, GError *reason, soat_error *error) {
    const bool encrypted = g_error_matches(reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
    g_clear_error(&reason);
    if (encrypted) {
        return soat__fail(error, SOAT_ERROR_ENCRYPTED, 0,
                          "'%s' needs a password: remove it first with 'qpdf --decrypt "
                          "--password=… IN OUT'",
                          path);
    }
    return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                      "the PDF '%s' is damaged or truncated ('qpdf --check' tells more)", path);
}

soat_status soat__pdf_open(soat_pdf **out, soat_span bytes, const char *path, soat_error *error) {
    *out = NULL;
    soat_pdf *const pdf = soat__alloc(1, sizeof *pdf);
    if (pdf == NULL) {
        return soat__fail_memory(error);
    }
    GBytes *const view = g_bytes_new_static(bytes.data, bytes.size);
    GError *reason = NULL;
    pdf->document = poppler_document_new_from_bytes(view, NULL, &reason);
    g_bytes_unref(view);
    if (pdf->document == NULL) {
        soat__pdf_free(pdf);
        return fail_open(path, reason, error);
    }
    const int pages = poppler_document_get_n_pages(pdf->document);
    if (pages <= 0) {
        soat__pdf_free(pdf);
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "the PDF '%s' has no pages", path);
    }
    pdf->count = (uint32_t)pages;
    *out = pdf;
    return SOAT_OK;
}

void soat__pdf_free(soat_pdf *pdf) {
    if (pdf != NULL) {
        g_clear_object(&pdf->document);
        soat__free(pdf);
    }
}

uint32_t soat__pdf_count(const soat_pdf *pdf) {
    return pdf->count;
}

/*
 * Over a scan, annotations are left out: they are what signing and reviewing programs laid over
 * the paper, often right across its words. On a drawn page they may be the filled-in fields of a
 * form. (Rendering for printing leaves out some, but never the boxes of signatures.)
 */
static void hide_annotations(PopplerPage *page) {
    GList *const mappings = poppler_page_get_annot_mapping(page);
    for (const GList *item = mappings; item != NULL; item = item->next) {
        const PopplerAnnotMapping *const mapping = item->data;
        poppler_annot_set_flags(mapping->annot, POPPLER_ANNOT_FLAG_HIDDEN);
    }
    poppler_page_free_annot_mapping(mappings);
}

/* White paper, then the page. */
static void draw(PopplerPage *page, cairo_surface_t *surface, const soat_page_grid *grid) {
    cairo_t *const cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_translate(cairo, grid->shift_x, grid->shift_y);
    cairo_scale(cairo, grid->scale_x, grid->scale_y);
    poppler_page_render(page, cairo);
    cairo_destroy(cairo);
}

/* The share of pixels of an 8-bit picture that are neither ink nor paper. */
static double share_between(PIX *pix, int ink, int paper) {
    NUMA *histogram = pixGetGrayHistogram(pix, 1);
    double between = 0;
    for (int level = ink + 1; histogram != NULL && level < paper; level++) {
        l_float32 count = 0;
        numaGetFValue(histogram, level, &count);
        between += (double)count;
    }
    const bool known = histogram != NULL;
    numaDestroy(&histogram);
    return known ? between / ((double)pixGetWidth(pix) * pixGetHeight(pix)) : 1;
}

/* Black and white but for what resampling leaves between. */
static bool was_black_and_white(PIX *pix) {
    return pixGetDepth(pix) == 8 && share_between(pix, 16, 240) < 0.1;
}

/* A few grey pixels are cairo's rounding: one in ten thousand. Consumes `pix`. */
static PIX *without_rounding(PIX *pix) {
    if (pixGetDepth(pix) != 8 || share_between(pix, 0, 255) > 1e-4) {
        return pix;
    }
    PIX *const black = pixThresholdToBinary(pix, 128);
    pixDestroy(&pix);
    return black;
}

static soat_status render(PopplerPage *page, uint32_t number, const soat_page_grid *grid,
                          soat_image **out, soat_error *error) {
    cairo_surface_t *const surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, grid->width, grid->height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return soat__fail_memory(error);
    }
    if (grid->scanned) {
        hide_annotations(page);
    }
    draw(page, surface, grid);
    PIX *pix = soat__surface_to_pix(surface);
    cairo_surface_destroy(surface);
    if (pix != NULL) {
        pix = without_rounding(pix);
    }
    if (pix == NULL) {
        return soat__fail_memory(error);
    }
    const int32_t resolution = (int32_t)lround(grid->scale_y * 72);
    return soat__image_wrap(pix, number, resolution, grid->scanned, out, error);
}

/* A scan in black and white that came out grey is not on its own pixels: tries the other guess. */
static void render_again(PopplerPage *page, const soat_page_grid *grid, soat_image **image) {
    soat_page_grid even;
    if (!was_black_and_white((*image)->pix) || !soat__page_grid_even(page, grid, &even)) {
        return;
    }
    soat_image *other = NULL;
    if (render(page, (*image)->info.number, &even, &other, NULL) == SOAT_OK &&
        other->info.depth == 1) {
        soat_image *const grey = *image;
        *image = other;
        other = grey;
    }
    soat_image_free(other);
}

/* The page and the pixels that it is rendered on. */
static soat_status open_page(soat_pdf *pdf, uint32_t number, const soat_source_options *options,
                             PopplerPage **out, soat_page_grid *grid, soat_error *error) {
    PopplerPage *const page = poppler_document_get_page(pdf->document, (int)number - 1);
    if (page == NULL) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0, "page %u of the PDF is damaged", number);
    }
    *grid = (soat_page_grid){0};
    soat__page_grid_of(page, options == NULL ? 0 : options->resolution, grid);
    *out = page;
    return SOAT_OK;
}

soat_status soat__pdf_page(soat_pdf *pdf, uint32_t number, const soat_source_options *options,
                           soat_image **out, soat_error *error) {
    *out = NULL;
    PopplerPage *page = NULL;
    soat_page_grid grid;
    soat_status status = open_page(pdf, number, options, &page, &grid, error);
    if (status != SOAT_OK) {
        return status;
    }
    status = soat__image_check_size(grid.width, grid.height, options, error);
    if (status == SOAT_OK) {
        status = render(page, number, &grid, out, error);
    }
    if (status == SOAT_OK) {
        render_again(page, &grid, out);
    }
    g_object_unref(page);
    return status;
}

soat_status soat__pdf_words(soat_pdf *pdf, uint32_t number, const soat_source_options *options,
                            soat_page **out, soat_error *error) {
    *out = NULL;
    PopplerPage *page = NULL;
    soat_page_grid grid;
    soat_status status = open_page(pdf, number, options, &page, &grid, error);
    if (status != SOAT_OK) {
        return status;
    }
    status = soat__page_words(page, number, &grid, out, error);
    g_object_unref(page);
    return status;
}
