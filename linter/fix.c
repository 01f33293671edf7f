/* One round of fixes: which of the findings' fixes are made, what of the raw text each of them replaces, and both texts
 * with that done: the raw one and the source. Then the rounds. A fix is narrowed to the characters that differ; of
 * those that touch one another the first is made and the rest wait for the next round, when they are looked at anew. */
#include "fix.h"
#include "base/utf8.h"
#include "fix_word.h"
#include "input/source.h"
#include <stdlib.h>

enum { MAX_ROUNDS = 10 /* two or three are usual; fixes that undo one another would go on for ever */ };

struct round {
    struct fz_arena arena; /* of what follows */
    const struct fz_result *result;
    const struct fz_finding **wanted; /* findings whose fix may be made, by place */
    size_t n_wanted;
    struct fz_edit *edits; /* in order, not overlapping */
    size_t n_edits, n_made;
    struct fz_word_fix *word; /* of a Word file; else NULL */
};

/* ---- which ----------------------------------------------------------------------------------------------------- */

static void want(struct round *round, const struct fz_finding *finding, bool unsafe)
{
    if (finding->has_fix && !finding->absence && (finding->safe_fix || unsafe))
        *FZ_PUSH(&round->arena, round->wanted, round->n_wanted) = finding;
}

static int by_place(const void *left, const void *right)
{
    const struct fz_finding *a = *(const struct fz_finding *const *)left, *b = *(const struct fz_finding *const *)right;
    if (a->raw.start != b->raw.start)
        return a->raw.start < b->raw.start ? -1 : 1;
    if (a->raw.end != b->raw.end)
        return a->raw.end < b->raw.end ? -1 : 1;
    int order = fz_str_compare(a->rule->id, b->rule->id);
    return order != 0 ? order : fz_str_compare(a->fix, b->fix);
}

static void want_all(struct round *round, const struct fz_finding *finding, bool unsafe)
{
    if (!finding->aggregate)
        want(round, finding, unsafe);
    for (size_t k = 0; k < finding->n_parts; k++)
        want(round, &finding->parts[k], unsafe);
}

static void collect(struct round *round, bool unsafe)
{
    for (size_t i = 0; i < round->result->n_findings; i++)
        want_all(round, &round->result->findings[i], unsafe);
    if (round->n_wanted > 1)
        qsort(round->wanted, round->n_wanted, sizeof *round->wanted, by_place);
}

/* ---- what ------------------------------------------------------------------------------------------------------ */

static void add_edit(struct round *round, const struct fz_finding *finding, struct fz_span raw, struct fz_str text)
{
    if (raw.end > raw.start || text.len)
        *FZ_PUSH(&round->arena, round->edits, round->n_edits) = (struct fz_edit){raw, text, finding};
}

/* Narrows OLD, a span of TEXT, and *NEW to what differs between them. */
static struct fz_span narrow(struct fz_str text, struct fz_span old, struct fz_str *new)
{
    size_t size, other;
    while (old.start < old.end && new->len && fz_utf8_at(text, old.start, &size) == fz_utf8_at(*new, 0, &other)) {
        old.start += fz_u32(size);
        *new = fz_str_slice(*new, other, new->len);
    }
    while (old.end > old.start && new->len &&
           fz_utf8_before(text, old.end, &size) == fz_utf8_before(*new, new->len, &other)) {
        old.end -= fz_u32(size);
        *new = fz_str_slice(*new, 0, new->len - other);
    }
    return old;
}

/* A fix that changes nothing but the form of signs, which the folded view does not tell apart: ( to （. */
static void edit_forms(struct round *round, const struct fz_finding *finding, uint32_t first)
{
    const struct fz_doc *doc = round->result->doc;
    for (size_t at = 0, size; at < finding->fix.len; at += size) {
        fz_utf8_at(finding->fix, at, &size);
        uint32_t from = first + fz_u32(at);
        struct fz_span raw = fz_doc_raw(doc, (struct fz_span){from, from + fz_u32(size)});
        struct fz_str new = fz_str_slice(finding->fix, at, at + size);
        if (!fz_str_equal(fz_text_at(&doc->raw, raw), new))
            add_edit(round, finding, raw, new);
    }
}

