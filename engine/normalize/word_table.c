#include "normalize/word_table.h"

/* Rows have as many columns as they need. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
static const soat_word_row units[] = {
#include "normalize/unit_rows.inc"
};
static const soat_word_row abbreviations[] = {
#include "normalize/abbreviation_rows.inc"
};

static int compare(const char *key, soat_span text) {
    const size_t size = strlen(key);
    const int order = memcmp(key, text.data, size < text.size ? size : text.size);
    return order != 0 ? order : (size > text.size) - (size < text.size);
}

static const soat_word_row *find(const soat_word_row *rows, size_t count, soat_span key) {
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = compare(rows[middle].key, key);
        if (order == 0) {
            return &rows[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

const soat_word_row *soat__unit_find(soat_span symbol) {
    return find(units, sizeof units / sizeof units[0], symbol);
}

const soat_word_row *soat__abbreviation_find(soat_span abbreviation) {
    return find(abbreviations, sizeof abbreviations / sizeof abbreviations[0], abbreviation);
}
