/* Fixes made: from a report's bytes and what the rules find in them to the bytes after it. Writes nothing. */
#ifndef FZ_FIX_H
#define FZ_FIX_H

#include "base/buf.h"
#include "lint.h"

struct fz_edit {
    struct fz_span raw;               /* of doc->raw, in one piece */
    struct fz_str text;               /* to put in its place; borrowed from the finding */
    const struct fz_finding *finding; /* whose fix it is of */
};

struct fz_fixed {
    struct fz_buf bytes; /* the whole file after the fixes; the caller clears it. Empty where nothing was fixed */
    size_t n_fixed;      /* places that were mended */
    size_t n_unsafe;     /* places left that only unsafe fixes would mend */
};

/* What making the fix of FINDING, one of RESULT's and its parts with it, replaces in a plain text: *EDITS, in order and
 * apart from one another, in ARENA. Of parts that touch one another the first alone. Returns how many. */
size_t fz_fix_edits(const struct fz_result *result, const struct fz_finding *finding, struct fz_arena *arena,
                    struct fz_edit **edits);

/* Checks LEN BYTES (borrowed) of the report NAME as fz_lint does and makes the fixes, the unsafe ones too where UNSAFE,
 * again and again until there is none left to make. Every byte outside the replaced words stays; in a Word file the
 * fixes are tracked changes, and what cannot be one (words in notes, text boxes, or changed by others) is left. The
 * result is that of FIXED's bytes; the caller owns it. Where the fixes cannot be made it is that of BYTES with an error
 * that says why, and nothing is fixed. */
struct fz_result *fz_fix(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                         const struct fz_lint_opts *opts, bool unsafe, struct fz_fixed *fixed);

#endif
