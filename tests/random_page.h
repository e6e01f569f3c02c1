/*
 * Pages and corrections made at random, for properties that must hold for every page: odd ones
 * too, with words of no letters, bytes that are not UTF-8, boxes of no size.
 */
#ifndef SOAT_TESTS_RANDOM_PAGE_H
#define SOAT_TESTS_RANDOM_PAGE_H

#include <stdlib.h>
#include <string.h>

#include "doc/page_builder.h"
#include "soat/correct.h"

typedef struct random_source {
    uint64_t state; /* never 0 */
} random_source;

static inline uint32_t random_below(random_source *source, uint32_t limit) {
    source->state ^= source->state << 13;
    source->state ^= source->state >> 7;
    source->state ^= source->state << 17;
    return (uint32_t)(source->state >> 16) % limit;
}

static inline const char *random_letter(random_source *source) {
    static const char *const letters[] = {"a", "b",  "ế", "Đ", "t",    "r",    "ừ", "1",
                                          ".", "\"", "<", "&", "\xff", "\x01", "'", "-"};
    return letters[random_below(source, sizeof letters / sizeof letters[0])];
}

static inline soat_box random_box(random_source *source) {
    const int32_t left = (int32_t)random_below(source, 2000) - 20;
    const int32_t top = (int32_t)random_below(source, 3000) - 20;
    return (soat_box){left, top, left + (int32_t)random_below(source, 300),
                      top + (int32_t)random_below(source, 60)};
}

static inline void random_word(random_source *source, soat_page_builder *builder) {
    char text[64] = "";
    const uint32_t letters = random_below(source, 8);
    char parts[8][8];
    for (uint32_t i = 0; i < letters; i++) {
        strcpy(parts[i], random_letter(source));
        strcat(text, parts[i]);
    }
    soat__page_builder_word(
        builder, random_box(source), soat_span_from_string(text),
        random_below(source, 9) == 0 ? -1.0F : (float)random_below(source, 10001) / 100.0F);
    if (random_below(source, 4) == 0) {
        return; /* a recogniser without symbols */
    }
    for (uint32_t i = 0; i < letters; i++) {
        soat__page_builder_symbol(builder, random_box(source));
        soat__page_builder_choice(builder, soat_span_from_string(parts[i]), 0);
        for (uint32_t more = random_below(source, 4); more > 0; more--) {
            soat__page_builder_choice(builder, soat_span_from_string(random_letter(source)),
                                      (int32_t)random_below(source, 20000));
        }
    }
}

/* Ends the program when memory is out. */
static inline soat_page *random_page(random_source *source, uint32_t number) {
    soat_page_builder *const builder = soat__page_builder_new(number, 2000, 3000, 200);
    soat_page *page = NULL;
    for (uint32_t blocks = random_below(source, 4); blocks > 0; blocks--) {
        soat__page_builder_block(builder, random_box(source));
        for (uint32_t lines = random_below(source, 5); lines > 0; lines--) {
            soat__page_builder_line(builder, random_box(source));
            for (uint32_t words = random_below(source, 8); words > 0; words--) {
                random_word(source, builder);
            }
        }
    }
    if (soat__page_builder_finish(builder, &page, NULL) != SOAT_OK) {
        abort();
    }
    soat__page_builder_free(builder);
    return page;
}

/* As a correction might leave the words: changed, split, removed, joined, judged or not. */
static inline void random_change(random_source *source, soat_page *page) {
    static const char *const texts[] = {"phát", "phát triển", "", "a b c", "trung,", "x\xff y"};
    for (size_t i = 0; i < page->word_count; i++) {
        soat_word *const word = &page->words[i];
        if (random_below(source, 3) == 0) {
            const char *const text = texts[random_below(source, sizeof texts / sizeof texts[0])];
            word->text = soat_span_from_string(text);
        }
        if (random_below(source, 2) == 0) {
            word->confidence = (float)random_below(source, 1001) / 1000.0F;
        }
        word->joined_to_next = random_below(source, 6) == 0;
    }
}

enum { RANDOM_EDITS = 6 };

typedef struct random_correction {
    soat_edit edits[RANDOM_EDITS], doubts[RANDOM_EDITS];
    soat_alternative alternatives[2];
    soat_correction made;
} random_correction;

static inline size_t random_edits(random_source *source, const soat_buffer *text, soat_edit *edits,
                                  const soat_alternative *alternatives) {
    size_t count = 0;
    for (size_t at = 0; count < RANDOM_EDITS && at + 1 < text->size; count++) {
        const size_t start = at + random_below(source, (uint32_t)(text->size - at));
        const size_t end = start + 1 + random_below(source, (uint32_t)(text->size - start));
        edits[count] = (soat_edit){.start = start,
                                   .end = end,
                                   .before = {text->data + start, end - start},
                                   .after = soat_span_from_string("đúng & \"tốt\""),
                                   .reason = (soat_reason)random_below(source, SOAT_REASON_COUNT),
                                   .confidence = (double)random_below(source, 1000) / 999.0,
                                   .alternatives = alternatives,
                                   .alternative_count = random_below(source, 3)};
        at = end;
    }
    return count;
}

/* `text` is soat_page_text(as_read) of the page, and outlives the correction. */
static inline void random_correct(random_source *source, const soat_buffer *text,
                                  random_correction *out) {
    memset(out, 0, sizeof *out);
    out->alternatives[0] = (soat_alternative){soat_span_from_string("khác"), 0.25};
    out->alternatives[1] = (soat_alternative){soat_span_from_string("\x02<"), 0.125};
    out->made = (soat_correction){.edits = out->edits, .doubts = out->doubts, .word_count = 7};
    out->made.edit_count = random_edits(source, text, out->edits, out->alternatives);
    out->made.doubt_count = random_edits(source, text, out->doubts, out->alternatives);
    out->made.error_rate = (double)random_below(source, 100) / 3.0;
}

#endif
