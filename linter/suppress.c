/* Reading the list of exceptions and matching findings with it. Which list is meant for a report, and when the entries
 * of no use are told, is setup.c's and main.c's affair. */
#include "suppress.h"
#include "base/chinese.h"
#include "base/os.h"
#include "rule/yaml_node.h"
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { HEX = sizeof(((struct fz_finding *)0)->fingerprint) - 1 };

struct entry {
    struct fz_suppression is;
    bool expired;
    /* Reports that are checked at the same time meet here. Both only ever become true, so their order is of no account.
     */
    atomic_bool met;  /* by a finding */
    atomic_bool seen; /* its rule was run on a report it is for */
};
struct fz_suppressions {
    struct entry *items; /* by fingerprint, then as written */
    size_t n;
};

/* ---- reading --------------------------------------------------------------------------------------------------- */

enum form { TEXT, FINGERPRINT, DATE };
static const struct key {
    const char *name;
    size_t offset;
    enum form form;
    bool required;
} keys[] = {
    {"rule", offsetof(struct fz_suppression, rule), TEXT, true},
    {"fingerprint", offsetof(struct fz_suppression, fingerprint), FINGERPRINT, true},
    {"report", offsetof(struct fz_suppression, report), TEXT, false},
    {"reason", offsetof(struct fz_suppression, reason), TEXT, true},
    {"by", offsetof(struct fz_suppression, by), TEXT, true},
    {"date", offsetof(struct fz_suppression, date), DATE, true},
    {"until", offsetof(struct fz_suppression, until), DATE, false},
};
enum { N_KEYS = sizeof keys / sizeof *keys };

#define SAY_AT(errors, node, zh, en, ...)                                                                              \
    fz_error_add(errors, (node)->file, (node)->line, (node)->column, FZ_SAY((errors)->lang, zh, en), __VA_ARGS__)

static bool is_of_form(enum form form, struct fz_str value)
{
    if (form == DATE)
        return fz_date_is_iso(value);
    if (form == TEXT)
        return true;
    for (size_t i = 0; i < value.len; i++)
        if (!strchr("0123456789abcdef", value.ptr[i]))
            return false;
    return value.len == HEX;
}

static bool set_value(struct fz_suppression *to, const struct key *key, const struct fz_yaml *value,
                      struct fz_errors *errors)
{
    if (value->type != FZ_YAML_SCALAR)
        return SAY_AT(errors, value, "“%s”应当是一段文字", "\"%s\" must be a text", key->name);
    struct fz_str text = fz_str_trim(value->scalar);
    if (!text.len)
        return SAY_AT(errors, value, "“%s”不能是空的", "\"%s\" must not be empty", key->name);
    if (!is_of_form(key->form, text) && key->form == DATE)
        return SAY_AT(errors, value, "“%s”应当是 2025-03-01 这样的日期，不是“%.*s”",
                      "\"%s\" must be a date like 2025-03-01, not \"%.*s\"", key->name, FZ_ARG(text));
    if (!is_of_form(key->form, text))
        return SAY_AT(errors, value, "“%s”应当是 %d 位小写十六进制数，fzlint --format suppressions 会列出",
                      "\"%s\" must be %d hex digits in lower case, as fzlint --format suppressions prints them",
                      key->name, (int)HEX);
    *(struct fz_str *)(void *)((char *)to + key->offset) = text;
    return true;
}

static bool set_key(struct fz_suppression *to, const struct fz_yaml *name, const struct fz_yaml *value,
                    struct fz_errors *errors)
{
    struct fz_str names[N_KEYS];
    for (size_t i = 0; i < N_KEYS; i++) {
        names[i] = fz_str_from(keys[i].name);
        if (fz_str_equal(names[i], name->scalar))
            return set_value(to, &keys[i], value, errors);
    }
    struct fz_str near = fz_str_nearest(name->scalar, names, N_KEYS);
    return SAY_AT(errors, name, "没有“%.*s”这个键%s%.*s%s", "unknown key \"%.*s\"%s%.*s%s", FZ_ARG(name->scalar),
                  near.len ? FZ_SAY(errors->lang, "（是不是“", " (did you mean \"") : "", FZ_ARG(near),
                  near.len ? FZ_SAY(errors->lang, "”？）", "\"?)") : "");
}

static bool read_entry(struct fz_suppression *entry, const struct fz_yaml *node, struct fz_errors *errors)
{
    bool good = true;
    *entry = (struct fz_suppression){.file = node->file, .line = node->line, .column = node->column};
    if (node->type != FZ_YAML_MAPPING)
        return SAY_AT(errors, node, "每一条应当是一组“键: 值”：%s", "each entry must be a group of keys: %s",
                      "rule, fingerprint, reason, by, date");
    for (size_t i = 0; i < node->n; i++)
        good &= set_key(entry, &node->keys[i], &node->items[i], errors);
    for (size_t i = 0; i < N_KEYS; i++)
        if (keys[i].required && !fz_yaml_get(node, keys[i].name))
            good = SAY_AT(errors, node, "这一条缺“%s”", "this entry lacks \"%s\"", keys[i].name);
    return good;
}

static int by_print(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = fz_str_compare(a->is.fingerprint, b->is.fingerprint);
    if (order != 0)
        return order;
    return a->is.line != b->is.line ? (a->is.line > b->is.line) - (a->is.line < b->is.line)
                                    : (a->is.column > b->is.column) - (a->is.column < b->is.column);
}

