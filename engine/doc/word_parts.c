#include "doc/word_parts.h"

#include "base/error.h"
#include "base/memory.h"
#include "text/utf8.h"

/* A letter that was read: where it stands on the upright page, and in the reading of its group. */
struct soat_letter_place {
    int32_t left, right;
    size_t start, end; /* bytes */
};

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

bool soat__next_part(soat_span text, size_t *position, soat_span *part) {
    while (*position < text.size && is_blank(text.data[*position])) {
        ++*position;
    }
    const size_t start = *position;
    while (*position < text.size && !is_blank(text.data[*position])) {
        ++*position;
    }
    *part = soat_span_make(text.data + start, *position - start);
    return part->size > 0;
}

static size_t count_letters(soat_span text) {
    size_t count = 0;
    for (size_t position = 0; position < text.size; count++) {
        soat__utf8_next(text, &position);
    }
    return count;
}

/* Whether the word's symbols, one after the other, spell what was read. */
static bool has_symbols(const soat_page *page, const soat_word *word) {
    size_t done = 0;
    for (size_t i = 0; i < word->symbol_count; i++) {
        const soat_symbol *const symbol = &page->symbols[word->first_symbol + i];
        if (symbol->choice_count == 0) {
            return false;
        }
        const soat_span text = page->choices[symbol->first_choice].text;
        if (text.size == 0 || text.size > word->read.size - done ||
            memcmp(word->read.data + done, text.data, text.size) != 0) {
            return false;
        }
        done += text.size;
    }
    return done == word->read.size;
}

/* Appends the letters of `text`, which stand evenly between left and right. */
static bool add_letters(soat_output_words *self, soat_span text, size_t offset, int32_t left,
                        int32_t right) {
    const int64_t count = (int64_t)count_letters(text), width = (int64_t)right - left;
    if (!soat__vector_reserve(&self->letters, &self->letter_capacity,
                              self->letter_count + (size_t)count, sizeof *self->letters)) {
        return false;
    }
    int64_t i = 0;
    for (size_t position = 0; position < text.size; i++) {
        const size_t start = position;
        soat__utf8_next(text, &position);
        self->letters[self->letter_count++] =
            (soat_letter_place){.left = (int32_t)(left + width * i / count),
                                .right = (int32_t)(left + width * (i + 1) / count),
                                .start = offset + start,
                                .end = offset + position};
    }
    return true;
}

static bool place_word(soat_output_words *self, const soat_word_group *group, const soat_word *word,
                       size_t offset) {
    const soat_page *const page = group->page;
    if (!has_symbols(page, word)) {
        const soat_box box = soat__page_turn_box(group->turn, word->box);
        return add_letters(self, word->read, offset, box.left, box.right);
    }
    for (size_t i = 0; i < word->symbol_count; i++) {
        const soat_symbol *const symbol = &page->symbols[word->first_symbol + i];
        const soat_span text = page->choices[symbol->first_choice].text;
        const soat_box box = soat__page_turn_box(group->turn, symbol->box);
        if (!add_letters(self, text, offset, box.left, box.right)) {
            return false;
        }
        offset += text.size;
    }
    return true;
}

static soat_status place_letters(soat_output_words *self, const soat_word_group *group,
                                 soat_error *error) {
    size_t offset = 0;
    self->letter_count = 0;
    for (size_t i = group->first; i < group->end; i++) {
        const soat_word *const word = &group->page->words[i];
        if (!place_word(self, group, word, offset)) {
            return soat__fail_memory(error);
        }
        /* As concatenate has it: a blank, but not before the first letter. */
        const size_t next = offset + word->read.size;
        offset = next + (next > 0);
    }
    return SOAT_OK;
}

/* How letters of the text lie on the letters that were read. */
typedef struct letter_map {
    size_t read, written;  /* how many */
    size_t prefix, suffix; /* how many are the same at both ends */
} letter_map;

static soat_span letter_text(soat_span text, soat_letter_place place) {
    return soat_span_make(text.data + place.start, place.end - place.start);
}

/* How many letters from the first on are the same; the text's blanks do not count. */
static size_t common_prefix(const soat_output_words *self, const soat_word_group *group) {
    size_t same = 0;
    for (size_t position = 0; position < group->text.size && same < self->letter_count;) {
        const size_t start = position;
        soat__utf8_next(group->text, &position);
        if (is_blank(group->text.data[start])) {
            continue;
        }
        const soat_span read = letter_text(group->read, self->letters[same]);
        if (read.size != position - start ||
            memcmp(read.data, group->text.data + start, read.size) != 0) {
            break;
        }
        same++;
    }
    return same;
}

