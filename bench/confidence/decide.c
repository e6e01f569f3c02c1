#include "decide.h"

#include <jansson.h>
#include <stdio.h>

#include <soat/page_record.h>
#include <soat/scan.h>

#include "correct/context.h"
#include "judged.h"

static gboolean fail(const char *subject, const char *what) {
    (void)fprintf(stderr, "confidence: %s: %s\n", subject, what);
    return FALSE;
}

static gboolean write_file(const char *path, const char *bytes, size_t size) {
    GError *error = NULL;
    const gboolean ok = g_file_set_contents(path, bytes, (gssize)size, &error);
    if (!ok) {
        (void)fail(path, error->message);
        g_error_free(error);
    }
    return ok;
}

/* ---- recognising -------------------------------------------------------------------------------- */

static gboolean recognise_page(soat_recognizer *recognizer, soat_page_source *source,
                               uint32_t number, const char *path) {
    soat_error error = {0};
    soat_image *image = NULL;
    soat_page *page = NULL;
    soat_buffer record = SOAT_BUFFER_INIT;
    soat_status status = soat_page_source_image(source, number, &image, &error);
    if (status == SOAT_OK) {
        status = soat_recognize(recognizer, image, &page, &error);
    }
    if (status == SOAT_OK) {
        status = soat_page_record_write(page, NULL, &record, &error);
    }
    const gboolean ok =
        status == SOAT_OK ? write_file(path, record.data, record.size) : fail(path, error.message);
    soat_buffer_dispose(&record);
    soat_page_free(page);
    soat_image_free(image);
    return ok;
}

gboolean decide_recognise(const char *input, const char *folder) {
    soat_error error = {0};
    soat_recognizer *recognizer = NULL;
    soat_page_source *source = NULL;
    soat_scan_silence();
    gboolean ok = (soat_recognizer_new(&recognizer, NULL, &error) == SOAT_OK &&
                   soat_page_source_open(&source, input, NULL, &error) == SOAT_OK) ||
                  fail(input, error.message);
    char *const name = g_path_get_basename(input);
    char *const dot = strrchr(name, '.');
    const int stem = dot == NULL ? (int)strlen(name) : (int)(dot - name);
    for (uint32_t number = 1; ok && number <= soat_page_source_count(source); number++) {
        char *const path = g_strdup_printf("%s/%.*s-%u.record", folder, stem, name, number);
        ok = recognise_page(recognizer, source, number, path);
        g_free(path);
    }
    g_free(name);
    soat_page_source_free(source);
    soat_recognizer_free(recognizer);
    return ok;
}

/* ---- deciding ----------------------------------------------------------------------------------- */

static json_t *list_of(const soat_edit_list *list) {
    json_t *const made = json_array();
    for (size_t i = 0; i < list->count; i++) {
        const soat_edit *const edit = &list->items[i];
        const soat_judgement *const judgement = &list->judgements[i];
        json_array_append_new(
            made,
            json_pack("{s:I, s:I, s:s%, s:s%, s:s, s:f}", "start", (json_int_t)edit->start, "end",
                      (json_int_t)edit->end, "before",
                      edit->before.size == 0 ? "" : edit->before.data, edit->before.size, "after",
                      edit->after.size == 0 ? "" : edit->after.data, edit->after.size, "reason",
                      judged_kind_name(judgement->kind), "confidence", judgement->posterior));
    }
    return made;
}

static gboolean write_decisions(const soat_context *context, soat_span text, const char *base) {
    json_t *const made = json_pack("{s:o, s:o}", "edits", list_of(&context->edits), "doubts",
                                   list_of(&context->doubts));
    char *const written = made == NULL ? NULL : json_dumps(made, JSON_COMPACT);
    char *const text_path = g_strconcat(base, ".txt", NULL);
    char *const json_path = g_strconcat(base, ".json", NULL);
    const gboolean ok = written != NULL && write_file(text_path, text.data, text.size) &&
                        write_file(json_path, written, strlen(written));
    g_free(text_path);
    g_free(json_path);
    free(written);
    json_decref(made);
    return ok;
}

static gboolean decide_record(soat_context *context, soat_span bytes, gboolean as_text,
                              const char *path, const char *base) {
    soat_page_record record = {0};
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_error error = {0};
    soat_correction made;
    size_t used = 0;
    soat_status status = soat_page_record_read(&record, &used, bytes, &error);
    if (status == SOAT_OK) {
        status = soat_page_text(record.page, true, &text, &error);
    }
    if (status == SOAT_OK) {
        status = as_text ? soat_correct(context, soat_buffer_span(&text), &made, &error)
                         : soat_correct_page(context, record.page, &made, &error);
    }
    const gboolean ok = status == SOAT_OK ? write_decisions(context, soat_buffer_span(&text), base)
                                          : fail(path, error.message);
    soat_buffer_dispose(&text);
    soat_page_record_dispose(&record);
    return ok;
}

gboolean decide_file(soat_context *context, const char *path, gboolean as_text, const char *base) {
    char *bytes = NULL;
    gsize size = 0;
    GError *problem = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &problem)) {
        (void)fail(path, problem->message);
        g_error_free(problem);
        return FALSE;
    }
    const soat_span span = soat_span_make(bytes, size);
    soat_error error = {0};
    soat_correction made;
    gboolean ok;
    if (g_str_has_suffix(path, ".record")) {
        ok = decide_record(context, span, as_text, path, base);
    } else {
        ok = soat_correct(context, span, &made, &error) == SOAT_OK
                 ? write_decisions(context, span, base)
                 : fail(path, error.message);
    }
    g_free(bytes);
    return ok;
}
