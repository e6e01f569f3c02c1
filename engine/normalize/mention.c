/*
 * The finder of mentions. Readers stand in the order of how sure they are: an address before
 * a number, a date before a code. The first that takes the stretch wins, and the walk goes on behind
 * what it took.
 */
#include "soat/mention.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "normalize/byte.h"
#include "normalize/mention_scan.h"
#include "normalize/roman_form.h"
#include "normalize/say_stretches.h"

enum {
    /* A longer stretch is data; a URL with its questions may be long. */
    STRETCH_BYTES_MAX = 4096
};

struct soat_mention_finder {
    soat_arena values;
    soat_buffer scratch;
    soat_mention *items;
    size_t count, capacity;
    size_t offset, size; /* bytes of the document before the last text, and of it */
    soat_number_style style;
    soat_mention amount; /* the last in figures; its place counted from the document's start */
    soat_buffer amount_value;
    bool has_amount;
};

static const char *const kind_names[] = {
    [SOAT_MENTION_NUMBER] = "number",     [SOAT_MENTION_FRACTION] = "fraction",
    [SOAT_MENTION_PERCENT] = "percent",   [SOAT_MENTION_MONEY] = "money",
    [SOAT_MENTION_QUANTITY] = "quantity", [SOAT_MENTION_DATE] = "date",
    [SOAT_MENTION_TIME] = "time",         [SOAT_MENTION_ROMAN] = "roman",
    [SOAT_MENTION_PHONE] = "phone",       [SOAT_MENTION_LAW] = "law",
    [SOAT_MENTION_CODE] = "code",         [SOAT_MENTION_SECTION] = "section",
    [SOAT_MENTION_PLATE] = "plate",       [SOAT_MENTION_IP] = "ip",
    [SOAT_MENTION_EMAIL] = "email",       [SOAT_MENTION_URL] = "url",
    [SOAT_MENTION_WORDS] = "words"};

_Static_assert(sizeof kind_names / sizeof kind_names[0] == SOAT_MENTION_KIND_COUNT,
               "each kind has a name");

const char *soat_mention_kind_name(int kind) {
    return kind >= 0 && kind < SOAT_MENTION_KIND_COUNT ? kind_names[kind] : NULL;
}

/* --- what readers share --- */

soat_span soat__mention_keep(soat_mention_scan *scan, soat_span value) {
    const soat_span kept = soat__arena_copy(scan->values, value);
    scan->failed |= kept.data == NULL;
    return kept.data == NULL ? (soat_span){0} : kept;
}

soat_span soat__mention_print(soat_mention_scan *scan, const char *format, ...) {
    char text[128];
    va_list arguments;
    va_start(arguments, format);
    const int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    const bool fits = size >= 0 && (size_t)size < sizeof text;
    return fits ? soat__mention_keep(scan, soat_span_make(text, (size_t)size)) : (soat_span){0};
}

soat_span soat__mention_decimal(soat_mention_scan *scan, const soat_number_form *number,
                                size_t power) {
    enum { POWER_MAX = 24, ROOM = 1 + SOAT_NUMBER_DIGITS_MAX + POWER_MAX + SOAT_LIMIT_WORD_BYTES };
    char text[ROOM];
    size_t size = 0, zeros = 0;
    const soat_span fraction = number->fraction;
    if (power > POWER_MAX || fraction.size > SOAT_LIMIT_WORD_BYTES - 1) {
        return (soat_span){0};
    }
    if (number->negative) {
        text[size++] = '-';
    }
    const size_t first = size;
    memcpy(text + size, number->whole, number->whole_size);
    size += number->whole_size;
    for (size_t i = 0; i < power; i++) {
        text[size++] = i < fraction.size ? fraction.data[i] : '0';
    }
    while (first + zeros + 1 < size && text[first + zeros] == '0') {
        zeros++;
    }
    memmove(text + first, text + first + zeros, size - first - zeros);
    size -= zeros;
    if (fraction.size > power) {
        text[size++] = '.';
        memcpy(text + size, fraction.data + power, fraction.size - power);
        size += fraction.size - power;
    }
    return soat__mention_keep(scan, soat_span_make(text, size));
}

size_t soat__mention_place(const soat_mention_scan *scan, soat_span part) {
    return (size_t)(part.data - scan->walk.text.data);
}

bool soat__mention_ahead(soat_stretch_walk *walk) {
    return soat__is_beside(&walk->current, &walk->next) && soat__stretch_next(walk);
}

/* --- one text --- */

void soat__mention_scan_begin(soat_mention_scan *scan, soat_span text, soat_number_style style,
                              soat_arena *values) {
    *scan =
        (soat_mention_scan){.walk = soat__stretch_begin(text), .style = style, .values = values};
}

/* A cheap look at a stretch: most are plain words. */
static bool may_begin(const soat_mention_scan *scan) {
    const soat_stretch_walk *const walk = &scan->walk;
    const soat_span text = walk->current.text;
    bool address = false;
    for (size_t i = 0; i < text.size; i++) {
        if (soat__is_digit(text.data[i])) {
            return true;
        }
        address |= soat__is_one_of(text.data[i], "@.:");
    }
    const soat_span before = walk->previous.text;
    const bool words =
        text.data[0] == '(' || (before.size >= 4 && soat__is_one_of(before.data[0], "cC"));
    return address || (scan->has_amount && words) || soat__roman_may_begin(walk) ||
           (soat__is_one_of(text.data[0], "(tTqQ") && soat__has_digit(walk->next.text));
}

