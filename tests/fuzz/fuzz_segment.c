/* Any bytes are cut: places are in order, inside the text, and words inside their sentence. */
#include "harness.h"
#include "soat/segment.h"

static void check(const soat_segmentation *made, size_t size) {
    size_t at = 0;
    for (size_t i = 0; i < made->sentence_count; i++) {
        const soat_sentence *const sentence = &made->sentences[i];
        MUST(sentence->start >= at && sentence->end > sentence->start && sentence->end <= size);
        at = sentence->start;
        for (size_t j = 0; j < sentence->word_count; j++) {
            const soat_word_place word = made->words[sentence->first_word + j];
            MUST(word.start >= at && word.end > word.start && word.end <= sentence->end);
            at = word.end;
        }
        at = sentence->end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static soat_segmenter *segmenter; /* making one takes longer than most inputs */
    soat_segmentation made;
    MUST(segmenter != NULL || soat_segmenter_new(&segmenter, NULL, NULL) == SOAT_OK);
    const soat_span text = soat_span_make((const char *)data, size);
    MUST(soat_segment(segmenter, text, true, &made, NULL) == SOAT_OK);
    check(&made, size);
    MUST(made.consumed <= size);
    MUST(soat_segment(segmenter, text, false, &made, NULL) == SOAT_OK);
    check(&made, size);
    MUST(made.consumed == size);
    return 0;
}
