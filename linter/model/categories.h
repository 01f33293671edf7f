/* The vocabulary of `category:`, what --select and the reports group findings by. */
#ifndef FZ_MODEL_CATEGORIES_H
#define FZ_MODEL_CATEGORIES_H

extern const char *const fz_categories[]; /* ended by NULL */
/* What a reader is told for category NAME, in Chinese; NAME itself where there is no such category. */
const char *fz_category_label(const char *name);

#endif
