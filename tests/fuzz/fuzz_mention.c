/*
 * Mentions: spans are in range, ordered, never overlapping; the value of a number, written as it is,
 * is found again as the same number, or as one to call; a text in two parts is walked to its end.
 */
#include <string.h>

#include "harness.h"
#include "soat/mention.h"

static void check_again(soat_mention_finder *again, soat_span value) {
    /* 1.234 would be grouped, and figures of a name are no number. */
    const char *const point = memchr(value.data, '.', value.size);
    const size_t behind = point == NULL ? 0 : (size_t)(value.data + value.size - point) - 1;
    soat_mention_list list;
    if (behind == 3 || value.size > 15) {
        return;
    }
    char text[32] = "x ";
    memcpy(text + 2, value.data, value.size);
    MUST(soat_mentions_find(again, soat_span_make(text, value.size + 2), &list, NULL) == SOAT_OK);
    MUST(list.count == 1);
    /* 1900123k is a number; 1900123000, as its value is written, is one to call. */
    if (list.items[0].kind == SOAT_MENTION_PHONE) {
        return;
    }
    MUST(list.items[0].kind == SOAT_MENTION_NUMBER);
    MUST(list.items[0].value.size == value.size &&
         memcmp(list.items[0].value.data, value.data, value.size) == 0);
}

static void check_list(const soat_mention_list *list, soat_span all, size_t from, size_t size,
                       soat_mention_finder *again) {
    size_t end = from, disagreements = 0;
    for (size_t i = 0; i < list->count; i++) {
        const soat_mention *const found = &list->items[i];
        MUST(found->start >= end && found->end > found->start && found->end <= from + size);
        MUST(found->text.data == all.data + found->start);
        MUST(found->text.size == found->end - found->start);
        MUST(soat_mention_kind_name(found->kind) != NULL);
        MUST(found->kind != SOAT_MENTION_WORDS || found->figures_end <= found->start);
        disagreements += !found->agrees;
        end = found->end;
        if (found->kind == SOAT_MENTION_NUMBER && found->value.data[0] != '-' &&
            found->value.size > 0) {
            check_again(again, found->value);
        }
    }
    MUST(list->disagreements == disagreements);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const soat_span text = soat_span_make((const char *)data, size);
    soat_mention_finder *finder = NULL, *again = NULL;
    soat_mention_list list;
    MUST(soat_mention_finder_new(&finder, NULL) == SOAT_OK);
    MUST(soat_mention_finder_new(&again, NULL) == SOAT_OK);
    MUST(soat_mentions_find(finder, text, &list, NULL) == SOAT_OK);
    check_list(&list, text, 0, size, again);
    const char *const feed = size > 0 ? memchr(text.data, '\n', size) : NULL;
    const size_t first = feed == NULL ? size : (size_t)(feed - text.data) + 1;
    MUST(soat_mentions_find(finder, soat_span_make(text.data, first), &list, NULL) == SOAT_OK);
    check_list(&list, text, 0, first, again);
    MUST(soat_mentions_find_more(finder, soat_span_make(text.data + first, size - first), &list,
                                 NULL) == SOAT_OK);
    check_list(&list, text, first, size - first, again);
    soat_mention_finder_free(finder);
    soat_mention_finder_free(again);
    return 0;
}
