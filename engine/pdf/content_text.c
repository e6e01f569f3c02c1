#include "pdf/content_text.h"

#include "pdf/content_lexer.h"

enum { MODE_INVISIBLE = 3, MODE_CLIP = 7, DEPTH_MAX = 64 };

typedef struct text_state {
    int mode;
    bool inkless;
} text_state;

/* The text state along a content stream. Deeper nesting than any reader allows is not followed. */
typedef struct walk {
    soat_content_lexer lexer;
    const soat_content_hooks *hooks;
    text_state now, saved[DEPTH_MAX];
    int depth;
} walk;

static void set_mode(walk *self, const soat_instruction *instruction) {
    double mode = 0;
    if (soat__content_number(instruction, 0, &mode) && mode >= 0 && mode <= MODE_CLIP) {
        self->now.mode = (int)mode;
    }
}

static void set_font(walk *self, const soat_instruction *instruction) {
    if (instruction->operand_count >= 2) {
        const soat_span name = instruction->operands[instruction->operand_count - 2];
        self->now.inkless = self->hooks->is_inkless(self->hooks->context, name);
    }
}

static void follow(walk *self, const soat_instruction *instruction) {
    if (soat__content_is(instruction, "q")) {
        if (self->depth < DEPTH_MAX) {
            self->saved[self->depth] = self->now;
        }
        self->depth++;
    } else if (soat__content_is(instruction, "Q") && self->depth > 0) {
        self->depth--;
        self->now = self->depth < DEPTH_MAX ? self->saved[self->depth] : self->now;
    } else if (soat__content_is(instruction, "Tr")) {
        set_mode(self, instruction);
    } else if (soat__content_is(instruction, "Tf")) {
        set_font(self, instruction);
    }
}

static bool is_one_of(const soat_instruction *instruction, const char *const *names) {
    while (*names != NULL && !soat__content_is(instruction, *names)) {
        names++;
    }
    return *names != NULL;
}

static bool shows(const soat_instruction *instruction) {
    static const char *const names[] = {"Tj", "TJ", "'", "\"", NULL};
    return instruction->shows_text && is_one_of(instruction, names);
}

static void note(const walk *self, const soat_instruction *instruction, soat_own_text *found) {
    if (shows(instruction)) {
        const bool invisible = self->now.mode == MODE_INVISIBLE || self->now.inkless;
        found->invisible = found->invisible || invisible;
        found->visible = found->visible || (!invisible && self->now.mode != MODE_CLIP);
    }
}

static walk walk_of(soat_span content, const soat_content_hooks *hooks, int mode) {
    return (walk){.lexer = {content, 0}, .hooks = hooks, .now = {mode, false}};
}

static void paint(const walk *self, const soat_instruction *instruction) {
    if (soat__content_is(instruction, "Do") && instruction->operand_count > 0) {
        const soat_span name = instruction->operands[instruction->operand_count - 1];
        self->hooks->paint(self->hooks->context, name, self->now.mode);
    }
}

void soat__content_text(soat_span content, const soat_content_hooks *hooks, int mode,
                        soat_own_text *found) {
    walk self = walk_of(content, hooks, mode);
    soat_instruction instruction;
    while (soat__content_next(&self.lexer, &instruction)) {
        note(&self, &instruction, found);
        paint(&self, &instruction);
        follow(&self, &instruction);
    }
}

/* Whether the text object that begins at the walk's next instruction is all invisible. */
static bool is_invisible_object(const walk *before) {
    walk self = *before;
    soat_own_text found = {false, false};
    soat_instruction instruction;
    while (soat__content_next(&self.lexer, &instruction)) {
        note(&self, &instruction, &found);
        follow(&self, &instruction);
        if (soat__content_is(&instruction, "ET")) {
            break;
        }
    }
    return found.invisible && !found.visible;
}

/* What stays of an instruction of an invisible text object: its effect on text after the object. */
static void put_remains(const soat_instruction *instruction, soat_syntax_writer *out) {
    double leading = 0;
    if (soat__content_is(instruction, "TD") && soat__content_number(instruction, 0, &leading)) {
        soat__put_real(out, -leading, 6);
        soat__put(out, " TL\n");
    } else if (soat__content_is(instruction, "\"") && instruction->operand_count >= 3) {
        const soat_span *const spacing = &instruction->operands[instruction->operand_count - 3];
        soat__put_bytes(out, spacing[0].data, spacing[0].size);
        soat__put(out, " Tw ");
        soat__put_bytes(out, spacing[1].data, spacing[1].size);
        soat__put(out, " Tc\n");
    }
}

bool soat__content_strip(soat_span content, const soat_content_hooks *hooks, int mode,
                         soat_syntax_writer *out) {
    static const char *const of_object[] = {"BT", "ET", "Td", "TD", "Tm", "T*",
                                            "Tj", "TJ", "'",  "\"", NULL};
    walk self = walk_of(content, hooks, mode);
    bool dropping = false, changed = false;
    soat_instruction instruction;
    while (soat__content_next(&self.lexer, &instruction)) {
        if (soat__content_is(&instruction, "BT")) {
            dropping = is_invisible_object(&self);
            changed = changed || dropping;
        }
        if (dropping && is_one_of(&instruction, of_object)) {
            put_remains(&instruction, out);
        } else {
            soat__put_bytes(out, content.data + instruction.start,
                            instruction.end - instruction.start);
            soat__put(out, "\n");
        }
        paint(&self, &instruction);
        follow(&self, &instruction);
        dropping = dropping && !soat__content_is(&instruction, "ET");
    }
    return changed;
}
