/* Fixed-layout documents. */
#include "zipped.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define NS          " xmlns:ofd=\"http://www.ofdspec.org/2016\""
#define TEXT(x, y, text)                                                                                               \
    "<ofd:TextObject Boundary=\"" x " " y " 100 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"4.5\">" text                  \
    "</ofd:TextCode></ofd:TextObject>"
#define PAGE(inside) "<ofd:Page" NS "><ofd:Content><ofd:Layer>" inside "</ofd:Layer></ofd:Content></ofd:Page>"

static const struct zipped_part parts[] = {
    {"OFD.xml",
     FZ_STR_INIT("<ofd:OFD" NS "><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")},
    {"Doc_0/Document.xml",
     FZ_STR_INIT("<ofd:Document" NS "><ofd:Pages><ofd:Page BaseLoc=\"Pages/Page_0/Content.xml\"/>"
                 "<ofd:Page BaseLoc=\"/Doc_0/Pages/Page_1/Content.xml\"/></ofd:Pages></ofd:Document>")},
    {"Doc_0/Pages/Page_0/Content.xml",
     FZ_STR_INIT(PAGE(TEXT("60", "20.1", "报告") TEXT("20", "40", "第二行") TEXT("20", "20", "某县")))},
    {"Doc_0/Pages/Page_1/Content.xml", FZ_STR_INIT(PAGE(TEXT("20", "20", "下一页")))},
};

Test(ofd, text_in_reading_order)
{
    struct unpacked u;
    unpack_parts(&u, "a.ofd", parts, N_OF(parts));
    cr_expect(fz_str_equal(unpacked_text(&u), FZ_STR("某县报告\n第二行\n下一页\n")), "%.*s", FZ_ARG(unpacked_text(&u)));
    cr_expect(u.doc.format == FZ_FORMAT_OFD);
    fz_arena_clear(&u.arena);
}

Test(ofd, refusals)
{
    struct unpacked u;
    unpack_parts(&u, "a.ofd", parts, 3);
    cr_expect(fz_str_has(unpacked_text(&u), FZ_STR("Page_1/Content.xml is missing")), "%.*s",
              FZ_ARG(unpacked_text(&u)));
    fz_arena_clear(&u.arena);
    unpack_parts(&u, "a.ofd", parts, 1);
    cr_expect(fz_str_has(unpacked_text(&u), FZ_STR("Doc_0/Document.xml is missing")));
    fz_arena_clear(&u.arena);
    static const struct zipped_part empty[] = {{"OFD.xml", FZ_STR_INIT("<ofd:OFD" NS "/>")}};
    unpack_parts(&u, "a.ofd", empty, 1);
    cr_expect(fz_str_has(unpacked_text(&u), FZ_STR("DocRoot")));
    fz_arena_clear(&u.arena);
    static const struct zipped_part other[] = {{"a.txt", FZ_STR_INIT("x")}, {"b.docx", FZ_STR_INIT("PK")}};
    unpack_parts(&u, "a.zip", other, 2);
    cr_expect(fz_str_has(unpacked_text(&u), FZ_STR("a zip, not a report")));
    fz_arena_clear(&u.arena);
}
