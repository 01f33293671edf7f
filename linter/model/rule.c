/* Accessors of rules: looking one up, and a rule's basis in words. */
#include "model/rule.h"

const char *const fz_level_names[] = {"note", "warning", "error", NULL};

const struct fz_rule *fz_ruleset_find(const struct fz_ruleset *ruleset, struct fz_str id)
{
    size_t low = 0, high = ruleset->n_rules;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = fz_str_compare(id, ruleset->rules[middle]->id);
        if (!order)
            return ruleset->rules[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

struct fz_str fz_basis_text(const struct fz_basis *basis, struct fz_arena *arena)
{
    const struct fz_instrument *doc = basis->instrument;
    if (!doc)
        return basis->note.len ? fz_str_copy(arena, basis->note) : FZ_STR("");
    bool number = doc->number.len > 0, note = basis->note.len > 0;
    return fz_str_printf(arena, "《%.*s》%s%.*s%s%.*s%s%.*s", FZ_ARG(doc->title), number ? "（" : "",
                         FZ_ARG(doc->number), number ? "）" : "", FZ_ARG(basis->clause), note ? "：" : "",
                         FZ_ARG(basis->note));
}