/* The same from the last one back; compared as bytes, which in UTF-8 are whole letters. */
static size_t common_suffix(const soat_output_words *self, const soat_word_group *group,
                            size_t limit) {
    size_t same = 0;
    for (size_t end = group->text.size; end > 0 && same < limit;) {
        if (is_blank(group->text.data[end - 1])) {
            end--;
            continue;
        }
        const soat_span read =
            letter_text(group->read, self->letters[self->letter_count - 1 - same]);
        if (read.size > end ||
            memcmp(read.data, group->text.data + end - read.size, read.size) != 0) {
            break;
        }
        end -= read.size;
        same++;
    }
    return same;
}

static letter_map map_letters(const soat_output_words *self, const soat_word_group *group) {
    letter_map map = {.read = self->letter_count};
    soat_span part;
    for (size_t position = 0; soat__next_part(group->text, &position, &part);) {
        map.written += count_letters(part);
    }
    const size_t least = map.read < map.written ? map.read : map.written;
    map.prefix = common_prefix(self, group);
    map.prefix = map.prefix < least ? map.prefix : least;
    map.suffix = common_suffix(self, group, least - map.prefix);
    return map;
}

/* The letter that was read where the text's letter `at` is written. */
static size_t read_place(const letter_map *map, size_t at) {
    if (at <= map->prefix) {
        return at;
    }
    if (map->written - at <= map->suffix) {
        return map->read - (map->written - at);
    }
    const size_t read = map->read - map->prefix - map->suffix;
    const size_t written = map->written - map->prefix - map->suffix;
    return map->prefix + ((at - map->prefix) * read + written / 2) / written;
}

/* The part's reading and, from its letters, its box; false when no letter was read for it. */
static bool place_part(const soat_output_words *self, const soat_word_group *group, size_t from,
                       size_t to, soat_output_word *word) {
    if (from >= to) {
        word->read = soat_span_make(group->read.data, 0);
        return false;
    }
    const size_t start = self->letters[from].start;
    word->read = soat_span_make(group->read.data + start, self->letters[to - 1].end - start);
    const int32_t left = from == 0 ? group->box.left : self->letters[from].left;
    const int32_t right = to == self->letter_count ? group->box.right : self->letters[to - 1].right;
    word->box.left = left > group->box.left ? left : group->box.left;
    word->box.right = right < group->box.right ? right : group->box.right;
    return word->box.left < word->box.right;
}

/* Where the symbols' boxes say nothing sensible: as wide as their letters are many. */
static void spread_parts(const soat_word_group *group, size_t written, soat_output_word *parts,
                         size_t count) {
    const int64_t width = (int64_t)group->box.right - group->box.left;
    int64_t done = 0;
    for (size_t i = 0; i < count; i++) {
        parts[i].box.left = (int32_t)(group->box.left + width * done / (int64_t)written);
        done += (int64_t)count_letters(parts[i].text);
        parts[i].box.right = (int32_t)(group->box.left + width * done / (int64_t)written);
    }
}

/* Parts in order that touch at most; false when they are not in order. */
static bool part_neighbours(soat_output_word *parts, size_t count) {
    for (size_t i = 0; i + 1 < count; i++) {
        soat_box *const left = &parts[i].box, *const right = &parts[i + 1].box;
        if (right->left < left->right) {
            left->right = right->left = (int32_t)(((int64_t)left->right + right->left) / 2);
        }
        if (left->left >= left->right || right->left >= right->right) {
            return false;
        }
    }
    return true;
}

/* On the upright page. Text that runs down or up stands in a box that is higher than wide. */
static void make_upright(soat_word_group *group) {
    const soat_box box = group->box;
    const bool is_high = (int64_t)box.bottom - box.top > (int64_t)box.right - box.left;
    if (group->turn.quarters % 2 != 0 && !is_high) {
        group->turn.quarters = 0;
    }
    group->box = soat__page_turn_box(group->turn, box);
}

soat_status soat__word_parts_cut(soat_output_words *self, soat_word_group *group,
                                 soat_output_word *parts, size_t count, soat_error *error) {
    make_upright(group);
    const soat_status status = place_letters(self, group, error);
    if (status != SOAT_OK) {
        return status;
    }
    const letter_map map = map_letters(self, group);
    bool placed = true;
    size_t done = 0, from = 0;
    for (size_t i = 0; i < count; i++) {
        done += count_letters(parts[i].text);
        const size_t to = read_place(&map, done);
        parts[i].part = i;
        parts[i].part_count = count;
        parts[i].box = group->box;
        placed &= place_part(self, group, from, to, &parts[i]);
        from = to;
    }
    if (!placed || !part_neighbours(parts, count)) {
        spread_parts(group, map.written, parts, count);
    }
    for (size_t i = 0; i < count; i++) {
        parts[i].box = soat__page_turn_back(group->turn, parts[i].box);
    }
    return SOAT_OK;
}
