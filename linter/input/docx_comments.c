/* The comments part (ISO/IEC 29500-1, 17.13.4), and the parts of newer versions of Word that know comments by the ids
 * of their paragraphs. */
#include "input/docx_comments.h"
#include <stdlib.h>

static const char content_type[] = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/* ---- what is there --------------------------------------------------------------------------------------------- */

struct known { /* of the comments that are there */
    struct fz_docx_ids all, own;
    struct fz_strs own_paras;      /* w14:paraId of the paragraphs of own ones */
    struct fz_xml_splices splices; /* that take them out */
};

struct comment { /* the one at hand */
    bool open, by_us, has_id;
    uint32_t start, id;
    struct fz_buf text;
    size_t first_para; /* of known.own_paras */
};

static void begin_comment(struct comment *c, struct known *known, const struct fz_xml_tag *tag)
{
    struct fz_str author, id;
    int number;
    c->open = true;
    c->start = tag->bytes.start;
    c->text.len = 0;
    c->first_para = known->own_paras.n;
    c->by_us = fz_xml_tag_attr(tag, "author", &author) && fz_str_equal(author, FZ_STR(FZ_DOCX_AUTHOR));
    c->has_id = fz_xml_tag_attr(tag, "id", &id) && fz_str_to_int(id, &number) && number >= 0;
    c->id = c->has_id ? (uint32_t)number : 0;
    if (c->has_id)
        *FZ_PUSH(known->splices.arena, known->all.items, known->all.n) = c->id;
}

static void end_comment(struct comment *c, struct known *known, uint32_t end)
{
    c->open = false;
    if (!c->by_us || !c->has_id || !fz_str_has(fz_buf_str(&c->text), FZ_STR(FZ_DOCX_SIGN))) {
        known->own_paras.n = c->first_para;
        return;
    }
    *FZ_PUSH(known->splices.arena, known->own.items, known->own.n) = c->id;
    fz_xml_splice(&known->splices, (struct fz_xml_splice){.at = c->start, .skip = end - c->start});
}

static void look_at_comments(struct known *known, struct fz_arena *arena, struct fz_str xml)
{
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    struct fz_str para;
    struct comment c = {.open = false};
    *known = (struct known){.splices = {.arena = arena}};
    fz_buf_init(&c.text);
    fz_xml_tags_init(&tags, arena, xml);
    while (fz_xml_tags_next(&tags, &tag)) {
        bool begins = tag.kind == FZ_XML_OPEN || tag.kind == FZ_XML_EMPTY;
        if (begins && tags.depth == 2 && fz_docx_tag_is(&tag, "comment"))
            begin_comment(&c, known, &tag);
        else if (c.open && begins && fz_docx_tag_is(&tag, "p") && fz_xml_tag_attr(&tag, "paraId", &para))
            *FZ_PUSH(arena, known->own_paras.items, known->own_paras.n) = para;
        else if (c.open && (tag.kind == FZ_XML_TEXT || tag.kind == FZ_XML_CDATA))
            fz_buf_add(&c.text, fz_str_slice(xml, tag.bytes.start, tag.bytes.end));
        if (c.open && (tag.kind == FZ_XML_CLOSE ? tags.depth == 1 : tag.kind == FZ_XML_EMPTY && tags.depth == 2))
            end_comment(&c, known, tag.bytes.end);
    }
    fz_buf_clear(&c.text);
}

/* ---- taking ---------------------------------------------------------------------------------------------------- */

static bool is_among(const struct fz_strs *list, struct fz_str s)
{
    for (size_t i = 0; i < list->n; i++)
        if (fz_str_equal(list->items[i], s))
            return true;
    return false;
}

static struct fz_str applied(struct fz_docx_package *p, struct fz_xml_splices *splices, struct fz_str xml)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    fz_xml_splices_apply(splices, xml, &buf);
    struct fz_str kept = fz_str_copy(p->arena, fz_buf_str(&buf));
    fz_buf_clear(&buf);
    return kept;
}

/* From the part of TYPE, a flat list, goes what is about one of KEYS; answers to it become comments of their own. The
 * SECOND keys of what goes are added to MORE. */
