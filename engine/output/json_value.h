/* JSON values that more than one format is made of, and how they get into a buffer. */
#ifndef SOAT_OUTPUT_JSON_VALUE_H
#define SOAT_OUTPUT_JSON_VALUE_H

#include <jansson.h>

#include "soat/buffer.h"
#include "soat/document.h"

/* Bytes that are not UTF-8 leave an empty string; NULL when memory is out, as below. */
json_t *soat__json_string(soat_span text);

/* [left, top, right, bottom] */
json_t *soat__json_box(soat_box box);

/* With three decimals, which is all there is to say about a confidence. */
json_t *soat__json_rounded(double value);

/* Appends and releases `value`, which is NULL when memory was out. MEMORY. */
soat_status soat__json_append(json_t *value, soat_buffer *out, soat_error *error);

#endif
