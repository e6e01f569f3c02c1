/*
 * Parsing and composing. The longest onset that fits is taken; two spellings are special: "qu",
 * whose u is the glide, and "gi", whose i is also the first letter of the rime when no vowel
 * follows (gì, gìn) or when ê and a final do (giếng).
 */
#include "syllable/syllable.h"

#include <string.h>

#include "syllable/rime.h"
#include "text/utf8.h"

/* In the order of soat_onset. */
static const char onset_spellings[SOAT_ONSET_COUNT][4] = {
    "",  "b",  "c",   "ch", "d", "đ",  "g",  "gh", "gi", "h", "k",  "kh", "l", "m",
    "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",  "s",  "t", "th", "tr", "v", "x",
};

const char *soat__onset_spelling(soat_onset onset) {
    return onset_spellings[onset];
}

/* The letters of a word; 0 when it holds anything else or more than `capacity` of them. */
static size_t decode_letters(soat_span word, soat_letter *out, size_t capacity) {
    size_t count = 0;
    for (size_t position = 0; position < word.size; count++) {
        const uint32_t code_point = soat__utf8_next(word, &position);
        if (count == capacity || !soat__letter_from_code_point(code_point, &out[count])) {
            return 0;
        }
    }
    return count;
}

static bool is_plain(const soat_letter *letters, size_t count, size_t index, char base) {
    return index < count && letters[index].base == base && letters[index].shape == SOAT_SHAPE_NONE;
}

/* Digraphs by their first letter; "ngh", "gi" and "qu" are dealt with where they are found. */
static const struct {
    char first, second;
    uint8_t onset;
} digraphs[] = {
    {'c', 'h', SOAT_ONSET_CH}, {'g', 'h', SOAT_ONSET_GH}, {'k', 'h', SOAT_ONSET_KH},
    {'n', 'g', SOAT_ONSET_NG}, {'n', 'h', SOAT_ONSET_NH}, {'p', 'h', SOAT_ONSET_PH},
    {'t', 'h', SOAT_ONSET_TH}, {'t', 'r', SOAT_ONSET_TR}, {'g', 'i', SOAT_ONSET_GI},
    {'q', 'u', SOAT_ONSET_QU},
};

static const uint8_t single_onsets[26] = {
    ['b' - 'a'] = SOAT_ONSET_B, ['c' - 'a'] = SOAT_ONSET_C, ['d' - 'a'] = SOAT_ONSET_D,
    ['g' - 'a'] = SOAT_ONSET_G, ['h' - 'a'] = SOAT_ONSET_H, ['k' - 'a'] = SOAT_ONSET_K,
    ['l' - 'a'] = SOAT_ONSET_L, ['m' - 'a'] = SOAT_ONSET_M, ['n' - 'a'] = SOAT_ONSET_N,
    ['p' - 'a'] = SOAT_ONSET_P, ['r' - 'a'] = SOAT_ONSET_R, ['s' - 'a'] = SOAT_ONSET_S,
    ['t' - 'a'] = SOAT_ONSET_T, ['v' - 'a'] = SOAT_ONSET_V, ['x' - 'a'] = SOAT_ONSET_X,
};

/* Where the rime begins after "gi": at its i, or past it. */
static size_t gi_length(const soat_letter *letters, size_t count) {
    if (count == 2 || !soat__letter_is_vowel(letters[2])) {
        return 1;
    }
    const bool e_circumflex = letters[2].base == 'e' && letters[2].shape == SOAT_SHAPE_CIRCUMFLEX;
    return e_circumflex && count > 3 ? 1 : 2;
}

/* Sets *onset; returns the index of the first letter of the rime. */
static size_t match_onset(const soat_letter *letters, size_t count, soat_onset *onset) {
    *onset = SOAT_ONSET_NONE;
    if (soat__letter_is_vowel(letters[0])) {
        return 0;
    }
    if (letters[0].shape == SOAT_SHAPE_STROKE) {
        *onset = SOAT_ONSET_DD;
        return 1;
    }
    for (size_t i = 0; i < sizeof digraphs / sizeof digraphs[0]; i++) {
        if (letters[0].base != digraphs[i].first ||
            !is_plain(letters, count, 1, digraphs[i].second)) {
            continue;
        }
        *onset = (soat_onset)digraphs[i].onset;
        if (*onset == SOAT_ONSET_GI) {
            return gi_length(letters, count);
        }
        if (*onset == SOAT_ONSET_NG && is_plain(letters, count, 2, 'h')) {
            *onset = SOAT_ONSET_NGH;
            return 3;
        }
        return 2;
    }
    *onset = (soat_onset)single_onsets[letters[0].base - 'a'];
    return *onset == SOAT_ONSET_NONE ? 0 : 1;
}

