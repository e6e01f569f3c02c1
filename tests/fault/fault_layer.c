/*
 * Pages that become pictures with text under them, with each allocation failing once: the page in
 * hand may lose its text or stay as it was, but the other pages go on, each with its own picture.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doc/page_builder.h"
#include "ocr/page_image.h"
#include "soat/text_layer.h"
#include "sweep.h"

enum { PAGES = 3, SIDE = 200 };

static char folder[] = "/tmp/soat-fault-XXXXXX", input[64], output[64];
static soat_image *pictures[PAGES];
static soat_page *words[PAGES];

/* A PDF whose page N is grey all over, the lighter the later. */
static void write_input(void) {
    FILE *const file = fopen(input, "w");
    fputs("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
          "2 0 obj<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>endobj\n",
          file);
    for (int i = 0; i < PAGES; i++) {
        fprintf(file,
                "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents %d 0 R>>endobj\n"
                "%d 0 obj<</Length 23>>stream\n0.%d g 0 0 72 72 re f    \nendstream endobj\n",
                3 + i, 6 + i, 6 + i, 2 + 3 * i);
    }
    fputs("trailer<</Size 9/Root 1 0 R>>\n%%EOF\n", file);
    fclose(file);
}

static bool same_word(const soat_page *one, const soat_page *other) {
    const soat_span a = one->words[0].text, b = other->words[0].text;
    return one->word_count == 1 && a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static soat_page *page_of(uint32_t number) {
    char text[16];
    soat_page *page = NULL;
    soat_error error = {0};
    snprintf(text, sizeof text, "trang%u", number);
    soat_page_builder *const builder = soat__page_builder_new(number, SIDE, SIDE, SIDE);
    soat__page_builder_line(builder, (soat_box){10, 50, 180, 90});
    soat__page_builder_word(builder, (soat_box){10, 50, 180, 90}, soat_span_from_string(text), 90);
    soat__page_builder_finish(builder, &page, &error);
    soat__page_builder_free(builder);
    return page;
}

static unsigned grey_of(const soat_image *image) {
    l_uint32 value = 0;
    pixGetPixel(image->pix, pixGetWidth(image->pix) / 2, pixGetHeight(image->pix) / 2, &value);
    return pixGetDepth(image->pix) == 32 ? value >> 24 : value;
}

/* Page `number` of the output: it looks as it did, and its text is its own, or gone if it may be. */
static soat_status look_at(soat_page_source *source, uint32_t number, bool may_lack_text,
                           soat_error *error) {
    soat_image *image = NULL;
    soat_page *page = NULL;
    soat_status status = soat_page_source_image(source, number, &image, error);
    if (status == SOAT_OK) {
        status = soat_page_source_read(source, number, &page, error);
    }
    if (status == SOAT_OK) {
        const bool looks = grey_of(image) == grey_of(pictures[number - 1]);
        const bool reads =
            page->word_count == 0 ? may_lack_text : same_word(page, words[number - 1]);
        status = looks && reads ? SOAT_OK : SOAT_ERROR_INTERNAL;
    }
    soat_page_free(page);
    soat_image_free(image);
    return status;
}

/* INTERNAL when the output is wrong. `lost` is the page in which memory ran out, or 0. */
static soat_status look_at_output(uint32_t lost, soat_error *error) {
    soat_page_source *source = NULL;
    soat_status status = soat_page_source_open(&source, output, NULL, error);
    for (uint32_t number = 1; status == SOAT_OK && number <= PAGES; number++) {
        status = look_at(source, number, number == lost, error);
        if (status == SOAT_ERROR_INTERNAL) {
            printf("page %u is wrong; memory ran out in page %u\n", number, lost);
        }
    }
    soat_page_source_free(source);
    return status;
}

static soat_status raster(soat_error *error) {
    soat_text_layer *layer = NULL;
    soat_status status = soat_text_layer_open(&layer, input, output, NULL, error);
    soat_status of_pages = SOAT_OK;
    uint32_t lost = 0;
    for (uint32_t i = 0; status == SOAT_OK && i < PAGES; i++) {
        const soat_status laid = soat_text_layer_raster_page(layer, words[i], pictures[i], error);
        if (laid != SOAT_OK) {
            of_pages = laid;
            lost = i + 1;
        }
    }
    if (status == SOAT_OK) {
        status = soat_text_layer_finish(layer, error);
    }
    soat_text_layer_free(layer);
    if (status == SOAT_OK) {
        status = look_at_output(lost, error);
    }
    return status != SOAT_OK ? status : of_pages;
}

static bool set_up(void) {
    if (mkdtemp(folder) == NULL) {
        return false;
    }
    snprintf(input, sizeof input, "%s/in.pdf", folder);
    snprintf(output, sizeof output, "%s/out.pdf", folder);
    write_input();
    soat_error error = {0};
    const soat_source_options options = {.resolution = SIDE};
    soat_page_source *source = NULL;
    soat_status status = soat_page_source_open(&source, input, &options, &error);
    for (uint32_t i = 0; status == SOAT_OK && i < PAGES; i++) {
        status = soat_page_source_image(source, i + 1, &pictures[i], &error);
        words[i] = page_of(i + 1);
    }
    soat_page_source_free(source);
    return status == SOAT_OK && grey_of(pictures[0]) < grey_of(pictures[1]);
}

int main(void) {
    const fault_scenario scenarios[] = {{"pages that become pictures", raster, 0}};
    soat_scan_silence();
    const int bad = set_up() ? fault_sweep(scenarios, 1) : 1;
    for (uint32_t i = 0; i < PAGES; i++) {
        soat_image_free(pictures[i]);
        soat_page_free(words[i]);
    }
    unlink(input);
    unlink(output);
    rmdir(folder);
    return bad;
}
