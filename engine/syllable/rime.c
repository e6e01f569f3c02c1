/*
 * The table of rimes and what follows from a rime alone: which letter carries the tone, and which
 * onsets the spelling permits. Look-up is a binary search over packed letters.
 */
#include "syllable/rime.h"

#define M(onset) (1u << SOAT_ONSET_##onset)

static const soat_rime rimes[] = {
#include "syllable/rime_table.inc"
};
enum { RIME_COUNT = sizeof rimes / sizeof rimes[0] };
_Static_assert(sizeof rimes / sizeof rimes[0] < 0xFF, "a rime index fits a byte");

size_t soat__rime_count(void) {
    return RIME_COUNT;
}

const soat_rime *soat__rime_at(size_t index) {
    return &rimes[index];
}

uint32_t soat__rime_key(const soat_letter *letters, size_t count) {
    uint32_t key = 0;
    for (size_t i = 0; i < SOAT_RIME_LETTERS; i++) {
        key <<= 8;
        if (i < count) {
            key |= (uint32_t)(letters[i].base - 'a' + 1) | (uint32_t)letters[i].shape << 5;
        }
    }
    return key;
}

uint8_t soat__rime_find(const soat_letter *letters, size_t count) {
    if (count == 0 || count > SOAT_RIME_LETTERS) {
        return SOAT_RIME_UNKNOWN;
    }
    const uint32_t key = soat__rime_key(letters, count);
    size_t low = 0;
    for (size_t left = RIME_COUNT; left > 1;) {
        const size_t half = left / 2;
        low += rimes[low + half].key <= key ? half : 0;
        left -= half;
    }
    return rimes[low].key == key ? (uint8_t)low : SOAT_RIME_UNKNOWN;
}

/*
 * A shaped vowel carries the tone, the last one of ươ; else the vowel before a final consonant;
 * else the middle one of three; else the first of two. oa, oe and uy at the end of a syllable are
 * where the new style takes the second.
 */
size_t soat__rime_tone_index(const soat_letter *letters, size_t count, bool new_style) {
    size_t vowels = 0;
    size_t shaped = SIZE_MAX;
    while (vowels < count && soat__letter_is_vowel(letters[vowels])) {
        shaped = letters[vowels].shape != SOAT_SHAPE_NONE ? vowels : shaped;
        vowels++;
    }
    if (shaped != SIZE_MAX) {
        return shaped;
    }
    if (vowels < count) {
        return vowels == 0 ? 0 : vowels - 1;
    }
    if (vowels != 2) {
        return vowels / 2;
    }
    const char first = letters[0].base;
    const char second = letters[1].base;
    const bool glide =
        (first == 'o' && (second == 'a' || second == 'e')) || (first == 'u' && second == 'y');
    return new_style && glide ? 1 : 0;
}

static bool gi_allows(const soat_rime *rime, bool open) {
    const char *const spelling = rime->spelling;
    if (rime->glide || spelling[0] == 'y') {
        return false;
    }
    if (rime->nucleus == SOAT_NUCLEUS_EE) {
        return open; /* giê; with a final, giên is read gi + iên */
    }
    /* gia and giu are read gi + a and gi + u. */
    const bool ia = rime->nucleus == SOAT_NUCLEUS_IE && open;
    const bool iu = rime->nucleus == SOAT_NUCLEUS_I && rime->coda == SOAT_CODA_U;
    return !ia && !iu;
}

static bool qu_allows(const soat_rime *rime, bool front) {
    if (rime->glide) {
        return false;
    }
    if (front) {
        /* quia is no syllable, and iê is written yê here: quyên. */
        return rime->nucleus != SOAT_NUCLEUS_IE || rime->spelling[0] == 'y';
    }
    switch (rime->nucleus) {
    case SOAT_NUCLEUS_U:
    case SOAT_NUCLEUS_UO:
    case SOAT_NUCLEUS_UW:
    case SOAT_NUCLEUS_UOW:
    case SOAT_NUCLEUS_O:
        return false;
    default:
        return true;
    }
}

bool soat__rime_allows_onset(const soat_rime *rime, soat_onset onset) {
    const char *const spelling = rime->spelling;
    const bool front =
        !rime->glide && (rime->nucleus == SOAT_NUCLEUS_E || rime->nucleus == SOAT_NUCLEUS_EE ||
                         rime->nucleus == SOAT_NUCLEUS_I || rime->nucleus == SOAT_NUCLEUS_IE);
    const bool open = rime->coda == SOAT_CODA_NONE;
    if (spelling[0] == 'y' && spelling[1] != '\0') {
        const bool bare = onset == SOAT_ONSET_NONE && rime->nucleus == SOAT_NUCLEUS_IE;
        return bare || onset == SOAT_ONSET_QU;
    }
    switch (onset) {
    case SOAT_ONSET_NONE:
        return rime->nucleus != SOAT_NUCLEUS_IE || rime->glide || open;
    case SOAT_ONSET_C:
        return !front && !rime->glide;
    case SOAT_ONSET_K:
        return !rime->glide;
    case SOAT_ONSET_G:
    case SOAT_ONSET_NG:
        return !front;
    case SOAT_ONSET_GH:
    case SOAT_ONSET_NGH:
        return front && spelling[0] != 'y';
    case SOAT_ONSET_GI:
        return gi_allows(rime, open);
    case SOAT_ONSET_QU:
        return qu_allows(rime, front);
    default:
        return true;
    }
}
