/*
 * From a scanned file to recognised pages: open a page source, take its page images one by one,
 * let a recogniser read each into a soat_page. Part of libsoat-ocr.
 *
 *     soat_page_source_open → soat_page_source_image → soat_recognize → soat_page_free
 *
 * Threads: a source, and a recogniser, is used by one thread at a time. Recognition never starts
 * threads of its own; to use more cores, run more processes (Tesseract's OpenMP threads make it
 * several times slower and are switched off for the calling thread by soat_recognizer_new).
 */
#ifndef SOAT_SCAN_H
#define SOAT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/buffer.h"
#include "soat/document.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where pages come from: a PDF, or an image file with one page or, in a TIFF, many. */
typedef struct soat_page_source soat_page_source;

/* One page as pixels. */
typedef struct soat_image soat_image;

/* A loaded recognition model. Takes about 50 MB and 0.1 s to make. */
typedef struct soat_recognizer soat_recognizer;

typedef struct soat_source_options {
    /*
     * Dots per inch to render PDF pages at, and to believe of images. 0: the resolution of the
     * scan itself, and for pages drawn as text and lines SOAT_DEFAULT_RESOLUTION.
     */
    int32_t resolution;
    /* A page image larger than this many million pixels is refused. 0: 250. */
    double max_megapixels;
} soat_source_options;

enum { SOAT_DEFAULT_RESOLUTION = 200 };

#define SOAT_SOURCE_OPTIONS_INIT                                                                   \
    { 0, 0 }

/*
 * Opens a file; what it is is told by its content, not its name. `options` may be NULL.
 * NOT_FOUND, IO; FORMAT: empty, damaged, without pages or of an unknown kind; ENCRYPTED: needs a
 * password; UNSUPPORTED: PDF in a build without it. The path is copied.
 */
SOAT_API soat_status soat_page_source_open(soat_page_source **out, const char *path,
                                           const soat_source_options *options, soat_error *error);
SOAT_API void soat_page_source_free(soat_page_source *source);

/* At least 1. */
SOAT_API uint32_t soat_page_source_count(const soat_page_source *source);

/*
 * Makes the image of page `number` (from 1); free it with soat_image_free. A page that fails
 * does not spoil the source: the next one may be asked for. FORMAT, LIMIT, ARGUMENT, MEMORY.
 */
SOAT_API soat_status soat_page_source_image(soat_page_source *source, uint32_t number,
                                            soat_image **out, soat_error *error);

typedef struct soat_image_info {
    uint32_t number;                   /* of the page in its source, from 1 */
    int32_t width, height, resolution; /* pixels, pixels, dots per inch */
    int32_t depth;                     /* bits per pixel: 1, 8 or 32 */
    bool resolution_estimated; /* the file did not say it: guessed from the size of the page */
    bool scanned; /* from an image file, or a PDF page that is an image at its own resolution */
} soat_image_info;

SOAT_API soat_image_info soat_image_describe(const soat_image *image);
SOAT_API void soat_image_free(soat_image *image);

/*
 * Appends the image as a small file for people to look at: JPEG, at most `max_width` pixels wide; black
 * and white as PNG, less than twice that. Some 100 KB for a page at 1600. MEMORY, ARGUMENT.
 */
SOAT_API soat_status soat_image_encode(const soat_image *image, int32_t max_width, soat_buffer *out,
                                       soat_error *error);

/* What text a page already has, told from its content without drawing it. */
typedef struct soat_own_text {
    bool visible;   /* text that is painted; the boxes of signatures and notes do not count */
    bool invisible; /* text that is there to be searched: an earlier recogniser's layer */
} soat_own_text;

/* A page of an image file has none. FORMAT: no such page can be found in the damaged PDF. */
SOAT_API soat_status soat_page_source_own_text(soat_page_source *source, uint32_t number,
                                               soat_own_text *out, soat_error *error);

/*
 * The page's own text, visible or not, as if it had been recognised: Unicode, also where it is set
 * in fonts of a legacy charset (page->origin says which), clean as by soat_normalize; words with
 * boxes on the pixels of soat_page_source_image, no symbols, confidence 100. Free with
 * soat_page_free. FORMAT: the page is damaged; MEMORY.
 */
SOAT_API soat_status soat_page_source_read(soat_page_source *source, uint32_t number,
                                           soat_page **out, soat_error *error);

/* Asked now and then during recognition, with 0 to 100 done; true stops it. */
typedef bool (*soat_cancel_callback)(void *context, int percent);

typedef struct soat_recognizer_options {
    const char *data_path; /* folder of LANGUAGE.traineddata; NULL: where Tesseract keeps it */
    const char *language;  /* NULL: "vie", which reads better and faster than "vie+eng" */
    bool no_preparation;   /* recognise the image as it is */
    bool no_alternatives;  /* leave out each symbol's other readings: an eighth less CPU */
    soat_cancel_callback cancel; /* may be NULL */
    void *cancel_context;
} soat_recognizer_options;

#define SOAT_RECOGNIZER_OPTIONS_INIT                                                               \
    { NULL, NULL, false, false, NULL, NULL }

/* `options` may be NULL. NOT_FOUND: no such language there, and what to install. */
SOAT_API soat_status soat_recognizer_new(soat_recognizer **out,
                                         const soat_recognizer_options *options, soat_error *error);
SOAT_API void soat_recognizer_free(soat_recognizer *recognizer);

/*
 * Appends what its readings depend on besides images and options, as lines of text: the versions of
 * Tesseract and Leptonica, and each language with a checksum of its model (XXH3-64). For telling
 * whether results of another day would come out the same. Reads the models' files. IO, MEMORY.
 */
SOAT_API soat_status soat_recognizer_identify(soat_recognizer *recognizer, soat_buffer *out,
                                              soat_error *error);

/*
 * Reads the image. The page's coordinates are those of the image as it was given. A page without
 * text gives a soat_page without blocks. Takes 1 to 5 s of CPU a page. LIMIT when cancelled.
 */
SOAT_API soat_status soat_recognize(soat_recognizer *recognizer, const soat_image *image,
                                    soat_page **out, soat_error *error);

/*
 * Stops the messages that the image library prints on stderr, for the whole process: for a
 * program's main, never for a library.
 */
SOAT_API void soat_scan_silence(void);

#ifdef __cplusplus
}
#endif
#endif
