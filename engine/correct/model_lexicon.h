/* The parts of a model that the corrector adds to the language model: the lexicon and the rules. */
#ifndef SOAT_CORRECT_MODEL_LEXICON_H
#define SOAT_CORRECT_MODEL_LEXICON_H

#include "correct/model.h"
#include "soat/buffer.h"

#define SOAT_SECTION_TRIE "lexicon.trie"
/* Followed by the profile's name; the section is the text of dictionaries/profiles/NAME.tsv. */
#define SOAT_SECTION_RULES "rules."

/* The name of the profile that has the rules of all. */
#define SOAT_PROFILE_ALL "all"

/* Appends the trie of all words of a vocabulary section. */
soat_status soat__model_make_trie(soat_span vocabulary, soat_buffer *out, soat_error *error);

/*
 * A profile by name: the generic rules under those of `name`; SOAT_PROFILE_ALL lays the rules of
 * every engine over the generic ones. `extra`, which may be empty, lies on top. NOT_FOUND names
 * the profiles that exist.
 */
soat_status soat__model_profile(const soat_model *model, const char *name, soat_span extra,
                                soat_profile **out, soat_error *error);

#endif
