/* Shared by the kinds that mark words: walking the matches of patterns where a rule looks, with the exceptions that
 * keep a rule precise. */
#ifndef FZ_CHECK_MATCHES_H
#define FZ_CHECK_MATCHES_H

#include "check/check.h"

struct fz_exceptions {
    struct fz_patterns except;                       /* a match that lies inside a match of one of these is none */
    struct fz_pattern *unless_before, *unless_after; /* … nor one before which or after which this stands */
    bool outside_titles;                             /* … nor one inside 《》 */
};

/* Rows of a kind's parameter table for a struct fz_exceptions at offset BASE. */
#define FZ_EXCEPTION_PARAMS(base)                                                                                      \
    {"except",                                                                                                         \
     FZ_PARAM_PATTERNS,                                                                                                \
     false,                                                                                                            \
     (base) + offsetof(struct fz_exceptions, except),                                                                  \
     NULL,                                                                                                             \
     NULL,                                                                                                             \
     "例外：落在这些文字之内的不算",                                                                                   \
     "exceptions: a match inside one of these is none"},                                                               \
        {"unless-before",                                                                                              \
         FZ_PARAM_PATTERN,                                                                                             \
         false,                                                                                                        \
         (base) + offsetof(struct fz_exceptions, unless_before),                                                       \
         NULL,                                                                                                         \
         NULL,                                                                                                         \
         "例外：紧接在它前面的是这些文字",                                                                             \
         "exception: this stands right before it"},                                                                    \
        {"unless-after",                                                                                               \
         FZ_PARAM_PATTERN,                                                                                             \
         false,                                                                                                        \
         (base) + offsetof(struct fz_exceptions, unless_after),                                                        \
         NULL,                                                                                                         \
         NULL,                                                                                                         \
         "例外：紧接在它后面的是这些文字",                                                                             \
         "exception: this stands right after it"},                                                                     \
    {                                                                                                                  \
        "outside-titles", FZ_PARAM_BOOL, false, (base) + offsetof(struct fz_exceptions, outside_titles), NULL, NULL,   \
            "书名号《》之内的不算", "what stands inside 《》 does not count"                                         \
    }

/* Whether the words at FOUND, in the looked-at span WHERE, are excused. */
bool fz_is_excused(const struct fz_check_run *run, const struct fz_exceptions *exceptions, struct fz_span where,
                   struct fz_span found);

/* Whether FOUND, in the looked-at span WHERE, lies inside a match of one of PATTERNS. */
bool fz_is_covered(const struct fz_check_run *run, const struct fz_patterns *patterns, struct fz_span where,
                   struct fz_span found);

/* Whether SPAN of TEXT lies inside 《》 that open and close within WHERE. */
bool fz_is_in_title(struct fz_str text, struct fz_span where, struct fz_span span);

/* The match's groups as values {1} {2} …, in scratch; their number in *N. */
struct fz_value *fz_match_values(const struct fz_check_run *run, const struct fz_match *match, size_t *n);

#endif
