#include "print_sheet.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

static void draw(cairo_t *cr, const scan_sheet *sheet) {
    for (guint i = 0; i < sheet->rules->len; i++) {
        const scan_rule *const rule = &g_array_index(sheet->rules, scan_rule, i);
        cairo_move_to(cr, rule->x0, rule->y0);
        cairo_line_to(cr, rule->x1, rule->y1);
        cairo_set_line_width(cr, 0.6);
        cairo_stroke(cr);
    }
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const scan_piece *const piece = &g_array_index(sheet->pieces, scan_piece, i);
        cairo_move_to(cr, piece->x, piece->baseline);
        pango_cairo_show_layout_line(cr,
                                     pango_layout_get_line_readonly(piece->layout, piece->line));
    }
}

/* Coverage (0: paper) of an A8 surface as grey (255: paper). */
static PIX *coverage_to_grey(cairo_surface_t *surface) {
    cairo_surface_flush(surface);
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    const unsigned char *const from = cairo_image_surface_get_data(surface);
    PIX *const pix = pixCreate(width, height, 8);
    if (pix == NULL || from == NULL) {
        return pix;
    }
    l_uint32 *const to = pixGetData(pix);
    const int words = pixGetWpl(pix);
    for (int y = 0; y < height; y++) {
        l_uint32 *const row = to + (size_t)y * (size_t)words;
        const unsigned char *const source = from + (size_t)y * (size_t)stride;
        for (int x = 0; x < width; x++) {
            SET_DATA_BYTE(row, x, 255 - source[x]);
        }
    }
    return pix;
}

PIX *scan_sheet_print(const scan_sheet *sheet, const scan_style *style, double dpi) {
    const double scale = dpi / 72;
    cairo_surface_t *const surface = cairo_image_surface_create(
        CAIRO_FORMAT_A8, (int)lround(style->width * scale), (int)lround(style->height * scale));
    cairo_t *const cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    draw(cr, sheet);
    cairo_destroy(cr);
    PIX *const pix = coverage_to_grey(surface);
    cairo_surface_destroy(surface);
    if (pix != NULL) {
        pixSetResolution(pix, (l_int32)lround(dpi), (l_int32)lround(dpi));
    }
    return pix;
}

/* The word that letters are being added to; text is empty between words. */
typedef struct word_run {
    GArray *words;
    GString *text;
    scan_word word;
    double scale; /* points to pixels */
} word_run;

static void end_word(word_run *run) {
    if (run->text->len == 0) {
        return;
    }
    run->word.text = g_strndup(run->text->str, run->text->len);
    g_array_append_val(run->words, run->word);
    g_string_truncate(run->text, 0);
    run->word.begins_line = false;
    run->word.begins_block = false;
}

/* One cluster (a letter with what stands on it): its text, and its ink in points. */
static void add_cluster(word_run *run, const char *text, size_t length, double x, double y,
                        const PangoRectangle *ink) {
    if (g_unichar_isspace(g_utf8_get_char(text))) {
        end_word(run);
        return;
    }
    const double left = (x + (double)ink->x / PANGO_SCALE) * run->scale;
    const double top = (y + (double)ink->y / PANGO_SCALE) * run->scale;
    const double right = left + (double)ink->width / PANGO_SCALE * run->scale;
    const double bottom = top + (double)ink->height / PANGO_SCALE * run->scale;
    scan_word *const word = &run->word;
    const bool first = run->text->len == 0;
    word->left = first ? left : fmin(word->left, left);
    word->top = first ? top : fmin(word->top, top);
    word->right = first ? right : fmax(word->right, right);
    word->bottom = first ? bottom : fmax(word->bottom, bottom);
    g_string_append_len(run->text, text, (gssize)length);
}

static double cluster_advance(const PangoGlyphString *glyphs, int first, int last) {
    int sum = 0;
    for (int i = first; i < last; i++) {
        sum += glyphs->glyphs[i].geometry.width;
    }
    return (double)sum / PANGO_SCALE;
}

/* Adds the letters of one run of equal font; returns the x after it. */
static double add_item(word_run *run, PangoGlyphItem *item, const char *text, double x, double y) {
    PangoGlyphItemIter iter;
    gboolean more = pango_glyph_item_iter_init_start(&iter, item, text);
    for (; more; more = pango_glyph_item_iter_next_cluster(&iter)) {
        PangoRectangle ink;
        pango_glyph_string_extents_range(item->glyphs, iter.start_glyph, iter.end_glyph,
                                         item->item->analysis.font, &ink, NULL);
        add_cluster(run, text + iter.start_index, (size_t)(iter.end_index - iter.start_index), x, y,
                    &ink);
        x += cluster_advance(item->glyphs, iter.start_glyph, iter.end_glyph);
    }
    return x;
}

