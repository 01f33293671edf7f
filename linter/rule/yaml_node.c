/* YAML as a tree of nodes with their places; the only file that knows libyaml. It reads events, not libyaml's own tree:
 * so nesting is bounded before memory is spent, and what rule files must not have (aliases, a second document) stops at
 * once. libyaml lets duplicate keys through and counts lines and columns from 0; both are seen to here. What a tree
 * means is left to ruleset.c and its like. */
#include "rule/yaml_node.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct reading {
    yaml_parser_t parser;
    struct fz_arena *arena;
    const char *file;
    struct fz_str bytes;
    struct fz_errors *errors;
};

/* What libyaml says, for people who do not program. What is not here is shown in libyaml's words. */
static const struct {
    const char *problem, *zh;
} translations[] = {
    // clang-format off
    {"mapping values are not allowed in this context", "这里不能有“冒号加空格”；文字里有冒号时请用单引号括起来，或检查缩进"},
    {"mapping keys are not allowed in this context", "这里不能开始一个键，请检查缩进"},
    {"block sequence entries are not allowed in this context", "这里不能开始列表，请检查“-”前的缩进"},
    {"found character that cannot start any token", "这个字符不能用在开头（制表符、@、` 等）；缩进请用空格，文字请用单引号括起来"},
    {"found a tab character that violates indentation", "缩进不能用制表符，请改用空格"},
    {"found a tab character where an indentation space is expected", "缩进不能用制表符，请改用空格"},
    {"could not find expected ':'", "这里应当有冒号和一个空格"},
    {"did not find expected key", "这里应当是一个键，请检查缩进是否与上面的键对齐、引号是否写在整段文字的两头"},
    {"did not find expected '-' indicator", "列表的每一项都应当以“- ”开头，并与上一项对齐"},
    {"did not find expected ',' or ']'", "列表里缺少逗号或 ]"},
    {"did not find expected ',' or '}'", "花括号里缺少逗号或 }"},
    {"did not find expected node content", "这里应当有内容"},
    {"did not find expected <document start>", "这里多了内容，请检查缩进"},
    {"found unexpected end of stream", "引号没有配成对"},
    {"found unexpected document indicator", "引号没有配成对"},
    {"did not find expected whitespace or line break", "以 ! 开头的文字请用单引号括起来"},
    {"found unknown escape character", "双引号里不能这样用反斜杠，请改用单引号"},
    {"did not find expected hexdecimal number", "双引号里不能这样用反斜杠，请改用单引号"},
    {"control characters are not allowed", "有看不见的控制字符，请删去"},
    // clang-format on
};

static struct fz_str translated(const char *problem)
{
    for (size_t i = 0; i < sizeof translations / sizeof *translations; i++)
        if (!strcmp(translations[i].problem, problem))
            return fz_str_from(translations[i].zh);
    return fz_str_from(problem);
}

static bool fail_at(struct reading *r, yaml_mark_t mark, const char *zh, const char *en)
{
    return fz_error_add(r->errors, r->file, fz_u32(mark.line) + 1, fz_u32(mark.column) + 1, "%s",
                        FZ_SAY(r->errors->lang, zh, en));
}

/* Line and column of byte OFFSET, for what is found before libyaml counts. */
static bool fail_at_byte(struct reading *r, size_t offset, const char *zh, const char *en)
{
    yaml_mark_t mark = {offset, 0, 0};
    size_t line = 0;
    for (size_t i = 0; i < offset && i < r->bytes.len; i++) {
        if (r->bytes.ptr[i] == '\n') {
            mark.line++;
            line = i + 1;
        }
    }
    mark.column = fz_utf8_count(fz_str_slice(r->bytes, line, offset));
    return fail_at(r, mark, zh, en);
}

static bool fail_libyaml(struct reading *r)
{
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR || p->error == YAML_NO_ERROR) /* what fails without a reason is an allocation */
        fz_out_of_memory();
    const char *problem = p->problem ? p->problem : "unknown problem";
    struct fz_str zh = translated(problem);
    if (p->error == YAML_READER_ERROR)
        return fail_at_byte(r, p->problem_offset, zh.ptr, problem);
    uint32_t line = fz_u32(p->problem_mark.line) + 1, column = fz_u32(p->problem_mark.column) + 1;
    if (p->context && p->context_mark.line != p->problem_mark.line)
        return fz_error_add(r->errors, r->file, line, column,
                            FZ_SAY(r->errors->lang, "YAML 写法有误：%s（这一部分从第 %u 行开始）",
                                   "not valid YAML: %s (in what begins on line %u)"),
                            FZ_SAY(r->errors->lang, zh.ptr, problem), (unsigned)p->context_mark.line + 1);
    return fz_error_add(r->errors, r->file, line, column,
                        FZ_SAY(r->errors->lang, "YAML 写法有误：%s", "not valid YAML: %s"),
                        FZ_SAY(r->errors->lang, zh.ptr, problem));
}

