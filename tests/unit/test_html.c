/* Web pages to text: what is a line, what is not read, where the article is. */
#include "zipped.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define SENTENCE    "全县推进法治政府建设，取得成效。"
#define LONG        SENTENCE SENTENCE SENTENCE

struct page {
    struct fz_str bytes;
    const char *want;
};

static void try_pages(const struct page *pages, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct unpacked u;
        unpack(&u, "a.html", pages[i].bytes, 1 << 20);
        struct fz_str text = unpacked_text(&u);
        cr_expect(fz_str_equal(text, fz_str_from(pages[i].want)), "case %zu: %.*s\n  got  %.*s\n  want %s", i,
                  FZ_ARG(pages[i].bytes), FZ_ARG(text), pages[i].want);
        cr_expect(u.doc.aside == u.doc.raw.str.len && u.doc.n_origins == 0);
        fz_arena_clear(&u.arena);
    }
}

Test(html, lines)
{
    static const struct page pages[] = {
        {FZ_STR_INIT("甲<br>乙<p>丙</p>丁<div>戊</div>"), "甲\n乙\n丙\n丁\n戊\n"},
        {FZ_STR_INIT("<h2>一、甲</h2><ul><li>乙<li>丙</ul>"), "一、甲\n乙\n丙\n"},
        {FZ_STR_INIT("<table><tr><td>甲</td><td>乙<p>丙</td></tr></table>丁"), "甲\n乙\n丙\n丁\n"},
        {FZ_STR_INIT("<p>推进\r\n  法治 政府  in  2024</p>"), "推进法治 政府 in 2024\n"},
        {FZ_STR_INIT("<p>\n 甲 <b> 乙</b>\n<i>a</i>\nb</p>"), "甲 乙 a b\n"},
        {FZ_STR_INIT("<p>&nbsp;&ensp;甲&#12288;乙&lt;&amp;</p>"), "\xC2\xA0\xE2\x80\x82甲　乙<&\n"},
        {FZ_STR_INIT("<pre>甲\n乙  丙\n</pre>"), "甲\n乙 丙\n"},
        {FZ_STR_INIT("<p><p><div></div><p>甲<p>\n<p>"), "甲\n"},
        {FZ_STR_INIT("甲<span>乙</span><o:p>丙</o:p>"), "甲乙丙\n"},
    };
    try_pages(pages, N_OF(pages));
}

Test(html, what_is_not_read)
{
    static const struct page pages[] = {
        {FZ_STR_INIT("<script>var a='<p>藏</p>';</script><style>b{}</style><p>甲<!-- 藏 --></p>"), "甲\n"},
        {FZ_STR_INIT("<nav>导航</nav><p>甲</p><select><option>藏</select><footer>版权</footer>"), "甲\n"},
        {FZ_STR_INIT("<p hidden>藏</p><p style='color:red; DISPLAY : none'>藏<b>藏</b></p><p "
                     "style='visibility:hidden'>藏</p>甲"),
         "甲\n"},
        {FZ_STR_INIT("<p style='background:none;display:block'>甲</p>"), "甲\n"},
        {FZ_STR_INIT("<noscript>请开启脚本</noscript><textarea>藏</textarea><button>打印</button>甲"), "甲\n"},
    };
    try_pages(pages, N_OF(pages));
}

Test(html, the_article)
{
    static const struct page pages[] = {
        {FZ_STR_INIT("<div>首页 公开</div><div id=Zoom><p>标题</p><p>" LONG "</p></div><div>上一篇 下一篇</div>"),
         "标题\n" LONG "\n"},
        {FZ_STR_INIT("<div>首页</div><div class='a TRS_Editor b'><div><p>" LONG "</p></div><p>署名</p></div>"),
         LONG "\n署名\n"},
        /* named, but the running text is elsewhere */
        {FZ_STR_INIT("<div class=content>简介，共三句。</div><div><div>题</div>" LONG LONG LONG
                     "</div><div>下一篇</div>"),
         "题\n" LONG LONG LONG "\n"},
        /* no name: the smallest container that has it */
        {FZ_STR_INIT("<table><tr><td>栏目</td><td><p>题</p><p>" LONG "</p><p>日期</p></td></tr></table>"),
         "题\n" LONG "\n日期\n"},
        /* hidden until a script shows it */
        {FZ_STR_INIT("<p>导航</p><div style='display:none'><p>" LONG "</p></div><p hidden>藏</p>"), LONG "\n"},
        /* nothing to go by: all of it */
        {FZ_STR_INIT("<p>甲</p><p>乙</p>"), "甲\n乙\n"},
    };
    try_pages(pages, N_OF(pages));
}

