#include "correct/outline.h"

#include <string.h>

#include "base/error.h"

enum { NUMERAL_BYTES = 16, MOST_VALUE = 20 };

static const char *const numerals[MOST_VALUE + 1] = {
    "",   "I",   "II",   "III", "IV", "V",   "VI",   "VII",   "VIII", "IX", "X",
    "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX",  "XX"};

static bool begins_line(const soat_units *units, size_t unit) {
    return unit == 0 || units->items[unit].line_before;
}

static bool is_sign(const soat_units *units, size_t unit, char sign) {
    return unit < units->count && !units->items[unit].space_before &&
           units->items[unit].token.kind == SOAT_TOKEN_PUNCTUATION &&
           units->items[unit].token.text.data[0] == sign;
}

/* The strokes of a numeral as it may have been read: H is two of them, 1 and l one. */
static bool read_strokes(soat_span text, char out[NUMERAL_BYTES]) {
    static const struct {
        char read;
        const char *strokes;
    } rows[] = {{'I', "I"}, {'V', "V"}, {'X', "X"}, {'H', "II"}, {'1', "I"},
                {'l', "I"}, {'L', "I"}, {'T', "I"}, {'i', "I"}};
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *strokes = NULL;
        for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++) {
            strokes = rows[row].read == text.data[i] ? rows[row].strokes : strokes;
        }
        if (strokes == NULL || size + strlen(strokes) >= NUMERAL_BYTES) {
            return false;
        }
        memcpy(out + size, strokes, strlen(strokes));
        size += strlen(strokes);
    }
    out[size] = '\0';
    return size > 0;
}

static unsigned value_of(const char *numeral, size_t size) {
    for (unsigned value = 1; value <= MOST_VALUE; value++) {
        if (strlen(numerals[value]) == size && memcmp(numerals[value], numeral, size) == 0) {
            return value;
        }
    }
    return 0;
}

const char *soat__damaged_numeral(soat_span text) {
    char strokes[NUMERAL_BYTES];
    bool side_by_side = false;
    for (size_t i = 0; i + 1 < text.size; i++) {
        side_by_side |= memcmp(text.data + i, "IH", 2) == 0 || memcmp(text.data + i, "HI", 2) == 0;
    }
    const unsigned value =
        side_by_side && read_strokes(text, strokes) ? value_of(strokes, strlen(strokes)) : 0;
    return value == 0 ? NULL : numerals[value];
}

/* The same numeral but for one upright stroke at the most. */
static bool nearly_same(const char *left, const char *right) {
    const char *const longer = strlen(left) >= strlen(right) ? left : right;
    const char *const shorter = longer == left ? right : left;
    if (strcmp(longer, shorter) == 0) {
        return true;
    }
    size_t same = 0;
    while (shorter[same] != '\0' && shorter[same] == longer[same]) {
        same++;
    }
    return longer[same] == 'I' && strcmp(longer + same + 1, shorter + same) == 0;
}

typedef struct heading {
    size_t unit;
    char strokes[NUMERAL_BYTES];
    unsigned value; /* of a numeral without doubt; 0 */
    bool figures;   /* digits alone: an Arabic number, or a numeral read so */
} heading;

/* A line that begins with a mark, a full stop and a word in capitals. */
static bool read_heading(const soat_units *units, size_t unit, heading *out) {
    const soat_unit *const mark = &units->items[unit];
    const soat_span text = mark->token.text;
    if (!begins_line(units, unit) || unit + 2 >= units->count || text.size > 6 ||
        !is_sign(units, unit + 1, '.') || units->items[unit + 2].line_before ||
        units->items[unit + 2].letter_case != SOAT_CASE_UPPER ||
        units->items[unit + 2].token.kind != SOAT_TOKEN_WORD) {
        return false;
    }
    *out = (heading){.unit = unit, .figures = mark->token.kind == SOAT_TOKEN_NUMBER};
    out->value = out->figures ? 0 : value_of(text.data, text.size);
    return read_strokes(text, out->strokes) || out->figures;
}

static bool next_heading(const soat_units *units, size_t from, heading *out) {
    for (size_t unit = from; unit < units->count; unit++) {
        if (read_heading(units, unit, out)) {
            return true;
        }
    }
    return false;
}

