#include "eval/letter_diff.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/error.h"
#include "base/memory.h"
#include "eval/eval_text.h"
#include "text/letter.h"

enum { UNIT = 1024, LARGEST_MATRIX = 1 << 18 };
enum { MOVE_PAIR, MOVE_TRUTH, MOVE_READ };

typedef enum letter_kind { KIND_LETTER, KIND_DIGIT, KIND_SPACE, KIND_SIGN } letter_kind;

static letter_kind kind_of(uint32_t letter) {
    if (letter == ' ') {
        return KIND_SPACE;
    }
    if (letter < 0x80) {
        return letter - '0' < 10u            ? KIND_DIGIT
               : (letter | 0x20) - 'a' < 26u ? KIND_LETTER
                                             : KIND_SIGN;
    }
    return u_isalpha((UChar32)letter)   ? KIND_LETTER
           : u_isdigit((UChar32)letter) ? KIND_DIGIT
                                        : KIND_SIGN;
}

/* How unlike two letters look, below UNIT / 2; only ever decides between equal distances. */
static uint64_t unlikeness(uint32_t a, uint32_t b) {
    soat_letter first, second;
    if (soat__letter_from_code_point(a, &first) && soat__letter_from_code_point(b, &second)) {
        return first.base == second.base
                   ? (uint64_t)(first.shape != second.shape) + (first.tone != second.tone) +
                         (first.upper != second.upper)
                   : 8;
    }
    return kind_of(a) == kind_of(b) ? 8 : 16;
}

static uint64_t pair_cost(uint32_t truth, uint32_t read) {
    return truth == read || truth == SOAT_EVAL_ANYTHING ? 0 : UNIT + unlikeness(truth, read);
}

static bool append_step(soat__letter_diff *diff, size_t truth, size_t read, bool same) {
    if (!soat__vector_reserve(&diff->steps, &diff->step_capacity, diff->step_count + 1,
                              sizeof *diff->steps)) {
        return false;
    }
    diff->steps[diff->step_count++] = (soat__letter_step){(uint32_t)truth, (uint32_t)read, same};
    diff->distance += !same;
    return true;
}

static void fill_matrix(soat__letter_diff *diff, soat__letters truth, soat__letters read) {
    const size_t width = read.count + 1;
    uint64_t *const costs = diff->costs;
    for (size_t j = 0; j < width; j++) {
        costs[j] = j * UNIT;
        diff->moves[j] = MOVE_READ;
    }
    for (size_t i = 1; i <= truth.count; i++) {
        uint64_t diagonal = costs[0];
        const uint64_t deletion = truth.data[i - 1] == SOAT_EVAL_ANYTHING ? 0 : UNIT;
        costs[0] += deletion;
        diff->moves[i * width] = MOVE_TRUTH;
        for (size_t j = 1; j < width; j++) {
            uint64_t best = diagonal + pair_cost(truth.data[i - 1], read.data[j - 1]);
            uint8_t move = MOVE_PAIR;
            diagonal = costs[j];
            if (costs[j] + deletion < best) {
                best = costs[j] + deletion;
                move = MOVE_TRUTH;
            }
            if (costs[j - 1] + UNIT < best) {
                best = costs[j - 1] + UNIT;
                move = MOVE_READ;
            }
            costs[j] = best;
            diff->moves[i * width + j] = move;
        }
    }
    diff->cost = costs[width - 1];
}

static bool trace_matrix(soat__letter_diff *diff, soat__letters truth, soat__letters read) {
    size_t i = truth.count, j = read.count;
    while (i > 0 || j > 0) {
        const uint8_t move = diff->moves[i * (read.count + 1) + j];
        i -= move != MOVE_READ;
        j -= move != MOVE_TRUTH;
        const bool anything = move != MOVE_READ && truth.data[i] == SOAT_EVAL_ANYTHING;
        const bool same = anything || (move == MOVE_PAIR && truth.data[i] == read.data[j]);
        if (!append_step(diff, move == MOVE_READ ? SOAT_ALIGN_NONE : i,
                         move == MOVE_TRUTH ? SOAT_ALIGN_NONE : j, same)) {
            return false;
        }
    }
    for (size_t k = 0; k < diff->step_count / 2; k++) {
        const soat__letter_step step = diff->steps[k];
        diff->steps[k] = diff->steps[diff->step_count - 1 - k];
        diff->steps[diff->step_count - 1 - k] = step;
    }
    return true;
}

