/* Numbers and dates as Chinese official text writes them: in digits, in characters, or mixed. */
#ifndef FZ_BASE_CHINESE_H
#define FZ_BASE_CHINESE_H

#include "base/str.h"

struct fz_date {
    int year, month, day; /* 0 for a part that is not written */
};

/* A number in Chinese characters (一百二十, 二〇二三) or digits at the beginning of TEXT; its length in bytes, or 0. */
size_t fz_scan_number(struct fz_str text, int *value);
/* A date at the beginning of TEXT: 2023年1月20日, 二〇二三年一月二十日, 2023-01-20, 2023.1.20, 1月20日, 2023年1月. Its
 * length in bytes, or 0. It need not be a possible one. */
size_t fz_scan_date(struct fz_str text, struct fz_date *date);
/* Whether some calendar has it; without a year 29 February is possible. */
bool fz_date_is_possible(struct fz_date date);
/* Whether TEXT is a possible date written as 2025-03-01 and nothing else; two such compare like texts. */
bool fz_date_is_iso(struct fz_str text);

#endif
