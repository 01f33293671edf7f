/* A reader of PCRE2's syntax that keeps, of each part of a pattern, how long its matches are, all of them where they
 * are few words (然而|但是), and else the rarest words that one of must be in each (the part's need). Parts put one
 * after another make longer words, and longer words are rarer. */
#include "base/literals.h"
#include "base/utf8.h"

#include <string.h>

enum {
    MAX_PRODUCT = 32, /* words that a row of parts may have together */
    MAX_WORDS = 200,  /* words of a need */
    MAX_CLASS = 24,   /* characters of a class, [甲乙丙], to be taken as words */
    MAX_DEPTH = 60,
    MAX_COST = 3000 /* a need that is dearer saves nothing */
};
#define ENDLESS UINT32_MAX

struct part {
    uint32_t min, max;     /* bytes of a match */
    struct fz_bytes bytes; /* the only ones that a match may have */
    bool exact;            /* WORDS are all matches; may hold the empty word */
    bool again;            /* \1 right behind the group, whose words WORDS are: what it matched once more */
    struct fz_strs words;
    struct fz_strs begins;   /* of a part that is not exact: each match begins with one of these; none: not known. Of a
                                look-ahead, which itself is empty: what comes next does */
    struct fz_literals need; /* no words: none is known, or none but those of an exact part */
};

struct reader {
    struct fz_str source;
    size_t at;
    struct fz_arena *arena;
    int depth;
    unsigned n_groups;    /* that capture, as far as they were opened */
    struct part captured; /* the last of them that was closed */
    unsigned captured_number;
    size_t captured_end; /* where its closing parenthesis is read */
    bool lost;           /* something that is not understood: nothing may be concluded */
};

static uint32_t add(uint32_t a, uint32_t b)
{
    return a == ENDLESS || b == ENDLESS || a > ENDLESS - 1 - b ? ENDLESS : a + b;
}

static uint32_t times(uint32_t a, uint32_t b)
{
    if (a == 0 || b == 0)
        return 0;
    return a == ENDLESS || b == ENDLESS || a > (ENDLESS - 1) / b ? ENDLESS : a * b;
}

static const struct fz_bytes all_bytes = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}};
/* Of the decimal digits of all scripts: none begins like the Chinese characters of U+4000 to U+9FFF. */
static const struct fz_bytes digit_bytes = {{0x03FF000000000000, 0, UINT64_MAX, 0xFFFFFC0FFFFFFFFF}};

static struct fz_bytes both(struct fz_bytes a, struct fz_bytes b)
{
    for (size_t i = 0; i < 4; i++)
        a.bits[i] |= b.bits[i];
    return a;
}

static struct fz_bytes bytes_of(struct fz_str word)
{
    struct fz_bytes bytes = {{0}};
    for (size_t i = 0; i < word.len; i++)
        bytes.bits[(unsigned char)word.ptr[i] / 64] |= UINT64_C(1) << (unsigned char)word.ptr[i] % 64;
    return bytes;
}

/* How much work a word makes: roughly how often it stands in a thousand pages. Figures and marks stand everywhere; of
 * single characters some do; other signs, and letters, hardly. */
static uint32_t cost_of(struct fz_str word)
{
    static const struct fz_str marks = FZ_STR_INIT("，、。0123456789 \n"),
                               rarer_marks = FZ_STR_INIT("“”（）；：《》%.,()");
    static const struct fz_str common =
        FZ_STR_INIT("的法政行治府建和工作年人实推进全设一会制度部公执开务理中管大落规动强制业合发案"
                    "件上级体等要重民对新领导关区县市在了为成展以化及次场大个主办审查监督");
    size_t chars = fz_utf8_count(word);
    unsigned char first = word.len ? (unsigned char)word.ptr[0] : 0;
    bool chinese = first >= 0xE4 && first <= 0xE9;
    if (chars >= 3)
        return 1;
    if (chars == 2)
        return chinese ? 4 : fz_str_has(marks, fz_str_slice(word, 0, 1)) ? 12 : 2;
    if (!chinese)
        return fz_str_has(marks, word) ? 400 : fz_str_has(rarer_marks, word) ? 100 : 15;
    return fz_str_has(common, word) ? 100 : 20;
}

