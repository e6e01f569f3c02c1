/*
 * Words back to figures: "một triệu hai trăm nghìn" is 1200000, "hai mươi lăm phẩy năm" 25,5.
 *
 * A word at a time, so that the caller walks the text: feed the words of a run one by one as long as
 * they are taken. What schools and bookkeepers say is read (không trăm, linh, lẻ, mốt, tư, lăm), and
 * what people say (hăm ba, hai chục, ba lăm, triệu rưỡi, ngàn, tỉ). A digit never follows a digit
 * but as tens and units (hai mốt, ba lăm), and năm behind tens, hundreds or a scale is the year, not
 * the five: "hai mươi năm" is twenty and a word.
 */
#ifndef SOAT_NORMALIZE_NUMBER_READ_H
#define SOAT_NORMALIZE_NUMBER_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"

enum { SOAT_FRACTION_DIGITS_MAX = 15 };

typedef struct soat_number_reading {
    uint64_t total;             /* whole groups of tỷ that are closed */
    uint64_t below;             /* closed groups below the current tỷ */
    uint32_t group;             /* 0 to 999, the open group */
    uint32_t scale;             /* of the last closed group: 1000000, 1000 or 1; none yet: 0 */
    uint8_t place;              /* what the open group waits for; internal */
    bool negative, any, marked; /* marked: more than a lone digit was said */
    bool half;                  /* rưỡi was said: nothing may follow */
    char fraction[SOAT_FRACTION_DIGITS_MAX];
    uint8_t fraction_size;
    bool in_fraction;
    bool year; /* "năm" was said where it may be the year as well */
} soat_number_reading;

/*
 * True, and *reading moved on, when `word` (lower case or not) continues the number. Begin with a
 * zeroed reading. A number ends well after a word only if soat__number_is_whole says so.
 */
bool soat__number_take(soat_number_reading *reading, soat_span word);

/* True when the word counts anywhere in a number. */
bool soat__number_is_word(soat_span word);

/*
 * False while something has to follow ("linh", "phẩy", "âm"), and behind a "năm" that nothing has made
 * a five yet. A caller keeps the last reading that was whole.
 */
bool soat__number_is_whole(const soat_number_reading *reading);

/* The whole part; SIZE of its decimals is in the reading. */
uint64_t soat__number_value(const soat_number_reading *reading);

#endif
