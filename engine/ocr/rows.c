#include "ocr/rows.h"

#include <stdlib.h>

#include "base/memory.h"

typedef struct place {
    int32_t key, across;
    uint32_t piece;
} place;

static int by_key(const void *left, const void *right) {
    const place *const one = left, *const other = right;
    if (one->key != other->key) {
        return one->key < other->key ? -1 : 1;
    }
    if (one->across != other->across) {
        return one->across < other->across ? -1 : 1;
    }
    return (one->piece > other->piece) - (one->piece < other->piece);
}

static int32_t median_height(place *places, const soat_piece *pieces, size_t count) {
    for (size_t i = 0; i < count; i++) {
        places[i] = (place){.key = pieces[i].box.bottom - pieces[i].box.top};
    }
    qsort(places, count, sizeof *places, by_key);
    const int32_t height = count == 0 ? 1 : places[count / 2].key;
    return height < 1 ? 1 : height;
}

static bool overlaps_half(const soat_row *row, soat_box box) {
    const int32_t top = box.top > row->top ? box.top : row->top;
    const int32_t bottom = box.bottom < row->bottom ? box.bottom : row->bottom;
    const int32_t height = box.bottom - box.top, other = row->bottom - row->top;
    return 2 * (bottom - top) >= (height < other ? height : other);
}

static bool is_beside_all(const soat_rows *rows, const soat_row *row, const soat_piece *pieces,
                          soat_box box) {
    for (uint32_t i = row->first; i < row->first + row->count; i++) {
        const soat_box other = pieces[rows->pieces[i]].box;
        const int32_t left = box.left > other.left ? box.left : other.left;
        const int32_t right = box.right < other.right ? box.right : other.right;
        const int32_t narrower = box.right - box.left < other.right - other.left
                                     ? box.right - box.left
                                     : other.right - other.left;
        if (2 * (right - left) > narrower) {
            return false;
        }
    }
    return true;
}

/* A piece belongs to the last row when half of it is level with the piece that began the row. */
static void gather(soat_rows *rows, soat_piece *pieces, const place *places, size_t count) {
    for (size_t i = 0; i < count; i++) {
        soat_piece *const piece = &pieces[places[i].piece];
        soat_row *row = rows->count == 0 ? NULL : &rows->items[rows->count - 1];
        if (row == NULL || !overlaps_half(row, piece->box) ||
            !is_beside_all(rows, row, pieces, piece->box)) {
            row = &rows->items[rows->count++];
            *row = (soat_row){
                .first = (uint32_t)i, .top = piece->box.top, .bottom = piece->box.bottom};
        }
        rows->pieces[i] = places[i].piece;
        row->count++;
        piece->row = (uint32_t)(rows->count - 1);
    }
}

static void sort_rows_across(soat_rows *rows, const soat_piece *pieces, place *places) {
    for (size_t i = 0; i < rows->count; i++) {
        const soat_row row = rows->items[i];
        uint32_t *const here = rows->pieces + row.first;
        for (uint32_t k = 0; k < row.count; k++) {
            places[k] = (place){.key = pieces[here[k]].box.left, .piece = here[k]};
        }
        qsort(places, row.count, sizeof *places, by_key);
        for (uint32_t k = 0; k < row.count; k++) {
            here[k] = places[k].piece;
        }
    }
}

bool soat__rows_make(soat_rows *rows, soat_piece *pieces, size_t count) {
    *rows = (soat_rows){.items = soat__alloc(count, sizeof *rows->items),
                        .pieces = soat__alloc(count, sizeof *rows->pieces)};
    place *const places = soat__alloc(count, sizeof *places);
    const bool made = rows->items != NULL && rows->pieces != NULL && places != NULL;
    if (made) {
        rows->height = median_height(places, pieces, count);
        for (size_t i = 0; i < count; i++) {
            const soat_box box = pieces[i].box;
            places[i] = (place){(box.top + box.bottom) / 2, box.left, (uint32_t)i};
        }
        qsort(places, count, sizeof *places, by_key);
        gather(rows, pieces, places, count);
        sort_rows_across(rows, pieces, places);
    } else {
        soat__rows_dispose(rows);
    }
    soat__free(places);
    return made;
}

void soat__rows_dispose(soat_rows *rows) {
    soat__free(rows->items);
    soat__free(rows->pieces);
    *rows = (soat_rows){0};
}
