/*
 * One document: windows of text, each cut into units and sentences; a first pass over the beginning
 * estimates how noisy the document is, the second decides.
 */
#include "correct/context.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "correct/confidence.h"
#include "correct/figure_signs.h"
#include "correct/forms.h"
#include "correct/guard.h"
#include "correct/model_lexicon.h"
#include "correct/observation.h"
#include "correct/outline.h"
#include "lm/natural_log.h"

enum {
    WINDOW_BYTES = 256 * 1024, /* of text in memory as units at a time */
    SENTENCE_UNITS = 400,      /* a longer sentence is cut: memory of the search */
    ESTIMATION_PASSES = 2
};

/* The noise of a document is estimated from its first units: roughly, then well. */
static const size_t sample_units[ESTIMATION_PASSES] = {500, 6000};

/* Before anything is known of a document: errors a letter, and the weight of that belief. */
static const double prior_rate = 0.001;
static const double prior_letters = 400.0;
static const double first_rate = 0.004;
static const double prior_noise_rate = 0.002;
static const double prior_noise_units = 60.0;

/* Changes a unit that even clean text seems to need: its misprints, and our mistakes. */
static const double clean_edits = 0.001;

typedef struct evidence {
    double edits, noise;   /* expected numbers */
    double letters, units; /* looked at */
} evidence;

void soat_correct_options_init(soat_correct_options *options) {
    *options = (soat_correct_options){
        .min_confidence = 0.35, .profile = SOAT_PROFILE_ALL, .adapt = true, .beam = 12};
}

const char *soat_reason_name(soat_reason reason) {
    static const char *const names[SOAT_REASON_COUNT] = {
        "none", "alternative", "tone", "shape",  "letter",    "split",
        "join", "noise",       "case", "number", "user word", "sequence"};
    return (unsigned)reason < SOAT_REASON_COUNT ? names[reason] : "unknown";
}

soat_status soat_context_new(soat_context **out, const soat_model *model,
                             const soat_correct_options *options, soat_error *error) {
    *out = NULL;
    soat_correct_options defaults;
    soat_correct_options_init(&defaults);
    if (options == NULL) {
        options = &defaults;
    }
    if (options->beam < 1 || options->beam > SOAT_LIMIT_BEAM) {
        return soat__fail(error, SOAT_ERROR_ARGUMENT, 0, "the beam must be 1 to %d",
                          SOAT_LIMIT_BEAM);
    }
    soat_context *const self = soat__alloc(1, sizeof *self);
    if (self == NULL) {
        return soat__fail_memory(error);
    }
    self->model = model;
    self->min_confidence = options->min_confidence;
    self->adapt = options->adapt;
    self->limits = (soat_search_limits){
        .beam = (uint32_t)options->beam, .threshold = 10000, .language_weight = 256};
    self->search = soat__search_new();
    soat_status status = self->search == NULL
                             ? soat__fail_memory(error)
                             : soat__model_profile(model, options->profile, options->profile_text,
                                                   &self->profile, error);
    if (status == SOAT_OK) {
        status = soat__candidates_init(&self->candidates, model, self->profile, error);
    }
    if (status == SOAT_OK) {
        status = soat__user_lexicon_new(&self->user, model, options, error);
    }
    if (status == SOAT_OK) {
        status = soat__adaptation_init(&self->adaptation, model->vocabulary.size, error);
    }
    if (status == SOAT_OK) {
        status = soat__adaptation_init(&self->learning, model->vocabulary.size, error);
    }
    if (status != SOAT_OK) {
        soat_context_free(self);
        return status;
    }
    *out = self;
    return SOAT_OK;
}

void soat_context_free(soat_context *context) {
    if (context == NULL) {
        return;
    }
    soat__search_free(context->search);
    soat__profile_free(context->profile);
    soat__candidates_dispose(&context->candidates);
    soat__user_lexicon_free(context->user);
    soat__adaptation_dispose(&context->adaptation);
    soat__adaptation_dispose(&context->learning);
    soat__units_dispose(&context->units);
    soat__free(context->lattice.arcs);
    soat__free(context->path);
    soat__free(context->edits.items);
    soat__free(context->edits.judgements);
    soat__free(context->doubts.items);
    soat__free(context->doubts.judgements);
    soat_buffer_dispose(&context->page_text);
    soat__arena_dispose(&context->window);
    soat__arena_dispose(&context->results);
    soat__free(context);
}

