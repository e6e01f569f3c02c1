#include "pdf/font_charset.h"

#include <strings.h>

#include "base/error.h"
#include "base/memory.h"
#include "syllable/charset_guess.h"
#include "text/utf8.h"

/* Enough to tell by, and no more work for a page of a megabyte. */
enum { SAMPLE = 16 * 1024, LEAST = 3 };

/* --- names --- */

/* "ABCDEF+.VnTime" → ".VnTime": a part of a font that was embedded. */
static const char *whole_name(const char *name) {
    const char *const plus = strchr(name, '+');
    return plus != NULL && plus - name == 6 ? plus + 1 : name;
}

/* .VnTimeH, .VnArialH-Bold: the fonts of capitals. */
static bool is_of_capitals(const char *name) {
    const size_t size = strcspn(name, ",-");
    return size > 0 && name[size - 1] == 'H';
}

/* The charset that the name of a font stands for, or NULL. */
static const soat_charset *charset_of_name(const char *name) {
    static const struct {
        const char *prefix, *charset, *capitals;
    } rows[] = {{".Vn", "tcvn3/1252", "tcvn3-h/1252"},
                {"VNI-", "vni/1252", NULL},
                {"VNI ", "vni/1252", NULL},
                {"VPS ", "vps/1252", NULL}};
    const char *const bare = whole_name(name);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strncasecmp(bare, rows[i].prefix, strlen(rows[i].prefix)) == 0) {
            const bool capitals = rows[i].capitals != NULL && is_of_capitals(bare);
            return soat_charset_find(
                soat_span_from_string(capitals ? rows[i].capitals : rows[i].charset));
        }
    }
    return NULL;
}

/* --- gathering --- */

static soat_status font_of(soat_font_charsets *self, const char *name, size_t *out,
                           soat_error *error) {
    for (size_t i = 0; i < self->font_count; i++) {
        if (strcmp(self->fonts[i].name, name) == 0) {
            *out = i;
            return SOAT_OK;
        }
    }
    if (!soat__vector_reserve(&self->fonts, &self->font_capacity, self->font_count + 1,
                              sizeof *self->fonts)) {
        return soat__fail_memory(error);
    }
    *out = self->font_count++;
    self->fonts[*out] = (soat_page_font){.name = name};
    return SOAT_OK;
}

static soat_status read_runs(soat_font_charsets *self, soat_error *error) {
    soat_status status = SOAT_OK;
    size_t least = 0;
    for (const GList *at = self->attributes; at != NULL && status == SOAT_OK; at = at->next) {
        const PopplerTextAttributes *const one = at->data;
        if (one->start_index < 0 || (size_t)one->start_index < least) {
            continue;
        }
        if (!soat__vector_reserve(&self->runs, &self->run_capacity, self->run_count + 1,
                                  sizeof *self->runs)) {
            return soat__fail_memory(error);
        }
        soat_font_run *const run = &self->runs[self->run_count++];
        run->first = (size_t)one->start_index;
        least = run->first + 1;
        status = font_of(self, one->font_name == NULL ? "" : one->font_name, &run->font, error);
    }
    return status;
}

static soat_status add_text(soat_page_font *font, soat_span text, soat_error *error) {
    if (font->text.size > SAMPLE) {
        return SOAT_OK;
    }
    const soat_status status = soat_buffer_append(&font->text, text, error);
    return status == SOAT_OK ? soat_buffer_append(&font->text, soat_span_from_string(" "), error)
                             : status;
}

static soat_status share_text(soat_font_charsets *self, soat_span text, soat_error *error) {
    soat_status status = SOAT_OK;
    size_t position = 0, place = 0;
    for (size_t i = 0; i < self->run_count && status == SOAT_OK; i++) {
        const size_t end = i + 1 < self->run_count ? self->runs[i + 1].first : SIZE_MAX;
        for (; place < self->runs[i].first && position < text.size; place++) {
            soat__utf8_next(text, &position);
        }
        const size_t start = position;
        for (; place < end && position < text.size; place++) {
            soat__utf8_next(text, &position);
        }
        const soat_span piece = soat_span_make(text.data + start, position - start);
        status = add_text(&self->fonts[self->runs[i].font], piece, error);
    }
    return status;
}

