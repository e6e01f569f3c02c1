#include "ocr/page_join.h"

#include "base/error.h"
#include "doc/box.h"
#include "doc/page_builder.h"

static soat_box words_box(const soat_piece *piece, const soat_page *page) {
    soat_box box = page->words[piece->first_word].box;
    for (uint32_t i = 1; i < piece->word_count; i++) {
        box = soat__box_united(box, page->words[piece->first_word + i].box);
    }
    return box;
}

static void add_symbol(soat_page_builder *builder, const soat_page *page, uint32_t index) {
    const soat_symbol *const symbol = &page->symbols[index];
    soat__page_builder_symbol(builder, symbol->box);
    for (uint32_t i = 0; i < symbol->choice_count; i++) {
        const soat_choice *const choice = &page->choices[symbol->first_choice + i];
        soat__page_builder_choice(builder, choice->text, choice->cost);
    }
}

static void add_words(soat_page_builder *builder, const soat_page *page, const soat_piece *piece) {
    for (uint32_t i = 0; i < piece->word_count; i++) {
        const soat_word *const word = &page->words[piece->first_word + i];
        soat__page_builder_word(builder, word->box, word->read, word->read_confidence);
        for (uint32_t k = 0; k < word->symbol_count; k++) {
            add_symbol(builder, page, word->first_symbol + k);
        }
    }
}

static bool is_same_line(const soat_piece *one, const soat_piece *next) {
    const bool as_read = one->source == next->source && one->line == next->line;
    return one->group == next->group && (as_read || one->row == next->row);
}

/* The end of the run of pieces that begins at `from` and is a block, or else a line. */
static size_t end_of_run(const soat_pieces *pieces, size_t from, bool block) {
    size_t end = from + 1;
    while (end < pieces->count &&
           (block ? pieces->items[end].group == pieces->items[from].group
                  : is_same_line(&pieces->items[end - 1], &pieces->items[end]))) {
        end++;
    }
    return end;
}

static soat_box run_box(const soat_pieces *pieces, const soat_page *const *sources, size_t from,
                        size_t end) {
    soat_box box = words_box(&pieces->items[from], sources[pieces->items[from].source]);
    for (size_t i = from + 1; i < end; i++) {
        box = soat__box_united(box, words_box(&pieces->items[i], sources[pieces->items[i].source]));
    }
    return box;
}

soat_status soat__page_join(const soat_pieces *pieces, const soat_page *const *sources,
                            soat_page **out, soat_error *error) {
    *out = NULL;
    const soat_page *const like = sources[0];
    soat_page_builder *const builder =
        soat__page_builder_new(like->number, like->width, like->height, like->resolution);
    if (builder == NULL) {
        return soat__fail_memory(error);
    }
    for (size_t block = 0; block < pieces->count;) {
        const size_t block_end = end_of_run(pieces, block, true);
        soat__page_builder_block(builder, run_box(pieces, sources, block, block_end));
        for (size_t line = block; line < block_end;) {
            const size_t line_end = end_of_run(pieces, line, false);
            soat__page_builder_line(builder, run_box(pieces, sources, line, line_end));
            for (size_t i = line; i < line_end; i++) {
                add_words(builder, sources[pieces->items[i].source], &pieces->items[i]);
            }
            line = line_end;
        }
        block = block_end;
    }
    const soat_status status = soat__page_builder_finish(builder, out, error);
    soat__page_builder_free(builder);
    return status;
}