static uint64_t cost(const struct fz_literals *need)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < need->words.n; i++)
        sum += cost_of(need->words.items[i]);
    bool far = need->max == ENDLESS && fz_bytes_all(&need->before);
    return far ? 2 * sum : sum;
}

/* Keeps the better of the two in *BEST. */
static void consider(struct fz_literals *best, const struct fz_literals *other)
{
    if (other->words.n && other->words.n <= MAX_WORDS && (!best->words.n || cost(other) < cost(best)))
        *best = *other;
}

static bool holds(const struct fz_strs *words, struct fz_str word)
{
    for (size_t i = 0; i < words->n; i++)
        if (fz_str_equal(words->items[i], word))
            return true;
    return false;
}

static void add_word(struct reader *r, struct fz_strs *words, struct fz_str word)
{
    if (!holds(words, word))
        *FZ_PUSH(r->arena, words->items, words->n) = word;
}

/* WORDS as a need that begins MIN to MAX behind the match's start, with no bytes but BEFORE between: without those that
 * another one begins; none where one is empty. */
static struct fz_literals need_of(struct reader *r, const struct fz_strs *words, uint32_t min, uint32_t max,
                                  struct fz_bytes before)
{
    struct fz_literals need = {.min = min, .max = max, .before = before};
    for (size_t i = 0; i < words->n; i++) {
        bool begun = false;
        if (!words->items[i].len)
            return (struct fz_literals){0};
        for (size_t k = 0; k < words->n && !begun; k++)
            begun =
                k != i && words->items[k].len < words->items[i].len && fz_str_starts(words->items[i], words->items[k]);
        if (!begun)
            add_word(r, &need.words, words->items[i]);
    }
    return need;
}

static struct fz_literals need_of_part(struct reader *r, const struct part *part)
{
    struct fz_literals need = part->exact ? need_of(r, &part->words, 0, 0, (struct fz_bytes){{0}}) : part->need;
    consider(&need, &part->need);
    return need;
}

static struct fz_strs beginnings(const struct part *part)
{
    return part->exact ? part->words : part->begins;
}

static struct part empty_word(struct reader *r)
{
    struct part part = {.exact = true};
    add_word(r, &part.words, (struct fz_str){"", 0});
    return part;
}

static struct part any_of(uint32_t min, uint32_t max, struct fz_bytes bytes)
{
    return (struct part){.min = min, .max = max, .bytes = bytes};
}

static struct part one_word(struct reader *r, struct fz_str word)
{
    struct part part = {.min = fz_u32(word.len), .max = fz_u32(word.len), .bytes = bytes_of(word), .exact = true};
    add_word(r, &part.words, word);
    return part;
}

static struct fz_str joined(struct reader *r, struct fz_str a, struct fz_str b)
{
    char *bytes = fz_arena_alloc(r->arena, a.len + b.len + 1, 1);
    if (a.len)
        memcpy(bytes, a.ptr, a.len);
    if (b.len)
        memcpy(bytes + a.len, b.ptr, b.len);
    return (struct fz_str){bytes, a.len + b.len};
}

static struct fz_strs product(struct reader *r, const struct fz_strs *a, const struct fz_strs *b)
{
    struct fz_strs words = {0};
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++)
            add_word(r, &words, joined(r, a->items[i], b->items[k]));
    return words;
}

/* A row of parts, as far as it was read: the words that its last parts make together, and where those begin. */
struct row {
    struct part whole; /* min, max, bytes and need of all; exact while the words are all there is */
    struct fz_strs words;
    uint32_t min, max;      /* where WORDS begin */
    struct fz_bytes before; /* them */
    bool later;             /* words before them are gone already */
};

static void begin_words(struct reader *r, struct row *row)
{
    row->words = empty_word(r).words;
    row->min = row->whole.min;
    row->max = row->whole.max;
    row->before = row->whole.bytes;
}