static bool begins_line(const soat_stretch_walk *walk) {
    const size_t start = walk->current.start;
    for (size_t at = start; at > 0; at--) {
        const char byte = walk->text.data[at - 1];
        if (byte == '\n' || byte == '\r') {
            return true;
        }
        if (byte != ' ' && byte != '\t') {
            return false;
        }
    }
    return true;
}

static bool read_any(soat_mention_scan *scan, soat_found_mention *out) {
    static soat_mention_reader *const readers[] = {
        soat__mention_address, soat__mention_words, soat__mention_phone, soat__mention_date,
        soat__mention_time,    soat__mention_roman, soat__mention_code,  soat__mention_quantity};
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        *out = (soat_found_mention){.mention = {.agrees = true}};
        if (readers[i](scan, out)) {
            return true;
        }
    }
    return false;
}

static bool is_amount(int kind) {
    return kind == SOAT_MENTION_NUMBER || kind == SOAT_MENTION_MONEY ||
           kind == SOAT_MENTION_QUANTITY || kind == SOAT_MENTION_PERCENT;
}

bool soat__mention_scan_next(soat_mention_scan *scan, soat_found_mention *out) {
    while (soat__stretch_next(&scan->walk)) {
        const soat_stretch *const at = &scan->walk.current;
        if (at->start < scan->done || !may_begin(scan)) {
            continue;
        }
        scan->line_start = begins_line(&scan->walk);
        scan->entity = at->text.size > STRETCH_BYTES_MAX ? SOAT_ENTITY_NONE
                                                         : soat__entity_of(at->text, &scan->core);
        if (scan->entity == SOAT_ENTITY_NONE) {
            scan->core = at->text;
        }
        if (!read_any(scan, out)) {
            continue;
        }
        soat_mention *const found = &out->mention;
        found->text =
            soat_span_make(scan->walk.text.data + found->start, found->end - found->start);
        scan->done = found->end;
        if (is_amount(found->kind) && found->to.size == 0) {
            scan->amount = *found;
            scan->has_amount = true;
        } else if (found->kind == SOAT_MENTION_WORDS) {
            scan->has_amount = false;
        }
        return true;
    }
    return false;
}

/* --- the finder --- */

soat_status soat_mention_finder_new(soat_mention_finder **out, soat_error *error) {
    *out = soat__alloc(1, sizeof **out);
    return *out == NULL ? soat__fail_memory(error) : SOAT_OK;
}

void soat_mention_finder_free(soat_mention_finder *finder) {
    if (finder == NULL) {
        return;
    }
    soat__arena_dispose(&finder->values);
    soat_buffer_dispose(&finder->scratch);
    soat_buffer_dispose(&finder->amount_value);
    soat__free(finder->items);
    soat__free(finder);
}

/* Places of the document become places of this text, and back; before it they wrap around. */
static void shift(soat_mention *mention, size_t by) {
    mention->start += by;
    mention->end += by;
}

static bool add(soat_mention_finder *self, const soat_mention *found) {
    if (!soat__vector_reserve(&self->items, &self->capacity, self->count + 1,
                              sizeof *self->items)) {
        return false;
    }
    self->items[self->count] = *found;
    shift(&self->items[self->count], self->offset);
    if (found->kind == SOAT_MENTION_WORDS) {
        self->items[self->count].figures_start += self->offset;
        self->items[self->count].figures_end += self->offset;
    }
    self->count++;
    return true;
}

/* The last amount outlives the arena. */
static bool remember_amount(soat_mention_finder *self, const soat_mention_scan *scan) {
    self->has_amount = scan->has_amount;
    if (!scan->has_amount) {
        return true;
    }
    soat_buffer kept = SOAT_BUFFER_INIT;
    if (soat_buffer_append(&kept, scan->amount.value, NULL) != SOAT_OK) {
        return false;
    }
    soat_buffer_dispose(&self->amount_value);
    self->amount_value = kept;
    self->amount = scan->amount;
    self->amount.value = soat_buffer_span(&kept);
    shift(&self->amount, self->offset);
    return true;
}

static bool find_all(soat_mention_finder *self, soat_span text, size_t *disagreements) {
    soat_mention_scan scan;
    soat__mention_scan_begin(&scan, text, self->style, &self->values);
    scan.scratch = self->scratch;
    scan.has_amount = self->has_amount;
    if (self->has_amount) {
        scan.amount = self->amount;
        shift(&scan.amount, (size_t)0 - self->offset);
    }
    bool good = true;
    for (soat_found_mention found; good && soat__mention_scan_next(&scan, &found);) {
        good = add(self, &found.mention);
        *disagreements += !found.mention.agrees;
    }
    self->scratch = scan.scratch;
    return remember_amount(self, &scan) && good && !scan.failed;
}

static soat_status find(soat_mention_finder *self, soat_span text, soat_mention_list *out,
                        soat_error *error) {
    soat__arena_reset(&self->values);
    self->count = 0;
    self->size = text.size;
    *out = (soat_mention_list){0};
    size_t disagreements = 0;
    if (!find_all(self, text, &disagreements)) {
        return soat__fail_memory(error);
    }
    *out = (soat_mention_list){
        .items = self->items, .count = self->count, .disagreements = disagreements};
    return SOAT_OK;
}

soat_status soat_mentions_find(soat_mention_finder *finder, soat_span text, soat_mention_list *out,
                               soat_error *error) {
    finder->offset = 0;
    finder->has_amount = false;
    finder->style = soat__number_style_of(text);
    return find(finder, text, out, error);
}

soat_status soat_mentions_find_more(soat_mention_finder *finder, soat_span text,
                                    soat_mention_list *out, soat_error *error) {
    finder->offset += finder->size;
    return find(finder, text, out, error);
}
