/* One rule on one text, for tests of the kinds of check; and what was understood of a text, for tests of parsing. Both
 * are answered in one string, so that a test is a table of texts and strings. Header only: each test that includes it
 * is a program part of its own. The rule stands in YAML, as its writer would put it, on top of fixtures/rules/kinds. */
#ifndef FZ_TESTS_REPORT_H
#define FZ_TESTS_REPORT_H

#include "base/buf.h"
#include "lint.h"
#include "rule/ruleset.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct rule_case {
    const char *keys; /* more keys of the rule, a line each */
    const char *text;
    const char *want; /* see report_show */
};

struct rule_test {
    const char *keys; /* of every rule: check: … first */
    const char *csv;  /* data/list.csv; NULL: none */
    bool passage;     /* the texts are no whole reports */
    int year;         /* 0: found out */
    const char *path; /* of the report; NULL: report.txt */
    const char *previous; /* last year's report; NULL: none */
    const struct fz_shared *shared; /* what it shares with other reports; NULL: not looked for */
    size_t n_shared;
};

static inline void report_write(const char *path, const char *text)
{
    FILE *out = fopen(path, "wb");
    cr_assert(out != NULL, "%s", path);
    cr_assert(fputs(text, out) >= 0 && fclose(out) == 0, "%s", path);
}

static inline bool report_has_key(struct fz_str keys, struct fz_str key)
{
    for (struct fz_str line; keys.len && fz_str_split(&keys, '\n', &line);)
        if (fz_str_starts(line, key))
            return true;
    return false;
}

/* Rule AB0001 in rule.yaml of a new folder, whose name goes to FOLDER. KEYS may have any keys, those below too. */
static inline void report_write_rule(char *folder, const char *keys, const char *more, const char *csv)
{
    static const char *const usual[] = {"id: AB0001", "name: under-test", "category: typo", "level: warning",
                                        "title: t",   "message: m",       "good: g",        "bad: b"};
    char path[256];
    struct fz_buf yaml;
    struct fz_str all[] = {fz_str_from(keys), fz_str_from(more)};
    cr_assert(mkdtemp(folder) != NULL);
    fz_buf_init(&yaml);
    fz_buf_printf(&yaml, "-\n");
    for (size_t i = 0; i < N_OF(usual); i++) {
        size_t name = strcspn(usual[i], ":") + 1;
        struct fz_str key = {usual[i], name};
        if (!report_has_key(all[0], key) && !report_has_key(all[1], key))
            fz_buf_printf(&yaml, "  %s\n", usual[i]);
    }
    for (size_t i = 0; i < N_OF(all); i++)
        for (struct fz_str line, rest = all[i]; rest.len && fz_str_split(&rest, '\n', &line);)
            fz_buf_printf(&yaml, "  %.*s\n", FZ_ARG(line));
    fz_buf_add_char(&yaml, '\0');
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    report_write(path, yaml.ptr);
    fz_buf_clear(&yaml);
    (void)snprintf(path, sizeof path, "%s/data", folder);
    cr_assert(mkdir(path, 0700) == 0);
    (void)snprintf(path, sizeof path, "%s/data/list.csv", folder);
    if (csv)
        report_write(path, csv);
}

static inline void report_remove_rule(const char *folder)
{
    char path[256];
    (void)snprintf(path, sizeof path, "%s/data/list.csv", folder);
    (void)unlink(path);
    (void)snprintf(path, sizeof path, "%s/data", folder);
    (void)rmdir(path);
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    (void)unlink(path);
    (void)rmdir(folder);
}

static inline void report_show_errors(struct fz_buf *out, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        const char *file = errors->items[i].file, *slash = file ? strrchr(file, '/') : NULL;
        fz_buf_printf(out, "%s%s:%u:%u %.*s", out->len ? "|" : "",
                      slash  ? slash + 1
                      : file ? file
                             : "",
                      errors->items[i].line, errors->items[i].column, FZ_ARG(errors->items[i].message));
    }
}

