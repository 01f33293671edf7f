/* Rules by id, by the beginning of an id, by name or category. */
#include "select.h"
#include "check/check.h"

/* WORDS is "FZ1001,FZ2,typo". Marks the rules that are meant. */
static bool mark(const struct fz_ruleset *ruleset, const char *words, bool *marked, struct fz_errors *errors)
{
    struct fz_str rest = fz_str_from(words), word;
    bool good = true;
    while (rest.len && fz_str_split(&rest, ',', &word)) {
        size_t met = 0;
        for (size_t i = 0; i < ruleset->n_rules; i++) {
            const struct fz_rule *rule = ruleset->rules[i];
            if (fz_str_starts(rule->id, word) || fz_str_equal(rule->category, word) || fz_str_equal(rule->name, word)) {
                marked[i] = true;
                met++;
            }
        }
        if (!met)
            good = fz_error_add(errors, NULL, 0, 0,
                                FZ_SAY(errors->lang, "没有规则或类别“%.*s”；fzlint rules list 列出全部规则",
                                       "no rule or category \"%.*s\"; fzlint rules list shows them all"),
                                FZ_ARG(word));
    }
    return good;
}

const bool *fz_select_rules(const struct fz_ruleset *ruleset, const struct fz_options *options, struct fz_arena *arena,
                            struct fz_errors *errors)
{
    size_t n = ruleset->n_rules;
    bool *wanted = FZ_NEW_N(arena, bool, n + 1), *unwanted = FZ_NEW_N(arena, bool, n + 1), good = true;
    for (size_t i = 0; i < options->n_select; i++)
        good &= mark(ruleset, options->select[i], wanted, errors);
    for (size_t i = 0; i < options->n_ignore; i++)
        good &= mark(ruleset, options->ignore[i], unwanted, errors);
    for (size_t i = 0; i < n; i++) {
        const struct fz_rule *rule = ruleset->rules[i];
        bool usual = options->n_select ? wanted[i] : rule->enabled;
        wanted[i] = (usual || (options->layout && rule->check->layout)) && !unwanted[i];
    }
    return good ? wanted : NULL;
}
