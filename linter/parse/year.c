/* The year reported on. The title has the first word, but not the last: a title left over from last year is a common
 * slip, and then lead, headings, plan and date agree against it. Web residue never counts; the file's name only where
 * all else is silent. */
#include "base/utf8.h"
#include "parse/internal.h"

struct votes {
    struct {
        int year, weight;
        struct fz_span at;
    } items[16];
    size_t n;
};

static void vote(struct votes *votes, int year, int weight, struct fz_span at)
{
    if (year < 1990 || year > 2099)
        return;
    for (size_t i = 0; i < votes->n; i++) {
        if (votes->items[i].year == year) {
            votes->items[i].weight += weight;
            return;
        }
    }
    if (votes->n < sizeof votes->items / sizeof *votes->items) {
        votes->items[votes->n].year = year;
        votes->items[votes->n].weight = weight;
        votes->items[votes->n++].at = at;
    }
}

/* The first YYYY年 (also 二〇二三年) in the folded SPAN that is not part of a span of years (2021—2025年); 0 when there
 * is none. */
static int first_year(const struct fz_doc *doc, struct fz_span span, struct fz_span *at)
{
    struct fz_str text = doc->fold.str;
    size_t size;
    for (size_t i = span.start; i < span.end;) {
        struct fz_str rest = fz_str_slice(text, i, span.end);
        int value;
        size_t len = fz_scan_number(rest, &value);
        uint32_t before = fz_utf8_before(text, i, &size);
        bool in_range = before == '-' || before == 0x2014 || before == 0x2013 || before == 0xFF5E || before == 0x81F3;
        if (len && value >= 1990 && value <= 2099 && !in_range &&
            fz_str_starts(fz_str_slice(rest, len, rest.len), FZ_STR("年"))) {
            *at = (struct fz_span){fz_u32(i), fz_u32(i + len)};
            return value;
        }
        if (len) {
            i += len;
        } else {
            fz_utf8_at(text, i, &size);
            i += size;
        }
    }
    return 0;
}

static struct fz_span first_sentence(const struct fz_doc *doc, struct fz_span span)
{
    struct fz_str text = fz_doc_str(doc, span);
    size_t stop = fz_str_find(text, FZ_STR("。"), 0);
    return stop == SIZE_MAX ? span : (struct fz_span){span.start, span.start + fz_u32(stop)};
}

static void vote_sections(const struct fz_parser *parser, struct votes *votes)
{
    struct fz_span at;
    for (const struct fz_section *s = parser->doc->root->child; s; s = s->next) {
        for (size_t i = 0; i < parser->genre->n_roles; i++) {
            if (!(s->roles >> i & 1))
                continue;
            int year = first_year(parser->doc, s->heading, &at);
            if (year)
                vote(votes, year - parser->genre->roles[i].year, 3, at);
            else if (parser->genre->roles[i].year)
                vote(votes,
                     first_year(parser->doc, first_sentence(parser->doc, s->body), &at) - parser->genre->roles[i].year,
                     1, at);
            break;
        }
    }
}

static int year_in_name(const char *path)
{
    struct fz_str name = fz_str_from(path);
    for (size_t i = 0; i < name.len; i++) {
        int value;
        size_t len = fz_scan_number(fz_str_slice(name, i, name.len), &value);
        if (len == 4 && value >= 1990 && value <= 2099)
            return value;
        i += len && fz_is_digit((unsigned char)name.ptr[i]) ? len - 1 : 0;
    }
    return 0;
}

void fz_parse_year(struct fz_parser *parser)
{
    struct fz_doc *doc = parser->doc;
    struct votes votes = {.n = 0};
    struct fz_span at;
    if (parser->opts->year) {
        doc->year = parser->opts->year;
        doc->year_given = true;
        return;
    }
    vote(&votes, first_year(doc, doc->title, &at), 4, at);
    vote(&votes, first_year(doc, first_sentence(doc, doc->lead), &at), 3, at);
    vote_sections(parser, &votes);
    if (doc->signed_on.month) /* signed in the first half of the year after, or at the end of the year itself */
        vote(&votes, doc->signed_on.year - (doc->signed_on.month <= 9), 2, doc->sign_date);
    size_t best = 0;
    for (size_t i = 1; i < votes.n; i++)
        if (votes.items[i].weight > votes.items[best].weight)
            best = i;
    if (votes.n) {
        doc->year = votes.items[best].year;
        doc->year_at = votes.items[best].at;
    } else {
        doc->year = year_in_name(doc->path);
    }
}