/* WORDS stand where the row's do. */
static void offer(struct reader *r, struct row *row, const struct fz_strs *words)
{
    struct fz_literals need = need_of(r, words, row->min, row->max, row->before);
    consider(&row->whole.need, &need);
}

static void end_words(struct reader *r, struct row *row)
{
    offer(r, row, &row->words);
    if (!row->later)
        row->whole.begins = row->words;
    row->later = true;
    row->whole.exact = false;
}

/* The words of ROW, which end in what a group matched, with that once more: one of AGAIN. */
static struct fz_strs repeat_ends(struct reader *r, const struct row *row, const struct fz_strs *again)
{
    struct fz_strs words = {0};
    for (size_t i = 0; i < row->words.n; i++)
        for (size_t k = 0; k < again->n; k++)
            if (fz_str_ends(row->words.items[i], again->items[k]))
                add_word(r, &words, joined(r, row->words.items[i], again->items[k]));
    return words;
}

static void append(struct reader *r, struct row *row, const struct part *next)
{
    if (next->again) {
        row->words = repeat_ends(r, row, &next->words);
        row->whole.min = add(row->whole.min, next->min);
        row->whole.max = add(row->whole.max, next->max);
        if (!next->exact) {
            end_words(r, row);
            begin_words(r, row);
        }
        return;
    }
    if (next->begins.n && row->words.n * next->begins.n <= MAX_PRODUCT) {
        struct fz_strs words = product(r, &row->words, &next->begins);
        offer(r, row, next->exact ? &words : &row->words);
        row->words = next->exact ? row->words : words;
    }
    if (!next->exact || row->words.n * next->words.n > MAX_PRODUCT) {
        end_words(r, row);
        begin_words(r, row);
    }
    if (next->exact)
        row->words = product(r, &row->words, &next->words);
    if (next->need.words.n) {
        struct fz_literals need = next->need;
        need.min = add(need.min, row->whole.min);
        need.max = add(need.max, row->whole.max);
        need.before = both(need.before, row->whole.bytes);
        consider(&row->whole.need, &need);
    }
    row->whole.min = add(row->whole.min, next->min);
    row->whole.max = add(row->whole.max, next->max);
    row->whole.bytes = both(row->whole.bytes, next->bytes);
    if (!next->exact)
        begin_words(r, row);
}

static struct part finish(struct reader *r, struct row *row)
{
    if (row->whole.exact)
        row->whole.words = row->words;
    else
        end_words(r, row);
    return row->whole;
}

static bool more(const struct reader *r)
{
    return !r->lost && r->at < r->source.len;
}

static char peek(const struct reader *r)
{
    return r->at < r->source.len ? r->source.ptr[r->at] : '\0';
}

static bool take(struct reader *r, const char *words)
{
    struct fz_str rest = fz_str_slice(r->source, r->at, r->source.len);
    if (!fz_str_starts(rest, fz_str_from(words)))
        return false;
    r->at += strlen(words);
    return true;
}

static struct fz_str take_char(struct reader *r)
{
    size_t size;
    fz_utf8_at(r->source, r->at, &size);
    struct fz_str c = fz_str_slice(r->source, r->at, r->at + size);
    r->at += size;
    return c;
}

static void skip_past(struct reader *r, char end)
{
    while (r->at < r->source.len && r->source.ptr[r->at] != end)
        r->at++;
    r->lost = r->lost || r->at == r->source.len;
    r->at++;
}

static struct fz_str code_word(struct reader *r, uint32_t code)
{
    char bytes[4];
    size_t size = fz_utf8_put(code, bytes);
    return fz_str_copy(r->arena, (struct fz_str){bytes, size});
}