static bool forget(struct fz_docx_package *p, const char *type, const char *key, const struct fz_strs *keys,
                   const char *second, struct fz_strs *more)
{
    const char *name = fz_rels_of_type(&p->rels, fz_str_from(type));
    struct fz_xml_splices splices = {.arena = p->arena};
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    struct fz_str xml, value;
    if (!name || !keys->n || !fz_docx_package_has(p, name))
        return true;
    if (!fz_docx_package_read(p, name, &xml))
        return false;
    fz_xml_tags_init(&tags, p->arena, xml);
    while (fz_xml_tags_next(&tags, &tag)) {
        if (tag.kind != FZ_XML_EMPTY)
            continue;
        if (fz_xml_tag_attr(&tag, key, &value) && is_among(keys, value)) {
            fz_xml_splice(&splices,
                          (struct fz_xml_splice){.at = tag.bytes.start, .skip = tag.bytes.end - tag.bytes.start});
            if (second && fz_xml_tag_attr(&tag, second, &value))
                *FZ_PUSH(p->arena, more->items, more->n) = value;
        } else if (fz_xml_tag_attr(&tag, "paraIdParent", &value) && is_among(keys, value)) {
            size_t end = (size_t)(value.ptr + value.len + 1 - xml.ptr), start = end;
            while (xml.ptr[start - 1] != ' ' && xml.ptr[start - 1] != '\t' && xml.ptr[start - 1] != '\n')
                start--;
            fz_xml_splice(&splices, (struct fz_xml_splice){.at = fz_u32(start), .skip = fz_u32(end - start)});
        }
    }
    fz_docx_package_put(p, name, applied(p, &splices, xml));
    return true;
}

bool fz_docx_comments_take(struct fz_docx_package *p)
{
    const char *name = fz_rels_of_type(&p->rels, FZ_STR("comments"));
    struct fz_str xml, body;
    struct fz_strs durable = {0};
    struct known known;
    struct fz_buf buf;
    if (!name || !fz_docx_package_has(p, name))
        return true;
    if (!fz_docx_package_read(p, name, &xml))
        return false;
    look_at_comments(&known, p->arena, xml);
    if (!known.own.n)
        return true;
    if (!fz_docx_package_read(p, p->main, &body))
        return false;
    fz_docx_package_put(p, name, applied(p, &known.splices, xml));
    fz_buf_init(&buf);
    fz_docx_marks_take(p->arena, body, &known.own, &buf);
    fz_docx_package_put(p, p->main, fz_str_copy(p->arena, fz_buf_str(&buf)));
    fz_buf_clear(&buf);
    return forget(p, "commentsExtended", "paraId", &known.own_paras, NULL, NULL) &&
           forget(p, "commentsIds", "paraId", &known.own_paras, "durableId", &durable) &&
           forget(p, "commentsExtensible", "durableId", &durable, NULL, NULL);
}

/* ---- putting --------------------------------------------------------------------------------------------------- */

static int by_value(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* The smallest ids that nobody has. */
static void give_ids(struct fz_docx_ids *used, struct fz_docx_comment *comments, size_t n)
{
    uint32_t next = 0;
    size_t at = 0;
    if (used->n)
        qsort(used->items, used->n, sizeof *used->items, by_value);
    for (size_t i = 0; i < n; i++, next++) {
        for (; at < used->n && used->items[at] <= next; at++)
            next += used->items[at] == next;
        comments[i].mark.id = next;
    }
}

/* As small as comments are in Word, whatever paragraphs of the report look like: they often have large type, set lines
 * and an indent. */
static void write_para(struct fz_buf *out, struct fz_str w, struct fz_str text, bool first)
{
    fz_buf_printf(out,
                  "<%.*s:p><%.*s:pPr><%.*s:spacing %.*s:before=\"0\" %.*s:after=\"0\" %.*s:line=\"240\" "
                  "%.*s:lineRule=\"auto\"/><%.*s:ind %.*s:firstLineChars=\"0\" %.*s:firstLine=\"0\"/></%.*s:pPr>",
                  FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w),
                  FZ_ARG(w), FZ_ARG(w));
    if (first)
        fz_buf_printf(out, "<%.*s:r><%.*s:annotationRef/></%.*s:r>", FZ_ARG(w), FZ_ARG(w), FZ_ARG(w));
    fz_buf_printf(out, "<%.*s:r><%.*s:rPr><%.*s:sz %.*s:val=\"20\"/></%.*s:rPr><%.*s:t xml:space=\"preserve\">",
                  FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w), FZ_ARG(w));
    fz_xml_escape(out, text);
    fz_buf_printf(out, "</%.*s:t></%.*s:r></%.*s:p>", FZ_ARG(w), FZ_ARG(w), FZ_ARG(w));
}

