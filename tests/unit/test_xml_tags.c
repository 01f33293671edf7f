/* Tags and the bytes they stand at, text and the bytes it is written in, changes made at once. */
#include "input/xml_tags.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* Kind, name, namespace and bytes of all of XML, a line each. */
static void list(struct fz_buf *out, struct fz_arena *arena, struct fz_str xml)
{
    static const char kinds[] = {'<', '>', '/', 't', 'c'};
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    fz_xml_tags_init(&tags, arena, xml);
    while (fz_xml_tags_next(&tags, &tag))
        fz_buf_printf(out, "%c %.*s{%.*s} %.*s\n", kinds[tag.kind], FZ_ARG(tag.local), FZ_ARG(tag.ns),
                      FZ_ARG(fz_str_slice(xml, tag.bytes.start, tag.bytes.end)));
}

Test(xml_tags, walk)
{
    static const struct {
        const char *xml, *want;
    } cases[] = {
        {"<a/>", "/ a{} <a/>\n"},
        {"<?xml version='1.0'?><!-- <b> --><a >x</a >", "< a{} <a >\nt {} x\n> a{} </a >\n"},
        {"<a x='>' y=\"/>\"/>", "/ a{} <a x='>' y=\"/>\"/>\n"},
        {"<a>1<![CDATA[<b>]]>2</a>", "< a{} <a>\nt {} 1\nc {} <b>\nt {} 2\n> a{} </a>\n"},
        {"<w:a xmlns:w='N'><w:b xmlns:w='M'/><w:c/></w:a>",
         "< a{N} <w:a xmlns:w='N'>\n/ b{M} <w:b xmlns:w='M'/>\n/ c{N} <w:c/>\n> a{N} </w:a>\n"},
        {"<a xmlns='N'><b xmlns=''><c/></b><d/></a>",
         "< a{N} <a xmlns='N'>\n< b{} <b xmlns=''>\n/ c{} <c/>\n> b{} </b>\n/ d{N} <d/>\n> a{N} </a>\n"},
        {"<a", "< a{} <a\n"},
        {"<", "< {} <\n"},
        {"<a b='", "< a{} <a b='\n"},
        {"<!--", ""},
        {"<![CDATA[x", "c {} x\n"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_buf buf;
        fz_arena_init(&arena);
        fz_buf_init(&buf);
        list(&buf, &arena, fz_str_from(cases[i].xml));
        cr_expect(fz_str_equal(fz_buf_str(&buf), fz_str_from(cases[i].want)), "%s\n%.*s", cases[i].xml,
                  FZ_ARG(fz_buf_str(&buf)));
        fz_buf_clear(&buf);
        fz_arena_clear(&arena);
    }
}

Test(xml_tags, attributes)
{
    struct fz_xml_tag tag = {.attrs = FZ_STR(" w:id = \"3\" name='a=\"b\"'\n w:empty=''")};
    struct fz_str value;
    cr_expect(fz_xml_tag_attr(&tag, "id", &value) && fz_str_equal(value, FZ_STR("3")));
    cr_expect(fz_xml_tag_attr(&tag, "name", &value) && fz_str_equal(value, FZ_STR("a=\"b\"")));
    cr_expect(fz_xml_tag_attr(&tag, "empty", &value) && value.len == 0);
    cr_expect(!fz_xml_tag_attr(&tag, "b", &value) && !fz_xml_tag_attr(&tag, "w", &value));
}

/* A prefix counts only as long as it is not given another meaning further in. */
Test(xml_tags, prefix)
{
    struct fz_arena arena;
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    fz_arena_init(&arena);
    fz_xml_tags_init(&tags, &arena, FZ_STR("<a xmlns='N' xmlns:v='N'><b xmlns:v='M'><c xmlns:x='N'/></b></a>"));
    static const char *const want[] = {"v", "", "x", "", "v"};
    for (size_t i = 0; fz_xml_tags_next(&tags, &tag); i++) {
        if (i == 3) /* </b>: what held in it holds no longer */
            cr_expect(fz_str_equal(fz_xml_tags_prefix(&tags, FZ_STR("N")), FZ_STR("v")));
        else if (i < 3)
            cr_expect(fz_str_equal(fz_xml_tags_prefix(&tags, FZ_STR("N")), fz_str_from(want[i])), "%zu", i);
    }
    fz_arena_clear(&arena);
}

Test(xml_tags, places_in_text)
{
    static const struct {
        const char *text;
        bool cdata;
        size_t at, want, left;
    } cases[] = {
        {"abc", false, 0, 0, 0},       {"abc", false, 2, 2, 0},
        {"abc", false, 3, 3, 0},       {"abc", false, 5, 3, 2},
        {"a&amp;b", false, 2, 6, 0},   {"&#24067;x", false, 3, 8, 0},
        {"&#x5E03;x", false, 3, 8, 0}, {"&#x0000000000005e03;x", false, 3, 20, 0},
        {"&#x5E03;x", false, 2, 0, 2}, {"&#x20BB7;x", false, 4, 9, 0},
        {"&#118;x", false, 1, 6, 0},   {"&#x7F;x", false, 1, 6, 0},
        {"&#128;x", false, 2, 6, 0},   {"&#x80;x", false, 2, 6, 0},
        {"&#2047;x", false, 2, 7, 0},  {"&#2048;x", false, 3, 7, 0},
        {"&#65535;x", false, 3, 8, 0}, {"&#65536;x", false, 4, 8, 0},
        {"&amp;x", true, 5, 5, 0},     {"a\r\nb", false, 2, 3, 0},
        {"a\rb", false, 2, 2, 0},      {"&", false, 1, 1, 0},
        {"a字b", false, 3, 1, 2},      {"a字b", false, 4, 4, 0},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        size_t at = cases[i].at;
        size_t got = fz_xml_text_to(fz_str_from(cases[i].text), cases[i].cdata, &at);
        cr_expect(got == cases[i].want && at == cases[i].left, "%s, %zu: %zu, %zu left", cases[i].text, cases[i].at,
                  got, at);
    }
}

Test(xml_tags, escape)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    fz_xml_escape(&buf, FZ_STR("a<b>&\"c\"\n\x01\x1b\xEF\xBF\xBE字"));
    cr_expect(fz_str_equal(fz_buf_str(&buf), FZ_STR("a&lt;b&gt;&amp;&quot;c&quot; 字")), "%.*s",
              FZ_ARG(fz_buf_str(&buf)));
    fz_buf_clear(&buf);
}

