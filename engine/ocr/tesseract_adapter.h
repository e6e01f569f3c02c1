/*
 * Tesseract 5 behind a few functions: the only file that knows its C interface.
 *
 * Found out, and relied on (Tesseract 5.3.0):
 *  - Page segmentation must be set to AUTO (the interface's own default is one block), and the
 *    resolution must always be told.
 *  - With lstm_choice_mode 2 the beam search over the network's time steps is run again up to
 *    lstm_choice_iterations times, each time with the symbols found so far forbidden in the
 *    stretch of time steps that the best path gave to a symbol. A choice's figure is its
 *    rating: the sum over that stretch of -ln(output of the network on the path, blanks
 *    included), in nats. The interface hands it out as 100 - coefficient * rating, clipped to
 *    0 … 100; with lstm_rating_coefficient 1 nothing below 100 nats is lost. The difference of
 *    two ratings of one symbol is thus a log ratio of path probabilities, and is kept as the
 *    cost, in milli-nats. It is no probability: the paths left out and the dictionary's share
 *    are not in it, so it wants to be scaled by whoever decodes (see docs/recognition.md).
 */
#ifndef SOAT_OCR_TESSERACT_ADAPTER_H
#define SOAT_OCR_TESSERACT_ADAPTER_H

#include "ocr/page_image.h"
#include "soat/buffer.h"

typedef struct soat_tesseract soat_tesseract;

/* Loads the model; no field of `options` is kept. NOT_FOUND, MEMORY. */
soat_status soat__tesseract_new(soat_tesseract **out, const soat_recognizer_options *options,
                                soat_error *error);
void soat__tesseract_free(soat_tesseract *tesseract);

/* Appends the version, and each loaded language with the checksum of its file. IO, MEMORY. */
soat_status soat__tesseract_identify(soat_tesseract *tesseract, soat_buffer *out,
                                     soat_error *error);

/*
 * Recognises `pix`, whose resolution must be set, and makes the page with coordinates of `pix`.
 * LIMIT when `cancel` (nullable) said so.
 */
soat_status soat__tesseract_read(soat_tesseract *tesseract, PIX *pix, uint32_t number,
                                 soat_cancel_callback cancel, void *cancel_context, soat_page **out,
                                 soat_error *error);

/*
 * The picture that was read last stays loaded until soat__tesseract_clear or the next read:
 *  - its thresholded copy, 1 bit deep, which the caller destroys; NULL when memory is out;
 *  - an area of it read again, alone, as a block of lines or as a single word, into a page with
 *    the coordinates of the whole. `pix` is the picture that was read.
 */
PIX *soat__tesseract_black(soat_tesseract *tesseract);
soat_status soat__tesseract_read_area(soat_tesseract *tesseract, PIX *pix, soat_box area,
                                      bool single_word, soat_page **out, soat_error *error);
void soat__tesseract_clear(soat_tesseract *tesseract);

#endif
