/* CSV that Excel and WPS read as it was meant. They take a file without a byte order mark for GBK, a cell that begins
 * with = for a formula and a long row of digits for a number that may be rounded; each is seen to here. */
#ifndef FZ_REPORTERS_CSV_OUT_H
#define FZ_REPORTERS_CSV_OUT_H

#include "base/buf.h"
#include <stdio.h>

struct fz_csv_out {
    FILE *out; /* borrowed */
    struct fz_buf cell;
    int column; /* of the cell that comes next, from 0 */
};

void fz_csv_begin(struct fz_csv_out *csv, FILE *out); /* writes the byte order mark */
void fz_csv_put(struct fz_csv_out *csv, struct fz_str text);
void fz_csv_end_row(struct fz_csv_out *csv);
void fz_csv_end(struct fz_csv_out *csv); /* frees */

#endif
