/* How Word files look: what is given directly, through styles, defaults and the theme; what is left out; the way from
 * the words to their looks. */
#include "zipped.h"

#define N_OF(table)    (sizeof(table) / sizeof *(table))
#define R(props, text) "<w:r><w:rPr>" props "</w:rPr><w:t>" text "</w:t></w:r>"
#define P(props, runs) "<w:p><w:pPr>" props "</w:pPr>" runs "</w:p>"
#define FONT(name)     "<w:rFonts w:eastAsia=\"" name "\"/>"
#define SIZE(number)   "<w:sz w:val=\"" number "\"/>"
#define STYLE(id)      "<w:pStyle w:val=\"" id "\"/>"
#define BOX(inside)    "<w:r><w:txbxContent>" inside "</w:txbxContent></w:r>"
#define FIELD(type)    "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTR(words)   "<w:r><w:instrText>" words "</w:instrText></w:r>"
#define FOOTED         "<w:sectPr><w:footerReference r:id=\"g\"/></w:sectPr>"

/* 文字:FONT,DIGITS,SIZE[,#COLOUR][,!] of each stretch; paragraphs are parted by /. */
static void show_words(struct fz_buf *out, const struct fz_doc *doc)
{
    const struct fz_layout *layout = doc->layout;
    for (size_t i = 0; i < layout->n_stretches; i++) {
        const struct fz_stretch *s = &layout->stretches[i];
        const struct fz_look *look = &layout->looks[s->look];
        struct fz_str words = fz_text_at(&doc->raw, s->raw);
        if (i)
            fz_buf_add_char(out, s->form == s[-1].form ? '|' : '/');
        fz_buf_printf(out, "%.*s:%.*s,%.*s,%d", FZ_ARG(words), FZ_ARG(look->font), FZ_ARG(look->digit_font),
                      look->size);
        if (look->colour >= 0)
            fz_buf_printf(out, ",#%06X", (unsigned)look->colour);
        if (look->marked)
            fz_buf_printf(out, ",!");
    }
}

/* ALIGN,INDENT,CHARS,LINE,RULE[,off]@PAGE of each paragraph; ? for what is not known. */
static void show_forms(struct fz_buf *out, const struct fz_doc *doc)
{
    const struct fz_layout *layout = doc->layout;
    for (size_t i = 0; i < layout->n_forms; i++) {
        const struct fz_form *form = &layout->forms[i];
        const int values[] = {form->align, form->indent, form->chars, form->line, (int)form->rule};
        for (size_t j = 0; j < N_OF(values); j++) {
            fz_buf_printf(out, "%s", j ? "," : i ? "/" : "");
            if (values[j] == FZ_LAYOUT_UNKNOWN)
                fz_buf_add_char(out, '?');
            else
                fz_buf_printf(out, "%d", values[j]);
        }
        fz_buf_printf(out, "%s@%u", form->off_grid ? ",off" : "", form->page);
    }
}

static void show_pages(struct fz_buf *out, const struct fz_doc *doc)
{
    for (size_t i = 0; i < doc->layout->n_pages; i++) {
        const struct fz_page *p = &doc->layout->pages[i];
        fz_buf_printf(out, "%s%dx%d %d,%d,%d,%d+%d %d%s%d%s", i ? "/" : "", p->width, p->height, p->top, p->right,
                      p->bottom, p->left, p->gutter, p->line_pitch, p->char_grid ? "#" : "-", p->char_space,
                      p->dashed_number ? " dashed" : "");
    }
}

static void show_numbers(struct fz_buf *out, const struct fz_doc *doc)
{
    for (size_t i = 0; i < doc->layout->n_numbers; i++) {
        const struct fz_page_number *n = &doc->layout->numbers[i];
        fz_buf_printf(out, "%s%.*s<%.*s,%d>%.*s", i ? "/" : "", FZ_ARG(n->before), FZ_ARG(n->look.digit_font),
                      n->look.size, FZ_ARG(n->after));
    }
}

