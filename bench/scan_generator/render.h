/* From a document to damaged page images with their words: typeset, print, damage. */
#ifndef SCAN_RENDER_H
#define SCAN_RENDER_H

#include <leptonica/allheaders.h>

#include "page_source.h"
#include "recipe.h"
#include "typeset.h"

typedef struct scan_page {
    PIX *image;    /* before JPEG */
    GArray *words; /* scan_word, boxes in pixels of the image */
} scan_page;

typedef struct scan_pages {
    GArray *pages; /* scan_page, owned */
    int quality;   /* of JPEG; 0: stored without loss */
} scan_pages;

/* The fonts that pages are set in; all have every Vietnamese letter. NULL after the last. */
extern const char *const scan_families[];

/* Font, size, leading and margins by chance, but where the recipe names them; it is borrowed. */
scan_style scan_style_choose(scan_random *random, const scan_recipe *recipe);

/*
 * At most `max_pages` pages (0: all). The same arguments give the same pixels. NULL and *error
 * when an image could not be made.
 */
scan_pages *scan_render(const scan_source *source, const scan_style *style,
                        const scan_recipe *recipe, uint64_t seed, size_t max_pages, GError **error);
void scan_pages_free(scan_pages *pages);

#endif
