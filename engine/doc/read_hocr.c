/*
 * hOCR (the specification is kept at <https://kba.github.io/hocr-spec/1.2/>): an HTML file whose
 * classes say what is a page, a block, a line, a word, and whose titles say where it stands.
 *
 * Read are ocr_page, ocr_carea or ocr_par (the outer one is the block), all kinds of line, words,
 * and Tesseract's ocrx_cinfo: a symbol where it has a box, an alternative where it has a
 * confidence only. Text that stands in a line outside of words is a word all the same, so that
 * files which know lines only are read as well.
 */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/limits.h"
#include "doc/markup.h"
#include "doc/read_document.h"
#include "doc/read_word.h"

typedef enum role {
    NO_ROLE,
    PAGE,
    BLOCK,
    LINE,
    WORD,
    SYMBOL,
    CHOICE,
    CHOICES, /* what holds alternatives: no text of its own */
    SKIPPED
} role;

static const struct class_row {
    const char *name;
    role role;
} classes[] = {
    {"ocr_page", PAGE},     {"ocr_carea", BLOCK},    {"ocr_par", BLOCK},   {"ocrx_block", BLOCK},
    {"ocr_line", LINE},     {"ocrx_line", LINE},     {"ocr_header", LINE}, {"ocr_footer", LINE},
    {"ocr_caption", LINE},  {"ocr_textfloat", LINE}, {"ocrx_word", WORD},  {"ocr_word", WORD},
    {"ocrx_cinfo", SYMBOL}, {"ocr_cinfo", SYMBOL},
};

typedef struct hocr {
    soat__page_list *out;
    soat_error *error;
    soat_page_builder *builder; /* of the open page, or NULL */
    soat__word_reader word;
    soat_box line_box;
    role roles[SOAT_LIMIT_MARKUP_DEPTH + 1]; /* of the open elements */
    size_t depth, open[SKIPPED + 1];         /* how many of each role are open */
    soat_buffer letters;                     /* of the open symbol or alternative */
    double nats;
    bool any;
} hocr;

/* The value behind `key` in a title like "bbox 1 2 3 4; x_wconf 95", or NULL. */
static const char *property(const char *title, const char *key) {
    const size_t size = strlen(key);
    for (const char *at = title; at != NULL && *at != '\0';) {
        at += strspn(at, " \t\r\n;");
        if (strncmp(at, key, size) == 0 && strchr(" \t\r\n", at[size]) != NULL) {
            return at + size;
        }
        at = strchr(at, ';');
    }
    return NULL;
}

static bool box_of(const char *title, const char *key, soat_box *out) {
    const char *at = property(title, key);
    double sides[4];
    for (size_t i = 0; i < 4; i++) {
        if (at == NULL || !soat__markup_number(&at, &sides[i])) {
            return false;
        }
    }
    *out = (soat_box){soat__markup_pixels(sides[0]), soat__markup_pixels(sides[1]),
                      soat__markup_pixels(sides[2]), soat__markup_pixels(sides[3])};
    return true;
}

static double number_of(const char *title, const char *key, double otherwise) {
    const char *at = property(title, key);
    double value = otherwise;
    return at != NULL && soat__markup_number(&at, &value) ? value : otherwise;
}

/* Ends the word that is being read, if any; without one the text of a line is a word. */
static void flush(hocr *self) {
    if (self->builder != NULL) {
        soat__word_reader_end(&self->word, self->builder);
    }
}

static soat_status close_page(hocr *self) {
    flush(self);
    return self->word.status != SOAT_OK
               ? soat__fail_memory(self->error)
               : soat__page_list_close(self->out, &self->builder, self->error);
}

static soat_status open_page(hocr *self, const char *title) {
    soat_box box = {0};
    soat_status status = close_page(self);
    if (status != SOAT_OK) {
        return status;
    }
    box_of(title, "bbox", &box);
    const int32_t number = soat__markup_pixels(number_of(title, "ppageno", -1) + 1);
    self->any = true;
    self->builder =
        soat__page_builder_new(soat__page_list_next_number(self->out, number), box.right,
                               box.bottom, soat__markup_pixels(number_of(title, "scan_res", 0)));
    return self->builder == NULL ? soat__fail_memory(self->error) : SOAT_OK;
}

static role role_of(const hocr *self, const char *name, const char *class, const char *title) {
    if (strcmp(name, "script") == 0 || strcmp(name, "style") == 0 || strcmp(name, "head") == 0) {
        return SKIPPED;
    }
    role found = NO_ROLE;
    for (const char *at = class; at != NULL && *at != '\0' && found == NO_ROLE;) {
        at += strspn(at, " \t\r\n");
        const size_t size = strcspn(at, " \t\r\n");
        for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
            if (strlen(classes[i].name) == size && strncmp(classes[i].name, at, size) == 0) {
                found = classes[i].role;
            }
        }
        at += size;
    }
    if (found != SYMBOL) {
        return found;
    }
    return self->open[WORD] == 0                 ? NO_ROLE
           : property(title, "x_confs") != NULL  ? CHOICE
           : property(title, "x_bboxes") != NULL ? SYMBOL
                                                 : CHOICES;
}

static void begin_symbol(hocr *self, role kind, const char *title) {
    soat_box box = {0};
    soat_buffer_clear(&self->letters);
    self->nats = kind == CHOICE ? 100 - number_of(title, "x_confs", 0) : (double)NAN;
    if (kind == SYMBOL) {
        box_of(title, "x_bboxes", &box);
        soat__word_reader_symbol(&self->word, box);
    }
}

