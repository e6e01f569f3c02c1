/*
 * The frame of finding mentions: a walk over the stretches between blanks, and a table of readers
 * that each know some kinds. A reader looks at the walk's current stretch, and ahead where
 * a mention has blanks in it, and fills in what it found. It reads what the passes that speak read
 * (date_form.h, unit_form.h …) and gives a value instead of words.
 */
#ifndef SOAT_NORMALIZE_MENTION_SCAN_H
#define SOAT_NORMALIZE_MENTION_SCAN_H

#include "base/arena.h"
#include "normalize/number_style.h"
#include "normalize/stretch.h"
#include "soat/buffer.h"
#include "soat/mention.h"
#include "text/entity.h"

/* The number of a mention as it is written, for whoever writes it in another style. */
typedef struct soat_mention_number {
    size_t start, end; /* bytes of the text; the sign, if any, is not among them */
    soat_number_form form;
} soat_mention_number;

/* A mention, its places counted from the start of the text. */
typedef struct soat_found_mention {
    soat_mention mention;
    soat_mention_number numbers[2]; /* a range has two */
    size_t number_count;
} soat_found_mention;

typedef struct soat_mention_scan {
    soat_stretch_walk walk;
    soat_entity entity; /* of the current stretch by form */
    soat_span core;     /* of it, without brackets, quotes and sentence marks around it */
    soat_number_style style;
    bool line_start; /* the current stretch begins a line */
    size_t done;     /* bytes of the text that are read */
    soat_arena *values;
    soat_buffer scratch; /* for a value in the making */
    bool failed;         /* out of memory */
    bool has_amount;     /* the last amount in figures, for the words behind it */
    soat_mention amount; /* its value lies in the arena; places as in soat_found_mention */
} soat_mention_scan;

/* True, and *out filled in, when a mention begins in the current stretch. *out is zeroed before. */
typedef bool soat_mention_reader(soat_mention_scan *scan, soat_found_mention *out);

soat_mention_reader soat__mention_address; /* mention_code.c */
soat_mention_reader soat__mention_phone;
soat_mention_reader soat__mention_roman;
soat_mention_reader soat__mention_code;
soat_mention_reader soat__mention_date; /* mention_date.c */
soat_mention_reader soat__mention_time;
soat_mention_reader soat__mention_quantity; /* mention_quantity.c */
soat_mention_reader soat__mention_words;    /* mention_words.c */

/* Begins a scan of `text`; `values` outlives it. The scratch is the caller's to dispose of. */
void soat__mention_scan_begin(soat_mention_scan *scan, soat_span text, soat_number_style style,
                              soat_arena *values);

/* The next mention; false at the end. */
bool soat__mention_scan_next(soat_mention_scan *scan, soat_found_mention *out);

/* --- what readers share --- */

/* A copy in the arena; formatted for the second. */
soat_span soat__mention_keep(soat_mention_scan *scan, soat_span value);
soat_span soat__mention_print(soat_mention_scan *scan, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * The number times 10^power as a decimal: no zeros at its front, a point, decimals as they are
 * written.
 */
soat_span soat__mention_decimal(soat_mention_scan *scan, const soat_number_form *number,
                                size_t power);

/* Where a part of the text begins in it. */
size_t soat__mention_place(const soat_mention_scan *scan, soat_span part);

/* The stretch behind the walk's current one, moving to it; false when it is not beside it. */
bool soat__mention_ahead(soat_stretch_walk *walk);

#endif
