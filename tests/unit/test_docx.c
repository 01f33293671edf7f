/* Word files to text: what is a line, what is text and what is not, what is told besides, and the way back. */
#include "zipped.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define R(inside)   "<w:r>" inside "</w:r>"
#define T(text)     "<w:t>" text "</w:t>"
#define P(inside)   "<w:p>" inside "</w:p>"
#define BOX(inside) "<w:txbxContent>" inside "</w:txbxContent>"
#define FIELD(type) R("<w:fldChar w:fldCharType=\"" type "\"/>")

struct body_case {
    const char *body, *want;
};

static void try_bodies(const struct body_case *cases, size_t n, const struct word *around)
{
    for (size_t i = 0; i < n; i++) {
        struct word word = around ? *around : (struct word){0};
        struct unpacked u;
        word.body = cases[i].body;
        unpack_word(&u, &word);
        struct fz_str text = unpacked_text(&u);
        cr_expect(fz_str_equal(text, fz_str_from(cases[i].want)), "case %zu: %s\n  got  %.*s\n  want %s", i,
                  cases[i].body, FZ_ARG(text), cases[i].want);
        cr_expect(!u.ok || u.doc.format == FZ_FORMAT_DOCX);
        fz_arena_clear(&u.arena);
    }
}

Test(docx, lines)
{
    static const struct body_case cases[] = {
        {W_P("甲") W_P("乙"), "甲\n乙\n"},
        {W_P("甲") P("") W_P("乙"), "甲\n\n乙\n"},
        {P(R(T("甲")) R(T("乙&amp;") T("丙"))), "甲乙&丙\n"},
        {P(R(T("甲") "<w:br/>" T("乙") "<w:cr/>" T("丙"))), "甲\n乙\n丙\n"},
        {P(R(T("甲") "<w:tab/>" T("5") "<w:noBreakHyphen/>" T("6") "<w:softHyphen/>")), "甲 5-6\n"},
        {P("<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>" R(T("甲"))), "甲\n"},
        {P(R("<w:t xml:space=\"preserve\"> 甲\n乙\t</w:t>")), " 甲 乙 \n"},
        {P("<w:hyperlink>" R(T("甲")) "</w:hyperlink><w:smartTag>" R(T("乙")) "</w:smartTag>"), "甲乙\n"},
        {"<w:sdt><w:sdtContent>" W_P("甲") "</w:sdtContent></w:sdt>", "甲\n"},
        {"<w:tbl><w:tr><w:tc>" W_P("甲") W_P("乙") "</w:tc><w:tc>" W_P("丙") "</w:tc></w:tr></w:tbl>" W_P("丁"),
         "甲\n乙\n丙\n丁\n"},
        {P("<w:ruby><w:rt>" R(T("ㄅ")) "</w:rt><w:rubyBase>" R(T("八")) "</w:rubyBase></w:ruby>"), "八\n"},
        {P("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1\n"},
        {P(R("<w:sym w:font=\"Wingdings\" w:char=\"F0AB\"/>") R("<w:sym w:font=\"宋体\" w:char=\"2605\"/>")), "★★\n"},
        {P(R(T("一") "<w:unknown>" T("二") "</w:unknown>")), "一二\n"},
    };
    try_bodies(cases, N_OF(cases), NULL);
}

Test(docx, fields_and_boxes)
{
    static const struct body_case cases[] = {
        {P(FIELD("begin") R("<w:instrText>PAGE</w:instrText>") FIELD("separate") R(T("3")) FIELD("end") R(T("页"))),
         "3页\n"},
        {P(FIELD("begin") R(T("藏")) FIELD("begin") R(T("藏")) FIELD("separate") R(T("藏")) FIELD("end")
               FIELD("separate") R(T("果")) FIELD("end")),
         "果\n"},
        {P(FIELD("begin") R(T("藏"))) W_P("下一段"), "\n下一段\n"},
        {P(FIELD("end") FIELD("separate") R(T("甲"))), "甲\n"},
        {P("<w:fldSimple w:instr=\"DATE\">" R(T("今日")) "</w:fldSimple>"), "今日\n"},
        {P(R(T("前")) R(BOX(W_P("框一") W_P("框二"))) R(T("后"))), "前后\n框一\n框二\n"},
        {P(R("<mc:AlternateContent><mc:Choice>" BOX(W_P("框")) "</mc:Choice><mc:Fallback>" BOX(
             W_P("框")) "</mc:Fallback></mc:AlternateContent>" T("外"))),
         "外\n框\n"},
        {P(R("<mc:AlternateContent><mc:Fallback>" BOX(W_P("框")) "</mc:Fallback></mc:AlternateContent>")), "\n框\n"},
        {P(R("<w:pict><v:textpath string=\"内部资料\"/></w:pict>") R(T("甲"))), "甲\n内部资料\n"},
    };
    try_bodies(cases, N_OF(cases), NULL);
}

Test(docx, changes)
{
    static const struct body_case cases[] = {
        {P(R(T("甲")) "<w:ins>" R(T("乙")) "</w:ins><w:del>" R("<w:delText>丙</w:delText>") "</w:del>" R(T("丁"))),
         "甲乙丁\n"},
        {P("<w:moveFrom>" R(T("走")) "</w:moveFrom>" R(T("留"))) P("<w:moveTo>" R(T("来")) "</w:moveTo>"), "留\n来\n"},
        {P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R(T("甲"))) W_P("乙"), "甲乙\n"},
        {P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>" R("<w:delText>甲</w:delText>") "</w:del>") W_P("乙"),
         "乙\n"},
        {P("<w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>" R(
             T("甲"))),
         "甲\n"},
    };
    static const struct word numbered = {
        .numbering =
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText "
            "w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"};
    try_bodies(cases, N_OF(cases), &numbered);
}

