/* Telling charsets: pieces of our own pages in each of them; what must never be taken for one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <glob.h>

#include "soat/file.h"
#include "syllable/charset_guess.h"
#include "syllable/syllable.h"
#include "text/charset.h"
#include "text/line.h"
#include "text/utf8.h"

enum { PIECE = 200, STEP = 67, SYLLABLE_ROOM = SOAT_SYLLABLE_BYTES };

static bool same(soat_span left, soat_span right) {
    return left.size == right.size &&
           (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

/* The prose of our pages, without mark-up. */
static void read_pages(soat_buffer *out) {
    glob_t files;
    assert_int_equal(glob(SOAT_SOURCE_DIR "/tests/corpus/text/*.page", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        soat_buffer text = SOAT_BUFFER_INIT;
        assert_int_equal(soat_file_read(files.gl_pathv[i], 0, &text, NULL), SOAT_OK);
        size_t position = 0;
        for (soat_span line; soat__line_next(soat_buffer_span(&text), &position, &line);) {
            if (line.size > 0 && strchr("@#_|~", line.data[0]) == NULL) {
                assert_int_equal(soat_buffer_append(out, line, NULL), SOAT_OK);
                assert_int_equal(soat_buffer_append(out, soat_span_make("\n", 1), NULL), SOAT_OK);
            }
        }
        soat_buffer_dispose(&text);
    }
    globfree(&files);
}

/* The end of `count` characters from `start`. */
static size_t move(soat_span text, size_t start, int count) {
    for (; count > 0 && start < text.size; count--) {
        soat__utf8_next(text, &start);
    }
    return start;
}

/* True when a piece, written in `set`, is told so that it is read as what was written. */
static bool is_told(const soat_charset *set, soat_span piece) {
    soat_buffer there = SOAT_BUFFER_INIT, right = SOAT_BUFFER_INIT, made = SOAT_BUFFER_INIT;
    soat_charset_guess guess;
    assert_int_equal(soat_charset_encode(set, piece, &there, NULL, NULL), SOAT_OK);
    assert_int_equal(soat_charset_decode(set, soat_buffer_span(&there), &right, NULL, NULL),
                     SOAT_OK);
    assert_int_equal(soat_charset_detect(soat_buffer_span(&there), &guess, NULL), SOAT_OK);
    bool good = guess.charset != NULL && guess.confidence > 0.5;
    if (good) {
        assert_int_equal(
            soat_charset_decode(guess.charset, soat_buffer_span(&there), &made, NULL, NULL),
            SOAT_OK);
        good = same(soat_buffer_span(&made), soat_buffer_span(&right));
    }
    soat_buffer_dispose(&there);
    soat_buffer_dispose(&right);
    soat_buffer_dispose(&made);
    return good;
}

/* The codes of the fonts of capitals are those of TCVN3: only the font tells them apart. */
static void test_pieces_in_every_charset(void **state) {
    soat_buffer pages = SOAT_BUFFER_INIT;
    read_pages(&pages);
    const soat_span text = soat_buffer_span(&pages);
    for (size_t i = 0; i < soat_charset_count(); i++) {
        const soat_charset *const set = soat_charset_at(i);
        size_t pieces = 0, missed = 0;
        for (size_t start = 0; !set->capitals; start = move(text, start, STEP)) {
            const size_t end = move(text, start, PIECE);
            if (end == text.size) {
                break;
            }
            const soat_span piece = soat_span_make(text.data + start, end - start);
            const bool told = is_told(set, piece);
            if (!told && missed < 3) {
                print_message("%s: [%.*s]\n", set->name, (int)piece.size, piece.data);
            }
            missed += !told;
            pieces++;
        }
        print_message("%-18s %zu of %zu pieces missed\n", set->name, missed, pieces);
        assert_true(set->capitals || pieces > 300);
        assert_true(missed * 200 <= pieces);
    }
    soat_buffer_dispose(&pages);
}

/* Both placements of every syllable, in small letters and there and back. */
static void test_every_syllable_there_and_back(void **state) {
    soat_buffer text = SOAT_BUFFER_INIT;
    for (unsigned n = 0; n < SOAT_ONSET_COUNT * soat__rime_count() * SOAT_TONE_COUNT * 2; n++) {
        const soat_syllable syllable = {
            .onset = (uint8_t)(n / 2 / SOAT_TONE_COUNT % SOAT_ONSET_COUNT),
            .rime = (uint8_t)(n / 2 / SOAT_TONE_COUNT / SOAT_ONSET_COUNT),
            .tone = (uint8_t)(n / 2 % SOAT_TONE_COUNT)};
        if (soat__syllable_kind_of(syllable) != SOAT_SYLLABLE_NONE) {
            char bytes[SYLLABLE_ROOM + 1];
            const size_t size = soat__syllable_compose(syllable, n % 2 == 1, bytes);
            bytes[size] = ' ';
            assert_int_equal(soat_buffer_append(&text, soat_span_make(bytes, size + 1), NULL),
                             SOAT_OK);
        }
    }
    assert_true(text.size > 50000);
    for (size_t i = 0; i < soat_charset_count(); i++) {
        const soat_charset *const set = soat_charset_at(i);
        soat_buffer there = SOAT_BUFFER_INIT, back = SOAT_BUFFER_INIT;
        soat_charset_report lost = {0};
        if (!set->capitals) {
            soat_charset_encode(set, soat_buffer_span(&text), &there, &lost, NULL);
            assert_int_equal(lost.lost, 0);
            soat_charset_decode(set, soat_buffer_span(&there), &back, &lost, NULL);
            assert_int_equal(lost.lost, 0);
            assert_true(same(soat_buffer_span(&back), soat_buffer_span(&text)));
        }
        soat_buffer_dispose(&there);
        soat_buffer_dispose(&back);
    }
    soat_buffer_dispose(&text);
}

static const char *const strangers[] = {
    "The old house by the river was sold to a man who never came to see it. We don't know why; "
    "I'm sure you're right, he's not to be so. (a+b)^2 = a^2+2ab+b^2, don't you?",
    "C'est à côté de la forêt où l'été a été très chaud; l'élève naïf a reçu une leçon à Noël. "
    "Là-bas, ça va, mais où déjà? Thé, café, dîner prêt à être mangé, voilà l'hôtel.",
    "Die Straße führt über die größere Brücke; für Mädchen und Jungen gibt es schöne Äpfel. "
    "Öffnen Sie die Tür, wenn es läutet, und grüßen Sie höflich. Übermäßig süß.",
    "A canção é bonita, não é? São Paulo, coração, mãe, irmã, água, três, você, está, avó.",
    "El niño comió una piña en España; mañana será otro día, señor. ¿Qué pasó aquí? Así es.",
    "for (int i = 0; i < n; i++) { a[i] ^= b[i] ~ c; /* to do. */ } `ls -la` o'clock e.g. i.e.",
    "10 µm ± 0,5 °C × 3 · § 12 ¶ 7 © 2020 ® ¼ ½ ¾ « x » £5 €10 ¥100 ¿?",
    "email: nguyen.van.a@example.com http://example.com/~user/a+b?x=1 C++ O'Neil you'd he'll",
    "naïve café résumé façade Zürich Malmö Ærø Łódź",
    "",
};

static void test_never_fires_on_others(void **state) {
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++) {
        soat_charset_guess guess;
        const soat_span text = soat_span_from_string(strangers[i]);
        assert_int_equal(soat_charset_detect(text, &guess, NULL), SOAT_OK);
        assert_non_null(guess.charset);
        if (strcmp(soat_charset_name(guess.charset), "utf-8") != 0) {
            fail_msg("%s taken for %s", strangers[i], soat_charset_name(guess.charset));
        }
        /* The same as Latin-1. */
        soat_buffer latin = SOAT_BUFFER_INIT;
        bool whole = true;
        for (size_t at = 0; at < text.size;) {
            const int byte = soat__latin_to_byte(soat__utf8_next(text, &at));
            const char one = (char)byte;
            whole = whole && byte >= 0;
            soat_buffer_append(&latin, soat_span_make(&one, 1), NULL);
        }
        assert_int_equal(soat_charset_detect(soat_buffer_span(&latin), &guess, NULL), SOAT_OK);
        if (whole && guess.charset != NULL &&
            strcmp(soat_charset_name(guess.charset), "utf-8") != 0) {
            fail_msg("%s taken for %s", strangers[i], soat_charset_name(guess.charset));
        }
        soat_buffer_dispose(&latin);
    }
}

static void test_right_vietnamese_is_left(void **state) {
    soat_buffer pages = SOAT_BUFFER_INIT;
    read_pages(&pages);
    const soat_span text = soat_buffer_span(&pages);
    for (size_t start = 0; start < text.size;) {
        soat_charset_guess guess;
        const size_t end = move(text, start, 40);
        assert_int_equal(
            soat_charset_detect(soat_span_make(text.data + start, end - start), &guess, NULL),
            SOAT_OK);
        assert_non_null(guess.charset);
        assert_string_equal(soat_charset_name(guess.charset), "utf-8");
        start = end;
    }
    soat_buffer_dispose(&pages);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_in_every_charset),
        cmocka_unit_test(test_every_syllable_there_and_back),
        cmocka_unit_test(test_never_fires_on_others),
        cmocka_unit_test(test_right_vietnamese_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