static void word_clear(gpointer pointer) {
    g_free(((scan_word *)pointer)->text);
}

GArray *scan_sheet_words(const scan_sheet *sheet, double dpi) {
    GArray *const words = g_array_new(FALSE, TRUE, sizeof(scan_word));
    g_array_set_clear_func(words, word_clear);
    word_run run = {.words = words, .text = g_string_new(NULL), .scale = dpi / 72};
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const scan_piece *const piece = &g_array_index(sheet->pieces, scan_piece, i);
        const char *const text = pango_layout_get_text(piece->layout);
        PangoLayoutLine *const line = pango_layout_get_line_readonly(piece->layout, piece->line);
        double x = piece->x;
        run.word.begins_line = run.word.begins_line || !piece->continues;
        run.word.begins_block = run.word.begins_block || piece->opens;
        for (const GSList *at = line->runs; at != NULL; at = at->next) {
            x = add_item(&run, at->data, text, x, piece->baseline);
        }
        end_word(&run);
    }
    g_string_free(run.text, TRUE);
    return words;
}

static bool is_raised_digit(gunichar letter) {
    return letter == 0xB2 || letter == 0xB3 || letter == 0xB9 ||
           (letter >= 0x2070 && letter <= 0x2079);
}

/* Appends `text` without its footnote marks, after `before`; true when something is left. */
static bool append_unmarked(GString *out, const char *text, const char *before) {
    bool any = false;
    bool in_mark = false;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar letter = g_utf8_get_char(at);
        in_mark = letter == SCAN_NOTE_SIGN || (in_mark && is_raised_digit(letter));
        if (in_mark) {
            continue;
        }
        g_string_append(out, any ? "" : before);
        g_string_append_unichar(out, letter);
        any = true;
    }
    return any;
}

char *scan_words_text(const GArray *words) {
    GString *const text = g_string_new(NULL);
    const char *before = "";
    for (guint i = 0; i < words->len; i++) {
        const scan_word *const word = &g_array_index(words, scan_word, i);
        if (word->begins_line && i > 0) {
            before = word->begins_block ? "\n\n" : "\n";
        }
        if (append_unmarked(text, word->text, before)) {
            before = " ";
        }
    }
    g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}

void scan_words_tsv(const GArray *words, int page, GString *out) {
    int line = 0;
    int number = 0;
    for (guint i = 0; i < words->len; i++) {
        const scan_word *const word = &g_array_index(words, scan_word, i);
        line += word->begins_line ? 1 : 0;
        number = word->begins_line ? 1 : number + 1;
        g_string_append_printf(out, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\n", page, line, number,
                               (int)floor(word->left), (int)floor(word->top),
                               (int)ceil(word->right), (int)ceil(word->bottom), word->text);
    }
    (void)g_string_replace(out, SCAN_NOTE_SIGN_TEXT, "", 0);
}

double scan_curl_at(double x, double curl, double width) {
    return curl * exp(-x / (0.18 * width));
}

void scan_words_curl(GArray *words, double curl, double width) {
    for (guint i = 0; i < words->len; i++) {
        scan_word *const word = &g_array_index(words, scan_word, i);
        /* The left side is moved farther than the right one. */
        word->top +=
            fmin(scan_curl_at(word->left, curl, width), scan_curl_at(word->right, curl, width));
        word->bottom +=
            fmax(scan_curl_at(word->left, curl, width), scan_curl_at(word->right, curl, width));
    }
}

void scan_words_turn(GArray *words, double angle, double width, double height) {
    const double c = cos(angle);
    const double s = sin(angle);
    for (guint i = 0; i < words->len; i++) {
        scan_word *const word = &g_array_index(words, scan_word, i);
        /* The box of the turned box: its middle turns, its half sides grow. */
        const double x = (word->left + word->right - width) / 2;
        const double y = (word->top + word->bottom - height) / 2;
        const double half_width = (word->right - word->left) / 2;
        const double half_height = (word->bottom - word->top) / 2;
        const double across = half_width * fabs(c) + half_height * fabs(s);
        const double down = half_width * fabs(s) + half_height * fabs(c);
        word->left = width / 2 + c * x - s * y - across;
        word->right = width / 2 + c * x - s * y + across;
        word->top = height / 2 + s * x + c * y - down;
        word->bottom = height / 2 + s * x + c * y + down;
    }
}