/*
 * In a clean document most of what looks wrong is only rare, so a change must be surer there: down
 * from `surest` the demand falls with the errors that the document has.
 */
static double required_posterior(double rate) {
    const double surest = 0.95;
    const double letters_between_errors = 100.0;
    return fmin(surest, 1.0 - rate * letters_between_errors);
}

/* Which placement of tone marks the text prefers; the old one when it does not tell. */
static bool prefers_new_style(const soat_units *units) {
    size_t old_count = 0;
    size_t new_count = 0;
    for (size_t i = 0; i < units->count; i++) {
        const soat_tone_style style = units->items[i].style;
        old_count += style == SOAT_STYLE_OLD;
        new_count += style == SOAT_STYLE_NEW;
    }
    return new_count > old_count;
}

/* One past the last unit of the sentence that begins at `first`. */
static size_t sentence_end(const soat_units *units, size_t first) {
    size_t end = first;
    while (end < units->count && end - first < SENTENCE_UNITS) {
        if (units->items[end++].ends_sentence) {
            break;
        }
    }
    return end;
}

/* Builds and searches the lattice of units [first, end). */
static soat_status decode(soat_context *self, soat_channel channel, size_t first, size_t end,
                          size_t *path_size, soat_error *error) {
    const soat_lattice_builder builder = {.model = self->model,
                                          .candidates = &self->candidates,
                                          .adaptation = &self->adaptation,
                                          .user = self->user,
                                          .channel = channel,
                                          .units = self->units.items + first,
                                          .unit_count = (uint32_t)(end - first),
                                          .arena = &self->window,
                                          .lattice = &self->lattice};
    soat__candidates_set_edit_cost(&self->candidates, channel.edit);
    if (!soat__vector_reserve(&self->path, &self->path_capacity, end - first + 1,
                              sizeof *self->path)) {
        return soat__fail_memory(error);
    }
    const soat_status status = soat__lattice_build(&builder, error);
    if (status != SOAT_OK) {
        return status;
    }
    return soat__search_run(self->search, &self->model->ngram, &self->lattice, self->limits,
                            self->path, path_size, error);
}

static void collect_evidence(const soat_context *self, size_t first, size_t end, evidence *found) {
    for (size_t i = 0; i < self->lattice.arc_count; i++) {
        const soat_arc *const arc = &self->lattice.arcs[i];
        if (arc->keep || arc->posterior > 7000) {
            continue;
        }
        const double probability = soat__probability(arc->posterior);
        if (arc->reason == SOAT_REASON_NOISE) {
            found->noise += probability;
        } else {
            found->edits += probability * arc->edits;
        }
    }
    for (size_t i = first; i < end; i++) {
        found->letters += (double)self->units.items[i].token.text.size;
    }
    found->units += (double)(end - first);
}

static soat_channel channel_from(double rate, double noise_rate) {
    return (soat_channel){.edit = (int32_t)(-1000.0 * soat__natural_log(rate)),
                          .noise = (int32_t)(-1000.0 * soat__natural_log(noise_rate))};
}

