/*
 * An edit is a span of the page's text as it was read; a reader of the JSON has words and boxes. The
 * words that an edit covers are found by walking the page as soat_page_text lays it out.
 */
#include "output/json_changes.h"

#include "base/memory.h"
#include "doc/box.h"
#include "doc/page_text.h"
#include "output/json_value.h"

static json_t *alternatives_value(const soat_edit *edit) {
    json_t *const list = json_array();
    for (size_t i = 0; i < edit->alternative_count; i++) {
        const soat_alternative *const one = &edit->alternatives[i];
        json_array_append_new(list, json_pack("{s:o,s:o}", "text", soat__json_string(one->text),
                                              "probability", soat__json_rounded(one->probability)));
    }
    return list;
}

json_t *soat__json_change(soat__change_walk *walk, const soat_edit *edit) {
    const soat_page *const page = walk->page;
    while (walk->word < page->word_count &&
           walk->starts[walk->word] + page->words[walk->word].read.size <= edit->start) {
        walk->word++;
    }
    size_t end = walk->word; /* the next change may begin in the same word */
    soat_box box = {0};
    for (; end < page->word_count && walk->starts[end] < edit->end; end++) {
        const soat_box own = page->words[end].box;
        box = end == walk->word ? own : soat__box_united(box, own);
    }
    return json_pack(
        "{s:I,s:I,s:[i,i,i,i],s:o,s:o,s:s,s:o,s:o}", "first_word", (json_int_t)walk->word,
        "word_count", (json_int_t)(end - walk->word), "box", box.left, box.top, box.right,
        box.bottom, "before", soat__json_string(edit->before), "after",
        soat__json_string(edit->after), "reason", soat_reason_name(edit->reason), "confidence",
        soat__json_rounded(edit->confidence), "alternatives", alternatives_value(edit));
}

static json_t *changes_value(const soat_page *page, const size_t *starts, const soat_edit *edits,
                             size_t count) {
    json_t *const list = json_array();
    soat__change_walk walk = {.page = page, .starts = starts};
    for (size_t i = 0; i < count; i++) {
        if (json_array_append_new(list, soat__json_change(&walk, &edits[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

bool soat__json_set_changes(json_t *value, const soat_page *page, const soat_correction *made) {
    size_t *const starts = soat__alloc(page->word_count, sizeof *starts);
    if (starts == NULL) {
        return false;
    }
    soat__page_word_starts(page, starts);
    const bool set =
        json_object_set_new(value, "edits",
                            changes_value(page, starts, made->edits, made->edit_count)) == 0 &&
        json_object_set_new(value, "doubts",
                            changes_value(page, starts, made->doubts, made->doubt_count)) == 0;
    soat__free(starts);
    return set;
}
