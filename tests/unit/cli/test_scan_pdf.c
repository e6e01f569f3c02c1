/*
 * A PDF of many pages in which the library refuses some: what that costs. The library is played by
 * this file, for no real PDF makes it refuse on demand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../../engine/cli/scan_pdf.c"

enum { PAGES = 4 };

static struct {
    const char *treatments;             /* of page 1, 2, … */
    soat_status refusals[PAGES];        /* of laying page 1, 2, …, or of drawing it */
    bool of_drawing;                    /* drawing is refused, not laying */
    char laid[PAGES + 1];               /* treatments of the pages that were laid */
    char notes[PAGES + 1];              /* numbers of the pages noted */
    char note[SOAT_ERROR_MESSAGE_SIZE]; /* the last */
    uint32_t next;
    bool finished;
    soat_page page;
} played;

static soat_status refuse(bool drawing, soat_error *error) {
    const soat_status status =
        drawing == played.of_drawing ? played.refusals[played.next - 1] : SOAT_OK;
    if (status != SOAT_OK) {
        snprintf(error->message, sizeof error->message, "refused");
    }
    return status;
}

static soat_status lay_as(char treatment, soat_error *error) {
    const soat_status status = refuse(false, error);
    if (status == SOAT_OK) {
        played.laid[strlen(played.laid)] = treatment;
    }
    return status;
}

soat_status soat_batch_pages_next(soat_batch_pages *pages, soat_batch_page *page, bool *more,
                                  soat_error *error) {
    *more = played.next < strlen(played.treatments);
    played.next += *more;
    *page = (soat_batch_page){.number = played.next};
    return SOAT_OK;
}

void soat_batch_pages_note(soat_batch_pages *pages, uint32_t number, const char *text) {
    played.notes[strlen(played.notes)] = (char)('0' + number);
    snprintf(played.note, sizeof played.note, "%s", text);
}

soat_status scan_page_read(scan_page *out, soat_span bytes, soat_error *error) {
    out->treatment = (scan_treatment)played.treatments[played.next - 1];
    out->record.page = &played.page;
    return SOAT_OK;
}

void soat_page_record_dispose(soat_page_record *record) {
}

soat_status soat_page_source_open(soat_page_source **out, const char *path,
                                  const soat_source_options *options, soat_error *error) {
    return SOAT_OK;
}

soat_status soat_page_source_image(soat_page_source *source, uint32_t number, soat_image **out,
                                   soat_error *error) {
    return refuse(true, error);
}

void soat_page_source_free(soat_page_source *source) {
}

void soat_image_free(soat_image *image) {
}

soat_status soat_text_layer_open(soat_text_layer **out, const char *input, const char *output,
                                 const soat_source_options *options, soat_error *error) {
    return SOAT_OK;
}

soat_text_layer_info soat_text_layer_describe(const soat_text_layer *layer) {
    return (soat_text_layer_info){0};
}

soat_status soat_text_layer_page(soat_text_layer *layer, const soat_page *page,
                                 soat_layer_mode mode, soat_error *error) {
    return lay_as('t', error);
}

soat_status soat_text_layer_raster_page(soat_text_layer *layer, const soat_page *page,
                                        const soat_image *image, soat_error *error) {
    return lay_as('p', error);
}

soat_status soat_text_layer_finish(soat_text_layer *layer, soat_error *error) {
    played.finished = true;
    return SOAT_OK;
}

void soat_text_layer_free(soat_text_layer *layer) {
}

static soat_status write_with(const char *treatments, bool of_drawing, soat_status second) {
    const soat_batch_document document = {.path = "in.pdf"};
    soat_error error = {0};
    memset(&played, 0, sizeof played);
    played.treatments = treatments;
    played.of_drawing = of_drawing;
    played.refusals[1] = second;
    return scan_pdf_write(NULL, &document, NULL, "out.pdf", &error);
}

static void each_page_is_treated_as_was_decided(void **state) {
    assert_int_equal(write_with("tplt", false, SOAT_OK), SOAT_OK);
    assert_string_equal(played.laid, "tpt");
    assert_string_equal(played.notes, "");
    assert_true(played.finished);
}

static void a_page_that_takes_no_layer_goes_without(void **state) {
    static const soat_status refusals[] = {SOAT_ERROR_FORMAT, SOAT_ERROR_LIMIT,
                                           SOAT_ERROR_UNSUPPORTED};
    static const char *const treatments[] = {"tttt", "pppp"};
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        for (size_t t = 0; t < 2; t++) {
            assert_int_equal(write_with(treatments[t], false, refusals[i]), SOAT_OK);
            assert_int_equal(strlen(played.laid), 3);
            assert_string_equal(played.notes, "2");
            assert_string_equal(played.note, "no text layer in the PDF: refused");
            assert_true(played.finished);
        }
    }
}

static void a_page_that_cannot_be_drawn_goes_without_too(void **state) {
    assert_int_equal(write_with("tppt", true, SOAT_ERROR_LIMIT), SOAT_OK);
    assert_string_equal(played.laid, "tpt");
    assert_string_equal(played.notes, "2");
    assert_true(played.finished);
}

static void a_full_disk_and_lack_of_memory_end_the_document(void **state) {
    static const soat_status ends[] = {SOAT_ERROR_IO, SOAT_ERROR_MEMORY};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(write_with("pppp", false, ends[i]), ends[i]);
        assert_int_equal(write_with("pppp", true, ends[i]), ends[i]);
        assert_false(played.finished);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_page_is_treated_as_was_decided),
        cmocka_unit_test(a_page_that_takes_no_layer_goes_without),
        cmocka_unit_test(a_page_that_cannot_be_drawn_goes_without_too),
        cmocka_unit_test(a_full_disk_and_lack_of_memory_end_the_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
