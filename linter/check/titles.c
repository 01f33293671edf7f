/* Reading the list of titles, and looking in it. */
#include "check/titles.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

const char *const fz_title_kinds[] = {"暂行条例", "条例", "暂行规定", "暂行办法", "规定",
                                      "办法",     "规则", "细则",     "决定",     "法"};

enum column { TITLE, WITH_COUNTRY, FROM, UNTIL, SUCCESSOR, WRONG_FORMS, NOTE, N_COLUMNS };
static const char *const column_names[N_COLUMNS] = {"title",     "country", "in_force", "until",
                                                    "successor", "wrong",   "note"};

/* Whether TITLE is of Chinese characters alone: most are. */
static bool is_plain(struct fz_str title)
{
    size_t i = 0;
    while (i < title.len && (unsigned char)title.ptr[i] >= 0x80 && (unsigned char)title.ptr[i] < 0xEA &&
           ((unsigned char)title.ptr[i] < 0xC0 || (unsigned char)title.ptr[i] >= 0xE4))
        i++;
    return i == title.len;
}

struct fz_str fz_title_normal(struct fz_arena *arena, struct fz_str title)
{
    if (is_plain(title))
        return title;
    char *out = fz_arena_alloc(arena, title.len * 3 + 1, 1);
    size_t len = 0;
    for (size_t at = 0, size; at < title.len; at += size) {
        uint32_t c = fz_utf8_at(title, at, &size);
        if (fz_is_space(c))
            continue;
        bool dash = c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015) || c == 0xFF5E || c == 0x2500;
        bool again = dash && len >= 3 && memcmp(out + len - 3, "—", 3) == 0;
        if (!again)
            len += fz_utf8_put(dash ? 0x2014 : c, out + len);
    }
    return (struct fz_str){out, len};
}

static int year_of(struct fz_str date)
{
    int year = 0;
    return date.len >= 4 && fz_str_to_int(fz_str_slice(date, 0, 4), &year) ? year : 0;
}

static int by_title(const void *a, const void *b)
{
    return fz_str_compare(((const struct fz_title *)a)->title, ((const struct fz_title *)b)->title);
}

static int wrong_by_title(const void *a, const void *b)
{
    return fz_str_compare(((const struct fz_wrong_title *)a)->title, ((const struct fz_wrong_title *)b)->title);
}

size_t fz_title_kind(struct fz_str title, struct fz_str *words)
{
    if (fz_str_ends(title, FZ_STR("（试行）")) || fz_str_ends(title, FZ_STR("（暂行）")))
        title.len -= strlen("（试行）");
    for (size_t i = 0; i < FZ_N_TITLE_KINDS; i++)
        if (fz_str_ends(title, fz_str_from(fz_title_kinds[i]))) {
            *words = fz_str_slice(title, 0, title.len - strlen(fz_title_kinds[i]));
            return i;
        }
    return FZ_N_TITLE_KINDS;
}

bool fz_title_is_common(size_t kind)
{
    return kind > FZ_TITLE_REGULATION && kind < FZ_TITLE_LAW;
}

static void fill_entry(struct fz_title *e, struct fz_arena *arena, const struct fz_csv *csv, size_t row,
                       const int columns[N_COLUMNS])
{
    struct fz_str words, until = fz_csv_cell(csv, row, columns[UNTIL]);
    e->right = fz_csv_cell(csv, row, columns[TITLE]);
    e->title = fz_title_normal(arena, e->right);
    e->chars = fz_utf8_count(e->title);
    e->two = fz_utf8_offset(e->title, 2);
    e->country = fz_str_equal(fz_csv_cell(csv, row, columns[WITH_COUNTRY]), FZ_STR("yes"));
    e->kind = fz_title_kind(e->title, &words);
    e->successor = fz_csv_cell(csv, row, columns[SUCCESSOR]);
    e->note = fz_csv_cell(csv, row, columns[NOTE]);
    e->in_force = year_of(fz_csv_cell(csv, row, columns[FROM]));
    e->until = year_of(until) - fz_str_ends(until, FZ_STR("-01-01"));
}

static const void *make_titles(struct fz_arena *arena, const struct fz_csv *csv, struct fz_errors *errors)
{
    (void)errors;
    struct fz_titles *titles = FZ_NEW(arena, struct fz_titles);
    struct fz_title *entries = FZ_NEW_N(arena, struct fz_title, csv->n_rows + 1); /* what the wrong forms point at */
    int columns[N_COLUMNS];
    for (size_t i = 0; i < N_COLUMNS; i++)
        columns[i] = fz_csv_column(csv, fz_str_from(column_names[i]));
    for (size_t i = 0; i < csv->n_rows; i++) {
        struct fz_str part, cell = fz_csv_cell(csv, i, columns[WRONG_FORMS]);
        fill_entry(&entries[i], arena, csv, i, columns);
        while (cell.len && fz_str_split(&cell, '|', &part))
            if (part.len)
                *FZ_PUSH(arena, titles->wrongs, titles->n_wrongs) =
                    (struct fz_wrong_title){fz_title_normal(arena, part), &entries[i]};
    }
    titles->n_entries = csv->n_rows;
    titles->entries = FZ_NEW_N(arena, struct fz_title, csv->n_rows + 1);
    memcpy(titles->entries, entries, csv->n_rows * sizeof *entries);
    qsort(titles->entries, titles->n_entries, sizeof *titles->entries, by_title);
    if (titles->n_wrongs)
        qsort(titles->wrongs, titles->n_wrongs, sizeof *titles->wrongs, wrong_by_title);
    return titles;
}

const struct fz_titles *fz_titles_of(struct fz_arena *arena, struct fz_csv *csv, struct fz_errors *errors)
{
    return fz_csv_once(csv, arena, make_titles, errors);
}

size_t fz_titles_beginning_with(const struct fz_titles *titles, struct fz_str prefix, size_t *first)
{
    size_t low = 0, high = prefix.len ? titles->n_entries : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fz_str_compare(titles->entries[middle].title, prefix) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    if (!prefix.len)
        return titles->n_entries;
    while (low < titles->n_entries && fz_str_starts(titles->entries[low].title, prefix))
        low++;
    return low;
}

const struct fz_title *fz_titles_find(const struct fz_titles *titles, struct fz_str title)
{
    struct fz_title key = {.title = title};
    return bsearch(&key, titles->entries, titles->n_entries, sizeof key, by_title);
}

const struct fz_wrong_title *fz_titles_find_wrong(const struct fz_titles *titles, struct fz_str title)
{
    struct fz_wrong_title key = {title, NULL};
    return titles->n_wrongs ? bsearch(&key, titles->wrongs, titles->n_wrongs, sizeof key, wrong_by_title) : NULL;
}
