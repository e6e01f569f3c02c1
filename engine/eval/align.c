/*
 * Distance and path. The path splits the columns in two, finds the row where a least path crosses
 * from the scores of a forward and a backward sweep, and goes on with the two halves, whose
 * distances are known then. Small rectangles are filled cell by cell.
 */
#include "eval/align.h"

#include "base/error.h"
#include "base/memory.h"
#include "eval/align_band.h"

enum { SMALL_CELLS = 16 * 1024 };

typedef struct rectangle {
    size_t row_begin, row_end, column_begin, column_end;
    size_t bound; /* the cost of its least path is at most this */
} rectangle;

typedef struct path_search {
    const soat__align_input *input;
    soat__band band;
    uint32_t *forward, *backward; /* scores of a sweep, row_count + 1 of them */
    uint8_t *steps;               /* how each cell of a small rectangle was reached */
    uint32_t *costs;              /* two columns of a small rectangle */
    rectangle *stack;
    size_t stack_count, stack_capacity;
    uint32_t *column_of;
} path_search;

/* How far a path of cost `bound` may stray to either side of the diagonal. */
static void limit_band(const soat__align_input *input, soat__band_view *view, size_t bound) {
    const size_t rows = view->row_end - view->row_begin;
    const size_t columns = view->column_end - view->column_begin;
    const size_t free = input->special_count * (1 + input->absorbed_limit);
    const size_t steps = bound + free < rows + columns ? bound + free : rows + columns;
    /* deletions - insertions = rows - columns, and together they are at most `steps` */
    view->deletions = steps + rows > columns ? (steps + rows - columns) / 2 : 0;
    view->insertions = steps + columns > rows ? (steps + columns - rows) / 2 : 0;
}

static size_t length_difference(const soat__align_input *input) {
    return input->row_count > input->column_count ? input->row_count - input->column_count
                                                  : input->column_count - input->row_count;
}

/* A bound that a band can be built on: at least what the lengths alone demand. */
static size_t first_bound(const soat__align_input *input, size_t guess) {
    const size_t difference = length_difference(input);
    return guess > difference ? guess : difference;
}

static size_t next_bound(size_t bound) {
    return bound < 32 ? 64 : bound * 2;
}

soat_status soat__align_distance(const soat__align_input *input, size_t guess, size_t *distance,
                                 soat_error *error) {
    soat__band band = {0};
    soat_status status = soat__band_open(&band, input, error);
    if (status != SOAT_OK) {
        return status;
    }
    uint32_t *const scores = soat__alloc(input->row_count + 1, sizeof *scores);
    if (scores == NULL) {
        status = soat__fail_memory(error);
    }
    for (size_t bound = first_bound(input, guess); status == SOAT_OK; bound = next_bound(bound)) {
        soat__band_view view = {.row_end = input->row_count, .column_end = input->column_count};
        limit_band(input, &view, bound);
        soat__band_sweep(&band, &view, scores);
        if (scores[input->row_count] <= bound) {
            *distance = scores[input->row_count];
            break;
        }
    }
    soat__free(scores);
    soat__band_close(&band);
    return status;
}

static const soat__align_special *special_at(const soat__align_input *input, size_t row) {
    size_t low = 0, high = input->special_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (input->specials[middle].row < row) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const bool found = low < input->special_count && input->specials[low].row == row;
    return found ? &input->specials[low] : NULL;
}

static bool equal_plain(const soat__align_input *input, size_t row, size_t column) {
    return input->rows[row] == input->columns[column] &&
           (input->special_count == 0 || special_at(input, row) == NULL);
}

/* A plain pair that is equal at either end belongs to a least path. */
static void trim(path_search *search, rectangle *part) {
    const soat__align_input *const input = search->input;
    while (part->row_begin < part->row_end && part->column_begin < part->column_end &&
           equal_plain(input, part->row_begin, part->column_begin)) {
        search->column_of[part->row_begin++] = (uint32_t)part->column_begin++;
    }
    while (part->row_begin < part->row_end && part->column_begin < part->column_end &&
           equal_plain(input, part->row_end - 1, part->column_end - 1)) {
        search->column_of[--part->row_end] = (uint32_t)--part->column_end;
    }
}

enum { STEP_BOTH, STEP_ROW, STEP_COLUMN };

/* Costs of one row more against every column, and the step that each came by. */
static void fill_row(const path_search *search, const rectangle *part, size_t row,
                     const uint32_t *above, uint32_t *costs, uint8_t *steps) {
    const soat__align_input *const input = search->input;
    const soat__align_special *const special = special_at(input, row);
    const uint32_t deletion = special != NULL && special->optional ? 0 : 1;
    const size_t columns = part->column_end - part->column_begin;
    costs[0] = above[0] + deletion;
    steps[0] = STEP_ROW;
    for (size_t i = 0; i < columns; i++) {
        const uint32_t symbol = input->columns[part->column_begin + i];
        const bool same = special != NULL ? special->matches[symbol] : input->rows[row] == symbol;
        costs[i + 1] = above[i] + (same ? 0 : 1);
        steps[i + 1] = STEP_BOTH;
        if (above[i + 1] + deletion < costs[i + 1]) {
            costs[i + 1] = above[i + 1] + deletion;
            steps[i + 1] = STEP_ROW;
        }
        if (costs[i] + 1 < costs[i + 1]) {
            costs[i + 1] = costs[i] + 1;
            steps[i + 1] = STEP_COLUMN;
        }
    }
}

