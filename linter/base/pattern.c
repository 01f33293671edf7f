/* Regular expressions through PCRE2, the only file that knows it. Texts were validated when they were read, so matching
 * skips that; limits in the matcher keep a pattern that runs away from holding up the rest. */
#include "base/pattern.h"
#include "base/prefilter.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum {
    MATCH_LIMIT = 1000000,
    DEPTH_LIMIT = 250000,
    HEAP_LIMIT_KIB = 64 * 1024,
    JIT_STACK_START = 32 * 1024,
    JIT_STACK_MAX = 1024 * 1024,
    MAX_READINGS = 4
};

struct compiled {
    pcre2_code *code; /* NULL: not yet */
    bool jit;
};

struct fz_pattern {
    struct compiled *compiled;
    const struct fz_literals *literals;
    const struct fz_prefilter *prefilter; /* that it belongs to, as number INDEX; NULL: none */
    size_t index;
    unsigned views; /* a bit each */
    struct fz_str source;
};

struct own_table { /* of a list that was looked for without a prefilter */
    const struct fz_word_list *list;
    const struct fz_words *table;
};

struct fz_matcher {
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *jit_stack; /* NULL until a pattern that was made faster needs it */
    struct fz_reading *readings[MAX_READINGS];
    size_t n_readings;
    struct fz_arena arena, scratch; /* of the readings */
    struct own_table *own;
    size_t n_own;
    struct fz_arena own_arena;
};

static void *must(void *got)
{
    if (!got)
        fz_out_of_memory();
    return got;
}

static pcre2_code *compile(struct fz_str source, const struct fz_literals *literals, size_t *offset, char *message,
                           size_t size)
{
    pcre2_compile_context *context = must(pcre2_compile_context_create(NULL));
    pcre2_set_newline(context, PCRE2_NEWLINE_LF); /* the only line end after input/ */
    int error;
    PCRE2_SIZE at = 0;
    PCRE2_SPTR text = (PCRE2_SPTR)(source.ptr ? source.ptr : "");
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
    if (literals->words.n) /* windows are small, and PCRE2 would look for a beginning far behind each */
        options |= PCRE2_NO_START_OPTIMIZE;
    pcre2_code *code = pcre2_compile(text, source.len, options, &error, &at, context);
    pcre2_compile_context_free(context);
    if (!code && error == PCRE2_ERROR_HEAP_FAILED)
        fz_out_of_memory();
    if (!code) {
        *offset = at;
        if (size > 0)
            pcre2_get_error_message(error, (PCRE2_UCHAR *)message, size);
    }
    return code;
}

static struct fz_pattern *new_pattern(struct fz_str source, const struct fz_literals *literals)
{
    struct fz_pattern *pattern = must(calloc(1, sizeof *pattern));
    pattern->compiled = must(calloc(1, sizeof *pattern->compiled));
    pattern->source = source;
    pattern->literals = literals;
    return pattern;
}

struct fz_pattern *fz_pattern_new(struct fz_str source, struct fz_arena *arena, size_t *offset, char *message,
                                  size_t size)
{
    struct fz_literals *literals = FZ_NEW(arena, struct fz_literals);
    *literals = fz_literals_of(source, arena);
    pcre2_code *code = compile(source, literals, offset, message, size);
    if (!code)
        return NULL;
    struct fz_pattern *pattern = new_pattern(source, literals);
    pattern->compiled->code = code;
    return pattern;
}

struct fz_pattern *fz_pattern_new_known(const struct fz_known_literals *known)
{
    return new_pattern(known->source, &known->literals);
}

void fz_pattern_free(struct fz_pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_code_free(pattern->compiled->code);
    free(pattern->compiled);
    free(pattern);
}

struct fz_str fz_pattern_source(const struct fz_pattern *pattern)
{
    return pattern->source;
}

/* NULL only where this PCRE2 refuses what the one that the program was built with took. */
static pcre2_code *code_of(const struct fz_pattern *pattern)
{
    struct compiled *compiled = pattern->compiled;
    size_t offset;
    if (!compiled->code)
        compiled->code = compile(pattern->source, pattern->literals, &offset, NULL, 0);
    return compiled->code;
}

