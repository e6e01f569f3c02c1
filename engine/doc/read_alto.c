/*
 * ALTO, versions 2 to 4 (Library of Congress, <https://www.loc.gov/standards/alto/>): pages of
 * TextBlock, TextLine and String, in the order of the file (the ReadingOrder of 4.2 is not looked
 * at). A hyphen at a line's end (HYP) belongs to the word before it, as it is printed. Tenths of a
 * millimetre and 1/1200 of an inch become pixels of 300 dpi, for the file does not tell the image's
 * own.
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "doc/markup.h"
#include "doc/read_document.h"
#include "doc/read_word.h"
#include "lm/natural_log.h"

enum { ASSUMED_DPI = 300 };

typedef struct alto {
    soat__page_list *out;
    soat_error *error;
    soat_page_builder *builder; /* of the open page, or NULL */
    soat__word_reader word;
    soat_buffer unit; /* text of MeasurementUnit */
    double scale;     /* from units of the file to pixels */
    int32_t resolution;
    bool in_unit, any;
} alto;

typedef const char *const *attribute_list;

static double number_of(attribute_list attributes, const char *name, double otherwise) {
    const char *at = soat__markup_attribute(attributes, name);
    double value = otherwise;
    return at != NULL && soat__markup_number(&at, &value) ? value : otherwise;
}

static soat_box box_of(const alto *self, attribute_list attributes) {
    const double left = number_of(attributes, "HPOS", 0), top = number_of(attributes, "VPOS", 0);
    const double right = left + number_of(attributes, "WIDTH", 0);
    const double bottom = top + number_of(attributes, "HEIGHT", 0);
    return (soat_box){
        soat__markup_pixels(left * self->scale), soat__markup_pixels(top * self->scale),
        soat__markup_pixels(right * self->scale), soat__markup_pixels(bottom * self->scale)};
}

static soat_span text_of(attribute_list attributes, const char *name) {
    const char *const text = soat__markup_attribute(attributes, name);
    return soat_span_from_string(text == NULL ? "" : text);
}

static void flush(alto *self) {
    if (self->builder != NULL) {
        soat__word_reader_end(&self->word, self->builder);
    }
}

static soat_status close_page(alto *self) {
    flush(self);
    return self->word.status != SOAT_OK
               ? soat__fail_memory(self->error)
               : soat__page_list_close(self->out, &self->builder, self->error);
}

static soat_status start_page(alto *self, attribute_list attributes) {
    const soat_status status = close_page(self);
    if (status != SOAT_OK) {
        return status;
    }
    const soat_box box = box_of(self, attributes);
    const int32_t said = soat__markup_pixels(number_of(attributes, "PHYSICAL_IMG_NR", 0));
    self->any = true;
    self->builder = soat__page_builder_new(soat__page_list_next_number(self->out, said), box.right,
                                           box.bottom, self->resolution);
    return self->builder == NULL ? soat__fail_memory(self->error) : SOAT_OK;
}

static soat_status start_block(alto *self, attribute_list attributes) {
    flush(self);
    soat__page_builder_block(self->builder, box_of(self, attributes));
    return SOAT_OK;
}

static soat_status start_line(alto *self, attribute_list attributes) {
    flush(self);
    soat__page_builder_line(self->builder, box_of(self, attributes));
    return SOAT_OK;
}

static soat_status start_string(alto *self, attribute_list attributes) {
    flush(self);
    const double sure = number_of(attributes, "WC", -1);
    soat__word_reader_begin(&self->word, box_of(self, attributes),
                            sure < 0 ? SOAT_CONFIDENCE_UNKNOWN : (float)(fmin(sure, 1) * 100));
    soat__word_reader_text(&self->word, text_of(attributes, "CONTENT"));
    return SOAT_OK;
}

static soat_status start_space(alto *self, attribute_list attributes) {
    (void)attributes;
    flush(self);
    return SOAT_OK;
}

static soat_status start_hyphen(alto *self, attribute_list attributes) {
    soat__word_reader_text(&self->word, text_of(attributes, "CONTENT"));
    return SOAT_OK;
}

/* Confidences of letters are probabilities. */
static void add_choice(alto *self, attribute_list attributes, const char *confidence) {
    const double sure = number_of(attributes, confidence, -1);
    soat__word_reader_choice(&self->word, text_of(attributes, "CONTENT"),
                             sure < 0 ? (double)NAN : -soat__natural_log(fmax(sure, 1e-9)));
}

static soat_status start_glyph(alto *self, attribute_list attributes) {
    soat__word_reader_symbol(&self->word, box_of(self, attributes));
    add_choice(self, attributes, "GC");
    return SOAT_OK;
}

static soat_status start_variant(alto *self, attribute_list attributes) {
    add_choice(self, attributes, "VC");
    return SOAT_OK;
}

static const struct element_row {
    const char *name;
    soat_status (*start)(alto *self, attribute_list attributes);
} elements[] = {
    {"Page", start_page},     {"TextBlock", start_block}, {"TextLine", start_line},
    {"String", start_string}, {"SP", start_space},        {"HYP", start_hyphen},
    {"Glyph", start_glyph},   {"Variant", start_variant},
};

static soat_status on_start(void *data, const char *name, const char *const *attributes) {
    alto *const self = data;
    self->in_unit = strcmp(name, "MeasurementUnit") == 0;
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        if (strcmp(elements[i].name, name) == 0 && (i == 0 || self->builder != NULL)) {
            const soat_status status = elements[i].start(self, attributes);
            return status == SOAT_OK && self->word.status != SOAT_OK
                       ? soat__fail_memory(self->error)
                       : status;
        }
    }
    return SOAT_OK;
}

static void take_unit(alto *self) {
    const char *const unit = self->unit.data == NULL ? "" : self->unit.data;
    const double per_inch = strstr(unit, "mm10") != NULL       ? 254
                            : strstr(unit, "inch1200") != NULL ? 1200
                                                               : 0;
    if (per_inch > 0) {
        self->scale = ASSUMED_DPI / per_inch;
        self->resolution = ASSUMED_DPI;
    }
}

static soat_status on_end(void *data, const char *name) {
    alto *const self = data;
    if (self->in_unit) {
        take_unit(self);
        self->in_unit = false;
    }
    if (strcmp(name, "TextLine") == 0) {
        flush(self);
    }
    return strcmp(name, "Page") == 0 ? close_page(self) : SOAT_OK;
}

static soat_status on_text(void *data, soat_span text) {
    alto *const self = data;
    return self->in_unit ? soat_buffer_append(&self->unit, text, self->error) : SOAT_OK;
}

soat_status soat__read_alto(soat_span bytes, soat__page_list *out, soat_error *error) {
    alto self = {.out = out, .error = error, .scale = 1};
    const soat__markup_handler handler = {on_start, on_end, on_text, &self};
    soat_status status = soat__markup_parse(bytes, SOAT_MARKUP_XML, &handler, error);
    if (status == SOAT_OK && !self.any) {
        status = soat__fail(error, SOAT_ERROR_FORMAT, 0, "there is no Page in this ALTO file");
    }
    soat__page_builder_free(self.builder);
    soat__word_reader_dispose(&self.word);
    soat_buffer_dispose(&self.unit);
    return status;
}