static void write_comment(struct fz_buf *out, const struct fz_docx_words *words, const struct fz_docx_comment *comment)
{
    struct fz_str w = words->prefix;
    fz_buf_printf(out, "<%.*s:comment%.*s %.*s:id=\"%u\" %.*s:author=\"" FZ_DOCX_AUTHOR "\" %.*s:initials=\"fz\">",
                  FZ_ARG(w), FZ_ARG(words->declared), FZ_ARG(w), comment->mark.id, FZ_ARG(w), FZ_ARG(w));
    for (size_t i = 0; i < comment->paras.n; i++)
        write_para(out, w, comment->paras.items[i], i == 0);
    fz_buf_printf(out, "</%.*s:comment>", FZ_ARG(w));
}

/* What the root element of XML means by its namespace, and which prefix has it. */
static struct fz_docx_piece root_of(struct fz_arena *arena, struct fz_str xml)
{
    struct fz_xml_tags tags;
    struct fz_xml_tag tag = {0};
    fz_xml_tags_init(&tags, arena, xml);
    while (fz_xml_tags_next(&tags, &tag) && tag.kind != FZ_XML_OPEN && tag.kind != FZ_XML_EMPTY)
        ;
    return (struct fz_docx_piece){.ns = tag.ns, .prefix = fz_xml_tags_prefix(&tags, tag.ns)};
}

static void write_comments(struct fz_docx_package *p, const char *name, struct fz_str xml,
                           const struct fz_docx_comment *comments, size_t n)
{
    struct fz_docx_piece root = root_of(p->arena, xml);
    struct fz_docx_words words = fz_docx_words_at(p->arena, &root);
    struct fz_buf inside, buf;
    fz_buf_init(&inside);
    fz_buf_init(&buf);
    for (size_t i = 0; i < n; i++)
        write_comment(&inside, &words, &comments[i]);
    fz_xml_append(p->arena, xml, fz_buf_str(&inside), &buf);
    fz_docx_package_put(p, name, fz_str_copy(p->arena, fz_buf_str(&buf)));
    fz_buf_clear(&buf);
    fz_buf_clear(&inside);
}

static bool write_marks(struct fz_docx_package *p, struct fz_str body, const struct fz_docx_comment *comments, size_t n)
{
    struct fz_docx_mark *marks = FZ_NEW_N(p->arena, struct fz_docx_mark, n + 1);
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t i = 0; i < n; i++)
        marks[i] = comments[i].mark;
    bool ok = fz_docx_marks_put(p->arena, body, marks, n, &buf);
    if (ok)
        fz_docx_package_put(p, p->main, fz_str_copy(p->arena, fz_buf_str(&buf)));
    else
        (void)fz_error_add(
            p->errors, p->path, 0, 0,
            FZ_SAY(p->errors->lang, "%s 里没有可以加批注的段落", "%s has no paragraph that a comment could stand at"),
            p->main);
    fz_buf_clear(&buf);
    return ok;
}

bool fz_docx_comments_put(struct fz_docx_package *p, struct fz_docx_comment *comments, size_t n)
{
    struct fz_str body, xml;
    struct known known;
    if (!fz_docx_package_read(p, p->main, &body))
        return false;
    struct fz_docx_piece root = root_of(p->arena, body);
    const char *name = fz_docx_package_name(p, "comments", content_type, fz_str_has(root.ns, FZ_STR("purl.oclc.org")));
    if (!name)
        return false;
    if (!fz_docx_package_has(p, name))
        xml = fz_str_printf(p->arena,
                            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                            "<w:comments xmlns:w=\"%.*s\"></w:comments>",
                            FZ_ARG(root.ns));
    else if (!fz_docx_package_read(p, name, &xml))
        return false;
    look_at_comments(&known, p->arena, xml);
    fz_docx_marks_ids(p->arena, body, &known.all);
    give_ids(&known.all, comments, n);
    write_comments(p, name, xml, comments, n);
    return write_marks(p, body, comments, n);
}
