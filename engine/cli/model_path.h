/*
 * Where the model is, in this order: the option --model; the variable SOAT_MODEL; the data folder
 * beside the program, as installed; the data folder of the prefix it was configured for; the tree
 * it was built from.
 */
#ifndef SOAT_CLI_MODEL_PATH_H
#define SOAT_CLI_MODEL_PATH_H

#include <stdbool.h>

#include <soat/buffer.h>

/*
 * True: *out holds the path of the model to open. What --model (`asked`, or NULL) or SOAT_MODEL
 * names is taken as it is, there or not. False: no model was found, and *out holds the places that
 * were looked at, apart by ", " (empty when memory is out). *out is the caller's, empty before.
 */
bool model_path_find(const char *asked, soat_buffer *out);

#endif
