#include "segment_print.h"

#include <stdio.h>
#include <string.h>

#include "json_text.h"

void segment_print_begin(segment_print *self, const char *input) {
    if (!self->json) {
        return;
    }
    fputs("{\"format\":\"soat-segmentation\",\"version\":1,\"input\":", stdout);
    json_put(json_text(soat_span_from_string(input)), stdout);
    fputs(",\"sentences\":[", stdout);
}

/* The bytes of the blank or line end at text[at], or 0: those that separate words. */
static size_t blank_size(soat_span text, size_t at) {
    static const char *const blanks[] = {" ", "\t", "\n", "\r", "\f", "\v", "\xC2\xA0"};
    const unsigned char first = (unsigned char)text.data[at];
    if (first > ' ' && first < 0xC2) {
        return 0; /* by far the most */
    }
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        const size_t size = strlen(blanks[i]);
        if (text.size - at >= size && memcmp(text.data + at, blanks[i], size) == 0) {
            return size;
        }
    }
    /* U+2000 to U+200A, U+202F, U+3000 */
    const unsigned char *const bytes = (const unsigned char *)text.data + at;
    const bool wide =
        text.size - at >= 3 && ((bytes[0] == 0xE2 && bytes[1] == 0x80 &&
                                 ((bytes[2] >= 0x80 && bytes[2] <= 0x8A) || bytes[2] == 0xAF)) ||
                                (bytes[0] == 0xE3 && bytes[1] == 0x80 && bytes[2] == 0x80));
    return wide ? 3 : 0;
}

/* With each run of blanks as `between`. */
static void put_text(soat_span text, char between) {
    for (size_t at = 0; at < text.size;) {
        size_t size = blank_size(text, at);
        if (size == 0) {
            putc(text.data[at++], stdout);
            continue;
        }
        putc(between, stdout);
        for (; size > 0 && at < text.size; size = at < text.size ? blank_size(text, at) : 0) {
            at += size;
        }
    }
}

static void put_line(const segment_print *self, soat_span text, const soat_segmentation *made,
                     const soat_sentence *sentence) {
    if (self->sentences_only) {
        put_text(soat_span_make(text.data + sentence->start, sentence->end - sentence->start), ' ');
    }
    for (size_t i = 0; i < sentence->word_count; i++) {
        const soat_word_place *const word = &made->words[sentence->first_word + i];
        if (i > 0) {
            putc(' ', stdout);
        }
        put_text(soat_span_make(text.data + word->start, word->end - word->start), '_');
    }
    putc('\n', stdout);
}

static void put_places(const segment_print *self, const soat_segmentation *made,
                       const soat_sentence *sentence) {
    printf("%s{\"start\":%zu,\"end\":%zu", self->sentence_count > 0 ? "," : "",
           self->offset + sentence->start, self->offset + sentence->end);
    for (size_t i = 0; i < sentence->word_count; i++) {
        const soat_word_place *const word = &made->words[sentence->first_word + i];
        printf("%s[%zu,%zu]", i > 0 ? "," : ",\"words\":[", self->offset + word->start,
               self->offset + word->end);
    }
    fputs(sentence->word_count > 0 ? "]}" : "}", stdout);
}

bool segment_print_put(segment_print *self, soat_span text, const soat_segmentation *made) {
    for (size_t i = 0; i < made->sentence_count; i++, self->sentence_count++) {
        if (self->json) {
            put_places(self, made, &made->sentences[i]);
        } else {
            put_line(self, text, made, &made->sentences[i]);
        }
    }
    self->word_count += made->word_count;
    self->offset += made->consumed;
    return ferror(stdout) == 0;
}

bool segment_print_end(segment_print *self, bool whole) {
    if (self->json) {
        printf("],\"counts\":{\"bytes\":%zu,\"sentences\":%zu,\"words\":%zu},\"whole\":%s}\n",
               self->offset, self->sentence_count, self->word_count, whole ? "true" : "false");
    }
    return ferror(stdout) == 0;
}
