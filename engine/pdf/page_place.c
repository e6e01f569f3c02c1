#include "pdf/page_place.h"

#include <math.h>

soat_rectangle soat__rectangle_of(const double corners[4]) {
    return (soat_rectangle){fmin(corners[0], corners[2]), fmin(corners[1], corners[3]),
                            fmax(corners[0], corners[2]), fmax(corners[1], corners[3])};
}

soat_rectangle soat__page_shown(soat_rectangle media, soat_rectangle crop) {
    if (crop.right - crop.left > media.right - media.left) {
        crop.left = media.left;
        crop.right = media.right;
    }
    if (crop.top - crop.bottom > media.top - media.bottom) {
        crop.bottom = media.bottom;
        crop.top = media.top;
    }
    const soat_rectangle both = {fmax(media.left, crop.left), fmax(media.bottom, crop.bottom),
                                 fmin(media.right, crop.right), fmin(media.top, crop.top)};
    return both.left < both.right && both.bottom < both.top ? both : media;
}

soat_matrix soat__page_place(soat_rectangle shown, int64_t turn, int32_t width, int32_t height) {
    const double across = shown.right - shown.left, up = shown.top - shown.bottom;
    const double w = width, h = height;
    switch (((turn % 360) + 360) % 360) {
    case 90: /* what is up on the paper points right */
        return (soat_matrix){0, up / w, -across / h, 0, shown.right, shown.bottom};
    case 180:
        return (soat_matrix){-across / w, 0, 0, -up / h, shown.right, shown.top};
    case 270:
        return (soat_matrix){0, -up / w, across / h, 0, shown.left, shown.top};
    default:
        return (soat_matrix){across / w, 0, 0, up / h, shown.left, shown.bottom};
    }
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
