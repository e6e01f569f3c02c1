#include "lm/natural_log.h"

#include <math.h>

/* ln(m) = 2 artanh(s) with s = (m - 1) / (m + 1); m within a factor sqrt(2) of 1, so s < 0.172. */
double soat__natural_log(double x) {
    static const double ln2_high = 6.93147180369123816490e-01; /* ln 2 split, so that exponent */
    static const double ln2_low = 1.90821492927058770002e-10;  /* times high part is exact */
    int exponent = 0;
    double mantissa = frexp(x, &exponent);
    if (mantissa < 0.70710678118654752) {
        mantissa *= 2.0;
        exponent -= 1;
    }
    const double s = (mantissa - 1.0) / (mantissa + 1.0);
    const double square = s * s;
    double series = 0.0;
    for (int term = 23; term >= 1; term -= 2) {
        series = series * square + 1.0 / term;
    }
    return exponent * ln2_high + (2.0 * s * series + exponent * ln2_low);
}

int32_t soat__cost_of_probability(double probability) {
    if (probability >= 1.0) {
        return 0;
    }
    return (int32_t)(-1000.0 * soat__natural_log(probability) + 0.5);
}
