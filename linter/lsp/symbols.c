/* The headings of a report, for an editor's outline. */
#include "lsp/features.h"
#include "shown.h"

enum { SYMBOL_STRING = 15 }; /* the SymbolKind that editors give headings of Markdown */

static void put_name(const struct fz_view *view, struct fz_span head)
{
    struct fz_buf name;
    fz_buf_init(&name);
    fz_shown_add(&name, fz_str_trim(fz_doc_str(view->document->result->doc, head)));
    fz_json_str(view->json, "name", name.len ? fz_buf_str(&name) : FZ_STR("…")); /* none may be empty */
    fz_json_int(view->json, "kind", SYMBOL_STRING);
    fz_buf_clear(&name);
}

/* Heading and all that stands under it. */
static struct fz_range whole(const struct fz_view *view, const struct fz_section *section)
{
    struct fz_span span = fz_section_head(section);
    if (section->body.end > span.end)
        span.end = section->body.end;
    return fz_document_range(view->document, fz_doc_raw(view->document->result->doc, span));
}

static void put_tree(const struct fz_view *view, const char *key, const struct fz_section *parent)
{
    const struct fz_doc *doc = view->document->result->doc;
    fz_json_array(view->json, key);
    for (const struct fz_section *s = parent->child; s; s = s->next) {
        struct fz_span head = fz_section_head(s);
        fz_json_object(view->json, NULL);
        put_name(view, head);
        fz_put_range(view->json, "range", whole(view, s));
        fz_put_range(view->json, "selectionRange", fz_document_range(view->document, fz_doc_raw(doc, head)));
        put_tree(view, "children", s); /* sections are four levels deep */
        fz_json_end(view->json);
    }
    fz_json_end(view->json);
}

static void put_list(const struct fz_view *view, const char *key)
{
    fz_json_array(view->json, key);
    for (const struct fz_section *s = fz_section_walk(view->document->result->doc->root); s; s = fz_section_walk(s)) {
        fz_json_object(view->json, NULL);
        put_name(view, fz_section_head(s));
        fz_json_object(view->json, "location");
        fz_json_str(view->json, "uri", view->document->uri);
        fz_put_range(view->json, "range", whole(view, s));
        fz_json_end(view->json);
        fz_json_end(view->json);
    }
    fz_json_end(view->json);
}

void fz_put_symbols(const struct fz_view *view, const char *key)
{
    const struct fz_doc *doc = view->document->result->doc;
    if (doc && view->client->tree) {
        put_tree(view, key, doc->root);
    } else if (doc) {
        put_list(view, key);
    } else {
        fz_json_array(view->json, key);
        fz_json_end(view->json);
    }
}
