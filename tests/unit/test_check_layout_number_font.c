/* The kind layout-number-font. How page numbers look. */
#include "looks.h"

Test(check_layout_number_font, what_is_told)
{
    static const char four[] = "family: 宋体\nfonts: list.csv\nsize: 四号",
                      five[] = "family: 仿宋\nfonts: list.csv\nsize: 五号";
    static const struct layout_case cases[] = {
        {four, {.body = TITLE SECTION(""), .footer = P("", NUMBER)}, ""},
        {five,
         {.body = TITLE SECTION(""), .footer = P("", NUMBER) P("", NUMBER)},
         "∅=宋体四号（14 磅）→仿宋五号（10.5 磅）"},
        {five, {.body = TITLE SECTION("")}, ""},
    };
    try_rules("check: layout-number-font", cases, N_OF(cases));
}