Test(docx, hidden_text)
{
    static const struct body_case cases[] = {
        {P(R("<w:rPr><w:vanish/></w:rPr>" T("藏")) R(T("露"))), "露\n"},
        {P(R("<w:rPr><w:vanish w:val=\"0\"/></w:rPr>" T("露"))), "露\n"},
        {P(R("<w:rPr><w:rStyle w:val=\"hid\"/></w:rPr>" T("藏")) R(T("露"))), "露\n"},
        {P("<w:pPr><w:pStyle w:val=\"base\"/></w:pPr>" R(T("藏"))
               R("<w:rPr><w:rStyle w:val=\"hid\"/></w:rPr>" T("露"))),
         "露\n"},
        {P("<w:pPr><w:pStyle w:val=\"derived\"/></w:pPr>" R(T("藏"))) W_P("露"), "\n露\n"},
        {P("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" R(T("甲"))) W_P("乙"), "甲乙\n"},
    };
    static const struct word styled = {
        .styles = "<w:style w:type=\"character\" w:styleId=\"hid\"><w:rPr><w:vanish/></w:rPr></w:style>"
                  "<w:style w:type=\"paragraph\" w:styleId=\"derived\"><w:basedOn w:val=\"base\"/></w:style>"
                  "<w:style w:type=\"paragraph\" w:styleId=\"base\"><w:basedOn w:val=\"derived\"/><w:rPr><w:vanish/>"
                  "</w:rPr></w:style>"};
    try_bodies(cases, N_OF(cases), &styled);
}

