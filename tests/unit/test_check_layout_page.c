/* The kind layout-page. Paper, margins and the area between them. */
#include "looks.h"

#define PAGE(size, margins) SECTION("<w:pgSz " size "/><w:pgMar " margins "/>")
#define A4                  "w:w=\"11906\" w:h=\"16838\""
#define LYING               "w:w=\"16838\" w:h=\"11906\""
#define MARGINS(top, left)  "w:top=\"" top "\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"" left "\" w:gutter=\"0\""

Test(check_layout_page, what_is_told)
{
    static const char paper[] = "width: 210\nheight: 297\ntolerance: 1", margins[] = "top: 37\nleft: 28\ntolerance: 1",
                      area[] = "text-width: 156\ntext-height: 225\ntolerance: 1";
    static const struct layout_case cases[] = {
        {paper, {.body = TITLE PAGE(A4, "")}, ""},
        {paper, {.body = TITLE PAGE(LYING, "")}, ""},
        {paper, {.body = TITLE SECTION("")}, ""},
        {paper, {.body = TITLE PAGE("w:w=\"11906\" w:h=\"15840\"", "")}, "∅=高 279.4 毫米→高 297 毫米"},
        {paper,
         {.body = TITLE PAGE("w:w=\"10000\" w:h=\"15840\"", "")},
         "∅=宽 176.4 毫米、高 279.4 毫米→宽 210 毫米、高 297 毫米"},
        {margins, {.body = TITLE PAGE(A4, MARGINS("2098", "1588"))}, ""},
        {margins, {.body = TITLE PAGE(A4, MARGINS("2154", "1531"))}, ""}, /* 38 and 27 mm */
        {margins, {.body = TITLE PAGE(A4, MARGINS("2161", "1588"))}, "∅=天头 38.1 毫米→天头 37 毫米"},
        {margins, {.body = TITLE PAGE(A4, "w:top=\"2098\" w:left=\"1000\" w:gutter=\"588\"")}, ""},
        {margins, {.body = TITLE PAGE(LYING, MARGINS("0", "0"))}, ""},
        {area, {.body = TITLE PAGE(A4, MARGINS("2098", "1588"))}, ""},
        {area,
         {.body = TITLE PAGE(A4, MARGINS("1440", "1800"))},
         "∅=版心宽 152.3 毫米、版心高 236.6 毫米→版心宽 156 毫米、版心高 225 毫米"},
        /* sections that deviate alike, and one that does in its own way */
        {margins,
         {.body = TITLE P(PAGE(A4, MARGINS("1440", "1588")), SIZED("甲事。"))
              P(PAGE(A4, MARGINS("1440", "1588")), SIZED("乙事。")) PAGE(A4, MARGINS("2098", "1000"))},
         "∅=天头 25.4 毫米→天头 37 毫米|∅=订口 17.6 毫米→订口 28 毫米"},
    };
    try_rules("check: layout-page", cases, N_OF(cases));
}