/* --- judging --- */

static soat_status judge_font(soat_page_font *self, soat_error *error) {
    const soat_span text = soat_buffer_span(&self->text);
    const soat_reading as_is = soat__reading_of(text);
    const soat_charset *const named = charset_of_name(self->name);
    soat_status status = SOAT_OK;
    if (named != NULL) {
        status = soat__charset_fits(named, text, &as_is, 1, &self->guess, error);
    }
    const bool suspicious = as_is.bad > 0 || as_is.good == 0;
    if (status == SOAT_OK && self->guess.charset == NULL && suspicious) {
        status = soat__charset_guess(text, &as_is, true, LEAST, &self->guess, error);
    }
    return status;
}

static const soat_charset_guess *usual(const soat_font_charsets *self) {
    const soat_charset_guess *most = NULL;
    for (size_t i = 0; i < self->font_count; i++) {
        const soat_charset_guess *const one = &self->fonts[i].guess;
        if (one->charset != NULL && (most == NULL || one->words > most->words)) {
            most = one;
        }
    }
    return most;
}

static soat_status judge(soat_font_charsets *self, soat_error *error) {
    soat_status status = SOAT_OK;
    for (size_t i = 0; i < self->font_count && status == SOAT_OK; i++) {
        status = judge_font(&self->fonts[i], error);
    }
    const soat_charset_guess *const most = usual(self);
    for (size_t i = 0; most != NULL && i < self->font_count && status == SOAT_OK; i++) {
        soat_page_font *const font = &self->fonts[i];
        if (font->guess.charset == NULL) {
            const soat_span text = soat_buffer_span(&font->text);
            const soat_reading as_is = soat__reading_of(text);
            status = soat__charset_fits(most->charset, text, &as_is, 1, &font->guess, error);
        }
    }
    return status;
}

soat_status soat__font_charsets_find(soat_font_charsets *self, PopplerPage *page, soat_span text,
                                     soat_error *error) {
    self->attributes = poppler_page_get_text_attributes(page);
    soat_status status = read_runs(self, error);
    if (status == SOAT_OK) {
        status = share_text(self, text, error);
    }
    return status == SOAT_OK ? judge(self, error) : status;
}

void soat__font_charsets_dispose(soat_font_charsets *self) {
    for (size_t i = 0; i < self->font_count; i++) {
        soat_buffer_dispose(&self->fonts[i].text);
    }
    soat__free(self->fonts);
    soat__free(self->runs);
    poppler_page_free_text_attributes(self->attributes);
    *self = (soat_font_charsets){0};
}

/* --- asking --- */

const soat_charset *soat__font_charsets_at(const soat_font_charsets *self, size_t place,
                                           size_t *hint, size_t *end) {
    while (*hint < self->run_count && self->runs[*hint].first <= place) {
        ++*hint;
    }
    *end = *hint < self->run_count ? self->runs[*hint].first : SIZE_MAX;
    return *hint == 0 ? NULL : self->fonts[self->runs[*hint - 1].font].guess.charset;
}

soat_page_origin soat__font_charsets_origin(const soat_font_charsets *self) {
    const soat_charset_guess *const most = usual(self);
    soat_page_origin origin = {.own_text = true};
    if (most != NULL) {
        /* "tcvn3/1252" is how it came; what the page was set in is tcvn3. */
        const char *const name = soat_charset_name(most->charset);
        const soat_charset *const bare =
            soat_charset_find(soat_span_make(name, strcspn(name, "/")));
        const bool is_mojibake = strncmp(name, "utf-8", 5) == 0;
        origin.charset = soat_charset_name(is_mojibake ? most->charset : bare);
        origin.confidence = (float)most->confidence;
    }
    return origin;
}
