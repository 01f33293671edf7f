/* The kind layout-page-number. Whether there are page numbers, and what stands around them. */
#include "looks.h"

Test(check_layout_page_number, what_is_told)
{
    static const char missing[] = "test: missing\naround: ['—']", form[] = "test: form\naround: ['—', '―']";
    static const struct layout_case cases[] = {
        {missing, {.body = TITLE SECTION("")}, "∅=→— 1 —"},
        {missing, {.body = TITLE SECTION(""), .footer = P("", R("", "1"))}, "∅=→— 1 —"},
        {missing, {.body = TITLE SECTION(""), .footer = P("", NUMBER)}, ""},
        {form, {.body = TITLE SECTION("")}, ""},
        {form, {.body = TITLE SECTION(""), .footer = P("", R("", "— ") NUMBER R("", " —"))}, ""},
        {form, {.body = TITLE SECTION(""), .footer = P("", R("", "―") NUMBER R("", "―"))}, ""},
        {form, {.body = TITLE SECTION(""), .footer = P("", R("", "— ") NUMBER)}, "∅=— 1→— 1 —"},
        {form, {.body = TITLE SECTION(""), .footer = P("", R("", "第") NUMBER R("", "页"))}, "∅=第 1 页→— 1 —"},
        {form,
         {.body = TITLE SECTION("<w:pgNumType w:fmt=\"numberInDash\"/>"), .footer = P("", NUMBER)},
         "∅=- 1 -→— 1 —"},
    };
    try_rules("check: layout-page-number", cases, N_OF(cases));
}
