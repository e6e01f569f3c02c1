/*
 * Many single pages from running text, each in a font, size, recipe and level of its own: for
 * learning what a recogniser confuses.
 */
#ifndef SCAN_BULK_H
#define SCAN_BULK_H

#include "write_scan.h"

typedef struct scan_bulk {
    const char *paragraphs;    /* file: UTF-8, a paragraph a line */
    const char *recipe_folder; /* NAME.txt in it are the recipes */
    char *const *recipes;      /* their names, NULL after the last */
    int level;                 /* 1 … 5, or 0: by chance */
    int pages;
    uint64_t seed;
    scan_output output; /* `name` is ignored: files are page-0001.txt, … */
} scan_bulk;

/*
 * Writes `pages` pages and pages.tsv (page, font, size, recipe, level). Paragraphs are drawn by
 * chance; those shorter than 20 or longer than 1,500 bytes or with letters that the fonts lack
 * are passed over.
 */
gboolean scan_bulk_write(const scan_bulk *bulk, GError **error);

#endif
