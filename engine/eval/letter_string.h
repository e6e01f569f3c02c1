/* Letters of an evaluated text as UTF-8 again; handwriting is «hw». */
#ifndef SOAT_EVAL_LETTER_STRING_H
#define SOAT_EVAL_LETTER_STRING_H

#include "base/arena.h"
#include "eval/letter_diff.h"
#include "soat/buffer.h"

/* A copy in the arena; data is NULL when memory is out. */
soat_span soat__string_of(soat_arena *strings, soat__letters letters);

soat_status soat__append_letters(soat_buffer *out, soat__letters letters, soat_error *error);

#endif
