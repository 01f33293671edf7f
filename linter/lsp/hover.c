/* What a rule is about, and why, for the finding under the pointer. */
#include "lsp/features.h"
#include "shown.h"
#include <string.h>

/* Words of reports and rules in Markdown, where some signs would be markup. */
static void add_words(struct fz_buf *buf, struct fz_str s, bool markdown)
{
    struct fz_buf shown;
    fz_buf_init(&shown);
    fz_shown_add(&shown, s);
    for (size_t i = 0; i < shown.len; i++) {
        if (markdown && shown.ptr[i] && strchr("\\`*_{}[]<>()#+-.!|~&", shown.ptr[i]))
            fz_buf_add_char(buf, '\\');
        fz_buf_add_char(buf, shown.ptr[i]);
    }
    fz_buf_clear(&shown);
}

static void add_labelled(struct fz_buf *buf, const char *label, struct fz_str s, bool markdown)
{
    if (!s.len)
        return;
    fz_buf_printf(buf, markdown ? "\n\n**%s** " : "\n%s ", label);
    add_words(buf, s, markdown);
}

static void add_finding(const struct fz_view *view, struct fz_buf *buf, const struct fz_finding *finding)
{
    bool markdown = view->client->markdown;
    enum fz_lang lang = view->opts->lint.lang;
    if (buf->len)
        fz_buf_add(buf, markdown ? FZ_STR("\n\n---\n\n") : FZ_STR("\n\n"));
    fz_buf_printf(buf, markdown ? "**%.*s** " : "%.*s ", FZ_ARG(finding->rule->id));
    add_words(buf, finding->rule->title, markdown);
    fz_buf_add(buf, markdown ? FZ_STR("\n\n") : FZ_STR("\n"));
    add_words(buf, finding->message, markdown);
    add_labelled(buf, FZ_SAY(lang, "建议：", "Advice:"), finding->advice, markdown);
    add_labelled(buf, FZ_SAY(lang, "依据：", "Basis:"), fz_basis_text(&finding->rule->basis, view->arena), markdown);
}

/* Whether the byte OFFSET of the client's text is in FINDING or right behind it, where a cursor still touches it. */
static bool is_at(const struct fz_document *document, const struct fz_finding *finding, size_t offset)
{
    return fz_document_offset(document, finding->raw.start) <= offset &&
           offset <= fz_document_offset(document, finding->raw.end);
}

void fz_put_hover(const struct fz_view *view, const char *key, struct fz_position position)
{
    const struct fz_result *result = view->document->result;
    size_t offset = fz_client_text_offset(&view->document->text, position);
    const struct fz_finding *first = NULL;
    struct fz_buf text;
    fz_buf_init(&text);
    for (size_t i = 0; i < result->n_findings; i++) {
        const struct fz_finding *finding = &result->findings[i];
        if (!fz_is_shown(view, finding) || !is_at(view->document, finding, offset))
            continue;
        first = first ? first : finding;
        add_finding(view, &text, finding);
    }
    if (first) {
        fz_json_object(view->json, key);
        fz_json_object(view->json, "contents");
        fz_json_text(view->json, "kind", view->client->markdown ? "markdown" : "plaintext");
        fz_json_str(view->json, "value", fz_buf_str(&text));
        fz_json_end(view->json);
        fz_put_range(view->json, "range", fz_document_range(view->document, first->raw));
        fz_json_end(view->json);
    } else {
        fz_json_null(view->json, key);
    }
    fz_buf_clear(&text);
}