/* The fix of a rule that sees the folded view says nothing of what that leaves out. So a line end, a ** or a space
 * between the replaced characters stays where it is. */
static void edit_folded(struct round *round, const struct fz_finding *finding)
{
    const struct fz_doc *doc = round->result->doc;
    struct fz_str new = finding->fix;
    struct fz_span old = {fz_fold_from_raw(&doc->fold, finding->raw.start),
                          fz_fold_from_raw(&doc->fold, finding->raw.end)};
    uint32_t first = old.start;
    if (fz_str_equal(fz_doc_str(doc, old), new)) {
        edit_forms(round, finding, first);
        return;
    }
    old = narrow(doc->fold.str, old, &new);
    if (old.start == old.end) {
        uint32_t at = finding->raw.start;
        if (old.start > first)
            at = fz_doc_raw(doc, (struct fz_span){old.start - 1, old.start}).end;
        add_edit(round, finding, (struct fz_span){at, at}, new);
    }
    for (uint32_t at = old.start; at < old.end;) {
        size_t size;
        fz_utf8_at(doc->fold.str, at, &size);
        struct fz_span raw = fz_doc_raw(doc, (struct fz_span){at, at + fz_u32(size)});
        if (fz_str_starts(fz_text_at(&doc->raw, raw),
                          FZ_STR("\n"))) /* folded, it may be the space between two numbers */
            raw.end = raw.start;
        add_edit(round, finding, raw, at == old.start ? new : (struct fz_str){0});
        at += fz_u32(size);
    }
}

static void edit_raw(struct round *round, const struct fz_finding *finding)
{
    struct fz_str new = finding->fix;
    struct fz_span old = narrow(round->result->doc->raw.str, finding->raw, &new);
    add_edit(round, finding, old, new);
}

/* Adds the edits of FINDING; false: it cannot be mended in a file of this kind, and none is added. */
static bool edit(struct round *round, const struct fz_finding *finding)
{
    size_t n = round->n_edits;
    (finding->rule->scope.raw ? edit_raw : edit_folded)(round, finding);
    if (!round->word || fz_word_fix_can(round->word, round->edits + n, round->n_edits - n))
        return true;
    round->n_edits = n;
    return false;
}

static void make_edits(struct round *round)
{
    uint32_t end = 0;
    for (size_t i = 0; i < round->n_wanted; i++) {
        const struct fz_finding *finding = round->wanted[i];
        if ((round->n_made && finding->raw.start <= end) || !edit(round, finding))
            continue;
        end = finding->raw.end;
        round->n_made++;
    }
}

size_t fz_fix_edits(const struct fz_result *result, const struct fz_finding *finding, struct fz_arena *arena,
                    struct fz_edit **edits)
{
    struct round round = {.result = result};
    fz_arena_init(&round.arena);
    want_all(&round, finding, true);
    make_edits(&round);
    *edits = FZ_NEW_N(arena, struct fz_edit, round.n_edits + 1);
    for (size_t i = 0; i < round.n_edits; i++)
        (*edits)[i] = round.edits[i];
    size_t n = round.n_edits;
    fz_arena_clear(&round.arena);
    return n;
}

/* ---- into the text and into the source ------------------------------------------------------------------------- */

static void apply_to_text(const struct round *round, struct fz_buf *out)
{
    struct fz_str text = round->result->doc->raw.str;
    size_t at = 0;
    for (size_t i = 0; i < round->n_edits; i++) {
        const struct fz_edit *edit = &round->edits[i];
        fz_buf_add(out, fz_str_slice(text, at, edit->raw.start));
        fz_buf_add(out, edit->text);
        at = edit->raw.end;
    }
    fz_buf_add(out, fz_str_slice(text, at, text.len));
}

