/* Reading parts to change them, and the two lists of an Open Packaging Conventions file that must know of a new part:
 * [Content_Types].xml and the relationships of the main part. */
#include "input/docx_package.h"
#include "input/encoding.h"
#include "input/xml.h"
#include "input/xml_tags.h"
#include <string.h>

bool fz_docx_package_open(struct fz_docx_package *p, struct fz_arena *arena, const char *path, struct fz_str bytes,
                          size_t max_size, struct fz_errors *errors)
{
    struct fz_rels rels;
    *p = (struct fz_docx_package){.arena = arena, .path = path, .bytes = bytes, .errors = errors};
    p->container = fz_container_open(path, bytes, max_size, errors);
    if (!p->container || !fz_opc_rels(p->container, path, "", arena, &rels, errors))
        return false;
    p->main = fz_rels_of_type(&rels, FZ_STR("officeDocument"));
    if (!p->main)
        return fz_error_add(errors, path, 0, 0, FZ_SAY(errors->lang, "不是 Word 文档", "no Word document"));
    return fz_opc_rels(p->container, path, p->main, arena, &p->rels, errors);
}

void fz_docx_package_close(struct fz_docx_package *p)
{
    fz_container_close(p->container);
    p->container = NULL;
}

/* ---- parts ----------------------------------------------------------------------------------------------------- */

static struct fz_container_part *changed(const struct fz_docx_package *p, const char *name)
{
    for (size_t i = 0; i < p->n_changed; i++)
        if (fz_str_equal_nocase(fz_str_from(p->changed[i].name), fz_str_from(name)))
            return &p->changed[i];
    return NULL;
}

bool fz_docx_package_has(const struct fz_docx_package *p, const char *name)
{
    return changed(p, name) || fz_container_has(p->container, name);
}

void fz_docx_package_put(struct fz_docx_package *p, const char *name, struct fz_str xml)
{
    struct fz_container_part *part = changed(p, name);
    if (!part)
        part = FZ_PUSH(p->arena, p->changed, p->n_changed);
    *part = (struct fz_container_part){name, xml};
}

/* The name of an encoding in the XML declaration of XML; empty: it names none. */
static struct fz_str declared_encoding(struct fz_str xml)
{
    struct fz_str declaration = fz_str_slice(xml, 0, fz_str_find(xml, FZ_STR("?>"), 0));
    struct fz_xml_tag tag = {.attrs = fz_str_slice(declaration, FZ_STR("<?xml").len, declaration.len)};
    struct fz_str value = {0};
    if (declaration.len == xml.len || !fz_str_starts(xml, FZ_STR("<?xml")) ||
        !fz_xml_tag_attr(&tag, "encoding", &value))
        return (struct fz_str){0};
    return value;
}

static bool nothing_starts(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    (void)context;
    (void)ns;
    (void)local;
    (void)attrs;
    return true;
}

static void nothing_ends(void *context, const char *local)
{
    (void)context;
    (void)local;
}

static void nothing_is_said(void *context, struct fz_str text)
{
    (void)context;
    (void)text;
}

/* RAW as UTF-8 without a mark, with a declaration that says so: Open Packaging Conventions files are UTF-8 or UTF-16.
 */
static bool to_utf8(struct fz_docx_package *p, const char *name, struct fz_str raw, struct fz_str *xml)
{
    struct fz_decoded decoded;
    bool wide = raw.len >= 2 && (!raw.ptr[0] || !raw.ptr[1]);
    const char *asked = !wide ? NULL : raw.ptr[0] ? "utf-16le" : "utf-16be";
    bool ok = fz_encoding_decode(&decoded, p->path, raw, asked, p->errors);
    struct fz_str encoding = ok ? declared_encoding(decoded.text) : (struct fz_str){0};
    bool utf16 = ok && strncmp(decoded.encoding, "UTF-16", 6) == 0;
    if (ok && !utf16 &&
        (strcmp(decoded.encoding, "UTF-8") != 0 || (encoding.len && !fz_str_equal_nocase(encoding, FZ_STR("UTF-8")) &&
                                                    !fz_str_equal_nocase(encoding, FZ_STR("US-ASCII")))))
        ok = fz_error_add(p->errors, p->path, 0, 0,
                          FZ_SAY(p->errors->lang, "%s 的编码是 %.*s，不能改写：请用 Word 或 WPS 打开后另存一份",
                                 "%s is in %.*s, which cannot be written: open it in Word or WPS and save it again"),
                          name, FZ_ARG(encoding.len ? encoding : fz_str_from(decoded.encoding)));
    if (ok && utf16 && encoding.len) {
        size_t at = (size_t)(encoding.ptr - decoded.text.ptr);
        *xml = fz_str_printf(p->arena, "%.*sUTF-8%.*s", FZ_ARG(fz_str_slice(decoded.text, 0, at)),
                             FZ_ARG(fz_str_slice(decoded.text, at + encoding.len, decoded.text.len)));
    } else if (ok) {
        *xml = fz_str_copy(p->arena, decoded.text);
    }
    fz_buf_clear(&decoded.buf);
    return ok;
}

