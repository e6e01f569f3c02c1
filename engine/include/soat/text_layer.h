/*
 * A searchable PDF: the document as it was, with the recognised words laid invisibly under it.
 * Part of libsoat-ocr.
 *
 *     soat_text_layer_open → soat_text_layer_page … → soat_text_layer_finish → soat_text_layer_free
 *
 * Of a PDF everything is kept: images byte for byte, bookmarks, metadata, attachments, labels,
 * forms, encryption. An image file becomes a PDF with the same pixels in it. Pages that are not
 * given (failed, blank, not chosen, left because they have text) stay as they are.
 *
 * The same input and pages give the same bytes, unless the input is encrypted. Memory is bounded by
 * the text layer itself, about 3 KB a page, and by what a page's own content takes. A layer is
 * used by one thread at a time.
 */
#ifndef SOAT_TEXT_LAYER_H
#define SOAT_TEXT_LAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/document.h"
#include "soat/scan.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_text_layer soat_text_layer;

/*
 * Opens the PDF or image file `input` to be written, with text, to `output`, which may be the input
 * itself and is replaced as a whole by soat_text_layer_finish; until then files under unguessable
 * names stand beside it. `options`, which may be NULL, are those the pages were read with: their
 * resolution gives an image its size on paper. NOT_FOUND, IO, FORMAT, ENCRYPTED (needs a password
 * to be opened), LIMIT. Both paths are copied. Takes the time to copy the images of an image file.
 */
SOAT_API soat_status soat_text_layer_open(soat_text_layer **out, const char *input,
                                          const char *output, const soat_source_options *options,
                                          soat_error *error);

/* NULL is allowed. Without a finish before it, no output comes to be. */
SOAT_API void soat_text_layer_free(soat_text_layer *layer);

typedef struct soat_text_layer_info {
    uint32_t page_count;
    bool is_signed;    /* holds a digital signature: adding anything breaks it, so tell */
    bool is_encrypted; /* opens without a password, but has an owner's: both stay as they are */
    bool is_tagged;    /* has a structure tree, of which the added text is no part */
    uint8_t pdfa_part; /* of ISO 19005 that the file says it follows (1, 2, 3, 4), or 0 */
} soat_text_layer_info;

SOAT_API soat_text_layer_info soat_text_layer_describe(const soat_text_layer *layer);

typedef enum soat_layer_mode {
    SOAT_LAYER_ADD,    /* all that is on the page stays */
    SOAT_LAYER_REPLACE /* invisible text that an earlier recogniser left is taken out first */
} soat_layer_mode;

/*
 * Lays the corrected words of `page` (word->text; NFC) under page `page->number` of the document,
 * each over its box. Its width and height say how its boxes lie on the page as it is displayed,
 * turned and cropped. Numbers must ascend from call to call. Words without text are left out; a
 * page without any adds nothing. The page is not needed after the call.
 * ARGUMENT: no such page, out of order, or no size. FORMAT: the page itself is damaged. MEMORY, IO.
 * After a failure the page looks as it did, and the other pages go on.
 */
SOAT_API soat_status soat_text_layer_page(soat_text_layer *layer, const soat_page *page,
                                          soat_layer_mode mode, soat_error *error);

/*
 * The same, but all that was drawn on the page gives way to `image`, which must be the one that was
 * recognised: for a page whose text is there but wrong. Annotations stay. For a page of an image
 * file this is soat_text_layer_page. After a failure the page looks as it did, or is the image
 * without text.
 */
SOAT_API soat_status soat_text_layer_raster_page(soat_text_layer *layer, const soat_page *page,
                                                 const soat_image *image, soat_error *error);

/* Writes the output and puts it in its place. Once; after it the layer can only be freed. */
SOAT_API soat_status soat_text_layer_finish(soat_text_layer *layer, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif
