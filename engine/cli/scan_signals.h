/* Ctrl-C and SIGTERM as a descriptor that a waiting loop can look at. */
#ifndef SOAT_CLI_SCAN_SIGNALS_H
#define SOAT_CLI_SCAN_SIGNALS_H

#include <soat/batch.h>

/* From now on the two signals do nothing but make the descriptor readable; -1: they act as ever. */
int scan_signals_open(void);

/* Takes one signal: the first asks to stop soon, the next one now. */
soat_batch_stop scan_signals_take(int descriptor, unsigned *count);

#endif
