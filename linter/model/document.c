/* Walking and looking up in a document. */
#include "model/document.h"

const char *const fz_format_names[] = {"text", "markdown", "docx", "html", "odt", "ofd", NULL};
const char *const fz_fact_names[] = {"tracked-change", "comment", "hidden-text", NULL};

struct fz_str fz_doc_str(const struct fz_doc *doc, struct fz_span span)
{
    return fz_str_slice(doc->fold.str, span.start, span.end);
}

struct fz_span fz_doc_raw(const struct fz_doc *doc, struct fz_span span)
{
    return fz_fold_to_raw(&doc->fold, span);
}

/* How many of N items of SIZE bytes, in order, begin before OFFSET; the first member of each says where. */
static size_t n_before(const void *items, size_t n, size_t size, uint32_t offset)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const uint32_t *start = (const void *)((const char *)items + middle * size);
        if (*start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t fz_doc_numeral_from(const struct fz_doc *doc, uint32_t offset)
{
    return n_before(doc->numerals, doc->n_numerals, sizeof *doc->numerals, offset);
}

size_t fz_doc_figure_from(const struct fz_doc *doc, uint32_t offset)
{
    return n_before(doc->figures, doc->n_figures, sizeof *doc->figures, offset);
}

struct fz_span fz_doc_anchor_raw(const struct fz_doc *doc)
{
    if (doc->title.end > doc->title.start)
        return fz_doc_raw(doc, doc->title);
    for (uint32_t number = 1; number <= doc->raw.n_lines; number++) {
        struct fz_str line = fz_str_trim(fz_text_line(&doc->raw, number));
        if (line.len) {
            uint32_t start = fz_u32((size_t)(line.ptr - doc->raw.str.ptr));
            return (struct fz_span){start, start + fz_u32(line.len)};
        }
    }
    return (struct fz_span){0, 0};
}

const struct fz_origin *fz_doc_origin(const struct fz_doc *doc, uint32_t offset)
{
    size_t low = 0, high = doc->n_origins;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct fz_origin *origin = &doc->origins[middle];
        if (offset < origin->raw)
            high = middle;
        else if (offset - origin->raw < origin->len)
            return origin;
        else
            low = middle + 1;
    }
    return NULL;
}

struct fz_section *fz_section_walk(const struct fz_section *section)
{
    if (section->child)
        return section->child;
    while (section && !section->next)
        section = section->parent;
    return section ? section->next : NULL;
}

const struct fz_span *fz_doc_sentence_at(const struct fz_doc *doc, uint32_t offset)
{
    size_t n = n_before(doc->sentences, doc->n_sentences, sizeof *doc->sentences, offset + 1);
    return n && offset < doc->sentences[n - 1].end ? &doc->sentences[n - 1] : NULL;
}

struct fz_section *fz_doc_section_at(const struct fz_doc *doc, uint32_t offset)
{
    size_t n = n_before(doc->paras, doc->n_paras, sizeof *doc->paras, offset + 1);
    struct fz_section *section = n && doc->paras[n - 1].section ? doc->paras[n - 1].section : doc->root;
    while (section->parent && offset >= section->body.end)
        section = section->parent;
    return section;
}

uint64_t fz_section_roles(const struct fz_section *section)
{
    while (section && !section->roles)
        section = section->parent;
    return section ? section->roles : 0;
}

struct fz_span fz_section_head(const struct fz_section *section)
{
    return (struct fz_span){section->marker.start, section->heading.end};
}
