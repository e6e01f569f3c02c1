#include "normalize_json.h"

#include <jansson.h>
#include <stdio.h>

#include "json_text.h"

static bool write_value(json_t *value) {
    const bool good =
        value != NULL && json_dumpf(value, stdout, JSON_COMPACT | JSON_ENCODE_ANY) == 0;
    json_decref(value);
    return good;
}

bool normalize_json_begin(const char *input) {
    fputs("{\"format\":\"soat-normalization\",\"version\":1,\"input\":", stdout);
    const bool good = write_value(json_text(soat_span_from_string(input)));
    return fputs(",\"edits\":[", stdout) >= 0 && good;
}

bool normalize_json_edit(const soat_normal_edit *edit, size_t offset, bool first) {
    if (!first) {
        fputc(',', stdout);
    }
    return write_value(json_pack("{s:s, s:I, s:I, s:o, s:o}", "pass", edit->pass, "start",
                                 (json_int_t)(offset + edit->start), "end",
                                 (json_int_t)(offset + edit->end), "before",
                                 json_text(edit->before), "after", json_text(edit->after)));
}

bool normalize_json_end(size_t bytes, size_t edit_count, bool whole) {
    printf("],\"counts\":{\"bytes\":%zu,\"edits\":%zu},\"whole\":%s}\n", bytes, edit_count,
           whole ? "true" : "false");
    return ferror(stdout) == 0;
}