/* The hexadecimal digits behind \x{ up to }. */
static uint32_t hexadecimal(struct reader *r)
{
    uint32_t code = 0;
    for (; r->at < r->source.len && r->source.ptr[r->at] != '}'; r->at++) {
        const char *digits = "0123456789abcdef", *digit = strchr(digits, r->source.ptr[r->at] | 0x20);
        r->lost = r->lost || !digit || code > 0x10FFFF;
        code = digit ? code * 16 + (uint32_t)(digit - digits) : code;
    }
    r->at++;
    r->lost = r->lost || code > 0x10FFFF || code == 0;
    return r->lost ? ' ' : code;
}

/* What a group has matched, by its number. Two digits may also be the code of a character, by how many groups there
 * are: nothing is concluded. */
static struct part back_reference(struct reader *r)
{
    bool right_behind = r->captured_end + 1 == r->at && r->captured.exact;
    bool of_it = (unsigned)(peek(r) - '0') == r->captured_number;
    r->at++;
    r->lost = r->lost || (peek(r) >= '0' && peek(r) <= '9');
    if (!right_behind || !of_it)
        return any_of(0, ENDLESS, all_bytes);
    struct part part = r->captured;
    part.again = true;
    return part;
}

/* After a backslash. *WORD is the one character that it stands for; else it is empty, and the part says the lengths. */
static struct part escape(struct reader *r, struct fz_str *word)
{
    static const char *const classes = "dDsSwWhHvVN", *const places = "bBAzZ";
    *word = (struct fz_str){0};
    if (!more(r))
        return r->lost = true, any_of(0, ENDLESS, all_bytes);
    char c = r->source.ptr[r->at];
    if (take(r, "x{"))
        *word = code_word(r, hexadecimal(r));
    else if (take(r, "N{"))
        r->lost = true;
    else if (c == 'n' || c == 't' || c == 'r')
        r->at++, *word = code_word(r, c == 'n' ? '\n' : c == 't' ? '\t' : '\r');
    else if (take(r, "p{") || take(r, "P{")) {
        skip_past(r, '}');
        return any_of(1, 4, all_bytes);
    } else if (strchr(classes, c))
        return r->at++, any_of(1, 4, c == 'd' ? digit_bytes : all_bytes);
    else if (strchr(places, c))
        return r->at++, empty_word(r);
    else if (c >= '1' && c <= '9')
        return back_reference(r);
    else if (fz_is_ascii_alnum((unsigned char)c))
        r->lost = true;
    else
        *word = take_char(r);
    return word->len ? one_word(r, *word) : any_of(0, ENDLESS, all_bytes);
}

/* One member of a class: its only character into *WORD, or an empty one for a kind of characters. The bytes of either
 * are returned. */
static struct fz_bytes member(struct reader *r, struct fz_str *word)
{
    *word = (struct fz_str){0};
    if (take(r, "\\")) {
        struct part part = escape(r, word);
        return part.max ? part.bytes : all_bytes; /* [\b] is no place but a control character */
    }
    if (!take(r, "[:")) {
        *word = take_char(r);
        return bytes_of(*word);
    }
    while (peek(r) == '^' || (peek(r) >= 'a' && peek(r) <= 'z'))
        r->at++;
    r->lost = r->lost || !take(r, ":]"); /* [: may also be two characters of the class */
    return all_bytes;
}

static void add_range(struct reader *r, struct fz_strs *words, struct fz_str first, struct fz_str last, bool *known)
{
    size_t size;
    uint32_t from = fz_utf8_at(first, 0, &size), to = fz_utf8_at(last, 0, &size);
    *known = *known && last.len && to >= from && to - from < MAX_CLASS;
    for (uint32_t c = from; *known && c <= to; c++)
        add_word(r, words, code_word(r, c));
}

static struct fz_bytes range_bytes(struct fz_str first, struct fz_str last)
{
    if (first.len != 1 || last.len != 1)
        return all_bytes;
    struct fz_bytes bytes = {{0}};
    for (unsigned c = (unsigned char)first.ptr[0]; c <= (unsigned char)last.ptr[0]; c++)
        bytes.bits[c / 64] |= UINT64_C(1) << c % 64;
    return bytes;
}

