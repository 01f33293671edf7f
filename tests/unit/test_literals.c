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
        {"\\p{Han}(?:甲(?=问题)|乙)", "问题|乙 1..7"},
        {"(?:\\d(?=问题))?\\d", "-"},
        {"问题(?=\\d)", "问题 0..0"},
        {"\\x{95EE}\\n", "问\n 0..0"},
        {"a\\.b", "a.b 0..0"},
        {"(a)\\1", "a 0..0"},
        {"(?i)abc", "-"}, /* what is not understood gives nothing */
        {"(?(1)a|b)", "-"},
        {"a(*ACCEPT)b", "-"},
        {"(?R)a", "-"},
        {"\\d+", "-"},
        {"", "-"},
        {"a{,3}b", "a{,3}b 0..0"}, /* PCRE2 before 10.43 takes it as it stands */
        {"甲|\\d", "-"},
        {"(?:甲|\\d)乙", "乙 1..4"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        char got[400];
        fz_arena_init(&arena);
        show(fz_literals_of((struct fz_str){cases[i].source, strlen(cases[i].source)}, &arena), got, sizeof got);
        cr_expect_str_eq(got, cases[i].want, "/%s/ needs %s, and not %s", cases[i].source, got, cases[i].want);
        fz_arena_clear(&arena);
    }
}
