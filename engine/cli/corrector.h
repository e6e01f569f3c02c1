/*
 * The model and the corrector, opened as the command line says. The options are the same rows in
 * every command that corrects: put CORRECTOR_ROWS(settings, field) into its table, where `field` is
 * the corrector_choice in its settings.
 */
#ifndef SOAT_CLI_CORRECTOR_H
#define SOAT_CLI_CORRECTOR_H

#include <stdbool.h>
#include <stddef.h>

#include <soat/correct.h>

#include "options.h"

typedef struct corrector_choice {
    const char *model, *profile; /* NULL: found, and the default */
    double min_confidence;
    size_t beam;
    option_list dictionaries, word_lists;
    bool no_adapt;
} corrector_choice;

/* clang-format off */
#define CORRECTOR_ROWS(settings, field)                                                            \
    {'c', "min-confidence", "P",                                                                   \
     "Change only what is at least this sure, from 0 to 1; 0.35 unless told otherwise, and no "     \
     "change is surer than 0.99. What is less sure is reported as a doubt.",                      \
     OPTION_RATIO, offsetof(settings, field.min_confidence)},                                      \
    {0, "profile", "NAME",                                                                         \
     "What the recogniser confuses: generic, tesseract, legacy, typing, all (default), or a file " \
     "made by 'soat learn' (a name with a dot or a slash).",                                       \
     OPTION_TEXT, offsetof(settings, field.profile)},                                              \
    {'d', "dict", "BASE",                                                                          \
     "A Hunspell dictionary, BASE.aff and BASE.dic: its words are left alone and are candidates. " \
     "May be repeated.",                                                                           \
     OPTION_LIST, offsetof(settings, field.dictionaries)},                                         \
    {'w', "words", "FILE", "The same for a list, one word or phrase a line. May be repeated.",     \
     OPTION_LIST, offsetof(settings, field.word_lists)},                                           \
    {0, "beam", "N",                                                                               \
     "How many readings of a line are followed at once, 1 to 1000; 12 unless told otherwise. "     \
     "Fewer are faster and miss more.",                                                            \
     OPTION_NUMBER, offsetof(settings, field.beam)},                                               \
    {0, "no-adapt", NULL, "Do not learn from the document how noisy it is.", OPTION_FLAG,          \
     offsetof(settings, field.no_adapt)},                                                          \
    {'m', "model", "FILE",                                                                         \
     "The model to use; else the one that SOAT_MODEL names, else the installed one.", OPTION_TEXT, \
     offsetof(settings, field.model)}
/* clang-format on */

void corrector_choice_init(corrector_choice *choice);
void corrector_choice_dispose(corrector_choice *choice);

typedef struct corrector {
    soat_model *model;
    soat_context *context;
} corrector;

/* The options that the choice stands for; borrowed from it. */
soat_correct_options corrector_options(const corrector_choice *choice);

/* OPTIONS_GO_ON, or an exit code after a complaint. *out is to be closed either way. */
int corrector_open(corrector *out, const corrector_choice *choice);
void corrector_close(corrector *self);

/* The model alone: OPTIONS_GO_ON, or an exit code after a complaint. */
int corrector_open_model(soat_model **out, const char *asked);

#endif