struct layout_case {
    struct word word;
    const char *want;
};

static void try_layouts(const struct layout_case *cases, size_t n, void (*show)(struct fz_buf *, const struct fz_doc *))
{
    for (size_t i = 0; i < n; i++) {
        struct unpacked u;
        struct fz_buf got;
        unpack_word(&u, &cases[i].word);
        fz_buf_init(&got);
        cr_assert(u.ok && u.doc.layout, "case %zu: %.*s", i, FZ_ARG(unpacked_text(&u)));
        show(&got, &u.doc);
        cr_expect(fz_str_equal(fz_buf_str(&got), fz_str_from(cases[i].want)), "case %zu: %s\n  got  %.*s\n  want %s", i,
                  cases[i].word.body, FZ_ARG(fz_buf_str(&got)), cases[i].want);
        fz_buf_clear(&got);
        fz_arena_clear(&u.arena);
    }
}

Test(docx_layout, direct_formatting)
{
    static const struct layout_case cases[] = {
        {{.body = P("", R(FONT("仿宋") SIZE("32"), "甲"))}, "甲:仿宋,,32"},
        {{.body = P("", R(FONT("仿宋") SIZE("32"), "甲") R(FONT("仿宋") SIZE("32"), "乙"))}, "甲乙:仿宋,,32"},
        {{.body = P("", R(FONT("仿宋"), "甲") R(FONT("黑体"), "乙") R("", "丙"))}, "甲:仿宋,,0|乙:黑体,,0|丙:,,0"},
        {{.body = P("", R(FONT("仿宋"), "甲")) P("", R(FONT("仿宋"), "乙"))}, "甲:仿宋,,0/乙:仿宋,,0"},
        {{.body = P("", R("<w:rFonts w:ascii=\"宋体\" w:hAnsi=\"甲\"/>", "甲"))}, "甲:,宋体,0"},
        {{.body = P("", R("<w:color w:val=\"ff0000\"/>", "甲") R("<w:color w:val=\"auto\"/>", "乙"))},
         "甲:,,0,#FF0000|乙:,,0"},
        {{.body = P("", R("<w:highlight w:val=\"yellow\"/>", "甲") R("<w:highlight w:val=\"none\"/>", "乙"))},
         "甲:,,0,!|乙:,,0"},
        {{.body = P("", R("<w:shd w:fill=\"FFFF00\"/>", "甲") R("<w:shd w:fill=\"FFFFFF\"/>", "乙"))},
         "甲:,,0,!|乙:,,0"},
        /* the mark's properties, and what was so before a change, are nobody's look */
        {{.body = P("<w:rPr>" SIZE("20") "</w:rPr>", R("", "甲"))}, "甲:,,0"},
        {{.body = P("", R(SIZE("32") "<w:rPrChange><w:rPr>" SIZE("20") "</w:rPr></w:rPrChange>", "甲"))}, "甲:,,32"},
    };
    try_layouts(cases, N_OF(cases), show_words);
}

#define NAMED(type, id, more) "<w:style w:type=\"" type "\" w:styleId=\"" id "\"" more
#define STYLES                                                                                                         \
    "<w:docDefaults><w:rPrDefault><w:rPr>" FONT("宋体")                                                                \
        SIZE("21") "</w:rPr></w:rPrDefault></w:docDefaults>" NAMED("paragraph", "a", " w:default=\"1\"><w:rPr>")       \
            SIZE("24") "</w:rPr></w:style>" NAMED(                                                                     \
                "paragraph", "b", "><w:basedOn w:val=\"a\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr>")           \
                FONT("黑体") "</w:rPr></w:style>" NAMED("paragraph", "ring", "><w:basedOn w:val=\"ring\"/><w:rPr>")    \
                    SIZE("18") "</w:rPr></w:style>" NAMED("character", "c", "><w:rPr>")                                \
                        SIZE("36") "</w:rPr></w:style>" NAMED(                                                         \
                            "paragraph", "theme",                                                                      \
                            "><w:rPr><w:rFonts w:eastAsiaTheme=\"minorEastAsia\" w:eastAsia=\"楷体\" "               \
                            "w:asciiTheme=\"majorHAnsi\"/></w:rPr></w:style>")
