/* Another place's name left in from a copied text: 梅岭县 in the report of 榕山县. Only names of the body's own level
 * are looked at; the levels above and below it, and partners it works with, are none of this. No list of places is
 * needed: a name is what stands between a word's end and 县, and is nowhere in the report a word of its own.
 */
#include "base/utf8.h"
#include "check/matches.h"
#include "check/phrase_index.h"
#include <stdlib.h>
#include <string.h>

enum { MIN_STEM = 2, MAX_STEM = 4, MAX_LONG_STEM = 6 /* characters before the ending; long: 旗, 苏木 */ };

struct params {
    struct fz_pattern *own, *long_endings, *subject, *object, *bare, *partners;
    struct fz_patterns levels;
    struct fz_str stops;
    struct fz_csv *phrases, *words;
    struct fz_exceptions exceptions;
    const struct fz_word_set *in_phrases, *known; /* made by prepare */
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"own", FZ_PARAM_PATTERN, true, AT(own), NULL, NULL,
     "从机关名称中读出本地：(?<level>…) 是表示级别的字，(?<organ>…) 是其后的部门名",
     "reads the body's own place from its name: (?<level>…) its level, (?<organ>…) the department behind it"},
    {"levels", FZ_PARAM_PATTERNS, true, AT(levels), NULL, NULL, "同一级的各种写法，如 县|旗，每项一级",
     "endings that mean one level, such as 县|旗; an item a level"},
    {"long-endings", FZ_PARAM_PATTERN, false, AT(long_endings), NULL, NULL, "名称可以到六个字的，如 ^旗",
     "endings whose names may have six characters and not four: ^旗"},
    {"stops", FZ_PARAM_STR, true, AT(stops), NULL, NULL, "地名中不会有的字", "characters that no place's name holds"},
    {"phrases", FZ_PARAM_LIST, true, AT(phrases), NULL, "phrase", "固定用语表：其中的词不是地名",
     "the list of expressions whose words make no name"},
    {"words", FZ_PARAM_LIST, true, AT(words), NULL, "phrase", "常用词表：不是地名，只是站在“县”“镇”前面（召开县委会）",
     "common words that make no name but stand before 县"},
    {"subject", FZ_PARAM_PATTERN, false, AT(subject), NULL, NULL, "地名之后必须是这些，或者是本机关的部门名",
     "what must follow the name, unless the body's own department does"},
    {"object", FZ_PARAM_PATTERN, false, AT(object), NULL, NULL,
     "或者地名之前是这些：所做的事是为它做的、由它的人做的，如 为、组织",
     "or what must stand before it: what is done is done for it, or by its people: 为, 组织"},
    {"bare", FZ_PARAM_PATTERN, false, AT(bare), NULL, NULL, "之后不论是什么都算地名的，如 街道$",
     "names that need nothing of the kind: 街道$"},
    {"partners", FZ_PARAM_PATTERN, false, AT(partners), NULL, NULL, "同一句中有这些，别处是合作方或比较对象",
     "words of the sentence that make the other place a partner or a comparison"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

struct own { /* the body's place, as its name says */
    struct fz_str level, organ;
    const struct fz_pattern *endings; /* of its level */
    uint64_t *words;                  /* two characters each; NULL until they are asked for */
    size_t room;
    uint64_t *partners; /* hashes of the names that are no foreign ones, ascending */
    size_t n_partners;
    bool partners_known;
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    struct params *p = rule->params;
    (void)errors;
    p->in_phrases = fz_word_set_of(arena, p->phrases);
    p->known = fz_word_set_of(arena, p->words);
    return true;
}

static struct fz_str group_of(const struct fz_pattern *pattern, const struct fz_match *match, const char *name,
                              struct fz_str text)
{
    int group = fz_pattern_group(pattern, name);
    if (group < 0 || match->groups[group].start == UINT32_MAX)
        return (struct fz_str){0};
    return fz_str_slice(text, match->groups[group].start, match->groups[group].end);
}

static bool read_own(const struct fz_check_run *run, const struct params *p, struct own *own)
{
    struct fz_str body = run->doc->body;
    struct fz_match match;
    *own = (struct own){.endings = NULL};
    if (!body.len || !fz_check_match(run, p->own, body, &match))
        return false;
    own->level = group_of(p->own, &match, "level", body);
    own->organ = group_of(p->own, &match, "organ", body);
    for (size_t i = 0; i < p->levels.n && !own->endings; i++)
        if (fz_check_match(run, p->levels.items[i], own->level, NULL))
            own->endings = p->levels.items[i];
    return own->endings != NULL;
}

/* The two characters of TEXT that end at AT make a word. */
static bool word_ends(const struct params *p, struct fz_str text, size_t at)
{
    size_t size, before_size;
    uint32_t last = fz_utf8_before(text, at, &size), first = fz_utf8_before(text, at - size, &before_size);
    return before_size && (fz_word_set_has(p->in_phrases, first, last) || fz_word_set_has(p->known, first, last));
}

/* 20日 or 11月 ends at AT. */
static bool ends_date(struct fz_str text, size_t at)
{
    size_t size, digit_size;
    uint32_t c = fz_utf8_before(text, at, &size);
    uint32_t before = fz_utf8_before(text, at - size, &digit_size);
    return (c == 0x65E5 || c == 0x6708) && (fz_is_digit(before) || fz_is_han_digit(before));
}

/* Where the name whose ending stands at AT begins: behind a mark, a character that no name holds, or a word. AT where
 * nothing of the kind is near. */
static size_t stem_start(const struct fz_check_run *run, const struct params *p, struct fz_str text, size_t from,
                         size_t at)
{
    enum { MAX_ENDING = 6 }; /* bytes */
    size_t start = at, size;
    bool may_be_long = fz_check_has(run, p->long_endings, fz_str_slice(text, at, at + MAX_ENDING));
    for (int n = 0; n <= (may_be_long ? MAX_LONG_STEM : MAX_STEM); n++) {
        uint32_t c = fz_utf8_before(text, start, &size);
        struct fz_str character = fz_str_slice(text, start - size, start);
        if (start <= from || !fz_is_han(c) || fz_str_has(p->stops, character) || word_ends(p, text, start) ||
            ends_date(text, start))
            return n >= MIN_STEM ? start : at;
        start -= size;
    }
    return at;
}

static uint64_t *slot_of(const struct own *own, uint32_t first, uint32_t last)
{
    uint64_t key = (uint64_t)first << 32 | last, at = key * UINT64_C(0x9E3779B97F4A7C15) >> 20;
    while (own->words[at % own->room] && own->words[at % own->room] != key)
        at++;
    return &own->words[at % own->room];
}

/* Every two characters that stand somewhere without an ending behind them. Asking the text anew for each name would
 * take a time that grows with the square of a text full of names. */
static void read_words(const struct fz_check_run *run, struct own *own)
{
    struct fz_str text = run->doc->fold.str;
    struct fz_match match;
    uint32_t first, last = 0;
    size_t size, ending = 0;
    own->room = text.len + 2;
    own->words = FZ_NEW_N(run->scratch, uint64_t, own->room);
    for (size_t at = 0; at < text.len;) {
        first = last;
        last = fz_utf8_at(text, at, &size);
        at += size;
        if (ending < at && ending != SIZE_MAX)
            ending = fz_check_find_in(run, own->endings, at, text.len, &match) ? match.groups[0].start : SIZE_MAX;
        if (first && ending != at)
            *slot_of(own, first, last) = (uint64_t)first << 32 | last;
    }
}

/* 落实 of 主动落实县 stands elsewhere without 县 behind it: a word, and no place. */
static bool is_word_elsewhere(const struct fz_check_run *run, struct own *own, struct fz_str stem)
{
    size_t size;
    uint32_t last = fz_utf8_before(stem, stem.len, &size), first = fz_utf8_before(stem, stem.len - size, &size);
    if (!own->words)
        read_words(run, own);
    return *slot_of(own, first, last) != 0;
}

/* Title, lead, addressee and sign-off name the report's own places; whatever stands there is not foreign. */
static bool is_known(const struct fz_doc *doc, struct fz_str name)
{
    const struct fz_span places[] = {doc->title, doc->lead, doc->addressee, doc->signer, doc->doc_number};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (fz_str_has(fz_doc_str(doc, places[i]), name))
            return true;
    return fz_str_has(doc->body, name);
}

/* 安泽经开区 is 安泽经济技术开发区: NAME, whose ending stands at ENDING and is a word of its own, is short for the
 * body's place. */
static bool is_short(const struct fz_doc *doc, struct fz_span name, size_t ending)
{
    return name.end - ending > strlen("区") && fz_str_has(doc->body, fz_str_slice(doc->fold.str, name.start, ending));
}

/* 住建局 for 住房和城乡建设局: whether REST begins with characters of ORGAN in their order, from its first to its last.
 */
static bool starts_with_short(struct fz_str rest, struct fz_str organ)
{
    enum { MIN_SHORT = 3 };
    size_t at = 0, size, n = 0, organ_size;
    uint32_t last = fz_utf8_before(organ, organ.len, &size);
    for (size_t k = 0; k < organ.len && at < rest.len; k += organ_size) {
        uint32_t c = fz_utf8_at(rest, at, &size);
        if (fz_utf8_at(organ, k, &organ_size) == c) {
            at += size;
            n++;
            if (c == last && n >= MIN_SHORT)
                return true;
        } else if (n == 0) {
            return false;
        }
    }
    return false;
}

/* Whether what stands right before NAME, in the span WHERE, says that something is done for it. */
static bool is_object(const struct fz_check_run *run, const struct params *p, struct fz_span where, struct fz_span name)
{
    enum { FAR = 12 /* characters: all there is would cost the square of a text full of names */ };
    struct fz_str text = run->doc->fold.str;
    size_t start = name.start, size;
    for (int n = 0; n < FAR && start > where.start; n++) {
        fz_utf8_before(text, start, &size);
        start -= size;
    }
    struct fz_str before = fz_str_slice(text, start, name.start);
    return p->object && fz_check_ends(run, p->object, before, 0, before.len, NULL);
}

/* Whether NAME, in the span WHERE, stands for a place that does something, or that something is done for, by the words
 * around it. */
static bool is_subject(const struct fz_check_run *run, const struct params *p, const struct own *own,
                       struct fz_span where, struct fz_span name)
{
    struct fz_str rest = fz_str_slice(run->doc->fold.str, name.end, where.end);
    struct fz_match match;
    return !p->subject || fz_check_has(run, p->bare, fz_doc_str(run->doc, name)) ||
           starts_with_short(rest, own->organ) || is_object(run, p, where, name) ||
           (fz_check_match(run, p->subject, rest, &match) && match.groups[0].start == 0);
}

/* Where the sentence ends that begins at START; without a stop it is cut, so that it costs no way through all of it. */
static size_t sentence_end(struct fz_str text, size_t start)
{
    enum { FAR = 3000 /* bytes */ };
    size_t at = start, size;
    while (at < text.len && at - start < FAR) {
        uint32_t c = fz_utf8_at(text, at, &size);
        at += size;
        if (c == 0x3002 /* 。 */ || c == '\n')
            break;
    }
    return at;
}

/* All names that the words before the ending at PLACE can make: of which of them it is one is seen when it is asked. */
static void add_partners(const struct fz_check_run *run, struct own *own, struct fz_span place)
{
    struct fz_str text = run->doc->fold.str;
    size_t start = place.start, size;
    for (int n = 1; n <= MAX_LONG_STEM && start > 0; n++) {
        fz_utf8_before(text, start, &size);
        start -= size;
        if (n >= MIN_STEM)
            *FZ_PUSH(run->scratch, own->partners, own->n_partners) =
                fz_str_hash(fz_str_slice(text, start, place.end), 1);
    }
}

static int by_hash(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

/* The names in sentences that say what another place has to do with the body. */
static void read_partners(const struct fz_check_run *run, const struct params *p, struct own *own)
{
    struct fz_str text = run->doc->fold.str;
    struct fz_match match;
    own->partners_known = true;
    for (size_t start = 0, end; start < text.len; start = end) {
        end = sentence_end(text, start);
        if (!fz_check_has(run, p->partners, fz_str_slice(text, start, end)))
            continue;
        for (size_t at = start; fz_check_find_in(run, own->endings, at, end, &match) && match.groups[0].end > at;
             at = match.groups[0].end)
            add_partners(run, own, match.groups[0]);
    }
    if (own->n_partners)
        qsort(own->partners, own->n_partners, sizeof *own->partners, by_hash);
}

/* Some sentence says what NAME has to do with the body: who signed an agreement may send people in the next one. */
static bool is_partner(const struct fz_check_run *run, const struct params *p, struct own *own, struct fz_str name)
{
    uint64_t hash = fz_str_hash(name, 1);
    if (!own->partners_known)
        read_partners(run, p, own);
    return own->n_partners && bsearch(&hash, own->partners, own->n_partners, sizeof hash, by_hash) != NULL;
}

static bool is_foreign(const struct fz_check_run *run, const struct params *p, struct own *own, struct fz_span where,
                       struct fz_span name, size_t ending)
{
    struct fz_str text = run->doc->fold.str;
    return !is_known(run->doc, fz_doc_str(run->doc, name)) && !is_short(run->doc, name, ending) &&
           is_subject(run, p, own, where, name) &&
           !is_word_elsewhere(run, own, fz_str_slice(text, name.start, ending)) &&
           !is_partner(run, p, own, fz_doc_str(run->doc, name)) && !fz_is_excused(run, &p->exceptions, where, name);
}

static void check_span(const struct fz_check_run *run, const struct params *p, struct own *own, struct fz_span where)
{
    struct fz_match match;
    for (size_t at = where.start;
         fz_check_find_in(run, own->endings, at, where.end, &match) && match.groups[0].end > at;
         at = match.groups[0].end) {
        size_t ending = match.groups[0].start, start = stem_start(run, p, run->doc->fold.str, where.start, ending);
        struct fz_span name = {fz_u32(start), match.groups[0].end};
        if (start == ending || !is_foreign(run, p, own, where, name, ending))
            continue;
        struct fz_value values[] = {{"name", fz_doc_str(run->doc, name)}, {"own", run->doc->body}};
        fz_emit(run, name, values, 2);
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct own own;
    const struct fz_span *spans;
    if (!read_own(run, p, &own)) {
        run->verdict->outcome = FZ_NOT_APPLICABLE;
        return;
    }
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++)
        check_span(run, p, &own, spans[i]);
}

const struct fz_check fz_check_place = {
    .name = "place",
    .help = "留有别处的地名",
    .help_en = "another place's name left in",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .folded = true,
    .prepare = prepare,
    .run = run_check,
};