static struct part class(struct reader *r)
{
    struct part part = {.min = 1, .max = 4, .exact = true};
    bool known = !take(r, "^"), first = true;
    struct fz_bytes bytes = known ? (struct fz_bytes){{0}} : all_bytes;
    for (; more(r) && (first || peek(r) != ']'); first = false) {
        struct fz_str word, last;
        bytes = both(bytes, member(r, &word));
        bool range = word.len && peek(r) == '-' && r->at + 1 < r->source.len && r->source.ptr[r->at + 1] != ']';
        if (range) {
            r->at++;
            member(r, &last);
            bytes = both(bytes, range_bytes(word, last));
            add_range(r, &part.words, word, last, &known);
        } else if (word.len)
            add_word(r, &part.words, word);
        else
            known = false;
    }
    r->lost = r->lost || !more(r);
    r->at++;
    if (!known || part.words.n > MAX_CLASS)
        return any_of(1, 4, bytes);
    part.bytes = bytes;
    for (size_t i = 0; i < part.words.n; i++) {
        uint32_t len = fz_u32(part.words.items[i].len);
        part.min = i && part.min < len ? part.min : len;
        part.max = i && part.max > len ? part.max : len;
    }
    return part;
}

static struct part alternatives(struct reader *r);

/* After an opening parenthesis: the lengths and words of the group, or of nothing for what only looks around. What
 * must come next is needed all the same. */
static struct part group(struct reader *r)
{
    bool ahead = take(r, "?="), around = ahead || take(r, "?!") || take(r, "?<=") || take(r, "?<!");
    unsigned number = 0;
    if (!around && take(r, "?<"))
        skip_past(r, '>'), number = ++r->n_groups;
    else if (!around && !take(r, "?:") && !take(r, "?>") && (peek(r) == '?' || peek(r) == '*'))
        r->lost = true;
    else if (!around && r->source.ptr[r->at - 1] == '(')
        number = ++r->n_groups;
    struct part part = alternatives(r);
    r->lost = r->lost || peek(r) != ')';
    r->at++;
    if (number) {
        r->captured = part;
        r->captured_number = number;
        r->captured_end = r->at;
    }
    if (!around)
        return part;
    struct part nothing = empty_word(r);
    if (ahead) {
        nothing.need = need_of_part(r, &part);
        nothing.begins = beginnings(&part);
    }
    return nothing;
}

static struct part atom(struct reader *r)
{
    struct fz_str word;
    if (take(r, "("))
        return group(r);
    if (take(r, "["))
        return class(r);
    if (take(r, "\\"))
        return escape(r, &word);
    if (take(r, "."))
        return any_of(1, 4, all_bytes);
    if (take(r, "^") || take(r, "$"))
        return empty_word(r);
    return one_word(r, take_char(r));
}

static uint32_t number(struct reader *r)
{
    uint32_t n = 0;
    for (; peek(r) >= '0' && peek(r) <= '9'; r->at++)
        n = add(times(n, 10), (uint32_t)(peek(r) - '0'));
    return n;
}

/* {2} {2,} {2,5}. Whether another brace is an ordinary character, as in {,5} and { 2 }, is a matter of PCRE2's version:
 * nothing is concluded. */
static void braces(struct reader *r, uint32_t *least, uint32_t *most)
{
    r->at++;
    bool digits = peek(r) >= '0' && peek(r) <= '9';
    *least = *most = number(r);
    if (digits && take(r, ","))
        *most = peek(r) == '}' ? ENDLESS : number(r);
    r->lost = r->lost || !digits || !take(r, "}");
}

