/* The unchanging parts of report.html: what stands before its rows, and behind its totals. */
#ifndef SOAT_BATCH_REPORT_PAGE_H
#define SOAT_BATCH_REPORT_PAGE_H

extern const char soat__report_page_head[];
extern const char soat__report_page_tail[];

#endif
