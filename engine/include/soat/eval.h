/*
 * Judging a text against its truth: word and character error rates, what a correction fixed and
 * broke, classes of errors, and 95 % intervals. docs/eval.md gives every definition.
 *
 * Pairs of texts (pages, files) are added one by one; the report sums over all of them. An
 * evaluation is used by one thread. Texts are borrowed only during the call that adds them.
 */
#ifndef SOAT_EVAL_H
#define SOAT_EVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What kind of error a wrong word, or a wrong character, is. */
typedef enum soat_eval_class {
    SOAT_EVAL_LETTER,      /* another letter: trong > ừong */
    SOAT_EVAL_SHAPE,       /* only the shape mark: đã > dã, cơ > cô */
    SOAT_EVAL_TONE,        /* only the tone: để > đề */
    SOAT_EVAL_MARKS,       /* shape mark and tone: số > sò */
    SOAT_EVAL_PLACEMENT,   /* the tone on the other vowel, a matter of style: hòa > hoà */
    SOAT_EVAL_CASE,        /* only upper and lower case */
    SOAT_EVAL_SPACING,     /* words run together or torn apart */
    SOAT_EVAL_PUNCTUATION, /* signs that are no letter or digit */
    SOAT_EVAL_DIGIT,       /* a digit on either side */
    SOAT_EVAL_NOISE,       /* words that are not in the truth */
    SOAT_EVAL_LOST,        /* words of the truth that nothing stands for */
    SOAT_EVAL_CLASS_COUNT
} soat_eval_class;

/* "letter", "shape", ... as in the JSON report. Static storage; never NULL. */
SOAT_API const char *soat_eval_class_name(soat_eval_class kind);

/* How one text compares with the truth. Words are without outer punctuation. */
typedef struct soat_eval_rates {
    size_t word_errors; /* least substitutions + deletions + insertions */
    size_t substituted, deleted, inserted;
    size_t letter_errors; /* the same over code points, white space as one space */
    size_t missed;        /* words of the truth that the text lacks, in any order */
    size_t extra;         /* words of the text that the truth lacks, in any order */
    size_t words;         /* of the judged text */
    size_t word_classes[SOAT_EVAL_CLASS_COUNT]; /* sums to word_errors */
    /*
     * Sums to letter_errors or, rarely, a little above: letters are counted word by word here.
     */
    size_t letter_classes[SOAT_EVAL_CLASS_COUNT];
} soat_eval_rates;

/* What became of the words of the truth between the raw text and the corrected one. */
typedef struct soat_eval_changes {
    size_t fixed;                      /* wrong before, right now */
    size_t broken;                     /* right before, wrong now */
    size_t left;                       /* wrong before, unchanged */
    size_t miscorrected;               /* wrong before, changed, still wrong */
    size_t noise_removed, noise_added; /* words that no word of the truth stands for */
} soat_eval_changes;

/*
 * The words of the raw text, as the ICDAR competitions on post-OCR text correction count them
 * (Chiron, Doucet, Coustaty, Moreux: ICDAR 2017; Rigaud, Doucet, Coustaty, Moreux: ICDAR 2019).
 * Detection: precision detected / changed, recall detected / wrong. Correction: corrected in place
 * of detected. A word that the recogniser lost is none here; noise is a wrong word, corrected when
 * nothing is left of it.
 */
typedef struct soat_eval_detection {
    size_t words;     /* of the raw text; what was read for handwriting counts for nothing */
    size_t wrong;     /* not what the truth has */
    size_t changed;   /* otherwise in the judged text than in the raw one */
    size_t detected;  /* wrong, and changed */
    size_t corrected; /* wrong, and now as the truth has it */
} soat_eval_detection;

typedef struct soat_eval_counts {
    size_t words;           /* of the truth; handwriting counts for nothing */
    size_t letters;         /* code points of the truth */
    soat_eval_rates after;  /* the judged text */
    soat_eval_rates before; /* the raw text; zero without one */
    soat_eval_changes changes;
    soat_eval_detection detection; /* zero without a raw text */
} soat_eval_counts;

typedef struct soat_eval_interval {
    double low, high; /* 95 %; high below low where there is too little text to tell */
} soat_eval_interval;

typedef struct soat_eval_scores {
    soat_eval_interval precision, recall, f1;
} soat_eval_scores;

typedef struct soat_eval_report {
    soat_eval_counts counts; /* of all pairs */
    size_t pair_count;
    size_t pairs_better, pairs_worse;              /* by word errors, after against before */
    size_t pairs_missing_less, pairs_missing_more; /* by words missed in any order */
    bool has_raw;                                  /* every pair came with its raw text */
    /* Bootstrap over pairs, or over stretches of 40 words when there is one pair. */
    size_t unit_count;
    soat_eval_interval word_error_rate, letter_error_rate, missed_rate;
    soat_eval_interval raw_word_error_rate, raw_letter_error_rate, raw_missed_rate;
    soat_eval_interval word_error_drop, letter_error_drop, missed_drop; /* 1 - after / before */
    soat_eval_scores detection, correction;
    /* Wilson's score intervals. */
    soat_eval_interval fixed_rate;  /* fixed / words wrong before */
    soat_eval_interval broken_rate; /* broken / words right before */
} soat_eval_report;

/* What a correction has to do with a difference. */
typedef enum soat_eval_change {
    SOAT_EVAL_CHANGE_UNKNOWN,      /* there is no raw text */
    SOAT_EVAL_CHANGE_LEFT,         /* wrong before, unchanged */
    SOAT_EVAL_CHANGE_MISCORRECTED, /* wrong before, otherwise wrong now */
    SOAT_EVAL_CHANGE_BROKEN,       /* right before */
    SOAT_EVAL_CHANGE_FIXED         /* wrong before, right now: of segments only */
} soat_eval_change;

