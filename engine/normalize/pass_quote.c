/*
 * quote and dash: marks that print has many of, in one kind. Quotes: straight ("), or curly with
 * their sides told by what stands before them. Dashes: the hyphen, or – between blanks and figures.
 * The default keeps what there is.
 */
#include "normalize/byte.h"
#include "normalize/lead_scan.h"
#include "normalize/pass.h"
#include "normalize/say_stretches.h"

static const uint32_t double_quotes[] = {'"', 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2033};
static const uint32_t single_quotes[] = {'\'', 0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A};
static const uint32_t dashes[] = {'-',    0x2010, 0x2011, 0x2012, 0x2013,
                                  0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63};

static bool is_in(const uint32_t *list, size_t count, uint32_t code_point) {
    for (size_t i = 0; i < count; i++) {
        if (list[i] == code_point) {
            return true;
        }
    }
    return false;
}

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* A quote opens at the start of a text and behind a blank or an opening mark. */
static bool opens(soat_span text, size_t at) {
    return at == 0 || soat__is_one_of(text.data[at - 1], " \t\n\r([{-/");
}

static void rewrite_quotes(const soat_pass_run *run, soat_rewrite *rewrite) {
    if (run->options->quotes == SOAT_MARK_SETTING_KEEP) {
        return;
    }
    const bool curly = run->options->quotes == SOAT_MARK_SETTING_PRINT;
    soat_leads leads = {.seconds = {0}};
    for (size_t i = 0; i < COUNT(double_quotes); i++) {
        soat__leads_add(&leads, double_quotes[i], double_quotes[i]);
    }
    for (size_t i = 0; i < COUNT(single_quotes); i++) {
        soat__leads_add(&leads, single_quotes[i], single_quotes[i]);
    }
    const soat_span text = rewrite->input;
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, text, &position, &found);) {
        const bool twice = is_in(double_quotes, COUNT(double_quotes), found.code_point);
        if (!twice && !is_in(single_quotes, COUNT(single_quotes), found.code_point)) {
            continue;
        }
        const bool open = opens(text, found.start);
        const char *const made = !curly  ? (twice ? "\"" : "'")
                                 : twice ? (open ? "“" : "”")
                                         : (open ? "‘" : "’");
        soat__rewrite_replace(rewrite, found.start, found.end, soat_span_from_string(made));
    }
}

static bool is_digit_at(soat_span text, size_t at) {
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* " - " between words, 2021-2025 between figures; a hyphen inside a word or a code stays one. */
static bool is_dash(soat_span text, const soat_character *found) {
    const bool blanks = found->start > 0 && text.data[found->start - 1] == ' ' &&
                        found->end < text.size && text.data[found->end] == ' ';
    const bool figures =
        found->start > 0 && is_digit_at(text, found->start - 1) && is_digit_at(text, found->end);
    return blanks || figures;
}

static void rewrite_dashes(const soat_pass_run *run, soat_rewrite *rewrite) {
    if (run->options->dashes == SOAT_MARK_SETTING_KEEP) {
        return;
    }
    const bool print = run->options->dashes == SOAT_MARK_SETTING_PRINT;
    soat_leads leads = {.seconds = {0}};
    for (size_t i = 0; i < COUNT(dashes); i++) {
        soat__leads_add(&leads, dashes[i], dashes[i]);
    }
    const soat_span text = rewrite->input;
    size_t position = 0;
    for (soat_character found; soat__lead_next(&leads, text, &position, &found);) {
        if (!is_in(dashes, COUNT(dashes), found.code_point)) {
            continue;
        }
        const char *const made = print && is_dash(text, &found) ? "–" : "-";
        soat__rewrite_replace(rewrite, found.start, found.end, soat_span_from_string(made));
    }
}

const soat_pass soat__pass_quote = {
    .info = {"quote", "quotation marks of one kind, as the setting quotes says"},
    .rewrite = rewrite_quotes,
};

const soat_pass soat__pass_dash = {
    .info = {"dash", "hyphens and dashes of one kind, as the setting dashes says"},
    .rewrite = rewrite_dashes,
};
