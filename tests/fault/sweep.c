#include "sweep.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

static struct {
    unsigned long calls;   /* since the scenario began */
    unsigned long fail_at; /* this call fails; 0: none */
    long live;             /* blocks allocated and not freed */
} heap;

static bool must_fail(void) {
    return ++heap.calls == heap.fail_at;
}

void *__wrap_malloc(size_t size) {
    void *const block = must_fail() ? NULL : __real_malloc(size);
    heap.live += block != NULL;
    return block;
}

void *__wrap_calloc(size_t count, size_t size) {
    void *const block = must_fail() ? NULL : __real_calloc(count, size);
    heap.live += block != NULL;
    return block;
}

void *__wrap_realloc(void *old, size_t size) {
    /* Giving memory back is not made to fail: a program may go on with the larger block. */
    const bool shrinks = old != NULL && size <= malloc_usable_size(old);
    void *const block = !shrinks && must_fail() ? NULL : __real_realloc(old, size);
    heap.live += old == NULL && block != NULL;
    return block;
}

void __wrap_free(void *block) {
    heap.live -= block != NULL;
    __real_free(block);
}

static soat_status run_failing_at(const fault_scenario *scenario, unsigned long fail_at,
                                  soat_error *error, long *leaked) {
    const long before = heap.live;
    *error = (soat_error){0};
    heap.calls = 0;
    heap.fail_at = fail_at;
    const soat_status status = scenario->run(error);
    heap.fail_at = 0;
    *leaked = heap.live - before;
    return status;
}

static int sweep(const fault_scenario *scenario) {
    soat_error error;
    long leaked = 0;
    soat_status status = run_failing_at(scenario, 0, &error, &leaked);
    const unsigned long allocations = heap.calls;
    if (status != SOAT_OK || leaked != 0 || allocations == 0) {
        printf("%s: without faults: %s (%s), %ld blocks left, %lu allocations\n", scenario->name,
               soat_status_text(status), error.message, leaked, allocations);
        return 1;
    }
    int bad = 0;
    const unsigned long step = scenario->step == 0 ? 1 : scenario->step;
    for (unsigned long at = 1; at <= allocations; at += step) {
        status = run_failing_at(scenario, at, &error, &leaked);
        /* A block may have room to grow in one run and none in the next: then nothing failed. */
        const bool failed = heap.calls >= at;
        if (!failed && status == SOAT_OK && leaked == 0) {
            continue;
        }
        if (status != SOAT_ERROR_MEMORY || leaked != 0) {
            printf("%s: allocation %lu failing: %s (%s), %ld blocks left\n", scenario->name, at,
                   soat_status_text(status), error.message, leaked);
            bad++;
        }
    }
    printf("%s: %lu allocations, each failed once, %d wrong\n", scenario->name, allocations, bad);
    return bad;
}

int fault_sweep(const fault_scenario *scenarios, int count) {
    int bad = 0;
    for (int i = 0; i < count; i++) {
        bad += sweep(&scenarios[i]);
    }
    return bad != 0;
}
