/* Content streams of strangers' PDFs, and the heads of strangers' images. */
#include <string.h>

#include "harness.h"
#include "pdf/content_lexer.h"
#include "pdf/content_text.h"
#include "pdf/image_bytes.h"

static bool is_inkless(void *context, soat_span font) {
    (void)context;
    return font.size % 2 == 0;
}

static void paint(void *context, soat_span name, int mode) {
    (void)context;
    MUST(name.size > 0 && mode >= 0 && mode <= 7);
}

static void check_instructions(soat_span content) {
    soat_content_lexer lexer = {content, 0};
    soat_instruction instruction;
    size_t last = 0;
    while (soat__content_next(&lexer, &instruction)) {
        MUST(instruction.start >= last && instruction.end > instruction.start);
        MUST(instruction.end <= content.size && instruction.operator_.size > 0);
        last = instruction.end;
    }
}

/* Stripping leaves no invisible text, but in objects that show other text, and adds nothing. */
static void check_strip(soat_span content, const soat_content_hooks *hooks) {
    soat_own_text before = {false, false}, after = {false, false};
    soat_syntax_writer out = SOAT_SYNTAX_WRITER_INIT;
    soat__content_text(content, hooks, 0, &before);
    const bool changed = soat__content_strip(content, hooks, 0, &out);
    MUST(!changed || before.invisible);
    soat__content_text(soat_buffer_span(&out.bytes), hooks, 0, &after);
    MUST(after.visible == before.visible);
    MUST(before.invisible || !after.invisible);
    soat_buffer_dispose(&out.bytes);
}

static void check_images(soat_span bytes) {
    soat_jpeg_facts jpeg;
    soat_png_facts png;
    soat_buffer pixels = SOAT_BUFFER_INIT;
    MUST(!soat__jpeg_facts(bytes, &jpeg) || (jpeg.width > 0 && jpeg.height > 0));
    const bool taken = soat__png_facts(bytes, &png, &pixels);
    MUST(taken == (pixels.size > 0));
    const soat_span strip = soat__tiff_strip(bytes);
    MUST(strip.size == 0 || (strip.data >= bytes.data && strip.size <= bytes.size));
    soat_buffer_dispose(&pixels);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const soat_span bytes = soat_span_make((const char *)data, size);
    const soat_content_hooks hooks = {NULL, is_inkless, paint};
    check_instructions(bytes);
    check_strip(bytes, &hooks);
    check_images(bytes);
    return 0;
}
