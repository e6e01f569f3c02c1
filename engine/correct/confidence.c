#include "correct/confidence.h"

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
