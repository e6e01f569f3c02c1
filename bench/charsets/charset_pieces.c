/*
 * How often the charset of 200 characters is told right.
 *
 *     charset_pieces TEXT…     UTF-8 files; the table of bench/results/charsets.md
 *
 * A piece is right when it is read as what was written into it: the charset's name may be another
 * one that reads the same (TCVN3 without capitals is VN1 too). The fonts of capitals are left out.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <soat/charset.h>
#include <soat/file.h>

enum { PIECE = 200 };

static bool same(const soat_buffer *left, const soat_buffer *right) {
    return left->size == right->size &&
           (left->size == 0 || memcmp(left->data, right->data, left->size) == 0);
}

static bool is_told(const soat_charset *set, soat_span piece) {
    soat_buffer there = SOAT_BUFFER_INIT, right = SOAT_BUFFER_INIT, made = SOAT_BUFFER_INIT;
    soat_charset_guess guess = {0};
    bool good =
        soat_charset_encode(set, piece, &there, NULL, NULL) == SOAT_OK &&
        soat_charset_decode(set, soat_buffer_span(&there), &right, NULL, NULL) == SOAT_OK &&
        soat_charset_detect(soat_buffer_span(&there), &guess, NULL) == SOAT_OK &&
        guess.charset != NULL &&
        soat_charset_decode(guess.charset, soat_buffer_span(&there), &made, NULL, NULL) == SOAT_OK;
    good = good && same(&right, &made);
    soat_buffer_dispose(&there);
    soat_buffer_dispose(&right);
    soat_buffer_dispose(&made);
    return good;
}

/* The end of a piece of 200 characters. */
static size_t piece_end(soat_span text, size_t start) {
    for (int count = 0; start < text.size; start++) {
        const bool begins = ((unsigned char)text.data[start] & 0xC0) != 0x80;
        if (begins && count++ == PIECE) {
            break;
        }
    }
    return start;
}

int main(int count, char **arguments) {
    printf("| charset |");
    for (int i = 1; i < count; i++) {
        printf(" %s: missed / pieces |",
               strrchr(arguments[i], '/') != NULL ? strrchr(arguments[i], '/') + 1 : arguments[i]);
    }
    printf("\n|---|");
    for (int i = 1; i < count; i++) {
        printf("---:|");
    }
    for (size_t n = 0; n < soat_charset_count(); n++) {
        const soat_charset *const set = soat_charset_at(n);
        if (strstr(soat_charset_name(set), "-h") != NULL) {
            continue;
        }
        printf("\n| %s |", soat_charset_name(set));
        for (int i = 1; i < count; i++) {
            soat_buffer text = SOAT_BUFFER_INIT;
            if (soat_file_read(arguments[i], 0, &text, NULL) != SOAT_OK) {
                fprintf(stderr, "cannot read %s\n", arguments[i]);
                return 1;
            }
            size_t pieces = 0, missed = 0;
            for (size_t start = 0; start < text.size; pieces++) {
                const size_t end = piece_end(soat_buffer_span(&text), start);
                missed += !is_told(set, soat_span_make(text.data + start, end - start));
                start = end;
            }
            printf(" %zu / %zu |", missed, pieces);
            soat_buffer_dispose(&text);
        }
    }
    printf("\n");
    return 0;
}
