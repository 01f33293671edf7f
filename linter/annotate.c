/* Findings → comments: on which words of the body each stands and what it says; then a look at the copy, which must
 * read as the report did. Word takes no comments in page headers and footers, and of notes, text boxes and numbers that
 * Word makes itself no words can be marked: such a finding stands at the nearest words of the body and quotes what it
 * means. */
#include "annotate.h"
#include "base/utf8.h"
#include "input/docx_comments.h"
#include "shown.h"
#include <assert.h>
#include <string.h>

enum {
    MAX_RELATED = 3, /* told in one comment */
    MAX_QUOTED = 60, /* characters */
};

struct job {
    const struct fz_ruleset *ruleset;
    struct fz_result *result;
    enum fz_level min_level;
    enum fz_lang lang;
    uint32_t main; /* the main part, as origins count */
    struct fz_arena arena;
    struct fz_docx_package package;
    struct fz_basis_texts basis;
    struct fz_docx_comment *comments;
    size_t n_comments;
};

/* ---- where ----------------------------------------------------------------------------------------------------- */

/* Index of the first origin that ends after OFFSET. */
static size_t origin_after(const struct fz_doc *doc, uint32_t offset)
{
    size_t low = 0, high = doc->n_origins;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->origins[middle].raw + doc->origins[middle].len <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void mark_from(struct fz_docx_mark *mark, const struct fz_origin *origin, uint32_t raw)
{
    mark->start = (struct fz_docx_place){origin->node, origin->at + (raw > origin->raw ? raw - origin->raw : 0)};
}

static void mark_to(struct fz_docx_mark *mark, const struct fz_origin *origin, uint32_t raw)
{
    uint32_t len = raw < origin->raw + origin->len ? raw - origin->raw : origin->len;
    mark->end = (struct fz_docx_place){origin->node, origin->at + len};
}

/* Marks what of SPAN stands in the body; false: nothing. */
static bool mark_words(const struct job *job, struct fz_span span, struct fz_docx_mark *mark)
{
    const struct fz_doc *doc = job->result->doc;
    bool any = false;
    for (size_t i = origin_after(doc, span.start); i < doc->n_origins && doc->origins[i].raw < span.end; i++) {
        const struct fz_origin *origin = &doc->origins[i];
        if (origin->part != job->main)
            continue;
        if (!any)
            mark_from(mark, origin, span.start);
        mark_to(mark, origin, span.end);
        any = true;
    }
    return any;
}

static bool mark_origin(const struct job *job, size_t index, struct fz_docx_mark *mark)
{
    const struct fz_origin *origin = &job->result->doc->origins[index];
    return mark_words(job, (struct fz_span){origin->raw, origin->raw + origin->len}, mark);
}

/* Marks the words of the body nearest to RAW on its line, or, of a note, those before it. */
static bool mark_nearby(const struct job *job, uint32_t raw, struct fz_docx_mark *mark)
{
    const struct fz_doc *doc = job->result->doc;
    struct fz_str line = fz_text_line(&doc->raw, fz_text_line_of(&doc->raw, raw));
    uint32_t start = fz_u32((size_t)(line.ptr - doc->raw.str.ptr)), end = start + fz_u32(line.len);
    size_t at = origin_after(doc, raw);
    for (size_t i = at; i < doc->n_origins && doc->origins[i].raw < end; i++)
        if (doc->origins[i].part == job->main)
            return mark_origin(job, i, mark);
    for (size_t i = at; i > 0 && (raw < doc->aside || doc->origins[i - 1].raw >= start); i--)
        if (doc->origins[i - 1].part == job->main)
            return mark_origin(job, i - 1, mark);
    return false;
}

/* The title, or the first words of the body. */
static void mark_title(const struct job *job, struct fz_docx_mark *mark)
{
    const struct fz_doc *doc = job->result->doc;
    if (mark_words(job, fz_doc_anchor_raw(doc), mark))
        return;
    for (size_t i = 0; i < doc->n_origins; i++)
        if (mark_origin(job, i, mark))
            return;
    mark->nowhere = true;
}

/* SPAN, or where that is empty the character after or before it. */
static struct fz_span some_words(const struct fz_doc *doc, struct fz_span span)
{
    struct fz_str text = doc->raw.str;
    size_t size;
    if (span.end > span.start)
        return span;
    uint32_t next = fz_utf8_at(text, span.start, &size);
    if (next && next != '\n')
        return (struct fz_span){span.start, span.start + fz_u32(size)};
    fz_utf8_before(text, span.start, &size);
    return (struct fz_span){span.start - fz_u32(size), span.start};
}

/* ---- what ------------------------------------------------------------------------------------------------------ */

static void say(struct job *job, struct fz_strs *paras, struct fz_str text)
{
    *FZ_PUSH(&job->arena, paras->items, paras->n) = text;
}

static struct fz_str quoted(struct job *job, struct fz_span raw)
{
    struct fz_str words = fz_text_at(&job->result->doc->raw, raw);
    size_t end = fz_utf8_offset(words, MAX_QUOTED);
    return fz_str_printf(&job->arena, "%.*s%s", FZ_ARG(fz_str_slice(words, 0, end)), end < words.len ? "…" : "");
}

/* Of words that the comment does not stand at. */
static struct fz_str whereabouts(struct job *job, const struct fz_finding *finding)
{
    const struct fz_doc *doc = job->result->doc;
    const struct fz_origin *origin = fz_doc_origin(doc, finding->raw.start);
    const char *where = FZ_SAY(job->lang, "所指文字", "about");
    if (origin && origin->part != job->main)
        where = finding->raw.start >= doc->aside ? FZ_SAY(job->lang, "在页眉、页脚中", "in a page header or footer")
                                                 : FZ_SAY(job->lang, "在脚注、尾注中", "in a note");
    return fz_str_printf(&job->arena, FZ_SAY(job->lang, "%s：“%.*s”", "%s: \"%.*s\""), where,
                         FZ_ARG(quoted(job, finding->raw)));
}

static void say_related(struct job *job, struct fz_strs *paras, const struct fz_finding *finding)
{
    if (finding->aggregate)
        return; /* the message has their number */
    for (size_t i = 0; i < finding->n_related && i < MAX_RELATED; i++) {
        const struct fz_related *related = &finding->related[i];
        if (related->path)
            say(job, paras,
                fz_str_printf(&job->arena, FZ_SAY(job->lang, "相关：%s 第 %u 行：%.*s", "see %s, line %u: %.*s"),
                              related->path, related->place.line, FZ_ARG(related->message)));
        else
            say(job, paras,
                fz_str_printf(&job->arena, FZ_SAY(job->lang, "相关：%.*s：“%.*s”", "see: %.*s: \"%.*s\""),
                              FZ_ARG(related->message), FZ_ARG(quoted(job, related->raw))));
    }
}

static struct fz_strs words_of(struct job *job, const struct fz_finding *finding, bool elsewhere)
{
    const struct fz_rule *rule = finding->rule;
    struct fz_strs paras = {0};
    struct fz_str basis = fz_basis_texts_of(&job->basis, rule);
    say(job, &paras, finding->message);
    if (elsewhere)
        say(job, &paras, whereabouts(job, finding));
    if (finding->advice.len)
        say(job, &paras,
            fz_str_printf(&job->arena, FZ_SAY(job->lang, "建议：%.*s", "advice: %.*s"), FZ_ARG(finding->advice)));
    if (finding->has_fix)
        say(job, &paras,
            finding->fix.len
                ? fz_str_printf(&job->arena, FZ_SAY(job->lang, "改为：%.*s", "fix: %.*s"), FZ_ARG(finding->fix))
                : fz_str_from(FZ_SAY(job->lang, "改为：（删去）", "fix: (delete)")));
    say_related(job, &paras, finding);
    if (basis.len)
        say(job, &paras, fz_str_printf(&job->arena, FZ_SAY(job->lang, "依据：%.*s", "basis: %.*s"), FZ_ARG(basis)));
    say(job, &paras,
        fz_str_printf(&job->arena, FZ_DOCX_SIGN " %s %.*s %.*s", fz_shown_level(finding->level, job->lang),
                      FZ_ARG(rule->id), FZ_ARG(rule->name)));
    return paras;
}

static void comment_on(struct job *job, const struct fz_finding *finding)
{
    struct fz_docx_comment *comment = FZ_PUSH(&job->arena, job->comments, job->n_comments);
    struct fz_span span = some_words(job->result->doc, finding->raw);
    *comment = (struct fz_docx_comment){.mark = {.nowhere = false}};
    bool elsewhere = !mark_words(job, span, &comment->mark);
    if (elsewhere && !mark_nearby(job, span.start, &comment->mark))
        mark_title(job, &comment->mark);
    comment->paras = words_of(job, finding, elsewhere && !finding->absence);
}

/* ---- the copy -------------------------------------------------------------------------------------------------- */

static bool is_word(const struct fz_result *result, struct fz_errors *errors)
{
    return result->doc->format == FZ_FORMAT_DOCX ||
           fz_error_add(errors, result->path, 0, 0,
                        FZ_SAY(errors->lang,
                               "只有 Word 文档（.docx）可以加批注：请用 Word 或 WPS 另存为 .docx，或用 fzlint "
                               "直接检查，看文字结果",
                               "only Word files (.docx) take comments: save it as .docx, or check it with fzlint and "
                               "read the findings there"));
}

static uint32_t main_part(const struct fz_doc *doc, const char *name)
{
    size_t i = 0;
    while (i < doc->n_parts && strcmp(doc->parts[i], name) != 0)
        i++;
    assert(i < doc->n_parts); /* the reader has read it, having found it in the same way */
    return fz_u32(i);
}

/* Takes what an earlier run has left out of the file, and checks it anew where there was any. */
static bool start_over(struct job *job, const struct fz_lint_opts *opts, struct fz_buf *clean)
{
    struct fz_docx_package *package = &job->package;
    if (!fz_docx_comments_take(package))
        return false;
    if (!package->n_changed)
        return true;
    if (!fz_docx_package_write(package, clean))
        return false;
    struct fz_result *again = fz_lint(job->ruleset, job->result->path, fz_buf_str(clean), opts);
    fz_result_free(job->result);
    job->result = again;
    return again->doc != NULL;
}

/* The copy must say what the report says. */
static bool reads_the_same(struct job *job, const struct fz_lint_opts *opts, struct fz_str copy,
                           struct fz_errors *errors)
{
    struct fz_result *after = fz_lint_parse(job->ruleset, job->result->path, copy, opts);
    bool same = after->doc && fz_str_equal(after->doc->raw.str, job->result->doc->raw.str);
    fz_result_free(after);
    return same ||
           fz_error_add(errors, job->package.path, 0, 0,
                        FZ_SAY(errors->lang, "加了批注的文档读出来与原文不一致，没有写：请用 Word 打开后另存一份再试",
                               "the annotated file does not read as the report does, so it was not written: "
                               "open it in Word, save it again and try that"));
}

static bool make_copy(struct job *job, const struct fz_lint_opts *opts, struct fz_str bytes, struct fz_buf *out,
                      struct fz_errors *errors)
{
    job->main = main_part(job->result->doc, job->package.main);
    fz_basis_texts_init(&job->basis, &job->arena, job->ruleset);
    for (size_t i = 0; i < job->result->n_findings; i++)
        if (job->result->findings[i].level >= job->min_level)
            comment_on(job, &job->result->findings[i]);
    if (job->n_comments && !fz_docx_comments_put(&job->package, job->comments, job->n_comments))
        return false;
    if (!job->package.n_changed) {
        fz_buf_add(out, bytes);
        return true;
    }
    return fz_docx_package_write(&job->package, out) && reads_the_same(job, opts, fz_buf_str(out), errors);
}

struct fz_result *fz_annotate(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                              const struct fz_lint_opts *opts, enum fz_level min_level, struct fz_annotated *annotated)
{
    struct job job = {.ruleset = ruleset, .min_level = min_level, .lang = opts->lang};
    struct fz_errors errors; /* the result may be replaced while they are found */
    struct fz_buf clean;
    *annotated = (struct fz_annotated){.n_comments = 0};
    fz_buf_init(&annotated->bytes);
    fz_buf_init(&clean);
    fz_arena_init(&job.arena);
    fz_errors_init(&errors, &job.arena, opts->lang);
    job.result = fz_lint(ruleset, name, bytes, opts);
    bool ok = job.result->doc && is_word(job.result, &errors) &&
              fz_docx_package_open(&job.package, &job.arena, name, bytes, opts->input.max_size, &errors) &&
              start_over(&job, opts, &clean) && make_copy(&job, opts, bytes, &annotated->bytes, &errors);
    annotated->n_comments = ok ? job.n_comments : 0;
    if (!ok)
        fz_buf_clear(&annotated->bytes);
    for (size_t i = 0; i < errors.n; i++)
        fz_error_add(&job.result->errors, job.result->path, 0, 0, "%.*s", FZ_ARG(errors.items[i].message));
    fz_docx_package_close(&job.package);
    fz_buf_clear(&clean);
    fz_arena_clear(&job.arena);
    return job.result;
}
