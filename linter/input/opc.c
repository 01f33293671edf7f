/* Reading .rels parts and working out the names they point at. */
#include "input/opc.h"
#include "input/xml.h"
#include <string.h>

struct rels_reader {
    struct fz_arena *arena;
    const char *part;
    struct fz_rels *rels;
};

static struct fz_str after_last_slash(struct fz_str s)
{
    size_t at = s.len;
    while (at > 0 && s.ptr[at - 1] != '/')
        at--;
    return fz_str_slice(s, at, s.len);
}

const char *fz_opc_resolve(struct fz_arena *arena, const char *part, struct fz_str target)
{
    struct fz_str from = fz_str_from(part), piece;
    struct fz_str folder = fz_str_slice(from, 0, from.len - after_last_slash(from).len);
    bool absolute = fz_str_starts(target, FZ_STR("/"));
    struct fz_str rest = absolute ? target : fz_str_printf(arena, "%.*s%.*s", FZ_ARG(folder), FZ_ARG(target));
    char *name = fz_arena_alloc(arena, rest.len + 2, 1);
    size_t len = 0;
    while (fz_str_split(&rest, '/', &piece)) {
        if (piece.len == 0 || fz_str_equal(piece, FZ_STR(".")))
            continue;
        if (fz_str_equal(piece, FZ_STR(".."))) {
            if (len == 0)
                return NULL;
            while (len > 0 && name[--len] != '/')
                ;
            continue;
        }
        if (len > 0)
            name[len++] = '/';
        memcpy(name + len, piece.ptr, piece.len);
        len += piece.len;
    }
    name[len] = '\0';
    return len ? name : NULL;
}

static bool rels_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct rels_reader *r = context;
    (void)ns;
    if (strcmp(local, "Relationship") != 0 || fz_str_equal(fz_xml_attr(attrs, "TargetMode"), FZ_STR("External")))
        return true;
    const char *target = fz_opc_resolve(r->arena, r->part, fz_xml_attr(attrs, "Target"));
    if (target)
        *FZ_PUSH(r->arena, r->rels->items, r->rels->n) =
            (struct fz_rel){.id = fz_str_copy(r->arena, fz_xml_attr(attrs, "Id")),
                            .type = fz_str_copy(r->arena, after_last_slash(fz_xml_attr(attrs, "Type"))),
                            .target = target};
    return true;
}

static void rels_end(void *context, const char *local)
{
    (void)context;
    (void)local;
}

static void rels_text(void *context, struct fz_str text)
{
    (void)context;
    (void)text;
}

const char *fz_opc_rels_name(struct fz_arena *arena, const char *part)
{
    struct fz_str from = fz_str_from(part), name = after_last_slash(from);
    struct fz_str folder = fz_str_slice(from, 0, from.len - name.len);
    return fz_str_printf(arena, "%.*s_rels/%.*s.rels", FZ_ARG(folder), FZ_ARG(name)).ptr;
}

bool fz_opc_rels(struct fz_container *container, const char *path, const char *part, struct fz_arena *arena,
                 struct fz_rels *rels, struct fz_errors *errors)
{
    static const struct fz_xml_events events = {rels_start, rels_end, rels_text};
    const char *list = fz_opc_rels_name(arena, part);
    struct rels_reader reader = {arena, part, rels};
    struct fz_buf buf;
    *rels = (struct fz_rels){0};
    if (!fz_container_has(container, list))
        return true;
    fz_buf_init(&buf);
    bool ok = fz_container_read(container, list, &buf, errors) &&
              fz_xml_read(fz_buf_str(&buf), &events, &reader, path, list, errors);
    fz_buf_clear(&buf);
    return ok;
}

const char *fz_rels_of_type(const struct fz_rels *rels, struct fz_str type)
{
    for (size_t i = 0; i < rels->n; i++)
        if (fz_str_equal(rels->items[i].type, type))
            return rels->items[i].target;
    return NULL;
}

const char *fz_rels_of_id(const struct fz_rels *rels, struct fz_str id)
{
    for (size_t i = 0; i < rels->n; i++)
        if (fz_str_equal(rels->items[i].id, id))
            return rels->items[i].target;
    return NULL;
}