static inline void report_show_finding(struct fz_buf *out, const struct fz_result *result, const struct fz_finding *f)
{
    if (out->len)
        fz_buf_printf(out, "|");
    if (f->level != FZ_WARNING)
        fz_buf_printf(out, "%s!", fz_level_names[f->level]);
    if (f->absence)
        fz_buf_printf(out, "∅");
    else
        fz_buf_add(out, fz_text_at(&result->doc->raw, f->raw));
    if (f->count != 1)
        fz_buf_printf(out, "×%u", f->count);
    if (f->has_fix)
        fz_buf_printf(out, "%s%.*s", f->safe_fix ? "⇒" : "→", FZ_ARG(f->fix));
    for (size_t i = 0; i < f->n_related; i++) {
        const struct fz_related *r = &f->related[i];
        if (r->path)
            fz_buf_printf(out, "&%s:%u:%u:%.*s", r->path, r->place.line, r->place.column, FZ_ARG(r->text));
        else
            fz_buf_printf(out, "&%.*s", FZ_ARG(fz_text_at(&result->doc->raw, r->raw)));
    }
    if (!fz_str_equal(f->message, FZ_STR("m")))
        fz_buf_printf(out, "=%.*s", FZ_ARG(f->message));
    if (!fz_str_equal(f->category, f->rule->category))
        fz_buf_printf(out, "#%.*s", FZ_ARG(f->category));
}

/* The marked texts in order: 甲|乙. An absence is ∅. Where they differ from what is usual there come: LEVEL! before;
 * then ×COUNT, →FIX (⇒ a safe one), &RELATED (&FILE:LINE:COLUMN:WORDS in another report), =MESSAGE (other than m), #CATEGORY. With nothing to mark: "" for clean,
 * else [not-applicable], [gave-up] and the errors. A state of an element comes first of all: {text}. */
static inline void report_show(struct fz_buf *out, const struct fz_result *result)
{
    struct fz_buf marks;
    fz_buf_init(&marks);
    for (size_t i = 0; i < result->n_findings; i++)
        report_show_finding(&marks, result, &result->findings[i]);
    if (result->n_verdicts && result->verdicts[0].state)
        fz_buf_printf(out, "{%s}", fz_element_state_names[result->verdicts[0].state]);
    enum fz_outcome usual = result->n_findings ? FZ_FOUND : FZ_CLEAN;
    if (result->n_verdicts && result->verdicts[0].outcome != usual)
        fz_buf_printf(out, "[%s]", fz_outcome_names[result->verdicts[0].outcome]);
    fz_buf_add(out, fz_buf_str(&marks));
    report_show_errors(out, &result->errors);
    fz_buf_clear(&marks);
}

/* Takes every PART out of BUF. */
static inline void report_without(struct fz_buf *buf, struct fz_str part)
{
    for (size_t at; (at = fz_str_find(fz_buf_str(buf), part, 0)) != SIZE_MAX; buf->len -= part.len)
        memmove(buf->ptr + at, buf->ptr + at + part.len, buf->len - at - part.len);
}

/* What fz_lint says of TEXT with the rule in FOLDER alone; a rule that does not load is answered by its errors. */
static inline void report_answer(struct fz_buf *out, const char *folder, const struct rule_test *test, const char *text)
{
    struct fz_arena arena;
    struct fz_errors errors;
    char path[256];
    const char *paths[] = {path};
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(&arena, "fixtures/rules/kinds", paths, 1, &errors);
    if (ruleset) {
        struct fz_lint_opts opts = {.lang = FZ_LANG_EN, .input = {.max_size = 1 << 24}};
        opts.parse = (struct fz_parse_opts){.passage = test->passage, .year = test->year, .body_kind = -1};
        struct fz_result *previous =
            test->previous ? fz_lint_parse(ruleset, "last.txt", fz_str_from(test->previous), &opts) : NULL;
        opts.previous = previous ? previous->doc : NULL;
        opts.shared = test->shared;
        opts.n_shared = test->n_shared;
        struct fz_result *result = fz_lint(ruleset, test->path ? test->path : "report.txt", fz_str_from(text), &opts);
        report_show(out, result);
        fz_result_free(result);
        fz_result_free(previous);
    } else {
        report_show_errors(out, &errors);
    }
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}

