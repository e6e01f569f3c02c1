/*
 * Numbers, dates, sums, codes and addresses that a text mentions: where each stands, of what kind
 * it is, and its value in one normal form.
 *
 *     soat_mention_finder_new → soat_mentions_find (→ soat_mentions_find_more …) → …_free
 *
 * Nothing is changed and nothing is guessed: what could be a number as well as something else is left
 * out or, where the grouping of a number cannot be told, marked as ambiguous. An amount in
 * figures with the same amount in words behind it is checked, and both values are told.
 *
 * Any bytes are valid input; NFC is expected (the `clean` passes of <soat/normalize.h> make it). A
 * finder belongs to one thread at a time; the result depends on the text alone.
 */
#ifndef SOAT_MENTION_H
#define SOAT_MENTION_H

#include <stdbool.h>
#include <stddef.h>

#include "soat/span.h"
#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is mentioned, with the form of its value. */
typedef enum soat_mention_kind {
    SOAT_MENTION_NUMBER,   /* decimal, point before the decimals: 1.234,5 "1234.5" */
    SOAT_MENTION_FRACTION, /* "2/3" */
    SOAT_MENTION_PERCENT,  /* decimal; unit "%" or "‰" */
    SOAT_MENTION_MONEY,    /* decimal; unit of ISO 4217, maybe a part of something: "VND/kg" */
    SOAT_MENTION_QUANTITY, /* decimal; unit as SI has it: "km²" */
    SOAT_MENTION_DATE, /* ISO 8601: 1973-09-21 · 2023-07 · 2023 · --07-15 · 2023-Q2 · XX73-09-21 */
    SOAT_MENTION_TIME,  /* of day, ISO 8601: 08:30 · 08:30:05 */
    SOAT_MENTION_ROMAN, /* whole number */
    SOAT_MENTION_PHONE, /* +84912345678; short and service numbers as they are dialled: 19001234 */
    SOAT_MENTION_LAW,   /* number of an official paper, without blanks: 02/2025/NĐ-CP */
    SOAT_MENTION_CODE,  /* letters and figures that name a thing, as they are: QH15, COVID-19 */
    SOAT_MENTION_SECTION, /* number of a part of a text: 1.2.3 */
    SOAT_MENTION_PLATE,   /* of a vehicle, without the point: 29A-12345 */
    SOAT_MENTION_IP,      /* 192.168.0.1 */
    SOAT_MENTION_EMAIL,   /* domain in small letters */
    SOAT_MENTION_URL,     /* scheme and host in small letters */
    SOAT_MENTION_WORDS,   /* an amount in words that repeats one in figures; decimal */
    SOAT_MENTION_KIND_COUNT
} soat_mention_kind;

/* "number", "date" …: the names of the JSON. NULL past the end. Static storage. */
SOAT_API const char *soat_mention_kind_name(int kind);

/* Spans are borrowed: `text` from the text given, the others from the finder until its next call. */
typedef struct soat_mention {
    int kind;          /* soat_mention_kind */
    size_t start, end; /* bytes from the beginning of the document */
    soat_span text;    /* what stands there */
    soat_span value;   /* empty: well formed, but there is no such thing, as 31/02/2023 */
    soat_span to;      /* of a range, its end; else empty */
    soat_span unit;    /* of PERCENT, MONEY, QUANTITY; else empty */
    soat_span paper;   /* of LAW: "nghị định", where the letters tell; else empty */
    bool ambiguous;    /* 1,234 where nothing else tells which mark groups: read as decimals */
    /* Of WORDS: the amount in figures before it. */
    size_t figures_start, figures_end; /* bytes from the beginning of the document */
    soat_span figures;                 /* its value */
    bool agrees;                       /* both are the same amount; true for other kinds */
} soat_mention;

/* In order of their place, never overlapping. Borrowed until the next call. */
typedef struct soat_mention_list {
    const soat_mention *items;
    size_t count;
    size_t disagreements; /* WORDS whose figures say something else */
} soat_mention_list;

typedef struct soat_mention_finder soat_mention_finder;

SOAT_API soat_status soat_mention_finder_new(soat_mention_finder **out, soat_error *error);
SOAT_API void soat_mention_finder_free(soat_mention_finder *finder);

/*
 * Finds what a document mentions, or the beginning of one that is longer than memory: give the
 * rest, cut at line ends, to soat_mentions_find_more. Which marks group numbers is learnt from the
 * beginning. Linear in the length of the text; memory by the number of mentions in it. MEMORY.
 */
SOAT_API soat_status soat_mentions_find(soat_mention_finder *finder, soat_span text,
                                        soat_mention_list *out, soat_error *error);
SOAT_API soat_status soat_mentions_find_more(soat_mention_finder *finder, soat_span text,
                                             soat_mention_list *out, soat_error *error);

#ifdef __cplusplus
}
#endif
#endif
