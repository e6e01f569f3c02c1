/*
 * The syllable of Vietnamese as onset + rime + tone, and its spelling.
 *
 *     nghiêng = ngh + iêng + level      quýt = qu + yt + acute      giếng = gi + iêng + acute
 *
 * A word of 1 to 7 letters is taken apart by the rules of spelling and put together again; which
 * onsets a rime takes, and which tones, comes from a table of the sound structure with its gaps
 * (rime_table.inc, the same as dictionaries/rimes.txt). Nothing here knows how frequent a syllable
 * is. Case is ignored; text is NFC. No state, no allocation; any thread.
 */
#ifndef SOAT_SYLLABLE_SYLLABLE_H
#define SOAT_SYLLABLE_SYLLABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"
#include "text/letter.h"

/* In the order of dictionaries/onsets.txt. DD is đ. */
typedef enum soat_onset {
    SOAT_ONSET_NONE,
    SOAT_ONSET_B,
    SOAT_ONSET_C,
    SOAT_ONSET_CH,
    SOAT_ONSET_D,
    SOAT_ONSET_DD,
    SOAT_ONSET_G,
    SOAT_ONSET_GH,
    SOAT_ONSET_GI,
    SOAT_ONSET_H,
    SOAT_ONSET_K,
    SOAT_ONSET_KH,
    SOAT_ONSET_L,
    SOAT_ONSET_M,
    SOAT_ONSET_N,
    SOAT_ONSET_NG,
    SOAT_ONSET_NGH,
    SOAT_ONSET_NH,
    SOAT_ONSET_P,
    SOAT_ONSET_PH,
    SOAT_ONSET_QU, /* its glide is part of it: quân = qu + ân */
    SOAT_ONSET_R,
    SOAT_ONSET_S,
    SOAT_ONSET_T,
    SOAT_ONSET_TH,
    SOAT_ONSET_TR,
    SOAT_ONSET_V,
    SOAT_ONSET_X,
    SOAT_ONSET_COUNT
} soat_onset;

/* AW is ă, AA â, EE ê, OO ô, OW ơ, UW ư; IE is iê, yê and the ia of mía, UO and UOW likewise. */
typedef enum soat_nucleus {
    SOAT_NUCLEUS_A,
    SOAT_NUCLEUS_AW,
    SOAT_NUCLEUS_AA,
    SOAT_NUCLEUS_E,
    SOAT_NUCLEUS_EE,
    SOAT_NUCLEUS_I,
    SOAT_NUCLEUS_IE,
    SOAT_NUCLEUS_O,
    SOAT_NUCLEUS_OO,
    SOAT_NUCLEUS_OW,
    SOAT_NUCLEUS_U,
    SOAT_NUCLEUS_UO,
    SOAT_NUCLEUS_UW,
    SOAT_NUCLEUS_UOW,
    SOAT_NUCLEUS_COUNT
} soat_nucleus;

typedef enum soat_coda {
    SOAT_CODA_NONE,
    SOAT_CODA_I, /* semivowel, written i or y */
    SOAT_CODA_U, /* semivowel, written u or o */
    SOAT_CODA_M,
    SOAT_CODA_N,
    SOAT_CODA_NG,
    SOAT_CODA_NH,
    SOAT_CODA_P, /* from here on stops: only sắc and nặng */
    SOAT_CODA_T,
    SOAT_CODA_C,
    SOAT_CODA_CH,
    SOAT_CODA_K, /* names only: Đắk Lắk; there the tone may be missing: Đăk */
    SOAT_CODA_COUNT
} soat_coda;

typedef struct soat_rime {
    uint32_t key;         /* its letters packed; for the look-up */
    const char *spelling; /* without tone, NFC, NUL-terminated */
    bool glide;           /* oa, uê, uy …: the rime begins with the semivowel w */
    uint8_t nucleus;      /* soat_nucleus */
    uint8_t coda;         /* soat_coda */
    uint32_t onsets;      /* bit 1 << soat_onset: native syllables have it before this rime */
} soat_rime;

typedef struct soat_syllable {
    uint8_t onset; /* soat_onset */
    uint8_t rime;  /* index, below soat__rime_count() */
    uint8_t tone;  /* soat_tone */
} soat_syllable;

typedef enum soat_syllable_kind {
    SOAT_SYLLABLE_NONE, /* breaks a rule of spelling or of tone: ứi, cể, các without its tone */
    SOAT_SYLLABLE_POSSIBLE, /* keeps the rules in a gap of the structure: pin, voan, Kon, Đắk */
    SOAT_SYLLABLE_NATIVE
} soat_syllable_kind;

/* Where the tone mark stands, seen from the two styles of writing oa, oe and uy. */
typedef enum soat_tone_placement {
    SOAT_PLACEMENT_NEUTRAL, /* both styles write it so: hoàn, quý, level tone */
    SOAT_PLACEMENT_OLD,     /* hòa, khỏe, thủy: the canonical form */
    SOAT_PLACEMENT_NEW,     /* hoà, khoẻ, thuỷ */
    SOAT_PLACEMENT_WRONG    /* neither: hòan, qúy, gìa */
} soat_tone_placement;

enum {
    SOAT_SYLLABLE_LETTERS = 7, /* nghiêng */
    SOAT_SYLLABLE_BYTES = 16   /* room for any syllable in UTF-8 */
};

size_t soat__rime_count(void);
const soat_rime *soat__rime_at(size_t index);

/* The spelling of an onset, lower case; "" for NONE. */
const char *soat__onset_spelling(soat_onset onset);

/*
 * Take a word apart. NONE, outputs untouched, when it is no syllable. A tone mark that stands on
 * the wrong letter is accepted and told by *placement (nullable); two tone marks are not.
 */
soat_syllable_kind soat__syllable_parse(soat_span word, soat_syllable *out,
                                        soat_tone_placement *placement);

/* What parse would say of the composed syllable; NONE too for numbers out of range. */
soat_syllable_kind soat__syllable_kind_of(soat_syllable syllable);

/*
 * Write the syllable in lower case, NFC, with the tone placed in the old style, or the new one.
 * The syllable must not be of kind NONE. Returns the bytes written; no NUL.
 */
size_t soat__syllable_compose(soat_syllable syllable, bool new_style,
                              char out[SOAT_SYLLABLE_BYTES]);

/*
 * The same at the level of letters, for callers that keep case: `letters` of a word without
 * regard to tone; the index of the letter that carries the tone in the old or the new style, or
 * SIZE_MAX when the letters are no syllable's.
 */
size_t soat__syllable_tone_index(const soat_letter *letters, size_t count, bool new_style);

#endif
