/* The kinds of check, in check_list.h's order. */
#include "check/check.h"

const struct fz_check *const fz_checks[] = {
#define FZ_CHECK(name) &fz_check_##name,
#include "check/check_list.h"
#undef FZ_CHECK
    NULL,
};

const struct fz_check *fz_check_find(struct fz_str name)
{
    for (const struct fz_check *const *check = fz_checks; *check; check++)
        if (fz_str_equal(fz_str_from((*check)->name), name))
            return *check;
    return NULL;
}
