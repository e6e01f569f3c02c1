/* Any bytes as a JSON string: what is not UTF-8 becomes U+FFFD. NULL when memory is out. */
#ifndef SOAT_CLI_JSON_TEXT_H
#define SOAT_CLI_JSON_TEXT_H

#include <jansson.h>

#include <soat/span.h>

json_t *json_text(soat_span text);

#endif
