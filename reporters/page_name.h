/* What the pages of a run are called where each report has one of its own, and where in them things stand: the one who
 * opens the files, the pages and the table that leads to them must agree. */
#ifndef FZ_REPORTERS_PAGE_NAME_H
#define FZ_REPORTERS_PAGE_NAME_H

#include "base/str.h"

#define FZ_PAGE_INDEX "index.html" /* the table of all reports, beside the pages */

/* Of report NUMBER (from 1) of the run, which was given as PATH: 0012-某县2024年报告.html. The number makes it unique;
 * of the name only letters, digits and Chinese characters stay. Lives in ARENA. */
struct fz_str fz_page_name(struct fz_arena *arena, size_t number, const char *path, const char *suffix);

/* Ids: r1-f3 is the number behind the words of finding 3 of report 1, r1-n3 its note, r1-L5 its line 5. */
#define FZ_PAGE_FINDING "r%zu-f%zu"
#define FZ_PAGE_NOTE    "r%zu-n%zu"
#define FZ_PAGE_LINE    "r%zu-L%u"

#endif
