#include "pdf/content_lexer.h"

#include <string.h>

static bool is_space(unsigned char byte) {
    return byte == '\0' || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r' ||
           byte == ' ';
}

static bool is_delimiter(unsigned char byte) {
    return byte != '\0' && strchr("()<>[]{}/%", byte) != NULL;
}

static unsigned char byte_at(const soat_content_lexer *lexer, size_t at) {
    return at < lexer->content.size ? (unsigned char)lexer->content.data[at] : ' ';
}

static void skip_space(soat_content_lexer *lexer) {
    while (lexer->at < lexer->content.size) {
        const unsigned char byte = byte_at(lexer, lexer->at);
        if (byte == '%') {
            while (lexer->at < lexer->content.size && byte_at(lexer, lexer->at) != '\n' &&
                   byte_at(lexer, lexer->at) != '\r') {
                lexer->at++;
            }
        } else if (is_space(byte)) {
            lexer->at++;
        } else {
            return;
        }
    }
}

/* "(…)", with parentheses inside it in pairs. True when it holds more than spaces. */
static bool skip_string(soat_content_lexer *lexer) {
    size_t depth = 0;
    bool says = false;
    while (lexer->at < lexer->content.size) {
        const unsigned char byte = byte_at(lexer, lexer->at++);
        if (byte == '\\') {
            lexer->at += lexer->at < lexer->content.size;
            says = true;
        } else if (byte == '(') {
            says = says || depth > 0;
            depth++;
        } else if (byte == ')') {
            if (--depth == 0) {
                break;
            }
        } else {
            says = says || !is_space(byte);
        }
    }
    return says;
}

/* "<…>". True when it holds a digit and is no space alone. */
static bool skip_hex(soat_content_lexer *lexer) {
    const size_t start = ++lexer->at;
    while (lexer->at < lexer->content.size && byte_at(lexer, lexer->at) != '>') {
        lexer->at++;
    }
    const soat_span digits = soat_span_make(lexer->content.data + start, lexer->at - start);
    lexer->at += lexer->at < lexer->content.size;
    const bool space = (digits.size == 2 && memcmp(digits.data, "20", 2) == 0) ||
                       (digits.size == 4 && memcmp(digits.data, "0020", 4) == 0);
    return digits.size > 0 && !space;
}

static void skip_word(soat_content_lexer *lexer) {
    while (lexer->at < lexer->content.size && !is_space(byte_at(lexer, lexer->at)) &&
           !is_delimiter(byte_at(lexer, lexer->at))) {
        lexer->at++;
    }
}

/* Image data may hold anything, so EI counts only between spaces and when text goes on after it. */
static bool is_image_end(const soat_content_lexer *lexer, size_t at) {
    enum { LOOK_AHEAD = 12 };
    if (!is_space(byte_at(lexer, at)) || byte_at(lexer, at + 1) != 'E' ||
        byte_at(lexer, at + 2) != 'I' || !is_space(byte_at(lexer, at + 3))) {
        return false;
    }
    for (size_t i = at + 4; i < at + 4 + LOOK_AHEAD; i++) {
        const unsigned char byte = byte_at(lexer, i);
        if (byte >= 0x7F || (byte < ' ' && !is_space(byte)) || byte == '\0') {
            return false;
        }
    }
    return true;
}

/* Behind "ID": to after "EI", or to the end. */
static void skip_image_data(soat_content_lexer *lexer) {
    for (size_t at = lexer->at; at < lexer->content.size; at++) {
        if (is_image_end(lexer, at)) {
            lexer->at = at + 3 < lexer->content.size ? at + 3 : lexer->content.size;
            return;
        }
    }
    lexer->at = lexer->content.size;
}

typedef enum token_kind {
    TOKEN_END,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OPERAND,
    TOKEN_WORD
} token_kind;