Test(docx, notes_come_after_their_paragraph)
{
    static const struct body_case cases[] = {
        {P(R(T("甲") "<w:footnoteReference w:id=\"2\"/>") R(T("乙"))) P(R("<w:endnoteReference w:id=\"1\"/>")),
         "甲乙\n注一\n注二\n\n尾注\n"},
        {P(R("<w:footnoteReference w:id=\"2\"/>") R("<w:footnoteReference w:id=\"2\"/>")), "\n注一\n注二\n"},
        {P(R("<w:footnoteReference w:id=\"9\"/>" T("甲"))), "甲\n"},
    };
    static const struct word notes = {
        .footnotes = "<w:footnote w:id=\"-1\">" W_P("分隔") "</w:footnote><w:footnote w:id=\"2\">" W_P("注一")
            W_P("注二") "</w:footnote>",
        .endnotes = "<w:endnote w:id=\"1\">" W_P("尾注") "</w:endnote>"};
    try_bodies(cases, N_OF(cases), &notes);
}

/* Headers, footers and the table of contents stand behind the report. */
Test(docx, aside)
{
    struct word word = {.body =
                            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
                            "</w:docPartObj></w:sdtPr><w:sdtContent>" W_P("目录") "</w:sdtContent></w:sdt>" P(
                                "<w:pPr><w:pStyle w:val=\"x\"/></w:pPr>" R(T("一、甲 3")))
                                W_P("一、甲") "<w:sectPr><w:headerReference r:id=\"h\"/><w:footerReference r:id=\"g\"/>"
                                              "<w:headerReference r:id=\"h\"/></w:sectPr>",
                        .styles = "<w:style w:styleId=\"x\"><w:name w:val=\"TOC 1\"/></w:style>",
                        .header = W_P("秘密★1年"),
                        .footer = W_P("第1页")};
    struct unpacked u;
    unpack_word(&u, &word);
    struct fz_str text = unpacked_text(&u);
    cr_expect(fz_str_equal(text, FZ_STR("一、甲\n目录\n一、甲 3\n秘密★1年\n第1页\n")), "%.*s", FZ_ARG(text));
    cr_expect(u.doc.aside == sizeof "一、甲\n" - 1, "%u", u.doc.aside);
    cr_expect(u.doc.n_parts == 3 && strcmp(u.doc.parts[0], "word/document.xml") == 0 &&
              strcmp(u.doc.parts[1], "word/header1.xml") == 0 && strcmp(u.doc.parts[2], "word/footer1.xml") == 0);
    fz_arena_clear(&u.arena);
}

#define TWICE                                                                                                          \
    R("<mc:AlternateContent><mc:Choice>" BOX(W_P("框")) "</mc:Choice><mc:Fallback>" BOX(                               \
        W_P("框")) "</mc:Fallback></mc:AlternateContent>")

/* Every w:t counts, and what the reader made itself comes from none. */
Test(docx, the_way_back)
{
    struct word word = {.body = P("<w:del>" R(T("零")) "</w:del>" TWICE R(T("甲乙") "<w:tab/>")
                                      R("<w:rPr><w:vanish/></w:rPr>" T("藏")) R(T("丙"))),
                        .header = W_P("眉") "<w:p/>"};
    struct unpacked u;
    static const struct {
        uint32_t at, part, node, bytes;
        bool none;
    } cases[] = {
        {0, 0, 3, 0, false}, {5, 0, 3, 0, false},  {6, 0, 0, 0, true},   {7, 0, 5, 0, false}, {9, 0, 5, 0, false},
        {10, 0, 0, 0, true}, {11, 0, 1, 0, false}, {13, 0, 1, 0, false}, {14, 0, 0, 0, true}, {99, 0, 0, 0, true},
    };
    unpack_word(&u, &word);
    cr_assert(fz_str_equal(unpacked_text(&u), FZ_STR("甲乙 丙\n框\n")), "%.*s", FZ_ARG(unpacked_text(&u)));
    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct fz_origin *origin = fz_doc_origin(&u.doc, cases[i].at);
        cr_expect((origin == NULL) == cases[i].none, "%u", cases[i].at);
        if (origin)
            cr_expect(origin->part == cases[i].part && origin->node == cases[i].node && origin->at == cases[i].bytes,
                      "%u: node %u", cases[i].at, origin->node);
    }
    fz_arena_clear(&u.arena);
}