static struct part repeated(struct reader *r, struct part once, uint32_t least, uint32_t most)
{
    if (least == 1 && most == 1)
        return once;
    if (once.again && least > 0) { /* once, and then it does not matter what */
        once.min = times(once.min, least);
        once.max = times(once.max, most);
        once.exact = false;
        return once;
    }
    if (once.exact && least == 0 && most == 1) {
        struct part part = {.max = once.max, .bytes = once.bytes, .exact = true, .words = empty_word(r).words};
        for (size_t i = 0; i < once.words.n; i++)
            add_word(r, &part.words, once.words.items[i]);
        return part;
    }
    struct part part = any_of(times(once.min, least), times(once.max, most), once.bytes);
    if (least == 0)
        return part;
    part.need = need_of_part(r, &once);
    part.begins = beginnings(&once);
    if (once.exact && least > 1 && once.words.n * once.words.n <= MAX_PRODUCT) {
        part.begins = product(r, &once.words, &once.words);
        struct fz_literals twice = need_of(r, &part.begins, 0, 0, (struct fz_bytes){{0}});
        consider(&part.need, &twice);
    }
    return part;
}

static struct part quantified(struct reader *r)
{
    struct part part = atom(r);
    uint32_t least = 1, most = 1;
    while (more(r)) {
        if (take(r, "?"))
            least = 0, most = 1;
        else if (take(r, "*"))
            least = 0, most = ENDLESS;
        else if (take(r, "+"))
            least = 1, most = ENDLESS;
        else if (peek(r) == '{')
            braces(r, &least, &most);
        else
            break;
        if (!take(r, "?"))
            take(r, "+"); /* lazy or possessive: the same matches or fewer */
        part = repeated(r, part, least, most);
    }
    return part;
}

static struct part sequence(struct reader *r)
{
    struct row row = {.whole = {.exact = true}};
    begin_words(r, &row);
    while (more(r) && peek(r) != '|' && peek(r) != ')') {
        struct part next = quantified(r);
        append(r, &row, &next);
    }
    return finish(r, &row);
}

/* Every match has what one of the branches needs: a need of all is there only where each has one. */
static struct fz_literals need_of_either(struct reader *r, const struct part *a, const struct part *b)
{
    struct fz_literals left = need_of_part(r, a), right = need_of_part(r, b);
    if (!left.words.n || !right.words.n || left.words.n + right.words.n > MAX_WORDS)
        return (struct fz_literals){0};
    for (size_t i = 0; i < right.words.n; i++)
        add_word(r, &left.words, right.words.items[i]);
    left.min = left.min < right.min ? left.min : right.min;
    left.max = left.max > right.max ? left.max : right.max;
    left.before = both(left.before, right.before);
    return left;
}

static struct fz_strs united(struct reader *r, const struct fz_strs *a, const struct fz_strs *b)
{
    struct fz_strs words = {0};
    for (size_t i = 0; i < a->n; i++)
        add_word(r, &words, a->items[i]);
    for (size_t i = 0; i < b->n; i++)
        add_word(r, &words, b->items[i]);
    return words;
}

static struct part either(struct reader *r, const struct part *a, const struct part *b)
{
    struct part part =
        any_of(a->min < b->min ? a->min : b->min, a->max > b->max ? a->max : b->max, both(a->bytes, b->bytes));
    part.exact = a->exact && b->exact && a->words.n + b->words.n <= MAX_PRODUCT;
    if (!part.exact || a->need.words.n || b->need.words.n)
        part.need = need_of_either(r, a, b);
    struct fz_strs left = beginnings(a), right = beginnings(b);
    if (left.n && right.n && left.n + right.n <= MAX_PRODUCT)
        *(part.exact ? &part.words : &part.begins) = united(r, &left, &right);
    return part;
}

static struct part alternatives(struct reader *r)
{
    if (++r->depth > MAX_DEPTH)
        r->lost = true;
    struct part part = sequence(r);
    while (more(r) && take(r, "|")) {
        struct part next = sequence(r);
        part = either(r, &part, &next);
    }
    r->depth--;
    return part;
}

struct fz_literals fz_literals_of(struct fz_str source, struct fz_arena *arena)
{
    struct reader r = {.source = source, .arena = arena};
    struct part part = alternatives(&r);
    struct fz_literals need = need_of_part(&r, &part);
    if (r.lost || r.at != source.len || cost(&need) > MAX_COST)
        return (struct fz_literals){0};
    return need;
}
