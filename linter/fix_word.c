/* From bytes of the raw text to w:t nodes and back into the file. An edit may run over several nodes: each loses its
 * part, and what comes instead stands behind the first. */
#include "fix_word.h"
#include "input/docx_comments.h"
#include <string.h>

bool fz_word_fix_open(struct fz_word_fix *fix, struct fz_arena *arena, const struct fz_doc *doc, struct fz_str bytes,
                      size_t max_size, struct fz_errors *errors)
{
    struct fz_str body;
    *fix = (struct fz_word_fix){.doc = doc};
    if (!fz_docx_package_open(&fix->package, arena, doc->path, bytes, max_size, errors) ||
        !fz_docx_package_read(&fix->package, fix->package.main, &body))
        return false;
    fz_docx_runs_read(&fix->runs, arena, body);
    while (fix->main < doc->n_parts && strcmp(doc->parts[fix->main], fix->package.main) != 0)
        fix->main++;
    return true;
}

void fz_word_fix_close(struct fz_word_fix *fix)
{
    fz_docx_package_close(&fix->package);
}

/* The origin of byte OFFSET where that can be changed; else NULL. */
static const struct fz_origin *changeable(const struct fz_word_fix *fix, uint32_t offset)
{
    const struct fz_origin *origin = fz_doc_origin(fix->doc, offset);
    return origin && origin->part == fix->main && fz_docx_runs_cuttable(&fix->runs, origin->node) ? origin : NULL;
}

/* The part of EDIT from byte AT on that stands in one w:t, as a change; false: it cannot be one. *AT goes behind it. */
static bool change_from(const struct fz_word_fix *fix, const struct fz_edit *edit, uint32_t *at,
                        struct fz_docx_change *change)
{
    const struct fz_origin *origin = changeable(fix, *at);
    if (!origin)
        return false;
    uint32_t end = origin->raw + origin->len < edit->raw.end ? origin->raw + origin->len : edit->raw.end;
    *change = (struct fz_docx_change){.start = {origin->node, origin->at + (*at - origin->raw)},
                                      .end = origin->at + (end - origin->raw)};
    if (*at == edit->raw.start)
        change->text = edit->text;
    *at = end;
    return true;
}

/* EDIT takes nothing away: it belongs to the character before it, or, where that cannot be changed, to the next. */
static bool insertion_at(const struct fz_word_fix *fix, const struct fz_edit *edit, struct fz_docx_change *change)
{
    uint32_t at = edit->raw.start;
    const struct fz_origin *before = at > 0 ? changeable(fix, at - 1) : NULL, *next = changeable(fix, at);
    const struct fz_origin *origin = before ? before : next;
    if (!origin)
        return false;
    uint32_t place = origin->at + (at - origin->raw);
    *change =
        (struct fz_docx_change){.start = {origin->node, place}, .end = place, .before = !before, .text = edit->text};
    return true;
}

/* Adds to CHANGES what EDIT comes to. */
static bool add_changes(const struct fz_word_fix *fix, const struct fz_edit *edit, struct fz_arena *arena,
                        struct fz_docx_change **changes, size_t *n)
{
    struct fz_docx_change change;
    if (edit->raw.start == edit->raw.end) {
        if (!insertion_at(fix, edit, &change))
            return false;
        *FZ_PUSH(arena, *changes, *n) = change;
    }
    for (uint32_t at = edit->raw.start; at < edit->raw.end;) {
        if (!change_from(fix, edit, &at, &change))
            return false;
        struct fz_docx_change *last = *n ? &(*changes)[*n - 1] : NULL;
        if (last && last->start.node == change.start.node && last->end == change.start.at && !change.text.len)
            last->end = change.end; /* characters of one word, deleted one by one */
        else
            *FZ_PUSH(arena, *changes, *n) = change;
    }
    return true;
}

bool fz_word_fix_can(const struct fz_word_fix *fix, const struct fz_edit *edits, size_t n)
{
    struct fz_docx_change *changes = NULL;
    size_t n_changes = 0;
    bool can = true;
    for (size_t i = 0; can && i < n; i++)
        can = add_changes(fix, &edits[i], fix->runs.arena, &changes, &n_changes);
    return can;
}

bool fz_word_fix_apply(struct fz_word_fix *fix, const struct fz_edit *edits, size_t n, struct fz_buf *out)
{
    struct fz_arena *arena = fix->runs.arena;
    struct fz_docx_change *changes = NULL;
    size_t n_changes = 0;
    struct fz_buf body;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = add_changes(fix, &edits[i], arena, &changes, &n_changes);
    fz_buf_init(&body);
    fz_docx_changes_put(&fix->runs, changes, n_changes, FZ_DOCX_AUTHOR, &body);
    fz_docx_package_put(&fix->package, fix->package.main, fz_str_copy(arena, fz_buf_str(&body)));
    fz_buf_clear(&body);
    return ok && fz_docx_package_write(&fix->package, out);
}
