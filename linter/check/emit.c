/* Adding a finding: its place in the raw text, and the rule's wording with its {…} filled. */
#include "base/buf.h"
#include "check/check.h"
#include <string.h>

static bool value_of(const struct fz_check_run *run, struct fz_str name, const struct fz_value *values, size_t n,
                     struct fz_str *text)
{
    for (size_t i = 0; i < n; i++) {
        if (fz_str_equal(name, fz_str_from(values[i].name))) {
            *text = values[i].text;
            return true;
        }
    }
    int year = run->doc->year;
    int offset = fz_str_equal(name, FZ_STR("year")) ? 0 : fz_str_equal(name, FZ_STR("next-year")) ? 1 : -9;
    if (offset >= 0) {
        *text = year ? fz_str_printf(run->result->arena, "%d", year + offset) : FZ_STR("？");
        return true;
    }
    if (fz_str_equal(name, FZ_STR("body"))) {
        *text = run->doc->body.len ? run->doc->body : FZ_STR("本机关");
        return true;
    }
    return false;
}

struct fz_str fz_emit_fill(const struct fz_check_run *run, struct fz_str template, const struct fz_value *values,
                           size_t n)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t at = 0; at < template.len;) {
        size_t open = fz_str_find(template, FZ_STR("{"), at);
        size_t close = open == SIZE_MAX ? SIZE_MAX : fz_str_find(template, FZ_STR("}"), open);
        if (close == SIZE_MAX) {
            fz_buf_add(&buf, fz_str_slice(template, at, template.len));
            break;
        }
        struct fz_str text;
        fz_buf_add(&buf, fz_str_slice(template, at, open));
        if (value_of(run, fz_str_slice(template, open + 1, close), values, n, &text))
            fz_buf_add(&buf, text);
        else /* not one of ours: a brace of the text itself */
            fz_buf_add(&buf, fz_str_slice(template, open, close + 1));
        at = close + 1;
    }
    struct fz_str filled = fz_str_copy(run->result->arena, fz_buf_str(&buf));
    fz_buf_clear(&buf);
    return filled;
}

static struct fz_finding *add(const struct fz_check_run *run, struct fz_span raw, struct fz_str message,
                              const struct fz_value *values, size_t n)
{
    struct fz_result *result = run->result;
    const struct fz_rule *rule = run->rule;
    struct fz_finding *finding = FZ_PUSH(result->arena, result->findings, result->n_findings);
    *finding = (struct fz_finding){.rule = rule,
                                   .level = rule->level,
                                   .category = rule->category,
                                   .element = rule->element,
                                   .raw = raw,
                                   .count = 1};
    finding->message = fz_emit_fill(run, message.len ? message : rule->message, values, n);
    finding->advice = fz_emit_fill(run, rule->advice, values, n);
    if (run->verdict->outcome == FZ_CLEAN)
        run->verdict->outcome = FZ_FOUND;
    return finding;
}

struct fz_finding *fz_emit_as(const struct fz_check_run *run, struct fz_span span, struct fz_str message,
                              const struct fz_value *values, size_t n)
{
    struct fz_span raw = run->rule->scope.raw ? span : fz_doc_raw(run->doc, span);
    struct fz_str text = fz_text_at(&run->doc->raw, raw);
    struct fz_value *all = FZ_NEW_N(run->scratch, struct fz_value, n + 1);
    if (n)
        memcpy(all, values, n * sizeof *values);
    all[n] = (struct fz_value){"0", text};
    return add(run, raw, message, all, n + 1);
}

struct fz_finding *fz_emit(const struct fz_check_run *run, struct fz_span span, const struct fz_value *values, size_t n)
{
    return fz_emit_as(run, span, (struct fz_str){0}, values, n);
}

struct fz_finding *fz_emit_absent(const struct fz_check_run *run, const struct fz_value *values, size_t n)
{
    struct fz_finding *finding = add(run, fz_doc_anchor_raw(run->doc), (struct fz_str){0}, values, n);
    finding->absence = true;
    return finding;
}

void fz_emit_related(const struct fz_check_run *run, struct fz_finding *finding, struct fz_span span,
                     struct fz_str message)
{
    struct fz_related *related = FZ_PUSH(run->result->arena, finding->related, finding->n_related);
    related->raw = run->rule->scope.raw ? span : fz_doc_raw(run->doc, span);
    related->message = message;
}

void fz_emit_related_in(const struct fz_check_run *run, struct fz_finding *finding, const struct fz_doc *other,
                        struct fz_span span, struct fz_str message)
{
    struct fz_arena *arena = run->result->arena;
    struct fz_span raw = fz_doc_raw(other, span);
    *FZ_PUSH(arena, finding->related, finding->n_related) =
        (struct fz_related){.message = message,
                            .path = fz_str_copy(arena, fz_str_from(other->path)).ptr,
                            .place = fz_text_place(&other->raw, raw.start),
                            .text = fz_str_copy(arena, fz_text_at(&other->raw, raw))};
}

void fz_emit_fix(struct fz_finding *finding, struct fz_str fix, bool safe)
{
    finding->has_fix = true;
    finding->safe_fix = safe;
    finding->fix = fix;
}
