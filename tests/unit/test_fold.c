/* The folded view: what becomes of widths, quotes, spaces and residue; and where each character came from. */
#include "parse/internal.h"
#include <criterion/criterion.h>
#include "base/utf8.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

static struct fz_fold fold(struct fz_arena *arena, struct fz_str raw, const struct fz_span *pieces, size_t n)
{
    struct fz_fold_builder out = {.arena = arena};
    fz_fold_pieces(&out, raw, pieces, n);
    return (struct fz_fold){{out.bytes, out.len}, out.runs, out.n_runs};
}

Test(fold, texts)
{
    static const struct {
        const char *raw, *folded;
    } cases[] = {
        {"", ""},
        {"甲乙", "甲乙"},
        {"２０２３年度，（一）", "2023年度，（一）"},
        {"2023 年 度", "2023年度"},
        {"甲　乙\t丙", "甲乙丙"},
        {"5G 网络", "5G网络"},
        {"Word 2010 版", "Word 2010版"},
        {"Word  \t 2010", "Word 2010"},
        {"**重点**工作", "重点工作"},
        {"***重***", "重"},
        {"a*b", "a*b"},
        {"**甲****乙**", "甲乙"}, /* two bold stretches side by side */
        {"a*****b", "a*****b"},
        {"138****8000", "138****8000"}, /* digits that were made unreadable */
        {"138***8000", "138***8000"},
        {"2023年**12**月", "2023年12月"},
        {"甲&nbsp;乙&ensp;丙&emsp;丁<br>戊<br/>己<br />庚<p>辛</p>", "甲乙丙丁戊己庚辛"},
        {"ab&nbsp;cd", "ab cd"},
        {"ab**cd", "abcd"}, /* stars are no space */
        {"&#160;&#12288;甲", "甲"},
        {"&amp;", "&amp；"},
        {"甲(乙),丙:丁;戊!己?", "甲（乙），丙：丁；戊！己？"},
        {"甲，乙：丙；丁！戊？己～", "甲，乙：丙；丁！戊？己～"},
        {"1,234.5", "1,234.5"},
        {"１，２３４", "1，234"}, /* a full-width comma stays one: the number is written wrong */
        {"12:30", "12:30"},
        {"http://a.cn/b?c=1", "http://a.cn/b?c=1"},
        {"甲,1", "甲，1"},
        {"1,甲", "1，甲"},
        {"\"甲\"和\"乙\"", "“甲”和“乙”"},
        {"<甲法>", "〈甲法〉"},
        {"首页>政务公开", "首页>政务公开"},
        {"a<b", "a<b"},
        {"<甲>乙>", "〈甲〉乙>"},
        {"甲\u200B乙\uFEFF丙", "甲乙丙"},
        {"ab\u200Bcd", "abcd"},
        {"𠮷 𠮷", "𠮷𠮷"},
        {"Ａ Ｂ", "A B"},
        {"（ 一 ） 甲", "（一）甲"},
        {"％＋－", "%+-"},
        {"**", ""},
        {" ", ""},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_str raw = fz_str_from(cases[i].raw);
        struct fz_span piece = {0, fz_u32(raw.len)};
        fz_arena_init(&arena);
        struct fz_fold got = fold(&arena, raw, &piece, 1);
        cr_expect(fz_str_equal(got.str, fz_str_from(cases[i].folded)), "%s: %.*s", cases[i].raw, FZ_ARG(got.str));
        fz_arena_clear(&arena);
    }
}

/* Every character of the folded text came from its own place: ways back are listed as raw offsets, start then end. */
Test(fold, ways_back)
{
    static const struct {
        const char *raw;
        uint32_t ways[16];
    } cases[] = {
        {"甲乙", {0, 3, 3, 6}},
        {"甲 乙", {0, 3, 4, 7}},
        {"２３年", {0, 3, 3, 6, 6, 9}},
        {"**甲**乙", {2, 5, 7, 10}},
        {"甲&nbsp;乙", {0, 3, 9, 12}},
        {"a  b", {0, 1, 2, 3, 3, 4}}, /* the space that stays is the last of them */
        {"a \u3000b", {0, 1, 2, 5, 5, 6}},
        {"𠮷,乙", {0, 4, 4, 5, 5, 8}},
        {"\"甲\"", {0, 1, 1, 4, 4, 5}},
        {"\u200B甲", {3, 6}},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_str raw = fz_str_from(cases[i].raw);
        struct fz_span piece = {0, fz_u32(raw.len)};
        fz_arena_init(&arena);
        struct fz_fold got = fold(&arena, raw, &piece, 1);
        size_t n = 0;
        for (size_t at = 0, size; at < got.str.len; at += size, n++) {
            fz_utf8_at(got.str, at, &size);
            struct fz_span back = fz_fold_to_raw(&got, (struct fz_span){fz_u32(at), fz_u32(at + size)});
            cr_expect(n < 8 && back.start == cases[i].ways[2 * n] && back.end == cases[i].ways[2 * n + 1],
                      "%s, character %zu: %u %u", cases[i].raw, n, back.start, back.end);
        }
        cr_expect(n == 8 || cases[i].ways[2 * n] + cases[i].ways[2 * n + 1] == 0, "%s: %zu", cases[i].raw, n);
        fz_arena_clear(&arena);
    }
}

/* Lines that belong to one paragraph are joined; between letters a space stands for the line break. */
Test(fold, pieces)
{
    static const struct {
        const char *raw;
        struct fz_span pieces[2];
        const char *folded;
    } cases[] = {
        {"甲\n乙", {{0, 3}, {4, 7}}, "甲乙"},
        {"ab\ncd", {{0, 2}, {3, 5}}, "ab cd"},
        {"甲“\n”乙", {{0, 6}, {7, 13}}, "甲“”乙"},
        {"\"甲\n乙\"", {{0, 4}, {5, 9}}, "“甲乙”"}, /* a quotation goes on over the line */
        {"甲#乙", {{0, 3}, {4, 7}}, "甲乙"},
        {"&nb\nsp;", {{0, 3}, {4, 7}}, "&nb sp；"}, /* residue ends with its line */
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        fz_arena_init(&arena);
        struct fz_fold got = fold(&arena, fz_str_from(cases[i].raw), cases[i].pieces, 2);
        cr_expect(fz_str_equal(got.str, fz_str_from(cases[i].folded)), "%s: %.*s", cases[i].raw, FZ_ARG(got.str));
        fz_arena_clear(&arena);
    }
}
