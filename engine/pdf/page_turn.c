#include "pdf/page_turn.h"

#include <stdlib.h>

static int step_between(soat_box from, soat_box to) {
    const int64_t right = (int64_t)to.left + to.right - from.left - from.right;
    const int64_t down = (int64_t)to.top + to.bottom - from.top - from.bottom;
    if (llabs(right) >= llabs(down)) {
        return right >= 0 ? 0 : 2;
    }
    return down > 0 ? 1 : 3;
}

soat_page_turn soat__page_turn(const soat_page *page) {
    size_t votes[4] = {0};
    for (size_t i = 0; i < page->line_count; i++) {
        const soat_line *const line = &page->lines[i];
        for (size_t w = 1; w < line->word_count; w++) {
            const soat_word *const word = &page->words[line->first_word + w];
            votes[step_between(word[-1].box, word->box)]++;
        }
    }
    soat_page_turn turn = {.width = page->width, .height = page->height};
    for (int i = 1; i < 4; i++) {
        turn.quarters = votes[i] > votes[turn.quarters] ? i : turn.quarters;
    }
    return turn;
}

soat_box soat__page_turn_box(soat_page_turn turn, soat_box box) {
    const int32_t w = turn.width, h = turn.height;
    switch (turn.quarters) {
    case 1:
        return (soat_box){box.top, w - box.right, box.bottom, w - box.left};
    case 2:
        return (soat_box){w - box.right, h - box.bottom, w - box.left, h - box.top};
    case 3:
        return (soat_box){h - box.bottom, box.left, h - box.top, box.right};
    default:
        return box;
    }
}

int32_t soat__page_turn_height(soat_page_turn turn) {
    return turn.quarters % 2 == 0 ? turn.height : turn.width;
}

soat_matrix soat__page_turn_place(soat_page_turn turn, const soat_matrix *place) {
    const double w = turn.width, h = turn.height;
    const soat_matrix turns[4] = {
        {1, 0, 0, 1, 0, 0}, {0, -1, 1, 0, 0, h}, {-1, 0, 0, -1, w, h}, {0, 1, -1, 0, w, 0}};
    const soat_matrix *const p = place, *const t = &turns[turn.quarters];
    return (soat_matrix){p->a * t->a + p->c * t->b,        p->b * t->a + p->d * t->b,
                         p->a * t->c + p->c * t->d,        p->b * t->c + p->d * t->d,
                         p->a * t->e + p->c * t->f + p->e, p->b * t->e + p->d * t->f + p->f};
}
