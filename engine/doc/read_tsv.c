/*
 * The TSV of Tesseract: a header that names the columns, then a row for each page (level 1), block,
 * paragraph, line and word (level 5), in the order of the page. Columns are found by their names.
 */
#include <string.h>

#include "base/error.h"
#include "doc/markup.h"
#include "doc/read_document.h"
#include "doc/read_word.h"

typedef enum column {
    LEVEL,
    PAGE_NUM,
    BLOCK_NUM,
    PAR_NUM,
    LINE_NUM,
    LEFT,
    TOP,
    WIDTH,
    HEIGHT,
    CONF,
    TEXT,
    COLUMN_COUNT
} column;

static const char *const names[COLUMN_COUNT] = {
    [LEVEL] = "level",     [PAGE_NUM] = "page_num", [BLOCK_NUM] = "block_num",
    [PAR_NUM] = "par_num", [LINE_NUM] = "line_num", [LEFT] = "left",
    [TOP] = "top",         [WIDTH] = "width",       [HEIGHT] = "height",
    [CONF] = "conf",       [TEXT] = "text"};

enum { MOST_COLUMNS = 32, PAGE_LEVEL = 1, BLOCK_LEVEL = 2, LINE_LEVEL = 4, LONGEST_NUMBER = 32 };

typedef struct row {
    double numbers[COLUMN_COUNT];
    soat_span text;
} row;

typedef struct tsv {
    soat__page_list *out;
    soat_error *error;
    size_t line;
    int column_at[MOST_COLUMNS]; /* what each field of a row is, or -1 */
    size_t columns;
    soat_page_builder *builder;
    soat__word_reader word;
    row last; /* the row before, to see what begins */
} tsv;

/* Cuts the next piece off `rest` at `end`; false at its end. */
static bool next_piece(soat_span *rest, char end, soat_span *piece) {
    if (rest->data == NULL) {
        return false;
    }
    const char *const at = rest->size == 0 ? NULL : memchr(rest->data, end, rest->size);
    const size_t size = at == NULL ? rest->size : (size_t)(at - rest->data);
    *piece = soat_span_make(rest->data, size);
    *rest = at == NULL ? soat_span_make(NULL, 0) : soat_span_make(at + 1, rest->size - size - 1);
    return true;
}

static soat_span without_return(soat_span line) {
    const bool has = line.size > 0 && line.data[line.size - 1] == '\r';
    return soat_span_make(line.data, line.size - has);
}

static soat_status read_header(tsv *self, soat_span line) {
    soat_span piece;
    size_t found = 0;
    for (; self->columns < MOST_COLUMNS && next_piece(&line, '\t', &piece); self->columns++) {
        self->column_at[self->columns] = -1;
        for (int i = 0; i < COLUMN_COUNT; i++) {
            if (strlen(names[i]) == piece.size && memcmp(names[i], piece.data, piece.size) == 0) {
                self->column_at[self->columns] = i;
                found |= (size_t)1 << i;
            }
        }
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if ((found >> i & 1) == 0) {
            return soat__fail(self->error, SOAT_ERROR_FORMAT, 0,
                              "line 1: the header has no column '%s'", names[i]);
        }
    }
    return SOAT_OK;
}

static bool number_of(soat_span piece, double *out) {
    char text[LONGEST_NUMBER + 1];
    if (piece.size == 0 || piece.size > LONGEST_NUMBER) {
        return false;
    }
    memcpy(text, piece.data, piece.size);
    text[piece.size] = '\0';
    const char *at = text;
    return soat__markup_number(&at, out) && *at == '\0';
}

