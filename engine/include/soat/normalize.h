/*
 * Normalisation: text of any source made uniform for what comes after it, without losing where
 * each part came from.
 *
 *     soat_normalizer_new → soat_normalize (→ soat_normalize_more …) → soat_normalizer_free
 *
 * A pass does one thing and is a row of a table; the table's order is the order in which the
 * chosen passes run, each on what the last one made. Every change is kept as an edit, so that any
 * stretch of the result is traced back through the whole chain to the bytes it was made from.
 *
 * Any bytes are valid input; what is not UTF-8 stays where it stands. Passes are idempotent: what
 * they made they leave alone. A normaliser belongs to one thread at a time; the result depends on
 * the text and the options, on nothing else.
 */
#ifndef SOAT_NORMALIZE_H
#define SOAT_NORMALIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct soat_pass_info {
    const char *name;        /* "nfc": what a list of passes takes */
    const char *description; /* one line for a person */
} soat_pass_info;

/* The passes in the order in which they run. Static storage. */
SOAT_API size_t soat_pass_count(void);
SOAT_API const soat_pass_info *soat_pass_at(size_t index); /* NULL past the end */

typedef struct soat_preset_info {
    const char *name; /* "clean": a name for a list of passes */
    const char *description;
    const char *passes; /* apart by commas */
} soat_preset_info;

SOAT_API size_t soat_preset_count(void);
SOAT_API const soat_preset_info *soat_preset_at(size_t index);

/* Where the tone mark of oa, oe, uy stands: hòa or hoà. */
typedef enum soat_tone_setting {
    SOAT_TONE_SETTING_KEEP, /* the style that the document itself uses most */
    SOAT_TONE_SETTING_OLD,  /* hòa, khỏe, thủy */
    SOAT_TONE_SETTING_NEW   /* hoà, khoẻ, thuỷ */
} soat_tone_setting;

/* How the vowel at the end of kĩ, lí, quí is written. */
typedef enum soat_iy_setting {
    SOAT_IY_SETTING_KEEP, /* each word as the document itself writes it most */
    SOAT_IY_SETTING_I,    /* kĩ thuật, lí do, quí */
    SOAT_IY_SETTING_Y     /* kỹ thuật, lý do, quý */
} soat_iy_setting;

/* How a thousand is said, and the gap in 105. */
typedef enum soat_thousand_setting {
    SOAT_THOUSAND_SETTING_NGHIN, /* nghìn */
    SOAT_THOUSAND_SETTING_NGAN   /* ngàn */
} soat_thousand_setting;

typedef enum soat_odd_setting {
    SOAT_ODD_SETTING_LINH, /* một trăm linh năm */
    SOAT_ODD_SETTING_LE    /* một trăm lẻ năm */
} soat_odd_setting;

/* Which marks stand for quotes and for dashes. */
typedef enum soat_mark_setting {
    SOAT_MARK_SETTING_KEEP,  /* as they are */
    SOAT_MARK_SETTING_PLAIN, /* " ' - */
    SOAT_MARK_SETTING_PRINT  /* “ ” ‘ ’ – */
} soat_mark_setting;

/* How number-style writes numbers. */
typedef enum soat_number_setting {
    SOAT_NUMBER_SETTING_VIETNAMESE, /* 1.234.567,89 */
    SOAT_NUMBER_SETTING_ENGLISH,    /* 1,234,567.89 */
    SOAT_NUMBER_SETTING_PLAIN       /* 1234567.89 */
} soat_number_setting;

/* A setting of a pass each; enumerations as int, so that soat_normalize_set can fill any. */
typedef struct soat_normalize_options {
    /*
     * Names of passes and presets apart by commas, in any order; one with `-` before it is left
     * out: "clean,-nfc". NULL: "clean". Borrowed until soat_normalizer_new returns.
     */
    const char *passes;
    int tone;     /* soat_tone_setting */
    int thousand; /* soat_thousand_setting */
    int odd;      /* soat_odd_setting */
    int quotes;   /* soat_mark_setting */
    int dashes;   /* soat_mark_setting */
    int numbers;  /* soat_number_setting */
    int iy;       /* soat_iy_setting */
} soat_normalize_options;

SOAT_API void soat_normalize_options_init(soat_normalize_options *options);

typedef struct soat_setting_info {
    const char *name;        /* "tone" */
    const char *description; /* one line for a person */
    const char *values;      /* "keep,old,new": the first is the default */
} soat_setting_info;

SOAT_API size_t soat_setting_count(void);
SOAT_API const soat_setting_info *soat_setting_at(size_t index);

/* Sets one field by its name and the name of its value. ARGUMENT: no such name or value. */
SOAT_API soat_status soat_normalize_set(soat_normalize_options *options, soat_span name,
                                        soat_span value, soat_error *error);

typedef struct soat_normalizer soat_normalizer;

/* NULL options are the defaults. ARGUMENT: an unknown pass, or a list that leaves nothing. */
SOAT_API soat_status soat_normalizer_new(soat_normalizer **out,
                                         const soat_normalize_options *options, soat_error *error);
SOAT_API void soat_normalizer_free(soat_normalizer *normalizer);

/* One change of one pass. */
typedef struct soat_normal_edit {
    const char *pass;  /* its name; static storage */
    size_t start, end; /* bytes of the text that was given: what the edit goes back to */
    soat_span before;  /* what the pass found there; an earlier pass may have made it */
    soat_span after;
} soat_normal_edit;

/* Borrowed from the normaliser until its next call; `text` may be the input itself. */
typedef struct soat_normalization {
    soat_span text;
    size_t edit_count;
} soat_normalization;

/*
 * Normalises one document, or the beginning of one that is longer than memory: give the rest to
 * soat_normalize_more. Cut it behind a form feed, where there is none behind an empty line, and only
 * where there is none either behind a line end: each part is taken to begin and end with a page or a
 * paragraph by the passes that look at those (join). Linear in the length of the text. MEMORY.
 */
SOAT_API soat_status soat_normalize(soat_normalizer *normalizer, soat_span text,
                                    soat_normalization *out, soat_error *error);
SOAT_API soat_status soat_normalize_more(soat_normalizer *normalizer, soat_span text,
                                         soat_normalization *out, soat_error *error);

/* Edit `index` of the last text: pass by pass, each from first to last. False past the end. */
SOAT_API bool soat_normalizer_edit(const soat_normalizer *normalizer, size_t index,
                                   soat_normal_edit *out);

/*
 * The bytes [*source_start, *source_end) of the last input that bytes [start, end) of its result
 * were made from. Where a stretch was replaced the whole of what it replaced counts. An empty
 * stretch gives a place. Positions past the end are taken as the end.
 */
SOAT_API void soat_normalizer_source(const soat_normalizer *normalizer, size_t start, size_t end,
                                     size_t *source_start, size_t *source_end);

#ifdef __cplusplus
}
#endif
#endif
