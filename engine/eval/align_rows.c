#include "eval/align_rows.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"

static bool allocate(soat__row_index *out, const soat__align_input *input) {
    out->posting_start = soat__alloc((size_t)input->symbol_count + 2, sizeof(uint32_t));
    out->postings = soat__alloc(input->row_count, sizeof(uint32_t));
    out->bits_of = soat__alloc(input->symbol_count, sizeof(uint32_t));
    return out->posting_start != NULL && out->postings != NULL && out->bits_of != NULL;
}

/* A counting sort; `next` is where the next row of each symbol goes. */
static void list_rows(soat__row_index *out, const soat__align_input *input) {
    uint32_t *const next = out->posting_start + 1;
    for (int fill = 0; fill < 2; fill++) {
        size_t special = 0;
        for (size_t row = 0; row < input->row_count; row++) {
            if (special < input->special_count && input->specials[special].row == row) {
                special++;
            } else if (fill == 0) {
                next[input->rows[row] + 1]++;
            } else {
                out->postings[next[input->rows[row]]++] = (uint32_t)row;
            }
        }
        for (uint32_t symbol = 0; fill == 0 && symbol < input->symbol_count; symbol++) {
            next[symbol + 1] += next[symbol];
        }
    }
}

/* At most 64 symbols stand in one row of 64 on average: the bits take 8 bytes a row at most. */
static bool set_bits(soat__row_index *out, const soat__align_input *input) {
    uint32_t frequent = 0;
    out->bit_words = input->row_count / 64 + 2;
    for (uint32_t symbol = 0; symbol < input->symbol_count; symbol++) {
        const size_t count = out->posting_start[symbol + 1] - out->posting_start[symbol];
        out->bits_of[symbol] = count > input->row_count / 64 ? ++frequent : 0;
    }
    out->bits = soat__alloc(frequent, out->bit_words * sizeof *out->bits);
    for (uint32_t symbol = 0; out->bits != NULL && symbol < input->symbol_count; symbol++) {
        if (out->bits_of[symbol] == 0) {
            continue;
        }
        uint64_t *const bits = out->bits + (out->bits_of[symbol] - 1) * out->bit_words;
        for (size_t i = out->posting_start[symbol]; i < out->posting_start[symbol + 1]; i++) {
            bits[out->postings[i] / 64] |= (uint64_t)1 << out->postings[i] % 64;
        }
    }
    return out->bits != NULL;
}

soat_status soat__row_index_open(soat__row_index *out, const soat__align_input *input,
                                 soat_error *error) {
    bool good = allocate(out, input);
    if (good) {
        list_rows(out, input);
        good = set_bits(out, input);
    }
    if (!good) {
        soat__row_index_close(out);
        return soat__fail_memory(error);
    }
    return SOAT_OK;
}

void soat__row_index_close(soat__row_index *index) {
    soat__free(index->posting_start);
    soat__free(index->postings);
    soat__free(index->bits_of);
    soat__free(index->bits);
    memset(index, 0, sizeof *index);
}

uint64_t soat__row_index_bits(const soat__row_index *index, uint32_t symbol, size_t first) {
    const uint64_t *const bits =
        index->bits + (index->bits_of[symbol] - 1) * index->bit_words + first / 64;
    const unsigned shift = first % 64;
    return shift == 0 ? bits[0] : bits[0] >> shift | bits[1] << (64 - shift);
}
