/*
 * The user's dictionaries as the decoder sees them: their words are guarded, and where a word is
 * read that neither the model nor the user knows, those within one edit are candidates.
 *
 * The language model does not know them: a candidate is <unk> to it, like the word it replaces, so
 * the channel and the spelling of the unknown word decide. Words that the model knows are
 * candidates already. One object a context, a single thread at a time.
 */
#ifndef SOAT_CORRECT_USER_LEXICON_H
#define SOAT_CORRECT_USER_LEXICON_H

#include "base/arena.h"
#include "correct/candidates.h"
#include "correct/model.h"
#include "correct/unit.h"
#include "soat/correct.h"

typedef struct soat_user_lexicon soat_user_lexicon;

/*
 * Reads the dictionaries and lists of the options. *out is NULL when they name none. Candidates
 * are made of the first 65,535 words that the model does not know; the others are only guarded.
 * NOT_FOUND, IO, FORMAT, LIMIT of the files.
 */
soat_status soat__user_lexicon_new(soat_user_lexicon **out, const soat_model *model,
                                   const soat_correct_options *options, soat_error *error);
void soat__user_lexicon_free(soat_user_lexicon *self);

/* Whether the word, as it stands in a text, is the user's. `self` may be NULL. */
bool soat__user_lexicon_has(soat_user_lexicon *self, soat_span word);

/* Guards the units that are words of the user's. `self` may be NULL. */
void soat__user_lexicon_guard(soat_user_lexicon *self, soat_units *units);

/*
 * The user's words that an unknown unit may stand for; `word` of each is to be given to
 * soat__user_lexicon_word. Empty when `self` is NULL. The list lives in `arena`.
 */
soat_status soat__user_lexicon_candidates(const soat_user_lexicon *self,
                                          const soat_candidates *candidates, const soat_unit *unit,
                                          soat_arena *arena, soat_candidate_list *out,
                                          soat_error *error);

/* A word as the user writes it; borrowed from the lexicon. */
soat_span soat__user_lexicon_word(const soat_user_lexicon *self, uint16_t word);

/*
 * How that word is written where `observed` was read: as the user writes it if that has capitals,
 * else in the case of what it replaces. In the arena; data is NULL when memory is out.
 */
soat_span soat__user_lexicon_surface(soat_span word, soat_span observed, bool new_style,
                                     soat_arena *arena);

#endif
