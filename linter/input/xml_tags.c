/* Going through the tags of well-formed XML (Extensible Markup Language 1.0, 2.4 to 3.1; Namespaces in XML 1.0) without
 * understanding more of it than where tags begin and end and which prefix means what. */
#include "input/xml_tags.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

void fz_xml_tags_init(struct fz_xml_tags *tags, struct fz_arena *arena, struct fz_str bytes)
{
    *tags = (struct fz_xml_tags){.bytes = bytes, .arena = arena};
}

/* ---- tags ------------------------------------------------------------------------------------------------------ */

static bool is_gap(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The offset after the next NEEDLE from AT, or the end. */
static size_t after(struct fz_str bytes, struct fz_str needle, size_t at)
{
    size_t found = fz_str_find(bytes, needle, at);
    return found == SIZE_MAX ? bytes.len : found + needle.len;
}

/* The > of the tag at AT: not one inside an attribute. */
static size_t tag_end(struct fz_str bytes, size_t at)
{
    for (char quote = 0; at < bytes.len; at++) {
        char c = bytes.ptr[at];
        if (quote && c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\''))
            quote = c;
        else if (!quote && c == '>')
            return at;
    }
    return at;
}

/* The next attribute of ATTRS, which loses it. */
static bool next_attr(struct fz_str *attrs, struct fz_str *name, struct fz_str *value)
{
    size_t at = 0, end;
    while (at < attrs->len && is_gap(attrs->ptr[at]))
        at++;
    size_t equals = fz_str_find(*attrs, FZ_STR("="), at);
    if (equals == SIZE_MAX)
        return false;
    *name = fz_str_trim(fz_str_slice(*attrs, at, equals));
    for (at = equals + 1; at < attrs->len && is_gap(attrs->ptr[at]);)
        at++;
    if (at >= attrs->len)
        return false;
    end = fz_str_find(*attrs, fz_str_slice(*attrs, at, at + 1), at + 1);
    if (end == SIZE_MAX)
        return false;
    *value = fz_str_slice(*attrs, at + 1, end);
    *attrs = fz_str_slice(*attrs, end + 1, attrs->len);
    return true;
}

static struct fz_str local_of(struct fz_str name)
{
    size_t colon = fz_str_find(name, FZ_STR(":"), 0);
    return colon == SIZE_MAX ? name : fz_str_slice(name, colon + 1, name.len);
}

static struct fz_str prefix_of(struct fz_str name)
{
    size_t colon = fz_str_find(name, FZ_STR(":"), 0);
    return fz_str_slice(name, 0, colon == SIZE_MAX ? 0 : colon);
}

bool fz_xml_tag_attr(const struct fz_xml_tag *tag, const char *local, struct fz_str *value)
{
    struct fz_str rest = tag->attrs, name;
    while (next_attr(&rest, &name, value))
        if (fz_str_equal(local_of(name), fz_str_from(local)))
            return true;
    return false;
}

/* ---- namespaces ------------------------------------------------------------------------------------------------ */

static void declare(struct fz_xml_tags *tags, struct fz_str attrs)
{
    struct fz_str name, value;
    if (!fz_str_has(attrs, FZ_STR("xmlns")))
        return;
    while (next_attr(&attrs, &name, &value)) {
        bool prefixed = fz_str_starts(name, FZ_STR("xmlns:"));
        if (prefixed || fz_str_equal(name, FZ_STR("xmlns")))
            *FZ_PUSH(tags->arena, tags->bindings, tags->n_bindings) =
                (struct fz_xml_binding){prefixed ? local_of(name) : (struct fz_str){0}, value, tags->depth};
    }
}

static struct fz_str meaning(const struct fz_xml_tags *tags, struct fz_str prefix)
{
    for (size_t i = tags->n_bindings; i > 0; i--)
        if (fz_str_equal(tags->bindings[i - 1].prefix, prefix))
            return tags->bindings[i - 1].ns;
    return (struct fz_str){0};
}

