/* The red seal of an office and a signature, as coverage (0: nothing, 255: full ink). */
#ifndef SCAN_STAMP_H
#define SCAN_STAMP_H

#include <leptonica/allheaders.h>

#include "random.h"

/*
 * A round seal of 36 mm about (x, y), two rings, letters along the ring and a star, a little
 * turned and unevenly inked. The page is width by height pixels at `dpi`. 8-bit coverage.
 */
PIX *scan_stamp_seal(int width, int height, double dpi, double x, double y, scan_random *random);

/* A signature: one pen stroke of loops about (x, y). */
PIX *scan_stamp_signature(int width, int height, double dpi, double x, double y,
                          scan_random *random);

/*
 * The box in which an office notes when a letter came in, with its number and day by hand: below
 * the letterhead, or above it, where `print` (8-bit grey) has most room. Coverage of its size.
 */
PIX *scan_stamp_received(const PIX *print, double dpi, scan_random *random);

#endif
