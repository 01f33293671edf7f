/* Word lists: CSV files in a pack's own data folder, else in the shipped one. A list is read once however many rules
 * name it, so its mistakes are told once. The instruments that rules cite come from such lists too. */
#include "rule/lists.h"
#include "rule/value.h"
#include <string.h>

struct fz_list {
    const char *shown;  /* name in messages, which tells lists apart */
    struct fz_csv *csv; /* NULL: it is wrong, and that was said */
};

static const struct fz_source *source_of(const struct fz_load *load, const char *file)
{
    for (size_t i = 0; i < load->n_sources; i++)
        if (load->sources[i].file == file)
            return &load->sources[i];
    return NULL;
}

static struct fz_csv *read_once(struct fz_load *load, struct fz_files *files, const char *path)
{
    const char *shown = fz_files_shown(files, path);
    for (size_t i = 0; i < load->n_lists; i++)
        if (!strcmp(load->lists[i].shown, shown))
            return load->lists[i].csv;
    struct fz_list *list = FZ_PUSH(load->arena, load->lists, load->n_lists);
    list->shown = shown;
    list->csv = fz_files_csv(files, path, shown, load->errors);
    return list->csv;
}

/* Finds data file NAME from the pack that FILE belongs to: *PATH of the tree returned; NULL when no folder has it. */
static struct fz_files *find(struct fz_load *load, const char *file, struct fz_str name, const char **path)
{
    const struct fz_source *source = source_of(load, file);
    *path = source ? fz_str_printf(load->arena, "%s/%.*s", source->data, FZ_ARG(name)).ptr : NULL;
    if (source && fz_files_has(source->files, *path))
        return source->files;
    *path = fz_str_printf(load->arena, "data/%.*s", FZ_ARG(name)).ptr;
    return fz_files_has(load->shipped, *path) ? load->shipped : NULL;
}

static bool has_columns(struct fz_load *load, const struct fz_yaml *node, const char *key, const struct fz_csv *csv,
                        const char *columns)
{
    struct fz_str rest = fz_str_from(columns), column;
    bool ok = true;
    while (rest.len && fz_str_split(&rest, ',', &column))
        if (fz_csv_column(csv, column) < 0)
            ok = FZ_LOAD_ERROR(load, node, "“%s”的名单 %s 缺少列“%.*s”，应当有 %s",
                               "the list of \"%s\", %s, lacks column \"%.*s\"; it needs %s", key, csv->path,
                               FZ_ARG(column), columns);
    return ok;
}

struct fz_csv *fz_list_read(struct fz_load *load, const struct fz_yaml *node, const char *key, const char *columns)
{
    struct fz_str name;
    const char *path;
    if (!fz_value_str(load, node, key, false, &name))
        return NULL;
    if (fz_str_has(name, FZ_STR("/")) || fz_str_has(name, FZ_STR("\\"))) {
        (void)FZ_LOAD_ERROR(load, node, "“%s”只写 data 文件夹里的文件名，不写路径：%.*s",
                            "\"%s\" takes the name of a file in the data folder, not a path: %.*s", key, FZ_ARG(name));
        return NULL;
    }
    if (!fz_str_ends(name, FZ_STR(".csv")))
        name = fz_str_printf(load->arena, "%.*s.csv", FZ_ARG(name));
    struct fz_files *files = find(load, node->file, name, &path);
    if (!files) {
        (void)FZ_LOAD_ERROR(load, node, "“%s”的名单 %.*s 不存在：规则包的 data 文件夹和随程序提供的 data 里都没有",
                            "the list of \"%s\", %.*s, is neither in the pack's data folder nor in the shipped one",
                            key, FZ_ARG(name));
        return NULL;
    }
    struct fz_csv *csv = read_once(load, files, path);
    if (csv && !csv->n_rows) {
        (void)FZ_LOAD_ERROR(load, node, "“%s”的名单 %s 一行内容也没有", "the list of \"%s\", %s, has no rows", key,
                            csv->path);
        return NULL;
    }
    return csv && (!columns || has_columns(load, node, key, csv, columns)) ? csv : NULL;
}

