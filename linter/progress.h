/* How far a long run has come, on standard error, where a person looks at it. */
#ifndef FZ_PROGRESS_H
#define FZ_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct fz_progress {
    size_t total, done;
    double began;       /* fz_os_seconds */
    bool wanted, drawn; /* drawn: a line stands there now */
};

/* Of TOTAL reports; nothing is ever shown where QUIET or where standard error is no terminal. */
void fz_progress_begin(struct fz_progress *progress, size_t total, bool quiet);
/* The next report, NAME, is about to be read. Shown as [37/412] NAME when there are many or it takes long. */
void fz_progress_next(struct fz_progress *progress, const char *name);
void fz_progress_erase(struct fz_progress *progress); /* before anything else is written, and in the end */

#endif
