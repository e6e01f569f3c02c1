/*
 * How a page is damaged: numbers read from a small text file, one row a parameter.
 *
 *     # a photocopy of a photocopy
 *     threshold  150 160 165 170 175
 *     blur       0.5 0.7 0.9 1.0 1.1
 *
 * A row holds one value for all levels or one for each of the five. What is not named is 0, which
 * always means: none of it, or, of the print, as the seed has it (dpi: 200). recipes/README.md
 * describes them for whoever writes one.
 */
#ifndef SCAN_RECIPE_H
#define SCAN_RECIPE_H

#include <glib.h>

#include "random.h"

enum { SCAN_LEVELS = 5 };

enum { SCAN_FONT_NAME = 64 };

typedef struct scan_recipe {
    char font[SCAN_FONT_NAME]; /* family; empty: by the seed */
    double size;               /* of the font, points */
    double leading;            /* line height over the font's own */
    double ragged;             /* 1: lines are not justified */

    double dpi;         /* of the page image, dots an inch */
    double skew;        /* the largest turn either way, degrees */
    double curl;        /* how far lines bend at the binding, left, mm; its shadow with it */
    double holes;       /* punch holes along the left edge */
    double staple;      /* 1: a staple in the upper left corner, and the shadow of the fold */
    double edges;       /* dark rim of the scanner's lid, mm */
    double received;    /* 1: the box of an incoming-mail stamp at the head of the first page */
    double handwriting; /* pen strokes: notes in the margin, ticks, lines under and through words */
    double stroke;      /* strokes grow (1: by half a pixel each side) or, below 0, shrink */
    double fade;        /* share of the ink's darkness that is lost */
    double patches;     /* how unevenly it is lost over the page, 0 … 1 */
    double bleed;       /* darkness of the page's back showing through, 0 … 1 */
    double paper;       /* grey levels of uneven paper and shading */
    double tint;        /* grey levels the paper is darker than white */
    double stamps;      /* 1: a red round stamp over words and a signature in ink */
    double colour;      /* 1: the page is kept in colour, else in grey */
    double resolution;  /* the page once went through this many dots an inch; 0: it did not */
    double blur;        /* deviation of the blur in 1/200 inch */
    double noise;       /* deviation of the noise of each pixel in grey levels */
    double threshold;   /* 1-bit output, cut at this grey level; 0: grey */
    double speckles;    /* specks of dirt in a square inch */
    double streaks;     /* creases and copier streaks across the page */
    double jpeg;        /* JPEG quality; 0: not compressed with loss */
    double jitter;      /* how far a page strays from the numbers above, 0 … 1 */
} scan_recipe;

/* Reads `path` for `level`, 1 … 5. False and *error names the line that is wrong. */
gboolean scan_recipe_read(scan_recipe *out, const char *path, int level, GError **error);
gboolean scan_recipe_parse(scan_recipe *out, const char *text, int level, GError **error);

/* The recipe for one page: each strength multiplied by a chance factor of 1 +- jitter. */
scan_recipe scan_recipe_vary(const scan_recipe *recipe, scan_random *random);

#endif
