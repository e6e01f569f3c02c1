/*
 * What text the pages of a PDF have themselves: own_text FILE flags prints a line a page, own_text
 * FILE NUMBER the words of one, as lay_text reads them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "soat/scan.h"

static soat_status print_flags(soat_page_source *source, soat_error *error) {
    soat_status status = SOAT_OK;
    for (uint32_t page = 1; page <= soat_page_source_count(source) && status == SOAT_OK; page++) {
        soat_own_text own;
        status = soat_page_source_own_text(source, page, &own, error);
        const char *const both = own.visible && own.invisible ? " " : "";
        const char *const none = own.visible || own.invisible ? "" : "none";
        printf("%s%s%s%s\n", own.visible ? "visible" : "", both, own.invisible ? "invisible" : "",
               none);
    }
    return status;
}

static soat_status print_words(soat_page_source *source, uint32_t number, soat_error *error) {
    soat_page *page = NULL;
    const soat_status status = soat_page_source_read(source, number, &page, error);
    if (status != SOAT_OK) {
        return status;
    }
    printf("page %u %d %d\n", page->number, page->width, page->height);
    for (size_t i = 0; i < page->line_count; i++) {
        const soat_line *const line = &page->lines[i];
        const soat_box box = line->box;
        printf("line %d %d %d %d\n", box.left, box.top, box.right, box.bottom);
        for (uint32_t j = 0; j < line->word_count; j++) {
            const soat_word *const word = &page->words[line->first_word + j];
            const soat_box at = word->box;
            printf("word %d %d %d %d %.*s\n", at.left, at.top, at.right, at.bottom,
                   (int)word->text.size, word->text.data);
        }
    }
    soat_page_free(page);
    return SOAT_OK;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        return 2;
    }
    soat_error error = {0};
    soat_page_source *source = NULL;
    soat_status status = soat_page_source_open(&source, argv[1], NULL, &error);
    if (status == SOAT_OK) {
        status = strcmp(argv[2], "flags") == 0
                     ? print_flags(source, &error)
                     : print_words(source, (uint32_t)strtoul(argv[2], NULL, 10), &error);
    }
    if (status != SOAT_OK) {
        fprintf(stderr, "%s\n", error.message);
    }
    soat_page_source_free(source);
    return status != SOAT_OK;
}