int fz_pattern_group(const struct fz_pattern *pattern, const char *name)
{
    const pcre2_code *code = code_of(pattern);
    int number = code ? pcre2_substring_number_from_name(code, (PCRE2_SPTR)name) : -1;
    return number > 0 && number < FZ_MAX_GROUPS ? number : -1;
}

void fz_pattern_compile(struct fz_pattern *pattern)
{
    (void)code_of(pattern);
}

void fz_pattern_jit(struct fz_pattern *pattern)
{
    pcre2_code *code = code_of(pattern);
    /* A build or a machine without JIT goes on with the interpreter. */
    if (code && !pattern->compiled->jit)
        pattern->compiled->jit = pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
}

struct fz_matcher *fz_matcher_new(void)
{
    struct fz_matcher *matcher = must(malloc(sizeof *matcher));
    matcher->context = must(pcre2_match_context_create(NULL));
    matcher->data = must(pcre2_match_data_create(FZ_MAX_GROUPS, NULL));
    matcher->jit_stack = NULL;
    matcher->n_readings = 0;
    fz_arena_init(&matcher->arena);
    fz_arena_init(&matcher->scratch);
    matcher->own = NULL;
    matcher->n_own = 0;
    fz_arena_init(&matcher->own_arena);
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
    return matcher;
}

void fz_matcher_free(struct fz_matcher *matcher)
{
    if (!matcher)
        return;
    fz_arena_clear(&matcher->arena);
    fz_arena_clear(&matcher->scratch);
    fz_arena_clear(&matcher->own_arena);
    pcre2_jit_stack_free(matcher->jit_stack);
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    free(matcher);
}

static void need_jit_stack(struct fz_matcher *matcher)
{
    if (matcher->jit_stack)
        return;
    matcher->jit_stack = must(pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MAX, NULL));
    pcre2_jit_stack_assign(matcher->context, NULL, matcher->jit_stack);
}

/* PCRE2 answered COUNT: so many groups are set up to the last that took part, 0 means more than there is room for. */
static void take_groups(const struct fz_matcher *matcher, int count, struct fz_match *match)
{
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(matcher->data);
    int n = count == 0 ? FZ_MAX_GROUPS : count;
    for (int i = 0; i < FZ_MAX_GROUPS; i++) {
        if (i >= n || ends[2 * i] == PCRE2_UNSET)
            match->groups[i] = (struct fz_span){UINT32_MAX, UINT32_MAX};
        else
            match->groups[i] = (struct fz_span){fz_u32(ends[2 * i]), fz_u32(ends[2 * i + 1])};
    }
}

void fz_pattern_look_in(struct fz_pattern *pattern, enum fz_text_view view)
{
    pattern->views |= 1u << view;
}

struct fz_prefilter *fz_prefilter_new(struct fz_arena *arena, struct fz_pattern *const *patterns, size_t n_patterns,
                                      struct fz_word_list *const *lists, size_t n_lists)
{
    struct fz_sought *sought = FZ_NEW_N(arena, struct fz_sought, n_patterns + n_lists + 1);
    for (size_t i = 0; i < n_patterns; i++)
        sought[i] = (struct fz_sought){.literals = patterns[i]->literals, .views = patterns[i]->views};
    for (size_t i = 0; i < n_lists; i++)
        sought[n_patterns + i] = (struct fz_sought){.views = 1u << lists[i]->view, .list = &lists[i]->words};
    struct fz_prefilter *prefilter = fz_prefilter_of(arena, sought, n_patterns + n_lists);
    for (size_t i = 0; i < n_patterns; i++) {
        patterns[i]->prefilter = prefilter;
        patterns[i]->index = i;
    }
    for (size_t i = 0; i < n_lists; i++) {
        lists[i]->prefilter = prefilter;
        lists[i]->index = n_patterns + i;
    }
    return prefilter;
}

void fz_matcher_read(struct fz_matcher *matcher, const struct fz_prefilter *prefilter, struct fz_str text,
                     enum fz_text_view view)
{
    if (matcher->n_readings < MAX_READINGS)
        matcher->readings[matcher->n_readings++] =
            fz_reading_new(&matcher->arena, &matcher->scratch, prefilter, text, view);
}

