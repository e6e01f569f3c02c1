/* Looking rimes up by their letters. */
#ifndef SOAT_SYLLABLE_RIME_H
#define SOAT_SYLLABLE_RIME_H

#include "syllable/syllable.h"

enum { SOAT_RIME_LETTERS = 4, SOAT_RIME_UNKNOWN = 0xFF };

/* The letters packed, first one highest; tone and case are left out. 1 to SOAT_RIME_LETTERS. */
uint32_t soat__rime_key(const soat_letter *letters, size_t count);

/* Index of the rime with these letters, or SOAT_RIME_UNKNOWN. */
uint8_t soat__rime_find(const soat_letter *letters, size_t count);

/* The letter of the rime that carries the tone, 0-based. */
size_t soat__rime_tone_index(const soat_letter *letters, size_t count, bool new_style);

/* True when the rules of spelling let the onset stand before the rime (k before i, not c). */
bool soat__rime_allows_onset(const soat_rime *rime, soat_onset onset);

#endif
