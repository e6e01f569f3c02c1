/* What is done with boxes everywhere. A box is (left, top, right, bottom), down and right positive. */
#ifndef SOAT_DOC_BOX_H
#define SOAT_DOC_BOX_H

#include "soat/document.h"

/* The smallest box around both. */
static inline soat_box soat__box_united(soat_box one, soat_box other) {
    return (soat_box){one.left < other.left ? one.left : other.left,
                      one.top < other.top ? one.top : other.top,
                      one.right > other.right ? one.right : other.right,
                      one.bottom > other.bottom ? one.bottom : other.bottom};
}

#endif
