#include "segment/segmenter.h"

#include "base/error.h"
#include "base/memory.h"
#include "segment/sentence_end.h"
#include "text/token.h"

struct soat_segmenter {
    soat_sentence_rules rules;
    bool sentences_only;
    soat_cut_method method;
    soat_word_list list;
    soat_word_cutter cutter;
    soat_sentence *sentences;
    size_t sentence_count, sentence_capacity;
    size_t column; /* letters before the place where the next call goes on, in its line */
};

void soat_segment_options_init(soat_segment_options *options) {
    *options = (soat_segment_options){0};
}

soat_status soat_segmenter_new(soat_segmenter **out, const soat_segment_options *options,
                               soat_error *error) {
    *out = NULL;
    soat_segmenter *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    soat_segment_options chosen;
    soat_segment_options_init(&chosen);
    chosen = options == NULL ? chosen : *options;
    self->rules.lines = chosen.lines;
    self->sentences_only = chosen.sentences_only;
    soat_status status = SOAT_OK;
    if (!self->sentences_only) {
        status = soat__word_list_read_table(&self->list, error);
    }
    if (status == SOAT_OK) {
        status = soat__word_list_add(&self->list, chosen.words, error);
    }
    if (status != SOAT_OK) {
        soat_segmenter_free(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat_segmenter_free(soat_segmenter *segmenter) {
    if (segmenter == NULL) {
        return;
    }
    soat__word_list_dispose(&segmenter->list);
    soat__word_cutter_dispose(&segmenter->cutter);
    soat__free(segmenter->sentences);
    soat__free(segmenter);
}

void soat__segmenter_set_method(soat_segmenter *segmenter, soat_cut_method method) {
    segmenter->method = method;
}

/* Letters in the line behind text[from, to), when `column` stood before it. */
static size_t column_after(soat_span text, size_t from, size_t to, size_t column) {
    for (size_t i = from; i < to; i++) {
        const char byte = text.data[i];
        column = byte == '\n' || byte == '\r' ? 0 : column + (((unsigned char)byte & 0xC0) != 0x80);
    }
    return column;
}

/* Past blanks and line ends. */
static size_t skip_blanks(soat_span text, size_t start) {
    soat_token token;
    size_t at = start;
    while (soat__token_next(text, &at, &token) &&
           (token.kind == SOAT_TOKEN_SPACE || token.kind == SOAT_TOKEN_LINE_END)) {
        start = at;
    }
    return start;
}

static soat_status add_sentence(soat_segmenter *self, soat_span text, size_t start, size_t end,
                                soat_error *error) {
    if (!soat__vector_reserve(&self->sentences, &self->sentence_capacity, self->sentence_count + 1,
                              sizeof *self->sentences)) {
        return soat__fail_memory(error);
    }
    const size_t first = self->cutter.word_count;
    if (!self->sentences_only) {
        const soat_status status =
            soat__word_cut(&self->cutter, &self->list, text, start, end, self->method, error);
        if (status != SOAT_OK) {
            return status;
        }
    }
    self->sentences[self->sentence_count++] =
        (soat_sentence){start, end, first, self->cutter.word_count - first};
    return SOAT_OK;
}

soat_status soat_segment(soat_segmenter *segmenter, soat_span text, bool more,
                         soat_segmentation *out, soat_error *error) {
    *out = (soat_segmentation){0};
    segmenter->sentence_count = segmenter->cutter.word_count = 0;
    size_t consumed = 0;
    for (size_t start = 0; start < text.size;) {
        start = skip_blanks(text, consumed);
        const size_t column = column_after(text, consumed, start, segmenter->column);
        if (start == text.size) { /* nothing but blanks */
            segmenter->column = column;
            consumed = start;
            break;
        }
        const size_t end = soat__sentence_end(text, start, column, segmenter->rules);
        if (more && text.size - end < SOAT_SEGMENT_LOOK_AHEAD) {
            break;
        }
        const soat_status status = add_sentence(segmenter, text, start, end, error);
        if (status != SOAT_OK) {
            return status;
        }
        segmenter->column = column_after(text, start, end, column);
        consumed = start = end;
    }
    if (!more) {
        segmenter->column = 0;
        consumed = text.size;
    }
    *out = (soat_segmentation){segmenter->sentences, segmenter->sentence_count,
                               segmenter->cutter.words, segmenter->cutter.word_count, consumed};
    return SOAT_OK;
}
