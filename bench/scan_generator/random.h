/*
 * The generator's own source of chance: SplitMix64 (Steele, Lea, Flood 2014). The same seed gives
 * the same pages; nothing else (time, addresses, locale) is ever asked.
 */
#ifndef SCAN_RANDOM_H
#define SCAN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct scan_random {
    uint64_t state;
} scan_random;

/* A generator for one purpose: streams of one seed do not disturb each other. */
scan_random scan_random_make(uint64_t seed, uint64_t stream);

uint64_t scan_random_next(scan_random *random);

/* Uniform in [0, 1), and in [low, high). */
double scan_random_unit(scan_random *random);
double scan_random_between(scan_random *random, double low, double high);

/* Uniform in 0 … count - 1; count must be at least 1. */
size_t scan_random_index(scan_random *random, size_t count);

/* About normal with mean 0 and deviation 1 (the sum of four uniform numbers: cheap, bounded). */
double scan_random_normal(scan_random *random);

#endif
