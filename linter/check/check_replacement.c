/* Wrong words and what to write instead, from a CSV list: one pass over the report, whatever the list's length.
 * Columns: wrong, right, and where the list has them except, from, until (report years), level, note. */
#include "base/utf8.h"
#include "check/matches.h"

enum column { WRONG, RIGHT, NOTE, EXCEPT, FROM, UNTIL, LEVEL, N_COLUMNS };
static const char *const column_names[N_COLUMNS] = {"wrong", "right", "note", "except", "from", "until", "level"};

struct row {
    struct fz_str wrong, right, note, except; /* except: several, with | between */
    int from, until, level;                   /* level: -1, the rule's */
};

struct params {
    struct fz_csv *list;
    struct fz_exceptions exceptions;
    bool safe;
    struct fz_role_list next_year_in;
    int columns[N_COLUMNS]; /* made by prepare */
    struct fz_word_list words;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"list", FZ_PARAM_LIST, true, AT(list), NULL, "wrong,right", "data 文件夹中的词表（CSV）",
     "a word list in the data folder"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {"safe", FZ_PARAM_BOOL, false, AT(safe), NULL, NULL, "不经人看也可以改", "the fix needs no person's eye"},
    {"next-year-in", FZ_PARAM_ROLES, false, AT(next_year_in), NULL, NULL, "写下一年度的部分，from、until 照下一年度比",
     "parts about the year to come, with which from and until are compared there"},
    {0},
};

static int level_of(struct fz_str name)
{
    for (int i = 0; fz_level_names[i]; i++)
        if (fz_str_equal(name, fz_str_from(fz_level_names[i])))
            return i;
    return -1;
}

/* Row I of the list; false where it is wrong, and that is added to ERRORS. */
static bool read_row(const struct params *p, size_t i, struct row *row, struct fz_errors *errors)
{
    const struct fz_csv *csv = p->list;
    const int *columns = p->columns;
    bool good = true;
    uint32_t line = csv->lines[i];
    struct fz_str from = fz_csv_cell(csv, i, columns[FROM]), until = fz_csv_cell(csv, i, columns[UNTIL]);
    struct fz_str level = fz_csv_cell(csv, i, columns[LEVEL]);
    *row = (struct row){.level = level_of(level)};
    row->wrong = fz_csv_cell(csv, i, columns[WRONG]);
    row->right = fz_csv_cell(csv, i, columns[RIGHT]);
    row->note = fz_csv_cell(csv, i, columns[NOTE]);
    row->except = fz_csv_cell(csv, i, columns[EXCEPT]);
    if (!row->wrong.len)
        good = fz_error_add(errors, csv->path, line, 1,
                            FZ_SAY(errors->lang, "wrong 一栏是空的", "the cell wrong is empty"));
    if (fz_str_equal(row->wrong, row->right))
        good = fz_error_add(errors, csv->path, line, 1,
                            FZ_SAY(errors->lang, "wrong 与 right 相同", "wrong and right are the same"));
    if (level.len && row->level < 0)
        good = fz_error_add(
            errors, csv->path, line, 1,
            FZ_SAY(errors->lang, "级别应为 note、warning 或 error", "the level must be note, warning or error"));
    if ((from.len && !fz_str_to_int(from, &row->from)) || (until.len && !fz_str_to_int(until, &row->until)))
        good = fz_error_add(errors, csv->path, line, 1,
                            FZ_SAY(errors->lang, "from、until 应为年份", "from and until must be years"));
    return good;
}

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    struct params *p = rule->params;
    bool good = true;
    struct row row;
    size_t n = p->list->n_rows;
    struct fz_str *words = FZ_NEW_N(arena, struct fz_str, n + 1);
    for (size_t i = 0; i < N_COLUMNS; i++)
        p->columns[i] = fz_csv_column(p->list, fz_str_from(column_names[i]));
    for (size_t i = 0; i < n; i++) {
        good &= read_row(p, i, &row, errors);
        words[i] = row.wrong;
    }
    if (!n)
        good = fz_error_add(errors, p->list->path, 1, 1, FZ_SAY(errors->lang, "词表没有内容", "the list is empty"));
    if (good)
        p->words = (struct fz_word_list){.words = {words, n}, .view = rule->scope.raw ? FZ_VIEW_RAW : FZ_VIEW_FOLDED};
    return good;
}

