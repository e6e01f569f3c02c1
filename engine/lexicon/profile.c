/*
 * The structural rules (@tone, @shape, @pair, @default) are collected first and spread over the
 * substitution table once all texts are read; the explicit rules then overwrite single cells. So
 * the order of lines inside a file does not matter, except between rules for the same letters.
 */
#include "lexicon/profile.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "text/letter.h"

enum { MAX_FIELDS = 4, MAX_COST = 60000, BASES = 26 };

typedef struct reader {
    soat_profile *profile;
    uint16_t tone[SOAT_TONE_COUNT][SOAT_TONE_COUNT];
    uint16_t shape[SOAT_SHAPE_COUNT][SOAT_SHAPE_COUNT];
    uint16_t pair[BASES][BASES];
    uint16_t default_letter, default_delete, default_insert, default_sign;
    soat_confusion *rules;
    size_t rule_count, rule_capacity;
    size_t line;
    soat_error *error;
} reader;

static const char *const tone_names[SOAT_TONE_COUNT] = {"level", "grave", "hook",
                                                        "tilde", "acute", "dot"};
static const char *const shape_names[SOAT_SHAPE_COUNT] = {"none", "circumflex", "breve", "horn",
                                                          "stroke"};

static soat_status fail_line(const reader *self, const char *what) {
    return soat__fail(self->error, SOAT_ERROR_FORMAT, self->line, "confusion profile, line %zu: %s",
                      self->line, what);
}

static bool same_text(soat_span span, const char *text) {
    return span.size == strlen(text) && memcmp(span.data, text, span.size) == 0;
}

static bool find_name(soat_span span, const char *const *names, size_t count, size_t *place) {
    for (*place = 0; *place < count; ++*place) {
        if (same_text(span, names[*place])) {
            return true;
        }
    }
    return false;
}

static bool read_cost(soat_span field, uint16_t *cost) {
    uint32_t value = 0;
    for (size_t i = 0; i < field.size; i++) {
        if (field.data[i] < '0' || field.data[i] > '9' || value > MAX_COST) {
            return false;
        }
        value = value * 10 + (uint32_t)(field.data[i] - '0');
    }
    *cost = (uint16_t)value;
    return field.size > 0 && value <= MAX_COST;
}

static soat_status read_rule(reader *self, const soat_span *fields) {
    soat_confusion rule = {0};
    const size_t observed = soat__alphabet_encode(fields[0], rule.observed, SOAT_PROFILE_MAX_SIDE);
    const size_t truth = soat__alphabet_encode(fields[1], rule.truth, SOAT_PROFILE_MAX_SIDE);
    if (observed > SOAT_PROFILE_MAX_SIDE || truth > SOAT_PROFILE_MAX_SIDE ||
        observed + truth == 0) {
        return fail_line(self, "each side has up to 5 letters, and not both are empty");
    }
    if (memchr(rule.truth, SOAT_ALPHABET_OTHER, truth) != NULL) {
        return fail_line(self, "the true side has a letter outside the alphabet");
    }
    if (!read_cost(fields[2], &rule.cost)) {
        return fail_line(self, "the cost is a number of milli-nats from 0 to 60000");
    }
    rule.observed_size = (uint8_t)observed;
    rule.truth_size = (uint8_t)truth;
    if (!soat__vector_reserve(&self->rules, &self->rule_capacity, self->rule_count + 1,
                              sizeof *self->rules)) {
        return soat__fail_memory(self->error);
    }
    self->rules[self->rule_count++] = rule;
    return SOAT_OK;
}

static soat_status read_pair(reader *self, const soat_span *fields, uint16_t cost) {
    if (fields[1].size != 1 || fields[2].size != 1 || fields[1].data[0] < 'a' ||
        fields[1].data[0] > 'z' || fields[2].data[0] < 'a' || fields[2].data[0] > 'z') {
        return fail_line(self, "@pair takes two letters from a to z");
    }
    const int left = fields[1].data[0] - 'a';
    const int right = fields[2].data[0] - 'a';
    self->pair[left][right] = self->pair[right][left] = cost;
    return SOAT_OK;
}

static soat_status read_default(reader *self, const soat_span *fields) {
    const struct {
        const char *name;
        uint16_t *target;
    } defaults[] = {{"letter", &self->default_letter},
                    {"delete", &self->default_delete},
                    {"insert", &self->default_insert},
                    {"sign", &self->default_sign}};
    for (size_t i = 0; i < sizeof defaults / sizeof defaults[0]; i++) {
        if (same_text(fields[1], defaults[i].name)) {
            return read_cost(fields[2], defaults[i].target)
                       ? SOAT_OK
                       : fail_line(self, "the cost is missing");
        }
    }
    return fail_line(self, "@default takes letter, delete, insert or sign");
}