static bool cannot_hold(const struct round *round, const struct fz_edit *edit, size_t at, struct fz_errors *errors)
{
    const struct fz_doc *doc = round->result->doc;
    struct fz_place place = fz_text_place(&doc->raw, edit->raw.start);
    struct fz_str rest = fz_str_slice(edit->text, at, edit->text.len);
    size_t size;
    fz_utf8_at(rest, 0, &size);
    return fz_error_add(
        errors, doc->path, place.line, place.column,
        FZ_SAY(errors->lang, "规则 %.*s 要改成的“%.*s”，文件现在的编码（%s）写不下，文件没有改动：请另存为 UTF-8 再改",
               "rule %.*s would put \"%.*s\" here, which the file's encoding (%s) cannot hold; the "
               "file was left as it was: save it as UTF-8 first"),
        FZ_ARG(edit->finding->rule->id), FZ_ARG(fz_str_slice(rest, 0, size)), doc->encoding);
}

static bool apply_to_source(const struct round *round, struct fz_str bytes, struct fz_buf *out,
                            struct fz_errors *errors)
{
    struct fz_source source;
    size_t at = 0;
    fz_source_init(&source, round->result->doc, bytes);
    for (size_t i = 0; i < round->n_edits; i++) {
        const struct fz_edit *edit = &round->edits[i];
        size_t from = fz_source_to(&source, edit->raw.start);
        fz_buf_add(out, fz_str_slice(bytes, at, from));
        size_t failed = fz_source_put(&source, edit->text, out);
        if (failed != SIZE_MAX)
            return cannot_hold(round, edit, failed, errors);
        at = fz_source_to(&source, edit->raw.end);
    }
    fz_buf_add(out, fz_str_slice(bytes, at, bytes.len));
    return true;
}

/* ---- the rounds ------------------------------------------------------------------------------------------------ */

struct job { /* of one file */
    const struct fz_ruleset *ruleset;
    const char *name;
    const struct fz_lint_opts *opts;
    bool unsafe;
    struct fz_fixed *fixed;
    struct fz_result *result; /* of the bytes as they are so far */
    struct fz_errors errors;  /* why the fixes cannot be made */
};

static bool fail(struct job *job, const struct fz_rule *rule, const char *zh, const char *en)
{
    struct fz_str id = rule ? rule->id : FZ_STR("");
    return fz_error_add(&job->errors, job->result->path, 0, 0, "%s%s%.*s%s%s", FZ_SAY(job->errors.lang, zh, en),
                        id.len ? FZ_SAY(job->errors.lang, "（规则 ", " (rule ") : "", FZ_ARG(id),
                        id.len ? FZ_SAY(job->errors.lang, "）", ")") : "",
                        FZ_SAY(job->errors.lang, "，文件没有改动", "; the file was left as it was"));
}

/* The new bytes must read as the text that was meant: another encoding guessed, a line end that came into being or an
 * empty file would be found here. */
static bool take_over(struct job *job, const struct round *round, struct fz_buf *bytes, struct fz_str meant)
{
    struct fz_result *after = fz_lint(job->ruleset, job->name, fz_buf_str(bytes), job->opts);
    bool same = after->doc && fz_str_equal(after->doc->raw.str, meant);
    if (!same) {
        fz_result_free(after);
        return fail(job, round->edits[0].finding->rule, "改过的文字存成原来的编码后读不回来",
                    "the fixed text cannot be read back in the encoding of the file");
    }
    job->fixed->n_fixed += round->n_made;
    fz_buf_clear(&job->fixed->bytes);
    job->fixed->bytes = *bytes;
    fz_buf_init(bytes);
    fz_result_free(job->result);
    job->result = after;
    return true;
}

static bool is_word(const struct job *job)
{
    return job->result->doc->format == FZ_FORMAT_DOCX;
}

/* Makes the edits of what COLLECTs, in a Word file those that it can hold. */
static bool begin_round(struct round *round, struct job *job, struct fz_word_fix *word, struct fz_str bytes,
                        bool unsafe)
{
    *round = (struct round){.result = job->result};
    fz_arena_init(&round->arena);
    collect(round, unsafe);
    if (is_word(job)) {
        round->word = word;
        if (!fz_word_fix_open(word, &round->arena, job->result->doc, bytes, job->opts->input.max_size, &job->errors))
            return false;
    }
    return true;
}

static void end_round(struct round *round)
{
    if (round->word)
        fz_word_fix_close(round->word);
    fz_arena_clear(&round->arena);
}

