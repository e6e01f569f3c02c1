/*
 * The review page: one file that needs no other. A page of the document is data at rest, its text
 * as JSON (html_page.h) and its picture in base64. The scripts stand before the pages and take each
 * as the browser comes to it, and bring it to life when it is scrolled to; so a document of 400
 * pages can be worked on as soon as one of 4.
 */
#include <string.h>

#include "output/format.h"
#include "output/html_page.h"
#include "output/json_value.h"
#include "output/print.h"
#include "output/web_file.h"
#include "soat/version.h"

static void print_file(soat_printer *to, const char *name) {
    soat__print_text(to, soat__web_file(name));
}

/* JSON inside an element of script: no `<`, so that nothing in it can end the element. */
static void print_inert(soat_printer *to, json_t *value) {
    soat_buffer json = SOAT_BUFFER_INIT;
    const soat_status status = soat__json_append(value, &json, to->error);
    if (to->status == SOAT_OK) {
        to->status = status;
    }
    for (size_t done = 0; done < json.size;) {
        const char *const start = json.data + done;
        const char *const sign = memchr(start, '<', json.size - done);
        const size_t plain = sign == NULL ? json.size - done : (size_t)(sign - start);
        soat__print_text(to, soat_span_make(start, plain));
        if (sign != NULL) {
            soat__print(to, "\\u003c");
        }
        done += plain + (sign != NULL);
    }
    soat_buffer_dispose(&json);
}

static void print_base64(soat_printer *to, soat_span bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    enum { LINE = 192 }; /* bytes; a line each keeps the file fit for diff and grep */
    char text[LINE / 3 * 4 + 1];
    for (size_t done = 0; done < bytes.size; done += LINE) {
        size_t size = 0;
        for (size_t i = done; i < bytes.size && i < done + LINE; i += 3) {
            const unsigned char *const at = (const unsigned char *)bytes.data + i;
            const size_t left = bytes.size - i;
            const unsigned long group = (unsigned long)at[0] << 16 |
                                        (left > 1 ? (unsigned long)at[1] << 8 : 0) |
                                        (left > 2 ? at[2] : 0);
            text[size++] = digits[group >> 18 & 63];
            text[size++] = digits[group >> 12 & 63];
            text[size++] = left > 1 ? digits[group >> 6 & 63] : '=';
            text[size++] = left > 2 ? digits[group & 63] : '=';
        }
        text[size++] = '\n';
        soat__print_text(to, soat_span_make(text, size));
    }
}

static void print_image(soat_printer *to, soat_span image) {
    if (image.size == 0) {
        return;
    }
    const bool png = memcmp(image.data, "\x89PNG", image.size < 4 ? image.size : 4) == 0;
    soat__print(to, "<script type=\"text/plain\" class=\"image\" data-type=\"image/%s\">\n",
                png ? "png" : "jpeg");
    print_base64(to, image);
    soat__print(to, "</script>\n");
}

static soat_status begin(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    soat_printer to = {.out = out, .error = error};
    const char *const source = writer->options.source;
    const soat_span name = soat_span_from_string(source == NULL ? "" : source);
    soat__print(&to, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
                     "<meta name=\"generator\" content=\"soat " SOAT_VERSION "\">\n<title>");
    soat__print_xml(&to, name);
    soat__print(&to, " \xE2\x80\x93 review</title>\n<style>\n");
    print_file(&to, "base.css");
    print_file(&to, "review.css");
    soat__print(&to, "</style></head><body>\n<script type=\"application/json\" id=\"document\">");
    print_inert(&to, json_pack("{s:o,s:s}", "source",
                               source == NULL ? json_null() : soat__json_string(name), "generator",
                               "soat " SOAT_VERSION));
    soat__print(&to, "</script>\n");
    print_file(&to, "review.html");
    soat__print(&to, "<script>\n");
    print_file(&to, "review_data.js");
    print_file(&to, "review_pages.js");
    print_file(&to, "review.js");
    soat__print(&to, "</script>\n");
    return to.status;
}

static soat_status print_page(const soat_writer *writer, uint32_t number, json_t *value,
                              soat_buffer *out, soat_error *error) {
    soat_printer to = {.out = out, .error = error};
    soat__print(&to,
                "<section class=\"page\" id=\"page-%u\"><h2>Page %u</h2>\n"
                "<script type=\"application/json\" class=\"page-data\">",
                number, number);
    print_inert(&to, value);
    soat__print(&to, "</script>\n");
    print_image(&to, writer->image);
    soat__print(&to, "</section>\n");
    return to.status;
}

static soat_status write_page(const soat_writer *writer, const soat_page *page, soat_buffer *out,
                              soat_error *error) {
    const soat_correction *const made = writer->options.as_read ? NULL : writer->correction;
    return print_page(writer, page->number, soat__html_page(page, made), out, error);
}

static soat_status write_failed_page(const soat_writer *writer, uint32_t number, const char *reason,
                                     soat_buffer *out, soat_error *error) {
    json_t *const value = json_pack("{s:I,s:o,s:[]}", "number", (json_int_t)number, "error",
                                    soat__json_string(soat_span_from_string(reason)), "blocks");
    return print_page(writer, number, value, out, error);
}

static soat_status end(const soat_writer *writer, soat_buffer *out, soat_error *error) {
    (void)writer;
    soat_printer to = {.out = out, .error = error};
    soat__print(&to, "</main></div>\n</body></html>\n");
    return to.status;
}

const soat_format soat__format_html = {
    .facts = {"html", "a page to review the changes: picture and text, accept and reject"},
    .begin = begin,
    .page = write_page,
    .failed_page = write_failed_page,
    .end = end,
};
