/* The kind layout-colour. Words that are not black or are marked. */
#include "looks.h"

Test(check_layout_colour, what_is_told)
{
    static const char any[] = "in: [lead, body]", dark[] = "in: [lead, body]\ntolerance: 40";
    static const struct layout_case cases[] = {
        {any, {.body = TITLE P("", R("<w:color w:val=\"000000\"/>", "甲事。") R("", "乙事。"))}, ""},
        {any, {.body = TITLE P("", R("<w:color w:val=\"FF0000\"/>", "甲事。"))}, "甲事。=红色→黑色"},
        {any, {.body = TITLE P("", R("<w:color w:val=\"123456\"/>", "甲事。"))}, "甲事。=彩色（123456）→黑色"},
        {any, {.body = TITLE P("", R("<w:color w:val=\"222228\"/>", "甲事。"))}, "甲事。=彩色（222228）→黑色"},
        {dark, {.body = TITLE P("", R("<w:color w:val=\"222228\"/>", "甲事。"))}, ""},
        {dark, {.body = TITLE P("", R("<w:color w:val=\"222229\"/>", "甲事。"))}, "甲事。=彩色（222229）→黑色"},
        {dark, {.body = TITLE P("", R("<w:color w:val=\"222922\"/>", "甲事。"))}, "甲事。=彩色（222922）→黑色"},
        {dark, {.body = TITLE P("", R("<w:color w:val=\"292222\"/>", "甲事。"))}, "甲事。=彩色（292222）→黑色"},
        {dark, {.body = TITLE P("", R("<w:color w:val=\"282828\"/>", "甲事。"))}, ""},
        /* a paragraph's words of one colour are one place, those of the next another */
        {any,
         {.body = TITLE P("", R("<w:color w:val=\"FF0000\"/>", "甲") R("<w:b/><w:color w:val=\"FF0000\"/>", "事。"))
              P("", R("<w:color w:val=\"FF0000\"/>", "乙") R("<w:b/><w:color w:val=\"FF0000\"/>", "事。"))},
         "甲事。×2&乙事。=红色→黑色（全文共2处）"},
        {any,
         {.body =
              TITLE P("", R("<w:color w:val=\"FF0000\"/>", "甲") R("", "事") R("<w:color w:val=\"FF0000\"/>", "乙"))},
         "甲×2&乙=红色→黑色（全文共2处）"},
        {any, {.body = TITLE P("", R("<w:highlight w:val=\"yellow\"/>", "甲事。"))}, "甲事。=带底色→黑色"},
    };
    try_rules("check: layout-colour", cases, N_OF(cases));
}
