/* Rows of a CSV file through libcsv, which takes care of quoting; this file adds line numbers and sees to it that a
 * person gets all mistakes of a file at once. libcsv counts no lines, so it is fed one at a time; after a mistake in
 * the quoting it starts afresh on the next line. */
#include "base/csv_read.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <csv.h>
#include <string.h>

struct reader {
    struct csv_parser parser;
    struct fz_arena *arena;
    struct fz_csv *csv;
    struct fz_errors *errors;
    struct fz_str *row; /* the cells of the one that is being read */
    size_t n_row;
    struct fz_buf text; /* of the rows that are read, as struct fz_csv has it */
    uint32_t *cells, *lines;
    size_t n_cells, n_lines;
    uint32_t line, row_line; /* of what is fed now; of the row's first character */
    bool in_quotes;          /* at the end of what was fed */
    bool header_lost;        /* a mistake before or in it: no row can be compared with it */
};

static void take_cell(void *bytes, size_t len, void *context)
{
    struct reader *r = context;
    *FZ_PUSH(r->arena, r->row, r->n_row) = fz_str_copy(r->arena, (struct fz_str){bytes, len});
}

static void take_header(struct reader *r)
{
    struct fz_csv *csv = r->csv;
    csv->header = r->row;
    csv->n_columns = r->n_row;
    for (size_t i = 1; i < csv->n_columns; i++)
        for (size_t j = 0; j < i; j++)
            if (fz_str_equal(csv->header[i], csv->header[j])) {
                fz_error_add(r->errors, csv->path, r->row_line, 0,
                             FZ_SAY(r->errors->lang, "表头有两列都叫“%.*s”，请改掉其中一列的名称",
                                    "two columns are named \"%.*s\": rename one of them"),
                             FZ_ARG(csv->header[i]));
                break;
            }
}

static void add_row(struct reader *r)
{
    for (size_t i = 0; i < r->n_row; i++) {
        *FZ_PUSH(r->arena, r->cells, r->n_cells) = fz_u32(r->text.len);
        fz_buf_add(&r->text, r->row[i]);
        fz_buf_add_char(&r->text, '\0');
    }
    *FZ_PUSH(r->arena, r->lines, r->n_lines) = r->row_line;
}

static void take_row(int terminator, void *context)
{
    (void)terminator;
    struct reader *r = context;
    struct fz_csv *csv = r->csv;
    bool comment = r->n_row > 0 && fz_str_starts(r->row[0], FZ_STR("#")); /* spreadsheets quote one with a comma */
    if (comment || r->header_lost)
        ;
    else if (!csv->header)
        take_header(r);
    else if (r->n_row != csv->n_columns)
        fz_error_add(r->errors, csv->path, r->row_line, 0,
                     FZ_SAY(r->errors->lang, "这一行有 %zu 格，表头有 %zu 列；单元格中的逗号须用双引号括起来",
                            "this row has %zu cells, the header has %zu columns; a cell that holds a comma is put in "
                            "double quotes"),
                     r->n_row, csv->n_columns);
    else
        add_row(r);
    r->row = NULL; /* the header keeps its own */
    r->n_row = 0;
}

static void start_parser(struct reader *r)
{
    if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        fz_out_of_memory(); /* it fails for no other reason */
    r->row = NULL;
    r->n_row = 0;
    r->in_quotes = false;
}

static void quoting_error(struct reader *r)
{
    if (csv_error(&r->parser) == CSV_ENOMEM)
        fz_out_of_memory();
    if (r->row_line == r->line)
        fz_error_add(r->errors, r->csv->path, r->line, 0,
                     FZ_SAY(r->errors->lang,
                            "双引号用得不对：含双引号的单元格须整个用双引号括起来，里面的每个双引号写两遍",
                            "wrong quoting: a cell that holds a double quote is put in double quotes as a whole, with "
                            "each double quote inside written twice"));
    else
        fz_error_add(
            r->errors, r->csv->path, r->row_line, 0,
            FZ_SAY(r->errors->lang,
                   "这一行有一个双引号没有在本行结束，一直到第 %u 行才碰到另一个双引号：请检查是否漏写",
                   "a double quote of this row is not closed in it; the next one that could close it is on line "
                   "%u: is one missing?"),
            r->line);
}

