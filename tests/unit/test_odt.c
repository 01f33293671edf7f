/* OpenDocument texts. */
#include "zipped.h"

#define N_OF(table)      (sizeof(table) / sizeof *(table))
#define NS(prefix, name) " xmlns:" prefix "=\"urn:oasis:names:tc:opendocument:xmlns:" name ":1.0\""
#define BEFORE                                                                                                         \
    "<office:document-content" NS("office", "office") NS("text", "text") NS("style", "style") NS("table", "table")     \
        NS("draw", "drawing") "><office:automatic-styles>"
#define BETWEEN               "</office:automatic-styles><office:body><office:text>"
#define AFTER                 "</office:text></office:body></office:document-content>"
#define CONTENT(styles, text) BEFORE styles BETWEEN text AFTER
#define P(text)               "<text:p>" text "</text:p>"
#define NUMBERS                                                                                                           \
    "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, " \
    "...\" style:num-suffix=\"、\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" "              \
    "style:num-prefix=\"（\" style:num-suffix=\"）\"/></text:list-style>"
#define ITEM(inside)       "<text:list-item>" inside "</text:list-item>"
#define LIST(more, inside) "<text:list" more ">" inside "</text:list>"

static void unpack_odt(struct unpacked *u, const char *content, const char *styles)
{
    const struct zipped_part parts[] = {{"mimetype", FZ_STR("application/vnd.oasis.opendocument.text")},
                                        {"content.xml", fz_str_from(content)},
                                        {"styles.xml", fz_str_from(styles)}};
    unpack_parts(u, "a.odt", parts, styles ? 3 : 2);
}