/* Of two entries for one finding the second would never be of use. */
static bool has_no_doubles(const struct fz_suppressions *list, struct fz_errors *errors)
{
    bool good = true;
    for (size_t i = 1; i < list->n; i++) {
        const struct fz_suppression *a = &list->items[i - 1].is, *b = &list->items[i].is;
        if (fz_str_equal(a->fingerprint, b->fingerprint) && fz_str_equal(a->rule, b->rule) &&
            fz_str_equal(a->report, b->report))
            good = SAY_AT(errors, b, "与第 %u 行那一条相同，请删去一条",
                          "the same as the entry on line %u: leave one out", a->line);
    }
    return good;
}

static struct fz_suppressions *read_list(const struct fz_yaml *root, struct fz_str as_of, struct fz_arena *arena,
                                         struct fz_errors *errors)
{
    struct fz_suppressions *list = FZ_NEW(arena, struct fz_suppressions);
    bool good = true;
    if (root->type == FZ_YAML_MAPPING && root->n == 0) /* an empty file, or one that is all comments */
        return list;
    if (root->type != FZ_YAML_SEQUENCE) {
        fz_error_add(errors, root->file, root->line, root->column,
                     FZ_SAY(errors->lang, "例外清单应当是一个列表，每条以“- rule:”开头",
                            "the exceptions must be a list whose entries begin with \"- rule:\""));
        return NULL;
    }
    list->items = FZ_NEW_N(arena, struct entry, root->n + 1);
    for (; list->n < root->n; list->n++) {
        struct entry *entry = &list->items[list->n];
        good &= read_entry(&entry->is, &root->items[list->n], errors);
        entry->expired = entry->is.until.len && fz_str_compare(entry->is.until, as_of) < 0;
    }
    if (list->n)
        qsort(list->items, list->n, sizeof *list->items, by_print);
    return good && has_no_doubles(list, errors) ? list : NULL;
}

struct fz_suppressions *fz_suppressions_read(const char *file, struct fz_str as_of, struct fz_arena *arena,
                                             struct fz_errors *errors)
{
    char *bytes;
    size_t len, n_errors = errors->n;
    if (!fz_os_read(file, FZ_YAML_MAX_BYTES, &bytes, &len, errors))
        return NULL;
    struct fz_str text = fz_str_copy(arena, (struct fz_str){bytes, len});
    free(bytes);
    const struct fz_yaml *root = fz_yaml_read(arena, file, text, errors);
    struct fz_suppressions *list = root ? read_list(root, as_of, arena, errors) : NULL;
    return errors->n == n_errors ? list : NULL;
}

/* ---- matching -------------------------------------------------------------------------------------------------- */

/* Whether ENTRY is for the report at PATH: its `report` is all of it or its end from a slash on. */
static bool is_for(const struct entry *entry, const char *path)
{
    struct fz_str whole = fz_str_from(path), end = entry->is.report;
    if (!end.len || fz_str_equal(whole, end))
        return true;
    return fz_str_ends(whole, end) && whole.ptr[whole.len - end.len - 1] == '/';
}

/* Number of the first entry whose fingerprint is not below PRINT. */
static size_t first_with(const struct fz_suppressions *list, struct fz_str print)
{
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fz_str_compare(list->items[middle].is.fingerprint, print) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct fz_suppression *fz_suppressions_match(struct fz_suppressions *list, const char *path,
                                                   const struct fz_finding *finding)
{
    struct fz_str print = fz_str_from(finding->fingerprint);
    for (size_t i = first_with(list, print); i < list->n; i++) {
        struct entry *entry = &list->items[i];
        if (!fz_str_equal(entry->is.fingerprint, print))
            break;
        if (!entry->expired && fz_str_equal(entry->is.rule, finding->rule->id) && is_for(entry, path)) {
            entry->met = true;
            return &entry->is;
        }
    }
    return NULL;
}

static bool was_run(const struct fz_result *result, struct fz_str rule)
{
    for (size_t i = 0; i < result->n_verdicts; i++)
        if (fz_str_equal(result->verdicts[i].rule->id, rule))
            return result->verdicts[i].outcome != FZ_RULE_GAVE_UP;
    return false;
}

void fz_suppressions_saw(struct fz_suppressions *list, const struct fz_result *result)
{
    for (size_t i = 0; i < list->n; i++) {
        struct entry *entry = &list->items[i];
        if (!entry->seen && is_for(entry, result->path) && was_run(result, entry->is.rule))
            entry->seen = true; /* never false again: another thread may have said so meanwhile */
    }
}

void fz_suppressions_notes(const struct fz_suppressions *list, struct fz_errors *notes)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct entry *entry = &list->items[i];
        const struct fz_suppression *is = &entry->is;
        if (entry->expired && entry->seen)
            SAY_AT(notes, is, "这条例外（%.*s）到 %.*s 为止，已经不算",
                   "this exception (%.*s) ran out on %.*s and no longer counts", FZ_ARG(is->rule), FZ_ARG(is->until));
        else if (entry->seen && !entry->met)
            SAY_AT(notes, is, "这条例外（%.*s）没有用到：问题已改，或者前后文变了；不再需要就删去",
                   "this exception (%.*s) met nothing: mended, or the words around were changed; delete it if it is "
                   "done with",
                   FZ_ARG(is->rule));
    }
    fz_errors_sort(notes);
}