#define FACE(which, chinese) "<w:" which "><w:latin typeface=\"L" which "\"/>" chinese "</w:" which ">"

Test(docx_layout, styles)
{
    static const struct layout_case cases[] = {
        {{.body = P("", R("", "甲")), .styles = STYLES}, "甲:宋体,,24"},
        {{.body = P(STYLE("b"), R("", "甲") R(FONT("楷体"), "乙")), .styles = STYLES}, "甲:黑体,,24|乙:楷体,,24"},
        {{.body = P(STYLE("b"), R("<w:rStyle w:val=\"c\"/>", "甲") R("", "乙")), .styles = STYLES},
         "甲:黑体,,36|乙:黑体,,24"},
        {{.body = P(STYLE("ring"), R("", "甲")), .styles = STYLES}, "甲:宋体,,18"},
        {{.body = P(STYLE("none"), R("", "甲")), .styles = STYLES}, "甲:宋体,,21"},
        /* a theme that is not there: not known, rather than what is inherited */
        {{.body = P(STYLE("theme"), R("", "甲")), .styles = STYLES}, "甲:,,21"},
        {{.body = P(STYLE("theme"), R("", "甲")),
          .styles = STYLES,
          .theme = FACE("majorFont", "<w:ea typeface=\"标题\"/>") FACE("minorFont", "<w:ea typeface=\"正文\"/>")},
         "甲:正文,LmajorFont,21"},
        {{.body = P(STYLE("theme"), R("", "甲")),
          .styles = STYLES,
          .theme = FACE("minorFont", "<w:ea typeface=\"\"/><w:font script=\"Jpan\" typeface=\"日\"/>"
                                     "<w:font script=\"Hans\" typeface=\"等线\"/>")},
         "甲:等线,,21"},
        {{.body = P("", R("", "甲")), /* the default one need not be the first */
          .styles = NAMED("paragraph", "a", "><w:rPr>") SIZE("36") "</w:rPr></w:style>" NAMED(
              "paragraph", "n", " w:default=\"1\"><w:rPr>") SIZE("24") "</w:rPr></w:style>"},
         "甲:,,24"},
    };
    try_layouts(cases, N_OF(cases), show_words);
}

