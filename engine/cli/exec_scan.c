#include "exec_scan.h"

#include "exit_code.h"
#include "message.h"

#ifdef SOAT_WITH_OCR

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "program_path.h"

/* Beside this one in a build, in a folder of its own once installed. */
static const char *const places[] = {"soat-scan", SOAT_SCAN_FROM_PROGRAM};

/* Returns only on failure; the errno is then that of the last place. */
static void exec_from(char **line) {
    soat_buffer path = SOAT_BUFFER_INIT;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (program_path(places[i], &path)) {
            execv(path.data, line);
        }
    }
    soat_buffer_dispose(&path);
}

int exec_scan(int argument_count, char **arguments) {
    char name[] = "soat";
    char command[] = "scan";
    char **const line = calloc((size_t)argument_count + 3, sizeof *line);
    if (line == NULL) {
        message("out of memory");
        return EXIT_CODE_INTERNAL;
    }
    line[0] = name;
    line[1] = command;
    memcpy(line + 2, arguments, (size_t)argument_count * sizeof *line);
    exec_from(line);
    message(
        "soat-scan, which reads images and PDFs, cannot be run: %s; it is installed together with "
        "soat, at %s from there",
        strerror(errno), SOAT_SCAN_FROM_PROGRAM);
    free(line);
    return EXIT_CODE_NOT_BUILT;
}

#else

int exec_scan(int argument_count, char **arguments) {
    (void)argument_count;
    (void)arguments;
    message("this build cannot read images or PDFs (it was built with SOAT_WITH_OCR=OFF)");
    return EXIT_CODE_NOT_BUILT;
}

#endif
