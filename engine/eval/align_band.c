/*
 * The matrix D[row][column] is kept as its vertical differences in the current column: two bit
 * vectors (plus one, minus one) a block of up to 64 plain rows, or one small number for a special
 * row. A column is one pass down the blocks of the band, handing on the horizontal difference.
 */
#include "eval/align_band.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"

enum { BLOCK_ROWS = 64 };

struct soat__band_block {
    const soat__align_special *special; /* NULL for a block of plain rows */
    size_t first;                       /* row, counted in the direction of the sweep */
    unsigned size;
    int delta;            /* of a special row; it may fall below -1 where columns are absorbed */
    uint64_t plus, minus; /* of plain rows */
};

soat_status soat__band_open(soat__band *band, const soat__align_input *input, soat_error *error) {
    band->input = input;
    if (input->row_count >= SOAT_BAND_INFINITE / 2 ||
        input->column_count >= SOAT_BAND_INFINITE / 2) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "a text is too long to be aligned; cut it");
    }
    soat_status status = soat__row_index_open(&band->rows, input, error);
    if (status != SOAT_OK) {
        return status;
    }
    band->cursor = soat__alloc(input->symbol_count, sizeof(uint32_t));
    band->stamp = soat__alloc(input->symbol_count, sizeof(uint32_t));
    band->blocks = soat__alloc(input->row_count / BLOCK_ROWS + 2 * input->special_count + 2,
                               sizeof *band->blocks);
    if (band->cursor == NULL || band->stamp == NULL || band->blocks == NULL) {
        soat__band_close(band);
        return soat__fail_memory(error);
    }
    return SOAT_OK;
}

void soat__band_close(soat__band *band) {
    soat__row_index_close(&band->rows);
    soat__free(band->cursor);
    soat__free(band->stamp);
    soat__free(band->blocks);
    memset(band, 0, sizeof *band);
}

