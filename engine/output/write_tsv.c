/*
 * Tesseract's table: a row a page, block, paragraph, line and word (levels 1 to 5), apart by tabs,
 * without quotes. Three columns are added on the right: what a word was read as, the recogniser's
 * confidence in that, and the probability that the word is right where it was judged.
 */
#include "doc/output_words.h"
#include "output/format.h"
#include "output/print.h"

static soat_status begin(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    (void)writer;
    static const char head[] =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\t"
        "text\tread\tread_conf\tprobability\n";
    return soat_buffer_append(out, soat_span_make(head, sizeof head - 1), error);
}

/* Where a row belongs: numbers from 1 inside their parent, 0 below the row's level. */
typedef struct row_place {
    int level;
    uint32_t page;
    size_t block, line, word;
} row_place;

static void print_place(soat_printer *to, row_place at, soat_box box) {
    soat__print(to, "%d\t%u\t%zu\t%d\t%zu\t%zu\t%d\t%d\t%lld\t%lld\t", at.level, at.page, at.block,
                at.level >= 3, at.line, at.word, box.left, box.top, (long long)box.right - box.left,
                (long long)box.bottom - box.top);
}

static void print_parent(soat_printer *to, row_place at, soat_box box) {
    print_place(to, at, box);
    soat__print(to, "-1\t\t\t\t\n");
}

/* A percentage with three decimals, as far as Tesseract's own say something. */
static void print_percent(soat_printer *to, double share, const char *unknown) {
    if (share < 0) {
        soat__print(to, "%s", unknown);
        return;
    }
    const int thousandths = (int)(share * 100000 + 0.5);
    soat__print(to, "%d.%03d", thousandths / 1000, thousandths % 1000);
}

static void print_word(soat_printer *to, row_place at, const soat_output_word *word) {
    print_place(to, at, word->box);
    print_percent(to, soat__output_word_certainty(word), "-1");
    soat__print(to, "\t");
    soat__print_cell(to, word->text);
    soat__print(to, "\t");
    soat__print_cell(to, word->read);
    soat__print(to, "\t");
    print_percent(to, (double)word->read_confidence / 100, "");
    soat__print(to, "\t");
    if (word->confidence >= 0) {
        soat__print_share(to, (double)word->confidence);
    }
    soat__print(to, "\n");
}

static void print_line(soat_printer *to, row_place at, const soat_line *line,
                       const soat_output_words *words) {
    print_parent(to, at, line->box);
    at.level = 5;
    for (size_t i = 0; i < words->count; i++) {
        at.word = i + 1;
        print_word(to, at, &words->items[i]);
    }
}

static soat_status write_page(const soat_writer *writer, const soat_page *page, soat_buffer *out,
                              soat_error *error) {
    soat_printer to = {.out = out, .error = error};
    soat_output_words words = {0};
    print_parent(&to, (row_place){.level = 1, .page = page->number},
                 (soat_box){0, 0, page->width, page->height});
    for (size_t b = 0; b < page->block_count; b++) {
        const soat_block *const block = &page->blocks[b];
        row_place at = {.level = 2, .page = page->number, .block = b + 1};
        print_parent(&to, at, block->box);
        at.level = 3;
        print_parent(&to, at, block->box);
        at.level = 4;
        for (size_t l = 0; l < block->line_count && to.status == SOAT_OK; l++) {
            const soat_line *const line = &page->lines[block->first_line + l];
            to.status = soat__output_words_take(&words, page, line, writer->options.as_read, error);
            at.line = l + 1;
            print_line(&to, at, line, &words);
        }
    }
    soat__output_words_dispose(&words);
    return to.status;
}

static soat_status write_failed_page(const soat_writer *writer, uint32_t number, const char *reason,
                                     soat_buffer *out, soat_error *error) {
    (void)writer;
    (void)reason; /* the table has no place for it */
    soat_printer to = {.out = out, .error = error};
    print_parent(&to, (row_place){.level = 1, .page = number}, (soat_box){0});
    return to.status;
}

static soat_status end(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    (void)writer;
    return soat_buffer_append(out, soat_span_make("", 0), error);
}

const soat_format soat__format_tsv = {
    .facts = {"tsv", "Tesseract's table of boxes and words, and what each word was read as"},
    .begin = begin,
    .page = write_page,
    .failed_page = write_failed_page,
    .end = end,
};
