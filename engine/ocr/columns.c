#include "ocr/columns.h"

#include "doc/box.h"

#include <stdlib.h>

/* All lengths below are in heights of a line of text. */
static const double GUTTER_MIN = 0.5; /* width of the white between columns */
static const double GUTTER_WIDE = 2;  /* the same in one row at least, else it is a river */
static const double PITCH_MAX = 1.2;  /* white between lines of one block */
static const double PAUSE_MAX = 3;    /* white between the parts of a column */
static const double SIGNATURE_MIN = 2.5, SIGNATURE_MAX = 11; /* white that is left to sign in */
static const double CENTRED_WITHIN = 2; /* how far middles of centred lines may lie apart */

enum {
    ROWS_MAX = 40,      /* of the longest list of recipients */
    RIGHT_ROWS_MAX = 10 /* lines of country and motto, or of who signs; more is prose in columns */
};
static const double HEAD_SHARE = 0.4; /* a letterhead begins in this part of the page's text */
enum { ROWS_BEFORE_HEAD = 3, ROWS_AFTER_FOOT = 3 };

/* What is known about one column while rows are added. */
typedef struct column {
    int32_t middles[ROWS_MAX]; /* of its rows, twice */
    int32_t left;              /* the leftmost of its rows */
    int32_t bottom;            /* of its last row */
    size_t rows, numeric_rows, cut_rows;
    bool pause; /* room for a signature was left */
} column;

typedef struct growth {
    const soat_rows *rows;
    const soat_piece *pieces;
    int32_t left, right; /* of the gutter */
    column columns[2];   /* left, right */
    uint32_t first_row, end_row;
    int32_t widest; /* gutter of a row that has both columns */
} growth;

/* The pieces of one row on one side of the gutter. */
typedef struct side {
    soat_box box;
    uint32_t count;
    bool numeric;
} side;

static const soat_piece *piece_at(const growth *self, const soat_row *row, uint32_t place) {
    return &self->pieces[self->rows->pieces[row->first + place]];
}

static double heights(const growth *self, int32_t length) {
    return (double)length / self->rows->height;
}

static void add_to_side(side *to, const soat_piece *piece) {
    if (to->count++ == 0) {
        to->box = piece->box;
        to->numeric = piece->numeric;
        return;
    }
    to->box = soat__box_united(to->box, piece->box);
    to->numeric = to->numeric && piece->numeric;
}

/* Narrows the gutter to what the row leaves of it; false when the row runs across it. */
static bool split_row(const growth *self, const soat_row *row, int32_t *left, int32_t *right,
                      side sides[2]) {
    sides[0] = sides[1] = (side){0};
    for (uint32_t i = 0; i < row->count; i++) {
        const soat_piece *const piece = piece_at(self, row, i);
        const soat_box box = piece->box;
        const bool is_left = box.left + box.right < *left + *right;
        if (is_left && box.right > *left) {
            *left = box.right;
        } else if (!is_left && box.left < *right) {
            *right = box.left;
        }
        add_to_side(&sides[is_left ? 0 : 1], piece);
    }
    return heights(self, *right - *left) >= GUTTER_MIN;
}

static void add_row(column *to, const side *from) {
    to->left = to->rows == 0 || from->box.left < to->left ? from->box.left : to->left;
    to->middles[to->rows++] = from->box.left + from->box.right;
    to->numeric_rows += from->numeric;
    to->cut_rows += from->count > 1;
    to->bottom = from->box.bottom > to->bottom ? from->box.bottom : to->bottom;
}

static int by_number(const void *left, const void *right) {
    const int32_t one = *(const int32_t *)left, other = *(const int32_t *)right;
    return (one > other) - (one < other);
}

static int32_t median_middle(const column *of) {
    int32_t sorted[ROWS_MAX];
    for (size_t i = 0; i < of->rows; i++) {
        sorted[i] = of->middles[i];
    }
    qsort(sorted, of->rows, sizeof sorted[0], by_number);
    return sorted[of->rows / 2];
}

static bool is_near(const growth *self, int32_t middle, int32_t other) {
    return heights(self, abs(middle - other)) <= 2 * CENTRED_WITHIN;
}

/* Two thirds of the rows have the same middle: dirt makes a few lines longer than they are. */
static bool is_centred(const growth *self, const column *of) {
    const int32_t middle = median_middle(of);
    size_t near = 0;
    for (size_t i = 0; i < of->rows; i++) {
        near += is_near(self, of->middles[i], middle);
    }
    return 3 * near >= 2 * of->rows;
}

/* Centred under the column's rows, or with the same left edge. */
static bool is_under(const growth *self, const column *of, const side *row) {
    return is_near(self, row->box.left + row->box.right, median_middle(of)) ||
           heights(self, abs(row->box.left - of->left)) <= 1;
}

/* White above the row in its column. */
static double pause_above(const growth *self, const column *of, const side *row) {
    return heights(self, row->box.top - of->bottom);
}

