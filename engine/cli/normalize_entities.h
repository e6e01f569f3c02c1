/* soat normalize --entities: what texts mention, as JSON; engine/docs/json.md. */
#ifndef SOAT_CLI_NORMALIZE_ENTITIES_H
#define SOAT_CLI_NORMALIZE_ENTITIES_H

#include "options.h"

/* One JSON object an input, each on a line. Returns the exit code. */
int normalize_entities(const option_list *inputs);

#endif
