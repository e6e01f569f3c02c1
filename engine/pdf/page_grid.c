#include "pdf/page_grid.h"

#include <math.h>

#include "soat/scan.h"

static const double POINTS_PER_INCH = 72.0;

/* An image that covers less of the page is a figure, a logo or a signature, not the scan. */
static const double SCAN_SHARE_MIN = 0.4;

enum {
    SCAN_RESOLUTION_MIN = 100, /* less is not worth keeping: letters want more pixels */
    SCAN_RESOLUTION_MAX = 400, /* finer scans are halved: no better to read, four times slower */
    PIXELS_MAX = 32000         /* cairo's own limit is 32767 a side */
};

typedef struct scan {
    PopplerRectangle area; /* points, origin top left */
    double scale_x, scale_y;
} scan;

/*
 * Poppler rounds the places of images to whole points, which over a page is a pixel or two: enough
 * to resample a whole scan into a blur. An edge about as far out as the page's is the page's.
 */
static PopplerRectangle snap_to_page(const PopplerRectangle *area, double width, double height) {
    const double near = 1.5;
    return (PopplerRectangle){
        .x1 = fabs(area->x1) < near ? 0 : area->x1,
        .y1 = fabs(area->y1) < near ? 0 : area->y1,
        .x2 = fabs(area->x2 - width) < near ? width : area->x2,
        .y2 = fabs(area->y2 - height) < near ? height : area->y2,
    };
}

/* Where the edges are not the page's: the resolution that scanners have and this one is near. */
static double snap_to_scanner(double scale) {
    enum { STEP = 10 };
    const double resolution = scale * POINTS_PER_INCH;
    const double round_one = round(resolution / STEP) * STEP;
    return fabs(resolution - round_one) < 0.004 * resolution ? round_one / POINTS_PER_INCH : scale;
}

/* Pixels a point across and down; the image may lie on its side on the page. */
static bool scale_of(const PopplerRectangle *area, double across, double down, scan *out) {
    const double width = area->x2 - area->x1, height = area->y2 - area->y1;
    if (!(width > 0) || !(height > 0)) {
        return false;
    }
    const double skewed = fabs(log((across / width) / (down / height)));
    const double turned = fabs(log((down / width) / (across / height)));
    const double first = skewed <= turned ? across : down;
    const double second = skewed <= turned ? down : across;
    *out = (scan){*area, first / width, second / height};
    return true;
}

static bool measure(PopplerPage *page, const PopplerImageMapping *mapping,
                    const PopplerRectangle *area, scan *out) {
    cairo_surface_t *const surface = poppler_page_get_image(page, mapping->image_id);
    if (surface == NULL) {
        return false;
    }
    const bool found = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS &&
                       scale_of(area, cairo_image_surface_get_width(surface),
                                cairo_image_surface_get_height(surface), out);
    cairo_surface_destroy(surface);
    return found;
}

static double share_of(const PopplerRectangle *area, double width, double height) {
    const double across = fmin(area->x2, width) - fmax(area->x1, 0);
    const double down = fmin(area->y2, height) - fmax(area->y1, 0);
    return across > 0 && down > 0 ? across * down / (width * height) : 0;
}

/* The finest of the images that cover the page (a mask of text over a coarse background). */
static bool find_scan(PopplerPage *page, double width, double height, scan *out) {
    enum { IMAGES_MEASURED_MAX = 4 };
    int measured = 0;
    bool found = false;
    GList *const mappings = poppler_page_get_image_mapping(page);
    for (const GList *item = mappings; item != NULL && measured < IMAGES_MEASURED_MAX;
         item = item->next) {
        const PopplerImageMapping *const mapping = item->data;
        scan candidate = {0};
        if (share_of(&mapping->area, width, height) < SCAN_SHARE_MIN) {
            continue;
        }
        measured++;
        const PopplerRectangle area = snap_to_page(&mapping->area, width, height);
        if (measure(page, mapping, &area, &candidate) &&
            (!found || candidate.scale_y > out->scale_y)) {
            const bool whole =
                area.x1 == 0 && area.x2 == width && area.y1 == 0 && area.y2 == height;
            candidate.scale_x = whole ? candidate.scale_x : snap_to_scanner(candidate.scale_x);
            candidate.scale_y = whole ? candidate.scale_y : snap_to_scanner(candidate.scale_y);
            *out = candidate;
            found = true;
        }
    }
    poppler_page_free_image_mapping(mappings);
    return found;
}

/* To the scan's pixels, or half of them, and its corner on a whole one. */
static void fit_to_scan(const scan *own, soat_page_grid *grid) {
    const double resolution = own->scale_y * POINTS_PER_INCH;
    const double part =
        resolution > SCAN_RESOLUTION_MAX ? ceil(resolution / SCAN_RESOLUTION_MAX) : 1;
    grid->scale_x = own->scale_x / part;
    grid->scale_y = own->scale_y / part;
    /* A fax has fewer rows than columns: letters must not come out squeezed. */
    if (fabs(log(grid->scale_x / grid->scale_y)) > 0.05) {
        grid->scale_x = grid->scale_y = fmax(grid->scale_x, grid->scale_y);
    }
    const double x = own->area.x1 * grid->scale_x, y = own->area.y1 * grid->scale_y;
    grid->shift_x = round(x) - x;
    grid->shift_y = round(y) - y;
    grid->scanned = true;
}

static void fit_to_page(double width, double height, soat_page_grid *grid) {
    const double across = round(width * grid->scale_x), down = round(height * grid->scale_y);
    const bool fits = across >= 1 && down >= 1 && across <= PIXELS_MAX && down <= PIXELS_MAX;
    grid->width = fits ? (int32_t)across : 0;
    grid->height = fits ? (int32_t)down : 0;
}

void soat__page_grid_of(PopplerPage *page, int32_t resolution, soat_page_grid *out) {
    double width = 0, height = 0;
    poppler_page_get_size(page, &width, &height);
    const double drawn = resolution > 0 ? resolution : SOAT_DEFAULT_RESOLUTION;
    *out = (soat_page_grid){.scale_x = drawn / POINTS_PER_INCH, .scale_y = drawn / POINTS_PER_INCH};
    scan own = {0};
    if (resolution <= 0 && find_scan(page, width, height, &own) &&
        own.scale_y * POINTS_PER_INCH >= SCAN_RESOLUTION_MIN) {
        fit_to_scan(&own, out);
    }
    fit_to_page(width, height, out);
}

bool soat__page_grid_even(PopplerPage *page, const soat_page_grid *grid, soat_page_grid *out) {
    *out = *grid;
    out->scale_x = snap_to_scanner(grid->scale_x);
    out->scale_y = snap_to_scanner(grid->scale_y);
    double width = 0, height = 0;
    poppler_page_get_size(page, &width, &height);
    fit_to_page(width, height, out);
    /* What stands out does so at the right and the top: PDFs count from the lower left corner. */
    out->shift_y = round(height * out->scale_y) - height * out->scale_y;
    return grid->scanned && out->width > 0 &&
           (out->scale_x != grid->scale_x || out->scale_y != grid->scale_y);
}