static inline void report_cases(const struct rule_test *test, const struct rule_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char folder[] = "/tmp/fzlint-unit-XXXXXX";
        struct fz_buf got;
        fz_buf_init(&got);
        report_write_rule(folder, test->keys, cases[i].keys, test->csv);
        report_answer(&got, folder, test, cases[i].text);
        report_remove_rule(folder);
        report_without(&got, fz_str_from(folder));
        cr_expect(fz_str_equal(fz_buf_str(&got), fz_str_from(cases[i].want)),
                  "case %zu, %s\n  text %s\n  got  %.*s\n  want %s", i, cases[i].keys, cases[i].text,
                  FZ_ARG(fz_buf_str(&got)), cases[i].want);
        fz_buf_clear(&got);
    }
}

/* A document parsed with the shipped genre, or GENRE where that is not NULL. */
struct parsed {
    struct fz_arena arena, rules;
    struct fz_errors errors;
    struct fz_ruleset *ruleset;
    struct fz_result *result;
    struct fz_doc *doc;
};

static inline void parsed_load(struct parsed *p)
{
    fz_arena_init(&p->rules);
    fz_errors_init(&p->errors, &p->rules, FZ_LANG_EN);
    p->ruleset = fz_ruleset_load(&p->rules, NULL, 0, &p->errors);
    cr_assert(p->ruleset != NULL);
    p->result = NULL;
}

static inline void parsed_text(struct parsed *p, const char *path, const char *text, const struct fz_parse_opts *opts)
{
    static const bool none[4096];
    struct fz_parse_opts usual = {.body_kind = -1};
    struct fz_lint_opts lint = {
        .parse = opts ? *opts : usual, .input = {.max_size = 1 << 24}, .lang = FZ_LANG_EN, .selected = none};
    fz_result_free(p->result);
    cr_assert(p->ruleset->n_rules < N_OF(none));
    p->result = fz_lint(p->ruleset, path, fz_str_from(text), &lint);
    p->doc = p->result->doc;
    cr_assert(p->doc != NULL, "%s", text);
}

static inline void parsed_clear(struct parsed *p)
{
    fz_result_free(p->result);
    fz_ruleset_free(p->ruleset);
    fz_arena_clear(&p->rules);
}

static inline void outline_roles(struct fz_buf *out, const struct parsed *p, uint64_t roles)
{
    const struct fz_genre *genre = &p->ruleset->genre;
    const char *before = "(";
    for (size_t i = 0; i < genre->n_roles; i++) {
        if (!(roles >> i & 1))
            continue;
        fz_buf_printf(out, "%s%.*s", before, FZ_ARG(genre->roles[i].name));
        before = "+";
    }
    if (*before == '+')
        fz_buf_printf(out, ")");
}

/* 1一、甲(achievements){2（一）乙~}3…: level, marker, heading, roles, ~ for one that runs into its text, what is
 * inside. */
static inline void outline(struct fz_buf *out, const struct parsed *p, const struct fz_section *section)
{
    for (const struct fz_section *s = section->child; s; s = s->next) {
        fz_buf_printf(out, "%d%.*s%.*s", s->level, FZ_ARG(fz_doc_str(p->doc, s->marker)),
                      FZ_ARG(fz_doc_str(p->doc, s->heading)));
        outline_roles(out, p, s->roles);
        if (s->run_in)
            fz_buf_printf(out, "~");
        if (!s->child)
            continue;
        fz_buf_printf(out, "{");
        outline(out, p, s);
        fz_buf_printf(out, "}");
    }
}

static inline void expect_str(struct fz_str got, const char *want, const char *text)
{
    cr_expect(fz_str_equal(got, fz_str_from(want)), "text %s\n  got  %.*s\n  want %s", text, FZ_ARG(got), want);
}

#endif
