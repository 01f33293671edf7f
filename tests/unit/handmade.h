/* Reports, rules and findings made by hand, for tests of what comes after the checks. Header only: each test that
 * includes it is a program part of its own. The folded view is the raw one. */
#ifndef FZ_TESTS_HANDMADE_H
#define FZ_TESTS_HANDMADE_H

#include "model/finding.h"
#include "reporter.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct made {
    struct fz_arena arena;
    struct fz_ruleset set;
    struct fz_instrument instrument;
    struct fz_errors run_errors;
    struct fz_report_opts opts;
    struct fz_result result; /* the report at hand: made_report begins one */
};

static inline void made_init(struct made *made)
{
    static const char *const roles[][2] = {
        {"achievements", "主要举措和成效"},
        {"problems", "存在的不足和原因"},
        {"first-responsible", "党政主要负责人履职情况"},
        {"plan", "下一年度主要安排"},
    };
    *made = (struct made){0};
    fz_arena_init(&made->arena);
    made->instrument = (struct fz_instrument){.id = FZ_STR("ducha-2019"),
                                              .title = FZ_STR("法治政府建设与责任落实督察工作规定"),
                                              .issuer = FZ_STR("中办、国办")};
    made->set.arena = &made->arena;
    made->set.name = FZ_STR("annual-report");
    made->set.version = FZ_STR("1.0");
    made->set.instruments = &made->instrument;
    made->set.n_instruments = 1;
    made->set.genre.n_roles = 4;
    made->set.genre.roles = FZ_NEW_N(&made->arena, struct fz_role, 4);
    for (size_t i = 0; i < 4; i++) {
        made->set.genre.roles[i].name = fz_str_from(roles[i][0]);
        made->set.genre.roles[i].label = fz_str_from(roles[i][1]);
    }
    made->set.genre.n_bodies = 1;
    made->set.genre.bodies = FZ_NEW(&made->arena, struct fz_body_kind);
    made->set.genre.bodies[0].name = FZ_STR("county");
    made->set.genre.bodies[0].label = FZ_STR("县级政府");
    fz_errors_init(&made->run_errors, &made->arena, FZ_LANG_ZH);
    made->opts = (struct fz_report_opts){
        .ruleset = &made->set, .max_per_rule = 3, .fail_on = FZ_ERROR, .version = "0.1.0", .errors = &made->run_errors};
}

static inline void made_clear(struct made *made)
{
    fz_arena_clear(&made->arena);
}

/* Rules are to be made in the order of their ids. */
static inline struct fz_rule *made_rule(struct made *made, const char *id, const char *name, const char *category,
                                        enum fz_level level)
{
    struct fz_rule *rule = FZ_NEW(&made->arena, struct fz_rule);
    rule->id = fz_str_from(id);
    rule->name = fz_str_from(name);
    rule->category = fz_str_from(category);
    rule->level = level;
    rule->title = fz_str_printf(&made->arena, "%s的标题", id);
    rule->advice = FZ_STR("改好“{0}”");
    rule->basis.instrument = &made->instrument;
    rule->basis.clause = FZ_STR("第四章");
    rule->enabled = true;
    *FZ_PUSH(&made->arena, made->set.rules, made->set.n_rules) = rule;
    return rule;
}

/* Begins a report; TEXT NULL: one that could not be read. Both strings must outlive MADE. */
static inline void made_report(struct made *made, const char *path, const char *text)
{
    struct fz_result *result = &made->result;
    *result = (struct fz_result){.arena = &made->arena, .path = path};
    fz_errors_init(&result->errors, &made->arena, FZ_LANG_ZH);
    if (!text)
        return;
    struct fz_doc *doc = result->doc = FZ_NEW(&made->arena, struct fz_doc);
    doc->arena = &made->arena;
    doc->path = path;
    doc->encoding = "UTF-8";
    doc->newline = "LF";
    doc->source_size = strlen(text);
    doc->body_kind = -1;
    fz_text_init(&doc->raw, &made->arena, fz_str_from(text));
    doc->fold.str = doc->raw.str;
    doc->fold.runs = FZ_NEW(&made->arena, struct fz_fold_run);
    doc->fold.n_runs = 1;
    doc->root = FZ_NEW(&made->arena, struct fz_section);
    doc->root->body = (struct fz_span){0, fz_u32(doc->raw.str.len)};
}