/* One pass over the document's first sentences: what the decoder expects to be wrong there. */
static soat_status sample_document(soat_context *self, soat_channel channel, size_t limit,
                                   evidence *found, soat_error *error) {
    soat__adaptation_clear(&self->learning);
    soat_status status = SOAT_OK;
    for (size_t first = 0; first < self->units.count && first < limit;) {
        const size_t end = sentence_end(&self->units, first);
        size_t path_size = 0;
        status = decode(self, channel, first, end, &path_size, error);
        if (status == SOAT_OK) {
            status = soat__adaptation_collect(&self->learning, &self->lattice,
                                              self->units.items + first, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
        collect_evidence(self, first, end, found);
        first = end;
    }
    return status;
}

/* Expectation maximisation: the noise and the confusions of the document. */
static soat_status estimate_channel(soat_context *self, soat_channel *channel, double *rate,
                                    soat_error *error) {
    double noise_rate = prior_noise_rate;
    *rate = first_rate;
    *channel = channel_from(*rate, noise_rate);
    soat__adaptation_clear(&self->adaptation);
    for (int pass = 0; pass < ESTIMATION_PASSES && self->adapt; pass++) {
        evidence found = {0};
        const soat_status status =
            sample_document(self, *channel, sample_units[pass], &found, error);
        if (status != SOAT_OK) {
            return status;
        }
        const soat_adaptation learned = self->learning;
        self->learning = self->adaptation;
        self->adaptation = learned;
        found.edits = fmax(found.edits - found.units * clean_edits, found.edits * 0.1);
        *rate = (found.edits + prior_rate * prior_letters) / (found.letters + prior_letters);
        noise_rate = (found.noise + prior_noise_rate * prior_noise_units) /
                     (found.units + prior_noise_units);
        *channel = channel_from(*rate, noise_rate);
    }
    return SOAT_OK;
}

static soat_status correct_window(soat_context *self, soat_channel channel, size_t offset,
                                  soat_error *error) {
    for (size_t first = 0; first < self->units.count;) {
        const size_t end = sentence_end(&self->units, first);
        size_t path_size = 0;
        soat_status status = decode(self, channel, first, end, &path_size, error);
        const soat__decision at = {.first = first, .offset = offset, .path_size = path_size};
        if (self->visitor != NULL && status == SOAT_OK) {
            status = soat__show_decisions(self, &at, error);
        }
        if (status == SOAT_OK) {
            status = soat__collect_edits(self, &at, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
        first = end;
    }
    return SOAT_OK;
}

/* A window ends behind a line end if there is one in its second half, else behind a blank. */
static size_t window_end(soat_span text, size_t start) {
    if (text.size - start <= WINDOW_BYTES) {
        return text.size;
    }
    const char *const first = text.data + start;
    const char *cut = memrchr(first + WINDOW_BYTES / 2, '\n', WINDOW_BYTES / 2);
    if (cut == NULL) {
        cut = memrchr(first + WINDOW_BYTES / 2, ' ', WINDOW_BYTES / 2);
    }
    return cut == NULL ? start + WINDOW_BYTES : (size_t)(cut + 1 - text.data);
}

/* The document's noise is estimated from its first window, unless it is known already. */
static soat_status correct_text(soat_context *context, soat_span text,
                                const soat_observation *observation, soat_correction *out,
                                soat_error *error) {
    memset(out, 0, sizeof *out);
    context->edits.count = context->doubts.count = 0;
    soat__arena_reset(&context->results);
    size_t words = 0;
    for (size_t start = 0; start < text.size;) {
        const size_t end = window_end(text, start);
        soat__arena_reset(&context->window);
        soat__candidates_trim(&context->candidates);
        soat_status status = soat__units_read(&context->units, context->model,
                                              soat_span_make(text.data + start, end - start),
                                              &context->window, error);
        if (observation != NULL && status == SOAT_OK) {
            soat__units_observe(&context->units, observation, start);
        }
        if (status == SOAT_OK) {
            status = soat__outline_read(&context->units, &context->window, error);
        }
        if (status == SOAT_OK) {
            status = soat__forms_read(&context->units, &context->window, error);
        }
        if (status == SOAT_OK) {
            status = soat__figure_signs_read(&context->units, &context->window, error);
        }
        soat__guard_entities(&context->units);
        soat__user_lexicon_guard(context->user, &context->units);
        context->new_style = prefers_new_style(&context->units);
        if (status == SOAT_OK && context->error_rate <= 0) {
            status = estimate_channel(context, &context->channel, &context->error_rate, error);
        }
        context->required_posterior = required_posterior(context->error_rate);
        if (status == SOAT_OK) {
            status = correct_window(context, context->channel, start, error);
        }
        if (status != SOAT_OK) {
            return status;
        }
        words += context->units.word_count;
        start = end;
    }
    if (observation == NULL) { /* the words of a page have no blanks of their own */
        soat__edits_take_blanks(text, context->edits.items, context->edits.count);
    }
    *out = (soat_correction){.edits = context->edits.items,
                             .edit_count = context->edits.count,
                             .doubts = context->doubts.items,
                             .doubt_count = context->doubts.count,
                             .word_count = words,
                             .error_rate = context->error_rate};
    return SOAT_OK;
}

soat_status soat__correct_observed(soat_context *context, soat_span text,
                                   const soat_observation *observation, soat_correction *out,
                                   soat_error *error) {
    context->error_rate = 0;
    return correct_text(context, text, observation, out, error);
}

soat_status soat_correct(soat_context *context, soat_span text, soat_correction *out,
                         soat_error *error) {
    return soat__correct_observed(context, text, NULL, out, error);
}

soat_status soat_correct_more(soat_context *context, soat_span text, soat_correction *out,
                              soat_error *error) {
    return correct_text(context, text, NULL, out, error);
}