/* May the row go on the columns? Its sides that are empty say nothing. */
static bool continues(growth *self, const side sides[2]) {
    column *const left = &self->columns[0], *const right = &self->columns[1];
    const double left_pause = sides[0].count == 0 ? 0 : pause_above(self, left, &sides[0]);
    const double right_pause = sides[1].count == 0 ? 0 : pause_above(self, right, &sides[1]);
    if (left_pause > SIGNATURE_MAX || right_pause > SIGNATURE_MAX) {
        return false;
    }
    const bool signed_left = left_pause >= SIGNATURE_MIN && is_under(self, left, &sides[0]);
    const bool signed_right = right_pause >= SIGNATURE_MIN && is_under(self, right, &sides[1]);
    if (sides[1].count == 0) {
        return left_pause <= PITCH_MAX; /* a line alone at the left mostly begins the next text */
    }
    const bool alone = sides[0].count == 0;
    if ((left_pause > PAUSE_MAX && !(signed_left && signed_right)) ||
        (right_pause > (alone ? PITCH_MAX : PAUSE_MAX) && !is_under(self, right, &sides[1]))) {
        return false;
    }
    left->pause = left->pause || signed_left;
    right->pause = right->pause || signed_right;
    return true;
}

static void grow_down(growth *self) {
    while (self->end_row < self->rows->count && self->end_row - self->first_row < ROWS_MAX) {
        const soat_row *const row = &self->rows->items[self->end_row];
        int32_t left = self->left, right = self->right;
        side sides[2];
        if (!split_row(self, row, &left, &right, sides)) {
            return;
        }
        const bool first = self->end_row == self->first_row;
        if (!first && !continues(self, sides)) {
            return;
        }
        self->left = left;
        self->right = right;
        for (int i = 0; i < 2; i++) {
            if (sides[i].count > 0) {
                add_row(&self->columns[i], &sides[i]);
            }
        }
        const bool shared = sides[0].count > 0 && sides[1].count > 0;
        const int32_t width = shared ? sides[1].box.left - sides[0].box.right : 0;
        self->widest = width > self->widest ? width : self->widest;
        self->end_row++;
    }
}

/* The right column sometimes begins a line higher: rows of it alone, right above. */
static void grow_up(growth *self) {
    while (self->first_row > 0 && self->end_row - self->first_row < ROWS_MAX) {
        const soat_row *const row = &self->rows->items[self->first_row - 1];
        const soat_row *const below = &self->rows->items[self->first_row];
        int32_t left = self->left, right = self->right;
        side sides[2];
        if (!split_row(self, row, &left, &right, sides) || sides[0].count > 0 ||
            heights(self, below->top - sides[1].box.bottom) > PITCH_MAX ||
            !is_under(self, &self->columns[1], &sides[1]) || self->columns[1].rows == ROWS_MAX) {
            return;
        }
        add_row(&self->columns[1], &sides[1]);
        self->first_row--;
    }
}

static bool opens_page(const growth *self) {
    const soat_rows *const rows = self->rows;
    const int32_t top = rows->items[0].top, bottom = rows->items[rows->count - 1].bottom;
    return self->first_row <= ROWS_BEFORE_HEAD &&
           rows->items[self->first_row].top - top <= HEAD_SHARE * (bottom - top);
}

static bool closes_page(const growth *self) {
    return self->end_row + ROWS_AFTER_FOOT >= self->rows->count;
}

/* Cells of a table: cut again and again, or numbers. */
static bool is_tabular(const column *of) {
    return 2 * of->cut_rows > of->rows || 3 * of->numeric_rows > of->rows;
}

static bool is_convincing(const growth *self) {
    const column *const left = &self->columns[0], *const right = &self->columns[1];
    if (left->rows == 0 || right->rows == 0 || left->rows + right->rows < 3) {
        return false;
    }
    if (heights(self, self->widest) < GUTTER_WIDE) {
        return false;
    }
    if (right->rows > RIGHT_ROWS_MAX || is_tabular(left) || is_tabular(right) ||
        !is_centred(self, right)) {
        return false;
    }
    return opens_page(self) || closes_page(self) || right->pause;
}

/* Grows columns from the gap behind a piece. False when the row itself has none there. */
static bool grow(growth *self, uint32_t row, uint32_t place) {
    const uint32_t *const here = self->rows->pieces + self->rows->items[row].first + place;
    self->first_row = self->end_row = row;
    self->left = self->pieces[here[0]].box.right;
    self->right = self->pieces[here[1]].box.left;
    if (self->right <= self->left) {
        return false;
    }
    grow_down(self);
    if (self->end_row == row) {
        return false;
    }
    grow_up(self);
    return true;
}

bool soat__columns_find(const soat_rows *rows, const soat_piece *pieces, uint32_t from,
                        soat_columns *out) {
    for (uint32_t row = from; row < rows->count; row++) {
        for (uint32_t place = 0; place + 1 < rows->items[row].count; place++) {
            growth self = {.rows = rows, .pieces = pieces};
            const bool grown = grow(&self, row, place) && self.first_row >= from;
            if (grown && is_convincing(&self)) {
                *out = (soat_columns){self.first_row, self.end_row, (self.left + self.right) / 2};
                return true;
            }
            if (grown && self.columns[1].rows > RIGHT_ROWS_MAX) {
                row = self.end_row - 1; /* nor are its lower rows a signature */
                break;
            }
        }
    }
    return false;
}
