/*
 * The content stream of a page (ISO 32000-1, 7.8.2) cut into instructions: operands and the operator
 * they go to. Reads any bytes: what is damaged becomes an operator that nobody knows.
 */
#ifndef SOAT_PDF_CONTENT_LEXER_H
#define SOAT_PDF_CONTENT_LEXER_H

#include <stdbool.h>
#include <stdint.h>

#include "soat/span.h"

typedef struct soat_content_lexer {
    soat_span content;
    size_t at;
} soat_content_lexer;

enum { SOAT_CONTENT_OPERANDS_MAX = 6 };

typedef struct soat_instruction {
    size_t start, end;   /* bytes of the content: from the first operand to after the operator */
    soat_span operator_; /* "Tj"; for the data of an inline image "ID", up to its EI */
    /* The last operands at the outermost level, in order; an array or a dictionary is one. */
    soat_span operands[SOAT_CONTENT_OPERANDS_MAX];
    int operand_count;
    bool shows_text; /* an operand holds a string with more in it than spaces */
} soat_instruction;

/* False at the end. Operands that no operator follows are left out. */
bool soat__content_next(soat_content_lexer *lexer, soat_instruction *out);

bool soat__content_is(const soat_instruction *instruction, const char *operator_);

/* Operand `index` from the last (0) as a number; false when it is none. */
bool soat__content_number(const soat_instruction *instruction, int index, double *out);

#endif
