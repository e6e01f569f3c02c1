/*
 * FOLDER/failed: for each input that failed, wholly or in part, a link to it and BASE.reason.txt.
 * What cannot be written there is not worth failing for: the journal has it all.
 */
#ifndef SOAT_BATCH_FAILED_FOLDER_H
#define SOAT_BATCH_FAILED_FOLDER_H

#include "batch/active.h"

void soat__failed_add(const char *folder, const soat__active *active);

/* Takes away what an earlier run may have left there. */
void soat__failed_remove(const char *folder, const soat__active *active);

#endif