/* The first line of REST with its line end: LF, CR LF or CR, all of which libcsv takes for one. */
static struct fz_str cut_line(struct fz_str *rest)
{
    size_t end = 0;
    while (end < rest->len && rest->ptr[end] != '\n' && rest->ptr[end] != '\r')
        end++;
    if (end < rest->len)
        end += rest->ptr[end] == '\r' && end + 1 < rest->len && rest->ptr[end + 1] == '\n' ? 2 : 1;
    struct fz_str line = fz_str_slice(*rest, 0, end);
    *rest = fz_str_slice(*rest, end, rest->len);
    return line;
}

static bool is_text(struct reader *r, struct fz_str line)
{
    if (fz_utf8_invalid(line) == SIZE_MAX && !memchr(line.ptr, '\0', line.len))
        return true;
    return fz_error_add(r->errors, r->csv->path, r->line, 0,
                        FZ_SAY(r->errors->lang, "这一行不是 UTF-8 编码的文字，请把文件另存为“CSV UTF-8”",
                               "this line is not UTF-8 text: save the file as \"CSV UTF-8\""));
}

static void feed_line(struct reader *r, struct fz_str line)
{
    if (!r->in_quotes)
        r->row_line = r->line;
    if (!is_text(r, line)) {
        r->header_lost = r->header_lost || !r->csv->header;
        return;
    }
    if (!r->in_quotes && fz_str_starts(fz_str_trim(line), FZ_STR("#")))
        return; /* before libcsv sees the quotes in it */
    if (csv_parse(&r->parser, line.ptr, line.len, take_cell, take_row, r) != line.len) {
        quoting_error(r);
        r->header_lost = r->header_lost || !r->csv->header;
        csv_free(&r->parser);
        start_parser(r);
        return;
    }
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] == '"') /* strict quoting: every one of them opens or closes */
            r->in_quotes = !r->in_quotes;
}

static void read_all(struct reader *r, struct fz_str rest)
{
    const struct fz_str bom = FZ_STR("\xEF\xBB\xBF");
    if (fz_str_starts(rest, bom))
        rest = fz_str_slice(rest, bom.len, rest.len);
    start_parser(r);
    while (rest.len > 0) {
        r->line++;
        feed_line(r, cut_line(&rest));
    }
    if (csv_fini(&r->parser, take_cell, take_row, r) != 0)
        fz_error_add(r->errors, r->csv->path, r->row_line, 0,
                     FZ_SAY(r->errors->lang, "从这一行开始的双引号到文件末尾都没有结束",
                            "a double quote that opens in this row is never closed"));
    csv_free(&r->parser);
}

struct fz_csv *fz_csv_read(struct fz_arena *arena, const char *path, struct fz_str bytes, struct fz_errors *errors)
{
    struct fz_csv *csv = FZ_NEW(arena, struct fz_csv);
    csv->path = path;
    size_t errors_before = errors->n;
    struct reader r = {.arena = arena, .csv = csv, .errors = errors};
    fz_buf_init(&r.text);
    read_all(&r, bytes);
    *FZ_PUSH(arena, r.cells, r.n_cells) = fz_u32(r.text.len);
    csv->text = fz_str_copy(arena, fz_buf_str(&r.text)).ptr;
    csv->cells = r.cells;
    csv->lines = r.lines;
    csv->n_rows = r.n_lines;
    fz_buf_clear(&r.text);
    if (!csv->header && errors->n == errors_before)
        fz_error_add(
            errors, path, 0, 0,
            FZ_SAY(errors->lang, "没有表头：第一行应写各列的名称", "no header: the first row names the columns"));
    return errors->n == errors_before ? csv : NULL;
}

int fz_csv_column(const struct fz_csv *csv, struct fz_str name)
{
    for (size_t i = 0; i < csv->n_columns; i++)
        if (fz_str_equal(csv->header[i], name))
            return (int)i;
    return -1;
}

struct fz_str fz_csv_cell(const struct fz_csv *csv, size_t row, int column)
{
    if (row >= csv->n_rows || column < 0 || (size_t)column >= csv->n_columns)
        return (struct fz_str){NULL, 0};
    const uint32_t *cell = &csv->cells[row * csv->n_columns + (size_t)column];
    return (struct fz_str){csv->text + cell[0], cell[1] - cell[0] - 1};
}

const void *fz_csv_once(struct fz_csv *csv, struct fz_arena *arena, fz_csv_make *make, struct fz_errors *errors)
{
    const struct fz_csv_made *made = csv->made;
    while (made && made->make != make)
        made = made->next;
    if (!made) {
        struct fz_csv_made *new = FZ_NEW(arena, struct fz_csv_made);
        *new = (struct fz_csv_made){make, make(arena, csv, errors), csv->made};
        csv->made = made = new;
    }
    return made->made;
}
