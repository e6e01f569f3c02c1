/* hOCR, ALTO and TSV: valid whatever the page holds, and right where it matters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "doc/page_builder.h"
#include "random_page.h"
#include "soat/output.h"

static xmlRelaxNGPtr read_schema(const char *path) {
    xmlRelaxNGParserCtxtPtr const parser = xmlRelaxNGNewParserCtxt(path);
    assert_non_null(parser);
    xmlRelaxNGPtr const schema = xmlRelaxNGParse(parser);
    assert_non_null(schema);
    xmlRelaxNGFreeParserCtxt(parser);
    return schema;
}

static void assert_valid(soat_span document, xmlRelaxNGPtr schema) {
    xmlDocPtr const tree = xmlReadMemory(document.data, (int)document.size, "page.xml", NULL, 0);
    assert_non_null(tree);
    xmlRelaxNGValidCtxtPtr const validator = xmlRelaxNGNewValidCtxt(schema);
    assert_int_equal(xmlRelaxNGValidateDoc(validator, tree), 0);
    xmlRelaxNGFreeValidCtxt(validator);
    xmlFreeDoc(tree);
}

static void write_document(const char *format, const soat_page *page, const soat_correction *made,
                           bool as_read, soat_buffer *out) {
    const soat_writer_options options = {
        .as_read = as_read, .source = "a \"b\" & \x01\\.pdf", .page_count = 2};
    soat_writer *writer = NULL;
    soat_buffer_clear(out);
    assert_int_equal(soat_writer_new(&writer, format, &options, NULL), SOAT_OK);
    soat_writer_set_correction(writer, made);
    assert_int_equal(soat_writer_page(writer, page, out, NULL), SOAT_OK);
    assert_int_equal(
        soat_writer_failed_page(writer, page->number + 1, "no \xff \"luck\"", out, NULL), SOAT_OK);
    assert_int_equal(soat_writer_finish(writer, out, NULL), SOAT_OK);
    soat_writer_free(writer);
}

static void every_page_is_valid(void **state) {
    xmlRelaxNGPtr const hocr = read_schema(SOAT_SOURCE_DIR "/tests/schema/hocr.rng");
    xmlRelaxNGPtr const alto = read_schema(SOAT_SOURCE_DIR "/tests/schema/alto.rng");
    random_source source = {31};
    soat_buffer out = SOAT_BUFFER_INIT;
    for (uint32_t i = 1; i <= 100; i++) {
        soat_page *const page = random_page(&source, i);
        soat_buffer text = SOAT_BUFFER_INIT;
        random_correction made;
        assert_int_equal(soat_page_text(page, true, &text, NULL), SOAT_OK);
        random_correct(&source, &text, &made);
        random_change(&source, page);
        write_document("hocr", page, &made.made, i % 4 == 0, &out);
        assert_valid(soat_buffer_span(&out), hocr);
        write_document("alto", page, &made.made, i % 4 == 0, &out);
        assert_valid(soat_buffer_span(&out), alto);
        soat_buffer_dispose(&text);
        soat_page_free(page);
    }
    soat_buffer_dispose(&out);
    xmlRelaxNGFree(hocr);
    xmlRelaxNGFree(alto);
}

/* A table: 15 cells a row, whatever the words hold. */
static void every_row_has_all_cells(void **state) {
    random_source source = {32};
    soat_buffer out = SOAT_BUFFER_INIT;
    for (uint32_t i = 1; i <= 100; i++) {
        soat_page *const page = random_page(&source, i);
        random_change(&source, page);
        write_document("tsv", page, NULL, i % 4 == 0, &out);
        size_t tabs = 0;
        for (size_t at = 0; at < out.size; at++) {
            tabs += out.data[at] == '\t';
            if (out.data[at] == '\n') {
                assert_int_equal(tabs, 14);
                tabs = 0;
            }
        }
        assert_int_equal(out.data[out.size - 1], '\n');
        soat_page_free(page);
    }
    soat_buffer_dispose(&out);
}

/* "phó" corrected to "phố" and "A<B" left alone, on the page numbered 3. */
static soat_page *small_page(void) {
    soat_page_builder *const builder = soat__page_builder_new(3, 100, 200, 300);
    soat_page *page = NULL;
    soat__page_builder_block(builder, (soat_box){10, 20, 90, 40});
    soat__page_builder_line(builder, (soat_box){10, 20, 90, 40});
    soat__page_builder_word(builder, (soat_box){10, 20, 40, 40}, soat_span_from_string("phó"),
                            87.1F);
    soat__page_builder_word(builder, (soat_box){50, 20, 90, 38}, soat_span_from_string("A<B"),
                            91.25F);
    assert_int_equal(soat__page_builder_finish(builder, &page, NULL), SOAT_OK);
    soat__page_builder_free(builder);
    page->words[0].text = soat_span_from_string("phố");
    page->words[0].confidence = 0.998F;
    return page;
}

static void assert_holds(const char *format, const soat_page *page, const soat_correction *made,
                         bool as_read, const char *const *parts) {
    soat_buffer out = SOAT_BUFFER_INIT;
    write_document(format, page, made, as_read, &out);
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (strstr(out.data, parts[i]) == NULL) {
            fail_msg("%s lacks %s\n%s", format, parts[i], out.data);
        }
    }
    soat_buffer_dispose(&out);
}

