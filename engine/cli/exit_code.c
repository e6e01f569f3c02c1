#include "exit_code.h"

int exit_code_of(soat_status status) {
    switch (status) {
    case SOAT_OK:
        return EXIT_CODE_OK;
    case SOAT_ERROR_ARGUMENT:
        return EXIT_CODE_USAGE;
    case SOAT_ERROR_NOT_FOUND:
    case SOAT_ERROR_IO:
    case SOAT_ERROR_FORMAT:
    case SOAT_ERROR_VERSION:
    case SOAT_ERROR_ENCRYPTED:
    case SOAT_ERROR_LIMIT:
        return EXIT_CODE_SOME_FAILED;
    case SOAT_ERROR_UNSUPPORTED:
        return EXIT_CODE_NOT_BUILT;
    case SOAT_ERROR_MEMORY:
    case SOAT_ERROR_INTERNAL:
        break;
    }
    return EXIT_CODE_INTERNAL;
}
