/* The table of output formats, made from reporter_list.h. */
#include "reporter.h"

const struct fz_reporter *const fz_reporters[] = {
#define FZ_REPORTER(name) &fz_reporter_##name,
#include "reporter_list.h"
#undef FZ_REPORTER
    NULL,
};

const struct fz_reporter *fz_reporter_find(struct fz_str name)
{
    for (size_t i = 0; fz_reporters[i]; i++)
        if (fz_str_equal(fz_str_from(fz_reporters[i]->name), name))
            return fz_reporters[i];
    return NULL;
}
