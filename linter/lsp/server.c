/* The life of a session: messages in the order they come, each request answered before the next is read (so that there
 * is never one to cancel), and each changed document checked once there is nothing more to read, or when it is asked
 * about. */
#include "base/os.h"
#include "lsp/features.h"
#include "lsp/frame.h"
#include "lsp/lsp.h"

enum state { NEW, RUNNING, SHUT_DOWN, GONE };

struct server {
    const struct fz_lsp_opts *opts;
    FILE *in;
    struct fz_reply reply;
    enum state state;
    bool good; /* shutdown came before exit */
    struct fz_client client;
    struct fz_document *documents;
};
struct call {
    struct server *server;
    const struct fz_json_value *id, *params;
};

/* ---- documents ------------------------------------------------------------------------------------------------- */

static struct fz_view view_of(struct server *server, struct fz_document *document)
{
    fz_document_lint(document, server->opts);
    return (struct fz_view){.opts = server->opts,
                            .client = &server->client,
                            .document = document,
                            .json = server->reply.json,
                            .arena = &server->reply.arena};
}

static struct fz_str uri_of(const struct call *call)
{
    struct fz_str uri = {0};
    fz_json_to_str(fz_json_path(call->params, "textDocument.uri"), &uri);
    return uri;
}

/* The link that holds the document of CALL; it holds NULL where there is none. */
static struct fz_document **link_of(const struct call *call)
{
    struct fz_str uri = uri_of(call);
    struct fz_document **link = &call->server->documents;
    while (*link && !fz_str_equal((*link)->uri, uri))
        link = &(*link)->next;
    return link;
}

/* DOCUMENT NULL: none, for URI. */
static void publish(struct server *server, struct fz_str uri, struct fz_document *document)
{
    struct fz_json *json;
    if (document && document->kind == FZ_DOCUMENT_OTHER)
        return;
    fz_reply_notification(&server->reply, "textDocument/publishDiagnostics");
    json = server->reply.json;
    fz_json_object(json, "params");
    fz_json_str(json, "uri", uri);
    if (document && server->client.versioned)
        fz_json_int(json, "version", document->version);
    if (document) {
        struct fz_view view = view_of(server, document);
        fz_put_diagnostics(&view, "diagnostics");
        document->untold = false;
    } else {
        fz_json_array(json, "diagnostics");
        fz_json_end(json);
    }
    fz_json_end(json);
    fz_reply_send(&server->reply);
}

static void publish_untold(struct server *server)
{
    for (struct fz_document *d = server->documents; d; d = d->next)
        if (d->untold && d->kind == FZ_DOCUMENT_REPORT)
            publish(server, d->uri, d);
}

static void drop(struct fz_document **link)
{
    struct fz_document *document = *link;
    *link = document->next;
    fz_document_free(document);
}

static bool read_position(const struct fz_json_value *value, struct fz_position *position)
{
    int64_t line, character;
    if (!fz_json_to_int(fz_json_get(value, "line"), &line) ||
        !fz_json_to_int(fz_json_get(value, "character"), &character) || line < 0 || character < 0)
        return false;
    position->line = line < UINT32_MAX ? (uint32_t)line : UINT32_MAX;
    position->character = character < UINT32_MAX ? (uint32_t)character : UINT32_MAX;
    return true;
}

static bool read_range(const struct fz_json_value *value, struct fz_range *range)
{
    return read_position(fz_json_get(value, "start"), &range->start) &&
           read_position(fz_json_get(value, "end"), &range->end);
}

static void read_version(struct fz_document *document, const struct call *call)
{
    int64_t version;
    if (fz_json_to_int(fz_json_path(call->params, "textDocument.version"), &version))
        document->version = version;
}

static void did_open(struct call *call)
{
    struct server *server = call->server;
    struct fz_str text, language = {0};
    if (!uri_of(call).len || !fz_json_to_str(fz_json_path(call->params, "textDocument.text"), &text))
        return;
    struct fz_document **link = link_of(call);
    if (*link)
        drop(link);
    fz_json_to_str(fz_json_path(call->params, "textDocument.languageId"), &language);
    struct fz_document *document = fz_document_new(uri_of(call), language, server->client.units);
    document->next = server->documents;
    server->documents = document;
    read_version(document, call);
    fz_document_set(document, text, server->opts->lint.input.max_size);
    if (document->kind == FZ_DOCUMENT_RULES)
        publish(server, document->uri, document);
}

static void did_change(struct call *call)
{
    struct fz_document *document = *link_of(call);
    const struct fz_json_value *changes = fz_json_get(call->params, "contentChanges");
    size_t max = call->server->opts->lint.input.max_size;
    for (size_t i = 0; document && i < fz_json_count(changes); i++) {
        const struct fz_json_value *change = fz_json_item(changes, i), *where = fz_json_get(change, "range");
        struct fz_range range;
        struct fz_str text;
        if (!fz_json_to_str(fz_json_get(change, "text"), &text))
            continue;
        if (!where)
            fz_document_set(document, text, max);
        else if (read_range(where, &range))
            fz_document_edit(document, range, text, max);
    }
    if (document)
        read_version(document, call);
}

