/* What the server can say of a document. Each function adds one value to a message under a key; each is a file. */
#ifndef FZ_LSP_FEATURES_H
#define FZ_LSP_FEATURES_H

#include "lsp/document.h"

struct fz_client {           /* what the client said it can do */
    enum fz_units units;     /* positionEncoding, as agreed */
    bool versioned_edits;    /* workspaceEdit.documentChanges */
    bool action_literals;    /* takes code actions, not only commands */
    bool markdown;           /* in a hover */
    bool tree;               /* of symbols; else a list */
    bool related, versioned; /* diagnostics: relatedInformation, version */
};

struct fz_view {
    const struct fz_lsp_opts *opts;
    const struct fz_client *client;
    struct fz_document *document; /* a report's was checked */
    struct fz_json *json;
    struct fz_arena *arena; /* for as long as the message */
};

/* diagnostics.c: Diagnostic[], by place. Of a report, or of a file of rules. */
void fz_put_diagnostics(const struct fz_view *view, const char *key);
void fz_put_diagnostic(const struct fz_view *view, const char *key, const struct fz_finding *finding);
/* rule_file.c: the same of rules as they stand on disk; none where the text does not look like rules. */
void fz_put_rule_diagnostics(const struct fz_view *view, const char *key);
/* What both of them share: what could not be checked, or loaded. */
void fz_put_error(const struct fz_view *view, const struct fz_error *error);
/* actions.c: CodeAction[] for RANGE; ONLY is the client's list of kinds, NULL: all. */
void fz_put_actions(const struct fz_view *view, const char *key, struct fz_range range,
                    const struct fz_json_value *only);
/* hover.c: Hover at POSITION, or null. */
void fz_put_hover(const struct fz_view *view, const char *key, struct fz_position position);
/* symbols.c: the section tree, DocumentSymbol[] or SymbolInformation[]. */
void fz_put_symbols(const struct fz_view *view, const char *key);

/* Whether FINDING is to be shown. */
bool fz_is_shown(const struct fz_view *view, const struct fz_finding *finding);

#endif
