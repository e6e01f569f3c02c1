/*
 * What a pass is. A pass is a file pass_NAME.c and a row in passes.c.
 *
 * It reads rewrite->input and names what it replaces. It must be idempotent, must leave what is not
 * UTF-8 alone, and keeps line ends and blanks unless changing them is its job. It is run once a
 * part of the document; what it has to remember from part to part it keeps in its state.
 */
#ifndef SOAT_NORMALIZE_PASS_H
#define SOAT_NORMALIZE_PASS_H

#include "normalize/rewrite.h"
#include "soat/normalize.h"

typedef struct soat_pass_run {
    const soat_normalize_options *options;
    void *state; /* state_size bytes, zeroed where a document begins; NULL when that is 0 */
    bool first;  /* the text is the beginning of a document */
} soat_pass_run;

typedef struct soat_pass {
    soat_pass_info info;
    void (*rewrite)(const soat_pass_run *run, soat_rewrite *rewrite);
    size_t state_size;
} soat_pass;

extern const soat_pass soat__pass_join;             /* pass_join.c */
extern const soat_pass soat__pass_charset;          /* pass_charset.c */
extern const soat_pass soat__pass_invisible;        /* pass_invisible.c */
extern const soat_pass soat__pass_space;            /* pass_space.c */
extern const soat_pass soat__pass_width;            /* pass_width.c */
extern const soat_pass soat__pass_mark;             /* pass_mark.c */
extern const soat_pass soat__pass_homoglyph;        /* pass_homoglyph.c */
extern const soat_pass soat__pass_nfc;              /* pass_nfc.c */
extern const soat_pass soat__pass_blank;            /* pass_blank.c */
extern const soat_pass soat__pass_repeat;           /* pass_repeat.c */
extern const soat_pass soat__pass_punctuation;      /* pass_punctuation.c */
extern const soat_pass soat__pass_running;          /* pass_running.c */
extern const soat_pass soat__pass_quote;            /* pass_quote.c */
extern const soat_pass soat__pass_dash;             /* pass_quote.c */
extern const soat_pass soat__pass_lower;            /* pass_lower.c */
extern const soat_pass soat__pass_unmark;           /* pass_unmark.c */
extern const soat_pass soat__pass_case;             /* pass_case.c */
extern const soat_pass soat__pass_tone;             /* pass_tone.c */
extern const soat_pass soat__pass_iy;               /* pass_iy.c */
extern const soat_pass soat__pass_figures;          /* pass_figures.c */
extern const soat_pass soat__pass_number_style;     /* pass_number_style.c */
extern const soat_pass soat__pass_say_address;      /* pass_say_address.c */
extern const soat_pass soat__pass_say_phone;        /* pass_say_phone.c */
extern const soat_pass soat__pass_say_date;         /* pass_say_date.c */
extern const soat_pass soat__pass_say_time;         /* pass_say_time.c */
extern const soat_pass soat__pass_say_code;         /* pass_say_code.c */
extern const soat_pass soat__pass_say_roman;        /* pass_say_roman.c */
extern const soat_pass soat__pass_say_unit;         /* pass_say_unit.c */
extern const soat_pass soat__pass_say_sign;         /* pass_say_sign.c */
extern const soat_pass soat__pass_say_number;       /* pass_say_number.c */
extern const soat_pass soat__pass_say_abbreviation; /* pass_say_abbreviation.c */

/* The table: passes.c. */
size_t soat__pass_count(void);
const soat_pass *soat__pass_at(size_t index);

enum { SOAT_PASSES_MAX = 64 };

/*
 * Sets chosen[i] for each pass i that `list` names (see soat_normalize_options). ARGUMENT: a name
 * that is not known, or nothing left.
 */
soat_status soat__passes_choose(const char *list, bool chosen[SOAT_PASSES_MAX], soat_error *error);

#endif
