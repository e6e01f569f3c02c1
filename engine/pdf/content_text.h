/*
 * Which text a content stream shows, and the stream without what it shows invisibly: in text
 * rendering mode 3, or in a font that has no ink.
 */
#ifndef SOAT_PDF_CONTENT_TEXT_H
#define SOAT_PDF_CONTENT_TEXT_H

#include "pdf/syntax_writer.h"
#include "soat/scan.h"

typedef struct soat_content_hooks {
    void *context;
    /* Whether the font of this name (with its slash) among the resources has no ink. */
    bool (*is_inkless)(void *context, soat_span font);
    /* An XObject is painted; `mode` is the text rendering mode it begins with. */
    void (*paint)(void *context, soat_span name, int mode);
} soat_content_hooks;

/* Sets what is found of *found. `mode` is the rendering mode the content begins with: 0 for pages. */
void soat__content_text(soat_span content, const soat_content_hooks *hooks, int mode,
                        soat_own_text *found);

/*
 * Appends the content without its invisible text; what the dropped instructions leave behind
 * (fonts, spacing, marks, clipping) stays, so everything else is drawn as before. Text objects
 * (BT … ET) that also show visible text are kept as they are. True when something was dropped.
 */
bool soat__content_strip(soat_span content, const soat_content_hooks *hooks, int mode,
                         soat_syntax_writer *out);

#endif
