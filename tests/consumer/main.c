/* The smallest C99 program on the installed library. Arguments: the version to expect, the model. */
#include <stdio.h>
#include <string.h>

#include <soat/soat.h>

int main(int argc, char **argv) {
    soat_buffer text = SOAT_BUFFER_INIT;
    soat_error error = {SOAT_OK, 0, ""};
    int wrong = 0;
    if (argc < 3) {
        return 2;
    }
    wrong |= strcmp(soat_version(), argv[1]) != 0 || strcmp(SOAT_VERSION, argv[1]) != 0;
    wrong |= soat_buffer_append(&text, soat_span_from_string("Hà Nội"), &error) != SOAT_OK;
    wrong |= strcmp(text.data, "Hà Nội") != 0;
    soat_buffer_dispose(&text);
    if (wrong) {
        fprintf(stderr, "library %s, headers %s: %s\n", soat_version(), SOAT_VERSION,
                error.message);
    }
    return wrong;
}