static bool steps_from_path(soat__letter_diff *diff, soat__letters truth, soat__letters read,
                            const uint32_t *column_of) {
    size_t next = 0;
    for (size_t i = 0; i <= truth.count; i++) {
        const bool paired = i < truth.count && column_of[i] != SOAT_ALIGN_NONE;
        const size_t until = paired ? column_of[i] : i < truth.count ? next : read.count;
        while (next < until) {
            if (!append_step(diff, SOAT_ALIGN_NONE, next++, false)) {
                return false;
            }
        }
        if (i < truth.count && !append_step(diff, i, paired ? next : SOAT_ALIGN_NONE,
                                            truth.data[i] == SOAT_EVAL_ANYTHING ||
                                                (paired && truth.data[i] == read.data[next]))) {
            return false;
        }
        next += paired;
    }
    diff->cost = diff->distance * UNIT;
    return true;
}

static soat_status diff_long(soat__letter_diff *diff, soat__letters truth, soat__letters read,
                             soat_error *error) {
    uint32_t *const column_of = soat__alloc(truth.count, sizeof *column_of);
    if (column_of == NULL) {
        return soat__fail_memory(error);
    }
    const soat__align_input input = {.rows = truth.data,
                                     .row_count = truth.count,
                                     .columns = read.data,
                                     .column_count = read.count,
                                     .symbol_count = SOAT_EVAL_ANYTHING + 1};
    soat_status status = soat__align_path(&input, 0, column_of, error);
    if (status == SOAT_OK && !steps_from_path(diff, truth, read, column_of)) {
        status = soat__fail_memory(error);
    }
    soat__free(column_of);
    return status;
}

soat_status soat__letter_diff_make(soat__letter_diff *diff, soat__letters truth, soat__letters read,
                                   soat_error *error) {
    diff->step_count = diff->distance = 0;
    if (truth.count + 1 > LARGEST_MATRIX / (read.count + 1)) {
        return diff_long(diff, truth, read, error);
    }
    if (!soat__vector_reserve(&diff->costs, &diff->cost_capacity, read.count + 1,
                              sizeof *diff->costs) ||
        !soat__vector_reserve(&diff->moves, &diff->move_capacity,
                              (truth.count + 1) * (read.count + 1), 1)) {
        return soat__fail_memory(error);
    }
    fill_matrix(diff, truth, read);
    return trace_matrix(diff, truth, read) ? SOAT_OK : soat__fail_memory(error);
}

void soat__letter_diff_dispose(soat__letter_diff *diff) {
    soat__free(diff->steps);
    soat__free(diff->costs);
    soat__free(diff->moves);
    memset(diff, 0, sizeof *diff);
}

static soat_eval_class class_of_single(letter_kind kind) {
    static const soat_eval_class classes[] = {[KIND_LETTER] = SOAT_EVAL_LETTER,
                                              [KIND_DIGIT] = SOAT_EVAL_DIGIT,
                                              [KIND_SPACE] = SOAT_EVAL_SPACING,
                                              [KIND_SIGN] = SOAT_EVAL_PUNCTUATION};
    return classes[kind];
}

static soat_eval_class class_of_letters(uint32_t truth, uint32_t read) {
    soat_letter first, second;
    if (!soat__letter_from_code_point(truth, &first) ||
        !soat__letter_from_code_point(read, &second)) {
        const bool case_only = u_foldCase((UChar32)truth, U_FOLD_CASE_DEFAULT) ==
                               u_foldCase((UChar32)read, U_FOLD_CASE_DEFAULT);
        return case_only ? SOAT_EVAL_CASE : SOAT_EVAL_LETTER;
    }
    if (first.base != second.base) {
        return SOAT_EVAL_LETTER;
    }
    if (first.shape != second.shape) {
        return first.tone != second.tone ? SOAT_EVAL_MARKS : SOAT_EVAL_SHAPE;
    }
    return first.tone != second.tone ? SOAT_EVAL_TONE : SOAT_EVAL_CASE;
}

