/* Rows of a CSV file with their line numbers (libcsv, strict RFC 4180). A BOM at the start is skipped, and so is
 * white space around a cell that is not quoted: nobody sees it, and a word with it would never be found. */
#ifndef FZ_BASE_CSV_READ_H
#define FZ_BASE_CSV_READ_H

#include "base/errors.h"

struct fz_csv_row {
    uint32_t line;        /* of its first character, from 1 */
    struct fz_str *cells; /* as many as the header has */
};
struct fz_csv_made;
struct fz_csv {
    const char *path;
    struct fz_str *header;
    size_t n_columns;
    struct fz_csv_row *rows; /* without the header; blank lines and rows whose first cell starts with # are left out */
    size_t n_rows;
    struct fz_csv_made *made; /* by fz_csv_once */
};

/* Reads BYTES (UTF-8) into ARENA. On a mistake (bad quoting, bad UTF-8, a row with too few or many cells, a column
 * named twice, no header) adds an error with its line for each and returns NULL. PATH is only for messages. */
struct fz_csv *fz_csv_read(struct fz_arena *arena, const char *path, struct fz_str bytes, struct fz_errors *errors)
    __attribute__((warn_unused_result));
/* Column NAME's index, or -1. */
int fz_csv_column(const struct fz_csv *csv, struct fz_str name);
/* Cell of ROW in COLUMN, empty where COLUMN is -1. */
struct fz_str fz_csv_cell(const struct fz_csv *csv, size_t row, int column);
/* What MAKE makes of CSV: made once, in ARENA, which must outlive CSV, and the same for all that ask for it. */
typedef void *fz_csv_make(struct fz_arena *arena, const struct fz_csv *csv);
void *fz_csv_once(struct fz_csv *csv, struct fz_arena *arena, fz_csv_make *make);

#endif
