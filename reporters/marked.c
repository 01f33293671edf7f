/* Lines into blocks, findings into marks. A finding's span is left as it is: marks may overlap and run over blocks, and
 * whoever writes them cuts them into pieces. */
#include "marked.h"
#include <stdlib.h>

/* ---- blocks ---- */

struct blocks {
    const struct fz_doc *doc;
    struct fz_arena *arena;
    struct fz_marked *marked;
    size_t para; /* the first that does not end before the line at hand */
};

static struct fz_span line_span(const struct fz_text *text, uint32_t number)
{
    struct fz_str line = fz_text_line(text, number);
    uint32_t start = text->lines[number - 1];
    return (struct fz_span){start, start + fz_u32(line.len)};
}

/* The paragraph that LINE is (a part of), or NULL. */
static const struct fz_para *para_of(struct blocks *b, struct fz_span line)
{
    for (; b->para < b->doc->n_paras; b->para++) {
        struct fz_span raw = fz_doc_raw(b->doc, b->doc->paras[b->para].span);
        if (raw.end > line.start)
            return raw.start < line.end ? &b->doc->paras[b->para] : NULL;
    }
    return NULL;
}

static struct fz_block block_of(struct fz_span line, uint32_t number, const struct fz_para *para)
{
    struct fz_block block = {.raw = line, .line = number};
    if (!para)
        return block;
    block.kind = para->kind;
    if (para->kind & FZ_PARA_HEADING && para->section)
        block.level = para->section->level;
    return block;
}

static void add_lines(struct blocks *b)
{
    const struct fz_para *last = NULL;
    for (uint32_t number = 1; number <= b->doc->raw.n_lines; number++) {
        struct fz_span line = line_span(&b->doc->raw, number);
        if (fz_str_trim(fz_text_at(&b->doc->raw, line)).len == 0)
            continue;
        const struct fz_para *para = para_of(b, line);
        if (para && para == last)
            b->marked->blocks[b->marked->n_blocks - 1].raw.end = line.end;
        else
            *FZ_PUSH(b->arena, b->marked->blocks, b->marked->n_blocks) = block_of(line, number, para);
        last = para;
    }
}

/* ---- marks ---- */

static void add_mark(struct fz_marked *marked, struct fz_arena *arena, struct fz_span raw, const struct fz_noted *noted)
{
    if (raw.end > raw.start)
        *FZ_PUSH(arena, marked->marks, marked->n_marks) =
            (struct fz_mark){raw, noted ? noted->number : 0, noted ? noted->finding->level : FZ_NOTE};
}

/* An aggregate's places are in its parts, or, where they did not need to be kept, in what it is related to. */
static void add_finding(struct fz_marked *marked, struct fz_arena *arena, const struct fz_noted *noted)
{
    const struct fz_finding *finding = noted->finding;
    if (finding->absence)
        return;
    add_mark(marked, arena, finding->raw, noted);
    for (size_t i = 1; i < finding->n_parts; i++)
        add_mark(marked, arena, finding->parts[i].raw, noted);
    for (size_t i = 0; finding->aggregate && !finding->n_parts && i < finding->n_related; i++)
        if (!finding->related[i].path)
            add_mark(marked, arena, finding->related[i].raw, noted);
}

static void add_run_in_headings(const struct fz_doc *doc, struct fz_marked *marked, struct fz_arena *arena)
{
    for (const struct fz_section *s = doc->root; s; s = fz_section_walk(s))
        if (s->run_in)
            add_mark(marked, arena, fz_doc_raw(doc, fz_section_head(s)), NULL);
}

static int by_start(const void *left, const void *right)
{
    const struct fz_mark *a = left, *b = right;
    if (a->raw.start != b->raw.start)
        return a->raw.start < b->raw.start ? -1 : 1;
    if (a->raw.end != b->raw.end)
        return a->raw.end < b->raw.end ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static int by_at(const void *left, const void *right)
{
    const struct fz_noted *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* The block that holds OFFSET, else the next one, else the last; there is one. */
static const struct fz_block *block_at(const struct fz_marked *marked, uint32_t offset)
{
    size_t low = 0, high = marked->n_blocks - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (marked->blocks[middle].raw.end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return &marked->blocks[low];
}

static uint32_t place_of(const struct fz_marked *marked, const struct fz_finding *finding)
{
    if (marked->n_blocks == 0)
        return 0;
    struct fz_span block = block_at(marked, finding->raw.start)->raw;
    if (finding->absence || finding->raw.end < block.start)
        return block.start;
    return finding->raw.end > block.end ? block.end : finding->raw.end;
}

struct fz_marked fz_marked_of(const struct fz_result *result, enum fz_level min_level, struct fz_arena *arena)
{
    struct fz_marked marked = {0};
    struct blocks blocks = {result->doc, arena, &marked, 0};
    add_lines(&blocks);
    for (size_t i = 0; i < result->n_findings; i++) {
        const struct fz_finding *finding = &result->findings[i];
        if (finding->level < min_level)
            continue;
        struct fz_noted *noted = FZ_PUSH(arena, marked.noted, marked.n_noted);
        *noted = (struct fz_noted){finding, marked.n_noted, place_of(&marked, finding)};
        add_finding(&marked, arena, noted);
    }
    add_run_in_headings(result->doc, &marked, arena);
    if (marked.n_marks > 1)
        qsort(marked.marks, marked.n_marks, sizeof *marked.marks, by_start);
    if (marked.n_noted > 1)
        qsort(marked.noted, marked.n_noted, sizeof *marked.noted, by_at);
    return marked;
}
