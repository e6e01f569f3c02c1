/* Any bytes as a JSON string: what is not UTF-8 becomes U+FFFD. NULL when memory is out. */
#ifndef SOAT_CLI_JSON_TEXT_H
#define SOAT_CLI_JSON_TEXT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include <soat/span.h>

json_t *json_text(soat_span text);

/* Writes the value without a blank, reals with six digits, and lets it go. False when it is NULL or
 * cannot be written. */
bool json_put(json_t *value, FILE *out);

#endif