static soat_status read_directive(reader *self, const soat_span *fields) {
    if (same_text(fields[0], "@default")) {
        return read_default(self, fields);
    }
    uint16_t cost = 0;
    if (!read_cost(fields[3], &cost)) {
        return fail_line(self, "the cost is a number of milli-nats from 0 to 60000");
    }
    if (same_text(fields[0], "@pair")) {
        return read_pair(self, fields, cost);
    }
    const bool is_tone = same_text(fields[0], "@tone");
    if (!is_tone && !same_text(fields[0], "@shape")) {
        return fail_line(self, "unknown directive; known are @tone, @shape, @pair, @default");
    }
    const char *const *const names = is_tone ? tone_names : shape_names;
    const size_t count = is_tone ? SOAT_TONE_COUNT : SOAT_SHAPE_COUNT;
    size_t observed = 0;
    size_t truth = 0;
    if (!find_name(fields[1], names, count, &observed) ||
        !find_name(fields[2], names, count, &truth)) {
        return fail_line(self, is_tone ? "tones are level, grave, hook, tilde, acute, dot"
                                       : "shapes are none, circumflex, breve, horn, stroke");
    }
    *(is_tone ? &self->tone[observed][truth] : &self->shape[observed][truth]) = cost;
    return SOAT_OK;
}

static soat_status read_line(reader *self, soat_span line) {
    soat_span fields[MAX_FIELDS] = {{0}};
    size_t count = 0;
    for (size_t start = 0; start <= line.size && count < MAX_FIELDS; count++) {
        const char *const tab =
            start == line.size ? NULL : memchr(line.data + start, '\t', line.size - start);
        const size_t end = tab == NULL ? line.size : (size_t)(tab - line.data);
        fields[count] = soat_span_make(line.data + start, end - start);
        start = end + 1;
    }
    if (line.data[0] == '@') {
        return read_directive(self, fields);
    }
    if (count < 3) {
        return fail_line(self, "a rule has three fields: observed, true, cost");
    }
    return read_rule(self, fields);
}

static soat_status read_text(reader *self, soat_span text) {
    self->line = 0;
    for (size_t start = 0; start < text.size;) {
        const char *const feed = memchr(text.data + start, '\n', text.size - start);
        const size_t end = feed == NULL ? text.size : (size_t)(feed - text.data);
        self->line++;
        if (end > start && text.data[start] != '#') {
            const soat_status status =
                read_line(self, soat_span_make(text.data + start, end - start));
            if (status != SOAT_OK) {
                return status;
            }
        }
        start = end + 1;
    }
    return SOAT_OK;
}

static uint16_t saturate(uint32_t cost) {
    return cost >= SOAT_PROFILE_IMPOSSIBLE ? SOAT_PROFILE_IMPOSSIBLE : (uint16_t)cost;
}

static uint16_t structural_cost(const reader *self, uint8_t observed, uint8_t truth) {
    soat_letter from;
    soat_letter to;
    if (!soat__letter_from_code_point(soat__alphabet_code_point(truth), &to)) {
        return SOAT_PROFILE_IMPOSSIBLE;
    }
    if (!soat__letter_from_code_point(soat__alphabet_code_point(observed), &from)) {
        return self->default_letter;
    }
    const uint32_t marks = (uint32_t)(from.tone == to.tone ? 0 : self->tone[from.tone][to.tone]) +
                           (from.shape == to.shape ? 0 : self->shape[from.shape][to.shape]);
    if (from.base == to.base) {
        return saturate(marks);
    }
    const uint16_t pair = self->pair[from.base - 'a'][to.base - 'a'];
    return pair == 0 ? self->default_letter : saturate(pair + marks);
}

static void spread_structure(const reader *self) {
    soat_profile *const profile = self->profile;
    for (unsigned observed = 0; observed < SOAT_ALPHABET_SIZE; observed++) {
        for (unsigned truth = 0; truth < SOAT_ALPHABET_SIZE; truth++) {
            profile->substitution[observed][truth] =
                observed == truth ? 0 : structural_cost(self, (uint8_t)observed, (uint8_t)truth);
        }
        soat_letter letter;
        const bool is_letter =
            soat__letter_from_code_point(soat__alphabet_code_point((uint8_t)observed), &letter);
        profile->deletion[observed] = is_letter ? self->default_delete : self->default_sign;
        profile->insertion[observed] = is_letter ? self->default_insert : SOAT_PROFILE_IMPOSSIBLE;
    }
}