Test(odt, text)
{
    static const struct {
        const char *content, *want;
    } cases[] = {
        {CONTENT("", P("甲") "<text:h>乙</text:h>" P("")), "甲\n乙\n\n"},
        {CONTENT("", P("甲<text:s text:c=\"2\"/>乙<text:tab/>丙<text:line-break/>丁")), "甲  乙 丙\n丁\n"},
        {CONTENT("", P("甲<text:span>乙</text:span><text:a>丙</text:a>")), "甲乙丙\n"},
        {CONTENT("",
                 "<table:table><table:table-row><table:table-cell>" P("甲") "</table:table-cell><table:table-cell>" P(
                     "乙") "</table:table-cell></table:table-row></table:table>"),
         "甲\n乙\n"},
        {CONTENT("",
                 P("前<text:note><text:note-citation>1</text:note-citation><text:note-body>" P("注") "</text:note-body>"
                                                                                                     "</text:note>后")),
         "前后\n注\n"},
        {CONTENT("", P("前<draw:text-box>" P("框") "</draw:text-box>")), "前\n框\n"},
        {CONTENT("", "<text:tracked-changes><text:changed-region><text:deletion>" P(
                         "删") "</text:deletion>"
                               "</text:changed-region></text:tracked-changes>" P("留")),
         "留\n"},
        {CONTENT(NUMBERS, LIST(" text:style-name=\"L\"",
                               ITEM(P("甲")) ITEM(P("乙") LIST("", ITEM(P("丙"))) P("续")) ITEM(P("丁")))),
         "一、甲\n二、乙\n（1）丙\n续\n三、丁\n"},
        {CONTENT(NUMBERS, LIST(" text:style-name=\"L\"", ITEM(P("甲") LIST("", ITEM(P("乙"))))
                                                             ITEM(P("丙") LIST("", ITEM(P("丁")) ITEM(P("戊")))))),
         "一、甲\n（1）乙\n二、丙\n（1）丁\n（2）戊\n"},
        {CONTENT(NUMBERS, LIST(" text:style-name=\"L\"", ITEM(P("甲"))) LIST(" text:style-name=\"L\"", ITEM(P("乙")))
                              LIST(" text:style-name=\"L\" text:continue-numbering=\"true\"", ITEM(P("丙")))),
         "一、甲\n一、乙\n二、丙\n"},
        {CONTENT(NUMBERS,
                 LIST(" text:style-name=\"L\"", "<text:list-item text:start-value=\"5\">" P("甲") "</text:list-item>")),
         "五、甲\n"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct unpacked u;
        unpack_odt(&u, cases[i].content, NULL);
        struct fz_str text = unpacked_text(&u);
        cr_expect(fz_str_equal(text, fz_str_from(cases[i].want)), "case %zu\n  got  %.*s\n  want %s", i, FZ_ARG(text),
                  cases[i].want);
        cr_expect(!u.ok || u.doc.format == FZ_FORMAT_ODT);
        fz_arena_clear(&u.arena);
    }
}

Test(odt, headings_headers_and_facts)
{
    static const char styles[] = "<office:document-styles" NS("office", "office") NS("text", "text")
        NS("style",
           "style") "><office:styles>"
                    "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"一, 二\" "
                    "style:num-suffix=\"、\"/>"
                    "</text:outline-style></office:styles><office:master-styles><style:master-page><style:header>" P(
                        "秘密★") "</style:header></style:master-page></office:master-styles></office:document-styles>";
    static const char content[] =
        CONTENT("<style:style style:name=\"S\"/>"
                "<style:style style:name=\"H\"><style:text-properties text:display=\"none\"/></style:style>",
                "<text:h text:outline-level=\"1\">甲</text:h>" P(
                    "乙<text:span text:style-name=\"H\">藏</text:span>"
                    "<office:annotation><creator>某</creator>" P("请改") "</office:annotation>丙<text:change/>"));
    struct unpacked u;
    unpack_odt(&u, content, styles);
    struct fz_str text = unpacked_text(&u);
    cr_expect(fz_str_equal(text, FZ_STR("一、甲\n乙丙\n秘密★\n")), "%.*s", FZ_ARG(text));
    cr_assert(u.doc.n_facts == 3, "%zu", u.doc.n_facts);
    cr_expect(u.doc.facts[0].kind == FZ_FACT_HIDDEN_TEXT && fz_str_equal(u.doc.facts[0].text, FZ_STR("藏")));
    cr_expect(u.doc.facts[1].kind == FZ_FACT_COMMENT && fz_str_equal(u.doc.facts[1].text, FZ_STR("请改")));
    cr_expect(u.doc.facts[2].kind == FZ_FACT_TRACKED_CHANGE);
    cr_expect(u.doc.aside == sizeof "一、甲\n乙丙\n" - 1);
    fz_arena_clear(&u.arena);
}

/* Nothing that an odd file has inside itself makes what follows go lost. */
Test(odt, things_inside_themselves)
{
    static const char *const odd[] = {
        P("<office:annotation>" P("<office:annotation>" P("x") "</office:annotation>") "</office:annotation>"),
        P("<text:hidden-text><text:hidden-text>x</text:hidden-text></text:hidden-text>"),
        P("<text:note><text:note-body>" P("<text:tracked-changes/>") "</text:note-body></text:note>"),
        "<office:body/>",
    };
    for (size_t i = 0; i < N_OF(odd); i++) {
        char content[4096];
        struct unpacked u;
        (void)snprintf(content, sizeof content, "%s%s%s", BEFORE BETWEEN, odd[i], P("字") AFTER);
        unpack_odt(&u, content, NULL);
        cr_expect(fz_str_ends(unpacked_text(&u), FZ_STR("字\n")), "case %zu: %.*s", i, FZ_ARG(unpacked_text(&u)));
        fz_arena_clear(&u.arena);
    }
}

Test(odt, refusals)
{
    static const char *const contents[] = {"<a>", "", "<!DOCTYPE a><a/>"};
    for (size_t i = 0; i < N_OF(contents); i++) {
        struct unpacked u;
        unpack_odt(&u, contents[i], NULL);
        cr_expect(!u.ok && fz_str_has(unpacked_text(&u), FZ_STR("content.xml")), "case %zu: %.*s", i,
                  FZ_ARG(unpacked_text(&u)));
        fz_arena_clear(&u.arena);
    }
}
