/* Reading any bytes as a document: refused with a sentence, or pages that hold together. */
#include <string.h>

#include "harness.h"
#include "soat/read.h"

static void check_page(const soat_page *page) {
    size_t lines = 0, words = 0, symbols = 0, choices = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        MUST(page->blocks[i].first_line == lines && page->blocks[i].line_count > 0);
        lines += page->blocks[i].line_count;
    }
    for (size_t i = 0; i < page->line_count; i++) {
        MUST(page->lines[i].first_word == words && page->lines[i].word_count > 0);
        words += page->lines[i].word_count;
    }
    for (size_t i = 0; i < page->word_count; i++) {
        const soat_word *const word = &page->words[i];
        MUST(word->first_symbol == symbols);
        MUST(word->read.size == 0 || memchr(word->read.data, '\t', word->read.size) == NULL);
        symbols += word->symbol_count;
    }
    for (size_t i = 0; i < page->symbol_count; i++) {
        MUST(page->symbols[i].first_choice == choices && page->symbols[i].choice_count > 0);
        choices += page->symbols[i].choice_count;
    }
    MUST(lines == page->line_count && words == page->word_count);
    MUST(symbols == page->symbol_count && choices == page->choice_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const soat_span bytes = soat_span_make((const char *)data, size);
    soat_document document = {0};
    soat_error error = {0};
    const soat_status status = soat_document_read(&document, bytes, &error);
    MUST(status == SOAT_OK || (error.code == status && error.message[0] != '\0'));
    uint32_t number = 0;
    for (size_t i = 0; i < document.page_count; i++) {
        MUST(document.pages[i]->number > number);
        number = document.pages[i]->number;
        check_page(document.pages[i]);
    }
    MUST(status == SOAT_OK || document.page_count == 0);
    soat_document_dispose(&document);
    soat_buffer text = SOAT_BUFFER_INIT;
    const soat_status of_text = soat_document_text(bytes, true, &text, NULL);
    MUST(of_text == (status == SOAT_ERROR_ARGUMENT ? SOAT_OK : status));
    soat_buffer_dispose(&text);
    return 0;
}
