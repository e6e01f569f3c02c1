/*
 * homoglyph: letters of other alphabets that look like ours, inside our words: the eth of Iceland
 * for đ (Ð U+00D0, Ɖ U+0189), Cyrillic and Greek letters among Latin ones.
 *
 * A word of Cyrillic or Greek alone is left: it is what it says. An eth is changed where the word
 * becomes a syllable of Vietnamese or is an abbreviation in capitals; Sigurðsson stays. Runs before
 * nfc, which would make one Greek letter of Α with an accent.
 */
#include "base/limits.h"
#include "normalize/lead_scan.h"
#include "normalize/pass.h"
#include "syllable/syllable.h"
#include "text/letter.h"
#include "text/nfc.h"
#include "text/utf8.h"

typedef struct look_alike {
    uint32_t foreign;
    uint32_t ours;
} look_alike;

static const look_alike eths[] = {{0xD0, 0x110}, {0xF0, 0x111}, {0x189, 0x110}, {0x256, 0x111}};

static const look_alike letters[] = {
    /* Greek */
    {0x391, 'A'},
    {0x392, 'B'},
    {0x395, 'E'},
    {0x396, 'Z'},
    {0x397, 'H'},
    {0x399, 'I'},
    {0x39A, 'K'},
    {0x39C, 'M'},
    {0x39D, 'N'},
    {0x39F, 'O'},
    {0x3A1, 'P'},
    {0x3A4, 'T'},
    {0x3A5, 'Y'},
    {0x3A7, 'X'},
    {0x3BF, 'o'},
    {0x3BD, 'v'},
    {0x3B9, 'i'},
    {0x3BA, 'k'},
    {0x3B1, 'a'},
    {0x3C1, 'p'},
    {0x3C5, 'u'},
    /* Cyrillic */
    {0x405, 'S'},
    {0x406, 'I'},
    {0x408, 'J'},
    {0x410, 'A'},
    {0x412, 'B'},
    {0x415, 'E'},
    {0x41A, 'K'},
    {0x41C, 'M'},
    {0x41D, 'H'},
    {0x41E, 'O'},
    {0x420, 'P'},
    {0x421, 'C'},
    {0x422, 'T'},
    {0x423, 'Y'},
    {0x425, 'X'},
    {0x430, 'a'},
    {0x435, 'e'},
    {0x43A, 'k'},
    {0x43C, 'm'},
    {0x43E, 'o'},
    {0x440, 'p'},
    {0x441, 'c'},
    {0x443, 'y'},
    {0x445, 'x'},
    {0x455, 's'},
    {0x456, 'i'},
    {0x458, 'j'},
    {0x4AE, 'Y'},
    {0x4BB, 'h'},
    {0x501, 'd'},
    {0x51B, 'q'},
    {0x51D, 'w'}};

static uint32_t find(const look_alike *rows, size_t count, uint32_t foreign) {
    for (size_t i = 0; i < count; i++) {
        if (rows[i].foreign == foreign) {
            return rows[i].ours;
        }
    }
    return 0;
}

typedef struct respelled {
    char text[SOAT_LIMIT_WORD_BYTES];
    size_t size;
    bool latin;      /* a letter of ours was there before */
    bool upper;      /* no small letter in it */
    bool eth, other; /* what was replaced */
    bool stranger;   /* a letter of Greek or Cyrillic that is like none of ours */
} respelled;

/* Without `with_eths` an eth stays what it is. */
static bool respell(soat_span word, bool with_eths, respelled *out) {
    *out = (respelled){.upper = true};
    for (size_t at = 0; at < word.size;) {
        const uint32_t code_point = soat__utf8_next(word, &at);
        if (out->size + SOAT_UTF8_MAX > sizeof out->text || code_point == SOAT_UTF8_INVALID) {
            return false;
        }
        const uint32_t stroked = find(eths, sizeof eths / sizeof eths[0], code_point);
        const uint32_t eth = with_eths ? stroked : 0;
        const uint32_t other = find(letters, sizeof letters / sizeof letters[0], code_point);
        const uint32_t ours = eth != 0 ? eth : other != 0 ? other : code_point;
        soat_letter letter;
        const bool known = soat__letter_from_code_point(ours, &letter);
        out->eth |= eth != 0;
        out->other |= other != 0;
        out->latin |= (known && other == 0) || stroked != 0;
        out->stranger |= !known && code_point >= 0x370 && code_point <= 0x52F;
        out->upper &= (known && letter.upper) || (code_point >= 0x300 && code_point <= 0x36F);
        out->size += soat__utf8_encode(ours, out->text + out->size);
    }
    return true;
}

