#include "random.h"

scan_random scan_random_make(uint64_t seed, uint64_t stream) {
    scan_random random = {seed};
    random.state = scan_random_next(&random) ^ (stream * UINT64_C(0xD1342543DE82EF95));
    (void)scan_random_next(&random);
    return random;
}

uint64_t scan_random_next(scan_random *random) {
    random->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = random->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

double scan_random_unit(scan_random *random) {
    return (double)(scan_random_next(random) >> 11) * 0x1p-53;
}

double scan_random_between(scan_random *random, double low, double high) {
    return low + (high - low) * scan_random_unit(random);
}

size_t scan_random_index(scan_random *random, size_t count) {
    return (size_t)(scan_random_next(random) % count);
}

double scan_random_normal(scan_random *random) {
    const uint64_t bits = scan_random_next(random);
    const uint64_t sum =
        (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48);
    /* Four uniform numbers on 0 … 65535 have mean 131070 and deviation 37837. */
    return ((double)sum - 131070.0) / 37837.0;
}
