#include "correct/confidence.h"

#include <stddef.h>

double soat__probability(int32_t cost) {
    /* exp(-1), exp(-0.1), exp(-0.01), exp(-0.001): one factor a decimal digit of the cost. */
    static const double factors[] = {0.36787944117144233, 0.90483741803595957, 0.99004983374916811,
                                     0.99900049983337499};
    double probability = 1.0;
    int32_t left = cost < 0 ? 0 : cost > 40000 ? 40000 : cost;
    for (int32_t i = 0, unit = 1000; i < 4; i++, unit /= 10) {
        for (; left >= unit; left -= unit) {
            probability *= factors[i];
        }
    }
    return probability;
}

double soat__calibrated(double posterior) {
    static const struct {
        double posterior, right;
    } measured[] = {{0.0, 0.0},     {0.55, 0.386},  {0.75, 0.58},   {0.92, 0.667},
                    {0.967, 0.896}, {0.985, 0.909}, {0.995, 0.911}, {1.0, 0.955}};
    enum { POINTS = sizeof measured / sizeof measured[0] };
    size_t above = 1;
    while (above + 1 < POINTS && measured[above].posterior < posterior) {
        above++;
    }
    const double low = measured[above - 1].posterior;
    const double share = (posterior - low) / (measured[above].posterior - low);
    return measured[above - 1].right + share * (measured[above].right - measured[above - 1].right);
}