/* The first special at or after `row`. */
static size_t first_special(const soat__align_input *input, size_t row) {
    size_t low = 0, high = input->special_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (input->specials[middle].row < row) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void add_plain_blocks(soat__band *band, size_t first, size_t end) {
    for (; first < end; first += BLOCK_ROWS) {
        const size_t size = end - first < BLOCK_ROWS ? end - first : BLOCK_ROWS;
        band->blocks[band->block_count++] =
            (soat__band_block){.first = first, .size = (unsigned)size, .plus = ~(uint64_t)0};
    }
}

static void build_blocks(soat__band *band, const soat__band_view *view) {
    const soat__align_input *const input = band->input;
    const size_t from = first_special(input, view->row_begin);
    const size_t to = first_special(input, view->row_end);
    const size_t row_count = view->row_end - view->row_begin;
    size_t done = 0;
    band->block_count = 0;
    for (size_t i = 0; i < to - from; i++) {
        const soat__align_special *const special =
            &input->specials[view->backward ? to - 1 - i : from + i];
        const size_t row =
            view->backward ? view->row_end - 1 - special->row : special->row - view->row_begin;
        add_plain_blocks(band, done, row);
        band->blocks[band->block_count++] = (soat__band_block){
            .special = special, .first = row, .size = 1, .delta = special->optional ? 0 : 1};
        done = row + 1;
    }
    add_plain_blocks(band, done, row_count);
}

/* The number, in the direction of the sweep, of a posting; postings run the same way. */
static size_t posting_row(const soat__band *band, const soat__band_view *view, uint32_t symbol,
                          uint32_t number) {
    return view->backward
               ? view->row_end - 1 -
                     band->rows.postings[band->rows.posting_start[symbol + 1] - 1 - number]
               : band->rows.postings[band->rows.posting_start[symbol] + number] - view->row_begin;
}

/* Rows before the view wrap round to huge numbers, so the search asks for them first. */
static uint32_t find_posting(const soat__band *band, const soat__band_view *view, uint32_t symbol) {
    uint32_t low = 0,
             high = band->rows.posting_start[symbol + 1] - band->rows.posting_start[symbol];
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const uint32_t row =
            view->backward ? band->rows.postings[band->rows.posting_start[symbol + 1] - 1 - middle]
                           : band->rows.postings[band->rows.posting_start[symbol] + middle];
        if (view->backward ? row >= view->row_end : row < view->row_begin) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The number of the first posting of the symbol at or below the top of the band. */
static uint32_t posting_at(soat__band *band, const soat__band_view *view, uint32_t symbol,
                           size_t top) {
    if (band->stamp[symbol] != band->sweep) {
        band->stamp[symbol] = band->sweep;
        band->cursor[symbol] = find_posting(band, view, symbol);
    }
    const uint32_t count = band->rows.posting_start[symbol + 1] - band->rows.posting_start[symbol];
    uint32_t number = band->cursor[symbol];
    while (number < count && posting_row(band, view, symbol, number) < top) {
        number++;
    }
    band->cursor[symbol] = number;
    return number;
}

/* One column of a block of plain rows: takes and gives the horizontal difference at its edges. */
static int step_plain(soat__band_block *block, uint64_t equal, int horizontal) {
    const uint64_t down = horizontal < 0;
    const uint64_t vertical = equal | block->minus;
    equal |= down;
    const uint64_t across = (((equal & block->plus) + block->plus) ^ block->plus) | equal;
    uint64_t plus = block->minus | ~(across | block->plus);
    uint64_t minus = block->plus & across;
    const int out = (int)(plus >> (block->size - 1) & 1) - (int)(minus >> (block->size - 1) & 1);
    plus = plus << 1 | (uint64_t)(horizontal > 0);
    minus = minus << 1 | down;
    block->plus = minus | ~(vertical | plus);
    block->minus = plus & vertical;
    return out;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

static int step_special(soat__band_block *block, uint32_t symbol, int horizontal) {
    const soat__align_special *const special = block->special;
    const int mismatch = special->matches[symbol] ? 0 : 1;
    const int insertion = special->absorbs ? mismatch : 1;
    const int reached =
        least(least(mismatch, horizontal + (special->optional ? 0 : 1)), block->delta + insertion);
    const int out = reached - block->delta;
    block->delta = reached - horizontal;
    return out;
}

static int block_delta(const soat__band_block *block) {
    if (block->special != NULL) {
        return block->delta;
    }
    const uint64_t mask = ~(uint64_t)0 >> (BLOCK_ROWS - block->size);
    return __builtin_popcountll(block->plus & mask) - __builtin_popcountll(block->minus & mask);
}

static uint64_t reversed(uint64_t bits) {
    bits = (bits & 0x5555555555555555u) << 1 | (bits >> 1 & 0x5555555555555555u);
    bits = (bits & 0x3333333333333333u) << 2 | (bits >> 2 & 0x3333333333333333u);
    bits = (bits & 0x0F0F0F0F0F0F0F0Fu) << 4 | (bits >> 4 & 0x0F0F0F0F0F0F0F0Fu);
    return __builtin_bswap64(bits);
}

/* Rows of the block that hold a frequent symbol; bits beyond the block's size mean nothing. */
static uint64_t equal_bits(const soat__band *band, const soat__band_view *view, uint32_t symbol,
                           const soat__band_block *block) {
    if (!view->backward) {
        return soat__row_index_bits(&band->rows, symbol, view->row_begin + block->first);
    }
    const size_t first = view->row_end - block->first - block->size;
    return reversed(soat__row_index_bits(&band->rows, symbol, first)) >> (BLOCK_ROWS - block->size);
}

static void step_frequent(soat__band *band, const soat__band_view *view, uint32_t symbol,
                          size_t top, size_t bottom) {
    int horizontal = 1;
    for (size_t i = top; i < bottom; i++) {
        soat__band_block *const block = &band->blocks[i];
        horizontal = block->special != NULL
                         ? step_special(block, symbol, horizontal)
                         : step_plain(block, equal_bits(band, view, symbol, block), horizontal);
    }
}

static void step_rare(soat__band *band, const soat__band_view *view, uint32_t symbol, size_t top,
                      size_t bottom) {
    const uint32_t count = band->rows.posting_start[symbol + 1] - band->rows.posting_start[symbol];
    uint32_t number = posting_at(band, view, symbol, band->blocks[top].first);
    size_t row = number < count ? posting_row(band, view, symbol, number) : SIZE_MAX;
    int horizontal = 1;
    for (size_t i = top; i < bottom; i++) {
        soat__band_block *const block = &band->blocks[i];
        if (block->special != NULL) {
            horizontal = step_special(block, symbol, horizontal);
            continue;
        }
        uint64_t equal = 0;
        for (const size_t end = block->first + block->size; row < end;) {
            equal |= (uint64_t)1 << (row - block->first);
            number++;
            row = number < count ? posting_row(band, view, symbol, number) : SIZE_MAX;
        }
        horizontal = step_plain(block, equal, horizontal);
    }
}

static void step_column(soat__band *band, const soat__band_view *view, size_t column, size_t top,
                        size_t bottom) {
    const uint32_t symbol =
        band->input
            ->columns[view->backward ? view->column_end - column : view->column_begin + column - 1];
    if (band->rows.bits_of[symbol] != 0) {
        step_frequent(band, view, symbol, top, bottom);
    } else {
        step_rare(band, view, symbol, top, bottom);
    }
}

static void write_scores(const soat__band *band, const soat__band_view *view, uint32_t score,
                         size_t top, size_t bottom, uint32_t *scores) {
    const size_t row_count = view->row_end - view->row_begin;
    for (size_t row = 0; row <= row_count; row++) {
        scores[row] = SOAT_BAND_INFINITE;
    }
    int64_t sum = score;
    scores[top < band->block_count ? band->blocks[top].first : row_count] = score;
    for (size_t i = top; i < bottom; i++) {
        const soat__band_block *const block = &band->blocks[i];
        for (unsigned bit = 0; bit < block->size; bit++) {
            sum += block->special != NULL
                       ? block->delta
                       : (int)(block->plus >> bit & 1) - (int)(block->minus >> bit & 1);
            scores[block->first + bit + 1] = (uint32_t)sum;
        }
    }
}

void soat__band_sweep(soat__band *band, const soat__band_view *view, uint32_t *scores) {
    build_blocks(band, view);
    band->sweep++;
    const size_t column_count = view->column_end - view->column_begin;
    uint32_t score = 0; /* at the row above the top block */
    size_t top = 0, bottom = 0;
    for (size_t column = 0;; column++) {
        while (bottom < band->block_count &&
               band->blocks[bottom].first <= column + view->deletions) {
            bottom++;
        }
        while (top < bottom &&
               band->blocks[top].first + band->blocks[top].size + view->insertions < column) {
            score += (uint32_t)block_delta(&band->blocks[top]);
            top++;
        }
        if (column == column_count) {
            break;
        }
        if (top < bottom) {
            step_column(band, view, column + 1, top, bottom);
        }
        score++;
    }
    write_scores(band, view, score, top, bottom, scores);
}
