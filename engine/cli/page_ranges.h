/* Page numbers as people write them: 1,3-5,9- */
#ifndef SOAT_CLI_PAGE_RANGES_H
#define SOAT_CLI_PAGE_RANGES_H

#include <stdbool.h>
#include <stdint.h>

/* False, after a complaint, when `text` is no list of pages and ranges. NULL is every page. */
bool page_ranges_check(const char *text);

/* Whether page `number` is in the list, which was checked. */
bool page_ranges_hold(const char *text, uint32_t number);

#endif