Test(xml_tags, splices)
{
    struct fz_arena arena;
    struct fz_buf buf;
    fz_arena_init(&arena);
    fz_buf_init(&buf);
    struct fz_xml_splices splices = {.arena = &arena};
    fz_xml_splice(&splices, (struct fz_xml_splice){.at = 3, .text = FZ_STR("]"), .rank = 2, .once = true});
    fz_xml_splice(&splices, (struct fz_xml_splice){.at = 3, .text = FZ_STR("1"), .rank = 1});
    fz_xml_splice(&splices, (struct fz_xml_splice){.at = 3, .text = FZ_STR("2"), .rank = 1});
    fz_xml_splice(&splices, (struct fz_xml_splice){.at = 3, .text = FZ_STR("]"), .rank = 2, .once = true});
    fz_xml_splice(&splices, (struct fz_xml_splice){.at = 3, .text = FZ_STR("["), .rank = 0, .once = true});
    fz_xml_splice(&splices, (struct fz_xml_splice){.at = 0, .skip = 2, .text = FZ_STR("x")});
    fz_xml_splice(&splices, (struct fz_xml_splice){.at = 1, .skip = 1}); /* gone already */
    fz_xml_splices_apply(&splices, FZ_STR("abcd"), &buf);
    cr_expect(fz_str_equal(fz_buf_str(&buf), FZ_STR("xc[12]d")), "%.*s", FZ_ARG(fz_buf_str(&buf)));
    fz_buf_clear(&buf);
    fz_arena_clear(&arena);
}

Test(xml_tags, append)
{
    static const struct {
        const char *xml, *want;
    } cases[] = {
        {"<a><b/></a>\n", "<a><b/><c/></a>\n"},
        {"<?xml version='1.0'?><a/>", "<?xml version='1.0'?><a><c/></a>"},
        {"<x:a y='1' /><!-- <b/> -->", "<x:a y='1' ><c/></x:a><!-- <b/> -->"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_buf buf;
        fz_arena_init(&arena);
        fz_buf_init(&buf);
        fz_xml_append(&arena, fz_str_from(cases[i].xml), FZ_STR("<c/>"), &buf);
        cr_expect(fz_str_equal(fz_buf_str(&buf), fz_str_from(cases[i].want)), "%.*s", FZ_ARG(fz_buf_str(&buf)));
        fz_buf_clear(&buf);
        fz_arena_clear(&arena);
    }
}