enum { ID, TITLE, ISSUER, NUMBER, IN_FORCE, SUPERSEDED_BY, MARK, N_COLUMNS };
static const char *const instrument_columns[N_COLUMNS] = {"id",       "title",         "issuer", "number",
                                                          "in_force", "superseded_by", "mark"};

/* "V" or "V (where it was seen)"; "V/M", seen in part, is not enough to cite an article by its number. */
static bool is_verified(struct fz_str mark)
{
    return fz_str_equal(mark, FZ_STR("V")) || fz_str_starts(mark, FZ_STR("V ("));
}

static void add_instrument(struct fz_load *load, const struct fz_csv *csv, const int *columns, size_t row)
{
    struct fz_ruleset *ruleset = load->ruleset;
    struct fz_str id = fz_csv_cell(csv, row, columns[ID]), title = fz_csv_cell(csv, row, columns[TITLE]);
    enum fz_lang lang = load->errors->lang;
    uint32_t line = csv->lines[row];
    if (!id.len || !title.len) {
        (void)fz_error_add(load->errors, csv->path, line, 1, "%s",
                           FZ_SAY(lang, "id 和 title 都要填写", "id and title must both be given"));
        return;
    }
    for (size_t i = 0; i < ruleset->n_instruments; i++) {
        if (fz_str_equal(ruleset->instruments[i].id, id)) {
            (void)fz_error_add(load->errors, csv->path, line, 1,
                               FZ_SAY(lang, "依据编号“%.*s”已经有了", "there is an instrument \"%.*s\" already"),
                               FZ_ARG(id));
            return;
        }
    }
    struct fz_instrument *new = FZ_PUSH(load->arena, ruleset->instruments, ruleset->n_instruments);
    *new = (struct fz_instrument){.id = id, .title = title};
    new->issuer = fz_csv_cell(csv, row, columns[ISSUER]);
    new->number = fz_csv_cell(csv, row, columns[NUMBER]);
    new->in_force = fz_csv_cell(csv, row, columns[IN_FORCE]);
    new->superseded_by = fz_csv_cell(csv, row, columns[SUPERSEDED_BY]);
    new->verified = is_verified(fz_csv_cell(csv, row, columns[MARK]));
}

static bool was_read(const struct fz_load *load, const char *shown)
{
    for (size_t i = 0; i < load->n_lists; i++)
        if (!strcmp(load->lists[i].shown, shown))
            return true;
    return false;
}

static void read_instruments(struct fz_load *load, struct fz_files *files, const char *folder)
{
    const char *path = fz_str_printf(load->arena, "%s/instruments.csv", folder).ptr;
    const char *shown = fz_files_shown(files, path);
    if (!fz_files_has(files, path) || was_read(load, shown))
        return;
    const struct fz_csv *csv = read_once(load, files, path);
    int columns[N_COLUMNS];
    bool complete = csv != NULL;
    for (int i = 0; csv && i < N_COLUMNS; i++) {
        columns[i] = fz_csv_column(csv, fz_str_from(instrument_columns[i]));
        if (columns[i] < 0)
            complete = fz_error_add(load->errors, shown, 1, 1,
                                    FZ_SAY(load->errors->lang, "缺少列“%s”", "column \"%s\" is missing"),
                                    instrument_columns[i]);
    }
    for (size_t row = 0; complete && row < csv->n_rows; row++)
        add_instrument(load, csv, columns, row);
}

void fz_list_instruments(struct fz_load *load)
{
    read_instruments(load, load->shipped, "data");
    for (size_t i = 0; i < load->n_sources; i++)
        read_instruments(load, load->sources[i].files, load->sources[i].data);
}
