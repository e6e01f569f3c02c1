/* say-address: e-mail addresses and URLs, their signs in words: soat a còng example chấm vn. */
#include "normalize/say_stretches.h"

static const struct {
    char sign;
    const char *words;
} signs[] = {{'@', "a còng"},    {'.', "chấm"},     {'/', "gạch chéo"}, {'-', "gạch ngang"},
             {'_', "gạch dưới"}, {':', "hai chấm"}, {'?', "hỏi chấm"},  {'&', "và"},
             {'=', "bằng"},      {'#', "thăng"},    {'%', "phần trăm"}, {'~', "ngã"},
             {'+', "cộng"}};

static const char *words_of(char sign) {
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (signs[i].sign == sign) {
            return signs[i].words;
        }
    }
    return NULL;
}

/* The scheme is not said. */
static size_t skip_scheme(soat_span text) {
    for (size_t i = 0; i + 3 <= text.size; i++) {
        if (memcmp(text.data + i, "://", 3) == 0) {
            return i + 3;
        }
    }
    return 0;
}

static void say_address(soat_saying *saying) {
    const soat_span text = saying->core;
    size_t end = text.size;
    while (end > 0 && text.data[end - 1] == '/') {
        end--;
    }
    for (size_t at = skip_scheme(text); at < end;) {
        size_t run = at;
        while (run < end && words_of(text.data[run]) == NULL) {
            run++;
        }
        if (run > at) {
            soat__say_span(&saying->speech, soat_span_make(text.data + at, run - at));
        } else {
            soat__say(&saying->speech, words_of(text.data[run++]));
        }
        at = run;
    }
}

/* A sign of an address that is not the point at the end of a sentence. */
static bool may_be_address(const soat_stretch_walk *walk) {
    const soat_span text = walk->current.text;
    return memchr(text.data, '@', text.size) != NULL ||
           memchr(text.data, '.', text.size - 1) != NULL ||
           memchr(text.data, ':', text.size - 1) != NULL;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    soat__say_stretches(run, rewrite, may_be_address,
                        1u << SOAT_ENTITY_EMAIL | 1u << SOAT_ENTITY_URL, say_address);
}

const soat_pass soat__pass_say_address = {
    .info = {"say-address", "the signs of e-mail addresses and URLs in words"},
    .rewrite = rewrite,
};