static struct fz_word_list *list(const struct fz_rule *rule)
{
    struct params *p = rule->params;
    return &p->words;
}

struct scan {
    const struct fz_check_run *run;
    struct fz_span where, told; /* told: the last one */
};

static bool in_exception(struct fz_str text, struct fz_span where, struct fz_span found, struct fz_str except)
{
    struct fz_str e;
    while (except.len && fz_str_split(&except, '|', &e)) {
        if (!e.len)
            continue;
        size_t from = found.end > where.start + e.len ? found.end - e.len : where.start;
        size_t end = found.start + e.len < where.end ? found.start + e.len : where.end;
        struct fz_str near = fz_str_slice(text, 0, end); /* no further: a report in one line must not cost its square */
        for (size_t at = fz_str_find(near, e, from); at != SIZE_MAX && at <= found.start;
             at = fz_str_find(near, e, at + 1))
            if (at + e.len >= found.end)
                return true;
    }
    return false;
}

/* The year that the text at AT speaks of: the report's, or the one to come; 0: not known. */
static int year_of(const struct fz_check_run *run, const struct params *p, uint32_t at)
{
    uint64_t roles = p->next_year_in.n ? fz_section_roles(fz_doc_section_at(run->doc, at)) : 0;
    for (size_t i = 0; i < p->next_year_in.n; i++)
        if (run->doc->year && (roles >> p->next_year_in.items[i] & 1))
            return run->doc->year + 1;
    return run->doc->year;
}

static void emit(const struct fz_check_run *run, const struct params *p, const struct row *row, struct fz_span found)
{
    bool one_way = row->right.len && !fz_str_has(row->right, FZ_STR("|"));
    struct fz_str shown = row->right;
    for (size_t at; (at = fz_str_find(shown, FZ_STR("|"), 0)) != SIZE_MAX;)
        shown = fz_str_printf(run->result->arena, "%.*s”或“%.*s", (int)at, shown.ptr,
                              FZ_ARG(fz_str_slice(shown, at + 1, shown.len)));
    struct fz_value values[] = {{"wrong", row->wrong},
                                {"right", shown},
                                {"note", row->note},
                                {"of-year", fz_str_printf(run->result->arena, "%d", year_of(run, p, found.start))}};
    struct fz_finding *finding = fz_emit(run, found, values, 4);
    if (row->level >= 0)
        finding->level = (enum fz_level)row->level;
    if (one_way)
        fz_emit_fix(finding, row->right, p->safe);
}

static void hit(void *context, size_t index, size_t start, size_t end)
{
    struct scan *scan = context;
    const struct fz_check_run *run = scan->run;
    const struct params *p = run->params;
    struct row row;
    struct fz_span found = {fz_u32(start), fz_u32(end)};
    int year = year_of(run, p, found.start);
    (void)read_row(p, index, &row, &run->result->errors); /* right: prepare has looked */
    if ((row.from && (!year || year < row.from)) || (row.until && (!year || year > row.until)))
        return;
    bool within = found.start > scan->told.start && found.start < scan->told.end; /* 调节员 of 人民调节员 */
    if (within || in_exception(fz_check_text(run), scan->where, found, row.except) ||
        fz_is_excused(run, &p->exceptions, scan->where, found))
        return;
    emit(run, p, &row, found);
    scan->told = found;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++) {
        struct scan scan = {run, spans[i], {0, 0}};
        fz_word_list_find(&p->words, run->matcher, fz_check_text(run), spans[i].start, spans[i].end, hit, &scan);
    }
}

const struct fz_check fz_check_replacement = {
    .name = "replacement",
    .help = "词表中的错误写法与正确写法",
    .help_en = "wrong words of a list and what to write instead",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .prepare = prepare,
    .list = list,
    .run = run_check,
};
