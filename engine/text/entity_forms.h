/*
 * One recogniser a form of entity: true when the whole stretch has that form. What each takes is
 * shown at its name in text/entity.h.
 */
#ifndef SOAT_TEXT_ENTITY_FORMS_H
#define SOAT_TEXT_ENTITY_FORMS_H

#include "text/cursor.h"

/* entity_address.c */
bool soat__is_email(soat_cursor text);
bool soat__is_url(soat_cursor text);

/* entity_number.c */
bool soat__is_date(soat_cursor text);
bool soat__is_time(soat_cursor text);
bool soat__is_percent(soat_cursor text);
bool soat__is_number(soat_cursor text);

/* entity_code.c */
bool soat__is_plate(soat_cursor text);
bool soat__is_code(soat_cursor text);
bool soat__is_roman(soat_cursor text);
bool soat__is_section(soat_cursor text);
bool soat__is_list_mark(soat_cursor text);

/* Takes a Roman numeral in its usual form; its value, or 0. */
unsigned soat__take_roman(soat_cursor *text);

#endif
