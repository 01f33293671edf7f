/* Findings as diagnostics. An aggregate is one of them, at its first place, as it is in every report. */
#include "base/os.h"
#include "base/utf8.h"
#include "lsp/features.h"
#include "lsp/uri.h"
#include "shown.h"
#include <stdlib.h>

static const int severities[] = {[FZ_NOTE] = 3, [FZ_WARNING] = 2, [FZ_ERROR] = 1};

bool fz_is_shown(const struct fz_view *view, const struct fz_finding *finding)
{
    return finding->level >= view->opts->min_level;
}

/* A place in another report, whose text is not at hand: where the words begin, and how long they are. */
static void put_other_location(const struct fz_view *view, const struct fz_related *related)
{
    char *absolute = fz_os_absolute(related->path);
    struct fz_position start = {related->place.line - 1, related->place.column - 1}, end = start;
    if (!fz_str_has(related->text, FZ_STR("\n")))
        end.character +=
            fz_u32(view->client->units == FZ_UTF8 ? related->text.len : fz_utf8_count_utf16(related->text));
    fz_json_object(view->json, "location");
    fz_json_str(view->json, "uri", fz_uri_from_path(view->arena, absolute ? absolute : related->path));
    fz_put_range(view->json, "range", (struct fz_range){start, end});
    fz_json_end(view->json);
    free(absolute);
}

static void put_location(const struct fz_view *view, struct fz_span raw)
{
    fz_json_object(view->json, "location");
    fz_json_str(view->json, "uri", view->document->uri);
    fz_put_range(view->json, "range", fz_document_range(view->document, raw));
    fz_json_end(view->json);
}

static void put_related(const struct fz_view *view, const struct fz_finding *finding)
{
    if (!finding->n_related || !view->client->related)
        return;
    fz_json_array(view->json, "relatedInformation");
    for (size_t i = 0; i < finding->n_related; i++) {
        const struct fz_related *related = &finding->related[i];
        fz_json_object(view->json, NULL);
        if (related->path)
            put_other_location(view, related);
        else
            put_location(view, related->raw);
        fz_json_str(view->json, "message", related->message);
        fz_json_end(view->json);
    }
    fz_json_end(view->json);
}

void fz_put_diagnostic(const struct fz_view *view, const char *key, const struct fz_finding *finding)
{
    struct fz_json *json = view->json;
    struct fz_buf message;
    fz_buf_init(&message);
    fz_shown_message(&message, finding, view->opts->lint.lang);
    fz_json_object(json, key);
    fz_put_range(json, "range", fz_document_range(view->document, finding->raw));
    fz_json_int(json, "severity", severities[finding->level]);
    fz_json_str(json, "code", finding->rule->id);
    fz_json_text(json, "source", "fzlint");
    fz_json_str(json, "message", fz_buf_str(&message));
    put_related(view, finding);
    fz_json_object(json, "data");
    fz_json_text(json, "fingerprint", finding->fingerprint);
    fz_json_end(json);
    fz_json_end(json);
    fz_buf_clear(&message);
}

void fz_put_error(const struct fz_view *view, const struct fz_error *error)
{
    struct fz_json *json = view->json;
    struct fz_position at = fz_document_place(view->document, error->line, error->column);
    fz_json_object(json, NULL);
    fz_put_range(json, "range", (struct fz_range){at, at});
    fz_json_int(json, "severity", severities[FZ_ERROR]);
    fz_json_text(json, "source", "fzlint");
    fz_json_str(json, "message", error->message);
    fz_json_end(json);
}

void fz_put_diagnostics(const struct fz_view *view, const char *key)
{
    const struct fz_result *result = view->document->result;
    if (view->document->kind == FZ_DOCUMENT_RULES) {
        fz_put_rule_diagnostics(view, key);
        return;
    }
    fz_json_array(view->json, key);
    for (size_t i = 0; i < result->errors.n; i++)
        fz_put_error(view, &result->errors.items[i]);
    for (size_t i = 0; i < result->n_findings; i++)
        if (fz_is_shown(view, &result->findings[i]))
            fz_put_diagnostic(view, NULL, &result->findings[i]);
    fz_json_end(view->json);
}
