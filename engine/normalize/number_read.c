#include "normalize/number_read.h"

#include <string.h>

#include "syllable/word_fold.h"

/* What the open group has, and so what may come next. */
enum place {
    PLACE_EMPTY,    /* nothing: a digit, mười, a scale behind "rưỡi"-less groups is refused */
    PLACE_DIGIT,    /* a digit that trăm, mươi or a scale may follow */
    PLACE_HUNDREDS, /* trăm was said */
    PLACE_ODD,      /* linh or lẻ was said: a digit must come */
    PLACE_TENS,     /* mười or mươi was said */
    PLACE_FULL      /* units behind tens or linh */
};

typedef enum word_kind {
    WORD_DIGIT,   /* không một hai … */
    WORD_UNIT,    /* mốt tư lăm nhăm: only behind tens */
    WORD_TEN,     /* mười */
    WORD_TENS,    /* mươi chục */
    WORD_TWENTY,  /* hăm */
    WORD_HUNDRED, /* trăm */
    WORD_ODD,     /* linh lẻ */
    WORD_SCALE,   /* nghìn triệu tỷ */
    WORD_HALF,    /* rưỡi */
    WORD_POINT,   /* phẩy */
    WORD_MINUS    /* âm */
} word_kind;

typedef struct number_word {
    const char *word;
    word_kind kind;
    uint32_t value;
} number_word;

static const number_word words[] = {{"không", WORD_DIGIT, 0},       {"một", WORD_DIGIT, 1},
                                    {"hai", WORD_DIGIT, 2},         {"ba", WORD_DIGIT, 3},
                                    {"bốn", WORD_DIGIT, 4},         {"năm", WORD_DIGIT, 5},
                                    {"sáu", WORD_DIGIT, 6},         {"bảy", WORD_DIGIT, 7},
                                    {"bẩy", WORD_DIGIT, 7},         {"tám", WORD_DIGIT, 8},
                                    {"chín", WORD_DIGIT, 9},        {"mốt", WORD_UNIT, 1},
                                    {"tư", WORD_UNIT, 4},           {"lăm", WORD_UNIT, 5},
                                    {"nhăm", WORD_UNIT, 5},         {"mười", WORD_TEN, 10},
                                    {"mươi", WORD_TENS, 10},        {"chục", WORD_TENS, 10},
                                    {"hăm", WORD_TWENTY, 20},       {"trăm", WORD_HUNDRED, 100},
                                    {"linh", WORD_ODD, 0},          {"lẻ", WORD_ODD, 0},
                                    {"nghìn", WORD_SCALE, 1000},    {"ngàn", WORD_SCALE, 1000},
                                    {"triệu", WORD_SCALE, 1000000}, {"tỷ", WORD_SCALE, 1000000000},
                                    {"tỉ", WORD_SCALE, 1000000000}, {"rưỡi", WORD_HALF, 0},
                                    {"rưởi", WORD_HALF, 0},         {"phẩy", WORD_POINT, 0},
                                    {"âm", WORD_MINUS, 0}};

static const number_word *find(soat_span word) {
    char folded[SOAT_LIMIT_WORD_BYTES];
    size_t size = 0;
    if (!soat__word_fold(word, folded, &size, NULL)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strlen(words[i].word) == size && memcmp(words[i].word, folded, size) == 0) {
            return &words[i];
        }
    }
    return NULL;
}

static bool take_digit(soat_number_reading *self, uint32_t value) {
    switch (self->place) {
    case PLACE_EMPTY:
        self->year = value == 5 && self->any; /* một nghìn năm: a thousand years, or on to trăm */
        self->group = value;
        self->place = PLACE_DIGIT;
        return true;
    case PLACE_ODD:
        self->group += value;
        self->place = PLACE_FULL;
        return value > 0;
    case PLACE_TENS:
        if (value == 5 || value == 0) {
            return false; /* hai mươi năm */
        }
        self->group += value;
        self->place = PLACE_FULL;
        return true;
    case PLACE_HUNDREDS:
        self->year = value == 5;
        self->group += value; /* "trăm hai" may go on as hai mươi */
        self->place = PLACE_DIGIT;
        return value > 0;
    default:
        return false;
    }
}

/* The open group's digit becomes tens. */
static bool raise_digit(soat_number_reading *self) {
    const uint32_t digit = self->group % 10;
    if (self->place != PLACE_DIGIT || digit == 0) {
        return false;
    }
    self->year = false;
    self->group = self->group - digit + digit * 10;
    self->place = PLACE_TENS;
    return true;
}