/* One token; *says is set when it is a string that shows something. */
static token_kind next_token(soat_content_lexer *lexer, soat_span *out, bool *says) {
    skip_space(lexer);
    const size_t start = lexer->at;
    if (start >= lexer->content.size) {
        return TOKEN_END;
    }
    const unsigned char first = byte_at(lexer, start), second = byte_at(lexer, start + 1);
    token_kind kind = TOKEN_OPERAND;
    if (first == '(') {
        *says = skip_string(lexer) || *says;
    } else if (first == '[' || (first == '<' && second == '<')) {
        lexer->at += first == '[' ? 1 : 2;
        kind = TOKEN_OPEN;
    } else if (first == ']' || first == '>') {
        lexer->at += first == '>' && second == '>' ? 2 : 1;
        kind = TOKEN_CLOSE;
    } else if (first == '<') {
        *says = skip_hex(lexer) || *says;
    } else if (first == '/') {
        lexer->at++;
        skip_word(lexer);
    } else if (is_delimiter(first)) {
        lexer->at++; /* stray */
    } else {
        skip_word(lexer);
        kind = strchr("+-.0123456789", first) != NULL ? TOKEN_OPERAND : TOKEN_WORD;
    }
    *out = soat_span_make(lexer->content.data + start, lexer->at - start);
    return kind;
}

static void add_operand(soat_instruction *out, soat_span operand) {
    if (out->operand_count == SOAT_CONTENT_OPERANDS_MAX) {
        memmove(out->operands, out->operands + 1,
                (SOAT_CONTENT_OPERANDS_MAX - 1) * sizeof *out->operands);
        out->operand_count--;
    }
    out->operands[out->operand_count++] = operand;
}

static bool is_constant(soat_span word) {
    return (word.size == 4 && memcmp(word.data, "true", 4) == 0) ||
           (word.size == 4 && memcmp(word.data, "null", 4) == 0) ||
           (word.size == 5 && memcmp(word.data, "false", 5) == 0);
}

bool soat__content_next(soat_content_lexer *lexer, soat_instruction *out) {
    size_t depth = 0;
    const char *outermost = NULL;
    soat_span token = {0};
    *out = (soat_instruction){0};
    skip_space(lexer);
    out->start = lexer->at;
    for (;;) {
        const token_kind kind = next_token(lexer, &token, &out->shows_text);
        if (kind == TOKEN_END) {
            return false;
        }
        if (kind == TOKEN_OPEN) {
            outermost = depth == 0 ? token.data : outermost;
            depth++;
        } else if (kind == TOKEN_CLOSE && depth > 0) {
            depth--;
            token = soat_span_make(outermost, (size_t)(token.data + token.size - outermost));
        } else if (kind == TOKEN_WORD && depth > 0 && !is_constant(token)) {
            depth = 0; /* an array that was never closed */
            break;
        } else if (kind == TOKEN_WORD && !is_constant(token)) {
            break;
        }
        if (depth == 0) {
            add_operand(out, token);
        }
    }
    out->operator_ = token;
    if (soat__content_is(out, "ID")) {
        skip_image_data(lexer);
    }
    out->end = lexer->at;
    return true;
}

bool soat__content_is(const soat_instruction *instruction, const char *operator_) {
    const soat_span found = instruction->operator_;
    return found.size == strlen(operator_) && memcmp(found.data, operator_, found.size) == 0;
}

/* No strtod: it goes by the locale, and the span ends without a NUL. */
bool soat__content_number(const soat_instruction *instruction, int index, double *out) {
    if (index >= instruction->operand_count) {
        return false;
    }
    const soat_span text = instruction->operands[instruction->operand_count - 1 - index];
    double value = 0, part = 0;
    bool digits = false;
    for (size_t i = 0; i < text.size; i++) {
        const char byte = text.data[i];
        if (byte >= '0' && byte <= '9') {
            digits = true;
            value = part > 0 ? value + (byte - '0') * part : value * 10 + (byte - '0');
            part /= 10;
        } else if (byte == '.' && part == 0) {
            part = 0.1;
        } else if (i > 0 || (byte != '-' && byte != '+')) {
            return false;
        }
    }
    *out = text.size > 0 && text.data[0] == '-' ? -value : value;
    return digits;
}
