/*
 * Pages to files: images, truth text and word boxes. Written under a temporary name and renamed.
 * The same pages give the same bytes: no dates, no random identifiers.
 */
#ifndef SCAN_WRITE_SCAN_H
#define SCAN_WRITE_SCAN_H

#include "render.h"

typedef struct scan_output {
    const char *folder; /* made when it does not exist */
    const char *name;   /* of the files, without ending */
    gboolean pdf;       /* NAME.pdf, an image a page: CCITT G4, JPEG or Flate */
    gboolean tiff;      /* NAME.tif, all pages */
    gboolean png;       /* NAME.png, or NAME-1.png, … when there are several pages */
} scan_output;

/* Writes the images asked for, NAME.txt and NAME.tsv. */
gboolean scan_write(const scan_pages *pages, const scan_output *output, GError **error);

/* The truth of all pages, apart by form feeds. */
char *scan_pages_text(const scan_pages *pages);

#endif
