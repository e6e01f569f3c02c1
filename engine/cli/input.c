#include "input.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "message.h"

soat_status input_read(const char *path, size_t limit, soat_buffer *out, soat_error *error) {
    if (strcmp(path, "-") == 0) {
        return soat_file_read_open(0, "standard input", limit, out, error);
    }
    return soat_file_read(path, limit, out, error);
}

bool output_finish(void) {
    const bool failed_before = ferror(stdout) != 0;
    const int earlier = errno;
    errno = 0;
    const bool closed = fclose(stdout) == 0;
    if (!failed_before && closed) {
        return true;
    }
    const int number = errno != 0 ? errno : earlier;
    if (number == EPIPE) {
        return true;
    }
    message("cannot write to standard output: %s", strerror(number));
    return false;
}