Test(docx_layout, only_the_body_proper)
{
    static const struct layout_case cases[] = {
        {{.body = "<w:tbl><w:tr><w:tc>" P("", R("", "表")) "</w:tc></w:tr></w:tbl>" P("", R(SIZE("32"), "甲"))},
         "甲:,,32"},
        {{.body = P("", R(SIZE("32"), "甲") BOX(P("", R(SIZE("9"), "框"))) R(SIZE("32"), "乙"))}, "甲乙:,,32"},
        {{.body = P("", R("<w:vanish/>", "藏") R(SIZE("32"), "甲"))}, "甲:,,32"},
        {{.body = P("", "<w:r><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t>"
                        "</mc:Fallback></mc:AlternateContent></w:r>" R(SIZE("32"), "甲"))},
         "新:,,0|甲:,,32"},
        {{.body = P("", R(SIZE("32"), "甲") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>") FOOTED,
          .footnotes = "<w:footnote w:id=\"2\">" P("", R(SIZE("18"), "注")) "</w:footnote>",
          .footer = P("", R(SIZE("18"), "脚"))},
         "甲:,,32"},
    };
    try_layouts(cases, N_OF(cases), show_words);
}

#define IND(attrs)     P("<w:ind " attrs "/>", R("", "甲"))
#define SPACING(attrs) P("<w:spacing " attrs "/>", R("", "甲"))

Test(docx_layout, paragraphs)
{
    static const struct layout_case cases[] = {
        {{.body = P("", R("", "甲"))}, "0,0,?,240,0@0"},
        {{.body = P("<w:jc w:val=\"center\"/>", R("", "甲"))}, "1,0,?,240,0@0"},
        {{.body = P("<w:jc w:val=\"both\"/>", R("", "甲"))}, "3,0,?,240,0@0"},
        {{.body = P("<w:jc w:val=\"mediumKashida\"/>", R("", "甲"))}, "0,0,?,240,0@0"},
        {{.body = P(STYLE("b"), R("", "甲")), .styles = STYLES}, "1,0,?,240,0@0"},
        {{.body = IND("w:firstLine=\"640\"")}, "0,640,?,240,0@0"},
        {{.body = IND("w:firstLine=\"640\" w:firstLineChars=\"200\"")}, "0,640,200,240,0@0"},
        {{.body = IND("w:firstLine=\"640\" w:firstLineChars=\"0\"")}, "0,640,?,240,0@0"},
        {{.body = IND("w:left=\"100\" w:hanging=\"400\"")}, "0,-300,?,240,0@0"},
        {{.body = IND("w:leftChars=\"100\" w:firstLineChars=\"200\"")}, "0,0,300,240,0@0"},
        {{.body = IND("w:start=\"1cm\" w:firstLine=\"12.5pt\"")}, "0,817,?,240,0@0"},
        {{.body = IND("w:firstLine=\"x\"")}, "0,0,?,240,0@0"},
        {{.body = P("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", R("", "甲"))}, "0,?,?,240,0@0"},
        {{.body = P("<w:numPr><w:numId w:val=\"0\"/></w:numPr>", R("", "甲"))}, "0,0,?,240,0@0"},
        {{.body = SPACING("w:line=\"579\" w:lineRule=\"exact\"")}, "0,0,?,579,1@0"},
        {{.body = SPACING("w:line=\"360\" w:lineRule=\"auto\"")}, "0,0,?,360,0@0"},
        {{.body = SPACING("w:line=\"400\" w:lineRule=\"atLeast\"")}, "0,0,?,400,2@0"},
        {{.body = SPACING("w:before=\"156\"")}, "0,0,?,240,0@0"},
        {{.body = P("<w:snapToGrid w:val=\"0\"/>", R("", "甲"))}, "0,0,?,240,0,off@0"},
        {{.body = P("", R("", "甲")) P("<w:sectPr/>", R("", "乙")) P("", R("", "丙")) "<w:sectPr/>"},
         "0,0,?,240,0@0/0,0,?,240,0@0/0,0,?,240,0@1"},
    };
    try_layouts(cases, N_OF(cases), show_forms);
}

Test(docx_layout, pages)
{
    static const struct layout_case cases[] = {
        {{.body = P("", R("", "甲"))}, ""},
        {{.body = P("", R("", "甲")) "<w:sectPr/>"}, "0x0 0,0,0,0+0 0-0"},
        {{.body = P("", R("", "甲")) "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" "
                                     "w:right=\"1474\" w:bottom=\"-1984\" w:left=\"28mm\" w:gutter=\"9\"/></w:sectPr>"},
         "11906x16838 2098,1474,1984,1587+9 0-0"},
        {{.body = P("", R("", "甲")) "<w:sectPr><w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" "
                                     "w:charSpace=\"-849\"/><w:pgNumType w:fmt=\"numberInDash\"/></w:sectPr>"},
         "0x0 0,0,0,0+0 579#-849 dashed"},
        {{.body = P("", R("", "甲")) "<w:sectPr><w:docGrid w:type=\"lines\" w:linePitch=\"312\"/></w:sectPr>"},
         "0x0 0,0,0,0+0 312-0"},
        {{.body = P("", R("", "甲")) "<w:sectPr><w:docGrid w:linePitch=\"312\"/></w:sectPr>"}, "0x0 0,0,0,0+0 0-0"},
        {{.body = P("<w:sectPr><w:pgSz w:w=\"1\" w:h=\"2\"/><w:sectPrChange><w:sectPr><w:pgSz w:w=\"8\" "
                    "w:h=\"9\"/></w:sectPr></w:sectPrChange></w:sectPr>",
                    R("", "甲")) "<w:sectPr><w:pgSz w:w=\"3\" w:h=\"4\"/></w:sectPr>"},
         "1x2 0,0,0,0+0 0-0/3x4 0,0,0,0+0 0-0"},
    };
    try_layouts(cases, N_OF(cases), show_pages);
}

#define PAGE_FIELD FIELD("begin") INSTR(" PAGE  \\* MERGEFORMAT ") FIELD("separate")
#define DIGITS     R("<w:rFonts w:ascii=\"宋体\"/>" SIZE("28"), "1")

Test(docx_layout, page_numbers)
{
    static const struct layout_case cases[] = {
        {{.body = P("", R("", "甲")) FOOTED, .footer = P("", R("", "— ") PAGE_FIELD DIGITS FIELD("end") R("", " —"))},
         "—<宋体,28>—"},
        {{.body = P("", R("", "甲")) FOOTED, .footer = P("", FIELD("begin") INSTR("PA") INSTR("GE") FIELD("end"))},
         "<,0>"},
        {{.body = P("", R("", "甲")) FOOTED,
          .footer = P("", "<w:fldSimple w:instr=\" PAGE \">" DIGITS "</w:fldSimple>" R("", "页"))},
         "<宋体,28>页"},
        {{.body = P("", R("", "甲")) FOOTED,
          .footer = P("", FIELD("begin") INSTR("NUMPAGES") FIELD("separate") DIGITS FIELD("end"))},
         ""},
        {{.body = P("", R("", "甲")) FOOTED,
          .footer = P("", R("", "第") PAGE_FIELD DIGITS FIELD("end") R("", "页共") FIELD("begin") INSTR("NUMPAGES")
                              FIELD("separate") R("", "9") FIELD("end"))},
         "第<宋体,28>页共9"},
        {{.body = P("", R("", "甲")) FOOTED, .footer = P("", R("", "外") BOX(P("", PAGE_FIELD DIGITS FIELD("end"))))},
         "<宋体,28>"},
        {{.body = P("", R("", "甲")) FOOTED,
          .footer =
              P("", "<w:r><mc:AlternateContent><mc:Choice>" BOX(P(
                        "", PAGE_FIELD DIGITS FIELD(
                                "end"))) "</mc:Choice><mc:Fallback>" BOX(P("",
                                                                           PAGE_FIELD DIGITS FIELD(
                                                                               "end"))) "</mc:Fallback></"
                                                                                        "mc:AlternateContent></w:r>")},
         "<宋体,28>"},
        {{.body = P("", PAGE_FIELD DIGITS FIELD("end")) FOOTED, .footer = P("", R("", "1"))}, ""},
    };
    try_layouts(cases, N_OF(cases), show_numbers);
}

Test(docx_layout, not_unless_asked_for)
{
    struct word word = {.body = P("", R(SIZE("32"), "甲")), .styles = STYLES};
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_input_opts opts = {.max_size = 1 << 20};
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_doc doc = {.arena = &arena};
    struct fz_str bytes = zipped(parts, word_parts(&arena, &word, parts));
    cr_assert(fz_input_read(&doc, "a.docx", bytes, &opts, &errors) && !doc.layout);
    opts.layout = true;
    cr_assert(fz_input_read(&doc, "a.txt", FZ_STR("甲"), &opts, &errors) && !doc.layout);
    free((void *)(uintptr_t)bytes.ptr);
    fz_arena_clear(&arena);
}
