/* Text of other charsets on its way in and out of soat normalize: --from, --to. */
#ifndef SOAT_CLI_CHARSET_TURN_H
#define SOAT_CLI_CHARSET_TURN_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/charset.h>

typedef struct charset_turn {
    const soat_charset *from, *to; /* NULL: UTF-8 as it is */
    bool automatic;                /* --from auto: `from` is told anew for each input */
    bool untold;                   /* and could not be */
    soat_buffer in, out;
    size_t taken, lost_in, first_in, lost_out; /* of this input so far */
    soat_charset_guess guess;
} charset_turn;

/* Names of the command line, NULL when not given. False, with a message, when one is not known. */
bool charset_turn_init(charset_turn *self, const char *from, const char *to);
void charset_turn_dispose(charset_turn *self);

/* Begins an input. */
void charset_turn_begin(charset_turn *self);

/*
 * A block of the input to UTF-8, a block of the result to bytes; the result is borrowed until the
 * next call. The first block tells the charset.
 */
soat_status charset_turn_in(charset_turn *self, soat_span *text, soat_error *error);
soat_status charset_turn_out(charset_turn *self, soat_span *text, soat_error *error);

/* True when the bytes of this input were or will be others, whatever the passes do. */
bool charset_turn_changes(const charset_turn *self);

/* Says what was told of the input and what could not be carried. */
void charset_turn_tell(const charset_turn *self, const char *input);

/* The list of charsets for --list. */
void charset_turn_print_list(void);

#endif
