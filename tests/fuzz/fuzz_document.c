/* Any text as a document: what parse/ says of it must hang together. Paragraphs follow one another, sections lie inside
 * one another, sentences inside paragraphs, and every character of the folded view comes from a place of its own. */
#include "base/utf8.h"
#include "lint.h"
#include "rule/ruleset.h"
#include "fuzz.h"

static void look_at_fold(const struct fz_doc *doc)
{
    struct fz_str fold = doc->fold.str;
    uint32_t raw = 0;
    require(fz_utf8_invalid(fold) == SIZE_MAX, "the folded view is no UTF-8");
    for (size_t at = 0, size; at < fold.len; at += size) {
        fz_utf8_at(fold, at, &size);
        struct fz_span back = fz_doc_raw(doc, (struct fz_span){fz_u32(at), fz_u32(at + size)});
        require(back.start >= raw && back.end >= back.start && back.end <= doc->raw.str.len + 1,
                "a way back goes astray");
        raw = back.start;
    }
}

static void look_at_paragraphs(const struct fz_doc *doc)
{
    uint32_t end = 0;
    for (size_t i = 0; i < doc->n_paras; i++) {
        struct fz_span span = doc->paras[i].span;
        require(span.start == end && span.end > span.start && span.end < doc->fold.str.len,
                "paragraphs do not follow one another");
        require(doc->fold.str.ptr[span.end] == '\n' && doc->paras[i].section != NULL, "a paragraph is not whole");
        end = span.end + 1;
    }
    require(end == doc->fold.str.len, "text after the last paragraph");
    end = 0;
    for (size_t i = 0; i < doc->n_sentences; i++) {
        require(doc->sentences[i].start >= end && doc->sentences[i].end > doc->sentences[i].start,
                "sentences out of order");
        end = doc->sentences[i].end;
    }
    require(end <= doc->fold.str.len, "a sentence after the end");
}

static void look_at_sections(const struct fz_doc *doc)
{
    for (const struct fz_section *s = fz_section_walk(doc->root); s; s = fz_section_walk(s)) {
        const struct fz_section *around = s->parent;
        require(s->level >= 1 && s->level <= FZ_MAX_LEVEL && s->level > around->level, "a section of a wrong level");
        require(s->marker.start <= s->marker.end && s->marker.end == s->heading.start, "marker and heading apart");
        require(s->heading.start <= s->heading.end && s->heading.end <= s->body.start,
                "heading and body in a wrong order");
        require(s->body.start <= s->own.end && s->own.end <= s->body.end, "own text outside the body");
        require(!around->parent || (s->marker.start >= around->body.start && s->body.end <= around->body.end),
                "a section sticks out");
        require(!s->next || s->next->marker.start >= s->body.end, "sections overlap");
        require(fz_doc_section_at(doc, s->marker.start) == s || s->body.end == s->marker.start,
                "a section is not found at its place");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fz_arena arena;
    static struct fz_ruleset *ruleset; /* loaded once: it takes longer than a report does */
    static bool none[8192];
    if (!ruleset) {
        struct fz_errors errors;
        fz_arena_init(&arena);
        fz_errors_init(&errors, &arena, FZ_LANG_EN);
        ruleset = fz_ruleset_load(&arena, NULL, 0, &errors);
        require(ruleset && ruleset->n_rules < sizeof none, "the rules inside the program do not load");
    }
    struct fz_lint_opts opts = {.input = {.max_size = 1 << 24}, .selected = none};
    opts.parse = (struct fz_parse_opts){.passage = size && data[0] == 'p', .body_kind = -1};
    struct fz_result *result = fz_lint(ruleset, "report.txt", (struct fz_str){(const char *)data, size}, &opts);
    if (result->doc) {
        look_at_fold(result->doc);
        look_at_paragraphs(result->doc);
        look_at_sections(result->doc);
    }
    fz_result_free(result);
    return 0;
}
