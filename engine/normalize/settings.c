/* The settings of the passes by name: what a command line or a test can say. */
#include <string.h>

#include "base/error.h"
#include "soat/normalize.h"

typedef struct setting {
    soat_setting_info info;
    size_t offset; /* of an int in soat_normalize_options */
} setting;

static const setting settings[] = {
    {{"tone", "where the tone mark of oa, oe, uy stands: hòa (old) or hoà (new)", "keep,old,new"},
     offsetof(soat_normalize_options, tone)},
    {{"iy", "the end of kĩ, lí, quí: with i, or with y (kỹ, lý, quý)", "keep,i,y"},
     offsetof(soat_normalize_options, iy)},
    {{"thousand", "how 1000 is said", "nghìn,ngàn"}, offsetof(soat_normalize_options, thousand)},
    {{"odd", "how the gap in 105 is said: một trăm linh năm", "linh,lẻ"},
     offsetof(soat_normalize_options, odd)},
    {{"quotes", "marks of quotation: \" and ' (plain), or “ ” ‘ ’ (print)", "keep,plain,print"},
     offsetof(soat_normalize_options, quotes)},
    {{"dashes", "dashes: - (plain), or – between blanks and figures (print)", "keep,plain,print"},
     offsetof(soat_normalize_options, dashes)},
    {{"numbers", "how number-style writes: 1.234,5 (vietnamese), 1,234.5 (english), 1234.5 (plain)",
      "vietnamese,english,plain"},
     offsetof(soat_normalize_options, numbers)},
};

enum { SETTING_COUNT = sizeof settings / sizeof settings[0] };

size_t soat_setting_count(void) {
    return SETTING_COUNT;
}

const soat_setting_info *soat_setting_at(size_t index) {
    return index < SETTING_COUNT ? &settings[index].info : NULL;
}

void soat_normalize_options_init(soat_normalize_options *options) {
    *options = (soat_normalize_options){.passes = NULL};
}

/* The index of `value` in a list apart by commas, or -1. */
static int value_index(const char *values, soat_span value) {
    int index = 0;
    for (const char *at = values;; index++) {
        const size_t size = strcspn(at, ",");
        if (size == value.size && memcmp(at, value.data, size) == 0) {
            return index;
        }
        if (at[size] == '\0') {
            return -1;
        }
        at += size + 1;
    }
}

soat_status soat_normalize_set(soat_normalize_options *options, soat_span name, soat_span value,
                               soat_error *error) {
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const setting *const one = &settings[i];
        if (strlen(one->info.name) != name.size ||
            memcmp(one->info.name, name.data, name.size) != 0) {
            continue;
        }
        const int index = value_index(one->info.values, value);
        if (index < 0) {
            return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "%s is one of %s, not '%.*s'",
                              one->info.name, one->info.values, (int)value.size, value.data);
        }
        memcpy((char *)options + one->offset, &index, sizeof index);
        return SOAT_OK;
    }
    return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "there is no setting '%.*s'", (int)name.size,
                      name.data);
}
