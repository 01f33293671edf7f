/* Any bytes as the body of a Word file, without the zip around it: the text is valid, its origins and facts lie in it
 * in order, or there is one error. */
#include "base/utf8.h"
#include "input/docx.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds, const char *what)
{
    if (holds)
        return;
    (void)fprintf(stderr, "%s\n", what);
    abort();
}

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_doc doc = {.arena = &arena};
    bool ok = fz_docx_read_body(&doc, "report.docx", (struct fz_str){(const char *)data, size}, &errors);
    require(ok ? errors.n == 0 : errors.n == 1, "neither text nor error, or both");
    if (ok)
        look_at(&doc);
    fz_arena_clear(&arena);
    return 0;
}