/* A combining mark of Vietnamese put on the letter; one that it has already is passed over. */
static bool take_mark(uint32_t mark, soat_letter *letter) {
    static const struct {
        uint32_t mark;
        uint8_t shape, tone;
    } marks[] = {{0x300, 0, SOAT_TONE_GRAVE},  {0x301, 0, SOAT_TONE_ACUTE},
                 {0x303, 0, SOAT_TONE_TILDE},  {0x309, 0, SOAT_TONE_HOOK},
                 {0x323, 0, SOAT_TONE_DOT},    {0x302, SOAT_SHAPE_CIRCUMFLEX, 0},
                 {0x306, SOAT_SHAPE_BREVE, 0}, {0x31B, SOAT_SHAPE_HORN, 0}};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (marks[i].mark == mark) {
            letter->shape = letter->shape == SOAT_SHAPE_NONE ? marks[i].shape : letter->shape;
            letter->tone = letter->tone == SOAT_TONE_LEVEL ? marks[i].tone : letter->tone;
            return true;
        }
    }
    return false;
}

/*
 * Whether a syllable stands there, as it will when the pass mark has put misordered and doubled
 * marks right: judged now as then, or doing it all again would find another word.
 */
static bool is_syllable(soat_span text) {
    char settled[SOAT_LIMIT_WORD_BYTES + SOAT_UTF8_MAX];
    size_t size = 0;
    soat_syllable syllable;
    for (size_t at = 0; at < text.size && size < SOAT_LIMIT_WORD_BYTES;) {
        uint32_t code_point = soat__utf8_next(text, &at);
        soat_letter letter;
        if (soat__letter_from_code_point(code_point, &letter)) {
            for (size_t next = at;
                 next < text.size && take_mark(soat__utf8_next(text, &next), &letter);) {
                at = next;
            }
            const uint32_t whole = soat__letter_to_code_point(letter);
            code_point = whole == 0 ? code_point : whole;
        }
        size += soat__utf8_encode(code_point, settled + size);
    }
    return soat__syllable_parse(soat_span_make(settled, size), &syllable, NULL) !=
           SOAT_SYLLABLE_NONE;
}

static bool is_better(const respelled *made) {
    if (made->stranger || (made->other && !made->latin)) {
        return false;
    }
    return !made->eth || made->upper || is_syllable(soat_span_make(made->text, made->size));
}

/* The first letters of Greek to the last of the Cyrillic ones above, and the eths. */
static bool may_be_look_alike(uint32_t code_point) {
    return (code_point >= 0x391 && code_point <= 0x51D) || code_point == 0xD0 ||
           code_point == 0xF0 || code_point == 0x189 || code_point == 0x256;
}

/* ASCII letters, and characters of the scripts of Europe with their marks. */
static bool is_letter(uint32_t code_point) {
    const uint32_t lower = code_point | 0x20;
    return (lower >= 'a' && lower <= 'z') || (code_point >= 0xC0 && code_point <= 0x52F) ||
           (code_point >= 0x1E00 && code_point <= 0x1FFF);
}

static soat_span word_around(soat_span text, const soat_character *inside, size_t floor) {
    soat_character at;
    size_t start = inside->start, end = inside->end;
    while (start > floor && soat__character_before(text, start, &at) && is_letter(at.code_point)) {
        start = at.start;
    }
    while (soat__character_at(text, end, &at) && is_letter(at.code_point)) {
        end = at.end;
    }
    return soat_span_make(text.data + start, end - start);
}

/* Puts the word respelled where that is better; marks of a foreign letter compose with ours. */
static bool put(soat_rewrite *rewrite, soat_span word, bool with_eths) {
    respelled made;
    if (!respell(word, with_eths, &made)) {
        return true;
    }
    soat_buffer composed = SOAT_BUFFER_INIT;
    rewrite->failed |=
        soat__nfc_append(soat_span_make(made.text, made.size), &composed, NULL) != SOAT_OK;
    const bool better = is_better(&made);
    if (better && (made.eth || made.other)) {
        const size_t start = (size_t)(word.data - rewrite->input.data);
        soat__rewrite_replace(rewrite, start, start + word.size, soat_buffer_span(&composed));
    }
    soat_buffer_dispose(&composed);
    return better;
}

static void rewrite(const soat_pass_run *run, soat_rewrite *rewrite) {
    (void)run;
    soat_leads leads = {.seconds = {0}};
    for (size_t i = 0; i < sizeof eths / sizeof eths[0]; i++) {
        soat__leads_add(&leads, eths[i].foreign, eths[i].foreign);
    }
    soat__leads_add(&leads, letters[0].foreign, 0x51D);
    const soat_span text = rewrite->input;
    size_t position = 0, done = 0;
    for (soat_character found; soat__lead_next(&leads, text, &position, &found);) {
        if (found.start < done || !may_be_look_alike(found.code_point)) {
            continue;
        }
        const soat_span word = word_around(text, &found, done);
        done = (size_t)(word.data - text.data) + word.size;
        if (!put(rewrite, word, true)) {
            put(rewrite, word, false);
        }
    }
}

const soat_pass soat__pass_homoglyph = {
    .info = {"homoglyph", "look-alikes of other alphabets inside our words: Ð for Đ, Cyrillic а"},
    .rewrite = rewrite,
};