/* Where WORDS stand for the NTH time (from 0). */
static inline struct fz_span made_span(const struct made *made, const char *words, int nth)
{
    size_t at = fz_str_find(made->result.doc->raw.str, fz_str_from(words), 0);
    while (nth-- > 0)
        at = fz_str_find(made->result.doc->raw.str, fz_str_from(words), at + 1);
    return (struct fz_span){fz_u32(at), fz_u32(at + strlen(words))};
}

static inline struct fz_finding *made_finding(struct made *made, const struct fz_rule *rule, struct fz_span span,
                                              const char *message)
{
    struct fz_finding *finding = FZ_PUSH(&made->arena, made->result.findings, made->result.n_findings);
    *finding = (struct fz_finding){
        .rule = rule,
        .level = rule->level,
        .category = rule->category,
        .element = rule->element,
        .raw = span,
        .message = fz_str_from(message),
        .count = 1,
    };
    return finding;
}

/* A rule without a verdict was not run. */
static inline void made_verdict(struct made *made, const struct fz_rule *rule, enum fz_outcome outcome,
                                enum fz_element_state state, struct fz_span at)
{
    *FZ_PUSH(&made->arena, made->result.verdicts, made->result.n_verdicts) =
        (struct fz_verdict){rule, outcome, state, at};
}

/* A section of level 1, and its heading's paragraph, that are added at the end. */
static inline struct fz_section *made_section(struct made *made, const char *marker, const char *heading,
                                              uint32_t number, int role)
{
    struct fz_doc *doc = made->result.doc;
    struct fz_section *section = FZ_NEW(&made->arena, struct fz_section), **link = &doc->root->child;
    char head[256];
    snprintf(head, sizeof head, "%s%s", marker, heading);
    struct fz_span at = made_span(made, head, 0);
    uint32_t middle = at.start + fz_u32(strlen(marker));
    *section = (struct fz_section){.level = 1, .number = number, .parent = doc->root};
    section->marker = (struct fz_span){at.start, middle};
    section->heading = (struct fz_span){middle, at.end};
    section->body = (struct fz_span){at.end, fz_u32(doc->raw.str.len)};
    section->roles = role < 0 ? 0 : UINT64_C(1) << role;
    for (; *link; link = &(*link)->next)
        (*link)->body.end = at.start;
    *FZ_PUSH(&made->arena, doc->paras, doc->n_paras) = (struct fz_para){at, FZ_PARA_HEADING, section};
    return *link = section;
}

/* A run of REPORTER that shows the report at hand once it was begun; "begin", any number of "show", "end". */
struct made_run {
    const struct fz_reporter *reporter;
    void *state;
    FILE *out;
    char *bytes;
    size_t len;
};

static inline void made_begin(struct made_run *run, struct made *made, const struct fz_reporter *reporter)
{
    *run = (struct made_run){.reporter = reporter};
    run->out = open_memstream(&run->bytes, &run->len);
    run->state = reporter->begin(&made->arena, run->out, &made->opts);
}

static inline void made_show(struct made_run *run, struct made *made)
{
    fz_findings_finish(&made->result);
    run->reporter->result(run->state, &made->result);
}

/* What was written; lives in MADE's arena. */
static inline const char *made_end(struct made_run *run, struct made *made)
{
    run->reporter->end(run->state);
    fclose(run->out);
    const char *written = fz_str_copy(&made->arena, (struct fz_str){run->bytes, run->len}).ptr;
    free(run->bytes);
    return written;
}

/* The whole of it for one report. */
static inline const char *made_output(struct made *made, const struct fz_reporter *reporter)
{
    struct made_run run;
    made_begin(&run, made, reporter);
    made_show(&run, made);
    return made_end(&run, made);
}

#endif
