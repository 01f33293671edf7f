/* Growing a text together with its origins and facts. */
#include "input/block.h"
#include "base/utf8.h"
#include <string.h>

enum { FACT_CHARS = 40 }; /* of a fact's text: enough to find it in Word */

void fz_block_init(struct fz_block *block, struct fz_arena *arena)
{
    *block = (struct fz_block){.arena = arena};
    fz_buf_init(&block->text);
}

void fz_block_clear(struct fz_block *block)
{
    fz_buf_clear(&block->text);
}

void fz_block_empty(struct fz_block *block)
{
    block->text.len = 0;
    block->n_origins = block->n_facts = 0;
    block->origins = NULL; /* FZ_PUSH tells by the count alone whether there is room */
    block->facts = NULL;
}

uint32_t fz_block_at(const struct fz_block *block)
{
    return fz_u32(block->text.len);
}

void fz_block_add(struct fz_block *block, struct fz_str text)
{
    fz_buf_add(&block->text, text);
    char *added = block->text.len ? block->text.ptr + (block->text.len - text.len) : NULL;
    for (size_t i = 0; i < text.len; i++)
        if (added[i] == '\n' || added[i] == '\r' || added[i] == '\t')
            added[i] = ' ';
}

void fz_block_add_from(struct fz_block *block, struct fz_str text, uint32_t part, uint32_t node, uint32_t at)
{
    uint32_t raw = fz_block_at(block);
    if (!text.len)
        return;
    fz_block_add(block, text);
    struct fz_origin *last = block->n_origins ? &block->origins[block->n_origins - 1] : NULL;
    if (last && last->part == part && last->node == node && last->raw + last->len == raw && last->at + last->len == at)
        last->len += fz_u32(text.len); /* the parser hands out long nodes in pieces */
    else
        *FZ_PUSH(block->arena, block->origins, block->n_origins) =
            (struct fz_origin){raw, fz_u32(text.len), part, node, at};
}

void fz_block_newline(struct fz_block *block)
{
    fz_buf_add_char(&block->text, '\n');
}

void fz_block_fact(struct fz_block *block, enum fz_fact_kind kind, struct fz_span raw, struct fz_str text)
{
    *FZ_PUSH(block->arena, block->facts, block->n_facts) =
        (struct fz_fact){.kind = kind, .raw = raw, .text = fz_str_copy(block->arena, text)};
}

void fz_block_append(struct fz_block *to, const struct fz_block *from)
{
    uint32_t shift = fz_block_at(to);
    fz_buf_add(&to->text, fz_buf_str(&from->text));
    for (size_t i = 0; i < from->n_origins; i++) {
        struct fz_origin *origin = FZ_PUSH(to->arena, to->origins, to->n_origins);
        *origin = from->origins[i];
        origin->raw += shift;
    }
    for (size_t i = 0; i < from->n_facts; i++) {
        struct fz_fact *fact = FZ_PUSH(to->arena, to->facts, to->n_facts);
        *fact = from->facts[i];
        fact->raw.start += shift;
        fact->raw.end += shift;
    }
}

/* The first FACT_CHARS characters of TEXT. */
static struct fz_str shortened(struct fz_arena *arena, struct fz_str text)
{
    size_t end = fz_utf8_offset(text, FACT_CHARS);
    if (end == text.len)
        return fz_str_copy(arena, text);
    return fz_str_printf(arena, "%.*s…", FZ_ARG(fz_str_slice(text, 0, end)));
}

void fz_block_finish(struct fz_doc *doc, struct fz_block *main, const struct fz_block *aside)
{
    doc->aside = fz_block_at(main);
    fz_block_append(main, aside);
    fz_text_init(&doc->raw, doc->arena, fz_str_copy(doc->arena, fz_buf_str(&main->text)));
    doc->n_origins = main->n_origins;
    doc->origins = FZ_NEW_N(doc->arena, struct fz_origin, main->n_origins + 1);
    if (main->n_origins)
        memcpy(doc->origins, main->origins, main->n_origins * sizeof *main->origins);
    doc->n_facts = main->n_facts;
    doc->facts = FZ_NEW_N(doc->arena, struct fz_fact, main->n_facts + 1);
    for (size_t i = 0; i < main->n_facts; i++) {
        doc->facts[i] = main->facts[i];
        doc->facts[i].text = shortened(doc->arena, main->facts[i].text);
    }
}