Test(html, the_title)
{
    static const struct page pages[] = {
        {FZ_STR_INIT("<title>某县报告_某县政府网</title><div id=zoom>" LONG "</div>"), "某县报告\n" LONG "\n"},
        {FZ_STR_INIT("<title>某县报告-某县</title><meta name=articletitle content='某县 报告全文'><div id=zoom>" LONG
                     "</div>"),
         "某县 报告全文\n" LONG "\n"},
        {FZ_STR_INIT("<title>网站</title><h1>某县<br>报告</h1><div id=zoom>" LONG "</div>"), "某县 报告\n" LONG "\n"},
        {FZ_STR_INIT("<title>某县报告|站</title><div id=zoom><p>某县　报告</p>" LONG "</div>"),
         "某县　报告\n" LONG "\n"},
        {FZ_STR_INIT("<title>2021-2025年报告 - 站</title>" LONG), "2021-2025年报告\n" LONG "\n"},
        {FZ_STR_INIT("<title> </title>" LONG), LONG "\n"},
    };
    try_pages(pages, N_OF(pages));
}

Test(html, encodings)
{
    static const struct {
        struct fz_str bytes;
        const char *encoding;
    } cases[] = {
        {FZ_STR_INIT("<p>\xB7\xA8\xD6\xCE</p>"), "GB18030"},
        {FZ_STR_INIT("<meta charset=\"GB2312\"><p>\xB7\xA8\xD6\xCE</p>"), "GB18030"},
        {FZ_STR_INIT("<meta http-equiv=Content-Type content='text/html; charset=gbk'><p>\xB7\xA8\xD6\xCE</p>"),
         "GB18030"},
        {FZ_STR_INIT("<meta charset=gb2312><p>法治</p>"), "UTF-8"}, /* it lies */
        {FZ_STR_INIT("\xEF\xBB\xBF<p>法治</p>"), "UTF-8"},
        {FZ_STR_INIT("\xFF\xFE<\0p\0>\0\xD5\x6C\xBB\x6C"), "UTF-16LE"},
        {FZ_STR_INIT("<meta charset=klingon><p>法治</p>"), "UTF-8"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct unpacked u;
        unpack(&u, "a.htm", cases[i].bytes, 1 << 20);
        cr_assert(fz_str_equal(unpacked_text(&u), FZ_STR("法治\n")), "case %zu: %.*s", i, FZ_ARG(unpacked_text(&u)));
        cr_expect(strcmp(u.doc.encoding, cases[i].encoding) == 0, "case %zu: %s", i, u.doc.encoding);
        fz_arena_clear(&u.arena);
    }
}

/* Rare characters alone look like nothing; then the page is believed. */
Test(html, declared_where_it_cannot_be_guessed)
{
    struct unpacked u;
    unpack(&u, "a.html", FZ_STR("<meta charset=gbk><p>\x81\x40\x81\x41\x81\x42"), 1 << 20);
    cr_expect(u.ok && strcmp(u.doc.encoding, "GB18030") == 0, "%.*s", FZ_ARG(unpacked_text(&u)));
    fz_arena_clear(&u.arena);
    unpack(&u, "a.html", FZ_STR("<p>\x81\x40\x81\x41\x81\x42"), 1 << 20);
    cr_expect(!u.ok && u.errors.n == 1);
    fz_arena_clear(&u.arena);
}