struct fz_str fz_xml_tags_prefix(const struct fz_xml_tags *tags, struct fz_str ns)
{
    for (size_t i = tags->n_bindings; i > 0; i--) {
        const struct fz_xml_binding *b = &tags->bindings[i - 1];
        if (b->prefix.len && fz_str_equal(b->ns, ns) && fz_str_equal(meaning(tags, b->prefix), ns))
            return b->prefix;
    }
    return (struct fz_str){0};
}

static void leave(struct fz_xml_tags *tags)
{
    while (tags->n_bindings && tags->bindings[tags->n_bindings - 1].depth >= tags->depth)
        tags->n_bindings--;
    tags->depth -= tags->depth > 0;
}

/* ---- the way --------------------------------------------------------------------------------------------------- */

static void read_tag(struct fz_xml_tags *tags, struct fz_xml_tag *tag)
{
    struct fz_str bytes = tags->bytes;
    size_t start = tags->at, end = tag_end(bytes, start);
    bool closing = start + 1 < end && bytes.ptr[start + 1] == '/';
    bool empty = !closing && end > start + 1 && bytes.ptr[end - 1] == '/';
    struct fz_str inside = fz_str_slice(bytes, start + 1 + closing, end - empty);
    size_t name = 0;
    while (name < inside.len && !is_gap(inside.ptr[name]))
        name++;
    tags->at = end < bytes.len ? end + 1 : end;
    *tag = (struct fz_xml_tag){.kind = closing ? FZ_XML_CLOSE
                                       : empty ? FZ_XML_EMPTY
                                               : FZ_XML_OPEN,
                               .bytes = {fz_u32(start), fz_u32(tags->at)},
                               .name = fz_str_slice(inside, 0, name),
                               .attrs = fz_str_slice(inside, name, inside.len)};
    tag->local = local_of(tag->name);
    if (!closing) {
        tags->depth++;
        declare(tags, tag->attrs);
    }
    tag->ns = meaning(tags, prefix_of(tag->name));
    if (closing)
        leave(tags);
    tags->emptying = empty;
}

static void read_text(struct fz_xml_tags *tags, struct fz_xml_tag *tag, enum fz_xml_kind kind, struct fz_str end)
{
    size_t found = fz_str_find(tags->bytes, end, tags->at);
    *tag = (struct fz_xml_tag){.kind = kind,
                               .bytes = {fz_u32(tags->at), fz_u32(found == SIZE_MAX ? tags->bytes.len : found)}};
    tags->at = kind == FZ_XML_TEXT ? tag->bytes.end : after(tags->bytes, end, tags->at);
}

bool fz_xml_tags_next(struct fz_xml_tags *tags, struct fz_xml_tag *tag)
{
    static const struct fz_str cdata = FZ_STR_INIT("<![CDATA[");
    if (tags->emptying)
        leave(tags);
    tags->emptying = false;
    while (tags->at < tags->bytes.len) {
        struct fz_str rest = fz_str_slice(tags->bytes, tags->at, tags->bytes.len);
        if (rest.ptr[0] != '<') {
            read_text(tags, tag, FZ_XML_TEXT, FZ_STR("<"));
            return true;
        }
        if (fz_str_starts(rest, FZ_STR("<!--"))) {
            tags->at = after(tags->bytes, FZ_STR("-->"), tags->at + 4);
        } else if (fz_str_starts(rest, FZ_STR("<?"))) {
            tags->at = after(tags->bytes, FZ_STR("?>"), tags->at);
        } else if (fz_str_starts(rest, cdata)) {
            tags->at += cdata.len;
            read_text(tags, tag, FZ_XML_CDATA, FZ_STR("]]>"));
            return true;
        } else {
            read_tag(tags, tag);
            return true;
        }
    }
    return false;
}

/* ---- text ------------------------------------------------------------------------------------------------------ */

