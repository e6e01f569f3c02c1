/*
 * Lays given words under the pages of a document, for the tests of the text layer:
 *
 *     lay_text INPUT OUTPUT [add|replace|raster] < WORDS
 *
 * WORDS are lines of fields: `page NUMBER WIDTH HEIGHT`, `line LEFT TOP RIGHT BOTTOM`, `word LEFT TOP
 * RIGHT BOTTOM TEXT`, in pixels. `word+` is joined to the word after it.
 */
#include <stdio.h>
#include <string.h>

#include "doc/page_builder.h"
#include "soat/text_layer.h"

typedef struct state {
    soat_text_layer *layer;
    soat_page_source *source;
    const char *mode;
    soat_page_builder *builder;
    bool joins[100000]; /* of the words of the page */
    size_t words;
    uint32_t number;
} state;

static soat_status lay(state *self, soat_page *page, soat_error *error) {
    if (strcmp(self->mode, "raster") != 0) {
        const bool replace = strcmp(self->mode, "replace") == 0;
        return soat_text_layer_page(self->layer, page,
                                    replace ? SOAT_LAYER_REPLACE : SOAT_LAYER_ADD, error);
    }
    soat_image *image = NULL;
    soat_status status = soat_page_source_image(self->source, page->number, &image, error);
    if (status == SOAT_OK) {
        status = soat_text_layer_raster_page(self->layer, page, image, error);
    }
    soat_image_free(image);
    return status;
}

static soat_status end_page(state *self, soat_error *error) {
    if (self->builder == NULL) {
        return SOAT_OK;
    }
    soat_page *page = NULL;
    soat_status status = soat__page_builder_finish(self->builder, &page, error);
    soat__page_builder_free(self->builder);
    self->builder = NULL;
    if (status == SOAT_OK) {
        for (size_t i = 0; i < page->word_count; i++) {
            page->words[i].joined_to_next = self->joins[i];
        }
        status = lay(self, page, error);
    }
    soat_page_free(page);
    return status;
}

static soat_status take_line(state *self, const char *line, soat_error *error) {
    char kind[8], text[4096] = "";
    int a, b, c, d = 0;
    const int fields = sscanf(line, "%7s %d %d %d %d %4095[^\n]", kind, &a, &b, &c, &d, text);
    if (fields >= 4 && strcmp(kind, "page") == 0) {
        const soat_status status = end_page(self, error);
        self->builder = soat__page_builder_new((uint32_t)a, b, c, 200);
        self->words = 0;
        return status;
    }
    const soat_box box = {a, b, c, d};
    if (fields >= 5 && strcmp(kind, "line") == 0) {
        soat__page_builder_line(self->builder, box);
    } else if (fields >= 5 && strncmp(kind, "word", 4) == 0) {
        self->joins[self->words++] = kind[4] == '+';
        soat__page_builder_word(self->builder, box, soat_span_from_string(text), 90);
    }
    return SOAT_OK;
}

int main(int argc, char **argv) {
    static state self;
    soat_error error = {0};
    if (argc < 3) {
        return 2;
    }
    self.mode = argc > 3 ? argv[3] : "add";
    soat_status status = soat_text_layer_open(&self.layer, argv[1], argv[2], NULL, &error);
    if (status == SOAT_OK) {
        status = soat_page_source_open(&self.source, argv[1], NULL, &error);
    }
    char line[8192];
    while (status == SOAT_OK && fgets(line, sizeof line, stdin) != NULL) {
        status = take_line(&self, line, &error);
    }
    if (status == SOAT_OK) {
        status = end_page(&self, &error);
    }
    if (status == SOAT_OK) {
        status = soat_text_layer_finish(self.layer, &error);
    }
    if (status != SOAT_OK) {
        fprintf(stderr, "%s\n", error.message);
    }
    soat_page_source_free(self.source);
    soat_text_layer_free(self.layer);
    return status != SOAT_OK;
}