static soat_status begin(hocr *self, role kind, const char *title) {
    soat_box box = {0};
    if (kind == PAGE) {
        return open_page(self, title);
    }
    if (kind != NO_ROLE && kind < SYMBOL && self->builder == NULL) {
        const soat_status status = open_page(self, NULL);
        if (status != SOAT_OK) {
            return status;
        }
    }
    box_of(title, "bbox", &box);
    if (kind == BLOCK && self->open[BLOCK] == 0) {
        flush(self);
        soat__page_builder_block(self->builder, box);
    } else if (kind == LINE) {
        flush(self);
        soat__page_builder_line(self->builder, box);
        self->line_box = box;
        soat__word_reader_begin(&self->word, box, SOAT_CONFIDENCE_UNKNOWN);
    } else if (kind == WORD && self->open[WORD] == 0) {
        flush(self);
        soat__word_reader_begin(&self->word, box,
                                (float)number_of(title, "x_wconf", SOAT_CONFIDENCE_UNKNOWN));
    } else if (kind == SYMBOL || kind == CHOICE) {
        begin_symbol(self, kind, title);
    }
    return SOAT_OK;
}

static soat_status on_start(void *data, const char *name, const char *const *attributes) {
    hocr *const self = data;
    const char *const title = soat__markup_attribute(attributes, "title");
    const role found = role_of(self, name, soat__markup_attribute(attributes, "class"), title);
    const soat_status status = self->open[SKIPPED] > 0 ? SOAT_OK : begin(self, found, title);
    self->roles[self->depth++] = found;
    self->open[found]++;
    return status;
}

static soat_status on_end(void *data, const char *name) {
    (void)name;
    hocr *const self = data;
    if (self->depth == 0) {
        return SOAT_OK; /* an end without a start, which HTML forgives */
    }
    const role found = self->roles[--self->depth];
    self->open[found]--;
    if (found == SYMBOL || found == CHOICE) {
        soat__word_reader_choice(&self->word, soat_buffer_span(&self->letters), self->nats);
    } else if (found == WORD || found == LINE) {
        flush(self);
        soat__word_reader_begin(&self->word, self->line_box, SOAT_CONFIDENCE_UNKNOWN);
    } else if (found == PAGE) {
        return close_page(self);
    }
    return self->word.status == SOAT_OK ? SOAT_OK : soat__fail_memory(self->error);
}

static bool is_blank(soat_span text) {
    for (size_t i = 0; i < text.size; i++) {
        if (strchr(" \t\r\n", text.data[i]) == NULL) {
            return false;
        }
    }
    return true;
}

static soat_status on_text(void *data, soat_span text) {
    hocr *const self = data;
    if (self->builder == NULL || self->open[SKIPPED] > 0) {
        return SOAT_OK;
    }
    const role inner = self->depth > 0 ? self->roles[self->depth - 1] : NO_ROLE;
    if (inner == SYMBOL || inner == CHOICE) {
        const soat_status status = soat_buffer_append(&self->letters, text, self->error);
        if (status != SOAT_OK || inner == CHOICE) {
            return status;
        }
    }
    /* Blanks between the symbols of a word are layout of the file. */
    const bool layout = inner != SYMBOL && self->word.symbol_count > 0 && is_blank(text);
    if (self->open[CHOICE] == 0 && inner != CHOICES && !layout) {
        soat__word_reader_text(&self->word, text);
    }
    return self->word.status == SOAT_OK ? SOAT_OK : soat__fail_memory(self->error);
}

/* XHTML, as all recognisers of today write it, must be well-formed; older HTML is forgiven much. */
static soat__markup_language language_of(soat_span bytes) {
    char head[1024] = "";
    const size_t size = bytes.size < sizeof head - 1 ? bytes.size : sizeof head - 1;
    for (size_t i = 0, kept = 0; i < size; i++) {
        head[kept] = bytes.data[i];
        kept += bytes.data[i] != '\0';
    }
    return strstr(head, "<?xml") != NULL || strstr(head, "http://www.w3.org/1999/xhtml") != NULL
               ? SOAT_MARKUP_XML
               : SOAT_MARKUP_HTML;
}

/* An unclosed HTML file reads like a whole one: only its end tells. */
static soat_status check_end(soat_span bytes, soat_error *error) {
    static const char end[] = "</html";
    const size_t size = sizeof end - 1, tail = bytes.size < 1024 ? bytes.size : 1024;
    for (size_t i = bytes.size - tail; i + size <= bytes.size; i++) {
        if (strncasecmp(bytes.data + i, end, size) == 0) {
            return SOAT_OK;
        }
    }
    return soat__fail(error, SOAT_ERROR_FORMAT, bytes.size,
                      "the file ends before </html>: it was cut");
}

soat_status soat__read_hocr(soat_span bytes, soat__page_list *out, soat_error *error) {
    hocr self = {.out = out, .error = error};
    const soat__markup_handler handler = {on_start, on_end, on_text, &self};
    const soat__markup_language language = language_of(bytes);
    soat_status status = language == SOAT_MARKUP_HTML ? check_end(bytes, error) : SOAT_OK;
    if (status == SOAT_OK) {
        status = soat__markup_parse(bytes, language, &handler, error);
    }
    if (status == SOAT_OK) {
        status = close_page(&self);
    }
    if (status == SOAT_OK && !self.any) {
        status = soat__fail(error, SOAT_ERROR_FORMAT, 0, "there is no ocr_page in this hOCR file");
    }
    soat__page_builder_free(self.builder);
    soat__word_reader_dispose(&self.word);
    soat_buffer_dispose(&self.letters);
    return status;
}