bool fz_docx_package_read(struct fz_docx_package *p, const char *name, struct fz_str *xml)
{
    static const struct fz_xml_events nothing = {nothing_starts, nothing_ends, nothing_is_said};
    const struct fz_container_part *part = changed(p, name);
    struct fz_buf buf;
    if (part) {
        *xml = part->bytes;
        return true;
    }
    fz_buf_init(&buf);
    bool ok = fz_container_read(p->container, name, &buf, p->errors) &&
              fz_xml_read(fz_buf_str(&buf), &nothing, NULL, p->path, name, p->errors) &&
              to_utf8(p, name, fz_buf_str(&buf), xml);
    fz_buf_clear(&buf);
    return ok;
}

bool fz_docx_package_write(struct fz_docx_package *p, struct fz_buf *out)
{
    return fz_container_rewrite(p->path, p->bytes, p->changed, p->n_changed, out, p->errors);
}

/* ---- a new part ------------------------------------------------------------------------------------------------ */

/* CHILD, whose format takes the prefix of XML's root twice, becomes the last in it. */
static void append(struct fz_docx_package *p, const char *name, struct fz_str xml, struct fz_str child)
{
    struct fz_xml_tags tags;
    struct fz_xml_tag tag = {0};
    struct fz_buf buf;
    fz_xml_tags_init(&tags, p->arena, xml);
    while (fz_xml_tags_next(&tags, &tag) && tag.kind != FZ_XML_OPEN && tag.kind != FZ_XML_EMPTY)
        ;
    struct fz_str prefix = fz_str_slice(tag.name, 0, tag.name.len - tag.local.len);
    fz_buf_init(&buf);
    fz_xml_append(p->arena, xml, fz_str_printf(p->arena, "<%.*s%.*s/>", FZ_ARG(prefix), FZ_ARG(child)), &buf);
    fz_docx_package_put(p, name, fz_str_copy(p->arena, fz_buf_str(&buf)));
    fz_buf_clear(&buf);
}

static bool tell_type(struct fz_docx_package *p, const char *name, const char *content_type)
{
    static const char list[] = "[Content_Types].xml";
    struct fz_str xml, value, wanted = fz_str_printf(p->arena, "/%s", name);
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    if (!fz_docx_package_read(p, list, &xml))
        return false;
    fz_xml_tags_init(&tags, p->arena, xml);
    while (fz_xml_tags_next(&tags, &tag))
        if (tag.kind != FZ_XML_TEXT && fz_str_equal(tag.local, FZ_STR("Override")) &&
            fz_xml_tag_attr(&tag, "PartName", &value) && fz_str_equal_nocase(value, wanted))
            return true;
    append(p, list, xml,
           fz_str_printf(p->arena, "Override PartName=\"%.*s\" ContentType=\"%s\"", FZ_ARG(wanted), content_type));
    return true;
}

/* The main part's relationship ID of TYPE leads to TARGET. */
static bool tell_main(struct fz_docx_package *p, const char *type, struct fz_str target, bool strict)
{
    static const char nothing[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    const char *list = fz_opc_rels_name(p->arena, p->main);
    struct fz_str xml = fz_str_from(nothing), id = FZ_STR("rIdFzlint");
    if (fz_docx_package_has(p, list) && !fz_docx_package_read(p, list, &xml))
        return false;
    for (unsigned i = 2; fz_str_has(xml, fz_str_printf(p->arena, "\"%.*s\"", FZ_ARG(id))); i++)
        id = fz_str_printf(p->arena, "rIdFzlint%u", i);
    append(p, list, xml,
           fz_str_printf(
               p->arena, "Relationship Id=\"%.*s\" Type=\"http://%s/relationships/%s\" Target=\"%.*s\"", FZ_ARG(id),
               strict ? "purl.oclc.org/ooxml/officeDocument" : "schemas.openxmlformats.org/officeDocument/2006", type,
               FZ_ARG(target)));
    return true;
}

const char *fz_docx_package_name(struct fz_docx_package *p, const char *type, const char *content_type, bool strict)
{
    const char *name = fz_rels_of_type(&p->rels, fz_str_from(type));
    struct fz_str folder = fz_str_from(p->main), target = fz_str_printf(p->arena, "%s.xml", type);
    if (name)
        return tell_type(p, name, content_type) ? name : NULL;
    while (folder.len && folder.ptr[folder.len - 1] != '/')
        folder.len--;
    for (unsigned i = 2;; i++) {
        name = fz_str_printf(p->arena, "%.*s%.*s", FZ_ARG(folder), FZ_ARG(target)).ptr;
        if (!fz_docx_package_has(p, name))
            break;
        target = fz_str_printf(p->arena, "%s%u.xml", type, i);
    }
    return tell_type(p, name, content_type) && tell_main(p, type, target, strict) ? name : NULL;
}
