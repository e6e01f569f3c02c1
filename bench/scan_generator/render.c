#include "render.h"

#include <math.h>

#include "damage.h"
#include "print_sheet.h"

const char *const scan_families[] = {"Tinos",     "FreeSerif",         "Noto Serif",
                                     "Noto Sans", "Linux Libertine O", NULL};

/* Noto is drawn larger than the Times kind at the same size. */
static double family_scale(const char *family) {
    return g_str_has_prefix(family, "Noto") ? 0.88 : 1;
}

scan_style scan_style_choose(scan_random *random, const scan_recipe *recipe) {
    /* Most Vietnamese pages are set in the Times kind; so are these. */
    static const size_t shares[] = {0, 0, 0, 0, 1, 1, 2, 2, 3, 4};
    const size_t chosen = shares[scan_random_index(random, G_N_ELEMENTS(shares))];
    scan_style style = {
        .family = recipe->font[0] != '\0' ? recipe->font : scan_families[chosen],
        .size = scan_random_between(random, 11.5, 14),
        .leading = scan_random_between(random, 1.0, 1.3),
        .width = 595.276,
        .height = 841.89,
        .left = scan_random_between(random, 71, 88),
        .right = scan_random_between(random, 43, 58),
        .top = 60,
        .bottom = 62,
        .ragged = recipe->ragged > 0.5,
    };
    style.leading = recipe->leading > 0 ? recipe->leading : style.leading;
    style.size = recipe->size > 0 ? recipe->size : style.size;
    style.size *= family_scale(style.family);
    return style;
}

static void page_clear(gpointer pointer) {
    scan_page *const page = pointer;
    pixDestroy(&page->image);
    g_array_unref(page->words);
}

void scan_pages_free(scan_pages *pages) {
    if (pages == NULL) {
        return;
    }
    g_array_unref(pages->pages);
    g_free(pages);
}

static const scan_sheet *sheet_at(const scan_book *book, guint index) {
    return g_ptr_array_index(book->sheets, index % book->sheets->len);
}

/* One sheet of the book as a page; the sheet after it is its back. */
static bool render_sheet(scan_page *out, const scan_book *book, guint index,
                         const scan_style *style, const scan_recipe *recipe, scan_random *random) {
    const scan_recipe own = scan_recipe_vary(recipe, random);
    const scan_sheet *const sheet = sheet_at(book, index);
    const double scale = own.dpi / 72;
    PIX *print = scan_sheet_print(sheet, style, own.dpi);
    PIX *back = own.bleed > 0 ? scan_sheet_print(sheet_at(book, index + 1), style, own.dpi) : NULL;
    const scan_overlay overlay = {sheet->seal_x * scale, sheet->seal_y * scale, index == 0, back};
    double angle = 0;
    out->image = print == NULL ? NULL : scan_damage(print, &own, &overlay, random, &angle);
    out->words = scan_sheet_words(sheet, own.dpi);
    scan_words_curl(out->words, own.curl / 25.4 * own.dpi, style->width * scale);
    scan_words_turn(out->words, angle, style->width * scale, style->height * scale);
    pixDestroy(&print);
    pixDestroy(&back);
    return out->image != NULL;
}

scan_pages *scan_render(const scan_source *source, const scan_style *style,
                        const scan_recipe *recipe, uint64_t seed, size_t max_pages,
                        GError **error) {
    scan_book *const book = scan_typeset(source, style);
    scan_pages *pages = g_new0(scan_pages, 1);
    pages->pages = g_array_new(FALSE, TRUE, sizeof(scan_page));
    g_array_set_clear_func(pages->pages, page_clear);
    pages->quality = (int)lround(recipe->jpeg);
    for (guint i = 0; i < book->sheets->len && (max_pages == 0 || i < max_pages); i++) {
        scan_random random = scan_random_make(seed, i + 1);
        scan_page page = {0};
        const bool ok = render_sheet(&page, book, i, style, recipe, &random);
        g_array_append_val(pages->pages, page);
        if (!ok) {
            g_set_error(error, SCAN_ERROR, SCAN_ERROR_IMAGE, "page %u could not be drawn", i + 1);
            scan_pages_free(pages);
            pages = NULL;
            break;
        }
    }
    scan_book_free(book);
    return pages;
}