static bool apply(struct job *job, struct round *round, struct fz_str bytes)
{
    struct fz_buf text, out;
    fz_buf_init(&text);
    fz_buf_init(&out);
    bool good = round->word ? fz_word_fix_apply(round->word, round->edits, round->n_edits, &out)
                            : apply_to_source(round, bytes, &out, &job->errors);
    if (good) {
        apply_to_text(round, &text);
        good = take_over(job, round, &out, fz_buf_str(&text));
    }
    fz_buf_clear(&out);
    fz_buf_clear(&text);
    return good;
}

/* *SETTLED: there was nothing to do. */
static bool play_round(struct job *job, struct fz_str bytes, bool last, bool *settled)
{
    struct round round;
    struct fz_word_fix word;
    bool good = begin_round(&round, job, &word, bytes, job->unsafe);
    if (good) {
        make_edits(&round);
        *settled = round.word ? round.n_made == 0 : round.n_wanted == 0;
        good = *settled || (!last && round.n_edits) ||
               fail(job, round.wanted[0]->rule, "反复修改仍不能停下", "its fixes do not come to an end");
        good = good && (*settled || apply(job, &round, bytes));
    }
    end_round(&round);
    return good;
}

/* Places that only unsafe fixes would mend. BYTES are the file as it is. */
static size_t count_unsafe(struct job *job, struct fz_str bytes)
{
    size_t n = 0;
    struct round round;
    struct fz_word_fix word;
    if (begin_round(&round, job, &word, bytes, true))
        for (size_t i = 0; i < round.n_wanted; i++)
            n += !round.wanted[i]->safe_fix && (!round.word || edit(&round, round.wanted[i]));
    end_round(&round);
    return n;
}

static struct fz_str bytes_by_now(const struct job *job, struct fz_str bytes)
{
    return job->fixed->n_fixed ? fz_buf_str(&job->fixed->bytes) : bytes;
}

static bool run(struct job *job, struct fz_str bytes)
{
    enum fz_format format = job->result->doc->format;
    if (format != FZ_FORMAT_TEXT && format != FZ_FORMAT_MARKDOWN && format != FZ_FORMAT_DOCX)
        return fail(job, NULL, "这种格式的报告还不能自动修改，--fix 只改纯文本（.txt、.md）和 Word 文档（.docx）",
                    "reports of this format cannot be fixed yet: --fix is for plain text (.txt, .md) and Word files "
                    "(.docx)");
    bool settled = false, good = true;
    for (int i = 0; good && !settled; i++)
        good = play_round(job, bytes_by_now(job, bytes), i == MAX_ROUNDS, &settled);
    return good;
}

/* The report as it was, with why it cannot be fixed. The errors name the file by a path of the last result's. */
static void give_back(struct job *job, struct fz_str bytes)
{
    struct fz_result *last = job->result;
    fz_buf_clear(&job->fixed->bytes);
    job->fixed->n_fixed = 0;
    job->result = fz_lint(job->ruleset, job->name, bytes, job->opts);
    struct fz_errors *to = &job->result->errors;
    for (size_t i = 0; i < job->errors.n; i++) {
        const struct fz_error *e = &job->errors.items[i];
        const char *file = e->file ? fz_str_copy(to->arena, fz_str_from(e->file)).ptr : NULL;
        fz_error_add(to, file, e->line, e->column, "%.*s", FZ_ARG(e->message));
    }
    fz_result_free(last);
}

struct fz_result *fz_fix(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                         const struct fz_lint_opts *opts, bool unsafe, struct fz_fixed *fixed)
{
    struct fz_arena arena;
    struct job job = {.ruleset = ruleset, .name = name, .opts = opts, .unsafe = unsafe, .fixed = fixed};
    *fixed = (struct fz_fixed){.n_fixed = 0};
    fz_buf_init(&fixed->bytes);
    fz_arena_init(&arena);
    fz_errors_init(&job.errors, &arena, opts->lang);
    job.result = fz_lint(ruleset, name, bytes, opts);
    if (job.result->doc) {
        if (!run(&job, bytes))
            give_back(&job, bytes);
        fixed->n_unsafe = count_unsafe(&job, bytes_by_now(&job, bytes));
    }
    fz_arena_clear(&arena);
    return job.result;
}