/* The one tone of the letters and the index of the letter that has it; false when there are two. */
static bool find_tone(const soat_letter *letters, size_t count, uint8_t *tone, size_t *index) {
    *tone = SOAT_TONE_LEVEL;
    *index = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (letters[i].tone == SOAT_TONE_LEVEL) {
            continue;
        }
        if (*index != SIZE_MAX) {
            return false;
        }
        *tone = letters[i].tone;
        *index = i;
    }
    return true;
}

static bool tone_fits(const soat_rime *rime, uint8_t tone) {
    if (rime->coda < SOAT_CODA_P || tone == SOAT_TONE_ACUTE || tone == SOAT_TONE_DOT) {
        return true;
    }
    return rime->coda == SOAT_CODA_K && tone == SOAT_TONE_LEVEL;
}

soat_syllable_kind soat__syllable_kind_of(soat_syllable syllable) {
    if (syllable.onset >= SOAT_ONSET_COUNT || syllable.rime >= soat__rime_count() ||
        syllable.tone >= SOAT_TONE_COUNT) {
        return SOAT_SYLLABLE_NONE;
    }
    const soat_rime *const rime = soat__rime_at(syllable.rime);
    if (!tone_fits(rime, syllable.tone)) {
        return SOAT_SYLLABLE_NONE;
    }
    if ((rime->onsets >> syllable.onset & 1) != 0) {
        return SOAT_SYLLABLE_NATIVE;
    }
    return soat__rime_allows_onset(rime, (soat_onset)syllable.onset) ? SOAT_SYLLABLE_POSSIBLE
                                                                     : SOAT_SYLLABLE_NONE;
}

static soat_tone_placement placement_at(const soat_letter *rime, size_t count, size_t index) {
    const size_t old_index = soat__rime_tone_index(rime, count, false);
    const size_t new_index = soat__rime_tone_index(rime, count, true);
    if (index == old_index) {
        return index == new_index ? SOAT_PLACEMENT_NEUTRAL : SOAT_PLACEMENT_OLD;
    }
    return index == new_index ? SOAT_PLACEMENT_NEW : SOAT_PLACEMENT_WRONG;
}

soat_syllable_kind soat__syllable_parse(soat_span word, soat_syllable *out,
                                        soat_tone_placement *placement) {
    soat_letter letters[SOAT_SYLLABLE_LETTERS];
    const size_t count = decode_letters(word, letters, SOAT_SYLLABLE_LETTERS);
    soat_syllable syllable = {0};
    size_t tone_index = 0;
    if (count == 0 || !find_tone(letters, count, &syllable.tone, &tone_index)) {
        return SOAT_SYLLABLE_NONE;
    }
    soat_onset onset = SOAT_ONSET_NONE;
    const size_t start = match_onset(letters, count, &onset);
    syllable.onset = (uint8_t)onset;
    syllable.rime = soat__rime_find(letters + start, count - start);
    const soat_syllable_kind kind = soat__syllable_kind_of(syllable);
    if (kind == SOAT_SYLLABLE_NONE) {
        return kind;
    }
    *out = syllable;
    if (placement != NULL) {
        *placement = syllable.tone == SOAT_TONE_LEVEL
                         ? SOAT_PLACEMENT_NEUTRAL
                         : placement_at(letters + start, count - start, tone_index - start);
    }
    return kind;
}

size_t soat__syllable_tone_index(const soat_letter *letters, size_t count, bool new_style) {
    if (count == 0 || count > SOAT_SYLLABLE_LETTERS) {
        return SIZE_MAX;
    }
    soat_onset onset = SOAT_ONSET_NONE;
    const size_t start = match_onset(letters, count, &onset);
    if (soat__rime_find(letters + start, count - start) == SOAT_RIME_UNKNOWN) {
        return SIZE_MAX;
    }
    return start + soat__rime_tone_index(letters + start, count - start, new_style);
}

size_t soat__syllable_compose(soat_syllable syllable, bool new_style,
                              char out[SOAT_SYLLABLE_BYTES]) {
    const char *const onset = onset_spellings[syllable.onset];
    size_t size = strlen(onset);
    memcpy(out, onset, size);
    soat_letter rime[SOAT_RIME_LETTERS];
    const soat_span spelling = soat_span_from_string(soat__rime_at(syllable.rime)->spelling);
    const size_t count = decode_letters(spelling, rime, SOAT_RIME_LETTERS);
    rime[soat__rime_tone_index(rime, count, new_style)].tone = syllable.tone;
    if (syllable.onset == SOAT_ONSET_GI && rime[0].base == 'i') {
        size--;
    }
    for (size_t i = 0; i < count; i++) {
        char bytes[SOAT_UTF8_MAX];
        const size_t length = soat__utf8_encode(soat__letter_to_code_point(rime[i]), bytes);
        memcpy(out + size, bytes, length);
        size += length;
    }
    return size;
}