static soat_status read_row(tsv *self, soat_span line, row *out) {
    size_t field = 0;
    soat_span piece;
    *out = (row){0};
    for (; next_piece(&line, '\t', &piece); field++) {
        const int place = field < self->columns ? self->column_at[field] : -1;
        if (place == TEXT) {
            out->text = piece;
        } else if (place >= 0 && !number_of(piece, &out->numbers[place])) {
            return soat__fail(self->error, SOAT_ERROR_FORMAT, 0,
                              "line %zu: '%.*s' is no number for the column '%s'", self->line,
                              (int)(piece.size < 20 ? piece.size : 20), piece.data, names[place]);
        }
    }
    /* The text of a row that has none is sometimes left out, with its tab. */
    if (field != self->columns && field + 1 != self->columns) {
        return soat__fail(self->error, SOAT_ERROR_FORMAT, 0,
                          "line %zu: %zu columns, where the header has %zu", self->line, field,
                          self->columns);
    }
    return SOAT_OK;
}

static soat_box box_of(const row *from) {
    const double *const at = from->numbers;
    return (soat_box){soat__markup_pixels(at[LEFT]), soat__markup_pixels(at[TOP]),
                      soat__markup_pixels(at[LEFT] + at[WIDTH]),
                      soat__markup_pixels(at[TOP] + at[HEIGHT])};
}

/* Each row tells which page, block and line it belongs to: a new number opens a new one. */
static soat_status open_parts(tsv *self, const row *now) {
    const double *const here = now->numbers, *const before = self->last.numbers;
    const soat_box box = box_of(now);
    const bool new_page = self->builder == NULL || here[PAGE_NUM] != before[PAGE_NUM];
    if (new_page) {
        const soat_status status = soat__page_list_close(self->out, &self->builder, self->error);
        if (status != SOAT_OK) {
            return status;
        }
        const int32_t said = soat__markup_pixels(here[PAGE_NUM]);
        const bool whole = here[LEVEL] == PAGE_LEVEL;
        self->builder = soat__page_builder_new(soat__page_list_next_number(self->out, said),
                                               whole ? box.right : 0, whole ? box.bottom : 0, 0);
        if (self->builder == NULL) {
            return soat__fail_memory(self->error);
        }
    }
    const bool new_block = new_page || here[BLOCK_NUM] != before[BLOCK_NUM];
    const bool new_line =
        new_block || here[PAR_NUM] != before[PAR_NUM] || here[LINE_NUM] != before[LINE_NUM];
    if (new_block && here[LEVEL] >= BLOCK_LEVEL) {
        soat__page_builder_block(self->builder, box);
    }
    if (new_line && here[LEVEL] >= LINE_LEVEL) {
        soat__page_builder_line(self->builder, box);
    }
    return SOAT_OK;
}

static soat_status take_row(tsv *self, soat_span line) {
    row now;
    soat_status status = read_row(self, line, &now);
    if (status == SOAT_OK) {
        status = open_parts(self, &now);
    }
    if (status != SOAT_OK) {
        return status;
    }
    if (now.numbers[LEVEL] >= LINE_LEVEL) {
        const double sure = now.numbers[CONF];
        soat__word_reader_begin(&self->word, box_of(&now),
                                sure < 0 ? SOAT_CONFIDENCE_UNKNOWN : (float)sure);
        soat__word_reader_text(&self->word, now.text);
        soat__word_reader_end(&self->word, self->builder);
    }
    self->last = now;
    return self->word.status == SOAT_OK ? SOAT_OK : soat__fail_memory(self->error);
}

static soat_span without_mark(soat_span bytes) {
    const bool marked = bytes.size >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0;
    return marked ? soat_span_make(bytes.data + 3, bytes.size - 3) : bytes;
}

soat_status soat__read_tsv(soat_span bytes, soat__page_list *out, soat_error *error) {
    tsv self = {.out = out, .error = error};
    soat_span rest = without_mark(bytes), line;
    soat_status status = SOAT_OK;
    while (status == SOAT_OK && next_piece(&rest, '\n', &line)) {
        self.line++;
        line = without_return(line);
        if (self.line == 1) {
            status = read_header(&self, line);
        } else if (line.size > 0) {
            status = take_row(&self, line);
        }
    }
    if (status == SOAT_OK) {
        status = soat__page_list_close(self.out, &self.builder, self.error);
    }
    soat__page_builder_free(self.builder);
    soat__word_reader_dispose(&self.word);
    return status;
}
