/*
 * The version of the library: of the headers compiled against, and of the library at run time.
 *
 * Semantic versioning. Before 1.0 a minor version may change the interface; then SOVERSION moves.
 * The format of models has a version of its own, kept in the model container.
 */
#ifndef SOAT_VERSION_H
#define SOAT_VERSION_H

#include "soat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The build reads the version from here; tests compare the parts with the whole. */
#define SOAT_VERSION "0.1.0"
#define SOAT_VERSION_MAJOR 0
#define SOAT_VERSION_MINOR 1
#define SOAT_VERSION_PATCH 0

/* SOAT_VERSION as it was when the library was built. Static storage; never NULL. */
SOAT_API const char *soat_version(void);

#ifdef __cplusplus
}
#endif
#endif