soat_eval_class soat__letter_step_class(soat__letter_step step, soat__letters truth,
                                        soat__letters read) {
    if (step.truth == SOAT_ALIGN_NONE) {
        return class_of_single(kind_of(read.data[step.read]));
    }
    const letter_kind expected = kind_of(truth.data[step.truth]);
    if (step.read == SOAT_ALIGN_NONE) {
        return class_of_single(expected);
    }
    const letter_kind found = kind_of(read.data[step.read]);
    if (expected == KIND_LETTER && found == KIND_LETTER) {
        return class_of_letters(truth.data[step.truth], read.data[step.read]);
    }
    if (expected == KIND_SPACE || found == KIND_SPACE) {
        return SOAT_EVAL_SPACING;
    }
    if (expected == KIND_DIGIT || found == KIND_DIGIT) {
        return SOAT_EVAL_DIGIT;
    }
    return expected == KIND_LETTER || found == KIND_LETTER ? SOAT_EVAL_LETTER
                                                           : SOAT_EVAL_PUNCTUATION;
}

/* Both letters of an open oa, oe, uy, where two styles put the tone on different vowels. */
static bool is_style_pair(soat_letter head, soat_letter tail) {
    return head.shape == SOAT_SHAPE_NONE && tail.shape == SOAT_SHAPE_NONE &&
           ((head.base == 'o' && (tail.base == 'a' || tail.base == 'e')) ||
            (head.base == 'u' && tail.base == 'y'));
}

/* hòa for hoà: the one tone of two neighbours stands on the other one. */
static bool differs_in_placement(const soat__letter_diff *diff, soat__letters truth,
                                 soat__letters read) {
    size_t at = 0;
    while (at < diff->step_count && diff->steps[at].same) {
        at++;
    }
    if (diff->distance != 2 || at + 1 >= diff->step_count || diff->steps[at + 1].same) {
        return false;
    }
    soat_letter expected[2], found[2];
    for (size_t i = 0; i < 2; i++) {
        const soat__letter_step step = diff->steps[at + i];
        if (soat__letter_step_class(step, truth, read) != SOAT_EVAL_TONE) {
            return false;
        }
        soat__letter_from_code_point(truth.data[step.truth], &expected[i]);
        soat__letter_from_code_point(read.data[step.read], &found[i]);
    }
    return is_style_pair(expected[0], expected[1]) && expected[0].tone == found[1].tone &&
           expected[1].tone == found[0].tone && (expected[0].tone == 0 || found[0].tone == 0);
}

soat_eval_class soat__letter_diff_class(const soat__letter_diff *diff, soat__letters truth,
                                        soat__letters read) {
    unsigned seen = 0;
    for (size_t i = 0; i < diff->step_count; i++) {
        if (!diff->steps[i].same) {
            seen |= 1u << soat__letter_step_class(diff->steps[i], truth, read);
        }
    }
    if (differs_in_placement(diff, truth, read)) {
        return SOAT_EVAL_PLACEMENT;
    }
    static const soat_eval_class gravest[] = {SOAT_EVAL_LETTER, SOAT_EVAL_DIGIT, SOAT_EVAL_SPACING,
                                              SOAT_EVAL_PUNCTUATION, SOAT_EVAL_MARKS};
    for (size_t i = 0; i < sizeof gravest / sizeof gravest[0]; i++) {
        if (seen >> gravest[i] & 1) {
            return gravest[i];
        }
    }
    const bool shape = seen >> SOAT_EVAL_SHAPE & 1;
    const bool tone = seen >> SOAT_EVAL_TONE & 1;
    return shape  ? tone ? SOAT_EVAL_MARKS : SOAT_EVAL_SHAPE
           : tone ? SOAT_EVAL_TONE
                  : SOAT_EVAL_CASE;
}
