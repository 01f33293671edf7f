/* Fixes as code actions: each finding's own in its place, and all safe ones at once, which is what --fix does. */
#include "base/utf8.h"
#include "fix.h"
#include "lsp/edits.h"
#include "lsp/features.h"
#include "shown.h"

enum { TITLE_CELLS = 40 };

static const char quick_fix[] = "quickfix", fix_all[] = "source.fixAll.fzlint";

/* A kind asked for stands for all below it: source for source.fixAll.fzlint. */
static bool is_wanted(const struct fz_json_value *only, const char *kind)
{
    struct fz_str asked, have = fz_str_from(kind);
    if (!only)
        return true;
    for (size_t i = 0; i < fz_json_count(only); i++)
        if (fz_json_to_str(fz_json_item(only, i), &asked) &&
            (!asked.len || fz_str_equal(asked, have) || (fz_str_starts(have, asked) && have.ptr[asked.len] == '.')))
            return true;
    return false;
}

/* ---- edits ----------------------------------------------------------------------------------------------------- */

static void open_edit(const struct fz_view *view)
{
    struct fz_json *json = view->json;
    fz_json_object(json, "edit");
    if (view->client->versioned_edits) {
        fz_json_array(json, "documentChanges");
        fz_json_object(json, NULL);
        fz_json_object(json, "textDocument");
        fz_json_str(json, "uri", view->document->uri);
        fz_json_int(json, "version", view->document->version);
        fz_json_end(json);
        fz_json_array(json, "edits");
    } else {
        fz_json_object(json, "changes");
        fz_json_array(json, view->document->uri.ptr);
    }
}

static void close_edit(const struct fz_view *view)
{
    int depth = view->client->versioned_edits ? 4 : 3;
    while (depth--)
        fz_json_end(view->json);
}

static void put_edit(const struct fz_view *view, size_t start, size_t end, struct fz_str text)
{
    struct fz_client_text *at = &view->document->text;
    struct fz_position from = fz_client_text_position(at, start);
    fz_json_object(view->json, NULL);
    fz_put_range(view->json, "range", (struct fz_range){from, fz_client_text_position(at, end)});
    fz_json_str(view->json, "newText", text);
    fz_json_end(view->json);
}

/* The document's first line end; \n where it has none. */
static struct fz_str line_end_of(struct fz_str text)
{
    size_t lf = fz_str_find(text, FZ_STR("\n"), 0), cr = fz_str_find(text, FZ_STR("\r"), 0);
    if (cr >= lf)
        return FZ_STR("\n");
    return cr + 1 == lf ? FZ_STR("\r\n") : FZ_STR("\r");
}

/* A \n of a fix as the document ends its lines. */
static struct fz_str with_line_ends(const struct fz_view *view, struct fz_str text)
{
    struct fz_str end = line_end_of(fz_buf_str(&view->document->text.buf)), whole = {0};
    if (!fz_str_has(text, FZ_STR("\n")))
        return text;
    for (size_t at = 0, lf; at <= text.len; at = lf + 1) {
        lf = fz_str_find(text, FZ_STR("\n"), at);
        lf = lf == SIZE_MAX ? text.len : lf;
        whole = fz_str_printf(view->arena, "%.*s%.*s%.*s", FZ_ARG(whole), at ? (int)end.len : 0, end.ptr,
                              FZ_ARG(fz_str_slice(text, at, lf)));
    }
    return whole;
}

/* ---- actions --------------------------------------------------------------------------------------------------- */

