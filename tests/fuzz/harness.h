/*
 * What a fuzz harness provides, and what it may use to say that something is wrong.
 *
 * A harness must take any bytes. It checks what must hold for every input, not only that nothing
 * crashes. Returns 0 (libFuzzer's contract).
 */
#ifndef SOAT_FUZZ_HARNESS_H
#define SOAT_FUZZ_HARNESS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Like assert, whatever NDEBUG says. */
#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: must hold: %s\n", __FILE__, __LINE__, #condition);             \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
