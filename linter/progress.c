/* One line that is written over and over again. */
#include "progress.h"
#include "base/os.h"
#include "base/utf8.h"
#include "shown.h"
#include <stdint.h>
#include <stdio.h>

enum { MANY = 20 /* reports */, MAX_CELLS = 60 /* of a name: a line that wraps could not be erased */ };
static const double LONG = 1.0; /* seconds */

void fz_progress_begin(struct fz_progress *progress, size_t total, bool quiet)
{
    *progress = (struct fz_progress){
        .total = total, .began = fz_os_seconds(), .wanted = !quiet && total > 1 && fz_os_is_terminal(stderr)};
}

/* The end of NAME that fits: there is what tells one file from the other. */
static struct fz_str fitting(struct fz_str name)
{
    size_t from = name.len, cells = 0, size;
    while (from > 0) {
        fz_utf8_before(name, from, &size);
        cells += fz_shown_cells(fz_str_slice(name, from - size, from));
        if (cells > MAX_CELLS)
            break;
        from -= size;
    }
    return fz_str_slice(name, from, name.len);
}

void fz_progress_next(struct fz_progress *progress, const char *name)
{
    progress->done++;
    if (!progress->wanted || (progress->total <= MANY && fz_os_seconds() - progress->began < LONG))
        return;
    struct fz_str whole = fz_str_from(name);
    bool valid = fz_utf8_invalid(whole) == SIZE_MAX;
    struct fz_str end = valid ? fitting(whole) : (struct fz_str){0};
    fprintf(stderr, "\r\033[K[%zu/%zu] %s", progress->done, progress->total, end.len < whole.len ? "…" : "");
    fz_shown_put(stderr, end);
    fflush(stderr);
    progress->drawn = true;
}

void fz_progress_erase(struct fz_progress *progress)
{
    if (progress->drawn)
        fputs("\r\033[K", stderr);
    progress->drawn = false;
    fflush(stderr);
}
