/* The kind layout-paragraph. Alignment and indents, given and typed. */
#include "looks.h"

Test(check_layout_paragraph, what_is_told)
{
    static const char centre[] = "in: [lead, body]\nalign: centre",
                      two[] = "in: [lead, body]\nindent: 2\ntolerance: 25";
    static const struct layout_case cases[] = {
        {centre, {.body = TITLE P(JC("center"), SIZED("甲事。"))}, ""},
        {centre, {.body = TITLE P("", SIZED("甲事。") SIZED("乙事。"))}, "甲事。乙事。=左对齐→居中"},
        {centre, {.body = TITLE P(JC("both"), SIZED("甲事。"))}, "甲事。=两端对齐→居中"},
        /* a paragraph is one place, however many looks its words have */
        {centre,
         {.body = TITLE P("", SIZED("甲事。") R(SIZE("24"), "乙事。")) P("", SIZED("丙事。"))},
         "甲事。乙事。×2&丙事。=左对齐→居中（全文共2处）"},
        {two, {.body = TITLE P(IND("w:firstLineChars=\"200\""), SIZED("甲事。"))}, ""},
        {two, {.body = TITLE P(IND("w:firstLine=\"640\""), SIZED("甲事。"))}, ""},
        {two, {.body = TITLE P(IND("w:firstLine=\"560\""), SIZED("甲事。"))}, ""},
        {two, {.body = TITLE P(IND("w:firstLine=\"550\""), SIZED("甲事。"))}, "甲事。=首行缩进 1.7 字→首行缩进 2 字"},
        {two, {.body = TITLE P(IND("w:firstLine=\"550\""), R("", "甲事。"))}, ""}, /* of what size? */
        {two, {.body = TITLE P("", SIZED("甲事。"))}, "甲事。=首行没有缩进→首行缩进 2 字"},
        {two, {.body = TITLE P(IND("w:hanging=\"640\""), SIZED("甲事。"))}, "甲事。=首行突出 2 字→首行缩进 2 字"},
        {two,
         {.body = TITLE P(IND("w:left=\"640\" w:firstLine=\"640\""), SIZED("甲事。"))},
         "甲事。=首行缩进 4 字→首行缩进 2 字"},
        {two, {.body = TITLE P("", SIZED("　　甲事。"))}, ""},
        {two, {.body = TITLE P("", SIZED("    甲事。"))}, ""},
        {"in: body\nindent: 2",
         {.body = TITLE P("", SIZED("一、成效") "<w:r><w:br/></w:r>" SIZED("办理案件。")) P("", SIZED("乙事。"))},
         "乙事。=首行没有缩进→首行缩进 2 字"},
        {two, {.body = TITLE P("", "<w:r><w:tab/></w:r>" SIZED("甲事。"))}, ""},
        {two, {.body = TITLE P(JC("center"), SIZED("甲事。")) P(JC("right"), SIZED("乙事。"))}, ""},
        {two, {.body = TITLE P("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", SIZED("甲事。"))}, ""},
        {"in: body", {.body = TITLE}, "rule.yaml:2:3 layout-paragraph 要写 align 或 indent，一条规则只写一个"},
    };
    try_rules("check: layout-paragraph", cases, N_OF(cases));
}
