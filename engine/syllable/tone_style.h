/*
 * The two styles of placing a tone mark, and forms to compare words by.
 *
 *     old:  hòa  khỏe  thủy   (canonical here: whatever is looked up is brought to this form)
 *     new:  hoà  khoẻ  thuỷ
 *
 * They differ only where a syllable ends in oa, oe or uy and has a tone; quý, toàn, khuya are
 * written alike. Words are NFC; case stays with its letter (Ủy/Uỷ, THỦY/THUỶ). No allocation.
 */
#ifndef SOAT_SYLLABLE_TONE_STYLE_H
#define SOAT_SYLLABLE_TONE_STYLE_H

#include "base/limits.h"
#include "syllable/syllable.h"

typedef enum soat_tone_style {
    SOAT_STYLE_NEUTRAL, /* the word does not tell */
    SOAT_STYLE_OLD,
    SOAT_STYLE_NEW
} soat_tone_style;

/* The style the word is written in; NEUTRAL too when it is no syllable. */
soat_tone_style soat__tone_style_of(soat_span word);

/*
 * The word with its tone mark where `style` puts it (NEUTRAL copies). A mark on a wrong letter
 * (hòan, qúy) is put right; a word that is no syllable is copied. False, outputs untouched, when
 * the result would not fit SOAT_LIMIT_WORD_BYTES.
 */
bool soat__tone_style_apply(soat_span word, soat_tone_style style, char out[SOAT_LIMIT_WORD_BYTES],
                            size_t *size);

/* soat__tone_style_apply(word, OLD, …): the form in which syllables are compared. */
bool soat__syllable_canonical(soat_span word, char out[SOAT_LIMIT_WORD_BYTES], size_t *size);

/*
 * Lower case, no tones, no shape marks, đ as d: "Đường" gives "duong". Code points other than the
 * letters of text/letter.h are copied. Never longer than the word; false when that is too long.
 */
bool soat__markless_key(soat_span word, char out[SOAT_LIMIT_WORD_BYTES], size_t *size);

#endif
