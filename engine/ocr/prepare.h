/*
 * Making a page image easier to read, without moving a pixel: coordinates stay those of the scan.
 *
 * Red seals are bleached and shadows evened out where there are any. Crisp print is thresholded by
 * its surroundings (Sauvola and Pietikäinen, 2000); soft print stays grey, and 1-bit scans are left
 * as they are. docs/recognition.md has the measurements, and what was not worth it.
 */
#ifndef SOAT_OCR_PREPARE_H
#define SOAT_OCR_PREPARE_H

#include <leptonica/allheaders.h>

/*
 * A picture of the same size and resolution, 1 or 8 bits deep: `pix` itself, referenced once more,
 * when it is 1 bit deep. NULL when memory is out. Depths 1, 8 and 32.
 */
PIX *soat__prepare(PIX *pix);

#endif
