/* The texts of a folder and the folders in it: which page each is of, and which side. */
#ifndef SOAT_CLI_EVAL_FILES_H
#define SOAT_CLI_EVAL_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* Told by what stands before the ending: NAME.gold.txt, NAME.hyp.txt, NAME.raw.txt, NAME.txt. */
typedef enum eval_role { EVAL_PLAIN, EVAL_GOLD, EVAL_HYP, EVAL_RAW, EVAL_ROLE_COUNT } eval_role;

typedef struct eval_file {
    char *path; /* with the folder as it was given */
    char *stem; /* path inside the folder without role and ending: "1975/page-3" */
    eval_role role;
    size_t format; /* its place among the endings: txt before json before hocr ... */
} eval_file;

typedef struct eval_files {
    eval_file *items; /* by stem, role, format */
    size_t count;
} eval_files;

/*
 * Lists what ends like a text or a document, all the way down, hidden files left out. False after a
 * message. Zero-initialise *out and dispose of it either way.
 */
bool eval_files_list(eval_files *out, const char *folder);
void eval_files_dispose(eval_files *files);

/* The first of the stem by the order of `roles`, which EVAL_ROLE_COUNT ends; NULL when none is. */
const eval_file *eval_files_find(const eval_files *files, const char *stem, const eval_role *roles,
                                 const char *but_not_this_path);

#endif
