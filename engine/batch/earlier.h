/* What the journals of a folder say of its documents: the last word on each. */
#ifndef SOAT_BATCH_EARLIER_H
#define SOAT_BATCH_EARLIER_H

#include "base/arena.h"
#include "base/map.h"
#include "batch/identity.h"

typedef enum soat__state {
    SOAT__STATE_FAILED,
    SOAT__STATE_PARTIAL,
    SOAT__STATE_DONE,
    SOAT__STATE_COUNT
} soat__state;

/* "failed", "partial", "done". Static storage. */
const char *soat__state_name(soat__state state);

typedef struct soat__entry {
    const char *base;
    soat__state state;
    uint64_t settings;
    soat__identity identity; /* without inode */
    size_t journal;          /* index of the file that the line is in */
    int64_t offset;          /* bytes, of the line */
    char time[24];
} soat__entry;

typedef struct soat__earlier {
    soat__entry *entries;
    size_t count, capacity;
    char **journals; /* paths */
    size_t journal_count;
    soat_map index; /* id -> index of the entry */
    soat_arena arena;
} soat__earlier;

/* 16 hexadecimal digits that stand for the base in journals and work folders. */
void soat__document_id(const char *base, char out[17]);

/* Reads every journal of the folder; lines that are none are passed over. IO, MEMORY. */
soat_status soat__earlier_read(soat__earlier *self, const char *folder, soat_error *error);
void soat__earlier_dispose(soat__earlier *self);

/* NULL when the document was never worked on to an end. */
const soat__entry *soat__earlier_find(const soat__earlier *self, const char *base);

#endif
