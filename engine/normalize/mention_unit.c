#include "normalize/mention_unit.h"

#include <string.h>

#include "base/limits.h"
#include "normalize/byte.h"
#include "normalize/mention_scan.h"
#include "normalize/say_stretches.h"
#include "normalize/unit_form.h"

static const char marks_behind[] = ".,;:!?)\"']";

static void append_symbol(soat_mention_unit *made, const char *text, size_t size) {
    if (made->symbol_size + size < sizeof made->symbol) {
        memcpy(made->symbol + made->symbol_size, text, size);
        made->symbol_size += size;
    }
}

/* ¤ is before the code of a currency. */
static void append_side(soat_mention_unit *made, const soat_unit_side *side, bool first) {
    static const char currency[] = "\xC2\xA4";
    if (side->row == NULL) {
        append_symbol(made, side->text.data, side->text.size);
        return;
    }
    const char *symbol = side->row->unit != NULL ? side->row->unit : side->row->key;
    const bool money = strncmp(symbol, currency, 2) == 0;
    append_symbol(made, symbol + 2 * money, strlen(symbol + 2 * money));
    if (first) {
        made->money = money;
        made->power += side->row->power != NULL ? (size_t)(side->row->power[0] - '0') : 0;
    }
}

bool soat__mention_unit_read(soat_span symbol, bool glued, soat_mention_unit *made) {
    soat_unit_form form;
    if (symbol.size == 0 || !soat__unit_form_read(symbol, glued, &form)) {
        return false;
    }
    append_side(made, &form.side[0], true);
    if (form.count == 2) {
        append_symbol(made, "/", 1);
        append_side(made, &form.side[1], false);
    }
    made->measured |= made->symbol_size > 0;
    return true;
}

/* --- in words behind the number --- */

static const struct {
    const char *words;
    size_t power;
} magnitudes[] = {{"nghìn,ngàn", 3}, {"vạn", 4}, {"triệu", 6}, {"tỷ,tỉ", 9}};

static size_t magnitude_of(soat_span word) {
    for (size_t i = 0; i < sizeof magnitudes / sizeof magnitudes[0]; i++) {
        if (soat__word_is_one_of(word, magnitudes[i].words)) {
            return magnitudes[i].power;
        }
    }
    return 0;
}

static const char *bare_end(soat_span text) {
    const soat_span bare = soat__without_behind(text, marks_behind);
    return bare.data + bare.size;
}

/* đồng chí, đồng hồ, tấn công … are no units, nor tỷ lệ and triệu chứng magnitudes. */
static bool begins_other_word(const soat_stretch_walk *walk) {
    static const char tails[] = "chí,bào,đội,hồ,thời,hương,nghiệp,minh,phạm,hành,ý,bộ,công,lệ,"
                                "trọng,giá,suất,số,phú,chứng,tập";
    return soat__is_open(walk->current.text) && soat__is_beside(&walk->current, &walk->next) &&
           soat__word_is_one_of(walk->next.text, tails);
}

/* mét vuông, km khối */
static void read_exponent(soat_mention_unit *made, soat_stretch_walk *walk) {
    soat_stretch_walk ahead = *walk;
    if (!soat__is_open(walk->current.text) || !soat__mention_ahead(&ahead)) {
        return;
    }
    const bool square = soat__word_is_one_of(ahead.current.text, "vuông");
    const bool length = made->symbol_size > 0 && made->symbol_size <= 3 &&
                        made->symbol[made->symbol_size - 1] == 'm';
    if (length && (square || soat__word_is_one_of(ahead.current.text, "khối"))) {
        append_symbol(made, square ? "²" : "³", 2);
        made->end = bare_end(ahead.current.text);
        *walk = ahead;
    }
}

static const struct {
    const char *words[3], *code;
} currencies[] = {{{"đô", "la"}, "USD"}, {{"bảng", "anh"}, "GBP"}, {{"nhân", "dân", "tệ"}, "CNY"}};

static bool take_words(soat_stretch_walk *walk, const char *const words[3]) {
    soat_stretch_walk ahead = *walk;
    for (size_t i = 0; i < 3 && words[i] != NULL; i++) {
        if ((i > 0 && !soat__mention_ahead(&ahead)) ||
            !soat__word_is_one_of(ahead.current.text, words[i])) {
            return false;
        }
    }
    *walk = ahead;
    return true;
}

/* đô la, bảng Anh: money whose name is several words. */
static bool read_currency(soat_mention_unit *made, soat_stretch_walk *walk) {
    for (size_t i = 0; i < sizeof currencies / sizeof currencies[0]; i++) {
        if (take_words(walk, currencies[i].words)) {
            append_symbol(made, currencies[i].code, strlen(currencies[i].code));
            made->money = made->measured = true;
            made->end = bare_end(walk->current.text);
            return true;
        }
    }
    return false;
}

void soat__mention_unit_behind(soat_mention_unit *made, soat_stretch_walk *walk) {
    soat_stretch_walk ahead = *walk;
    while (soat__is_open(ahead.current.text) && soat__mention_ahead(&ahead)) {
        const size_t power = magnitude_of(ahead.current.text);
        if (power > 0 && !begins_other_word(&ahead)) {
            made->power += power;
            made->end = bare_end(ahead.current.text);
            *walk = ahead;
            continue;
        }
        if (made->measured || begins_other_word(&ahead)) {
            return;
        }
        if (read_currency(made, &ahead)) {
            *walk = ahead;
            return;
        }
        const soat_span symbol = soat__without_behind(ahead.current.text, marks_behind);
        if (symbol.size <= SOAT_LIMIT_WORD_BYTES / 8 &&
            soat__mention_unit_read(symbol, false, made)) {
            made->end = symbol.data + symbol.size;
            read_exponent(made, &ahead);
            *walk = ahead;
        }
        return;
    }
}
