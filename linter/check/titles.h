/* The closed list of titles in a CSV file: each with its years of force and what came after it, by title, and the wrong
 * forms that are listed of it. Which title in a report is a slip for which of them is check_title_list.c's business. */
#ifndef FZ_CHECK_TITLES_H
#define FZ_CHECK_TITLES_H

#include "base/csv_read.h"

/* The words for a kind of document that titles end in, the longer before those they end in themselves. */
extern const char *const fz_title_kinds[];
enum { FZ_TITLE_REGULATION = 1 /* and 暂行条例 before it */, FZ_TITLE_LAW = 9, FZ_N_TITLE_KINDS };

struct fz_title {
    struct fz_str title; /* as fz_title_normal makes it, without the country's name */
    struct fz_str right; /* as it is to be written */
    struct fz_str successor, note;
    int in_force, until; /* the first and the last year of force; 0 not known, or still in force */
    size_t chars;        /* of the title */
    size_t two;          /* bytes of its first two characters */
    size_t kind;         /* see fz_title_kind */
    bool country;
};

struct fz_wrong_title {
    struct fz_str title;
    const struct fz_title *entry;
};

struct fz_titles {                 /* made of a list */
    struct fz_title *entries;      /* by title */
    struct fz_wrong_title *wrongs; /* by title */
    size_t n_entries, n_wrongs;
};

/* Of CSV (columns title, country, in_force, until, successor, wrong, and note if there is one), which is borrowed; made
 * once for it, in ARENA. There are no errors. */
const struct fz_titles *fz_titles_of(struct fz_arena *arena, struct fz_csv *csv, struct fz_errors *errors);
/* TITLE with every dash as — and every space gone; itself, or in ARENA. */
struct fz_str fz_title_normal(struct fz_arena *arena, struct fz_str title);
/* The index of the word for its kind that TITLE ends in, FZ_N_TITLE_KINDS for none; *WORDS is then what stands before
 * it. */
size_t fz_title_kind(struct fz_str title, struct fz_str *words);
/* Whether counties have documents of KIND too: a 法 is always a national one, and so is a 条例 without a place's name.
 */
bool fz_title_is_common(size_t kind);
/* The entry with TITLE, normal and without the country's name, or the wrong form; NULL: there is none. */
const struct fz_title *fz_titles_find(const struct fz_titles *titles, struct fz_str title);
const struct fz_wrong_title *fz_titles_find_wrong(const struct fz_titles *titles, struct fz_str title);
/* The entries that begin with PREFIX: *FIRST and those before the one returned. */
size_t fz_titles_beginning_with(const struct fz_titles *titles, struct fz_str prefix, size_t *first);

#endif
