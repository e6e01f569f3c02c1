/* Confusion profiles, as a user may write them. */
#include "harness.h"
#include "lexicon/profile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const soat_span text = soat_span_make((const char *)data, size);
    soat_profile *profile = NULL;
    soat_error error = {0};
    const soat_status status = soat__profile_new(&profile, &text, 1, &error);
    if (status != SOAT_OK) {
        MUST(status == SOAT_ERROR_FORMAT && profile == NULL && error.message[0] != '\0');
        return 0;
    }
    for (uint32_t i = 0; i < profile->confusion_count; i++) {
        const soat_confusion *const confusion = &profile->confusions[i];
        MUST(confusion->observed_size <= SOAT_PROFILE_MAX_SIDE);
        MUST(confusion->truth_size <= SOAT_PROFILE_MAX_SIDE);
        MUST(i == 0 || confusion[-1].observed[0] <= confusion->observed[0]);
    }
    MUST(profile->first[SOAT_ALPHABET_SIZE] == profile->confusion_count);
    soat__profile_free(profile);
    return 0;
}
