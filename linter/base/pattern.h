/* Regular expressions; the only file that knows PCRE2. Patterns are UTF-8 with Unicode properties; ^ and $ match at
 * line breaks, . does not match one, so that a pattern stays inside one paragraph. Matching is limited, never endless.
 */
#ifndef FZ_BASE_PATTERN_H
#define FZ_BASE_PATTERN_H

#include "base/literals.h"
#include "base/words.h"

enum { FZ_MAX_GROUPS = 10 }; /* the whole match and nine groups */

struct fz_pattern; /* compiled, or to be compiled when it is first used: threads may share compiled ones */
struct fz_matcher; /* what one thread needs to match; owned by the caller */

struct fz_prefilter; /* which words the matches of a set of patterns need; never changes: threads may share it */

struct fz_patterns {
    struct fz_pattern **items;
    size_t n;
};
struct fz_match {
    /* [0] is the whole match; a group that took no part is {UINT32_MAX, UINT32_MAX} */
    struct fz_span groups[FZ_MAX_GROUPS];
};
enum fz_matched { FZ_NO_MATCH, FZ_MATCHED, FZ_GAVE_UP /* a limit was reached: the answer is not known */ };

/* SOURCE is borrowed; what is known of its matches lives in ARENA, which must outlive the pattern. NULL on a mistake in
 * it; then *OFFSET is its byte and MESSAGE (SIZE bytes) says what PCRE2 found. */
struct fz_pattern *fz_pattern_new(struct fz_str source, struct fz_arena *arena, size_t *offset, char *message,
                                  size_t size) __attribute__((warn_unused_result));
/* A pattern that is known to be right, and what its matches need, which is borrowed. It is compiled when it is first
 * used. */
struct fz_pattern *fz_pattern_new_known(const struct fz_known_literals *known) __attribute__((warn_unused_result));
void fz_pattern_free(struct fz_pattern *pattern); /* NULL is fine */
struct fz_str fz_pattern_source(const struct fz_pattern *pattern);
/* Number of the group named NAME, or -1. */
int fz_pattern_group(const struct fz_pattern *pattern, const char *name);
/* Compiles PATTERN if it is not yet. Before other threads use it. */
void fz_pattern_compile(struct fz_pattern *pattern);
/* Makes it faster to run and dearer to start; worth it for many files. Not while other threads use PATTERN. */
void fz_pattern_jit(struct fz_pattern *pattern);

struct fz_matcher *fz_matcher_new(void); /* owned by the caller */
void fz_matcher_free(struct fz_matcher *matcher);

/* The kinds of text that are searched for patterns, each with patterns of its own: the folded, for those of the genre
 * and of most rules, and the raw. */
enum fz_text_view { FZ_VIEW_FOLDED, FZ_VIEW_RAW, FZ_N_VIEWS };

/* PATTERN will be looked for in texts of VIEW, too. Before its prefilter is made. */
void fz_pattern_look_in(struct fz_pattern *pattern, enum fz_text_view view);

/* Words that are looked for as they are, by one who is told which of them stands where. */
struct fz_word_list {
    struct fz_strs words;
    enum fz_text_view view;               /* of the texts that they are looked for in */
    const struct fz_prefilter *prefilter; /* that it belongs to, as number INDEX; NULL: none */
    size_t index;
};

/* The words of the lists, and those that matches of the patterns need, so that a text can be searched for all of them
 * at once; lives in ARENA. A pattern, or a list, belongs to one prefilter at most; it must be freed no sooner. */
struct fz_prefilter *fz_prefilter_new(struct fz_arena *arena, struct fz_pattern *const *patterns, size_t n_patterns,
                                      struct fz_word_list *const *lists, size_t n_lists);
/* From now on MATCHER passes over the places of TEXT, and of slices of it, where a pattern of PREFILTER that is
 * looked for in VIEW cannot match. The answers are the same. It remembers four texts; TEXT must stay as it is until
 * fz_matcher_forget. */
void fz_matcher_read(struct fz_matcher *matcher, const struct fz_prefilter *prefilter, struct fz_str text,
                     enum fz_text_view view);
void fz_matcher_forget(struct fz_matcher *matcher);
/* Where in TEXT from FROM on is the first word that a match of PATTERN has or is followed by, found without a search;
 * FROM where that is not known, SIZE_MAX where there is none, and so no match. */
size_t fz_pattern_place(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text, size_t from);

/* The words of LIST, which must outlive MATCHER, in TEXT (valid UTF-8), just as fz_words_scan tells them. */
void fz_word_list_find(const struct fz_word_list *list, struct fz_matcher *matcher, struct fz_str text, size_t from,
                       size_t end, fz_words_hit *hit, void *context);

/* The first match in TEXT (valid UTF-8) that starts at or after FROM and ends at or before END; what stands before FROM
 * is seen by look-behinds, what stands after END is not seen; $ matches at END only where the line ends there. */
enum fz_matched fz_pattern_find(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text,
                                size_t from, size_t end, struct fz_match *match);
/* The same for a match that ends at END and nowhere before it. */
enum fz_matched fz_pattern_find_ending(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text,
                                       size_t from, size_t end, struct fz_match *match);

#endif
