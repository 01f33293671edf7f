/* Rows of a CSV file: cells, lines, and every mistake at its line. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "base/csv_read.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct fixture {
    struct fz_arena arena;
    struct fz_errors errors;
};

static struct fz_csv *read_csv(struct fixture *f, struct fz_str bytes)
{
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, FZ_LANG_EN);
    return fz_csv_read(&f->arena, "x.csv", bytes, &f->errors);
}

/* Every row as line:cell|cell, ended by a space. */
static void show(const struct fz_csv *csv, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < csv->n_rows; i++) {
        len += (size_t)snprintf(out + len, size - len, "%u:", csv->lines[i]);
        for (size_t j = 0; j < csv->n_columns; j++)
            len += (size_t)snprintf(out + len, size - len, "%s%.*s", j ? "|" : "", FZ_ARG(fz_csv_cell(csv, i, (int)j)));
        len += (size_t)snprintf(out + len, size - len, " ");
    }
}

Test(csv_read, rows)
{
    static const struct {
        const char *bytes, *rows;
    } cases[] = {
        {"a,b\n1,2\n3,4\n", "2:1|2 3:3|4 "},
        {"a,b\r\n1,2\r\n3,4", "2:1|2 3:3|4 "},
        {"a,b\r1,2\r3,4\r", "2:1|2 3:3|4 "},
        {"\xEF\xBB\xBF"
         "a,b\n1,2\n",
         "2:1|2 "},
        {"\xEF\xBB\xBF\"a\",b\n1,2\n", "2:1|2 "},
        {"a,b\n\n1,2\n\n\n3,4\n", "3:1|2 6:3|4 "},
        {"a,b\n\"x\ny\",2\n3,4\n", "2:x\ny|2 4:3|4 "},
        {"a,b\n\"x\r\n\r\ny\",\"2\n\"\n3,4\n", "2:x\r\n\r\ny|2\n 6:3|4 "},
        {"a,b\n\"x,\"\"y\"\"\",\n", "2:x,\"y\"| "},
        {"# note, with \"quotes\n\na,b\n#1,2,3\n  # x\n\"#c\",2\n5,6\n", "7:5|6 "},
        {"a,b\n 1 ,\" 2 \"\n", "2:1| 2  "},
        {"词语,改为\n法制政府,法治政府\n", "2:法制政府|法治政府 "},
        {"a\n\"\"\n", "2: "},
        {"a,b\n,\n", "2:| "},
        {"a,b\n", ""},
        {"a,b\n\"1\n#2\",3\n", "2:1\n#2|3 "},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        char rows[500];
        struct fz_csv *csv = read_csv(&f, fz_str_from(cases[i].bytes));
        cr_expect(csv != NULL && f.errors.n == 0, "case %zu: %s", i, f.errors.n ? f.errors.items[0].message.ptr : "");
        if (csv) {
            show(csv, rows, sizeof rows);
            cr_expect(fz_str_equal(fz_str_from(rows), fz_str_from(cases[i].rows)), "case %zu: %s", i, rows);
        }
        fz_arena_clear(&f.arena);
    }
}

Test(csv_read, mistakes_with_their_lines)
{
    static const struct {
        struct fz_str bytes;
        const char *lines, *says;
    } cases[] = {
        {FZ_STR_INIT(""), "0 ", "no header"},
        {FZ_STR_INIT("\n\n"), "0 ", "no header"},
        {FZ_STR_INIT("# only a note\n"), "0 ", "no header"},
        {FZ_STR_INIT("a,b\n1\n1,2\n1,2,3\n"), "2 4 ", "this row has 1 cells, the header has 2"},
        {FZ_STR_INIT("a,b,a,b\n"), "1 1 ", "two columns are named \"a\""},
        {FZ_STR_INIT("a,b\nx\"y,2\n3,4\n5\n"), "2 4 ", "wrong quoting"},
        {FZ_STR_INIT("a,b\n\"x\"y,2\n3\n"), "2 3 ", "wrong quoting"},
        {FZ_STR_INIT("a,b\n\"x,2\n3,4\n5,\"6\"\n7\n"), "2 5 ", "the next one that could close it is on line 4"},
        {FZ_STR_INIT("a,b\n1,2\n3,\"4\n5,6\n"), "3 ", "never closed"},
        {FZ_STR_INIT("a,b\n\xB7\xA8,2\n3,4\n5,\xFF\n"), "2 4 ", "not UTF-8"},
        {FZ_STR_INIT("a,b\n1\0,2\n"), "2 ", "not UTF-8"},
        {FZ_STR_INIT("a\"x,b\n1,2,3\n4\n"), "1 ", "wrong quoting"},
        {FZ_STR_INIT("a\xFF,b\n1,2,3\n\"x\"y\n"), "1 3 ", "not UTF-8"},
        {FZ_STR_INIT("a,b\n\"1\n2\",3,4\n5\n"), "2 4 ", "3 cells"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        char lines[100] = "";
        size_t len = 0;
        cr_expect(read_csv(&f, cases[i].bytes) == NULL, "case %zu is read", i);
        for (size_t j = 0; j < f.errors.n; j++)
            len += (size_t)snprintf(lines + len, sizeof lines - len, "%u ", f.errors.items[j].line);
        cr_expect(fz_str_equal(fz_str_from(lines), fz_str_from(cases[i].lines)), "case %zu: lines %s", i, lines);
        cr_expect(f.errors.n > 0 && fz_str_has(f.errors.items[0].message, fz_str_from(cases[i].says)), "case %zu: %s",
                  i, f.errors.n ? f.errors.items[0].message.ptr : "");
        fz_arena_clear(&f.arena);
    }
}

Test(csv_read, columns)
{
    struct fixture f;
    struct fz_csv *csv = read_csv(&f, FZ_STR("word,better\nx,y\n"));
    cr_assert(csv != NULL && csv->n_columns == 2);
    cr_expect(fz_csv_column(csv, FZ_STR("better")) == 1 && fz_csv_column(csv, FZ_STR("Better")) == -1);
    cr_expect(fz_str_equal(fz_csv_cell(csv, 0, 1), FZ_STR("y")));
    cr_expect(fz_csv_cell(csv, 0, -1).len == 0 && fz_csv_cell(csv, 0, 2).len == 0 && fz_csv_cell(csv, 1, 0).len == 0);
    fz_arena_clear(&f.arena);
}

Test(csv_read, earlier_errors_do_not_count)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_ZH);
    fz_error_add(&errors, "other", 1, 1, "%s", "x");
    cr_expect(fz_csv_read(&arena, "x.csv", FZ_STR("a\n1\n"), &errors) != NULL && errors.n == 1);
    fz_arena_clear(&arena);
}
