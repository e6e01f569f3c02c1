#include "charset_turn.h"

#include <stdio.h>
#include <string.h>

#include "message.h"

static bool find(const char *name, const soat_charset **out) {
    *out = soat_charset_find(soat_span_from_string(name));
    if (*out == NULL) {
        message("there is no charset '%s'; 'soat normalize --list' shows them", name);
    }
    return *out != NULL;
}

bool charset_turn_init(charset_turn *self, const char *from, const char *to) {
    *self = (charset_turn){.automatic = from != NULL && strcmp(from, "auto") == 0};
    return (from == NULL || self->automatic || find(from, &self->from)) &&
           (to == NULL || find(to, &self->to));
}

void charset_turn_dispose(charset_turn *self) {
    soat_buffer_dispose(&self->in);
    soat_buffer_dispose(&self->out);
}

void charset_turn_begin(charset_turn *self) {
    self->from = self->automatic ? NULL : self->from;
    self->untold = false;
    self->taken = self->lost_in = self->first_in = self->lost_out = 0;
    self->guess = (soat_charset_guess){0};
}

/* Twins and VIQR stand in UTF-8, where the pass `charset` sees to them line by line. */
static bool is_of_bytes(const soat_charset *charset) {
    const char *const name = soat_charset_name(charset);
    return strchr(name, '/') == NULL && strcmp(name, "viqr") != 0 && strcmp(name, "utf-8") != 0;
}

static soat_status tell_charset(charset_turn *self, soat_span text, soat_error *error) {
    const soat_status status = soat_charset_detect(text, &self->guess, error);
    if (status == SOAT_OK) {
        self->untold = self->guess.charset == NULL;
        self->from = !self->untold && is_of_bytes(self->guess.charset) ? self->guess.charset : NULL;
    }
    return status;
}

soat_status charset_turn_in(charset_turn *self, soat_span *text, soat_error *error) {
    soat_charset_report report = {0};
    soat_status status = SOAT_OK;
    const size_t offset = self->taken;
    self->taken += text->size;
    if (self->automatic && offset == 0) {
        status = tell_charset(self, *text, error);
    }
    if (status != SOAT_OK || self->from == NULL) {
        return status;
    }
    soat_buffer_clear(&self->in);
    status = soat_charset_decode(self->from, *text, &self->in, &report, error);
    if (self->lost_in == 0) {
        self->first_in = offset + report.first_lost;
    }
    self->lost_in += report.lost;
    *text = soat_buffer_span(&self->in);
    return status;
}

soat_status charset_turn_out(charset_turn *self, soat_span *text, soat_error *error) {
    soat_charset_report report = {0};
    if (self->to == NULL) {
        return SOAT_OK;
    }
    soat_buffer_clear(&self->out);
    const soat_status status = soat_charset_encode(self->to, *text, &self->out, &report, error);
    self->lost_out += report.lost;
    *text = soat_buffer_span(&self->out);
    return status;
}

bool charset_turn_changes(const charset_turn *self) {
    return self->from != NULL || self->to != NULL;
}

void charset_turn_tell(const charset_turn *self, const char *input) {
    if (self->untold) {
        message("%s: no charset makes this Vietnamese; its bytes stay as they are", input);
    } else if (self->automatic && self->guess.charset != NULL) {
        message("%s: read as %s, confidence %.2f", input, soat_charset_name(self->guess.charset),
                self->guess.confidence);
    }
    if (self->lost_in > 0) {
        message("%s: %zu characters mean nothing in %s, the first at byte %zu", input,
                self->lost_in, soat_charset_name(self->from), self->first_in);
    }
    if (self->lost_out > 0) {
        message("%s: %zu characters have no place in %s and became what is nearest, or ?", input,
                self->lost_out, soat_charset_name(self->to));
    }
}

void charset_turn_print_list(void) {
    puts("\ncharsets, for --from and --to:");
    for (size_t i = 0; i < soat_charset_count(); i++) {
        const soat_charset *const charset = soat_charset_at(i);
        printf("  %-17s %s\n", soat_charset_name(charset), soat_charset_description(charset));
    }
}
