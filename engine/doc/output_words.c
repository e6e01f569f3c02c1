#include "doc/output_words.h"

#include "base/error.h"
#include "base/memory.h"
#include "text/utf8.h"

/* A letter that was read: where it stands on the page, and in the reading of its group. */
struct soat_letter_place {
    int32_t left, right;
    size_t start, end; /* bytes */
};

/* Words that correction made one, or a word by itself. */
typedef struct word_group {
    const soat_page *page;
    size_t first, end; /* words of the page */
    soat_span text, read;
    soat_box box;
    float read_confidence, confidence;
} word_group;

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The next run of other than blanks, from *position on. */
static bool next_part(soat_span text, size_t *position, soat_span *part) {
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

static size_t count_parts(soat_span text) {
    size_t count = 0;
    soat_span part;
    for (size_t position = 0; next_part(text, &position, &part);) {
        count++;
    }
    return count;
}

static size_t count_letters(soat_span text) {
    size_t count = 0;
    for (size_t position = 0; position < text.size; count++) {
        soat__utf8_next(text, &position);
    }
    return count;
}

static void widen(soat_box *box, soat_box other) {
    box->left = other.left < box->left ? other.left : box->left;
    box->top = other.top < box->top ? other.top : box->top;
    box->right = other.right > box->right ? other.right : box->right;
    box->bottom = other.bottom > box->bottom ? other.bottom : box->bottom;
}

/* The texts (or readings) of several words one after the other; data is NULL without memory. */
static soat_span concatenate(soat_output_words *self, const word_group *group, bool readings) {
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

static soat_status make_group(soat_output_words *self, word_group *group, bool as_read,
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
        widen(&group->box, words[i].box);
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

static bool place_word(soat_output_words *self, const soat_page *page, const soat_word *word,
                       size_t offset) {
    if (!has_symbols(page, word)) {
        return add_letters(self, word->read, offset, word->box.left, word->box.right);
    }
    for (size_t i = 0; i < word->symbol_count; i++) {
        const soat_symbol *const symbol = &page->symbols[word->first_symbol + i];
        const soat_span text = page->choices[symbol->first_choice].text;
        if (!add_letters(self, text, offset, symbol->box.left, symbol->box.right)) {
            return false;
        }
        offset += text.size;
    }
    return true;
}

static soat_status place_letters(soat_output_words *self, const word_group *group,
                                 soat_error *error) {
    size_t offset = 0;
    self->letter_count = 0;
    for (size_t i = group->first; i < group->end; i++) {
        const soat_word *const word = &group->page->words[i];
        if (!place_word(self, group->page, word, offset)) {
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
static size_t common_prefix(const soat_output_words *self, const word_group *group) {
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
static size_t common_suffix(const soat_output_words *self, const word_group *group, size_t limit) {
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

static letter_map map_letters(const soat_output_words *self, const word_group *group) {
    letter_map map = {.read = self->letter_count};
    soat_span part;
    for (size_t position = 0; next_part(group->text, &position, &part);) {
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

static bool add_word(soat_output_words *self, const word_group *group, soat_span text) {
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

/* The part's reading and, from its letters, its box; false when no letter was read for it. */
static bool place_part(const soat_output_words *self, const word_group *group, size_t from,
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
static void spread_parts(const word_group *group, size_t written, soat_output_word *parts,
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

static soat_status add_parts(soat_output_words *self, const word_group *group, size_t count,
                             soat_error *error) {
    const size_t first = self->count;
    soat_status status = place_letters(self, group, error);
    soat_span text;
    for (size_t position = 0; status == SOAT_OK && next_part(group->text, &position, &text);) {
        status = add_word(self, group, text) ? SOAT_OK : soat__fail_memory(error);
    }
    if (status != SOAT_OK) {
        return status;
    }
    const letter_map map = map_letters(self, group);
    soat_output_word *const parts = self->items + first;
    bool placed = true;
    size_t done = 0, from = 0;
    for (size_t i = 0; i < count; i++) {
        done += count_letters(parts[i].text);
        const size_t to = read_place(&map, done);
        parts[i].part = i;
        parts[i].part_count = count;
        placed &= place_part(self, group, from, to, &parts[i]);
        from = to;
    }
    if (!placed || !part_neighbours(parts, count)) {
        spread_parts(group, map.written, parts, count);
    }
    return SOAT_OK;
}

static soat_status add_group(soat_output_words *self, const word_group *group, soat_error *error) {
    const size_t count = count_parts(group->text);
    if (count == 0) {
        return SOAT_OK;
    }
    if (count > 1) {
        return add_parts(self, group, count, error);
    }
    soat_span text;
    size_t position = 0;
    next_part(group->text, &position, &text);
    return add_word(self, group, text) ? SOAT_OK : soat__fail_memory(error);
}

soat_status soat__output_words_take(soat_output_words *self, const soat_page *page,
                                    const soat_line *line, bool as_read, soat_error *error) {
    self->count = 0;
    soat__arena_reset(&self->texts);
    const size_t end = (size_t)line->first_word + line->word_count;
    soat_status status = SOAT_OK;
    for (size_t word = line->first_word; word < end && status == SOAT_OK;) {
        word_group group = {.page = page, .first = word, .end = word + 1};
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
