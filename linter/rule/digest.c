/* Numbers are LEB128: seven bits a byte, the lowest first. A text is its length, its bytes and a NUL. */
#include "rule/digest.h"

static void add_number(struct fz_buf *out, size_t number)
{
    for (; number >= 0x80; number >>= 7)
        fz_buf_add_char(out, (char)(number | 0x80));
    fz_buf_add_char(out, (char)number);
}

static size_t take_number(struct fz_str *digest)
{
    size_t number = 0, i = 0;
    unsigned char byte;
    do {
        byte = (unsigned char)digest->ptr[i];
        number |= (size_t)(byte & 0x7F) << 7 * i++;
    } while (byte & 0x80);
    *digest = (struct fz_str){digest->ptr + i, digest->len - i};
    return number;
}

static void add_text(struct fz_buf *out, struct fz_str text)
{
    add_number(out, text.len);
    fz_buf_add(out, text);
    fz_buf_add_char(out, '\0');
}

static struct fz_str take_text(struct fz_str *digest)
{
    size_t len = take_number(digest);
    struct fz_str text = {digest->ptr, len};
    *digest = (struct fz_str){digest->ptr + len + 1, digest->len - len - 1};
    return text;
}

enum { TYPE = 3, PLAIN = 4, VERBATIM = 8 }; /* of a node, in one number */

static bool is_example(const struct fz_yaml *key)
{
    return fz_str_equal(key->scalar, FZ_STR("good")) || fz_str_equal(key->scalar, FZ_STR("bad"));
}

/* The value of a key, before which the size of an example is put. */
static void add_value(struct fz_buf *out, const struct fz_yaml *key, const struct fz_yaml *value)
{
    struct fz_buf apart;
    if (!is_example(key)) {
        fz_digest_add_yaml(out, value);
        return;
    }
    fz_buf_init(&apart);
    fz_digest_add_yaml(&apart, value);
    add_number(out, apart.len);
    fz_buf_add(out, fz_buf_str(&apart));
    fz_buf_clear(&apart);
}

void fz_digest_add_yaml(struct fz_buf *out, const struct fz_yaml *root)
{
    add_number(out, (unsigned)root->type | (root->plain ? PLAIN : 0) | (root->verbatim ? VERBATIM : 0));
    add_number(out, root->line);
    add_number(out, root->column);
    if (root->type == FZ_YAML_SCALAR) {
        add_text(out, root->scalar);
        return;
    }
    add_number(out, root->n);
    for (size_t i = 0; i < root->n; i++) {
        if (root->type == FZ_YAML_SEQUENCE) {
            fz_digest_add_yaml(out, &root->items[i]);
            continue;
        }
        fz_digest_add_yaml(out, &root->keys[i]);
        add_value(out, &root->keys[i], &root->items[i]);
    }
}

struct taking {
    struct fz_arena *arena;
    const char *file;
    bool examples;
};

static void take_yaml(const struct taking *t, struct fz_str *digest, struct fz_yaml *node);

static void take_value(const struct taking *t, struct fz_str *digest, const struct fz_yaml *key, struct fz_yaml *value)
{
    size_t size = is_example(key) ? take_number(digest) : 0;
    if (!is_example(key) || t->examples) {
        take_yaml(t, digest, value);
        return;
    }
    *value = (struct fz_yaml){.type = FZ_YAML_LEFT_OUT, .file = key->file, .line = key->line, .column = key->column};
    *digest = (struct fz_str){digest->ptr + size, digest->len - size};
}

/* The nodes may be nested as deep as fz_yaml_read lets them, and no deeper. */
static void take_yaml(const struct taking *t, struct fz_str *digest, struct fz_yaml *node)
{
    size_t flags = take_number(digest);
    node->type = (enum fz_yaml_type)(flags & TYPE);
    node->plain = flags & PLAIN;
    node->verbatim = flags & VERBATIM;
    node->file = t->file;
    node->line = (uint32_t)take_number(digest);
    node->column = (uint32_t)take_number(digest);
    if (node->type == FZ_YAML_SCALAR) {
        node->scalar = take_text(digest);
        return;
    }
    node->n = take_number(digest);
    node->items = FZ_NEW_N(t->arena, struct fz_yaml, node->n);
    if (node->type == FZ_YAML_MAPPING)
        node->keys = FZ_NEW_N(t->arena, struct fz_yaml, node->n);
    for (size_t i = 0; i < node->n; i++) {
        if (node->keys) {
            take_yaml(t, digest, &node->keys[i]);
            take_value(t, digest, &node->keys[i], &node->items[i]);
        } else {
            take_yaml(t, digest, &node->items[i]);
        }
    }
}

struct fz_yaml *fz_digest_yaml(struct fz_arena *arena, const char *file, struct fz_str digest, bool examples)
{
    struct taking t = {arena, file, examples};
    struct fz_yaml *root = FZ_NEW(arena, struct fz_yaml);
    take_yaml(&t, &digest, root);
    return root;
}

void fz_digest_add_literals(struct fz_buf *out, const struct fz_known_literals *known, size_t n)
{
    add_number(out, n);
    for (size_t i = 0; i < n; i++) {
        const struct fz_literals *literals = &known[i].literals;
        add_text(out, known[i].source);
        add_number(out, literals->min);
        add_number(out, literals->max);
        for (size_t k = 0; k < 4; k++)
            add_number(out, literals->before.bits[k]);
        add_number(out, literals->words.n);
        for (size_t k = 0; k < literals->words.n; k++)
            add_text(out, literals->words.items[k]);
    }
}

struct fz_known_literals *fz_digest_literals(struct fz_arena *arena, struct fz_str digest, size_t *n)
{
    *n = take_number(&digest);
    struct fz_known_literals *known = FZ_NEW_N(arena, struct fz_known_literals, *n);
    for (size_t i = 0; i < *n; i++) {
        struct fz_literals *literals = &known[i].literals;
        known[i].source = take_text(&digest);
        literals->min = (uint32_t)take_number(&digest);
        literals->max = (uint32_t)take_number(&digest);
        for (size_t k = 0; k < 4; k++)
            literals->before.bits[k] = take_number(&digest);
        literals->words.n = take_number(&digest);
        literals->words.items = FZ_NEW_N(arena, struct fz_str, literals->words.n);
        for (size_t k = 0; k < literals->words.n; k++)
            literals->words.items[k] = take_text(&digest);
    }
    return known;
}