static bool take_unit(soat_number_reading *self, uint32_t value) {
    if (self->place == PLACE_DIGIT && !raise_digit(self)) { /* ba lăm */
        return false;
    }
    if (self->place != PLACE_TENS) {
        return false;
    }
    self->group += value;
    self->place = PLACE_FULL;
    return true;
}

static bool take_tens(soat_number_reading *self, uint32_t value) {
    if (self->place != PLACE_EMPTY && self->place != PLACE_HUNDREDS) {
        return false;
    }
    self->group += value;
    self->place = PLACE_TENS;
    return true;
}

static bool take_hundred(soat_number_reading *self) {
    if (self->place != PLACE_DIGIT || self->group > 9) {
        return false;
    }
    self->year = false;
    self->group *= 100;
    self->place = PLACE_HUNDREDS;
    return true;
}

static bool close_group(soat_number_reading *self, uint32_t scale) {
    enum { TY = 1000000000 };
    const bool empty = self->place == PLACE_EMPTY;
    if (scale == TY) {
        if ((empty && self->below == 0 && self->total == 0) ||
            self->total > UINT64_MAX / TY / 1000) {
            return false;
        }
        self->total = (self->total + self->below + self->group) * TY;
        self->below = 0;
    } else {
        if (empty || (self->scale != 0 && scale >= self->scale)) {
            return false;
        }
        self->below += (uint64_t)self->group * scale;
    }
    self->year = false;
    self->scale = scale;
    self->group = 0;
    self->place = PLACE_EMPTY;
    return true;
}

/* triệu rưỡi, trăm rưỡi, hai rưỡi is no number here */
static bool take_half(soat_number_reading *self) {
    if (self->place == PLACE_HUNDREDS) {
        self->group += 50;
    } else if (self->place == PLACE_EMPTY && self->scale == 1000000000) {
        self->below += 500000000;
    } else if (self->place == PLACE_EMPTY && self->scale > 1) {
        self->below += self->scale / 2;
    } else {
        return false;
    }
    self->place = PLACE_FULL;
    self->half = true;
    return true;
}

static bool take_fraction(soat_number_reading *self, const number_word *word) {
    const bool digit =
        word->kind == WORD_DIGIT || (word->kind == WORD_UNIT && self->fraction_size > 0);
    if (!digit || self->fraction_size == SOAT_FRACTION_DIGITS_MAX) {
        return false;
    }
    self->fraction[self->fraction_size++] = (char)('0' + word->value);
    return true;
}

static bool take_whole(soat_number_reading *self, const number_word *word) {
    switch (word->kind) {
    case WORD_DIGIT:
        return take_digit(self, word->value);
    case WORD_UNIT:
        return take_unit(self, word->value);
    case WORD_TEN:
    case WORD_TWENTY:
        return take_tens(self, word->value);
    case WORD_TENS:
        return raise_digit(self);
    case WORD_HUNDRED:
        return take_hundred(self);
    case WORD_ODD:
        if (self->place != PLACE_HUNDREDS) {
            return false;
        }
        self->place = PLACE_ODD;
        return true;
    case WORD_SCALE:
        return self->place != PLACE_ODD && close_group(self, word->value);
    case WORD_HALF:
        return take_half(self);
    default:
        return false;
    }
}

bool soat__number_take(soat_number_reading *reading, soat_span word) {
    const number_word *const found = find(word);
    if (found == NULL || reading->half) {
        return false;
    }
    soat_number_reading next = *reading;
    if (found->kind == WORD_MINUS) {
        next.negative = true;
        if (reading->any || reading->negative) {
            return false;
        }
    } else if (found->kind == WORD_POINT) {
        if (reading->in_fraction || !soat__number_is_whole(reading)) {
            return false;
        }
        next.in_fraction = next.marked = true;
    } else {
        if (!(reading->in_fraction ? take_fraction(&next, found) : take_whole(&next, found))) {
            return false;
        }
        next.any = true;
        next.marked |= found->kind != WORD_DIGIT;
    }
    *reading = next;
    return true;
}

bool soat__number_is_word(soat_span word) {
    return find(word) != NULL;
}

bool soat__number_is_whole(const soat_number_reading *reading) {
    return reading->any && !reading->year && reading->place != PLACE_ODD &&
           (!reading->in_fraction || reading->fraction_size > 0);
}

uint64_t soat__number_value(const soat_number_reading *reading) {
    return reading->total + reading->below + reading->group;
}
