/* Rows of a CSV file with their line numbers (libcsv, strict RFC 4180). A BOM at the start is skipped, and so is
 * white space around a cell that is not quoted: nobody sees it, and a word with it would never be found. */
#ifndef FZ_BASE_CSV_READ_H
#define FZ_BASE_CSV_READ_H

#include "base/errors.h"

struct fz_csv_made;
struct fz_csv { /* flat, so that a compiler can make one (rule/embed.c) */
    const char *path;
    const struct fz_str *header;
    size_t n_columns, n_rows; /* without the header; blank lines and rows whose first cell starts with # are left out */
    const char *text;         /* of all cells, row by row, each ended by a NUL */
    const uint32_t *cells;    /* where each begins in TEXT; one more for the end */
    const uint32_t *lines;    /* of each row's first character, from 1 */
    const struct fz_csv_made *made; /* by fz_csv_once */
};

/* Reads BYTES (UTF-8) into ARENA. On a mistake (bad quoting, bad UTF-8, a row with too few or many cells, a column
 * named twice, no header) adds an error with its line for each and returns NULL. PATH is only for messages. */
struct fz_csv *fz_csv_read(struct fz_arena *arena, const char *path, struct fz_str bytes, struct fz_errors *errors)
    __attribute__((warn_unused_result));
/* Column NAME's index, or -1. */
int fz_csv_column(const struct fz_csv *csv, struct fz_str name);
/* Cell of ROW in COLUMN, empty where COLUMN is -1. */
struct fz_str fz_csv_cell(const struct fz_csv *csv, size_t row, int column);
/* What MAKE makes of CSV, or NULL with ERRORS: made once, in ARENA, which must outlive CSV, and the same for all that
 * ask for it. */
typedef const void *fz_csv_make(struct fz_arena *arena, const struct fz_csv *csv, struct fz_errors *errors);
const void *fz_csv_once(struct fz_csv *csv, struct fz_arena *arena, fz_csv_make *make, struct fz_errors *errors);
struct fz_csv_made {
    fz_csv_make *make;
    const void *made;
    const struct fz_csv_made *next;
};

#endif
