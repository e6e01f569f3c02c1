#include "ocr/reading_order.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ocr/columns.h"

typedef struct ordering {
    soat_piece *pieces;
    size_t count;
    soat_rows rows;
    uint32_t *order; /* pieces in reading order so far */
    size_t placed;
} ordering;

static bool overlaps_across(soat_box one, soat_box other) {
    return one.left < other.right && other.left < one.right;
}

static void insert(ordering *self, size_t at, uint32_t piece) {
    for (size_t i = self->placed++; i > at; i--) {
        self->order[i] = self->order[i - 1];
    }
    self->order[at] = piece;
}

/*
 * Behind its neighbour to the left in the row, else before the one to the right, else behind the
 * last piece of the nearest row above; of several such pieces one that it stands under.
 */
static size_t place_of_late(const ordering *self, const soat_piece *late) {
    size_t at = 0;
    bool beside = false, under = false;
    uint32_t row_above = 0;
    for (size_t i = 0; i < self->placed; i++) {
        const soat_piece *const other = &self->pieces[self->order[i]];
        if (other->row == late->row) {
            if (other->box.left < late->box.left) {
                at = i + 1;
                beside = true;
            } else if (!beside) {
                return i;
            }
        } else if (!beside && other->row < late->row) {
            const bool is_above = overlaps_across(other->box, late->box);
            if ((is_above && !under) || (is_above == under && other->row >= row_above)) {
                at = i + 1;
                under = is_above;
                row_above = other->row;
            }
        }
    }
    return at;
}

static void place_all(ordering *self) {
    for (size_t i = 0; i < self->count; i++) {
        const size_t at =
            self->pieces[i].late ? place_of_late(self, &self->pieces[i]) : self->placed;
        insert(self, at, (uint32_t)i);
        if (self->pieces[i].late && at > 0) { /* of the block that it was put into */
            self->pieces[i].group = self->pieces[self->order[at - 1]].group;
        }
    }
}

/* Behind the last piece that stands above the columns. */
static size_t place_of_columns(const ordering *self, const soat_columns *columns) {
    size_t at = 0;
    for (size_t i = 0; i < self->placed; i++) {
        if (self->pieces[self->order[i]].row < columns->first_row) {
            at = i + 1;
        }
    }
    return at;
}

static bool is_left(const soat_piece *piece, int32_t gutter) {
    return piece->box.left + piece->box.right < 2 * gutter;
}

/* The columns' pieces leave their places; then they come back, left ones first. */
static void move_columns(ordering *self, const soat_columns *columns, uint32_t group) {
    size_t kept = 0;
    for (size_t i = 0; i < self->placed; i++) {
        const uint32_t row = self->pieces[self->order[i]].row;
        if (row < columns->first_row || row >= columns->end_row) {
            self->order[kept++] = self->order[i];
        }
    }
    self->placed = kept;
    size_t at = place_of_columns(self, columns);
    for (int side = 0; side < 2; side++) {
        for (uint32_t row = columns->first_row; row < columns->end_row; row++) {
            const soat_row *const here = &self->rows.items[row];
            for (uint32_t i = here->first; i < here->first + here->count; i++) {
                soat_piece *const piece = &self->pieces[self->rows.pieces[i]];
                if (is_left(piece, columns->gutter) == (side == 0)) {
                    piece->group = group + (uint32_t)side;
                    insert(self, at++, self->rows.pieces[i]);
                }
            }
        }
    }
}

static bool apply_order(soat_pieces *pieces, const uint32_t *order) {
    soat_piece *const sorted = soat__alloc(pieces->count, sizeof *sorted);
    if (sorted == NULL) {
        return false;
    }
    for (size_t i = 0; i < pieces->count; i++) {
        sorted[i] = pieces->items[order[i]];
    }
    soat__free(pieces->items);
    pieces->items = sorted;
    pieces->capacity = pieces->count;
    return true;
}

/* Blocks of the recogniser are groups as they are; groups of columns come above their numbers. */
static uint32_t first_free_group(soat_piece *pieces, size_t count) {
    uint32_t free_group = 0;
    for (size_t i = 0; i < count; i++) {
        pieces[i].group = pieces[i].block;
        free_group = pieces[i].block >= free_group ? pieces[i].block + 1 : free_group;
    }
    return free_group;
}

static void order_pieces(ordering *self) {
    uint32_t group = first_free_group(self->pieces, self->count);
    place_all(self);
    soat_columns columns = {0};
    while (soat__columns_find(&self->rows, self->pieces, columns.end_row, &columns)) {
        move_columns(self, &columns, group);
        group += 2;
    }
}

bool soat__reading_order(soat_pieces *pieces) {
    ordering self = {.pieces = pieces->items, .count = pieces->count};
    if (pieces->count == 0) {
        return true;
    }
    self.order = soat__alloc(pieces->count, sizeof *self.order);
    bool made = self.order != NULL && soat__rows_make(&self.rows, pieces->items, pieces->count);
    if (made) {
        order_pieces(&self);
        made = apply_order(pieces, self.order);
        soat__rows_dispose(&self.rows);
    }
    soat__free(self.order);
    return made;
}
