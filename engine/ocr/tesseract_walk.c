#include "ocr/tesseract_walk.h"

#include <math.h>

#include "base/error.h"
#include "doc/page_builder.h"

typedef struct walk {
    TessResultIterator *results;
    TessPageIterator *places; /* the same iterator, seen as a page iterator */
    soat_page_builder *builder;
    bool alternatives;
} walk;

static soat_box box_of(const walk *self, TessPageIteratorLevel level) {
    int left = 0, top = 0, right = 0, bottom = 0;
    TessPageIteratorBoundingBox(self->places, level, &left, &top, &right, &bottom);
    return (soat_box){left, top, right, bottom};
}

/* One entry of the choice iterator; `rating` in nats, as the adapter's header explains. */
typedef struct rated {
    const char *text; /* lives in Tesseract's character set, as long as the model */
    double rating;
} rated;

enum { CHOICES_MAX = 16 };

static void keep_choice(rated *choices, size_t *count, rated choice) {
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(choices[i].text, choice.text) == 0) {
            choices[i].rating = fmin(choices[i].rating, choice.rating);
            return;
        }
    }
    if (*count == CHOICES_MAX) {
        return;
    }
    size_t at = (*count)++;
    for (; at > 0 && choices[at - 1].rating > choice.rating; at--) {
        choices[at] = choices[at - 1];
    }
    choices[at] = choice;
}

static size_t collect_choices(const walk *self, rated choices[CHOICES_MAX]) {
    size_t count = 0;
    TessChoiceIterator *const iterator = TessResultIteratorGetChoiceIterator(self->results);
    if (iterator == NULL) {
        return 0;
    }
    do {
        const char *const text = TessChoiceIteratorGetUTF8Text(iterator);
        if (text != NULL) {
            const double confidence = (double)TessChoiceIteratorConfidence(iterator);
            keep_choice(choices, &count, (rated){text, 100.0 - confidence});
        }
    } while (TessChoiceIteratorNext(iterator));
    TessChoiceIteratorDelete(iterator);
    return count;
}

static int32_t cost_of(double nats) {
    return (int32_t)lround(fmax(nats, 0) * 1000.0);
}

/* What was read comes first, at the cost it has; then the others, cheapest first. */
static void add_choices(const walk *self, const char *read) {
    rated choices[CHOICES_MAX];
    const size_t count = self->alternatives ? collect_choices(self, choices) : 0;
    double own = 0;
    const double best = count > 0 ? choices[0].rating : 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(choices[i].text, read) == 0) {
            own = choices[i].rating - best;
        }
    }
    soat__page_builder_choice(self->builder, soat_span_from_string(read), cost_of(own));
    for (size_t i = 0; i < count; i++) {
        if (strcmp(choices[i].text, read) != 0) {
            soat__page_builder_choice(self->builder, soat_span_from_string(choices[i].text),
                                      cost_of(choices[i].rating - best));
        }
    }
}

static void add_symbol(const walk *self) {
    char *const read = TessResultIteratorGetUTF8Text(self->results, RIL_SYMBOL);
    if (read != NULL && strcmp(read, " ") != 0) {
        soat__page_builder_symbol(self->builder, box_of(self, RIL_SYMBOL));
        add_choices(self, read);
    }
    TessDeleteText(read);
}

static bool begins(const walk *self, TessPageIteratorLevel level) {
    return TessPageIteratorIsAtBeginningOf(self->places, level) != 0;
}

/*
 * Tesseract has spaces inside words, and words of nothing else, where it took a picture or dirt
 * for text. A word of a page holds none.
 */
static void drop_spaces(char *text) {
    char *kept = text;
    for (const char *from = text; from != NULL && *from != '\0'; from++) {
        if (*from != ' ') {
            *kept++ = *from;
        }
    }
    if (kept != NULL) {
        *kept = '\0';
    }
}

/* False when the word is left out, and its symbols with it. */
static bool add_word(const walk *self) {
    if (begins(self, RIL_BLOCK)) {
        soat__page_builder_block(self->builder, box_of(self, RIL_BLOCK));
    }
    if (begins(self, RIL_TEXTLINE)) {
        soat__page_builder_line(self->builder, box_of(self, RIL_TEXTLINE));
    }
    char *const read = TessResultIteratorGetUTF8Text(self->results, RIL_WORD);
    drop_spaces(read);
    const bool kept = read != NULL && read[0] != '\0';
    if (kept) {
        soat__page_builder_word(self->builder, box_of(self, RIL_WORD), soat_span_from_string(read),
                                TessResultIteratorConfidence(self->results, RIL_WORD));
    }
    TessDeleteText(read);
    return kept;
}

static void walk_page(const walk *self) {
    bool kept = false;
    do {
        if (begins(self, RIL_WORD)) {
            kept = add_word(self);
        }
        if (kept) {
            add_symbol(self);
        }
    } while (TessResultIteratorNext(self->results, RIL_SYMBOL));
}

soat_status soat__tesseract_walk(TessBaseAPI *api, bool alternatives, uint32_t number,
                                 soat_box whole, int32_t resolution, soat_page **out,
                                 soat_error *error) {
    soat_page_builder *const builder =
        soat__page_builder_new(number, whole.right, whole.bottom, resolution);
    if (builder == NULL) {
        return soat__fail_memory(error);
    }
    TessResultIterator *const results = TessBaseAPIGetIterator(api);
    if (results != NULL) { /* NULL: nothing on the page */
        const walk self = {.results = results,
                           .places = TessResultIteratorGetPageIterator(results),
                           .builder = builder,
                           .alternatives = alternatives};
        walk_page(&self);
        TessResultIteratorDelete(results);
    }
    const soat_status status = soat__page_builder_finish(builder, out, error);
    soat__page_builder_free(builder);
    return status;
}
