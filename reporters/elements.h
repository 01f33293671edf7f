/* Where each required part of a report stands, as its rules found it: one line a part, from the verdicts of all rules
 * that speak of it. */
#ifndef FZ_REPORTERS_ELEMENTS_H
#define FZ_REPORTERS_ELEMENTS_H

#include "model/finding.h"
#include <stdio.h>

struct fz_element_shown {
    const struct fz_role *role;
    enum fz_element_state state;      /* NONE: no rule has looked for it, and no heading names it */
    uint32_t line;                    /* of the raw text; 0: nowhere */
    const struct fz_section *section; /* whose heading it is; NULL: it stands in running text or nowhere */
    const struct fz_verdict *verdict; /* that decided; NULL: no rule has spoken of it */
};

/* 有标题, 仅见于正文, 空泛, 缺; 未判断 */
const char *fz_element_word(enum fz_element_state state, enum fz_lang lang);

/* In the order of the genre's roles, into ARENA. With ALL every role, those that no rule spoke of by the headings that
 * name them; else only the roles of which a rule has said something. RESULT has a document. */
size_t fz_elements_of(const struct fz_result *result, const struct fz_ruleset *ruleset, bool all,
                      struct fz_arena *arena, struct fz_element_shown **elements);
/* One line for a person: 存在的不足和原因：有标题（第20行 “二、…”）. */
void fz_element_put(FILE *out, const struct fz_doc *doc, const struct fz_element_shown *element, enum fz_lang lang);

#endif