static void words_stand_where_they_were_read(void **state) {
    static const char *const hocr[] = {
        "title=\"bbox 10 20 40 40; x_wconf 100\" data-read=\"phó\">phố</span> ",
        "title=\"bbox 50 20 90 38; x_wconf 91\">A&lt;B</span></span>",
        "id=\"page_3\" title=\"image &quot;a \\&quot;b\\&quot; &amp; \xEF\xBF\xBD\\\\.pdf&quot;; "
        "bbox 0 0 100 200; ppageno 2; scan_res 300 300\">",
        "bbox 0 0 0 0; ppageno 3\" data-error=\"no \xEF\xBF\xBD &quot;luck&quot;\"></div>",
        "<meta name=\"ocr-number-of-pages\" content=\"2\"/>",
        NULL};
    static const char *const alto[] = {
        "HPOS=\"10\" VPOS=\"20\" WIDTH=\"30\" HEIGHT=\"20\" CONTENT=\"phố\" WC=\"0.998\">"
        "<ALTERNATIVE PURPOSE=\"read\">phó</ALTERNATIVE>"
        "<ALTERNATIVE PURPOSE=\"alternative\">phò</ALTERNATIVE></String>",
        "<SP HPOS=\"40\" VPOS=\"20\" WIDTH=\"10\" HEIGHT=\"20\"/>",
        "CONTENT=\"A&lt;B\" WC=\"0.913\"><ALTERNATIVE PURPOSE=\"doubt\">A&lt;8</ALTERNATIVE>",
        "<Page ID=\"page_4\" PHYSICAL_IMG_NR=\"4\" QUALITY_DETAIL=\"no", NULL};
    static const char *const tsv[] = {
        "1\t3\t0\t0\t0\t0\t0\t0\t100\t200\t-1\t\t\t\t\n",
        "3\t3\t1\t1\t0\t0\t10\t20\t80\t20\t-1\t\t\t\t\n",
        "5\t3\t1\t1\t1\t1\t10\t20\t30\t20\t99.800\tphố\tphó\t87.100\t0.998\n",
        "5\t3\t1\t1\t1\t2\t50\t20\t40\t18\t91.250\tA<B\tA<B\t91.250\t\n",
        "1\t4\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t\t\t\t\n",
        NULL};
    const soat_alternative others[] = {{soat_span_from_string("phò"), 0.2},
                                       {soat_span_from_string("phó"), 0.1}};
    const soat_edit edit = {.start = 0,
                            .end = 4,
                            .before = soat_span_from_string("phó"),
                            .after = soat_span_from_string("phố"),
                            .reason = SOAT_REASON_TONE,
                            .confidence = 0.998,
                            .alternatives = others,
                            .alternative_count = 2};
    const soat_edit doubt = {.start = 7,
                             .end = 8,
                             .before = soat_span_from_string("B"),
                             .after = soat_span_from_string("8"),
                             .confidence = 0.3};
    const soat_correction made = {
        .edits = &edit, .edit_count = 1, .doubts = &doubt, .doubt_count = 1};
    soat_page *const page = small_page();
    assert_holds("hocr", page, &made, false, hocr);
    assert_holds("alto", page, &made, false, alto);
    assert_holds("tsv", page, &made, false, tsv);
    soat_page_free(page);
}

static void as_read_there_is_no_correction(void **state) {
    static const char *const hocr[] = {"title=\"bbox 10 20 40 40; x_wconf 87\">phó</span> ", NULL};
    static const char *const alto[] = {"CONTENT=\"phó\" WC=\"0.871\"/>",
                                       "<processingCategory>contentGeneration</", NULL};
    soat_page *const page = small_page();
    const soat_correction made = {0};
    assert_holds("hocr", page, &made, true, hocr);
    assert_holds("alto", page, &made, true, alto);
    soat_page_free(page);
}

static void unknown_confidences_are_left_out(void **state) {
    static const char *const hocr[] = {"title=\"bbox 50 20 90 38\">A&lt;B</span>", NULL};
    static const char *const alto[] = {"CONTENT=\"A&lt;B\"/>", NULL};
    static const char *const tsv[] = {"\t-1\tA<B\tA<B\t\t\n", NULL};
    static const char *const json[] = {"{\"text\":\"A<B\",\"box\":[50,20,90,38]}", NULL};
    soat_page *const page = small_page();
    page->words[1].read_confidence = -1;
    assert_holds("hocr", page, NULL, false, hocr);
    assert_holds("alto", page, NULL, false, alto);
    assert_holds("tsv", page, NULL, false, tsv);
    assert_holds("json", page, NULL, false, json);
    soat_page_free(page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_is_valid),
        cmocka_unit_test(every_row_has_all_cells),
        cmocka_unit_test(words_stand_where_they_were_read),
        cmocka_unit_test(as_read_there_is_no_correction),
        cmocka_unit_test(unknown_confidences_are_left_out),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlRelaxNGCleanupTypes();
    xmlCleanupParser();
    return failed;
}
