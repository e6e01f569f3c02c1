/* The segmenter as the tests see it: with the choice of how words are cut. */
#ifndef SOAT_SEGMENT_SEGMENTER_H
#define SOAT_SEGMENT_SEGMENTER_H

#include "segment/word_cut.h"
#include "soat/segment.h"

/* LIKELIEST unless told. */
void soat__segmenter_set_method(soat_segmenter *segmenter, soat_cut_method method);

#endif
