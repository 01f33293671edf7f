/* Zips: what is read, and how each kind of bad one is answered. */
#include "input/container.h"
#include "zipped.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
enum { MIB = 1 << 20 };

struct box {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_container *container;
    struct fz_buf buf;
};

static void box_open(struct box *box, struct fz_str bytes, size_t max_size)
{
    fz_arena_init(&box->arena);
    fz_errors_init(&box->errors, &box->arena, FZ_LANG_EN);
    fz_buf_init(&box->buf);
    box->container = fz_container_open("a.docx", bytes, max_size, &box->errors);
    cr_expect((box->container != NULL) == (box->errors.n == 0));
}

static void box_close(struct box *box)
{
    fz_container_close(box->container);
    fz_buf_clear(&box->buf);
    fz_arena_clear(&box->arena);
}

static bool read_part(struct box *box, const char *name)
{
    box->buf.len = 0;
    return fz_container_read(box->container, name, &box->buf, &box->errors);
}

static bool says(const struct box *box, const char *words)
{
    return box->errors.n == 1 && fz_str_has(box->errors.items[0].message, fz_str_from(words));
}

static void discard(struct fz_str bytes)
{
    free((void *)(uintptr_t)bytes.ptr);
}

Test(container, parts)
{
    static const struct zipped_part parts[] = {
        {"a.xml", FZ_STR_INIT("甲")}, {"b/c.xml", FZ_STR_INIT("")}, {"../../etc/passwd", FZ_STR_INIT("root")}};
    struct fz_str bytes = zipped(parts, N_OF(parts));
    struct box box;
    box_open(&box, bytes, MIB);
    cr_assert(box.container != NULL);
    cr_expect(read_part(&box, "A.XML") && fz_str_equal(fz_buf_str(&box.buf), FZ_STR("甲")));
    cr_expect(read_part(&box, "b/c.xml") && box.buf.len == 0);
    cr_expect(fz_container_has(box.container, "a.xml") && !fz_container_has(box.container, "c.xml"));
    cr_expect(!read_part(&box, "c.xml") && says(&box, "c.xml is missing"));
    box_close(&box);
    discard(bytes);
}

Test(container, no_zip)
{
    static const struct fz_str cases[] = {FZ_STR_INIT("PK\3\4"), FZ_STR_INIT("x"), FZ_STR_INIT("PK\5\6")};
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct box box;
        box_open(&box, cases[i], MIB);
        cr_expect(box.container == NULL && says(&box, "damaged"), "case %zu", i);
        box_close(&box);
    }
}

/* Cut anywhere: an error, never a crash and never half a part. */
Test(container, cut_short)
{
    static const struct zipped_part parts[] = {{"a", FZ_STR_INIT("一二三四五六七八九十")}};
    struct fz_str bytes = zipped(parts, 1);
    for (size_t len = 1; len < bytes.len; len++) {
        struct box box;
        box_open(&box, fz_str_slice(bytes, 0, len), MIB);
        cr_expect(box.container == NULL && says(&box, "damaged"), "%zu bytes", len);
        box_close(&box);
    }
    discard(bytes);
}

/* One bit of the part's data, or of its check sum, is wrong. */
Test(container, check_sum)
{
    static const struct zipped_part parts[] = {{"a", FZ_STR_INIT("0123456789abcdefghij")}};
    struct fz_str bytes = zipped(parts, 1);
    char *copy = malloc(bytes.len);
    size_t at = fz_str_find(bytes, FZ_STR("56789abc"), 0);
    cr_assert(copy && at != SIZE_MAX, "so short a part is stored as it is");
    memcpy(copy, bytes.ptr, bytes.len);
    copy[at] ^= 1;
    struct box box;
    box_open(&box, (struct fz_str){copy, bytes.len}, MIB);
    cr_assert(box.container != NULL);
    cr_expect(!read_part(&box, "a") && says(&box, "damaged: a"), "%.*s", FZ_ARG(box.errors.items[0].message));
    box_close(&box);
    free(copy);
    discard(bytes);
}

/* All parts that are read count together. */
Test(container, size)
{
    static char kilobyte[1024];
    for (size_t i = 0; i < sizeof kilobyte; i++)
        kilobyte[i] = (char)(i * 167 + i / 7);
    const struct zipped_part parts[] = {{"a", {kilobyte, sizeof kilobyte}}, {"b", {kilobyte, sizeof kilobyte}}};
    struct fz_str bytes = zipped(parts, 2);
    struct box box;
    box_open(&box, bytes, 2048);
    cr_expect(read_part(&box, "a") && read_part(&box, "b"));
    box_close(&box);
    box_open(&box, bytes, 2047);
    cr_expect(read_part(&box, "a") && !read_part(&box, "b") && says(&box, "--max-size"));
    box_close(&box);
    discard(bytes);
}

