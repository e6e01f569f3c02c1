/* The single steps of scan_damage, each in place on an 8-bit grey image (255 is white). */
#ifndef SCAN_DAMAGE_INK_H
#define SCAN_DAMAGE_INK_H

#include <leptonica/allheaders.h>
#include <stdbool.h>

#include "random.h"

/* Replaces *pix by `next` unless that is NULL; false then. Frees the old image. */
bool scan_pix_replace(PIX **pix, PIX *next);

/* Strokes grow by half a pixel each side for weight 1, shrink for -1. */
bool scan_ink_stroke(PIX **pix, double weight);

/* Loses the share `fade` of the darkness, more in some places and less in others by `patches`. */
bool scan_ink_fade(PIX *pix, double fade, double patches, scan_random *random);

/* Lays the mirrored other side under the print with the darkness `strength`. */
bool scan_ink_bleed(PIX *pix, const PIX *back, double strength);

/* Darkens the paper by `tint` and up to `depth` levels of cloudy shading and a slope. */
bool scan_paper_shade(PIX *pix, double tint, double depth, scan_random *random);

/* Gaussian blur, deviation in pixels; nothing below 0.05. */
bool scan_pix_blur(PIX **pix, double deviation);

/* Down to `resolution` and up again to the image's own. */
bool scan_pix_coarsen(PIX **pix, double resolution);

/* Noise of this deviation on every pixel. */
void scan_pix_noise(PIX *pix, double deviation, scan_random *random);

/* Specks of one to five pixels, mostly one, three in four dark; `density` in a square inch. */
void scan_pix_specks(PIX *pix, double density, scan_random *random);

/*
 * Creases and streaks, `count` of them, up to half the page long: wavering lines of one to three
 * pixels that wipe the print out; some that run down the page darken it.
 */
void scan_pix_streaks(PIX *pix, double count, scan_random *random);

#endif