static void solve_small(path_search *search, const rectangle *part) {
    const size_t rows = part->row_end - part->row_begin;
    const size_t width = part->column_end - part->column_begin + 1;
    uint32_t *above = search->costs, *costs = search->costs + width;
    for (size_t i = 0; i < width; i++) {
        above[i] = (uint32_t)i;
        search->steps[i] = STEP_COLUMN;
    }
    for (size_t i = 0; i < rows; i++) {
        fill_row(search, part, part->row_begin + i, above, costs, search->steps + (i + 1) * width);
        uint32_t *const swapped = above;
        above = costs;
        costs = swapped;
    }
    for (size_t i = rows, j = width - 1; i > 0;) {
        const uint8_t step = search->steps[i * width + j];
        if (step == STEP_COLUMN) {
            j--;
        } else if (step == STEP_ROW) {
            i--;
        } else {
            search->column_of[part->row_begin + --i] = (uint32_t)(part->column_begin + --j);
        }
    }
}

static bool push(path_search *search, rectangle part) {
    if (!soat__vector_reserve(&search->stack, &search->stack_capacity, search->stack_count + 1,
                              sizeof *search->stack)) {
        return false;
    }
    search->stack[search->stack_count++] = part;
    return true;
}

/*
 * The crossing of a least path with the middle column. False when no path within the bound
 * exists, which can only be so for the whole, whose bound was a guess.
 */
static bool find_crossing(path_search *search, const rectangle *part, rectangle *first,
                          rectangle *second) {
    const size_t middle = part->column_begin + (part->column_end - part->column_begin) / 2;
    soat__band_view view = {
        part->row_begin, part->row_end, part->column_begin, part->column_end, false, 0, 0};
    limit_band(search->input, &view, part->bound);
    view.column_end = middle;
    soat__band_sweep(&search->band, &view, search->forward);
    view.column_begin = middle;
    view.column_end = part->column_end;
    view.backward = true;
    soat__band_sweep(&search->band, &view, search->backward);
    const size_t rows = part->row_end - part->row_begin;
    size_t best = 0;
    uint32_t least = SOAT_BAND_INFINITE;
    for (size_t i = 0; i <= rows; i++) {
        const uint32_t sum = search->forward[i] + search->backward[rows - i];
        if (sum < least) {
            least = sum;
            best = i;
        }
    }
    const size_t row = part->row_begin + best;
    *first = (rectangle){part->row_begin, row, part->column_begin, middle, search->forward[best]};
    *second =
        (rectangle){row, part->row_end, middle, part->column_end, search->backward[rows - best]};
    return least <= part->bound;
}

static bool solve_next(path_search *search) {
    rectangle part = search->stack[--search->stack_count];
    trim(search, &part);
    const size_t rows = part.row_end - part.row_begin;
    const size_t columns = part.column_end - part.column_begin;
    if (rows == 0 || columns == 0) {
        return true;
    }
    if (columns == 1 || (rows + 1) <= SMALL_CELLS / (columns + 1)) {
        solve_small(search, &part);
        return true;
    }
    rectangle first, second;
    while (!find_crossing(search, &part, &first, &second)) {
        part.bound = next_bound(part.bound);
    }
    return push(search, first) && push(search, second);
}

static bool allocate_path(path_search *search) {
    const size_t rows = search->input->row_count;
    const size_t tall = 2 * (rows + 1);
    search->forward = soat__alloc(rows + 1, sizeof(uint32_t));
    search->backward = soat__alloc(rows + 1, sizeof(uint32_t));
    search->steps = soat__alloc(tall > SMALL_CELLS ? tall : SMALL_CELLS, 1);
    search->costs = soat__alloc(SMALL_CELLS, 2 * sizeof(uint32_t));
    return search->forward != NULL && search->backward != NULL && search->steps != NULL &&
           search->costs != NULL;
}

soat_status soat__align_path(const soat__align_input *input, size_t guess, uint32_t *column_of,
                             soat_error *error) {
    path_search search = {.input = input, .column_of = column_of};
    soat_status status = soat__band_open(&search.band, input, error);
    if (status != SOAT_OK) {
        return status;
    }
    for (size_t row = 0; row < input->row_count; row++) {
        column_of[row] = SOAT_ALIGN_NONE;
    }
    const rectangle whole = {0, input->row_count, 0, input->column_count,
                             first_bound(input, guess)};
    bool good = allocate_path(&search) && push(&search, whole);
    while (good && search.stack_count > 0) {
        good = solve_next(&search);
    }
    if (!good) {
        status = soat__fail_memory(error);
    }
    soat__free(search.forward);
    soat__free(search.backward);
    soat__free(search.steps);
    soat__free(search.costs);
    soat__free(search.stack);
    soat__band_close(&search.band);
    return status;
}
