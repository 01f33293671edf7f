/* YAML to nodes: shapes, places, and what is refused. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "rule/yaml_node.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct fixture {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_yaml *root;
};

static void read_text(struct fixture *f, struct fz_str bytes, enum fz_lang lang)
{
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, lang);
    f->root = fz_yaml_read(&f->arena, "x.yaml", bytes, &f->errors);
}

/* The tree on one line: [a 'b' {k: v}], plain scalars bare. */
static void show(struct fz_buf *out, const struct fz_yaml *node)
{
    if (node->type == FZ_YAML_SCALAR) {
        fz_buf_printf(out, node->plain ? "%.*s" : "'%.*s'", FZ_ARG(node->scalar));
        return;
    }
    bool sequence = node->type == FZ_YAML_SEQUENCE;
    fz_buf_add_char(out, sequence ? '[' : '{');
    for (size_t i = 0; i < node->n; i++) {
        if (i)
            fz_buf_add_char(out, ' ');
        if (!sequence)
            fz_buf_printf(out, "%.*s:", FZ_ARG(node->keys[i].scalar));
        show(out, &node->items[i]);
    }
    fz_buf_add_char(out, sequence ? ']' : '}');
}

Test(yaml_node, shapes)
{
    static const struct {
        const char *yaml, *want;
    } cases[] = {
        {"", "{}"},
        {"# 只有注释\n", "{}"},
        {"a: 1\nb: [x, 'y', \"z\"]\n", "{a:1 b:[x 'y' 'z']}"},
        {"- a: 1\n  b: 2\n- c\n", "[{a:1 b:2} c]"},
        {"a:\nb: ''\n", "{a: b:''}"},
        {"a: |\n  x\n  y\n", "{a:'x\ny\n'}"},
        {"a: 'it''s'\n", "{a:'it's'}"},
        {"\xEF\xBB\xBF"
         "a: 1\n",
         "{a:1}"},
        {"a: {}\nb: []\n", "{a:{} b:[]}"},
        {"%YAML 1.1\n---\na: 1\n...\n", "{a:1}"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        struct fz_buf got;
        read_text(&f, fz_str_from(cases[i].yaml), FZ_LANG_ZH);
        cr_assert(f.root && !f.errors.n, "%s", cases[i].yaml);
        fz_buf_init(&got);
        show(&got, f.root);
        cr_expect(fz_str_equal(fz_buf_str(&got), fz_str_from(cases[i].want)), "%s: %.*s", cases[i].yaml,
                  FZ_ARG(fz_buf_str(&got)));
        fz_buf_clear(&got);
        fz_arena_clear(&f.arena);
    }
}

Test(yaml_node, places_count_characters)
{
    struct fixture f;
    read_text(&f,
              FZ_STR("\xEF\xBB\xBF"
                     "键: 值\n名𠮷: [甲, '乙']\n"),
              FZ_LANG_ZH);
    cr_assert(f.root && f.root->n == 2);
    const struct fz_yaml *list = &f.root->items[1];
    cr_expect(f.root->items[0].line == 1 && f.root->items[0].column == 4);
    cr_expect(f.root->keys[1].line == 2 && f.root->keys[1].column == 1);
    cr_expect(list->column == 5 && list->items[0].column == 6 && list->items[1].column == 9);
    cr_expect_str_eq(list->file, "x.yaml");
    fz_arena_clear(&f.arena);
}

Test(yaml_node, column_inside_a_scalar)
{
    static const struct {
        const char *yaml;
        size_t offset;
        uint32_t column;
    } cases[] = {
        {"a: bcd", 0, 4},    {"a: bcd", 2, 6},       {"a: 甲乙丙", 6, 6},  {"a: 'bcd'", 0, 5},  {"a: '甲''乙'", 4, 8},
        {"a: 'b''c'", 2, 8}, {"a: \"b\\tc\"", 2, 4}, {"a: |\n  bc", 1, 4}, {"a: b\n  c", 2, 4},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        read_text(&f, fz_str_from(cases[i].yaml), FZ_LANG_ZH);
        cr_assert(f.root && f.root->n == 1, "%s", cases[i].yaml);
        uint32_t column = fz_yaml_column(&f.root->items[0], cases[i].offset);
        cr_expect(column == cases[i].column, "%s at %zu: %u", cases[i].yaml, cases[i].offset, column);
        fz_arena_clear(&f.arena);
    }
}

Test(yaml_node, what_is_refused)
{
    static const struct {
        const char *yaml;
        uint32_t line, column;
        bool tree; /* the rest can still be read */
        const char *en;
    } cases[] = {
        {"a: 1\nb: 2\na: 3\n", 3, 1, true, "key \"a\" is given twice, first on line 1"},
        {"x: {a: 1, a: 2}\n", 1, 11, true, "key \"a\" is given twice, first on line 1"},
        {"a: &x 1\n", 1, 4, true, "anchors (&name) are not allowed here: write it out"},
        {"a: !!str 1\n", 1, 4, true, "tags (!name) are not allowed here: put text that begins with ! in quotes"},
        {"a: *x\n", 1, 4, false, "aliases (*name) are not allowed here: put text that begins with * in quotes"},
        {"*x", 1, 1, false, "aliases (*name) are not allowed here: put text that begins with * in quotes"},
        {"a: 1\n---\nb: 2\n", 2, 1, false,
         "a file holds one YAML document only: take the \"---\" away or split the file"},
        {"[a]: 1\n", 1, 1, true, "a key must be a word: put text that begins with [ or { in quotes"},
        {"a: \"\\0\"\n", 1, 4, true, "a text must not hold a NUL character (\\0)"},
        {"甲\n乙\xFF", 2, 2, false, "not UTF-8: save the file as UTF-8"},
        {"a: 甲\x01\n", 1, 5, false, "control characters are not allowed"},
        {"a: 1\n\tb: 2\n", 2, 1, false,
         "not valid YAML: found a tab character that violates indentation (in what begins on line 1)"},
        {"a: 'x\n\n", 3, 1, false, "not valid YAML: found unexpected end of stream (in what begins on line 1)"},
        {"a: b: c\n", 1, 5, false, "not valid YAML: mapping values are not allowed in this context"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        read_text(&f, fz_str_from(cases[i].yaml), FZ_LANG_EN);
        cr_expect((f.root != NULL) == cases[i].tree, "%s", cases[i].yaml);
        cr_assert(f.errors.n == 1, "%s: %zu errors", cases[i].yaml, f.errors.n);
        const struct fz_error *e = &f.errors.items[0];
        cr_expect(e->line == cases[i].line && e->column == cases[i].column, "%s: %u:%u", cases[i].yaml, e->line,
                  e->column);
        cr_expect(fz_str_equal(e->message, fz_str_from(cases[i].en)), "%s: %.*s", cases[i].yaml, FZ_ARG(e->message));
        fz_arena_clear(&f.arena);
    }
}

Test(yaml_node, of_equal_keys_the_first_stays)
{
    struct fixture f;
    read_text(&f, FZ_STR("b: 1\na: 2\nb: 3\nc: 4\nb: 5\n"), FZ_LANG_ZH);
    cr_assert(f.root && f.root->n == 3 && f.errors.n == 2);
    cr_expect(fz_str_equal(fz_yaml_get(f.root, "b")->scalar, FZ_STR("1")));
    cr_expect(fz_str_equal(fz_yaml_get(f.root, "c")->scalar, FZ_STR("4")));
    cr_expect(!fz_yaml_get(f.root, "d") && !fz_yaml_get(fz_yaml_get(f.root, "c"), "b"));
    cr_expect(f.errors.items[0].line == 3 && f.errors.items[1].line == 5);
    fz_arena_clear(&f.arena);
}

static void nested(struct fz_buf *buf, int depth, const char *open, const char *close)
{
    fz_buf_init(buf);
    for (int i = 0; i < depth; i++)
        fz_buf_add(buf, fz_str_from(open));
    for (int i = 0; i < depth; i++)
        fz_buf_add(buf, fz_str_from(close));
}

Test(yaml_node, limits)
{
    static const struct {
        int depth;
        const char *open, *close;
        bool fine;
    } cases[] = {{63, "[", "]", true},
                 {64, "[", "]", false},
                 {20000, "[", "", false},
                 {20000, "{a: ", "", false},
                 {20000, "- ", "", false}};
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_buf buf;
        struct fixture f;
        nested(&buf, cases[i].depth, cases[i].open, cases[i].close);
        read_text(&f, fz_buf_str(&buf), FZ_LANG_ZH);
        cr_expect((f.root != NULL) == cases[i].fine && f.errors.n == !cases[i].fine, "%d of %s", cases[i].depth,
                  cases[i].open);
        fz_arena_clear(&f.arena);
        fz_buf_clear(&buf);
    }
    static char large[FZ_YAML_MAX_BYTES + 1];
    memset(large, '\n', sizeof large);
    struct fixture f;
    read_text(&f, (struct fz_str){large, sizeof large}, FZ_LANG_ZH);
    cr_expect(!f.root && f.errors.n == 1 && f.errors.items[0].line == 0);
    fz_arena_clear(&f.arena);
    read_text(&f, (struct fz_str){large, sizeof large - 1}, FZ_LANG_ZH);
    cr_expect(f.root && !f.errors.n);
    fz_arena_clear(&f.arena);
}

/* A quadratic search for equal keys would take minutes here. */
Test(yaml_node, many_keys, .timeout = 20)
{
    struct fz_buf buf;
    struct fixture f;
    fz_buf_init(&buf);
    for (int i = 0; i < 100000; i++)
        fz_buf_printf(&buf, "key%d: %d\n", i, i);
    fz_buf_printf(&buf, "key0: 1\n");
    read_text(&f, fz_buf_str(&buf), FZ_LANG_ZH);
    cr_expect(f.root && f.root->n == 100000 && f.errors.n == 1);
    fz_arena_clear(&f.arena);
    fz_buf_clear(&buf);
}