static bool next(struct reading *r, yaml_event_t *event)
{
    return yaml_parser_parse(&r->parser, event) || fail_libyaml(r);
}

static void refuse_properties(struct reading *r, yaml_mark_t mark, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        (void)fail_at(r, mark, "规则文件里不能用锚点（&名称），请把内容写全",
                      "anchors (&name) are not allowed here: write it out");
    if (tag)
        (void)fail_at(r, mark, "规则文件里不能用标签（!名称）；文字以 ! 开头时请用单引号括起来",
                      "tags (!name) are not allowed here: put text that begins with ! in quotes");
}

static bool read_node(struct reading *r, yaml_event_t *event, int depth, struct fz_yaml *node);

static void read_scalar(struct reading *r, const yaml_event_t *event, struct fz_yaml *node)
{
    struct fz_str value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    yaml_scalar_style_t style = event->data.scalar.style;
    node->type = FZ_YAML_SCALAR;
    node->scalar = fz_str_copy(r->arena, value);
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    node->verbatim =
        (node->plain || style == YAML_SINGLE_QUOTED_SCALAR_STYLE) && event->start_mark.line == event->end_mark.line;
    refuse_properties(r, event->start_mark, event->data.scalar.anchor, event->data.scalar.tag);
    /* a NUL from "\0" would cut every message short */
    if (memchr(value.ptr, 0, value.len))
        (void)fail_at(r, event->start_mark, "文字里不能有空字符（\\0）", "a text must not hold a NUL character (\\0)");
}

static bool read_sequence(struct reading *r, int depth, struct fz_yaml *node)
{
    yaml_event_t event;
    for (;;) {
        if (!next(r, &event))
            return false;
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        struct fz_yaml *item = FZ_PUSH(r->arena, node->items, node->n);
        if (!read_node(r, &event, depth + 1, item))
            return false;
    }
}

static int by_key(const void *a, const void *b)
{
    const struct fz_yaml *x = *(const struct fz_yaml *const *)a, *y = *(const struct fz_yaml *const *)b;
    int order = fz_str_compare(x->scalar, y->scalar);
    return order ? order : (x > y) - (x < y); /* both lie in one array: their order in the file */
}

/* Sorting keeps a mapping of a hundred thousand keys from costing ten thousand million comparisons. */
static void refuse_duplicates(struct reading *r, struct fz_yaml *node)
{
    const struct fz_yaml **sorted = FZ_NEW_N(r->arena, const struct fz_yaml *, node->n + 1);
    bool *extra = FZ_NEW_N(r->arena, bool, node->n + 1);
    for (size_t i = 0; i < node->n; i++)
        sorted[i] = &node->keys[i];
    qsort(sorted, node->n, sizeof *sorted, by_key);
    for (size_t i = 1, first = 0; i < node->n; i++) {
        if (!fz_str_equal(sorted[i]->scalar, sorted[first]->scalar)) {
            first = i;
            continue;
        }
        extra[sorted[i] - node->keys] = true;
        (void)fz_error_add(
            r->errors, r->file, sorted[i]->line, sorted[i]->column,
            FZ_SAY(r->errors->lang, "键“%.*s”重复，第 %u 行已经写过", "key \"%.*s\" is given twice, first on line %u"),
            FZ_ARG(sorted[i]->scalar), sorted[first]->line);
    }
    size_t kept = 0;
    for (size_t i = 0; i < node->n; i++) {
        if (extra[i])
            continue;
        node->keys[kept] = node->keys[i];
        node->items[kept++] = node->items[i];
    }
    node->n = kept;
}

static bool read_pair(struct reading *r, yaml_event_t *event, int depth, struct fz_yaml *node)
{
    struct fz_yaml key = {.n = 0}, value = {.n = 0};
    if (!read_node(r, event, depth + 1, &key))
        return false;
    yaml_event_t after;
    if (!next(r, &after) || !read_node(r, &after, depth + 1, &value))
        return false;
    if (key.type != FZ_YAML_SCALAR) {
        (void)fz_error_add(r->errors, r->file, key.line, key.column, "%s",
                           FZ_SAY(r->errors->lang, "键应当是一个词；文字以 [ 或 { 开头时请用单引号括起来",
                                  "a key must be a word: put text that begins with [ or { in quotes"));
        return true;
    }
    size_t n = node->n;
    *FZ_PUSH(r->arena, node->keys, n) = key;
    *FZ_PUSH(r->arena, node->items, node->n) = value;
    return true;
}

static bool read_mapping(struct reading *r, int depth, struct fz_yaml *node)
{
    yaml_event_t event;
    for (;;) {
        if (!next(r, &event))
            return false;
        if (event.type == YAML_MAPPING_END_EVENT)
            break;
        if (!read_pair(r, &event, depth, node))
            return false;
    }
    yaml_event_delete(&event);
    refuse_duplicates(r, node);
    return true;
}

