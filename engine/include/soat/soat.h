/*
 * Everything that libsoat offers, in reading order. Include this, or only the nouns you use.
 * What reads images and PDFs and writes searchable ones is apart: <soat/scan.h> and
 * <soat/text_layer.h>, of the other library.
 */
#ifndef SOAT_SOAT_H
#define SOAT_SOAT_H

/* The order is that of reading. */
/* clang-format off */
#include "soat/version.h"
#include "soat/status.h"
#include "soat/span.h"
#include "soat/buffer.h"
#include "soat/file.h"
#include "soat/document.h"
#include "soat/read.h"
#include "soat/output.h"
#include "soat/model.h"
#include "soat/correct.h"
#include "soat/page_record.h"
#include "soat/explain.h"
#include "soat/charset.h"
#include "soat/normalize.h"
#include "soat/mention.h"
#include "soat/segment.h"
#include "soat/model_build.h"
#include "soat/eval.h"
#include "soat/eval_html.h"
#include "soat/learn.h"
#include "soat/decisions.h"
#include "soat/batch.h"
/* clang-format on */

#endif
