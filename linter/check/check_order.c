/* Parts in the wrong order. The finding stands on the part that comes too early. */
#include "check/check.h"

struct params {
    struct fz_role_list roles;
};

static const struct fz_param params[] = {
    {"parts", FZ_PARAM_ROLES, true, offsetof(struct params, roles), NULL, NULL,
     "应有的先后次序（roles 的名称）；没列出的不限", "the order that parts must have; those not listed are free"},
    {0},
};

static const struct fz_section *first_with(const struct fz_doc *doc, int role)
{
    for (const struct fz_section *s = doc->root->child; s; s = s->next)
        if (s->roles >> role & 1)
            return s;
    return NULL;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    for (size_t i = 1; i < p->roles.n; i++) {
        const struct fz_section *late = first_with(run->doc, p->roles.items[i]);
        for (size_t k = 0; late && k < i; k++) {
            const struct fz_section *early = first_with(run->doc, p->roles.items[k]);
            if (!early || early == late || early->marker.start < late->marker.start)
                continue;
            const struct fz_role *roles = run->ruleset->genre.roles;
            struct fz_value values[] = {{"part", roles[p->roles.items[i]].label},
                                        {"before", roles[p->roles.items[k]].label}};
            struct fz_finding *finding = fz_emit(run, fz_section_head(late), values, 2);
            fz_emit_related(run, finding, fz_section_head(early), roles[p->roles.items[k]].label);
            break;
        }
    }
}

const struct fz_check fz_check_order = {
    .name = "order",
    .help = "各部分的先后次序",
    .help_en = "the order of the parts",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