/* Reads the node that EVENT begins; EVENT is gone afterwards. */
static bool read_node(struct reading *r, yaml_event_t *event, int depth, struct fz_yaml *node)
{
    yaml_mark_t start = event->start_mark;
    yaml_event_type_t type = event->type;
    *node = (struct fz_yaml){.file = r->file, .line = fz_u32(start.line) + 1, .column = fz_u32(start.column) + 1};
    if (type == YAML_SCALAR_EVENT)
        read_scalar(r, event, node);
    else if (type == YAML_SEQUENCE_START_EVENT)
        refuse_properties(r, start, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    else if (type == YAML_MAPPING_START_EVENT)
        refuse_properties(r, start, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    yaml_event_delete(event);
    if (type == YAML_ALIAS_EVENT)
        return fail_at(r, start, "规则文件里不能用别名（*名称）；文字以 * 开头时请用单引号括起来",
                       "aliases (*name) are not allowed here: put text that begins with * in quotes");
    if (depth >= FZ_YAML_MAX_DEPTH)
        return fail_at(r, start, "嵌套超过 64 层", "nested more than 64 levels deep");
    node->type = type == YAML_SEQUENCE_START_EVENT  ? FZ_YAML_SEQUENCE
                 : type == YAML_MAPPING_START_EVENT ? FZ_YAML_MAPPING
                                                    : FZ_YAML_SCALAR;
    if (node->type == FZ_YAML_SEQUENCE)
        return read_sequence(r, depth, node);
    return node->type == FZ_YAML_SCALAR || read_mapping(r, depth, node);
}

/* Skips the events before and after the document; a second document is refused. */
static bool read_stream(struct reading *r, struct fz_yaml *root)
{
    yaml_event_t event;
    int documents = 0;
    for (;;) {
        if (!next(r, &event))
            return false;
        yaml_event_type_t type = event.type;
        yaml_mark_t start = event.start_mark;
        if (type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT ||
            type == YAML_ALIAS_EVENT) {
            if (!read_node(r, &event, 1, root))
                return false;
            continue;
        }
        yaml_event_delete(&event);
        if (type == YAML_DOCUMENT_START_EVENT && ++documents > 1)
            return fail_at(r, start, "一个文件里只能有一份 YAML，请删去“---”或分成几个文件",
                           "a file holds one YAML document only: take the \"---\" away or split the file");
        if (type == YAML_STREAM_END_EVENT)
            return true;
    }
}

struct fz_yaml *fz_yaml_read(struct fz_arena *arena, const char *file, struct fz_str bytes, struct fz_errors *errors)
{
    if (fz_str_starts(bytes, FZ_STR("\xEF\xBB\xBF")))
        bytes = fz_str_slice(bytes, 3, bytes.len);
    struct reading r = {.arena = arena, .file = file, .bytes = bytes, .errors = errors};
    if (bytes.len > FZ_YAML_MAX_BYTES) {
        (void)fz_error_add(errors, file, 0, 0, "%s",
                           FZ_SAY(errors->lang, "规则文件超过 4 MiB", "a rule file must not be over 4 MiB"));
        return NULL;
    }
    size_t invalid = fz_utf8_invalid(bytes);
    if (invalid != SIZE_MAX) {
        (void)fail_at_byte(&r, invalid, "不是 UTF-8 编码，请用 UTF-8 另存后再试", "not UTF-8: save the file as UTF-8");
        return NULL;
    }
    struct fz_yaml *root = FZ_NEW(arena, struct fz_yaml);
    *root = (struct fz_yaml){.type = FZ_YAML_MAPPING, .file = file, .line = 1, .column = 1};
    if (!yaml_parser_initialize(&r.parser))
        fz_out_of_memory();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes.ptr, bytes.len);
    bool ok = read_stream(&r, root);
    yaml_parser_delete(&r.parser);
    return ok ? root : NULL;
}

struct fz_yaml *fz_yaml_get(const struct fz_yaml *mapping, const char *key)
{
    struct fz_str wanted = fz_str_from(key);
    if (mapping->type != FZ_YAML_MAPPING)
        return NULL;
    for (size_t i = 0; i < mapping->n; i++)
        if (fz_str_equal(mapping->keys[i].scalar, wanted))
            return &mapping->items[i];
    return NULL;
}

uint32_t fz_yaml_column(const struct fz_yaml *scalar, size_t offset)
{
    if (!scalar->verbatim)
        return scalar->column;
    struct fz_str before = fz_str_slice(scalar->scalar, 0, offset);
    uint32_t column = scalar->column + fz_u32(fz_utf8_count(before));
    if (scalar->plain)
        return column;
    column++; /* the opening quote; and each quote inside is written twice */
    for (size_t i = 0; i < before.len; i++)
        column += before.ptr[i] == '\'';
    return column;
}
