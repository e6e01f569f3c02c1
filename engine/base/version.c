#include "soat/version.h"

const char *soat_version(void) {
    return SOAT_VERSION;
}
