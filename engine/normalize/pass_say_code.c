/*
 * say-code: law numbers and number plates, made ready for the passes behind: 552/QĐ-UBND becomes
 * "552 trên quyết định UBND", 29A-123.45 is spelled. Letters and figures that stand together are set apart.
 */
#include "normalize/code_form.h"
#include "normalize/say_stretches.h"

/* The end of a run of digits, or of what is neither a digit nor a separator. */
static size_t run_end(soat_span text, size_t start) {
    const bool digits = soat__is_digit(text.data[start]);
    size_t end = start;
    while (end < text.size && text.data[end] != '/' && text.data[end] != '-' &&
           soat__is_digit(text.data[end]) == digits) {
        end++;
    }
    return end;
}

static void say_part(soat_saying *saying, soat_span part) {
    const char *const kind = soat__paper_kind(part);
    soat__say_span(&saying->speech, kind != NULL ? soat_span_from_string(kind) : part);
}

static void say_law_number(soat_saying *saying) {
    const soat_span text = saying->core;
    for (size_t at = 0; at < text.size;) {
        if (text.data[at] == '/') {
            soat__say(&saying->speech, "trên");
            at++;
        } else if (text.data[at] == '-') {
            at++;
        } else {
            const size_t end = run_end(text, at);
            say_part(saying, soat_span_make(text.data + at, end - at));
            at = end;
        }
    }
}

static void say_plate(soat_saying *saying) {
    const soat_span text = saying->core;
    for (size_t at = 0; at < text.size; at++) {
        const soat_span one = soat_span_make(text.data + at, 1);
        if (soat__is_digit(text.data[at])) {
            soat__say_digits(&saying->speech, one);
        } else if (text.data[at] != '-' && text.data[at] != '.') {
            soat__say_span(&saying->speech, one);
        }
    }
}

/* A law number: not PM2.5 or H.264, which the pass for numbers reads, nor UBND/HĐND. */
static bool is_taken_apart(soat_span text) {
    const bool joined = memchr(text.data, '/', text.size) != NULL ||
                        memchr(text.data, '-', text.size) != NULL ||
                        memchr(text.data, '.', text.size) == NULL;
    return joined && soat__has_digit(text);
}

static void say_code(soat_saying *saying) {
    if (saying->entity == SOAT_ENTITY_PLATE) {
        say_plate(saying);
    } else if (is_taken_apart(saying->core)) {
        say_law_number(saying);
    }
}

static bool may_be_code(const soat_stretch_walk *walk) {
    const soat_span text = walk->current.text;
    return soat__has_digit(text) || memchr(text.data, '/', text.size) != NULL;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, may_be_code, 1u << SOAT_ENTITY_CODE | 1u << SOAT_ENTITY_PLATE,
                        say_code);
}

const soat_pass soat__pass_say_code = {
    .info = {"say-code", "law numbers and number plates taken apart to be read"},
    .rewrite = rewrite,
};
