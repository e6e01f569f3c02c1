/*
 * Fault injection: every allocation of a scenario fails once, and each time the scenario must end
 * with SOAT_ERROR_MEMORY, with nothing left allocated. Then it must still succeed.
 */
#ifndef SOAT_FAULT_SWEEP_H
#define SOAT_FAULT_SWEEP_H

#include "soat/status.h"

typedef struct fault_scenario {
    const char *name;
    /* Does its work and releases all it took, also when it fails. */
    soat_status (*run)(soat_error *error);
    /* Fail only every step-th allocation, for scenarios that make very many; 0 is 1. */
    unsigned step;
} fault_scenario;

/* Runs them all; returns what main should. Prints a line for each. */
int fault_sweep(const fault_scenario *scenarios, int count);

#endif
