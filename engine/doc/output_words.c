#include "doc/output_words.h"

#include "base/error.h"
#include "base/memory.h"
#include "doc/box.h"
#include "doc/word_parts.h"

static size_t count_parts(soat_span text) {
    size_t count = 0;
    soat_span part;
    for (size_t position = 0; soat__next_part(text, &position, &part);) {
        count++;
    }
    return count;
}

/* The texts (or readings) of several words one after the other; data is NULL without memory. */
static soat_span concatenate(soat_output_words *self, const soat_word_group *group, bool readings) {
    size_t size = 0;
    for (size_t i = group->first; i < group->end; i++) {
        size += group->page->words[i].read.size + group->page->words[i].text.size + 1;
    }
    char *const text = soat__arena_alloc(&self->texts, size, 1);
    if (text == NULL) {
        return soat_span_make(NULL, 0);
    }
    size_t used = 0;
    for (size_t i = group->first; i < group->end; i++) {
        const soat_word *const word = &group->page->words[i];
        const soat_span part = readings ? word->read : word->text;
        if (readings && used > 0) {
            text[used++] = ' ';
        }
        if (part.size > 0) {
            memcpy(text + used, part.data, part.size);
        }
        used += part.size;
    }
    return soat_span_make(text, used);
}

static soat_status make_group(soat_output_words *self, soat_word_group *group, bool as_read,
                              soat_error *error) {
    const soat_word *const words = group->page->words;
    const soat_word *const first = &words[group->first];
    group->text = as_read ? first->read : first->text;
    group->read = first->read;
    group->box = first->box;
    group->read_confidence = first->read_confidence;
    group->confidence = as_read ? -1.0F : first->confidence;
    if (group->end == group->first + 1) {
        return SOAT_OK;
    }
    for (size_t i = group->first + 1; i < group->end; i++) {
        group->box = soat__box_united(group->box, words[i].box);
        if (words[i].read_confidence < group->read_confidence) {
            group->read_confidence = words[i].read_confidence;
        }
        const float own = words[i].confidence;
        if (own >= 0 && (group->confidence < 0 || own < group->confidence)) {
            group->confidence = own;
        }
    }
    group->text = concatenate(self, group, false);
    group->read = concatenate(self, group, true);
    return group->text.data == NULL || group->read.data == NULL ? soat__fail_memory(error)
                                                                : SOAT_OK;
}

static bool add_word(soat_output_words *self, const soat_word_group *group, soat_span text) {
    if (!soat__vector_reserve(&self->items, &self->capacity, self->count + 1,
                              sizeof *self->items)) {
        return false;
    }
    self->items[self->count++] = (soat_output_word){.text = text,
                                                    .read = group->read,
                                                    .box = group->box,
                                                    .read_confidence = group->read_confidence,
                                                    .confidence = group->confidence,
                                                    .first_word = group->first,
                                                    .word_count = group->end - group->first,
                                                    .part_count = 1};
    return true;
}

static soat_status add_parts(soat_output_words *self, soat_word_group *group, size_t count,
                             soat_error *error) {
    const size_t first = self->count;
    soat_span text;
    for (size_t position = 0; soat__next_part(group->text, &position, &text);) {
        if (!add_word(self, group, text)) {
            return soat__fail_memory(error);
        }
    }
    return soat__word_parts_cut(self, group, self->items + first, count, error);
}

static soat_status add_group(soat_output_words *self, soat_word_group *group, soat_error *error) {
    const size_t count = count_parts(group->text);
    if (count == 0) {
        return SOAT_OK;
    }
    if (count > 1) {
        return add_parts(self, group, count, error);
    }
    soat_span text;
    size_t position = 0;
    soat__next_part(group->text, &position, &text);
    return add_word(self, group, text) ? SOAT_OK : soat__fail_memory(error);
}

soat_status soat__output_words_take(soat_output_words *self, const soat_page *page,
                                    const soat_line *line, bool as_read, soat_error *error) {
    self->count = 0;
    soat__arena_reset(&self->texts);
    const size_t end = (size_t)line->first_word + line->word_count;
    const soat_page_turn turn = soat__line_turn(page, line);
    soat_status status = SOAT_OK;
    for (size_t word = line->first_word; word < end && status == SOAT_OK;) {
        soat_word_group group = {.page = page, .turn = turn, .first = word, .end = word + 1};
        while (!as_read && group.end < end && page->words[group.end - 1].joined_to_next) {
            group.end++;
        }
        status = make_group(self, &group, as_read, error);
        if (status == SOAT_OK) {
            status = add_group(self, &group, error);
        }
        word = group.end;
    }
    return status;
}

void soat__output_words_dispose(soat_output_words *self) {
    soat__free(self->items);
    soat__free(self->letters);
    soat__arena_dispose(&self->texts);
    *self = (soat_output_words){0};
}

bool soat__output_word_changed(const soat_output_word *word) {
    return word->text.size != word->read.size ||
           memcmp(word->text.data, word->read.data, word->text.size) != 0;
}

double soat__output_word_certainty(const soat_output_word *word) {
    const double sure =
        word->confidence >= 0 ? (double)word->confidence : (double)word->read_confidence / 100;
    return sure > 1 ? 1 : sure;
}
