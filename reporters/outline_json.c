/* A report's metadata, elements and section tree as JSON. Names of members and their values are promised to other
 * programs: add, never rename. */
#include "elements.h"
#include "outline.h"

static void put_known(struct fz_json *json, const char *key, struct fz_str value)
{
    if (value.len)
        fz_json_str(json, key, value);
    else
        fz_json_null(json, key);
}

static void put_number(struct fz_json *json, const char *key, int64_t value)
{
    if (value > 0)
        fz_json_int(json, key, value);
    else
        fz_json_null(json, key);
}

static void put_body(struct fz_json *json, const struct fz_doc *doc, const struct fz_genre *genre)
{
    bool known = doc && doc->body_kind >= 0 && (size_t)doc->body_kind < genre->n_bodies;
    fz_json_object(json, "body");
    put_known(json, "name", doc ? doc->body : (struct fz_str){0});
    put_known(json, "kind", known ? genre->bodies[doc->body_kind].name : (struct fz_str){0});
    fz_json_end(json);
}

static void put_element(struct fz_json *json, const struct fz_doc *doc, const struct fz_element_shown *element,
                        struct fz_arena *scratch)
{
    fz_json_object(json, fz_str_copy(scratch, element->role->name).ptr);
    put_known(json, "verdict", fz_str_from(fz_element_state_names[element->state]));
    put_number(json, "line", element->line);
    put_known(json, "heading", element->section ? fz_doc_str(doc, element->section->heading) : (struct fz_str){0});
    fz_json_end(json);
}

static void put_elements(struct fz_json *json, const struct fz_result *result, const struct fz_ruleset *ruleset)
{
    struct fz_arena scratch;
    struct fz_element_shown *elements = NULL;
    fz_arena_init(&scratch);
    size_t n = result->doc ? fz_elements_of(result, ruleset, true, &scratch, &elements) : 0;
    fz_json_object(json, "elements");
    for (size_t i = 0; i < n; i++)
        put_element(json, result->doc, &elements[i], &scratch);
    fz_json_end(json);
    fz_arena_clear(&scratch);
}

void fz_json_document(struct fz_json *json, const struct fz_result *result, const struct fz_ruleset *ruleset)
{
    const struct fz_doc *doc = result->doc;
    fz_json_text(json, "file", result->path);
    fz_json_text(json, "format", doc ? fz_format_names[doc->format] : NULL);
    fz_json_text(json, "encoding", doc ? doc->encoding : NULL);
    put_known(json, "title", doc ? fz_doc_str(doc, doc->title) : (struct fz_str){0});
    put_number(json, "year", doc ? doc->year : 0);
    put_body(json, doc, &ruleset->genre);
    put_elements(json, result, ruleset);
}

void fz_json_errors(struct fz_json *json, const struct fz_errors *errors, const char *path)
{
    fz_json_array(json, "errors");
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *error = &errors->items[i];
        fz_json_object(json, NULL);
        fz_json_text(json, "file", error->file ? error->file : path);
        put_number(json, "line", error->line);
        put_number(json, "column", error->column);
        fz_json_str(json, "message", error->message);
        fz_json_end(json);
    }
    fz_json_end(json);
}

/* ---- the section tree ---- */

/* The role by which rules know the section: its own or that of the one around it. Where its heading names several
 * parts, "role" is the first and "roles" has them all. */
static void put_roles(struct fz_json *json, const struct fz_section *section, const struct fz_genre *genre)
{
    uint64_t roles = fz_section_roles(section);
    size_t first = 0;
    while (first < genre->n_roles && !(roles >> first & 1))
        first++;
    fz_json_str(json, "role", first < genre->n_roles ? genre->roles[first].name : FZ_STR("other"));
    if ((roles & (roles - 1)) == 0)
        return;
    fz_json_array(json, "roles");
    for (size_t i = first; i < genre->n_roles; i++)
        if (roles >> i & 1)
            fz_json_str(json, NULL, genre->roles[i].name);
    fz_json_end(json);
}

static void put_sections(struct fz_json *json, const struct fz_doc *doc, const struct fz_section *first,
                         const struct fz_genre *genre)
{
    fz_json_array(json, "sections");
    for (const struct fz_section *s = first; s; s = s->next) {
        uint32_t at = fz_doc_raw(doc, fz_section_head(s)).start;
        fz_json_object(json, NULL);
        fz_json_int(json, "level", s->level);
        put_number(json, "number", s->number);
        fz_json_str(json, "heading", fz_doc_str(doc, s->heading));
        fz_json_int(json, "line", fz_text_place(&doc->raw, at).line);
        put_roles(json, s, genre);
        put_sections(json, doc, s->child, genre); /* as deep as the levels of numbering, which are few */
        fz_json_end(json);
    }
    fz_json_end(json);
}

/* What a web page left around the report, so that a person can see why a line was not read as part of it. */
static void put_residue(struct fz_json *json, const struct fz_doc *doc)
{
    fz_json_array(json, "residue");
    for (size_t i = 0; i < doc->n_paras; i++) {
        if (doc->paras[i].kind != FZ_PARA_RESIDUE)
            continue;
        fz_json_object(json, NULL);
        fz_json_int(json, "line", fz_text_place(&doc->raw, fz_doc_raw(doc, doc->paras[i].span).start).line);
        fz_json_str(json, "text", fz_doc_str(doc, doc->paras[i].span));
        fz_json_end(json);
    }
    fz_json_end(json);
}

static void put_outline(struct fz_json *json, const struct fz_result *result, const struct fz_ruleset *ruleset)
{
    const struct fz_doc *doc = result->doc;
    fz_json_stream_object(json, NULL);
    fz_json_document(json, result, ruleset);
    if (doc) {
        fz_json_text(json, "newline", doc->newline);
        put_known(json, "docNumber", fz_doc_str(doc, doc->doc_number));
        put_known(json, "addressee", fz_doc_str(doc, doc->addressee));
        put_known(json, "signer", fz_doc_str(doc, doc->signer));
        put_known(json, "signedOn", fz_doc_str(doc, doc->sign_date));
        put_residue(json, doc);
        put_sections(json, doc, doc->root ? doc->root->child : NULL, &ruleset->genre);
    }
    fz_json_errors(json, &result->errors, result->path);
    fz_json_end(json);
}

void fz_outline_json(FILE *out, const struct fz_result *const *results, size_t n, const struct fz_ruleset *ruleset)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_json *json = fz_json_new(&arena, out);
    if (n != 1)
        fz_json_stream_array(json, NULL);
    for (size_t i = 0; i < n; i++)
        put_outline(json, results[i], ruleset);
    if (n != 1)
        fz_json_end(json);
    fz_arena_clear(&arena);
}
