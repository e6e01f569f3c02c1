/*
 * Stretches between blanks that are no words: numbers, dates, codes, addresses. The corrector
 * leaves them alone; the normaliser reads some of them aloud.
 *
 *     "02/2025/NĐ-CP," code     "(21/9/1973)" date     "a)" list mark     "soat@example.vn" e-mail
 *
 * A classifier by form alone, of one stretch at a time: what stands around it is not looked at, so
 * "IV." is a list mark also at the end of a sentence. Damaged letters inside a code do not change
 * its class (552/QĐ-ƯBND). No state, no allocation; linear in the size of the stretch.
 */
#ifndef SOAT_TEXT_ENTITY_H
#define SOAT_TEXT_ENTITY_H

#include "soat/span.h"

typedef enum soat_entity {
    SOAT_ENTITY_NONE,
    SOAT_ENTITY_NUMBER, /* 1.234,5 · -5 · 10-15 · 45/60 · 5.000đ · 12km: unit letters allowed */
    SOAT_ENTITY_PERCENT, /* 3,5% · 10-15% */
    SOAT_ENTITY_DATE,    /* 21/9/1973 · 21-09-73 · 9/1973 · 21/9 · 2023-07-15; 1/3 too */
    SOAT_ENTITY_TIME,    /* 10:30 · 8h30 · 14g · 7h30-11h30 */
    SOAT_ENTITY_CODE,    /* 552/QĐ-UBND · 02/2025/NĐ-CP · 45-CT/TW · 15/2020/QH14 · CT/TW */
    SOAT_ENTITY_EMAIL,
    SOAT_ENTITY_URL,       /* with a scheme, with www, or a host under a well-known domain */
    SOAT_ENTITY_ROMAN,     /* IV · XXI · I-III; C, D, L, M alone or in pairs are words (DI, MI) */
    SOAT_ENTITY_PLATE,     /* 29A-123.45 · 17B1-2345 */
    SOAT_ENTITY_LIST_MARK, /* a) · đ) · 1. · 1.2. · (2) · IV. */
    SOAT_ENTITY_COUNT
} soat_entity;

/*
 * The class of `chunk`, which holds no blanks. *core (nullable) is the part that is the entity,
 * without the brackets, quotes and sentence marks around it; the whole chunk for NONE.
 */
soat_entity soat__entity_of(soat_span chunk, soat_span *core);

#endif