/* What unpacks is counted, whatever the zip's own list says of it. */
Test(container, a_list_that_lies)
{
    static const char text[] = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
    const struct zipped_part parts[] = {{"a", {text, sizeof text - 1}}};
    struct fz_str bytes = zipped(parts, 1);
    char *copy = malloc(bytes.len);
    size_t entry = fz_str_find(bytes, FZ_STR("PK\1\2"), 0);
    cr_assert(copy && entry != SIZE_MAX);
    memcpy(copy, bytes.ptr, bytes.len);
    memcpy(copy + entry + 24, "\5\0\0\0", 4); /* its size */
    struct box box;
    box_open(&box, (struct fz_str){copy, bytes.len}, 50);
    cr_assert(box.container != NULL);
    cr_expect(!read_part(&box, "a") && says(&box, "--max-size"), "%.*s", FZ_ARG(box.errors.items[0].message));
    box_close(&box);
    free(copy);
    discard(bytes);
}

Test(container, bomb)
{
    enum { SIZE = 16 * MIB };
    char *zeros = calloc(SIZE, 1);
    cr_assert(zeros != NULL);
    const struct zipped_part parts[] = {{"a", {zeros, SIZE}}, {"small", {zeros, 2 * MIB}}};
    struct fz_str bytes = zipped(parts, 2);
    struct box box;
    cr_assert(bytes.len < MIB);
    box_open(&box, bytes, 64 * MIB);
    cr_expect(read_part(&box, "small"), "small enough not to matter");
    cr_expect(!read_part(&box, "a") && says(&box, "zip bomb"));
    box_close(&box);
    discard(bytes);
    free(zeros);
}

Test(container, many_entries)
{
    enum { N = 10001 };
    struct zipped_part *parts = calloc(N, sizeof *parts);
    char(*names)[8] = calloc(N, sizeof *names);
    cr_assert(parts && names);
    for (size_t i = 0; i < N; i++) {
        (void)snprintf(names[i], sizeof names[i], "%zu", i);
        parts[i] = (struct zipped_part){names[i], FZ_STR("x")};
    }
    struct fz_str bytes = zipped(parts, N);
    struct box box;
    box_open(&box, bytes, MIB);
    cr_expect(box.container == NULL && says(&box, "10001 files"));
    box_close(&box);
    discard(bytes);
    bytes = zipped(parts, N - 1);
    box_open(&box, bytes, MIB);
    cr_expect(box.container && read_part(&box, "9999"));
    box_close(&box);
    discard(bytes);
    free(names);
    free(parts);
}

/* What is not given anew comes out as it went in, and the same call makes the same bytes. */
Test(container, rewrite)
{
    static const struct zipped_part parts[] = {
        {"a.xml", FZ_STR_INIT("甲")}, {"B.xml", FZ_STR_INIT("乙")}, {"c", FZ_STR_INIT("丙")}};
    static const struct fz_container_part changed[] = {{"b.XML", FZ_STR_INIT("新乙")}, {"d/e", FZ_STR_INIT("丁")}};
    static const struct {
        const char *name, *want;
    } want[] = {{"a.xml", "甲"}, {"B.xml", "新乙"}, {"c", "丙"}, {"d/e", "丁"}};
    struct fz_str bytes = zipped(parts, N_OF(parts));
    struct fz_buf once, twice;
    struct box box;
    fz_buf_init(&once);
    fz_buf_init(&twice);
    box_open(&box, bytes, MIB);
    cr_assert(fz_container_rewrite("a.docx", bytes, changed, N_OF(changed), &once, &box.errors));
    cr_assert(fz_container_rewrite("a.docx", bytes, changed, N_OF(changed), &twice, &box.errors));
    cr_expect(fz_str_equal(fz_buf_str(&once), fz_buf_str(&twice)));
    box_close(&box);
    box_open(&box, fz_buf_str(&once), MIB);
    for (size_t i = 0; i < N_OF(want); i++)
        cr_expect(read_part(&box, want[i].name) && fz_str_equal(fz_buf_str(&box.buf), fz_str_from(want[i].want)), "%s",
                  want[i].name);
    cr_expect(!fz_container_rewrite("a.docx", FZ_STR("PK\3\4"), changed, 1, &twice, &box.errors) &&
              says(&box, "damaged"));
    box_close(&box);
    fz_buf_clear(&twice);
    fz_buf_clear(&once);
    discard(bytes);
}
