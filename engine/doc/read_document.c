#include "doc/read_document.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"

enum { LOOK_BYTES = 1 << 16 };

typedef soat_status document_reader(soat_span bytes, soat__page_list *out, soat_error *error);

static const struct kind_row {
    const char *name;
    document_reader *read;
} kinds[] = {
    [SOAT_DOCUMENT_TEXT] = {"text", NULL},
    [SOAT_DOCUMENT_HOCR] = {"hOCR", soat__read_hocr},
    [SOAT_DOCUMENT_ALTO] = {"ALTO", soat__read_alto},
    [SOAT_DOCUMENT_TSV] = {"TSV", soat__read_tsv},
    [SOAT_DOCUMENT_JSON] = {"JSON", soat__read_json},
    [SOAT_DOCUMENT_OTHER_MARKUP] = {"XML or HTML", NULL},
};
enum { KIND_COUNT = sizeof kinds / sizeof kinds[0] };

const char *soat_document_kind_name(soat_document_kind kind) {
    const size_t index = (size_t)kind;
    return index < KIND_COUNT ? kinds[index].name : "unknown";
}

static bool holds(const char *text, const char *word) {
    return strstr(text, word) != NULL;
}

/* `text` begins with '<'. Names of elements may have a prefix, quotes may be of both kinds. */
static soat_document_kind kind_of_markup(const char *text) {
    if (holds(text, "<alto") || holds(text, ":alto") || holds(text, "/standards/alto")) {
        return SOAT_DOCUMENT_ALTO;
    }
    if (holds(text, "ocr_page") || holds(text, "ocr_line") || holds(text, "ocrx_") ||
        holds(text, "ocr-system")) {
        return SOAT_DOCUMENT_HOCR;
    }
    static const char *const openings[] = {"<?xml", "<!DOCTYPE", "<!doctype", "<html", "<HTML"};
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        if (strncmp(text, openings[i], strlen(openings[i])) == 0) {
            return SOAT_DOCUMENT_OTHER_MARKUP;
        }
    }
    return SOAT_DOCUMENT_TEXT;
}

/*
 * The beginning as one string: without NULs, so that UTF-16 looks like ASCII, without what is
 * before the first character to be seen.
 */
static const char *look(soat_span bytes, char out[LOOK_BYTES + 1]) {
    size_t kept = 0;
    for (size_t i = 0; i < bytes.size && i < LOOK_BYTES; i++) {
        out[kept] = bytes.data[i];
        kept += bytes.data[i] != '\0';
    }
    out[kept] = '\0';
    return out + strspn(out, "\xEF\xBB\xBF\xFE\xFF \t\r\n");
}

soat_document_kind soat_document_kind_of(soat_span bytes) {
    char room[LOOK_BYTES + 1];
    const char *const text = look(bytes, room);
    if (text[0] == '<') {
        return kind_of_markup(text);
    }
    if (text[0] == '{' && holds(text, "\"soat-document\"")) {
        return SOAT_DOCUMENT_JSON;
    }
    return strncmp(text, "level\tpage_num\t", 15) == 0 ? SOAT_DOCUMENT_TSV : SOAT_DOCUMENT_TEXT;
}

soat_status soat__page_list_add(soat__page_list *list, soat_page *page, soat_error *error) {
    if (!soat__vector_reserve(&list->items, &list->capacity, list->count + 1,
                              sizeof *list->items)) {
        soat_page_free(page);
        return soat__fail_memory(error);
    }
    list->items[list->count++] = page;
    return SOAT_OK;
}

soat_status soat__page_list_close(soat__page_list *list, soat_page_builder **builder,
                                  soat_error *error) {
    soat_page *page = NULL;
    if (*builder == NULL) {
        return SOAT_OK;
    }
    soat_status status = soat__page_builder_finish(*builder, &page, error);
    if (status == SOAT_OK) {
        status = soat__page_list_add(list, page, error);
    }
    soat__page_builder_free(*builder);
    *builder = NULL;
    return status;
}

void soat__page_list_dispose(soat__page_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        soat_page_free(list->items[i]);
    }
    soat__free(list->items);
    *list = (soat__page_list){0};
}

uint32_t soat__page_list_next_number(const soat__page_list *list, int32_t said) {
    const uint32_t last = list->count == 0 ? 0 : list->items[list->count - 1]->number;
    return said > 0 && (uint32_t)said > last ? (uint32_t)said : last + 1;
}

soat_status soat_document_read(soat_document *out, soat_span bytes, soat_error *error) {
    *out = (soat_document){.kind = soat_document_kind_of(bytes)};
    if (bytes.size > SOAT_LIMIT_DOCUMENT_BYTES) {
        return soat__fail(error, SOAT_ERROR_LIMIT, 0, "a document over 512 MB is not read");
    }
    if (out->kind == SOAT_DOCUMENT_TEXT) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "plain text has no pages to be read");
    }
    if (out->kind == SOAT_DOCUMENT_OTHER_MARKUP) {
        return soat__fail(error, SOAT_ERROR_FORMAT, 0,
                          "this is XML or HTML, but neither hOCR nor ALTO");
    }
    if (kinds[out->kind].read == NULL) {
        return soat__fail(error, SOAT_ERROR_UNSUPPORTED, 0, "%s is not read by this build",
                          kinds[out->kind].name);
    }
    soat__page_list list = {0};
    const soat_status status = kinds[out->kind].read(bytes, &list, error);
    if (status != SOAT_OK) {
        soat__page_list_dispose(&list);
        return status;
    }
    out->pages = list.items;
    out->page_count = list.count;
    return SOAT_OK;
}

void soat_document_dispose(soat_document *document) {
    soat__page_list list = {.items = document->pages, .count = document->page_count};
    soat__page_list_dispose(&list);
    *document = (soat_document){0};
}

soat_status soat_document_text(soat_span bytes, bool as_read, soat_buffer *out, soat_error *error) {
    if (soat_document_kind_of(bytes) == SOAT_DOCUMENT_TEXT) {
        return soat_buffer_append(out, bytes, error);
    }
    const size_t start = out->size;
    soat_document document = {0};
    soat_status status = soat_document_read(&document, bytes, error);
    for (size_t i = 0; i < document.page_count && status == SOAT_OK; i++) {
        if (i > 0) {
            status = soat_buffer_append(out, soat_span_from_string("\f"), error);
        }
        if (status == SOAT_OK) {
            status = soat_page_text(document.pages[i], as_read, out, error);
        }
    }
    soat_document_dispose(&document);
    if (status != SOAT_OK) {
        out->size = start;
    }
    return status;
}
