/* Which parts a Word file has and in what order they are read: styles and lists first, then notes and comments, which
 * the body refers to, then the body, then headers and footers, which stand behind it, as text beside the report. */
#include "input/docx.h"
#include "input/docx_layout.h"
#include "input/docx_story.h"
#include "input/opc.h"
#include <string.h>

struct reading {
    struct fz_doc *doc;
    struct fz_container *container; /* NULL: there is only a body */
    struct fz_docx_file file;
    struct fz_rels rels;          /* of the main part */
    struct fz_docx_layout layout; /* used where the document is to have one */
    struct fz_errors *errors;
};

static const char *const body_roots[] = {"document", NULL}, *const furniture_roots[] = {"hdr", "ftr", NULL};

/* NAME becomes a part of the document, with its bytes in BUF. */
static bool open_part(struct reading *r, const char *name, struct fz_buf *buf, struct fz_docx_part *part)
{
    fz_buf_init(buf);
    if (!fz_container_read(r->container, name, buf, r->errors))
        return false;
    const char *kept = fz_str_copy(r->doc->arena, fz_str_from(name)).ptr;
    *part = (struct fz_docx_part){kept, fz_u32(r->doc->n_parts), fz_buf_str(buf)};
    *FZ_PUSH(r->doc->arena, r->doc->parts, r->doc->n_parts) = kept;
    return true;
}

static bool read_styles(struct reading *r)
{
    const char *name = fz_rels_of_type(&r->rels, FZ_STR("styles"));
    struct fz_buf buf;
    if (!name || !fz_container_has(r->container, name))
        return true;
    fz_buf_init(&buf);
    bool ok = fz_container_read(r->container, name, &buf, r->errors) &&
              fz_docx_styles_read(&r->file.styles, fz_buf_str(&buf), r->file.arena, r->file.path, name, r->errors);
    fz_buf_clear(&buf);
    return ok;
}

/* Fonts and forms that styles give: theme first, which they refer to. */
static bool read_forms(struct reading *r)
{
    static const char *const types[] = {"theme", "styles"};
    bool ok = true;
    for (size_t i = 0; ok && r->doc->layout && i < 2; i++) {
        const char *name = fz_rels_of_type(&r->rels, fz_str_from(types[i])), *path = r->file.path;
        struct fz_buf buf;
        if (!name || !fz_container_has(r->container, name))
            continue;
        fz_buf_init(&buf);
        ok = fz_container_read(r->container, name, &buf, r->errors);
        struct fz_str bytes = fz_buf_str(&buf);
        struct fz_docx_forms *forms = &r->layout.forms;
        if (ok && i == 0)
            ok = fz_docx_theme_read(&forms->theme, bytes, r->file.arena, path, name, r->errors);
        else if (ok)
            ok = fz_docx_forms_read(forms, bytes, r->file.arena, path, name, r->errors);
        fz_buf_clear(&buf);
    }
    return ok;
}

static bool read_numbering(struct reading *r)
{
    const char *name = fz_rels_of_type(&r->rels, FZ_STR("numbering"));
    struct fz_buf buf;
    if (!name || !fz_container_has(r->container, name))
        return true;
    fz_buf_init(&buf);
    bool ok = fz_container_read(r->container, name, &buf, r->errors);
    if (ok)
        r->file.numbering =
            fz_docx_numbering_read(fz_buf_str(&buf), &r->file.styles, r->file.arena, r->file.path, name, r->errors);
    fz_buf_clear(&buf);
    return ok && r->file.numbering;
}

static bool read_notes(struct reading *r, const char *type, struct fz_docx_notes *notes)
{
    const char *name = fz_rels_of_type(&r->rels, fz_str_from(type));
    struct fz_docx_part part;
    struct fz_buf buf;
    if (!name || !fz_container_has(r->container, name))
        return true;
    bool ok = open_part(r, name, &buf, &part) && fz_docx_notes_read(&r->file, &part, notes, r->errors);
    fz_buf_clear(&buf);
    return ok;
}

/* What the layout of PART tells, where it is asked for. */
static bool read_layout(struct reading *r, const struct fz_docx_part *part, bool body)
{
    if (!r->doc->layout)
        return true;
    return body ? fz_docx_layout_body(&r->layout, part->bytes, part->number, r->file.path, part->name, r->errors)
                : fz_docx_layout_furniture(&r->layout, part->bytes, r->file.path, part->name, r->errors);
}

