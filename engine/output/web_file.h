/*
 * Style and script of the HTML that Soát writes: the files of output/web, compiled in as bytes (see
 * engine/CMakeLists.txt), so that what is written is one file that needs no other.
 */
#ifndef SOAT_OUTPUT_WEB_FILE_H
#define SOAT_OUTPUT_WEB_FILE_H

#include "soat/span.h"

/* "base.css", "sort.js", ...; static storage, empty when there is no such file. */
soat_span soat__web_file(const char *name);

#endif
