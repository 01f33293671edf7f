/* SARIF 2.1.0 for code hosts and editors (OASIS sarif-v2.1.0; what each consumer asks for beyond it: docs/output.md).
 * The head with all rules that are run is written first, then each result as it comes; for the tail only a line per
 * file is kept. Positions are of the decoded text, from 1, in UTF-16 code units, ends exclusive, a byte order mark not
 * counted. */
#include "base/utf8.h"
#include "cursor.h"
#include "json_out.h"
#include "reporter.h"
#include "shown.h"
#include <string.h>

struct artifact { /* a report that was read */
    struct fz_str uri;
    const char *encoding, *type;
    size_t size;
};

struct notice {        /* something that could not be checked */
    struct fz_str uri; /* empty: of no file */
    uint32_t line;
    struct fz_str message;
};

struct state {
    struct fz_arena *arena;
    const struct fz_report_opts *opts;
    struct fz_json *json;
    struct fz_cursor cursor; /* in the report at hand */
    bool begun;              /* the head is written */
    size_t *rule_index;      /* of each rule of the set: its place in driver.rules; SIZE_MAX where it was not run */
    struct artifact *artifacts;
    size_t n_artifacts;
    struct notice *notices;
    size_t n_notices;
    struct fz_buf text; /* of the message being put together */
};

/* ---- texts ---- */

static void put_message(struct fz_json *json, const char *key, struct fz_str text)
{
    fz_json_object(json, key);
    fz_json_str(json, "text", text);
    fz_json_end(json);
}

/* Adds a rule's template with each {…} as …: there is no report yet to fill it from. */
static void add_template(struct fz_buf *buf, struct fz_str s)
{
    for (size_t open; (open = fz_str_find(s, FZ_STR("{"), 0)) != SIZE_MAX;) {
        size_t close = fz_str_find(s, FZ_STR("}"), open);
        if (close == SIZE_MAX)
            break;
        fz_buf_add(buf, fz_str_slice(s, 0, open));
        fz_buf_add(buf, FZ_STR("…"));
        s = fz_str_slice(s, close + 1, s.len);
    }
    fz_shown_sentence(buf, s);
}

/* problems-section → ProblemsSection; it must differ from the id, so no name is better than the id again. */
static void put_name(struct state *s, const struct fz_rule *rule)
{
    bool upper = true;
    s->text.len = 0;
    for (size_t i = 0; i < rule->name.len; i++) {
        char c = rule->name.ptr[i];
        if (c == '-' || c == '_' || c == ' ') {
            upper = true;
            continue;
        }
        fz_buf_add_char(&s->text, upper && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
        upper = false;
    }
    if (s->text.len > 0 && !fz_str_equal(fz_buf_str(&s->text), rule->id))
        fz_json_str(s->json, "name", fz_buf_str(&s->text));
}

/* ---- places ---- */

static bool is_unreserved(unsigned char c)
{
    return fz_is_ascii_alnum(c) || strchr("-._~/", c) != NULL;
}

/* PATH as a URI: relative as it was given, with / and percent-encoded; an absolute one as file://. Lives in the arena.
 */
static struct fz_str uri_of(struct state *s, const char *path)
{
    struct fz_buf *uri = &s->text;
    uri->len = 0;
    path = fz_shown_path(path);
    if (path[0] == '/')
        fz_buf_add(uri, FZ_STR("file://"));
    for (; *path; path++) {
        if (is_unreserved((unsigned char)*path))
            fz_buf_add_char(uri, *path);
        else
            fz_buf_printf(uri, "%%%02X", (unsigned)(unsigned char)*path);
    }
    return fz_str_copy(s->arena, fz_buf_str(uri));
}

static void put_artifact_location(struct state *s, struct fz_str uri, size_t index)
{
    fz_json_object(s->json, "artifactLocation");
    fz_json_str(s->json, "uri", uri);
    if (index != SIZE_MAX)
        fz_json_int(s->json, "index", (int64_t)index);
    fz_json_end(s->json);
}

static void put_region(struct state *s, const char *key, struct fz_span raw, bool snippet)
{
    fz_json_object(s->json, key);
    fz_cursor_to(&s->cursor, raw.start);
    fz_json_int(s->json, "startLine", s->cursor.line);
    fz_json_int(s->json, "startColumn", s->cursor.utf16);
    fz_cursor_to(&s->cursor, raw.end);
    fz_json_int(s->json, "endLine", s->cursor.line);
    fz_json_int(s->json, "endColumn", s->cursor.utf16);
    if (snippet)
        put_message(s->json, "snippet", fz_text_at(s->cursor.text, raw));
    fz_json_end(s->json);
}

/* Member "physicalLocation": RAW in the report that was begun last. */
static void put_location(struct state *s, struct fz_span raw)
{
    size_t index = s->n_artifacts - 1;
    fz_json_object(s->json, "physicalLocation");
    put_artifact_location(s, s->artifacts[index].uri, index);
    put_region(s, "region", raw, true);
    fz_json_end(s->json);
}

/* The same for a place in another report, of which only line and words are known. */
static void put_other_location(struct state *s, const struct fz_related *related)
{
    fz_json_object(s->json, "physicalLocation");
    put_artifact_location(s, uri_of(s, related->path), SIZE_MAX);
    fz_json_object(s->json, "region");
    fz_json_int(s->json, "startLine", related->place.line);
    put_message(s->json, "snippet", related->text);
    fz_json_end(s->json);
    fz_json_end(s->json);
}

/* An absence points at the whole line where to look. */
static struct fz_span line_around(struct state *s, uint32_t offset)
{
    const struct fz_text *text = s->cursor.text;
    fz_cursor_to(&s->cursor, offset);
    uint32_t number = s->cursor.line;
    uint32_t start = text->lines[number - 1];
    return (struct fz_span){start, start + fz_u32(fz_text_line(text, number).len)};
}

/* ---- the head: tool, rules, instruments ---- */

static void put_help(struct state *s, const char *key, const struct fz_rule *rule, struct fz_str basis,
                     const char *advice_label, const char *basis_label)
{
    s->text.len = 0;
    fz_buf_add(&s->text, fz_str_from(advice_label));
    add_template(&s->text, rule->advice.len ? rule->advice : rule->title);
    if (basis.len) {
        fz_buf_add(&s->text, fz_str_from(basis_label));
        fz_shown_sentence(&s->text, basis);
    }
    fz_json_str(s->json, key, fz_buf_str(&s->text));
}

static void put_rule_texts(struct state *s, const struct fz_rule *rule)
{
    struct fz_str basis = fz_basis_text(&rule->basis, s->arena);
    struct fz_buf *text = &s->text;
    text->len = 0;
    fz_shown_sentence(text, rule->title);
    put_message(s->json, "shortDescription", fz_buf_str(text));
    if (basis.len) {
        fz_buf_add(text, FZ_STR("依据："));
        fz_shown_sentence(text, basis);
    }
    put_message(s->json, "fullDescription", fz_buf_str(text));

    fz_json_object(s->json, "help");
    put_help(s, "text", rule, basis, "", "\n依据：");
    put_help(s, "markdown", rule, basis, "**建议**：", "\n\n**依据**：");
    fz_json_end(s->json);
}

/* What code hosts sort and filter by. A slip that is told from the words alone is surer than a matter of style. */
static void put_rule_properties(struct fz_json *json, const struct fz_rule *rule)
{
    static const char *const precision[] = {"medium", "high", "very-high"};
    static const char *const severity[] = {"recommendation", "warning", "error"};
    fz_json_object(json, "properties");
    fz_json_str(json, "category", rule->category);
    fz_json_text(json, "precision", precision[rule->level]);
    fz_json_text(json, "problem.severity", severity[rule->level]);
    fz_json_array(json, "tags");
    if (rule->category.len)
        fz_json_str(json, NULL, rule->category);
    if (rule->element.len)
        fz_json_str(json, NULL, rule->element);
    fz_json_end(json);
    fz_json_end(json);
}

static bool is_cited(const struct state *s, const struct fz_instrument *instrument)
{
    for (size_t i = 0; i < s->opts->ruleset->n_rules; i++)
        if (s->rule_index[i] != SIZE_MAX && s->opts->ruleset->rules[i]->basis.instrument == instrument)
            return true;
    return false;
}

static void put_relationships(struct fz_json *json, const struct fz_instrument *instrument)
{
    if (!instrument)
        return;
    fz_json_array(json, "relationships");
    fz_json_object(json, NULL);
    fz_json_object(json, "target");
    fz_json_str(json, "id", instrument->id);
    fz_json_object(json, "toolComponent");
    fz_json_text(json, "name", "instruments");
    fz_json_int(json, "index", 0);
    fz_json_end(json);
    fz_json_end(json);
    fz_json_array(json, "kinds");
    fz_json_text(json, NULL, "relevant");
    fz_json_end(json);
    fz_json_end(json);
    fz_json_end(json);
}

static void put_rule(struct state *s, const struct fz_rule *rule)
{
    struct fz_json *json = s->json;
    fz_json_object(json, NULL);
    fz_json_str(json, "id", rule->id);
    put_name(s, rule);
    put_rule_texts(s, rule);
    fz_json_object(json, "defaultConfiguration");
    fz_json_text(json, "level", fz_level_names[rule->level]);
    fz_json_end(json);
    put_relationships(json, rule->basis.instrument);
    put_rule_properties(json, rule);
    fz_json_end(json);
}

static void put_tool(struct state *s)
{
    struct fz_json *json = s->json;
    const struct fz_ruleset *ruleset = s->opts->ruleset;
    fz_json_stream_object(json, "tool");
    fz_json_stream_object(json, "driver");
    fz_json_text(json, "name", "fzlint");
    fz_json_text(json, "version", s->opts->version);
    fz_json_text(json, "language", "zh-CN"); /* of the rules' texts */
    fz_json_object(json, "properties");
    fz_json_str(json, "pack", ruleset->name);
    fz_json_str(json, "packVersion", ruleset->version);
    fz_json_end(json);
    fz_json_stream_array(json, "rules");
    for (size_t i = 0; i < ruleset->n_rules; i++)
        if (s->rule_index[i] != SIZE_MAX)
            put_rule(s, ruleset->rules[i]);
    fz_json_end(json);
    fz_json_end(json);
    fz_json_end(json);
}

static void put_taxon(struct state *s, const struct fz_instrument *instrument)
{
    struct fz_json *json = s->json;
    fz_json_object(json, NULL);
    fz_json_str(json, "id", instrument->id);
    fz_json_str(json, "name", instrument->title);
    s->text.len = 0;
    fz_shown_sentence(&s->text, instrument->title);
    put_message(json, "shortDescription", fz_buf_str(&s->text));
    fz_json_object(json, "properties");
    fz_json_str(json, "issuer", instrument->issuer);
    fz_json_str(json, "number", instrument->number);
    fz_json_str(json, "inForce", instrument->in_force);
    fz_json_end(json);
    fz_json_end(json);
}

static void put_taxonomies(struct state *s)
{
    struct fz_json *json = s->json;
    const struct fz_ruleset *ruleset = s->opts->ruleset;
    fz_json_stream_array(json, "taxonomies");
    fz_json_stream_object(json, NULL);
    fz_json_text(json, "name", "instruments");
    fz_json_str(json, "version", ruleset->version);
    fz_json_text(json, "language", "zh-CN");
    put_message(json, "shortDescription", FZ_STR("规则所依据的法律、法规、规章、文件和标准。"));
    fz_json_stream_array(json, "taxa");
    for (size_t i = 0; i < ruleset->n_instruments; i++)
        if (is_cited(s, &ruleset->instruments[i]))
            put_taxon(s, &ruleset->instruments[i]);
    fz_json_end(json);
    fz_json_end(json);
    fz_json_end(json);
}

/* Numbers the rules that are run on any report. Where nobody said which those are: those with a verdict on the first
 * report that could be read, and where there is none, those that would have been. */
static void number_rules(struct state *s, const struct fz_result *first)
{
    const struct fz_ruleset *ruleset = s->opts->ruleset;
    bool *run = FZ_NEW_N(s->arena, bool, ruleset->n_rules);
    for (size_t i = 0; i < ruleset->n_rules; i++)
        run[i] = s->opts->selected ? s->opts->selected[i] : !first && ruleset->rules[i]->enabled;
    for (size_t i = 0; first && i < first->n_verdicts; i++) {
        size_t index = fz_shown_rule_index(ruleset, first->verdicts[i].rule);
        if (index != SIZE_MAX)
            run[index] = true;
    }
    s->rule_index = FZ_NEW_N(s->arena, size_t, ruleset->n_rules);
    for (size_t i = 0, n = 0; i < ruleset->n_rules; i++)
        s->rule_index[i] = run[i] ? n++ : SIZE_MAX;
}

/* Everything up to the first result, once. FIRST: the first report that could be read, or NULL when there was none. */
static void put_head(struct state *s, const struct fz_result *first)
{
    if (s->begun)
        return;
    s->begun = true;
    number_rules(s, first);
    fz_json_stream_object(s->json, NULL);
    fz_json_text(s->json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    fz_json_text(s->json, "version", "2.1.0");
    fz_json_stream_array(s->json, "runs");
    fz_json_stream_object(s->json, NULL);
    put_tool(s);
    fz_json_text(s->json, "language", s->opts->lang == FZ_LANG_EN ? "en-US" : "zh-CN");
    fz_json_text(s->json, "columnKind", "utf16CodeUnits");
    fz_json_array(s->json, "newlineSequences");
    fz_json_text(s->json, NULL, "\r\n");
    fz_json_text(s->json, NULL, "\n");
    fz_json_text(s->json, NULL, "\r");
    fz_json_end(s->json);
    put_taxonomies(s);
    fz_json_stream_array(s->json, "results");
}

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->arena = arena;
    s->opts = opts;
    s->json = fz_json_new(arena, out);
    fz_buf_init(&s->text);
    return s;
}

/* ---- results ---- */

static void put_result_message(struct state *s, const struct fz_finding *finding)
{
    s->text.len = 0;
    fz_shown_message(&s->text, finding, s->opts->lang);
    put_message(s->json, "message", fz_buf_str(&s->text));
}

static void put_related(struct state *s, const struct fz_finding *finding)
{
    if (finding->n_related == 0)
        return;
    fz_json_array(s->json, "relatedLocations");
    for (size_t i = 0; i < finding->n_related; i++) {
        fz_json_object(s->json, NULL);
        fz_json_int(s->json, "id", (int64_t)i + 1);
        s->text.len = 0;
        fz_shown_sentence(&s->text, finding->related[i].message);
        put_message(s->json, "message", fz_buf_str(&s->text));
        if (finding->related[i].path)
            put_other_location(s, &finding->related[i]);
        else
            put_location(s, finding->related[i].raw);
        fz_json_end(s->json);
    }
    fz_json_end(s->json);
}

static void put_replacement(struct state *s, const struct fz_finding *finding)
{
    struct fz_json *json = s->json;
    fz_json_object(json, NULL);
    put_region(s, "deletedRegion", finding->raw, false);
    put_message(json, "insertedContent", finding->fix);
    fz_json_end(json);
}

static void put_fixes(struct state *s, const struct fz_finding *finding)
{
    struct fz_json *json = s->json;
    size_t index = s->n_artifacts - 1;
    if (!finding->has_fix)
        return;
    s->text.len = 0;
    fz_buf_add(&s->text, fz_str_from(FZ_SAY(s->opts->lang, "改为“", "Change to “")));
    fz_buf_add(&s->text, finding->fix);
    fz_buf_add(&s->text, fz_str_from(FZ_SAY(s->opts->lang, "”。", "”.")));
    fz_json_array(json, "fixes");
    fz_json_object(json, NULL);
    put_message(json, "description", fz_buf_str(&s->text));
    fz_json_array(json, "artifactChanges");
    fz_json_object(json, NULL);
    put_artifact_location(s, s->artifacts[index].uri, index);
    fz_json_array(json, "replacements");
    if (finding->n_parts == 0)
        put_replacement(s, finding);
    for (size_t i = 0; i < finding->n_parts; i++)
        put_replacement(s, &finding->parts[i]);
    fz_json_end(json);
    fz_json_end(json);
    fz_json_end(json);
    fz_json_object(json, "properties");
    fz_json_bool(json, "safe", finding->safe_fix);
    fz_json_end(json);
    fz_json_end(json);
    fz_json_end(json);
}

static void put_result_properties(struct fz_json *json, const struct fz_finding *finding)
{
    fz_json_object(json, "properties");
    fz_json_str(json, "category", finding->category);
    if (finding->element.len)
        fz_json_str(json, "element", finding->element);
    if (finding->aggregate) {
        fz_json_bool(json, "aggregate", true);
        fz_json_int(json, "count", finding->count);
    }
    fz_json_end(json);
}

/* The standard wants the member on all results or on none (3.27.23), and nobody knows beforehand of how many reports
 * there are exceptions: so on all. */
static void put_suppressions(struct state *s, const struct fz_suppression *by)
{
    struct fz_json *json = s->json;
    fz_json_array(json, "suppressions");
    if (by) {
        fz_json_object(json, NULL);
        fz_json_text(json, "kind", "external");
        fz_json_text(json, "status", "accepted");
        s->text.len = 0;
        fz_buf_printf(&s->text, FZ_SAY(s->opts->lang, "%.*s（%.*s，%.*s）", "%.*s (%.*s, %.*s)"), FZ_ARG(by->reason),
                      FZ_ARG(by->by), FZ_ARG(by->date));
        fz_json_str(json, "justification", fz_buf_str(&s->text));
        fz_json_object(json, "location");
        fz_json_object(json, "physicalLocation");
        put_artifact_location(s, uri_of(s, by->file), SIZE_MAX);
        fz_json_object(json, "region");
        fz_json_int(json, "startLine", by->line);
        fz_json_end(json);
        fz_json_end(json);
        fz_json_end(json);
        fz_json_end(json);
    }
    fz_json_end(json);
}

/* BY: what lets it stand; NULL: nothing does. */
static void put_finding(struct state *s, const struct fz_finding *finding, const struct fz_suppression *by)
{
    struct fz_json *json = s->json;
    size_t index = fz_shown_rule_index(s->opts->ruleset, finding->rule);
    fz_json_object(json, NULL);
    fz_json_str(json, "ruleId", finding->rule->id);
    if (index != SIZE_MAX && s->rule_index[index] != SIZE_MAX)
        fz_json_int(json, "ruleIndex", (int64_t)s->rule_index[index]);
    fz_json_text(json, "level", fz_level_names[finding->level]);
    put_result_message(s, finding);
    fz_json_array(json, "locations");
    fz_json_object(json, NULL);
    put_location(s, finding->absence ? line_around(s, finding->raw.start) : finding->raw);
    fz_json_end(json);
    fz_json_end(json);
    put_related(s, finding);
    fz_json_object(json, "partialFingerprints");
    fz_json_text(json, "fzContext/v1", finding->fingerprint);
    fz_json_end(json);
    put_suppressions(s, by);
    put_fixes(s, finding);
    put_result_properties(json, finding);
    fz_json_end(json);
}

static void remember_errors(struct state *s, const struct fz_errors *errors, const char *path)
{
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *error = &errors->items[i];
        const char *file = error->file ? error->file : path;
        struct notice *notice = FZ_PUSH(s->arena, s->notices, s->n_notices);
        notice->uri = file ? uri_of(s, file) : (struct fz_str){0};
        notice->line = error->line;
        notice->message = fz_str_copy(s->arena, error->message);
    }
}

static const char *const mime_types[] = {
    [FZ_FORMAT_TEXT] = "text/plain",
    [FZ_FORMAT_MARKDOWN] = "text/markdown",
    [FZ_FORMAT_DOCX] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    [FZ_FORMAT_HTML] = "text/html",
    [FZ_FORMAT_ODT] = "application/vnd.oasis.opendocument.text",
    [FZ_FORMAT_OFD] = "application/ofd",
};

static void remember_artifact(struct state *s, const struct fz_result *one)
{
    const struct fz_doc *doc = one->doc;
    struct artifact *artifact = FZ_PUSH(s->arena, s->artifacts, s->n_artifacts);
    artifact->uri = uri_of(s, one->path);
    artifact->encoding = doc->encoding ? fz_str_copy(s->arena, fz_str_from(doc->encoding)).ptr : NULL;
    artifact->type = mime_types[doc->format];
    artifact->size = doc->source_size;
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    struct fz_error nameless = {.message = fz_str_from(FZ_SAY(s->opts->lang, "无法检查", "Cannot be checked"))};
    struct fz_errors unknown = {.items = &nameless, .n = 1};
    remember_errors(s, one->doc || one->errors.n ? &one->errors : &unknown, one->path);
    if (!one->doc)
        return;
    put_head(s, one);
    remember_artifact(s, one);
    fz_cursor_init(&s->cursor, &one->doc->raw);
    for (size_t i = 0; i < one->n_findings; i++)
        if (one->findings[i].level >= s->opts->min_level)
            put_finding(s, &one->findings[i], NULL);
    for (size_t i = 0; i < one->n_excused; i++)
        if (one->excused[i].by && one->excused[i].finding.level >= s->opts->min_level)
            put_finding(s, &one->excused[i].finding, one->excused[i].by);
}

/* ---- the tail: files and what went wrong ---- */

static void put_artifacts(struct state *s)
{
    struct fz_json *json = s->json;
    fz_json_stream_array(json, "artifacts");
    for (size_t i = 0; i < s->n_artifacts; i++) {
        const struct artifact *artifact = &s->artifacts[i];
        fz_json_object(json, NULL);
        fz_json_object(json, "location");
        fz_json_str(json, "uri", artifact->uri);
        fz_json_int(json, "index", (int64_t)i);
        fz_json_end(json);
        fz_json_int(json, "length", (int64_t)artifact->size);
        fz_json_text(json, "mimeType", artifact->type);
        if (artifact->encoding)
            fz_json_text(json, "encoding", artifact->encoding);
        fz_json_end(json);
    }
    fz_json_end(json);
}

static void put_notice(struct state *s, const struct notice *notice)
{
    struct fz_json *json = s->json;
    fz_json_object(json, NULL);
    fz_json_text(json, "level", "error");
    s->text.len = 0;
    fz_shown_sentence(&s->text, notice->message);
    put_message(json, "message", fz_buf_str(&s->text));
    if (notice->uri.len) {
        fz_json_array(json, "locations");
        fz_json_object(json, NULL);
        fz_json_object(json, "physicalLocation");
        put_artifact_location(s, notice->uri, SIZE_MAX);
        if (notice->line) { /* a column would be in characters, not in columnKind's units: the line must do */
            fz_json_object(json, "region");
            fz_json_int(json, "startLine", notice->line);
            fz_json_end(json);
        }
        fz_json_end(json);
        fz_json_end(json);
        fz_json_end(json);
    }
    fz_json_end(json);
}

static void put_invocation(struct state *s)
{
    struct fz_json *json = s->json;
    fz_json_array(json, "invocations");
    fz_json_object(json, NULL);
    fz_json_bool(json, "executionSuccessful", s->n_notices == 0);
    fz_json_array(json, "toolExecutionNotifications");
    for (size_t i = 0; i < s->n_notices; i++)
        put_notice(s, &s->notices[i]);
    fz_json_end(json);
    fz_json_end(json);
    fz_json_end(json);
}

static void end(void *state)
{
    struct state *s = state;
    put_head(s, NULL);
    remember_errors(s, s->opts->errors, NULL);
    fz_json_end(s->json); /* results */
    put_artifacts(s);
    put_invocation(s);
    fz_json_end(s->json); /* the run */
    fz_json_end(s->json); /* runs */
    fz_json_end(s->json);
    fz_buf_clear(&s->text);
}

const struct fz_reporter fz_reporter_sarif = {
    .name = "sarif",
    .help = "SARIF 2.1.0，供代码平台和编辑器使用",
    .help_en = "SARIF 2.1.0, for code hosts and editors",
    .suffix = ".sarif",
    .begin = begin,
    .result = result,
    .end = end,
};
