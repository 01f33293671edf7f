/* Automatic numbers: what each paragraph of a Word file shows before its text. */
#include "zipped.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define LEVEL(n, start, format, text, more)                                                                            \
    "<w:lvl w:ilvl=\"" n "\"><w:start w:val=\"" start "\"/><w:numFmt w:val=\"" format "\"/>" more                      \
    "<w:lvlText w:val=\"" text "\"/></w:lvl>"
#define TEMPLATE(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define LIST(id, of, more)   "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" of "\"/>" more "</w:num>"
#define ITEM(list, level, text)                                                                                        \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list "\"/></w:numPr></w:pPr><w:r><w:t>" text \
    "</w:t></w:r></w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

#define REPORT                                                                                                         \
    TEMPLATE("5", LEVEL("0", "1", "chineseCounting", "%1、", "") LEVEL("1", "1", "chineseCounting", "（%2）", "")      \
                      LEVEL("2", "1", "decimal", "%3.", ""))                                                           \
    LIST("1", "5", "")

struct numbered {
    const char *numbering, *body, *want, *styles;
};

static void try_numbered(const struct numbered *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct word word = {.body = cases[i].body, .numbering = cases[i].numbering, .styles = cases[i].styles};
        struct unpacked u;
        unpack_word(&u, &word);
        struct fz_str text = unpacked_text(&u);
        cr_expect(fz_str_equal(text, fz_str_from(cases[i].want)), "case %zu\n  got  %.*s\n  want %s", i, FZ_ARG(text),
                  cases[i].want);
        fz_arena_clear(&u.arena);
    }
}

Test(docx_numbering, levels)
{
    static const struct numbered cases[] = {
        {REPORT,
         ITEM("1", "0", "甲") ITEM("1", "1", "乙") ITEM("1", "1", "丙") ITEM("1", "2", "丁") ITEM("1", "0", "戊")
             ITEM("1", "1", "己") ITEM("1", "2", "庚"),
         "一、甲\n（一）乙\n（二）丙\n1.丁\n二、戊\n（一）己\n1.庚\n", NULL},
        /* digits after a digit's point would be another number */
        {REPORT, ITEM("1", "2", "2024年"), "1. 2024年\n", NULL},
        /* no list, no such level, no such list, a paragraph taken out of its list */
        {REPORT, ITEM("1", "9", "甲") ITEM("1", "99", "乙") ITEM("1", "8", "丙"), "甲\n乙\n丙\n", NULL},
        {REPORT, ITEM("1", "7", "甲") ITEM("9", "0", "乙") ITEM("0", "0", "丙") ITEM("1", "0", "丁"),
         "甲\n乙\n丙\n一、丁\n", NULL},
        {NULL, ITEM("1", "0", "甲"), "甲\n", NULL},
        /* legal: 1.1; a level that was skipped shows where it starts */
        {TEMPLATE("0", LEVEL("0", "1", "upperRoman", "%1", "") LEVEL("1", "1", "decimal", "%1.%2 ", "<w:isLgl/>"))
             LIST("1", "0", ""),
         ITEM("1", "1", "甲") ITEM("1", "0", "乙") ITEM("1", "1", "丙"), "1.1 甲\nI乙\n1.1 丙\n", NULL},
        /* a bullet is no number; a text without a number is kept */
        {TEMPLATE("0", LEVEL("0", "1", "bullet", "", "") LEVEL("1", "1", "none", "附件", "")) LIST("1", "0", ""),
         ITEM("1", "0", "甲") ITEM("1", "1", "乙"), "甲\n乙\n", NULL},
    };
    try_numbered(cases, N_OF(cases));
}

