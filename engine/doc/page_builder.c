#include "doc/page_builder.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"

struct soat_page_builder {
    soat_page *page;
    soat_arena texts;
    size_t block_capacity, line_capacity, word_capacity, symbol_capacity, choice_capacity;
    soat_status failure;
    /* Whether a part of the kind is open; a new part closes all parts below it. */
    bool in_block, in_line, in_word, in_symbol;
};

static void page_dispose(soat_page *page) {
    soat__free(page->blocks);
    soat__free(page->lines);
    soat__free(page->words);
    soat__free(page->symbols);
    soat__free(page->choices);
    if (page->storage != NULL) {
        soat__arena_dispose(page->storage);
        soat__free(page->storage);
    }
    soat__free(page);
}

void soat_page_free(soat_page *page) {
    if (page != NULL) {
        page_dispose(page);
    }
}

soat_page_builder *soat__page_builder_new(uint32_t number, int32_t width, int32_t height,
                                          int32_t resolution) {
    soat_page_builder *const builder = soat__alloc(1, sizeof *builder);
    soat_page *const page = soat__alloc(1, sizeof *page);
    if (builder == NULL || page == NULL) {
        soat__free(builder);
        soat__free(page);
        return NULL;
    }
    page->number = number;
    page->width = width;
    page->height = height;
    page->resolution = resolution;
    builder->page = page;
    return builder;
}

void soat__page_builder_free(soat_page_builder *builder) {
    if (builder == NULL) {
        return;
    }
    soat_page_free(builder->page);
    soat__arena_dispose(&builder->texts);
    soat__free(builder);
}

/* Room for one more item; indices into the page are 32 bits wide. */
static bool grow(soat_page_builder *builder, void *items, size_t *capacity, size_t count,
                 size_t size) {
    if (builder->failure != SOAT_OK) {
        return false;
    }
    if (count >= UINT32_MAX) {
        builder->failure = SOAT_ERROR_LIMIT;
        return false;
    }
    if (!soat__vector_reserve(items, capacity, count + 1, size)) {
        builder->failure = SOAT_ERROR_MEMORY;
        return false;
    }
    return true;
}

static soat_span keep_text(soat_page_builder *builder, soat_span text) {
    const soat_span copy = soat__arena_copy(&builder->texts, text);
    if (copy.data == NULL) {
        builder->failure = SOAT_ERROR_MEMORY;
    }
    return copy;
}

void soat__page_builder_block(soat_page_builder *builder, soat_box box) {
    soat_page *const page = builder->page;
    builder->in_block = builder->in_line = builder->in_word = builder->in_symbol = false;
    if (!grow(builder, &page->blocks, &builder->block_capacity, page->block_count,
              sizeof *page->blocks)) {
        return;
    }
    page->blocks[page->block_count++] =
        (soat_block){.box = box, .first_line = (uint32_t)page->line_count};
    builder->in_block = true;
}

void soat__page_builder_line(soat_page_builder *builder, soat_box box) {
    soat_page *const page = builder->page;
    builder->in_line = builder->in_word = builder->in_symbol = false;
    if (!builder->in_block) {
        soat__page_builder_block(builder, box);
    }
    if (!grow(builder, &page->lines, &builder->line_capacity, page->line_count,
              sizeof *page->lines)) {
        return;
    }
    page->lines[page->line_count++] =
        (soat_line){.box = box, .first_word = (uint32_t)page->word_count};
    page->blocks[page->block_count - 1].line_count++;
    builder->in_line = true;
}

void soat__page_builder_word(soat_page_builder *builder, soat_box box, soat_span read,
                             float confidence) {
    soat_page *const page = builder->page;
    builder->in_word = builder->in_symbol = false;
    if (!builder->in_line) {
        soat__page_builder_line(builder, box);
    }
    const soat_span text = keep_text(builder, read);
    if (!grow(builder, &page->words, &builder->word_capacity, page->word_count,
              sizeof *page->words)) {
        return;
    }
    page->words[page->word_count++] = (soat_word){.box = box,
                                                  .read = text,
                                                  .text = text,
                                                  .read_confidence = confidence,
                                                  .confidence = -1.0F,
                                                  .first_symbol = (uint32_t)page->symbol_count};
    page->lines[page->line_count - 1].word_count++;
    builder->in_word = true;
}

void soat__page_builder_symbol(soat_page_builder *builder, soat_box box) {
    soat_page *const page = builder->page;
    builder->in_symbol = false;
    if (!builder->in_word || !grow(builder, &page->symbols, &builder->symbol_capacity,
                                   page->symbol_count, sizeof *page->symbols)) {
        return;
    }
    page->symbols[page->symbol_count++] =
        (soat_symbol){.box = box, .first_choice = (uint32_t)page->choice_count};
    page->words[page->word_count - 1].symbol_count++;
    builder->in_symbol = true;
}

void soat__page_builder_choice(soat_page_builder *builder, soat_span text, int32_t cost) {
    soat_page *const page = builder->page;
    if (!builder->in_symbol) {
        return;
    }
    const soat_span copy = keep_text(builder, text);
    if (!grow(builder, &page->choices, &builder->choice_capacity, page->choice_count,
              sizeof *page->choices)) {
        return;
    }
    page->choices[page->choice_count++] = (soat_choice){.text = copy, .cost = cost};
    page->symbols[page->symbol_count - 1].choice_count++;
}

/* Squeezes out lines without words, then blocks without lines. */
static void drop_empty(soat_page *page) {
    size_t lines = 0, blocks = 0;
    for (size_t b = 0; b < page->block_count; b++) {
        soat_block block = page->blocks[b];
        const size_t first = lines;
        for (size_t i = 0; i < block.line_count; i++) {
            const soat_line line = page->lines[block.first_line + i];
            if (line.word_count > 0) {
                page->lines[lines++] = line;
            }
        }
        block.first_line = (uint32_t)first;
        block.line_count = (uint32_t)(lines - first);
        if (block.line_count > 0) {
            page->blocks[blocks++] = block;
        }
    }
    page->line_count = lines;
    page->block_count = blocks;
}

soat_status soat__page_builder_finish(soat_page_builder *builder, soat_page **out,
                                      soat_error *error) {
    *out = NULL;
    if (builder->failure == SOAT_ERROR_LIMIT) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "the page holds too many symbols");
    }
    soat_arena *const storage = soat__alloc(1, sizeof *storage);
    if (builder->failure != SOAT_OK || storage == NULL) {
        soat__free(storage);
        return soat__fail_memory(error);
    }
    *storage = builder->texts;
    builder->texts = (soat_arena){0};
    builder->page->storage = storage;
    drop_empty(builder->page);
    *out = builder->page;
    builder->page = NULL;
    return SOAT_OK;
}

soat_status soat__page_copy_text(soat_page *page, soat_span text, soat_span *out,
                                 soat_error *error) {
    const soat_span copy = soat__arena_copy(page->storage, text);
    if (copy.data == NULL) {
        return soat__fail_memory(error);
    }
    *out = copy;
    return SOAT_OK;
}