void fz_matcher_forget(struct fz_matcher *matcher)
{
    matcher->n_readings = 0;
    fz_arena_reset(&matcher->arena);
}

static struct fz_reading *reading_of(const struct fz_prefilter *prefilter, size_t index,
                                     const struct fz_matcher *matcher, struct fz_str text)
{
    for (size_t i = 0; prefilter && i < matcher->n_readings; i++)
        if (fz_reading_holds(matcher->readings[i], prefilter, index, text))
            return matcher->readings[i];
    return NULL;
}

/* LIST's own table, where no reading knows its words. */
static const struct fz_words *table_of(struct fz_matcher *matcher, const struct fz_word_list *list)
{
    size_t i = 0;
    while (i < matcher->n_own && matcher->own[i].list != list)
        i++;
    if (i == matcher->n_own)
        *FZ_PUSH(&matcher->own_arena, matcher->own, matcher->n_own) =
            (struct own_table){list, fz_words_new(&matcher->own_arena, list->words.items, list->words.n)};
    return matcher->own[i].table;
}

void fz_word_list_find(const struct fz_word_list *list, struct fz_matcher *matcher, struct fz_str text, size_t from,
                       size_t end, fz_words_hit *hit, void *context)
{
    struct fz_reading *reading = reading_of(list->prefilter, list->index, matcher, text);
    if (reading)
        fz_reading_words(reading, list->index, text, from, end, hit, context);
    else
        fz_words_scan(table_of(matcher, list), text, from, end, hit, context);
}

size_t fz_pattern_place(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text, size_t from)
{
    struct fz_reading *reading = reading_of(pattern->prefilter, pattern->index, matcher, text);
    return reading ? fz_reading_place(reading, pattern->index, text, from) : from;
}

/* The first match that starts in WINDOW. */
static enum fz_matched find_in(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text,
                               struct fz_window window, size_t end, uint32_t options, struct fz_match *match)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.ptr ? text.ptr : "");
    const pcre2_code *code = code_of(pattern);
    if (!code)
        return FZ_GAVE_UP;
    pcre2_set_offset_limit(matcher->context, window.last);
    int count = pcre2_match(code, subject, end, window.first, options, matcher->data, matcher->context);
    if (count >= 0) {
        take_groups(matcher, count, match);
        return FZ_MATCHED;
    }
    if (count == PCRE2_ERROR_NOMEMORY)
        fz_out_of_memory();
    /* MATCHLIMIT, DEPTHLIMIT, HEAPLIMIT, JIT_STACKLIMIT; with any other failure the answer is not known either */
    return count == PCRE2_ERROR_NOMATCH ? FZ_NO_MATCH : FZ_GAVE_UP;
}

static enum fz_matched find(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text,
                            size_t from, size_t end, uint32_t options, struct fz_match *match)
{
    if (end > text.len)
        end = text.len;
    if (from > end)
        return FZ_NO_MATCH;
    if (pattern->compiled->jit)
        need_jit_stack(matcher);
    bool cut = end < text.len && text.ptr[end] != '\n'; /* then END is no end of a line, and $ must not match there */
    options |= PCRE2_NO_UTF_CHECK | (cut ? PCRE2_NOTEOL : 0);
    struct fz_reading *reading = reading_of(pattern->prefilter, pattern->index, matcher, text);
    struct fz_window window = {from, end};
    if (!reading)
        return find_in(pattern, matcher, text, window, end, options, match);
    while (fz_reading_next(reading, pattern->index, text, from, end, &window)) {
        enum fz_matched matched = find_in(pattern, matcher, text, window, end, options, match);
        if (matched != FZ_NO_MATCH || window.last >= end)
            return matched;
        from = window.last + 1;
    }
    return FZ_NO_MATCH;
}

enum fz_matched fz_pattern_find(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text,
                                size_t from, size_t end, struct fz_match *match)
{
    return find(pattern, matcher, text, from, end, 0, match);
}

enum fz_matched fz_pattern_find_ending(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text,
                                       size_t from, size_t end, struct fz_match *match)
{
    return find(pattern, matcher, text, from, end, PCRE2_ENDANCHORED, match);
}
