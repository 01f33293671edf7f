/* Cells and rows; quoting is libcsv's. */
#include "csv_out.h"
#include "base/utf8.h"
#include "shown.h"
#include <csv.h>

enum { LONG_NUMBER = 12 /* digits that a spreadsheet no longer shows as they are */ };

void fz_csv_begin(struct fz_csv_out *csv, FILE *out)
{
    *csv = (struct fz_csv_out){.out = out};
    fz_buf_init(&csv->cell);
    fputs("\xEF\xBB\xBF", out);
}

/* Full-width signs too: a spreadsheet set to Chinese reads them as their half-width forms. */
static bool is_formula(struct fz_str s)
{
    size_t size;
    uint32_t c = fz_utf8_at(s, 0, &size);
    uint32_t half = fz_to_half(c);
    return half == '=' || half == '+' || half == '-' || half == '@' || c == '\t' || c == '\r' || c == '\n';
}

/* Nothing but a number, and one with many digits. */
static bool is_long_number(struct fz_str s)
{
    int digits = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            digits++;
        else if (!fz_str_has(FZ_STR(" .,-/"), fz_str_slice(s, i, i + 1)))
            return false;
    }
    return digits >= LONG_NUMBER;
}

/* The guard looks at the text as it came: after fz_shown_add a tab is a space. */
void fz_csv_put(struct fz_csv_out *csv, struct fz_str text)
{
    csv->cell.len = 0;
    if (is_formula(text) || is_long_number(text))
        fz_buf_add_char(&csv->cell, '\'');
    fz_shown_add(&csv->cell, text);
    if (csv->column++ > 0)
        fputc(',', csv->out);
    csv_fwrite(csv->out, csv->cell.len ? csv->cell.ptr : "", csv->cell.len);
}

void fz_csv_end_row(struct fz_csv_out *csv)
{
    fputs("\r\n", csv->out);
    csv->column = 0;
}

void fz_csv_end(struct fz_csv_out *csv)
{
    fz_buf_clear(&csv->cell);
}