static void put_title(const struct fz_view *view, const struct fz_finding *finding)
{
    enum fz_lang lang = view->opts->lint.lang;
    struct fz_buf title, fix;
    size_t fits = 0, cells = 0;
    fz_buf_init(&title);
    fz_buf_init(&fix);
    fz_shown_add(&fix, finding->fix);
    struct fz_str words = fz_buf_str(&fix);
    while (fits < words.len && cells < TITLE_CELLS) {
        size_t end = fits + fz_utf8_offset(fz_str_slice(words, fits, words.len), 1);
        cells += fz_utf8_width(fz_str_slice(words, fits, end));
        fits = end;
    }
    const char *more = fits < words.len ? "…" : "";
    words = fz_str_slice(words, 0, fits);
    if (finding->n_parts)
        fz_buf_printf(&title, FZ_SAY(lang, "改好同类的 %u 处", "Mend all %u places of this kind"), finding->count);
    else if (words.len)
        fz_buf_printf(&title, FZ_SAY(lang, "改为“%.*s%s”", "Change to “%.*s%s”"), FZ_ARG(words), more);
    else
        fz_buf_printf(&title, "%s", FZ_SAY(lang, "删去", "Delete"));
    fz_buf_printf(&title, FZ_SAY(lang, "（%.*s）", " (%.*s)"), FZ_ARG(finding->rule->id));
    fz_json_str(view->json, "title", fz_buf_str(&title));
    fz_buf_clear(&title);
    fz_buf_clear(&fix);
}

static void put_quick_fix(const struct fz_view *view, const struct fz_finding *finding)
{
    struct fz_edit *edits;
    size_t n = fz_fix_edits(view->document->result, finding, view->arena, &edits);
    if (!n)
        return;
    fz_json_object(view->json, NULL);
    put_title(view, finding);
    fz_json_text(view->json, "kind", quick_fix);
    fz_json_array(view->json, "diagnostics");
    fz_put_diagnostic(view, NULL, finding);
    fz_json_end(view->json);
    if (finding->safe_fix)
        fz_json_bool(view->json, "isPreferred", true);
    open_edit(view);
    for (size_t i = 0; i < n; i++)
        put_edit(view, fz_document_offset(view->document, edits[i].raw.start),
                 fz_document_offset(view->document, edits[i].raw.end), with_line_ends(view, edits[i].text));
    close_edit(view);
    fz_json_end(view->json);
}

static void put_fix_all(const struct fz_view *view)
{
    struct fz_str old = fz_buf_str(&view->document->text.buf), new = fz_document_fixed(view->document, view->opts);
    size_t n;
    if (!new.len)
        return;
    const struct fz_text_edit *edits = fz_edits_between(view->arena, old, new, &n);
    fz_json_object(view->json, NULL);
    fz_json_text(view->json, "title", FZ_SAY(view->opts->lint.lang, "改好全部有把握的问题", "Make all safe fixes"));
    fz_json_text(view->json, "kind", fix_all);
    open_edit(view);
    for (size_t i = 0; i < n; i++)
        put_edit(view, edits[i].start, edits[i].end, edits[i].text);
    close_edit(view);
    fz_json_end(view->json);
}

static bool touches(const struct fz_view *view, const struct fz_finding *finding, size_t start, size_t end)
{
    if (fz_document_offset(view->document, finding->raw.start) <= end &&
        fz_document_offset(view->document, finding->raw.end) >= start)
        return true;
    for (size_t i = 0; i < finding->n_parts; i++)
        if (!finding->parts[i].n_parts && touches(view, &finding->parts[i], start, end))
            return true;
    return false;
}

static bool has_safe_fix(const struct fz_finding *finding)
{
    bool safe = finding->has_fix && finding->safe_fix;
    for (size_t i = 0; !safe && i < finding->n_parts; i++)
        safe = finding->parts[i].has_fix && finding->parts[i].safe_fix;
    return safe;
}

void fz_put_actions(const struct fz_view *view, const char *key, struct fz_range range,
                    const struct fz_json_value *only)
{
    const struct fz_result *result = view->document->result;
    size_t start = fz_client_text_offset(&view->document->text, range.start);
    size_t end = fz_client_text_offset(&view->document->text, range.end);
    bool safe = false;
    fz_json_array(view->json, key);
    for (size_t i = 0; view->client->action_literals && i < result->n_findings; i++) {
        const struct fz_finding *finding = &result->findings[i];
        safe |= has_safe_fix(finding);
        if (finding->has_fix && fz_is_shown(view, finding) && is_wanted(only, quick_fix) &&
            touches(view, finding, start, end))
            put_quick_fix(view, finding);
    }
    if (safe && is_wanted(only, fix_all))
        put_fix_all(view);
    fz_json_end(view->json);
}
