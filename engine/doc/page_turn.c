#include "doc/page_turn.h"

#include <stdbool.h>
#include <stdlib.h>

enum { QUARTERS = 4 };

static int step_between(soat_box from, soat_box to) {
    const int64_t right = (int64_t)to.left + to.right - from.left - from.right;
    const int64_t down = (int64_t)to.top + to.bottom - from.top - from.bottom;
    if (llabs(right) >= llabs(down)) {
        return right >= 0 ? 0 : 2;
    }
    return down > 0 ? 1 : 3;
}

static void count_votes(const soat_page *page, const soat_line *line, size_t votes[QUARTERS]) {
    for (size_t i = 1; i < line->word_count; i++) {
        const soat_word *const word = &page->words[line->first_word + i];
        votes[step_between(word[-1].box, word->box)]++;
    }
}

static soat_page_turn elect(const soat_page *page, const size_t votes[QUARTERS]) {
    soat_page_turn turn = {.width = page->width, .height = page->height};
    for (int i = 1; i < QUARTERS; i++) {
        turn.quarters = votes[i] > votes[turn.quarters] ? i : turn.quarters;
    }
    return turn;
}

soat_page_turn soat__page_turn(const soat_page *page) {
    size_t votes[QUARTERS] = {0};
    for (size_t i = 0; i < page->line_count; i++) {
        count_votes(page, &page->lines[i], votes);
    }
    return elect(page, votes);
}

soat_page_turn soat__line_turn(const soat_page *page, const soat_line *line) {
    size_t votes[QUARTERS] = {0};
    count_votes(page, line, votes);
    return elect(page, votes);
}

/* From the other side. Boxes come from files as they are, so it may wrap around, and back again. */
static int32_t across(int32_t size, int32_t place) {
    return (int32_t)((uint32_t)size - (uint32_t)place);
}

soat_box soat__page_turn_box(soat_page_turn turn, soat_box box) {
    const int32_t w = turn.width, h = turn.height;
    switch (turn.quarters) {
    case 1:
        return (soat_box){box.top, across(w, box.right), box.bottom, across(w, box.left)};
    case 2:
        return (soat_box){across(w, box.right), across(h, box.bottom), across(w, box.left),
                          across(h, box.top)};
    case 3:
        return (soat_box){across(h, box.bottom), box.left, across(h, box.top), box.right};
    default:
        return box;
    }
}

soat_box soat__page_turn_back(soat_page_turn turn, soat_box box) {
    const bool swapped = turn.quarters % 2 != 0;
    const soat_page_turn back = {.quarters = (QUARTERS - turn.quarters) % QUARTERS,
                                 .width = swapped ? turn.height : turn.width,
                                 .height = swapped ? turn.width : turn.height};
    return soat__page_turn_box(back, box);
}

int32_t soat__page_turn_height(soat_page_turn turn) {
    return turn.quarters % 2 == 0 ? turn.height : turn.width;
}
