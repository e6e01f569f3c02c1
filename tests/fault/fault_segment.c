/* Segmentation under failing allocations. */
#include "soat/segment.h"
#include "sweep.h"

static soat_status segment(soat_error *error) {
    soat_segmenter *segmenter = NULL;
    soat_segmentation made;
    const soat_segment_options options = {.words = soat_span_from_string("rơ moóc hạng nặng\n")};
    soat_status status = soat_segmenter_new(&segmenter, &options, error);
    if (status == SOAT_OK) {
        const soat_span text = soat_span_from_string("Ông Nguyễn Văn An hỏi. Không ai trả lời.");
        status = soat_segment(segmenter, text, false, &made, error);
    }
    soat_segmenter_free(segmenter);
    return status;
}

int main(void) {
    const fault_scenario scenarios[] = {{"segment", segment, 0}};
    return fault_sweep(scenarios, 1);
}