static int compare_rules(const void *left, const void *right) {
    const soat_confusion *const a = left;
    const soat_confusion *const b = right;
    return memcmp(a, b, offsetof(soat_confusion, cost));
}

/* Puts one-letter rules into the tables; keeps the last of equal longer ones, sorted. */
static soat_status place_rules(reader *self) {
    soat_profile *const profile = self->profile;
    size_t kept = 0;
    for (size_t i = 0; i < self->rule_count; i++) {
        const soat_confusion rule = self->rules[i];
        if (rule.observed_size == 1 && rule.truth_size == 1) {
            profile->substitution[rule.observed[0]][rule.truth[0]] = rule.cost;
        } else if (rule.observed_size == 1 && rule.truth_size == 0) {
            profile->deletion[rule.observed[0]] = rule.cost;
        } else if (rule.observed_size == 0 && rule.truth_size == 1) {
            profile->insertion[rule.truth[0]] = rule.cost;
        } else if (rule.observed_size == 0) {
            return soat__fail(self->error, SOAT_ERROR_FORMAT, 0,
                              "confusion profile: only one letter can be lost in one rule");
        } else {
            size_t same = 0;
            while (same < kept && compare_rules(&self->rules[same], &rule) != 0) {
                same++;
            }
            self->rules[same] = rule;
            kept += same == kept;
        }
    }
    if (kept > 0) {
        qsort(self->rules, kept, sizeof *self->rules, compare_rules);
    }
    profile->confusions = self->rules;
    profile->confusion_count = (uint32_t)kept;
    self->rules = NULL;
    for (uint32_t i = 0, code = 0; code <= SOAT_ALPHABET_SIZE; code++) {
        while (i < kept && profile->confusions[i].observed[0] < code) {
            i++;
        }
        profile->first[code] = i;
    }
    return SOAT_OK;
}

static void set_neutral_costs(reader *self) {
    enum { NEUTRAL = 3000, RARE = 6000 };
    for (size_t i = 0; i < SOAT_TONE_COUNT; i++) {
        for (size_t j = 0; j < SOAT_TONE_COUNT; j++) {
            self->tone[i][j] = NEUTRAL;
        }
    }
    for (size_t i = 0; i < SOAT_SHAPE_COUNT; i++) {
        for (size_t j = 0; j < SOAT_SHAPE_COUNT; j++) {
            self->shape[i][j] = NEUTRAL;
        }
    }
    self->default_letter = self->default_delete = self->default_insert = RARE;
    self->default_sign = NEUTRAL;
}

static void keep_least(uint16_t *least, uint16_t cost) {
    *least = cost < *least ? cost : *least;
}

static void set_bounds(soat_profile *profile) {
    profile->least_insertion = SOAT_PROFILE_IMPOSSIBLE;
    for (size_t observed = 0; observed < SOAT_ALPHABET_SIZE; observed++) {
        uint16_t least = profile->deletion[observed];
        for (size_t truth = 0; truth < SOAT_ALPHABET_SIZE; truth++) {
            if (truth != observed) {
                keep_least(&least, profile->substitution[observed][truth]);
            }
        }
        profile->least_edit[observed] = least;
        keep_least(&profile->least_insertion, profile->insertion[observed]);
    }
    for (uint32_t i = 0; i < profile->confusion_count; i++) {
        const soat_confusion *const rule = &profile->confusions[i];
        keep_least(&profile->least_edit[rule->observed[0]], rule->cost);
    }
}

soat_status soat__profile_new(soat_profile **out, const soat_span *texts, size_t text_count,
                              soat_error *error) {
    *out = NULL;
    reader self = {.profile = soat__alloc(1, sizeof(soat_profile)), .error = error};
    if (self.profile == NULL) {
        return soat__fail_memory(error);
    }
    set_neutral_costs(&self);
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < text_count && status == SOAT_OK; i++) {
        status = read_text(&self, texts[i]);
    }
    if (status == SOAT_OK) {
        spread_structure(&self);
        status = place_rules(&self);
        set_bounds(self.profile);
    }
    soat__free(self.rules);
    if (status != SOAT_OK) {
        soat__profile_free(self.profile);
        return status;
    }
    *out = self.profile;
    return SOAT_OK;
}

void soat__profile_free(soat_profile *profile) {
    if (profile != NULL) {
        soat__free(profile->confusions);
        soat__free(profile);
    }
}
