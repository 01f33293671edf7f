/* One thing, one name: each kind's name in YAML, its file, its line in check_list.h, its test. */
#include "check/check.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* "linter/check/check_required_section.c" for required-section. */
static const char *file_of(char *out, size_t size, const char *folder, const char *name)
{
    (void)snprintf(out, size, "%s/%scheck_%s.c", folder, strstr(folder, "unit") ? "test_" : "", name);
    for (char *p = strstr(out, "check_"); *p; p++)
        if (*p == '-')
            *p = '_';
    return out;
}

Test(check_table, a_kind_has_its_file_and_its_test)
{
    char path[128];
    size_t n = 0;
    for (; fz_checks[n]; n++) {
        const char *name = fz_checks[n]->name;
        file_of(path, sizeof path, "linter/check", name);
        cr_expect(access(path, R_OK) == 0, "%s", path);
        file_of(path, sizeof path, "tests/unit", name);
        cr_expect(access(path, R_OK) == 0, "%s", path);
        cr_expect(fz_check_find(fz_str_from(name)) == fz_checks[n], "%s", name);
        cr_expect(fz_checks[n]->run && fz_checks[n]->help && fz_checks[n]->help_en, "%s", name);
    }
    cr_expect(n > 0);
    cr_expect(fz_check_find(FZ_STR("required_section")) == NULL && fz_check_find(FZ_STR("")) == NULL);
}

Test(check_table, the_list_has_the_kinds_names)
{
    static const struct {
        const char *listed;
        const struct fz_check *check;
    } list[] = {
#define FZ_CHECK(name) {#name, &fz_check_##name},
#include "check/check_list.h"
#undef FZ_CHECK
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        const char *a = list[i].listed, *b = list[i].check->name;
        cr_expect(list[i].check == fz_checks[i], "%s", a);
        cr_expect(strlen(a) == strlen(b), "%s is called %s", a, b);
        for (; *a && *b; a++, b++)
            cr_expect(*a == (*b == '-' ? '_' : *b), "%s is called %s", list[i].listed, list[i].check->name);
    }
}

/* Every parameter says what it is for in both languages, and its name is YAML's: small letters and -. */
Test(check_table, parameters)
{
    for (size_t n = 0; fz_checks[n]; n++) {
        for (const struct fz_param *p = fz_checks[n]->params; p && p->name; p++) {
            cr_expect(strspn(p->name, "abcdefghijklmnopqrstuvwxyz-") == strlen(p->name), "%s", p->name);
            cr_expect(p->help && *p->help && p->help_en && *p->help_en, "%s: %s", fz_checks[n]->name, p->name);
            cr_expect(p->offset < fz_checks[n]->params_size, "%s: %s", fz_checks[n]->name, p->name);
            bool choice = p->type == FZ_PARAM_CHOICE || p->type == FZ_PARAM_CHOICES;
            cr_expect(choice == (p->choices != NULL), "%s: %s", fz_checks[n]->name, p->name);
            cr_expect((p->type == FZ_PARAM_LIST) == (p->columns != NULL), "%s: %s", fz_checks[n]->name, p->name);
        }
    }
}
