/* Any bytes as the body of a Word file, without the zip around it: the text is valid, its origins, facts and looks lie
 * in it in order, or there is one error. */
#include "base/utf8.h"
#include "input/docx.h"
#include "fuzz.h"

static void look_at(const struct fz_doc *doc)
{
    struct fz_str text = doc->raw.str;
    uint32_t end = 0;
    require(fz_utf8_invalid(text) == SIZE_MAX, "the text is no UTF-8");
    require(doc->aside <= text.len, "what stands aside begins behind the end");
    for (size_t i = 0; i < doc->n_origins; i++) {
        const struct fz_origin *origin = &doc->origins[i];
        require(origin->raw >= end && origin->len > 0 && origin->raw + origin->len <= text.len,
                "an origin goes astray");
        require(fz_doc_origin(doc, origin->raw) == origin && origin->part < doc->n_parts, "an origin is not found");
        end = origin->raw + origin->len;
    }
    for (size_t i = 0; i < doc->n_facts; i++)
        require(doc->facts[i].raw.start <= doc->facts[i].raw.end && doc->facts[i].raw.end <= text.len &&
                    fz_utf8_invalid(doc->facts[i].text) == SIZE_MAX,
                "a fact is nowhere");
}

static void look_at_layout(const struct fz_doc *doc)
{
    const struct fz_layout *layout = doc->layout;
    uint32_t end = 0;
    for (size_t i = 0; i < layout->n_stretches; i++) {
        const struct fz_stretch *stretch = &layout->stretches[i];
        require(stretch->raw.start >= end && stretch->raw.end > stretch->raw.start && stretch->raw.end <= doc->aside,
                "a stretch goes astray");
        require(stretch->look < layout->n_looks && stretch->form < layout->n_forms, "a stretch looks like nothing");
        end = stretch->raw.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_doc doc = {.arena = &arena, .layout = FZ_NEW(&arena, struct fz_layout)};
    bool ok = fz_docx_read_body(&doc, "report.docx", (struct fz_str){(const char *)data, size}, &errors);
    require(ok ? errors.n == 0 : errors.n == 1, "neither text nor error, or both");
    if (ok) {
        look_at(&doc);
        look_at_layout(&doc);
    }
    fz_arena_clear(&arena);
    return 0;
}
