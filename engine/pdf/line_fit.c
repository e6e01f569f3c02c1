/*
 * A box touches ink above and below, and which ink that is, the letters say: "cao" ends at the
 * baseline and at the x-height, "Cặp" above capitals and below the dot. Each word so gives a size, and a
 * baseline from its middle; the median over the line drops the few whose box holds a stamp besides.
 */
#include "pdf/line_fit.h"

#include <math.h>
#include <stdlib.h>

#include "pdf/letter_shape.h"
#include "text/utf8.h"

/* Enough words for a median; the rest of a longer line adds nothing. */
enum { WORDS_MAX = 48, EM = 1000 };

typedef struct extent {
    int top, bottom;
    bool tells;
} extent;

static extent extent_of(soat_span text) {
    extent all = {0};
    for (size_t at = 0; at < text.size;) {
        const uint32_t code_point = soat__utf8_next(text, &at);
        const soat_letter_shape shape = soat__letter_shape(code_point);
        all.top = shape.top > all.top ? shape.top : all.top;
        all.bottom = shape.bottom < all.bottom ? shape.bottom : all.bottom;
        all.tells = all.tells || shape.tells;
    }
    return all;
}

static int compare(const void *left, const void *right) {
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* The median of the slopes of all pairs (Theil 1950, Sen 1968); pairs side by side say little. */
static double slope_of(const double *x, const double *y, size_t count, double size) {
    static const size_t few = 4;
    double slopes[WORDS_MAX * (WORDS_MAX - 1) / 2];
    size_t pairs = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            if (fabs(x[j] - x[i]) > 3 * size) {
                slopes[pairs++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
    }
    return count < few || pairs == 0 ? 0 : median(slopes, pairs);
}

/* Two slopes that differ by less than this part of the size over the line's length are one. */
static const double LEVEL = 0.2;
/* Steeper is no skew of a scan but an accident of boxes. */
static const double STEEPEST = 0.09;

/*
 * No face of text is narrower than this against its height. The recogniser gives a word that it finds
 * no ink for a box as high as the line, and there are lines of nothing else; their widths are right.
 */
static const double NARROWEST = 0.75;

static double size_of_words(soat_box line, const soat_output_word *words, size_t count) {
    double sizes[WORDS_MAX], widths[WORDS_MAX];
    size_t told = 0;
    for (size_t i = 0; i < count && told < WORDS_MAX; i++) {
        const extent ink = extent_of(words[i].text);
        const double height = words[i].box.bottom - words[i].box.top;
        if (ink.tells && height > 0) {
            const double width = words[i].box.right - words[i].box.left;
            widths[told] = width * EM / (double)soat__letters_width(words[i].text);
            sizes[told++] = height * EM / (ink.top - ink.bottom);
        }
    }
    const double height = fmax(line.bottom - line.top, 1);
    const double size =
        told == 0 ? height : fmin(median(sizes, told), median(widths, told) / NARROWEST);
    return fmax(0.5 * height, fmin(size, 2.5 * height));
}

/* None when the eye sees none, else that of the line before when it sees no difference. */
static double settle_slope(double slope, double before, double size, double length) {
    if (fabs(slope) * length < LEVEL * size || fabs(slope) > STEEPEST) {
        return 0;
    }
    return fabs(slope - before) * length < LEVEL * size ? before : slope;
}

soat_line_fit soat__line_fit(soat_box line, const soat_output_word *words, size_t count,
                             double slope) {
    soat_line_fit fit = {.size = size_of_words(line, words, count), .slope = slope};
    double x[WORDS_MAX], y[WORDS_MAX], level[WORDS_MAX];
    size_t told = 0;
    for (size_t i = 0; i < count && told < WORDS_MAX; i++) {
        const extent ink = extent_of(words[i].text);
        if (ink.tells) {
            x[told] = ((double)words[i].box.left + words[i].box.right) / 2;
            y[told++] = ((double)words[i].box.top + words[i].box.bottom +
                         (ink.top + ink.bottom) * fit.size / EM) /
                        2;
        }
    }
    if (told == 0) {
        fit.baseline = line.bottom - slope * line.left;
        return fit;
    }
    const double length = words[count - 1].box.right - words[0].box.left;
    fit.slope = settle_slope(slope_of(x, y, told, fit.size), slope, fit.size, length);
    for (size_t i = 0; i < told; i++) {
        level[i] = y[i] - fit.slope * x[i];
    }
    fit.baseline = median(level, told);
    return fit;
}
