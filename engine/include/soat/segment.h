/*
 * Sentences and words: where a text may be cut for what counts, searches or parses it.
 *
 *     soat_segmenter_new → soat_segment (→ soat_segment …) → soat_segmenter_free
 *
 * A word of Vietnamese has one syllable or several ("học sinh", "Ủy ban nhân dân"). Nothing is
 * changed: the result is places in the text that was given. What a word is, and how well it is
 * found, is said in tests/segment/README.md and bench/results/segment.md.
 *
 * Words: the likeliest cut by how often each word is used (a unigram model over words, searched
 * with Viterbi; the words and their counts are dictionaries/compounds.tsv, compiled in); runs of
 * capitalised syllables are names. Sentences: by rules over stops, what stands before them and
 * what follows. No model file is needed.
 *
 * Any bytes are valid input. A segmenter belongs to one thread at a time; the result depends on
 * the text and the options alone, not on the pieces in which a text is given.
 */
#ifndef SOAT_SEGMENT_H
#define SOAT_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_segment_options {
    bool lines; /* every line end ends a sentence; else lines are joined where the text goes on */
    bool sentences_only; /* no words are looked for */
    /*
     * Further words, one a line, as lists of compounds have them ("hợp tác xã"); a line that begins
     * with # is a comment. Borrowed until soat_segmenter_new returns.
     */
    soat_span words;
} soat_segment_options;

SOAT_API void soat_segment_options_init(soat_segment_options *options);

typedef struct soat_segmenter soat_segmenter;

/* NULL options are the defaults. Takes some milliseconds. ARGUMENT, MEMORY. */
SOAT_API soat_status soat_segmenter_new(soat_segmenter **out, const soat_segment_options *options,
                                        soat_error *error);
SOAT_API void soat_segmenter_free(soat_segmenter *segmenter);

/* Bytes of the text that was given; never empty, no blank at either end. */
typedef struct soat_word_place {
    size_t start, end;
} soat_word_place;

typedef struct soat_sentence {
    size_t start, end; /* bytes of the text that was given */
    size_t first_word; /* index of its first word, and how many there are */
    size_t word_count; /* punctuation and numbers are words of their own */
} soat_sentence;

/* Borrowed from the segmenter until its next call. */
typedef struct soat_segmentation {
    const soat_sentence *sentences;
    size_t sentence_count;
    const soat_word_place *words; /* in the order of the text; none overlap */
    size_t word_count;
    size_t consumed; /* bytes that are done with */
} soat_segmentation;

enum {
    SOAT_SENTENCE_BYTES = 64 * 1024,   /* a longer one is cut: it is data, not text */
    SOAT_SEGMENT_LOOK_AHEAD = 8 * 1024 /* bytes behind a sentence that can decide where it ends */
};

/*
 * Cuts a text. Of one longer than memory give a piece with `more` set: what stands behind
 * `consumed` is to be given again in front of the next piece. A piece that is longer than
 * SOAT_SENTENCE_BYTES + SOAT_SEGMENT_LOOK_AHEAD always gets on. Linear in the length. MEMORY.
 */
SOAT_API soat_status soat_segment(soat_segmenter *segmenter, soat_span text, bool more,
                                  soat_segmentation *out, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif
