/* fzlint rules test: every rule's examples against that rule alone, and every row of a word list that has examples. A
 * rule writer's test stands beside the rule; this says where an example and its rule disagree, and how. */
#include "cmd_rules.h"
#include "across.h"
#include "lint.h"
#include <string.h>

enum { MAX_BYTES = 64 << 20 };

struct tester {
    const struct fz_ruleset *ruleset;
    enum fz_lang lang;
    FILE *out;
    bool *only; /* a flag a rule: the one being tested */
    const struct fz_rule *rule;
    struct fz_arena scratch; /* emptied after each example */
    size_t passed, failed;
};
struct trial { /* one text and what must come of it */
    const char *file;
    uint32_t line, column;
    bool bad;
    struct fz_example example;
    bool repeat; /* the one mark may come more than once */
};

/* 'text' on one line */
static void put_quoted(FILE *out, struct fz_str s)
{
    (void)fprintf(out, "“");
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\n')
            (void)fprintf(out, "⏎");
        else
            (void)fputc(s.ptr[i], out);
    }
    (void)fprintf(out, "”");
}

static void put_mark(const struct tester *t, struct fz_str mark)
{
    if (mark.len)
        put_quoted(t->out, mark);
    else
        (void)fprintf(t->out, "%s", FZ_SAY(t->lang, "（缺少内容）", "(something missing)"));
}

static struct fz_str marked(const struct fz_result *result, size_t i)
{
    const struct fz_finding *finding = &result->findings[i];
    return finding->absence ? (struct fz_str){"", 0} : fz_text_at(&result->doc->raw, finding->raw);
}

/* The beginning of a failure: where, which rule, what happened. */
static void complain(struct tester *t, const struct trial *trial, const char *zh, const char *en)
{
    t->failed++;
    (void)fprintf(t->out, "%s:%u:", trial->file, trial->line);
    if (trial->column)
        (void)fprintf(t->out, "%u:", trial->column);
    (void)fprintf(t->out, " %.*s %s%s", FZ_ARG(t->rule->id),
                  trial->bad ? FZ_SAY(t->lang, "反例", "bad example") : FZ_SAY(t->lang, "正例", "good example"),
                  FZ_SAY(t->lang, zh, en));
}

static void put_got(struct tester *t, const struct fz_result *result)
{
    (void)fprintf(t->out, "%s", FZ_SAY(t->lang, "；实际标出", "; came: "));
    for (size_t i = 0; i < result->n_findings; i++)
        put_mark(t, marked(result, i));
    if (!result->n_findings)
        (void)fprintf(t->out, "%s", FZ_SAY(t->lang, "：无", "nothing"));
    if (result->n_verdicts && result->verdicts[0].outcome == FZ_NOT_APPLICABLE)
        (void)fprintf(t->out, "%s",
                      FZ_SAY(t->lang, "（规则的 applies 不包括这个例子，请写明 year 或 body）",
                             " (the rule does not apply to this example: give its year or body)"));
    (void)fprintf(t->out, "\n");
}

static bool marks_agree(const struct trial *trial, const struct fz_result *result)
{
    const struct fz_strs *want = &trial->example.marks;
    if (!want->n || !result->n_findings)
        return result->n_findings > 0;
    if (!trial->repeat && want->n != result->n_findings)
        return false;
    for (size_t i = 0; i < result->n_findings; i++)
        if (!fz_str_equal(marked(result, i), want->items[trial->repeat ? 0 : i]))
            return false;
    return true;
}

/* The text after all fixes; where two overlap, the first counts. */
static struct fz_str mended(struct tester *t, const struct fz_result *result)
{
    struct fz_str text = result->doc->raw.str, out = FZ_STR("");
    uint32_t at = 0;
    for (size_t i = 0; i < result->n_findings; i++) {
        const struct fz_finding *finding = &result->findings[i];
        if (!finding->has_fix || finding->raw.start < at)
            continue;
        out = fz_str_printf(&t->scratch, "%.*s%.*s%.*s", FZ_ARG(out),
                            FZ_ARG(fz_str_slice(text, at, finding->raw.start)), FZ_ARG(finding->fix));
        at = finding->raw.end;
    }
    return fz_str_printf(&t->scratch, "%.*s%.*s", FZ_ARG(out), FZ_ARG(fz_str_slice(text, at, text.len)));
}

static bool judge_bad(struct tester *t, const struct trial *trial, const struct fz_result *result)
{
    const struct fz_example *example = &trial->example;
    if (!marks_agree(trial, result)) {
        complain(t, trial, "应当标出", " must mark ");
        for (size_t i = 0; i < example->marks.n; i++)
            put_mark(t, example->marks.items[i]);
        if (!example->marks.n)
            (void)fprintf(t->out, "%s", FZ_SAY(t->lang, "至少一处", "something"));
        put_got(t, result);
        return false;
    }
    struct fz_str fixed = example->fix.len ? mended(t, result) : example->fix;
    if (fz_str_equal(fixed, example->fix))
        return true;
    complain(t, trial, "改好后应当是", " must be mended to ");
    put_quoted(t->out, example->fix);
    (void)fprintf(t->out, "%s", FZ_SAY(t->lang, "；实际改成", "; came: "));
    put_quoted(t->out, fixed);
    (void)fprintf(t->out, "\n");
    return false;
}

static bool judge_good(struct tester *t, const struct trial *trial, const struct fz_result *result)
{
    if (!result->n_findings)
        return true;
    complain(t, trial, "不应当标出任何文字", " must mark nothing");
    put_got(t, result);
    return false;
}

/* A text that could not be read, or a pattern that gave up, is no pass. */
static bool judge_errors(struct tester *t, const struct trial *trial, const struct fz_result *result)
{
    if (result->doc && !result->errors.n)
        return true;
    complain(t, trial, "未能检查：", " could not be checked: ");
    for (size_t i = 0; i < result->errors.n; i++)
        (void)fprintf(t->out, "%s%.*s", i ? "; " : "", FZ_ARG(result->errors.items[i].message));
    (void)fprintf(t->out, "\n");
    return false;
}

/* A passage has no title to tell its year or body from. Where the example does not say, it is one that the rule is for,
 * so that not every example of a rule for some years or bodies needs to repeat them. */
static void fill_context(const struct tester *t, const struct fz_example *example, struct fz_parse_opts *parse)
{
    const struct fz_applies *applies = &t->rule->applies;
    parse->passage = !example->whole;
    parse->year = example->year;
    parse->body_kind = example->body.len ? fz_genre_body(&t->ruleset->genre, example->body) : -1;
    if (example->whole)
        return;
    if (!parse->year)
        parse->year = applies->until ? applies->until : applies->from;
    for (int i = 0; parse->body_kind < 0 && applies->bodies; i++)
        if (applies->bodies >> i & 1)
            parse->body_kind = i;
}

/* Last year's report and the one beside it, where the example has them. */
static struct fz_result *add_company(struct tester *t, const struct fz_example *example, struct fz_lint_opts *opts)
{
    struct fz_result *previous = NULL;
    if (example->previous.len) {
        previous = fz_lint_parse(t->ruleset, "previous.txt", example->previous, opts);
        opts->previous = previous->doc;
    }
    if (example->beside.len) {
        const struct fz_str texts[] = {example->text, example->beside};
        struct fz_across *across = fz_across_new(&t->scratch);
        struct fz_matcher *matcher = fz_matcher_new();
        for (size_t i = 0; i < 2; i++) {
            struct fz_result *one = fz_lint_parse(t->ruleset, "beside.txt", texts[i], opts);
            fz_across_add(across, "beside.txt", fz_across_sample(&t->scratch, one->doc, &t->ruleset->genre, matcher));
            fz_result_free(one);
        }
        fz_across_compare(across);
        opts->shared = fz_across_of(across, 0, &opts->n_shared);
        fz_matcher_free(matcher);
    }
    return previous;
}

static void run_trial(struct tester *t, const struct trial *trial)
{
    struct fz_lint_opts opts = {.input = {.max_size = MAX_BYTES}, .lang = t->lang, .selected = t->only};
    bool markdown = t->rule->applies.formats == 1u << FZ_FORMAT_MARKDOWN;
    fill_context(t, &trial->example, &opts.parse);
    struct fz_result *previous = add_company(t, &trial->example, &opts);
    struct fz_result *result = fz_lint(t->ruleset, markdown ? "example.md" : "example.txt", trial->example.text, &opts);
    if (judge_errors(t, trial, result) && (trial->bad ? judge_bad : judge_good)(t, trial, result))
        t->passed++;
    fz_result_free(result);
    fz_result_free(previous);
    fz_arena_clear(&t->scratch);
}

static void run_examples(struct tester *t)
{
    const struct fz_rule *rule = t->rule;
    for (size_t i = 0; i < rule->n_good + rule->n_bad; i++) {
        bool bad = i >= rule->n_good;
        const struct fz_example *example = bad ? &rule->bad[i - rule->n_good] : &rule->good[i];
        run_trial(t, &(struct trial){rule->file, example->line, example->column, bad, *example, false});
    }
}

static int year_in(const struct fz_csv *csv, size_t row, const char *column)
{
    int year = 0;
    (void)fz_str_to_int(fz_csv_cell(csv, row, fz_csv_column(csv, fz_str_from(column))), &year);
    return year;
}

/* A row that counts for some years only is tried with one that its rule is for as well. */
static int year_of(const struct fz_rule *rule, const struct fz_csv *csv, size_t row)
{
    int from = year_in(csv, row, "from"), until = year_in(csv, row, "until");
    if (rule->applies.from > from)
        from = rule->applies.from;
    if (rule->applies.until && (!until || rule->applies.until < until))
        until = rule->applies.until;
    return until ? until : from;
}

static void run_row(struct tester *t, const struct fz_csv *csv, size_t row, int column, bool bad)
{
    struct fz_str wrong = fz_csv_cell(csv, row, fz_csv_column(csv, FZ_STR("wrong")));
    struct trial trial = {.file = csv->path, .line = csv->lines[row], .bad = bad, .repeat = true};
    trial.example.text = fz_csv_cell(csv, row, column);
    trial.example.year = year_of(t->rule, csv, row);
    if (bad && wrong.len)
        trial.example.marks = (struct fz_strs){&wrong, 1};
    if (trial.example.text.len) {
        run_trial(t, &trial);
        return;
    }
    complain(t, &trial, "没有写\n", " is missing\n");
}

static void run_list(struct tester *t, const struct fz_csv *csv)
{
    int bad = fz_csv_column(csv, FZ_STR("bad")), good = fz_csv_column(csv, FZ_STR("good"));
    for (size_t row = 0; bad >= 0 && good >= 0 && row < csv->n_rows; row++) {
        run_row(t, csv, row, bad, true);
        run_row(t, csv, row, good, false);
    }
}

static void run_rule(struct tester *t)
{
    run_examples(t);
    for (const struct fz_param *param = t->rule->check->params; param && param->name; param++) {
        if (param->type != FZ_PARAM_LIST)
            continue;
        const struct fz_csv *csv = *(struct fz_csv *const *)((const char *)t->rule->params + param->offset);
        if (csv)
            run_list(t, csv);
    }
}

int fz_cmd_rules_test(const struct fz_ruleset *ruleset, enum fz_lang lang, const bool *selected, FILE *out)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct tester t = {.ruleset = ruleset, .lang = lang, .out = out};
    t.only = FZ_NEW_N(&arena, bool, ruleset->n_rules + 1);
    fz_arena_init(&t.scratch);
    for (size_t i = 0; i < ruleset->n_rules; i++) {
        if (selected && !selected[i])
            continue;
        t.rule = ruleset->rules[i];
        t.only[i] = true;
        run_rule(&t);
        t.only[i] = false;
    }
    (void)fprintf(out, FZ_SAY(lang, "通过 %zu 个，失败 %zu 个\n", "%zu passed, %zu failed\n"), t.passed, t.failed);
    fz_arena_clear(&t.scratch);
    fz_arena_clear(&arena);
    return t.failed ? 1 : 0;
}
