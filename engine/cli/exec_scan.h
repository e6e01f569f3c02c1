/*
 * From `soat` to `soat-scan`, the same command line linked with libsoat-ocr. What recognises pages
 * loads some eighty shared libraries, which takes longer than correcting a page of text; so only
 * the program that scans is linked with them.
 */
#ifndef SOAT_CLI_EXEC_SCAN_H
#define SOAT_CLI_EXEC_SCAN_H

/*
 * Becomes `soat-scan`, which runs `soat scan` with these arguments in this process: its exit code
 * is then ours. Returns, after a complaint, only when that program was not built or not installed.
 */
int exec_scan(int argument_count, char **arguments);

#endif