Test(docx_numbering, starts)
{
    static const struct numbered cases[] = {
        /* two lists of one template count on; one with a start of its own begins there, once */
        {REPORT LIST("2", "5", "")
             LIST("3", "5", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"),
         ITEM("1", "0", "甲") ITEM("2", "0", "乙") ITEM("3", "0", "丙") ITEM("3", "0", "丁") ITEM("1", "0", "戊"),
         "一、甲\n二、乙\n一、丙\n二、丁\n三、戊\n", NULL},
        {TEMPLATE("0", LEVEL("0", "3", "decimal", "%1)", "")) LIST("1", "0", ""),
         ITEM("1", "0", "甲") ITEM("1", "0", "乙"), "3)甲\n4)乙\n", NULL},
        {TEMPLATE("0", LEVEL("0", "3", "decimal", "%1)", ""))
             LIST("1", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"0\"/></w:lvlOverride>"),
         ITEM("1", "0", "甲") ITEM("1", "0", "乙"), "0)甲\n1)乙\n", NULL},
        /* a level of the list's own */
        {TEMPLATE("0", LEVEL("0", "1", "decimal", "%1)", "")) LIST(
             "1", "0", "<w:lvlOverride w:ilvl=\"0\">" LEVEL("0", "1", "decimal", "第%1条 ", "") "</w:lvlOverride>"),
         ITEM("1", "0", "甲"), "第1条 甲\n", NULL},
        /* never, and only by the first level */
        {TEMPLATE("0", LEVEL("0", "1", "decimal", "%1.", "")
                           LEVEL("1", "1", "decimal", "(%2)", "<w:lvlRestart w:val=\"0\"/>")
                               LEVEL("2", "1", "decimal", "[%3]", "<w:lvlRestart w:val=\"1\"/>")) LIST("1", "0", ""),
         ITEM("1", "0", "甲") ITEM("1", "1", "乙") ITEM("1", "2", "丙") ITEM("1", "1", "丁") ITEM("1", "2", "戊")
             ITEM("1", "0", "己") ITEM("1", "1", "庚") ITEM("1", "2", "辛"),
         "1.甲\n(1)乙\n[1]丙\n(2)丁\n[2]戊\n2.己\n(3)庚\n[1]辛\n", NULL},
    };
    try_numbered(cases, N_OF(cases));
}

Test(docx_numbering, by_style)
{
    static const char styles[] = "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:pPr><w:numPr><w:numId "
                                 "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
                                 "<w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:pPr><w:numPr><w:ilvl "
                                 "w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>"
                                 "</w:pPr></w:style>"
                                 "<w:style w:type=\"paragraph\" w:styleId=\"mine\"><w:basedOn w:val=\"h2\"/></w:style>"
                                 "<w:style w:type=\"paragraph\" w:styleId=\"third\"><w:pPr><w:numPr><w:numId "
                                 "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
                                 "<w:style w:type=\"numbering\" w:styleId=\"list\"><w:pPr><w:numPr><w:numId "
                                 "w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    static const struct numbered cases[] = {
        {REPORT, STYLED("h1", "甲") STYLED("h2", "乙") STYLED("mine", "丙") STYLED("none", "丁"),
         "一、甲\n（一）乙\n（二）丙\n丁\n", styles},
        /* the paragraph takes itself out */
        {REPORT,
         STYLED(
             "h1",
             "甲") "<w:p><w:pPr><w:pStyle w:val=\"h1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>乙"
                   "</w:t></w:r></w:p>",
         "一、甲\n乙\n", styles},
        /* the level names the style */
        {TEMPLATE("5", LEVEL("0", "1", "decimal", "%1.", "")
                           LEVEL("2", "1", "decimal", "%3)", "<w:pStyle w:val=\"third\"/>")) LIST("1", "5", ""),
         STYLED("third", "甲"), "1)甲\n", styles},
        /* a template that only names a style of lists */
        {REPORT TEMPLATE("6", "<w:numStyleLink w:val=\"list\"/>") LIST("2", "6", ""), ITEM("2", "0", "甲"), "一、甲\n",
         styles},
    };
    try_numbered(cases, N_OF(cases));
}

/* A paragraph that is deleted or hidden whole has no number. */
Test(docx_numbering, paragraphs_that_are_not_shown)
{
    static const struct numbered cases[] = {
        {REPORT,
         ITEM("1", "0",
              "甲") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr>"
                    "</w:pPr><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>" ITEM("1", "0", "丙"),
         "一、甲\n二、丙\n", NULL},
    };
    try_numbered(cases, N_OF(cases));
}
