/*
 * What time, copiers and scanners do to a printed page, in the order in which they do it:
 * printing (stroke, fade), paper (bleed-through, shading, stamps, pen, holes, staple), the way
 * through machines (curl, skew, low resolution, blur, lid, noise, dirt), storage (1 bit or JPEG).
 */
#ifndef SCAN_DAMAGE_H
#define SCAN_DAMAGE_H

#include <leptonica/allheaders.h>
#include <stdbool.h>

#include "random.h"
#include "recipe.h"

/* Marks laid over the print. Pixels of the undamaged page. */
typedef struct scan_overlay {
    double seal_x, seal_y; /* middle of stamp and signature; 0, 0 where there are none */
    bool first;            /* of the document: where a received stamp goes */
    const PIX *back;       /* the print of the sheet's other side, for bleed-through, or NULL */
} scan_overlay;

/*
 * A damaged copy of `print` (8-bit grey, white paper): 1, 8 or 32 bits as the recipe says.
 * *angle is how far it was turned, radians clockwise. NULL only when memory is out.
 * JPEG is not applied here: scan_pix_jpeg.
 */
PIX *scan_damage(const PIX *print, const scan_recipe *recipe, const scan_overlay *overlay,
                 scan_random *random, double *angle);

/* `pix` as it looks after JPEG at `quality`; a clone when quality is 0 or it has 1 bit. */
PIX *scan_pix_jpeg(PIX *pix, int quality);

#endif
