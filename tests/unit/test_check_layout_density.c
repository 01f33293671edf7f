/* The kind layout-density. Lines on a page, characters in a line. */
#include "looks.h"

#define LINES     "in: [lead, body]\nlines: 22\nlength: 225\nsize: 三号"
#define CHARS     "in: [lead, body]\nchars: 28\nlength: 156\nsize: 三号\ntolerance: 1"
#define GRID(set) SECTION("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:docGrid " set "/>")
#define BY_CHARS  "w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace="

Test(check_layout_density, what_is_told)
{
    static const struct layout_case cases[] = {
        {LINES, {.body = TITLE P(LINE("w:line=\"579\" w:lineRule=\"exact\""), SIZED("甲事。"))}, ""},
        {LINES, {.body = TITLE P(LINE("w:line=\"560\" w:lineRule=\"exact\""), SIZED("甲事。"))}, ""},
        {LINES,
         {.body = TITLE P(LINE("w:line=\"600\" w:lineRule=\"exact\""), SIZED("甲事。"))},
         "甲事。=行距 30 磅，每面 21 行→ 22 行"},
        {LINES,
         {.body = TITLE P(LINE("w:line=\"550\" w:lineRule=\"atLeast\""), SIZED("甲事。"))},
         "甲事。=行距 27.5 磅，每面 23 行→ 22 行"},
        /* nobody knows how high a line is by itself, or with a least height below that */
        {LINES, {.body = TITLE P("", SIZED("甲事。"))}, ""},
        {LINES, {.body = TITLE P(LINE("w:line=\"300\" w:lineRule=\"atLeast\""), SIZED("甲事。"))}, ""},
        {LINES, {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"579\"")}, ""},
        {LINES,
         {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"640\"")},
         "甲事。=每面 19 行→ 22 行"},
        {LINES, {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"312\"")}, ""},
        {LINES,
         {.body = TITLE P("<w:snapToGrid w:val=\"0\"/>", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"640\"")},
         ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。"))}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"-849\"")}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"5900\"")}, "甲事。=每行 25 字→ 28 字"},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:charSpace=\"5900\"")}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"-10000000\"")}, ""},
        {"length: 1\nsize: 三号",
         {.body = TITLE},
         "rule.yaml:2:3 layout-density 要写 lines 或 chars，一条规则只写一个"},
    };
    try_rules("check: layout-density", cases, N_OF(cases));
}
