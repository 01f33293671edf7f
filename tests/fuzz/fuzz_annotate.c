/* Any bytes as the body of a Word file: where it can be read, it is read the same with marks around any of its words,
 * and with those taken out again; with words changed it reads as was meant. What is made is XML that the reader takes.
 */
#include "input/docx.h"
#include "input/docx_changes.h"
#include "input/docx_marks.h"
#include "fuzz.h"

enum { FIRST_ID = 1000000, MOST = 50 };

static bool read_body(struct fz_arena *arena, struct fz_str bytes, struct fz_doc *doc)
{
    struct fz_errors errors;
    fz_errors_init(&errors, arena, FZ_LANG_EN);
    *doc = (struct fz_doc){.arena = arena};
    return fz_docx_read_body(doc, "report.docx", bytes, &errors);
}

/* A mark around each stretch of the text, from its second byte on, and one from there to the end of all. */
static size_t make_marks(struct fz_arena *arena, const struct fz_doc *doc, struct fz_docx_mark **marks)
{
    size_t n = 0;
    for (size_t i = 0; i < doc->n_origins && i < MOST; i++) {
        const struct fz_origin *o = &doc->origins[i], *last = &doc->origins[doc->n_origins - 1];
        struct fz_docx_place start = {o->node, o->at + (o->len > 1)}, end = {o->node, o->at + o->len},
                             far = {last->node, last->at + last->len / 2 + 1};
        uint32_t id = FIRST_ID + 2 * fz_u32(i);
        *FZ_PUSH(arena, *marks, n) = (struct fz_docx_mark){start, end, false, id};
        if (o != last)
            *FZ_PUSH(arena, *marks, n) = (struct fz_docx_mark){start, far, false, id + 1};
    }
    return n;
}

static void look_at(struct fz_arena *arena, struct fz_str bytes, const struct fz_doc *before)
{
    struct fz_docx_mark *marks = NULL;
    struct fz_docx_ids ids = {NULL, 0};
    struct fz_doc after;
    struct fz_buf marked, clean;
    fz_buf_init(&marked);
    fz_buf_init(&clean);
    size_t n = make_marks(arena, before, &marks);
    if (n && fz_docx_marks_put(arena, bytes, marks, n, &marked)) {
        require(read_body(arena, fz_buf_str(&marked), &after), "with marks it cannot be read");
        require(fz_str_equal(after.raw.str, before->raw.str), "with marks it reads otherwise");
        for (size_t i = 0; i < n; i++)
            *FZ_PUSH(arena, ids.items, ids.n) = marks[i].id;
        fz_docx_marks_take(arena, fz_buf_str(&marked), &ids, &clean);
        require(read_body(arena, fz_buf_str(&clean), &after), "without the marks it cannot be read");
        require(fz_str_equal(after.raw.str, before->raw.str), "without the marks it reads otherwise");
        require(after.n_facts == before->n_facts, "something is left of the marks");
    }
    fz_buf_clear(&clean);
    fz_buf_clear(&marked);
}

/* Every stretch that can be is taken away, and something comes in its place. */
static void change(struct fz_arena *arena, struct fz_str bytes, const struct fz_doc *before)
{
    struct fz_docx_change changes[MOST];
    struct fz_docx_runs runs;
    struct fz_doc after;
    struct fz_buf meant, made;
    size_t n = 0, at = 0;
    fz_buf_init(&meant);
    fz_buf_init(&made);
    fz_docx_runs_read(&runs, arena, bytes);
    for (size_t i = 0; i < before->n_origins && n < MOST; i++) {
        const struct fz_origin *o = &before->origins[i];
        bool twice = i > 0 && o->node == before->origins[i - 1].node;
        if (!fz_docx_runs_cuttable(&runs, o->node) || twice)
            continue;
        changes[n++] = (struct fz_docx_change){{o->node, o->at}, o->at + o->len, false, FZ_STR("新")};
        fz_buf_add(&meant, fz_str_slice(before->raw.str, at, o->raw));
        fz_buf_add(&meant, FZ_STR("新"));
        at = o->raw + o->len;
    }
    fz_buf_add(&meant, fz_str_slice(before->raw.str, at, before->raw.str.len));
    fz_docx_changes_put(&runs, changes, n, "fzlint", &made);
    require(read_body(arena, fz_buf_str(&made), &after), "changed, it cannot be read");
    require(fz_str_equal(after.raw.str, fz_buf_str(&meant)), "changed, it reads otherwise than was meant");
    fz_buf_clear(&made);
    fz_buf_clear(&meant);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fz_str bytes = {(const char *)data, size};
    struct fz_arena arena;
    struct fz_doc before;
    fz_arena_init(&arena);
    /* what is not UTF-8 is made so, or refused, before it comes here */
    bool wide = size >= 2 && (data[0] == 0 || data[1] == 0 || data[0] >= 0xFE);
    if (!wide && read_body(&arena, bytes, &before) && !fz_str_has(bytes, FZ_STR("encoding"))) {
        look_at(&arena, bytes, &before);
        change(&arena, bytes, &before);
    }
    fz_arena_clear(&arena);
    return 0;
}
