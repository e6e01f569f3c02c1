/*
 * Legacy charsets: any bytes are read in each of them to text that is UTF-8 wherever the input was,
 * and what was read without loss is written and read again the same.
 */
#include <string.h>

#include "harness.h"
#include "soat/charset.h"
#include "soat/normalize.h"
#include "text/charset.h"
#include "text/utf8.h"

static void check(const soat_charset *set, soat_span text) {
    soat_buffer read = SOAT_BUFFER_INIT, written = SOAT_BUFFER_INIT, again = SOAT_BUFFER_INIT;
    soat_charset_report lost = {0}, unwritten = {0};
    size_t bad = 0;
    MUST(soat_charset_decode(set, text, &read, &lost, NULL) == SOAT_OK);
    MUST(lost.lost <= text.size && (lost.lost == 0 || lost.first_lost < text.size));
    const bool valid = soat__utf8_valid(text, &bad);
    if (set->kind == SOAT_CHARSET_TABLE && (!set->shown || valid)) {
        MUST(soat__utf8_valid(soat_buffer_span(&read), &bad));
    }
    MUST(soat_charset_encode(set, soat_buffer_span(&read), &written, &unwritten, NULL) == SOAT_OK);
    MUST(soat_charset_decode(set, soat_buffer_span(&written), &again, &lost, NULL) == SOAT_OK);
    if (set->kind == SOAT_CHARSET_TABLE && unwritten.lost == 0 && !set->capitals &&
        (!set->shown || valid)) {
        MUST(lost.lost == 0 && again.size == read.size);
        MUST(read.size == 0 || memcmp(again.data, read.data, read.size) == 0);
    }
    soat_buffer_dispose(&read);
    soat_buffer_dispose(&written);
    soat_buffer_dispose(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const soat_span text = soat_span_make((const char *)data, size);
    for (size_t i = 0; i < soat_charset_count(); i++) {
        check(soat_charset_at(i), text);
    }
    soat_charset_guess guess;
    MUST(soat_charset_detect(text, &guess, NULL) == SOAT_OK);
    MUST(guess.confidence >= 0 && guess.confidence <= 1);
    soat_normalize_options options;
    soat_normalizer *normalizer = NULL;
    soat_normalization made;
    soat_normalize_options_init(&options);
    options.passes = "charset";
    MUST(soat_normalizer_new(&normalizer, &options, NULL) == SOAT_OK);
    MUST(soat_normalize(normalizer, text, &made, NULL) == SOAT_OK);
    soat_normalizer_free(normalizer);
    return 0;
}