static void did_save(struct call *call)
{
    struct fz_document *document = *link_of(call);
    if (document && document->kind == FZ_DOCUMENT_RULES)
        publish(call->server, document->uri, document);
}

static void did_close(struct call *call)
{
    struct fz_document **link = link_of(call);
    if (!*link)
        return;
    if ((*link)->kind != FZ_DOCUMENT_OTHER)
        publish(call->server, (*link)->uri, NULL);
    drop(link);
}

/* ---- requests -------------------------------------------------------------------------------------------------- */

static void answer_null(struct call *call)
{
    fz_reply_response(&call->server->reply, call->id);
    fz_json_null(call->server->reply.json, "result");
    fz_reply_send(&call->server->reply);
}

static void invalid_params(struct call *call, const char *message)
{
    fz_reply_error(&call->server->reply, call->id, FZ_INVALID_PARAMS, message);
}

/* The open report that CALL is about, its diagnostics sent; NULL where there is none, and then CALL has been answered.
 */
static struct fz_document *report_of(struct call *call)
{
    struct fz_document *document = *link_of(call);
    if (document && document->kind == FZ_DOCUMENT_REPORT) {
        if (document->untold)
            publish(call->server, document->uri, document);
        return document;
    }
    if (document)
        answer_null(call);
    else
        invalid_params(call, "no document with this uri is open");
    return NULL;
}

static void code_action(struct call *call)
{
    struct fz_reply *reply = &call->server->reply;
    struct fz_range range;
    if (!read_range(fz_json_get(call->params, "range"), &range)) {
        invalid_params(call, "range is missing or wrong");
        return;
    }
    struct fz_document *document = report_of(call);
    if (!document)
        return;
    const struct fz_json_value *only = fz_json_path(call->params, "context.only");
    fz_reply_response(reply, call->id);
    struct fz_view view = view_of(call->server, document);
    fz_put_actions(&view, "result", range, fz_json_is_array(only) ? only : NULL);
    fz_reply_send(reply);
}

static void hover(struct call *call)
{
    struct fz_reply *reply = &call->server->reply;
    struct fz_position position;
    if (!read_position(fz_json_get(call->params, "position"), &position)) {
        invalid_params(call, "position is missing or wrong");
        return;
    }
    struct fz_document *document = report_of(call);
    if (!document)
        return;
    fz_reply_response(reply, call->id);
    struct fz_view view = view_of(call->server, document);
    fz_put_hover(&view, "result", position);
    fz_reply_send(reply);
}

static void document_symbol(struct call *call)
{
    struct fz_reply *reply = &call->server->reply;
    struct fz_document *document = report_of(call);
    if (!document)
        return;
    fz_reply_response(reply, call->id);
    struct fz_view view = view_of(call->server, document);
    fz_put_symbols(&view, "result");
    fz_reply_send(reply);
}

/* ---- the session ----------------------------------------------------------------------------------------------- */

static void read_client(struct fz_client *client, const struct fz_json_value *can)
{
    const struct fz_json_value *document = fz_json_get(can, "textDocument");
    client->units = fz_json_has_str(fz_json_path(can, "general.positionEncodings"), "utf-8") ? FZ_UTF8 : FZ_UTF16;
    client->versioned_edits = fz_json_is_true(fz_json_path(can, "workspace.workspaceEdit.documentChanges"));
    client->action_literals = fz_json_is_object(fz_json_path(document, "codeAction.codeActionLiteralSupport"));
    client->markdown = fz_json_has_str(fz_json_path(document, "hover.contentFormat"), "markdown");
    client->tree = fz_json_is_true(fz_json_path(document, "documentSymbol.hierarchicalDocumentSymbolSupport"));
    client->related = fz_json_is_true(fz_json_path(document, "publishDiagnostics.relatedInformation"));
    client->versioned = fz_json_is_true(fz_json_path(document, "publishDiagnostics.versionSupport"));
}

static void put_sync(struct fz_json *json)
{
    enum { INCREMENTAL = 2 };
    fz_json_object(json, "textDocumentSync");
    fz_json_bool(json, "openClose", true);
    fz_json_int(json, "change", INCREMENTAL);
    fz_json_object(json, "save");
    fz_json_bool(json, "includeText", false);
    fz_json_end(json);
    fz_json_end(json);
}

static void put_capabilities(struct fz_json *json, enum fz_units units)
{
    fz_json_object(json, "capabilities");
    fz_json_text(json, "positionEncoding", units == FZ_UTF8 ? "utf-8" : "utf-16");
    put_sync(json);
    fz_json_object(json, "codeActionProvider");
    fz_json_array(json, "codeActionKinds");
    fz_json_text(json, NULL, "quickfix");
    fz_json_text(json, NULL, "source.fixAll.fzlint");
    fz_json_end(json);
    fz_json_end(json);
    fz_json_bool(json, "hoverProvider", true);
    fz_json_bool(json, "documentSymbolProvider", true);
    fz_json_end(json);
}