/* A node longer than the parser hands out at once is one stretch. */
Test(docx, a_long_node)
{
    enum { N = 50000 };
    struct unpacked u;
    struct fz_buf body;
    fz_buf_init(&body);
    fz_buf_add(&body, FZ_STR("<w:p><w:r><w:t>"));
    for (int i = 0; i < N; i++)
        fz_buf_add(&body, FZ_STR("法&lt;"));
    fz_buf_add(&body, FZ_STR("</w:t></w:r></w:p>"));
    fz_buf_add_char(&body, '\0');
    struct word word = {.body = body.ptr};
    unpack_word(&u, &word);
    cr_assert(u.ok && u.doc.raw.str.len == 4 * N + 1, "%.*s", FZ_ARG(fz_str_slice(unpacked_text(&u), 0, 100)));
    cr_expect(u.doc.n_origins == 1 && u.doc.origins[0].len == 4 * N, "%zu", u.doc.n_origins);
    fz_buf_clear(&body);
    fz_arena_clear(&u.arena);
}

/* kind[start,end)text of each fact. */
static void show_facts(struct fz_buf *out, const struct fz_doc *doc)
{
    for (size_t i = 0; i < doc->n_facts; i++)
        fz_buf_printf(out, "%s%s(%.*s)%.*s", i ? "|" : "", fz_fact_names[doc->facts[i].kind],
                      FZ_ARG(fz_text_at(&doc->raw, doc->facts[i].raw)), FZ_ARG(doc->facts[i].text));
}

