/* The words that a pattern's matches need, and how far from their beginning they stand. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/literals.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* "甲|乙 0..3", "-" where nothing is known. */
static void show(struct fz_literals literals, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < literals.words.n && len < size; i++)
        len += (size_t)snprintf(out + len, size - len, "%s%.*s", i ? "|" : "", FZ_ARG(literals.words.items[i]));
    if (!literals.words.n)
        snprintf(out, size, "-");
    else if (literals.max == UINT32_MAX)
        snprintf(out + len, size - len, " %u..", literals.min);
    else
        snprintf(out + len, size - len, " %u..%u", literals.min, literals.max);
}

static void expect(const char *source, const char *want)
{
    struct fz_arena arena;
    char got[400];
    fz_arena_init(&arena);
    show(fz_literals_of((struct fz_str){source, strlen(source)}, &arena), got, sizeof got);
    cr_expect_str_eq(got, want, "/%s/ needs %s, and not %s", source, got, want);
    fz_arena_clear(&arena);
}

Test(literals, of_patterns)
{
    static const struct {
        const char *source, *want;
    } cases[] = {
        {"问题", "问题 0..0"},
        {"问题|不足", "问题|不足 0..0"},
        {"存在(?:问题|不足)", "存在问题|存在不足 0..0"},
        {"(?<mark>存在)问题", "存在问题 0..0"},
        {"存?在", "在|存在 0..0"},
        {"\\d问题", "问题 1..4"},
        {"\\d+问题", "问题 1.."},
        {"\\d{2,3}问题", "问题 2..12"},
        {".{0,2}问题", "问题 0..8"},
        {"问题.*不足", "问题 0..0"},
        {"的.*不足", "不足 3.."},   /* the rarer one */
        {"(?:问题)+", "问题 0..0"}, /* at least once */
        {"(?:问题)*", "-"},
        {"(?:问题)?", "-"},
        {"[甲乙]丙", "甲丙|乙丙 0..0"},
        {"[^甲]丙", "丙 1..4"},
        {"[一-三]是", "一是|丁是|丂是|七是|丄是|丅是|丆是|万是|丈是|三是 0..0"},
        {"^(?:一|二)是$", "一是|二是 0..0"},
        {"(?<=甲)乙", "乙 0..0"}, /* what stands before is no part of the match */
        {"(?<!甲)乙", "乙 0..0"},
        {"\\p{Han}(?=问题)", "问题 1..4"}, /* what must come next is needed */
        {"\\p{Han}(?!问题)", "-"},
        {"\\p{Han}(?:甲(?=问题)|乙)", "甲问题|乙 1..4"},
        {"(?:\\d(?=问题))?\\d", "-"},
        {"问题(?=\\d)", "问题 0..0"},
        {"\\x{95EE}\\n", "问\n 0..0"},
        {"a\\.b", "a.b 0..0"},
        {"(a)\\1", "aa 0..0"}, /* what a group matched, once more */
        {"(?<x>[甲乙])\\1丙", "甲甲丙|乙乙丙 0..0"},
        {"丙([甲乙])\\1+", "丙甲甲|丙乙乙 0..0"},
        {"((甲)乙)\\2", "甲乙 0..0"}, /* not right behind it */
        {"(甲)+\\1", "甲 0..0"},
        {"甲{2,}", "甲甲 0..0"},
        {"甲乙+", "甲乙 0..0"},
        {"(?:甲\\d|乙丙.)", "甲|乙丙 0..0"},
        {"丁(?:甲\\d|乙.)", "丁甲|丁乙 0..0"},
        {"甲(?=[乙丙])", "甲乙|甲丙 0..0"}, /* what follows makes the word longer */
        {"甲(?=乙|$)", "甲 0..0"},
        {"[XY]{2,}", "XX|XY|YX|YY 0..0"},
        {"(?i)abc", "-"}, /* what is not understood gives nothing */
        {"(?(1)a|b)", "-"},
        {"a(*ACCEPT)b", "-"},
        {"(?R)a", "-"},
        {"\\d+", "-"},
        {"", "-"},
        {"甲|\\d", "-"},
        {"(?:甲|\\d)乙", "乙 1..4"},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        expect(cases[i].source, cases[i].want);
}

/* Nothing may be concluded from what is not understood, and no pattern may lead the reader past its end. */
Test(literals, of_what_is_not_understood)
{
    static const char *const none[] = {"(甲",          "[甲",      "甲\\",        "\\p{Han",
                                       "\\Q甲",        "\\K甲",    "\\N{U+7532}", "\\x{0}甲",
                                       "\\x{110000}",  "\\x{甲}",  "\\x{7532",    "[[:alpha:x]甲]",
                                       "[[:alpha",     "(?|甲)",   "(?<x甲)",     "(?P<x>甲)",
                                       "a{,3}b",       "a{ 3}b",   "a{甲}",       "(甲)\\10?丙",
                                       "(甲)[\\10]丙", "(?'x'甲)", "甲)",         "(*F)",
                                       "\\L甲",        "[\\p{Han", "(?<=甲",      "[甲-",
                                       "(甲|乙",       "\\G甲" /* where a search began, and that the words change */};
    for (size_t i = 0; i < N_OF(none); i++)
        expect(none[i], "-");
    static const struct {
        const char *source, *want;
    } some[] = {
        {"[[:alpha:]]甲", "甲 1..4"},      {"[[:^alpha:]]甲", "甲 1..4"}, {"[^]甲]乙", "乙 1..4"},
        {"[]甲]乙", "]乙|甲乙 0..0"},      {"[甲-]乙", "甲乙|-乙 0..0"},  {"甲{2}", "甲甲 0..0"},
        {"甲{1}乙", "甲乙 0..0"},          {"甲{0}乙", "乙 0..0"},        {"甲{1,}?乙", "甲 0..0"},
        {"(?>甲|乙)丙", "甲丙|乙丙 0..0"}, {"\\h甲", "甲 1..4"},          {"\\A甲\\z", "甲 0..0"},
    };
    for (size_t i = 0; i < N_OF(some); i++)
        expect(some[i].source, some[i].want);
    struct fz_arena arena;
    char deep[400];
    fz_arena_init(&arena);
    memset(deep, '(', 100);
    deep[100] = 'a';
    memset(deep + 101, ')', 100);
    cr_expect(fz_literals_of((struct fz_str){deep, 201}, &arena).words.n == 0, "deeper than anybody nests");
    fz_arena_clear(&arena);
}

/* "0..9A", as far as ASCII goes; + for each byte that Chinese characters begin with. */
static void show_bytes(const struct fz_bytes *bytes, char *out)
{
    for (int c = 0; c < 0x80; c++)
        if (fz_bytes_has(bytes, (char)c))
            *out++ = (char)c;
    for (int c = 0xE4; c < 0xEA; c++)
        if (fz_bytes_has(bytes, (char)c))
            *out++ = '+';
    *out = '\0';
}

Test(literals, what_may_stand_before)
{
    static const struct {
        const char *source, *want;
    } cases[] = {
        {"问题", ""},
        {"\\d+问题", "0123456789"},
        {"\\d+(?:\\.\\d+)?问题", ".0123456789"},
        {"[\\d,]{1,3}问题", ",0123456789"},
        {"[a-c]*问题", "abc"},
        {"[Xx×]*问题", "Xx"},
        {"1*(?=\\d*问题)", "0123456789"},
        {"(?:1*问题|2*不足)", "12"},
        {"\\d+[甲乙]*问题", "0123456789++"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        char got[200];
        fz_arena_init(&arena);
        struct fz_literals literals = fz_literals_of((struct fz_str){cases[i].source, strlen(cases[i].source)}, &arena);
        show_bytes(&literals.before, got);
        cr_expect_str_eq(got, cases[i].want, "/%s/: %s, and not %s", cases[i].source, got, cases[i].want);
        fz_arena_clear(&arena);
    }
    static const char *const any[] = {".*问题", "[^甲]+问题", "\\s*问题", "\\p{Han}*问题", "[[:digit:]]*问题"};
    for (size_t i = 0; i < N_OF(any); i++) {
        struct fz_arena arena;
        fz_arena_init(&arena);
        struct fz_literals literals = fz_literals_of((struct fz_str){any[i], strlen(any[i])}, &arena);
        for (int c = 0; c < 256; c++)
            cr_expect(fz_bytes_has(&literals.before, (char)c), "/%s/: %d", any[i], c);
        fz_arena_clear(&arena);
    }
}
