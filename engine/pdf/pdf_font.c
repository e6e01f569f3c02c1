#include "pdf/pdf_font.h"

#include <stdio.h>

#include "base/error.h"

static qpdf_oh number_of(soat_pdf_document *document, qpdf_oh object, int *number) {
    const qpdf_oh indirect = qpdf_make_indirect_object(document->qpdf, object);
    *number = qpdf_oh_get_object_id(document->qpdf, indirect);
    return indirect;
}

static qpdf_oh object_of(soat_pdf_document *document, int number) {
    return qpdf_get_object_by_id(document->qpdf, number, 0);
}

static soat_status make_program(soat_pdf_document *document, qpdf_oh *out, soat_error *error) {
    soat_syntax_writer program = SOAT_SYNTAX_WRITER_INIT;
    soat_status status = soat__layer_font_program(&program.bytes, error);
    if (status == SOAT_OK) {
        *out = soat__pdf_stream_new(document);
        qpdf_oh_replace_key(document->qpdf, qpdf_oh_get_dict(document->qpdf, *out), "/Length1",
                            qpdf_oh_new_integer(document->qpdf, (long long)program.bytes.size));
        status = soat__pdf_stream_fill(document, *out, &program, error);
    }
    soat_buffer_dispose(&program.bytes);
    return status;
}

static qpdf_oh make_descriptor(soat_pdf_document *document, qpdf_oh program) {
    char text[320];
    snprintf(text, sizeof text,
             "<< /Type /FontDescriptor /FontName /" SOAT_LAYER_FONT_NAME
             " /Flags 4 /FontBBox [0 %d 1000 %d] /ItalicAngle 0 /Ascent %d /Descent %d"
             " /CapHeight 670 /StemV 80 >>",
             SOAT_LAYER_FONT_DESCENT, SOAT_LAYER_FONT_ASCENT, SOAT_LAYER_FONT_ASCENT,
             SOAT_LAYER_FONT_DESCENT);
    const qpdf_oh descriptor = qpdf_oh_parse(document->qpdf, text);
    qpdf_oh_replace_key(document->qpdf, descriptor, "/FontFile2", program);
    return qpdf_make_indirect_object(document->qpdf, descriptor);
}

soat_status soat__pdf_font_make(soat_pdf_document *document, soat_pdf_font *out,
                                soat_error *error) {
    const qpdf_data qpdf = document->qpdf;
    qpdf_oh program = 0;
    const soat_status status = make_program(document, &program, error);
    if (status != SOAT_OK) {
        return status;
    }
    soat_pdf_font made = {0};
    const qpdf_oh descendant = qpdf_oh_parse(
        qpdf, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" SOAT_LAYER_FONT_NAME
              " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
    const qpdf_oh font =
        qpdf_oh_parse(qpdf, "<< /Type /Font /Subtype /Type0 /BaseFont /" SOAT_LAYER_FONT_NAME
                            " /Encoding /Identity-H >>");
    const qpdf_oh glyphs = number_of(document, soat__pdf_stream_new(document), &made.glyphs);
    const qpdf_oh meaning = number_of(document, soat__pdf_stream_new(document), &made.to_unicode);
    qpdf_oh_replace_key(qpdf, descendant, "/FontDescriptor", make_descriptor(document, program));
    qpdf_oh_replace_key(qpdf, descendant, "/CIDToGIDMap", glyphs);
    const qpdf_oh descendants = qpdf_oh_new_array(qpdf);
    qpdf_oh_append_item(qpdf, descendants, number_of(document, descendant, &made.descendant));
    qpdf_oh_replace_key(qpdf, font, "/DescendantFonts", descendants);
    qpdf_oh_replace_key(qpdf, font, "/ToUnicode", meaning);
    number_of(document, font, &made.font);
    *out = made;
    return soat__pdf_document_status(document, "change", error);
}

static soat_status fill(soat_pdf_document *document, int number, const soat_layer_font *used,
                        void (*put)(const soat_layer_font *used, soat_syntax_writer *out),
                        soat_error *error) {
    soat_syntax_writer content = SOAT_SYNTAX_WRITER_INIT;
    put(used, &content);
    const soat_status status =
        soat__pdf_stream_fill(document, object_of(document, number), &content, error);
    soat_buffer_dispose(&content.bytes);
    return status;
}

static soat_status fill_widths(soat_pdf_document *document, int number, const soat_layer_font *used,
                               soat_error *error) {
    const qpdf_data qpdf = document->qpdf;
    soat_syntax_writer widths = SOAT_SYNTAX_WRITER_INIT;
    soat__layer_font_widths(used, &widths);
    soat_status status = soat__put_status(&widths, error);
    if (status == SOAT_OK) {
        const qpdf_oh descendant = object_of(document, number);
        qpdf_oh_replace_key(qpdf, descendant, "/W", qpdf_oh_parse(qpdf, widths.bytes.data));
        qpdf_oh_replace_key(qpdf, descendant, "/DW",
                            qpdf_oh_new_integer(qpdf, SOAT_LAYER_FONT_DEFAULT));
        status = soat__pdf_document_status(document, "change", error);
    }
    soat_buffer_dispose(&widths.bytes);
    return status;
}

soat_status soat__pdf_font_finish(soat_pdf_document *document, const soat_pdf_font *made,
                                  const soat_layer_font *used, soat_error *error) {
    soat_status status = fill(document, made->to_unicode, used, soat__layer_font_to_unicode, error);
    if (status == SOAT_OK) {
        status = fill(document, made->glyphs, used, soat__layer_font_glyphs, error);
    }
    return status == SOAT_OK ? fill_widths(document, made->descendant, used, error) : status;
}

/* The dictionary under `key`, made when it is missing or no dictionary. */
static qpdf_oh child_of(qpdf_data qpdf, qpdf_oh parent, const char *key, qpdf_oh found) {
    if (qpdf_oh_is_dictionary(qpdf, found)) {
        return found;
    }
    const qpdf_oh made = qpdf_oh_new_dictionary(qpdf);
    qpdf_oh_replace_key(qpdf, parent, key, made);
    return made;
}

soat_status soat__pdf_font_enter(soat_pdf_document *document, const soat_pdf_font *made,
                                 qpdf_oh page, char key[SOAT_FONT_KEY_SIZE], soat_error *error) {
    enum { NAMES_MAX = 10000 };
    const qpdf_data qpdf = document->qpdf;
    const qpdf_oh resources =
        child_of(qpdf, page, "/Resources", soat__pdf_page_attribute(document, page, "/Resources"));
    const qpdf_oh fonts =
        child_of(qpdf, resources, "/Font", qpdf_oh_get_key(qpdf, resources, "/Font"));
    char name[SOAT_FONT_KEY_SIZE] = "/Soat";
    for (int i = 1; i < NAMES_MAX; i++) {
        const qpdf_oh other = qpdf_oh_get_key(qpdf, fonts, name);
        if (qpdf_oh_is_null(qpdf, other) || qpdf_oh_get_object_id(qpdf, other) == made->font) {
            break;
        }
        snprintf(name, sizeof name, "/Soat%d", i);
    }
    qpdf_oh_replace_key(qpdf, fonts, name, object_of(document, made->font));
    memcpy(key, name + 1, sizeof name - 1);
    return soat__pdf_document_status(document, "change", error);
}