Test(docx, facts)
{
    static const struct body_case cases[] = {
        {W_P("甲"), ""},
        {P(R(T("甲")) "<w:ins>" R(T("乙")) "</w:ins>" R(T("丙")) "<w:del>" R("<w:delText>丁</w:delText>") "</w:del>"),
         "tracked-change(乙丙)丁"},
        {P("<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>" R(T("甲"))), "tracked-change()"},
        {P(R("<w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr>" T("甲"))), "tracked-change()"},
        {P(R("<w:rPr><w:vanish/></w:rPr>" T("藏")) R(T("露")) R("<w:rPr><w:vanish/></w:rPr>" T("着"))),
         "hidden-text(露)藏着"},
        {P(R(T("甲")) "<w:commentRangeStart w:id=\"0\"/>" R(T("乙")) "<w:commentRangeEnd w:id=\"0\"/>" R(
             "<w:commentReference w:id=\"0\"/>")),
         "comment(乙)请核实"},
        {P(R(T("甲")) "<w:commentRangeStart w:id=\"0\"/>") P(R(T("乙")) R("<w:commentReference w:id=\"0\"/>")),
         "comment(乙)请核实"},
        {P(R("<w:commentReference w:id=\"7\"/>" T("甲"))), "comment()"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct word word = {.body = cases[i].body, .comments = "<w:comment w:id=\"0\">" W_P("请核实") "</w:comment>"};
        struct unpacked u;
        struct fz_buf got;
        fz_buf_init(&got);
        unpack_word(&u, &word);
        cr_assert(u.ok, "case %zu: %.*s", i, FZ_ARG(unpacked_text(&u)));
        show_facts(&got, &u.doc);
        cr_expect(fz_str_equal(fz_buf_str(&got), fz_str_from(cases[i].want)), "case %zu: got %.*s, want %s", i,
                  FZ_ARG(fz_buf_str(&got)), cases[i].want);
        fz_buf_clear(&got);
        fz_arena_clear(&u.arena);
    }
}

Test(docx, other_names_and_namespaces)
{
    static const char strict[] =
        "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" W_P(
            "严格") "</w:body></w:document>";
    static const struct zipped_part parts[] = {
        {"[Content_Types].xml", FZ_STR_INIT("<Types/>")},
        {"_rels/.rels",
         FZ_STR_INIT(
             "<Relationships><Relationship Id=\"a\" TargetMode=\"External\" Target=\"http://x/y\" "
             "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\"/><Relationship "
             "Id=\"b\" Target=\"/Some/./Where/../Main.xml\" "
             "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\"/></Relationships>")},
        {"some/main.XML", {strict, sizeof strict - 1}},
    };
    static const char *const names[] = {"a.docx", "a.wps", "a.doc", "a.txt", "-"};
    for (size_t i = 0; i < N_OF(names); i++) {
        struct unpacked u;
        unpack_parts(&u, names[i], parts, N_OF(parts));
        cr_expect(fz_str_equal(unpacked_text(&u), FZ_STR("严格\n")), "%s: %.*s", names[i], FZ_ARG(unpacked_text(&u)));
        cr_expect(u.doc.encoding == NULL && u.doc.newline == NULL);
        fz_arena_clear(&u.arena);
    }
}

/* Without one of its parts, or with a part that is something else. */
Test(docx, refusals)
{
    static const struct {
        int leave_out;       /* index into word_parts; -1: none */
        int change;          /* likewise */
        struct fz_str bytes; /* what is there instead */
        const char *says;
    } cases[] = {
        {0, -1, {0}, "[Content_Types].xml is missing"},
        {1, -1, {0}, "_rels/.rels is missing"},
        {3, -1, {0}, "word/document.xml is missing"},
        {-1, 1, FZ_STR_INIT(W_RELS("")), "officeDocument (_rels/.rels) is missing"},
        {-1, 1, FZ_STR_INIT(W_RELS(W_REL("a", "officeDocument", "../../etc/passwd"))), "officeDocument"},
        {-1, 3, FZ_STR_INIT("<workbook/>"), "something else"},
        {-1, 3, FZ_STR_INIT("<document/>"), "something else"},
        {-1, 3, FZ_STR_INIT("<w:document" W_NS "><w:body>"), "no valid XML"},
        {-1, 3, FZ_STR_INIT("<w:document" W_NS "><w:body><w:altChunk/></w:body></w:document>"), "altChunk"},
        {-1, 3, FZ_STR_INIT("<!DOCTYPE a [<!ENTITY b \"c\">]><w:document" W_NS "/>"), "DTD"},
        {-1, 3, FZ_STR_INIT("<w:document" W_NS "/>"), "an empty file"},
        {-1, 4, FZ_STR_INIT("<w:styles"), "word/styles.xml"},
        {-1, 5, FZ_STR_INIT("<w:numbering"), "word/numbering.xml"},
        {-1, 6, FZ_STR_INIT("<w:footnotes"), "word/footnotes.xml"},
        {-1, 7, FZ_STR_INIT("<w:hdr"), "word/header1.xml"},
    };
    static const struct word word = {.body = W_P("甲") "<w:headerReference r:id=\"h\"/>",
                                     .styles = "",
                                     .numbering = "",
                                     .footnotes = "",
                                     .header = ""};
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct zipped_part parts[WORD_PARTS + 1];
        struct fz_arena arena;
        struct unpacked u;
        fz_arena_init(&arena);
        size_t n = word_parts(&arena, &word, parts);
        if (cases[i].change >= 0)
            parts[cases[i].change].bytes = cases[i].bytes;
        for (size_t k = 0; cases[i].leave_out >= 0 && k + 1 < n; k++)
            if (k >= (size_t)cases[i].leave_out)
                parts[k] = parts[k + 1];
        unpack_parts(&u, "a.docx", parts, n - (cases[i].leave_out >= 0));
        cr_expect(!u.ok && fz_str_has(unpacked_text(&u), fz_str_from(cases[i].says)), "case %zu: %.*s", i,
                  FZ_ARG(unpacked_text(&u)));
        fz_arena_clear(&u.arena);
        fz_arena_clear(&arena);
    }
}