/* Bytes in UTF-8 of what the reference TEXT (& to ;) stands for. */
static size_t reference_says(struct fz_str text)
{
    bool hex = fz_str_starts(text, FZ_STR("&#x"));
    uint32_t code = 0;
    if (!fz_str_starts(text, FZ_STR("&#")))
        return 1; /* the five that XML knows by name are ASCII */
    for (size_t at = hex ? 3 : 2; at + 1 < text.len && code < 0x110000; at++) {
        char c = text.ptr[at];
        uint32_t digit = (uint32_t)(c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0') & 0xF;
        code = code * (hex ? 16 : 10) + digit;
    }
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

size_t fz_xml_text_to(struct fz_str text, bool cdata, size_t *at)
{
    size_t from = 0;
    while (from<text.len && * at> 0) {
        size_t size = 1, says = 1;
        if (!cdata && text.ptr[from] == '&') {
            size = after(text, FZ_STR(";"), from) - from;
            says = reference_says(fz_str_slice(text, from, from + size));
        } else if (text.ptr[from] == '\r' && from + 1 < text.len && text.ptr[from + 1] == '\n') {
            size = 2; /* is read as one line end */
        }
        if (says > *at)
            break;
        *at -= says;
        from += size;
    }
    for (; from > 0 && from < text.len && ((unsigned char)text.ptr[from] & 0xC0) == 0x80; from--)
        ++*at;
    return from;
}

void fz_xml_escape(struct fz_buf *out, struct fz_str text)
{
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if (c == '&')
            fz_buf_add(out, FZ_STR("&amp;"));
        else if (c == '<')
            fz_buf_add(out, FZ_STR("&lt;"));
        else if (c == '>')
            fz_buf_add(out, FZ_STR("&gt;"));
        else if (c == '"')
            fz_buf_add(out, FZ_STR("&quot;"));
        else if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
            fz_buf_add(out, fz_str_slice(text, at, at + size));
        else if (c == '\t' || c == '\n' || c == '\r')
            fz_buf_add_char(out, ' ');
    }
}

/* ---- changes --------------------------------------------------------------------------------------------------- */

void fz_xml_splice(struct fz_xml_splices *splices, struct fz_xml_splice splice)
{
    *FZ_PUSH(splices->arena, splices->items, splices->n) = splice;
}

static int by_place(const void *left, const void *right)
{
    const struct fz_xml_splice *a = *(const struct fz_xml_splice *const *)left,
                               *b = *(const struct fz_xml_splice *const *)right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return (a > b) - (a < b);
}

void fz_xml_splices_apply(struct fz_xml_splices *splices, struct fz_str bytes, struct fz_buf *out)
{
    const struct fz_xml_splice **order = FZ_NEW_N(splices->arena, const struct fz_xml_splice *, splices->n + 1);
    size_t at = 0;
    for (size_t i = 0; i < splices->n; i++)
        order[i] = &splices->items[i];
    qsort(order, splices->n, sizeof *order, by_place);
    for (size_t i = 0; i < splices->n; i++) {
        const struct fz_xml_splice *s = order[i], *last = i ? order[i - 1] : NULL;
        if (s->at < at || (last && s->once && last->once && s->at == last->at && s->rank == last->rank))
            continue;
        fz_buf_add(out, fz_str_slice(bytes, at, s->at));
        fz_buf_add(out, s->text);
        at = s->at + s->skip;
    }
    fz_buf_add(out, fz_str_slice(bytes, at, bytes.len));
}

void fz_xml_append(struct fz_arena *arena, struct fz_str bytes, struct fz_str child, struct fz_buf *out)
{
    struct fz_xml_splices splices = {.arena = arena};
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    fz_xml_tags_init(&tags, arena, bytes);
    while (fz_xml_tags_next(&tags, &tag)) {
        if (tag.kind == FZ_XML_CLOSE && tags.depth == 0)
            fz_xml_splice(&splices, (struct fz_xml_splice){.at = tag.bytes.start, .text = child});
        else if (tag.kind == FZ_XML_EMPTY && tags.depth == 1)
            fz_xml_splice(&splices, (struct fz_xml_splice){
                                        .at = tag.bytes.end - 2,
                                        .skip = 2,
                                        .text = fz_str_printf(arena, ">%.*s</%.*s>", FZ_ARG(child), FZ_ARG(tag.name))});
    }
    fz_xml_splices_apply(&splices, bytes, out);
}