static soat_status set_meant(soat_units *units, size_t unit, const char *meant, soat_arena *arena,
                             soat_error *error) {
    soat_unit *const wrong = &units->items[unit];
    wrong->meant = soat__arena_copy(arena, soat_span_from_string(meant));
    wrong->guarded = true; /* from every other reading */
    return wrong->meant.data == NULL ? soat__fail_memory(error) : SOAT_OK;
}

/* Whether the heading whose turn it is not must be numeral `turn`. */
static bool is_turn_of(const soat_units *units, const heading *found, unsigned turn,
                       bool after_one) {
    heading next = {0};
    if (turn > MOST_VALUE || !nearly_same(found->strokes, numerals[turn])) {
        return false;
    }
    const bool confirmed = turn < MOST_VALUE && next_heading(units, found->unit + 1, &next) &&
                           !next.figures && nearly_same(next.strokes, numerals[turn + 1]);
    if (found->figures) {
        return confirmed; /* 1. may be meant; not before II. */
    }
    return found->value == 0 || (found->value + 1 == turn && after_one && (turn > 2 || confirmed));
}

static soat_status read_headings(soat_units *units, soat_arena *arena, soat_error *error) {
    heading found;
    unsigned turn = 1;
    bool after_one = false; /* the heading before had its turn */
    soat_status status = SOAT_OK;
    for (size_t from = 0; status == SOAT_OK && next_heading(units, from, &found);
         from = found.unit + 1) {
        if (found.value >= turn) {
            turn = found.value;
        } else if (is_turn_of(units, &found, turn, after_one)) {
            status = set_meant(units, found.unit, numerals[turn], arena, error);
        } else if (found.value != 1) {
            continue;
        } else {
            turn = 1;
        }
        after_one = true;
        turn++;
    }
    return status;
}

/* Letters of items in their order, each with what it is mistaken for. */
static const struct {
    const char *letter, *looks_like;
} items[] = {{"a", NULL}, {"b", NULL}, {"c", "e"}, {"d", "đ"},  {"đ", "d"}, {"e", "c"},
             {"g", NULL}, {"h", NULL}, {"i", "ï"}, {"k", NULL}, {"l", "1"}, {"m", NULL}};
enum { ITEMS = sizeof items / sizeof items[0] };

static bool is_text(soat_span text, const char *wanted) {
    return wanted != NULL && text.size == strlen(wanted) &&
           memcmp(text.data, wanted, text.size) == 0;
}

static bool is_item(const soat_units *units, size_t unit) {
    return begins_line(units, unit) && units->items[unit].token.text.size <= 2 &&
           units->items[unit].token.kind != SOAT_TOKEN_PUNCTUATION && is_sign(units, unit + 1, ')');
}

/* Whether the items after `unit` go on with letter `turn`; where there is none, `most`. */
static bool goes_on(const soat_units *units, size_t unit, size_t turn, bool most) {
    size_t next = unit + 1;
    while (next < units->count && !is_item(units, next)) {
        next++;
    }
    if (next >= units->count || turn >= ITEMS) {
        return most;
    }
    const soat_span text = units->items[next].token.text;
    return is_text(text, items[turn].letter);
}

/*
 * The items before must have had their turn, two of them where no other follows: the lines of laws
 * are quoted one by one.
 */
static soat_status read_items(soat_units *units, soat_arena *arena, soat_error *error) {
    size_t turn = 0; /* of the next item */
    size_t run = 0;  /* items before that had their turn */
    soat_status status = SOAT_OK;
    for (size_t unit = 0; unit < units->count && status == SOAT_OK; unit++) {
        if (!is_item(units, unit)) {
            continue;
        }
        const soat_span text = units->items[unit].token.text;
        const bool in_turn = turn < ITEMS && is_text(text, items[turn].letter);
        if (run > 0 && turn < ITEMS && is_text(text, items[turn].looks_like) &&
            goes_on(units, unit, turn + 1, run > 1)) {
            status = set_meant(units, unit, items[turn].letter, arena, error);
        } else if (!in_turn) {
            run = 0;
            for (turn = 0; turn < ITEMS && !is_text(text, items[turn].letter); turn++) {
            }
        }
        run++;
        turn++;
    }
    return status;
}

soat_status soat__outline_read(soat_units *units, soat_arena *arena, soat_error *error) {
    const soat_status status = read_headings(units, arena, error);
    return status == SOAT_OK ? read_items(units, arena, error) : status;
}
