/*
 * Status codes and the caller-owned error record that every fallible function fills.
 *
 * A function that can fail returns a soat_status and takes, last, a nullable soat_error *.
 * On failure its outputs are untouched or nulled and *error says what happened and what to do.
 * On success *error is left alone. Nothing here is thread-local or global.
 */
#ifndef SOAT_STATUS_H
#define SOAT_STATUS_H

#include <stddef.h>

#if defined(__GNUC__)
#define SOAT_API __attribute__((visibility("default")))
#else
#define SOAT_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum soat_status {
    SOAT_OK = 0,
    SOAT_ERROR_MEMORY,      /* an allocation failed */
    SOAT_ERROR_ARGUMENT,    /* the caller passed something the contract forbids */
    SOAT_ERROR_NOT_FOUND,   /* a file, section or name that was asked for does not exist */
    SOAT_ERROR_IO,          /* the system refused to read or write */
    SOAT_ERROR_FORMAT,      /* a file is damaged, truncated or not of its kind */
    SOAT_ERROR_VERSION,     /* a file is whole but made for another version */
    SOAT_ERROR_ENCRYPTED,   /* a document needs a password */
    SOAT_ERROR_LIMIT,       /* a documented hard limit was exceeded */
    SOAT_ERROR_UNSUPPORTED, /* the feature was not built in */
    SOAT_ERROR_INTERNAL     /* a defect of Soat itself */
} soat_status;

enum { SOAT_ERROR_MESSAGE_SIZE = 512 };

/* Caller-owned; zero-initialise it. `message` is UTF-8, NUL-terminated, one sentence or two. */
typedef struct soat_error {
    soat_status code;
    size_t offset; /* byte offset in the input that the message speaks of, or 0 */
    char message[SOAT_ERROR_MESSAGE_SIZE];
} soat_error;

/* The name of a status in English ("out of memory"). Static storage; never NULL. */
SOAT_API const char *soat_status_text(soat_status status);

#ifdef __cplusplus
}
#endif
#endif
