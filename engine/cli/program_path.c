#include "program_path.h"

#include <unistd.h>

bool program_path(const char *relative, soat_buffer *out) {
    enum { PATH_SIZE = 4096 };
    char program[PATH_SIZE];
    const ssize_t size = readlink("/proc/self/exe", program, sizeof program);
    if (size <= 0 || (size_t)size == sizeof program) {
        return false;
    }
    const char *const slash = memrchr(program, '/', (size_t)size);
    if (slash == NULL) {
        return false;
    }
    soat_buffer_clear(out);
    return soat_buffer_append(out, soat_span_make(program, (size_t)(slash + 1 - program)), NULL) ==
               SOAT_OK &&
           soat_buffer_append(out, soat_span_from_string(relative), NULL) == SOAT_OK;
}
