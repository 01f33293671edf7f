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
        /* 225 mm are 12755 twips, and six more for what was rounded */
        {LINES, {.body = TITLE P(LINE("w:line=\"580\" w:lineRule=\"exact\""), SIZED("甲事。"))}, ""},
        {LINES,
         {.body = TITLE P(LINE("w:line=\"581\" w:lineRule=\"exact\""), SIZED("甲事。"))},
         "甲事。=行距 29 磅，每面 21 行→ 22 行"},
        {"in: [lead, body]\nlines: 18\nlength: 225\nsize: 三号",
         {.body = TITLE P(LINE("w:line=\"709\" w:lineRule=\"exact\""), SIZED("甲事。"))},
         "甲事。=行距 35.4 磅，每面 17 行→ 18 行"},
        /* a line takes 1.3 times its size: 416 twips */
        {LINES,
         {.body = TITLE P(LINE("w:line=\"416\" w:lineRule=\"atLeast\""), SIZED("甲事。"))},
         "甲事。=行距 20.8 磅，每面 30 行→ 22 行"},
        {LINES, {.body = TITLE P(LINE("w:line=\"415\" w:lineRule=\"atLeast\""), SIZED("甲事。"))}, ""},
        {LINES,
         {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"416\"")},
         "甲事。=每面 30 行→ 22 行"},
        {LINES, {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"415\"")}, ""},
        {LINES,
         {.body = TITLE P(LINE("w:line=\"550\" w:lineRule=\"atLeast\""), SIZED("甲事。"))
              GRID("w:type=\"lines\" w:linePitch=\"640\"")},
         ""},
        {LINES,
         {.body = TITLE P(LINE("w:line=\"360\" w:lineRule=\"auto\""), SIZED("甲事。"))
              GRID("w:type=\"lines\" w:linePitch=\"640\"")},
         "甲事。=每面 13 行→ 22 行"},
        /* a table across the page */
        {LINES,
         {.body = TITLE P("", SIZED("甲事。"))
              SECTION("<w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:docGrid w:type=\"lines\" w:linePitch=\"640\"/>")},
         ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。"))}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"-849\"")}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"5900\"")}, "甲事。=每行 25 字→ 28 字"},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:charSpace=\"5900\"")}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"-10000000\"")}, ""},
        /* 156 mm are 8850 twips, of 4096 parts each */
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"1592\"")}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"4174\"")}, "甲事。=每行 26 字→ 28 字"},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"6963\"")}, "甲事。=每行 25 字→ 28 字"},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"6964\"")}, "甲事。=每行 24 字→ 28 字"},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"-3037\"")}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"-5120\"")}, "甲事。=每行 30 字→ 28 字"},
        {"length: 1\nsize: 三号",
         {.body = TITLE},
         "rule.yaml:2:3 layout-density 要写 lines 或 chars，一条规则只写一个"},
    };
    try_rules("check: layout-density", cases, N_OF(cases));
}