/* One place where text and truth differ. Strings are borrowed from the evaluation. */
typedef struct soat_eval_difference {
    size_t pair; /* its number, from 0 */
    size_t word; /* of the truth, from 0, where it begins */
    soat_eval_class kind;
    soat_eval_change change;
    soat_span read, truth;   /* either may be empty */
    soat_span raw;           /* what stood in the raw text, when there is one */
    soat_span before, after; /* two words of the truth on each side */
} soat_eval_difference;

/* Letters that were read for other letters, within words; either side may be empty. */
typedef struct soat_eval_confusion {
    soat_span read, truth;
    size_t count;
} soat_eval_confusion;

/* A word of the truth that was misread. Strings are borrowed from the evaluation. */
typedef struct soat_eval_syllable {
    soat_span truth;
    size_t wrong, of;  /* how often it was misread, of how often it stands in the truth */
    soat_span read;    /* what was read most often for it; empty when it was lost */
    size_t read_count; /* so often */
} soat_eval_syllable;

/*
 * One stretch of the alignment: words of the truth, what stands for them in the text, and the signs
 * before them. Segments cover a pair from end to end.
 */
typedef struct soat_eval_segment {
    bool right;           /* the words are; their punctuation may differ all the same */
    soat_eval_class kind; /* when not right; when fixed, that of the raw text */
    soat_eval_change change;
    soat_span truth, read; /* with punctuation; either may be empty */
    soat_span raw;         /* with a raw text: its words that stand for the same words */
    int line_ends;         /* before the segment in the truth: 0, 1, or 2 for an empty line */
} soat_eval_segment;

/* Shown every segment of a pair, in order, while it is added. Strings live during the call. */
typedef struct soat_eval_observer {
    soat_status (*segment)(void *self, const soat_eval_segment *segment, soat_error *error);
    void *self;
} soat_eval_observer;

typedef struct soat_eval_options {
    bool fold_tone_placement; /* hoà and hòa are the same */
    uint64_t seed;            /* of the bootstrap */
    size_t resamples;         /* of the bootstrap; 0 leaves its intervals empty */
} soat_eval_options;

#define SOAT_EVAL_OPTIONS_INIT                                                                     \
    { false, 1, 1000 }

typedef struct soat_eval soat_eval;

/* `options` may be NULL for the defaults. *out is the caller's to free. */
SOAT_API soat_status soat_eval_new(soat_eval **out, const soat_eval_options *options,
                                   soat_error *error);
SOAT_API void soat_eval_free(soat_eval *eval);

/*
 * Adds a pair of UTF-8 texts; `raw`, the text before its correction, may be NULL. `«hw»` in the
 * gold text stands for handwriting: it matches anything and counts for nothing. After a failure
 * the evaluation can only be freed. LIMIT for texts over 1 GB.
 */
SOAT_API soat_status soat_eval_add(soat_eval *eval, soat_span gold, soat_span text,
                                   const soat_span *raw, soat_error *error);

/* For pairs that are added from now on; NULL ends it. A status other than OK ends soat_eval_add. */
SOAT_API void soat_eval_observe(soat_eval *eval, const soat_eval_observer *observer);

SOAT_API soat_status soat_eval_report_make(const soat_eval *eval, soat_eval_report *out,
                                           soat_error *error);

/* How the judged text's rate and another text's differ, over the same truths. */
typedef struct soat_eval_paired {
    double difference;           /* this rate minus the other: below zero, this text is better */
    soat_eval_interval interval; /* 95 %, paired bootstrap */
    double p_value;       /* two-sided: how likely a difference as large is when there is none */
    size_t better, worse; /* units on which this text has fewer errors, and more */
} soat_eval_paired;

typedef struct soat_eval_versus {
    size_t unit_count; /* as in the report */
    bool exact; /* the test tried every exchange; otherwise 10 random ones for each resample */
    soat_eval_paired words, letters, missed;
} soat_eval_versus;

/*
 * Compares two texts that were judged against the same truths in the same order (ARGUMENT when
 * they were not): paired bootstrap and randomisation test by pair, or by stretches of one pair.
 * The seed and the resamples are those of `eval`.
 */
SOAT_API soat_status soat_eval_compare(const soat_eval *eval, const soat_eval *other,
                                       soat_eval_versus *out, soat_error *error);

SOAT_API size_t soat_eval_pair_count(const soat_eval *eval);
/* NULL when there is no such pair; borrowed until the next pair is added. */
SOAT_API const soat_eval_counts *soat_eval_pair(const soat_eval *eval, size_t pair);

/* In reading order. False when there is no such difference. */
SOAT_API size_t soat_eval_difference_count(const soat_eval *eval);
SOAT_API bool soat_eval_difference_at(const soat_eval *eval, size_t index,
                                      soat_eval_difference *out);

/*
 * All confusions, the most frequent first. The array is the caller's to free with
 * soat_eval_confusions_free; the strings are borrowed from the evaluation.
 */
SOAT_API soat_status soat_eval_confusions(const soat_eval *eval, soat_eval_confusion **out,
                                          size_t *count, soat_error *error);
SOAT_API void soat_eval_confusions_free(soat_eval_confusion *confusions);

/* All words that were misread, the most often misread first; free as above. */
SOAT_API soat_status soat_eval_syllables(const soat_eval *eval, soat_eval_syllable **out,
                                         size_t *count, soat_error *error);
SOAT_API void soat_eval_syllables_free(soat_eval_syllable *syllables);

#ifdef __cplusplus
}
#endif
#endif
