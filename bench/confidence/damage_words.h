/* Text as the engine of a confusion profile would have read it. */
#ifndef CONFIDENCE_DAMAGE_WORDS_H
#define CONFIDENCE_DAMAGE_WORDS_H

#include <glib.h>

/*
 * A copy of `text` in which words have one stretch read as a rule of the profile has it: the rules
 * `READ TRUE COST` of `profile` (a file's text), each with probability `rate` times exp(-COST/1000)
 * in a word that holds TRUE. The same seed gives the same text. Free it with g_free.
 */
char *damage_words(const char *text, const char *profile, double rate, guint32 seed);

#endif