static bool read_story(struct reading *r, const char *name, const char *const *roots, struct fz_block *out)
{
    struct fz_docx_part part;
    struct fz_buf buf;
    bool ok = open_part(r, name, &buf, &part) && fz_docx_story_read(&r->file, &part, roots, out, r->errors) &&
              read_layout(r, &part, roots == body_roots);
    fz_buf_clear(&buf);
    return ok;
}

static bool is_read(const struct reading *r, const char *name)
{
    for (size_t i = 0; i < r->doc->n_parts; i++)
        if (strcmp(r->doc->parts[i], name) == 0)
            return true;
    return false;
}

/* Headers and footers, each once, however many sections of the document show it. */
static bool read_furniture(struct reading *r)
{
    enum { MOST = 100 }; /* a document of many sections; more says nothing new */
    bool ok = true;
    size_t n = r->doc->n_parts;
    for (size_t i = 0; ok && i < r->file.furniture.n && r->doc->n_parts < n + MOST; i++) {
        const char *name = fz_rels_of_id(&r->rels, r->file.furniture.items[i]);
        if (name && !is_read(r, name) && fz_container_has(r->container, name))
            ok = read_story(r, name, furniture_roots, &r->file.aside);
    }
    return ok;
}

static bool missing(struct reading *r, const char *name)
{
    return fz_error_add(r->errors, r->file.path, 0, 0,
                        FZ_SAY(r->errors->lang, "不是完整的 Word 文档：里面缺少 %s；请用 Word 或 WPS 打开后另存一份",
                               "no complete Word document: %s is missing inside; open it in Word or WPS and save it "
                               "again"),
                        name);
}

static bool read_parts(struct reading *r, struct fz_block *main)
{
    static const char content_types[] = "[Content_Types].xml", first_list[] = "_rels/.rels";
    struct fz_rels rels;
    if (!fz_container_has(r->container, content_types))
        return missing(r, content_types);
    if (!fz_container_has(r->container, first_list))
        return missing(r, first_list);
    if (!fz_opc_rels(r->container, r->file.path, "", r->file.arena, &rels, r->errors))
        return false;
    const char *name = fz_rels_of_type(&rels, FZ_STR("officeDocument"));
    if (!name)
        return missing(r, "officeDocument (_rels/.rels)");
    return fz_opc_rels(r->container, r->file.path, name, r->file.arena, &r->rels, r->errors) && read_styles(r) &&
           read_forms(r) && read_numbering(r) && read_notes(r, "footnotes", &r->file.footnotes) &&
           read_notes(r, "endnotes", &r->file.endnotes) && read_notes(r, "comments", &r->file.comments) &&
           read_story(r, name, body_roots, main) && read_furniture(r);
}

static bool read_body_alone(struct reading *r, struct fz_str xml, struct fz_block *main)
{
    struct fz_docx_part part = {"document.xml", 0, xml};
    *FZ_PUSH(r->doc->arena, r->doc->parts, r->doc->n_parts) = part.name;
    return fz_docx_story_read(&r->file, &part, body_roots, main, r->errors) && read_layout(r, &part, true);
}

static bool read_all(struct fz_doc *doc, const char *path, struct fz_container *container, struct fz_str xml,
                     struct fz_errors *errors)
{
    struct fz_arena scratch;
    struct fz_block main;
    fz_arena_init(&scratch);
    struct reading r = {.doc = doc, .container = container, .errors = errors};
    r.file.arena = &scratch;
    r.file.path = path;
    fz_block_init(&main, &scratch);
    fz_block_init(&r.file.aside, &scratch);
    fz_docx_layout_init(&r.layout, doc, &scratch);
    bool ok = container ? read_parts(&r, &main) : read_body_alone(&r, xml, &main);
    if (ok)
        fz_block_finish(doc, &main, &r.file.aside);
    if (ok && doc->layout)
        fz_docx_layout_finish(&r.layout);
    fz_docx_notes_clear(&r.file.footnotes);
    fz_docx_notes_clear(&r.file.endnotes);
    fz_docx_notes_clear(&r.file.comments);
    fz_block_clear(&r.file.aside);
    fz_block_clear(&main);
    fz_arena_clear(&scratch);
    return ok;
}

bool fz_docx_read(struct fz_doc *doc, const char *path, struct fz_container *container, struct fz_errors *errors)
{
    return read_all(doc, path, container, (struct fz_str){0}, errors);
}

bool fz_docx_read_body(struct fz_doc *doc, const char *path, struct fz_str xml, struct fz_errors *errors)
{
    return read_all(doc, path, NULL, xml, errors);
}
