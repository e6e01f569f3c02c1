#include "output/json_value.h"

#include <math.h>

#include "base/error.h"

json_t *soat__json_string(soat_span text) {
    /* A recogniser gives valid UTF-8; were it not, an empty string beats no page at all. */
    json_t *const value = json_stringn(text.data == NULL ? "" : text.data, text.size);
    return value != NULL ? value : json_string("");
}

json_t *soat__json_box(soat_box box) {
    return json_pack("[i,i,i,i]", box.left, box.top, box.right, box.bottom);
}

json_t *soat__json_rounded(double value) {
    return json_real(round(value * 1000) / 1000);
}

typedef struct sink {
    soat_buffer *out;
    soat_error *error;
    soat_status status;
} sink;

/* Jansson calls on after some failures, and may then report none: the first one is kept. */
static int pour(const char *bytes, size_t size, void *context) {
    sink *const self = context;
    if (self->status == SOAT_OK) {
        self->status = soat_buffer_append(self->out, soat_span_make(bytes, size), self->error);
    }
    return self->status == SOAT_OK ? 0 : -1;
}

soat_status soat__json_append(json_t *value, soat_buffer *out, soat_error *error) {
    if (value == NULL) {
        return soat__fail_memory(error);
    }
    sink to = {.out = out, .error = error, .status = SOAT_OK};
    const int failed = json_dump_callback(value, pour, &to,
                                          JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
    json_decref(value);
    return failed && to.status == SOAT_OK ? soat__fail_memory(error) : to.status;
}
