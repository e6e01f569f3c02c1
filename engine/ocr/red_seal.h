/*
 * Red seals: round stamps of 20 to 50 mm over signatures and, half the time, over words. The ink
 * is bleached and what is printed under it stays. Red lines of text, thinner than a seal, stay too.
 */
#ifndef SOAT_OCR_RED_SEAL_H
#define SOAT_OCR_RED_SEAL_H

#include <leptonica/allheaders.h>

/* Grey of a 32-bit colour picture, seals bleached. NULL when memory is out. */
PIX *soat__grey_without_seals(PIX *colour);

#endif
