/* Runs the stages in order. */
#include "parse/parse.h"
#include "parse/internal.h"

void fz_parse(struct fz_doc *doc, const struct fz_genre *genre, const struct fz_parse_opts *opts,
              struct fz_matcher *matcher)
{
    struct fz_parser parser = {.doc = doc, .genre = genre, .opts = opts, .matcher = matcher};
    fz_arena_init(&parser.scratch);
    fz_parse_lines(&parser);
    fz_parse_front(&parser);
    fz_parse_paras(&parser);
    fz_parse_sections(&parser);
    fz_parse_figures(&parser);
    fz_parse_body(&parser);
    fz_parse_year(&parser);
    fz_arena_clear(&parser.scratch);
}