static void initialize(struct call *call)
{
    struct server *server = call->server;
    struct fz_json *json;
    read_client(&server->client, fz_json_get(call->params, "capabilities"));
    server->state = RUNNING;
    fz_reply_response(&server->reply, call->id);
    json = server->reply.json;
    fz_json_object(json, "result");
    put_capabilities(json, server->client.units);
    fz_json_object(json, "serverInfo");
    fz_json_text(json, "name", "fzlint");
    fz_json_text(json, "version", server->opts->version);
    fz_json_end(json);
    fz_json_end(json);
    fz_reply_send(&server->reply);
}

static void shut_down(struct call *call)
{
    call->server->state = SHUT_DOWN;
    answer_null(call);
}

static void leave(struct call *call)
{
    call->server->good = call->server->state == SHUT_DOWN;
    call->server->state = GONE;
}

static const struct method {
    const char *name;
    bool request;
    void (*run)(struct call *call);
} methods[] = {
    {"initialize", true, initialize},
    {"shutdown", true, shut_down},
    {"exit", false, leave},
    {"textDocument/didOpen", false, did_open},
    {"textDocument/didChange", false, did_change},
    {"textDocument/didSave", false, did_save},
    {"textDocument/didClose", false, did_close},
    {"textDocument/codeAction", true, code_action},
    {"textDocument/hover", true, hover},
    {"textDocument/documentSymbol", true, document_symbol},
};

static const struct method *method_named(struct fz_str name, bool request)
{
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (methods[i].request == request && fz_str_equal(name, fz_str_from(methods[i].name)))
            return &methods[i];
    return NULL;
}

static void run_request(struct call *call, const struct method *method)
{
    struct server *server = call->server;
    bool first = method && method->run == initialize;
    if (server->state == NEW && !first)
        fz_reply_error(&server->reply, call->id, FZ_NOT_INITIALIZED, "the first request must be initialize");
    else if (server->state == SHUT_DOWN)
        fz_reply_error(&server->reply, call->id, FZ_INVALID_REQUEST, "the server was shut down");
    else if (server->state != NEW && first)
        fz_reply_error(&server->reply, call->id, FZ_INVALID_REQUEST, "the server was initialized already");
    else if (!method)
        fz_reply_error(&server->reply, call->id, FZ_METHOD_NOT_FOUND, "there is no such method here");
    else
        method->run(call);
}

static void run_notification(struct call *call, const struct method *method)
{
    if (method && (call->server->state == RUNNING || method->run == leave))
        method->run(call);
}

static void dispatch(struct server *server, const struct fz_json_value *message)
{
    struct call call = {server, fz_json_get(message, "id"), fz_json_get(message, "params")};
    struct fz_str version = {0}, name;
    fz_json_to_str(fz_json_get(message, "jsonrpc"), &version);
    bool has_name = fz_json_to_str(fz_json_get(message, "method"), &name);
    if (!has_name && call.id && (fz_json_get(message, "result") || fz_json_get(message, "error")))
        return; /* an answer, and nothing was asked */
    if (!has_name || !fz_str_equal(version, FZ_STR("2.0")))
        fz_reply_error(&server->reply, call.id, FZ_INVALID_REQUEST, "not a message of JSON-RPC 2.0");
    else if (call.id)
        run_request(&call, method_named(name, true));
    else
        run_notification(&call, method_named(name, false));
}

static void read_message(struct server *server, struct fz_str body)
{
    struct fz_json_value *message = fz_json_read(body);
    if (message)
        dispatch(server, message);
    else
        fz_reply_error(&server->reply, NULL, FZ_PARSE_ERROR, "the message is no JSON in UTF-8");
    fz_json_free(message);
}

/* Escapes make a text of JSON longer, Chinese twice as long. */
static size_t most_bytes(const struct server *server)
{
    enum { ENVELOPE = 1 << 20 };
    return 2 * server->opts->lint.input.max_size + ENVELOPE;
}

static void serve(struct server *server)
{
    struct fz_buf body;
    fz_buf_init(&body);
    while (server->state != GONE) {
        enum fz_frame frame = fz_frame_read(server->in, most_bytes(server), &body);
        if (frame == FZ_FRAME_END)
            break;
        if (frame == FZ_FRAME_MESSAGE)
            read_message(server, fz_buf_str(&body));
        else if (frame == FZ_FRAME_TOO_LONG)
            fz_reply_error(&server->reply, NULL, FZ_INVALID_REQUEST, "the message is too long");
        else
            fz_reply_error(&server->reply, NULL, FZ_PARSE_ERROR, "the header must have one right Content-Length");
        if (!fz_os_is_waiting(server->in))
            publish_untold(server);
    }
    publish_untold(server);
    fz_buf_clear(&body);
}

int fz_lsp_serve(const struct fz_lsp_opts *opts, FILE *in, FILE *out)
{
    struct server server = {.opts = opts, .in = in};
    setvbuf(in, NULL, _IONBF, 0); /* what is read ahead would not be seen waiting */
    fz_reply_init(&server.reply, out);
    serve(&server);
    while (server.documents)
        drop(&server.documents);
    fz_reply_clear(&server.reply);
    return server.good ? 0 : 1;
}
