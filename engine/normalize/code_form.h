/* The parts of law numbers: 552/QĐ-UBND. */
#ifndef SOAT_NORMALIZE_CODE_FORM_H
#define SOAT_NORMALIZE_CODE_FORM_H

#include "normalize/stretch.h"

/*
 * What a paper is and whose, by letters of its number, which mean other things elsewhere: QĐ "quyết
 * định". NULL when they are not known. Static storage.
 */
const char *soat__paper_kind(soat_span letters);

#endif
