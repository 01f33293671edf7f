/* Loading packs: what comes of right ones, and the exact messages for wrong ones (fixtures/rules). */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/os.h"
#include "model/categories.h"
#include "check/phrase_index.h"
#include "rule/digest.h"
#include "rule/files.h"
#include "rule/rule_build.h"
#include "rule/rule_keys.h"
#include "rule/ruleset.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define TREE        "fixtures/rules/tree"

struct fixture {
    struct fz_arena arena, messages;
    struct fz_errors errors;
    struct fz_ruleset *ruleset;
};

static void load(struct fixture *f, const char *tree, const char *const *paths, size_t n)
{
    fz_arena_init(&f->arena);
    fz_arena_init(&f->messages);
    fz_errors_init(&f->errors, &f->messages, FZ_LANG_ZH);
    f->ruleset = fz_ruleset_load_tree(&f->arena, tree, paths, n, &f->errors);
}

static void clear(struct fixture *f)
{
    fz_ruleset_free(f->ruleset);
    fz_arena_clear(&f->arena);
    fz_arena_clear(&f->messages);
}

/* file:line:column: message, one a line. */
static void show_errors(struct fz_buf *out, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *e = &errors->items[i];
        fz_buf_printf(out, "%s:", e->file ? e->file : "");
        if (e->line)
            fz_buf_printf(out, "%u:", e->line);
        if (e->column)
            fz_buf_printf(out, "%u:", e->column);
        fz_buf_printf(out, " %.*s\n", FZ_ARG(e->message));
    }
}

static void compare_errors(const char *path, struct fz_str want)
{
    struct fixture f;
    struct fz_buf got;
    load(&f, TREE, &path, 1);
    fz_buf_init(&got);
    show_errors(&got, &f.errors);
    cr_expect(!f.ruleset, "%s must not load", path);
    cr_expect(fz_str_equal(fz_buf_str(&got), want), "%s\ngot\n%.*swant\n%.*s", path, FZ_ARG(fz_buf_str(&got)),
              FZ_ARG(want));
    fz_buf_clear(&got);
    clear(&f);
}

/* NAME.err holds what fixtures/rules/NAME.yaml, or the pack in the folder NAME, must be answered with. */
Test(ruleset, wrong_files)
{
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_str suffix = FZ_STR(".err"), *paths;
    size_t n = 0;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    cr_assert(fz_os_list("fixtures/rules", &suffix, 1, &arena, &paths, &n, &errors) && n > 60, "%zu", n);
    for (size_t i = 0; i < n; i++) {
        char *want;
        size_t len;
        struct fz_str base = fz_str_slice(paths[i], 0, paths[i].len - suffix.len);
        const char *yaml = fz_str_printf(&arena, "%.*s.yaml", FZ_ARG(base)).ptr;
        cr_assert(fz_os_read(fz_str_copy(&arena, paths[i]).ptr, 1 << 20, &want, &len, &errors));
        cr_expect(len > 0, "%s", yaml);
        compare_errors(fz_os_exists(yaml) ? yaml : fz_str_copy(&arena, base).ptr, (struct fz_str){want, len});
        free(want);
    }
    fz_arena_clear(&arena);
}

/* And no wrong file goes without its messages. */
Test(ruleset, every_wrong_file_has_messages)
{
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_strs paths;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    cr_assert(fz_files_list(fz_files_folder(&arena, "fixtures/rules"), "", &paths, &errors) && paths.n > 50);
    for (size_t i = 0; i < paths.n; i++) {
        struct fz_str err =
            fz_str_printf(&arena, "fixtures/rules/%.*s.err", (int)(paths.items[i].len - 5), paths.items[i].ptr);
        cr_expect(fz_os_exists(err.ptr), "%s", err.ptr);
    }
    fz_arena_clear(&arena);
}

Test(ruleset, paths_that_are_not_there)
{
    static const char *const paths[] = {"no/such.yaml", "no-such", TREE "/annual-report/rules.yaml"};
    struct fixture f;
    struct fz_buf got;
    load(&f, TREE, paths, 2);
    fz_buf_init(&got);
    show_errors(&got, &f.errors);
    cr_expect(!f.ruleset && fz_str_equal(fz_buf_str(&got),
                                         FZ_STR("no-such: 没有这个规则文件或文件夹，也没有叫这个名字的地区规则包\n"
                                                "no/such.yaml: 没有这个规则文件或文件夹\n")),
              "%.*s", FZ_ARG(fz_buf_str(&got)));
    fz_buf_clear(&got);
    clear(&f);
}

Test(ruleset, what_a_rule_says)
{
    struct fixture f;
    load(&f, TREE, NULL, 0);
    cr_assert(f.ruleset && !f.errors.n);
    cr_expect(f.ruleset->n_rules == 3 && f.ruleset->genre.n_roles == 3 && f.ruleset->genre.n_bodies == 2);
    cr_expect(f.ruleset->genre.roles[2].year == 1 && f.ruleset->genre.roles[0].topical);
    const struct fz_rule *rule = fz_ruleset_find(f.ruleset, FZ_STR("FZ1001"));
    cr_assert(rule && rule->level == FZ_ERROR && rule->enabled && rule->line == 1 && rule->column == 3);
    cr_expect_str_eq(rule->file, TREE "/annual-report/rules.yaml");
    cr_expect(rule->check == fz_check_find(FZ_STR("required-section")) &&
              fz_str_equal(rule->element, FZ_STR("problems")));
    cr_expect(rule->applies.bodies == 3 && rule->applies.from == 2019 && !rule->applies.until &&
              rule->applies.formats == 3);
    cr_expect(rule->n_good == 1 && rule->good[0].whole && rule->good[0].line == 15 && rule->n_bad == 1);
    cr_expect(rule->bad[0].marks.n == 1 && !rule->bad[0].marks.items[0].len);
    cr_expect(fz_str_equal(fz_basis_text(&rule->basis, &f.arena),
                           FZ_STR("《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第四章")));
    rule = fz_ruleset_find(f.ruleset, FZ_STR("FZ3001"));
    cr_assert(rule && rule->scope.raw && rule->scope.paras == (FZ_PARA_LEAD | FZ_PARA_BODY));
    cr_expect(fz_str_equal(fz_basis_text(&rule->basis, &f.arena), FZ_STR("书写习惯")));
    rule = fz_ruleset_find(f.ruleset, FZ_STR("FZ4001"));
    cr_assert(rule && rule->scope.paras == FZ_SCOPE_DEFAULT && !fz_basis_text(&rule->basis, &f.arena).len);
    cr_expect(!fz_ruleset_find(f.ruleset, FZ_STR("FZ4002")));
    clear(&f);
}

static void expect_region(const struct fz_ruleset *ruleset, struct fz_arena *arena)
{
    const struct fz_rule *comma = fz_ruleset_find(ruleset, FZ_STR("FZ3001")),
                         *words = fz_ruleset_find(ruleset, FZ_STR("FZ4001"));
    const struct fz_rule *own = fz_ruleset_find(ruleset, FZ_STR("AP0001"));
    cr_assert(comma && words && own && ruleset->n_rules == 4);
    cr_expect(comma->level == FZ_NOTE && fz_str_starts(comma->message, FZ_STR("本省只查")));
    cr_expect(fz_str_equal(comma->title, FZ_STR("逗号不应连用")), "what is not adjusted stays");
    cr_expect(fz_str_equal(fz_basis_text(&comma->basis, arena), FZ_STR("《某省办法》（某政〔2021〕3号）第三条")));
    const struct fz_patterns *patterns = comma->params; /* the first member of forbidden-text's */
    cr_expect(patterns->n == 1 && fz_str_equal(fz_pattern_source(patterns->items[0]), FZ_STR("，，，+")));
    cr_expect_str_eq((*(struct fz_csv *const *)words->params)->path, TREE "/regions/a-province/data/local-words.csv");
    cr_expect(!fz_ruleset_find(ruleset, FZ_STR("FZ1001"))->enabled);
    cr_expect(own->scope.roles == (UINT64_C(1) << 63 | 1u << 1) && own->scope.not_roles == 1u << 2 &&
              own->scope.headings_only);
    cr_expect(own->scope.level == 2 && own->scope.paras == (FZ_PARA_SIGNER | FZ_PARA_DATE) && own->aggregate == 3);
    cr_expect(own->applies.from == 2023 && own->applies.until == 2023 && !own->enabled);
    cr_expect(own->n_good == 2 && own->good[1].year == 2022 && fz_str_equal(own->good[1].body, FZ_STR("county")));
    cr_expect(own->n_bad == 1 && own->bad[0].marks.n == 2);
}

/* By its bare name, by its folder, and by its pack.yaml. */
Test(ruleset, a_region_adjusts_and_adds)
{
    static const char *const names[] = {"a-province", TREE "/regions/a-province", TREE "/regions/a-province/pack.yaml"};
    for (size_t i = 0; i < N_OF(names); i++) {
        struct fixture f;
        load(&f, TREE, &names[i], 1);
        cr_assert(f.ruleset, "%s", names[i]);
        expect_region(f.ruleset, &f.arena);
        clear(&f);
    }
}

Test(ruleset, standalone_stands_instead)
{
    static const char *const paths[] = {"fixtures/rules/standalone"};
    struct fixture f;
    load(&f, TREE, paths, 1);
    cr_assert(f.ruleset && f.ruleset->n_rules == 1 && f.ruleset->genre.n_roles == 1);
    cr_expect(fz_str_equal(f.ruleset->name, FZ_STR("other-report")) && f.ruleset->n_instruments == 3);
    clear(&f);
}

Test(ruleset, two_standalone_packs)
{
    static const char *const paths[] = {"fixtures/rules/standalone", "fixtures/rules/standalone"};
    struct fixture f;
    load(&f, TREE, paths, 2);
    cr_expect(!f.ruleset && f.errors.n == 1);
    clear(&f);
}

Test(ruleset, the_shipped_rules_load)
{
    struct fixture f;
    struct fz_buf got;
    load(&f, NULL, NULL, 0);
    fz_buf_init(&got);
    show_errors(&got, &f.errors);
    cr_expect(f.ruleset, "%.*s", FZ_ARG(fz_buf_str(&got)));
    fz_buf_clear(&got);
    clear(&f);
}

Test(ruleset, ids)
{
    static const char *const right[] = {"FZ1002", "AB0000", "ABCD9999"};
    static const char *const wrong[] = {"",       "F1002",   "ABCDE0001", "FZ102", "FZ10023",
                                        "fz1002", "FZ1002 ", "1002",      "FZ10O2"};
    for (size_t i = 0; i < N_OF(right); i++)
        cr_expect(fz_rule_id_is_valid(fz_str_from(right[i])), "%s", right[i]);
    for (size_t i = 0; i < N_OF(wrong); i++)
        cr_expect(!fz_rule_id_is_valid(fz_str_from(wrong[i])), "%s", wrong[i]);
}

/* A kind's parameter that had the name of a common key would never be filled. */
Test(ruleset, kinds_and_common_keys_do_not_clash)
{
    for (size_t i = 0; fz_checks[i]; i++) {
        cr_expect(fz_check_find(fz_str_from(fz_checks[i]->name)) == fz_checks[i], "%s is there twice",
                  fz_checks[i]->name);
        for (const struct fz_param *param = fz_checks[i]->params; param && param->name; param++)
            for (const struct fz_param *key = fz_rule_keys; key->name; key++)
                cr_expect(strcmp(param->name, key->name), "%s has the common key %s", fz_checks[i]->name, key->name);
    }
    cr_expect_str_eq(fz_category_label("typo"), "错别字");
    cr_expect_str_eq(fz_category_label("layout"), "版式");
    cr_expect_str_eq(fz_category_label("copy-previous"), "照抄往年");
}

static void expect_same_digest(const struct fz_embedded *file, struct fz_files *files, struct fz_errors *errors)
{
    struct fz_buf digest;
    struct fz_yaml *root = fz_files_yaml(files, file->path, fz_files_shown(files, file->path), errors);
    cr_assert(root != NULL, "%s", file->path);
    fz_buf_init(&digest);
    fz_digest_add_yaml(&digest, root);
    cr_expect(digest.len == file->len && !memcmp(digest.ptr, file->digest, file->len), "%s", file->path);
    fz_buf_clear(&digest);
}

/* What the build made of a list of phrases is what is made of it now. */
static void expect_same_made(const struct fz_csv *embedded, struct fz_csv *csv, struct fz_arena *arena,
                             struct fz_errors *errors)
{
    for (const struct fz_csv_made *made = embedded->made; made && made->make; made = made->next) {
        if (made->make == fz_word_set_make) {
            const struct fz_word_set *have = made->made, *want = fz_word_set_of(arena, csv);
            cr_expect(have->mask == want->mask && have->shift == want->shift &&
                      !memcmp(have->slots, want->slots, (have->mask + 1) * sizeof *have->slots));
            continue;
        }
        const struct fz_phrase_index *have = made->made, *want = fz_phrase_index_of(arena, csv, errors);
        size_t n_from = ((size_t)1 << (32 - want->shift)) + 1;
        cr_expect(have->csv == embedded && have->text == want->text && have->except == want->except);
        cr_assert(have->shift == want->shift && have->n_entries == want->n_entries);
        cr_expect(!memcmp(have->phrases, want->phrases, csv->n_rows * sizeof *have->phrases));
        cr_expect(!memcmp(have->entries, want->entries, have->n_entries * sizeof *have->entries));
        cr_expect(!memcmp(have->from, want->from, n_from * sizeof *have->from));
        cr_expect(!memcmp(have->bits, want->bits, (1 << FZ_PHRASE_BITS) / 8));
        cr_expect(!memcmp(have->pairs[0], want->pairs[0], (1 << FZ_PAIR_BITS) / 8) &&
                  !memcmp(have->pairs[1], want->pairs[1], (1 << FZ_PAIR_BITS) / 8));
    }
}

static void expect_same_list(const struct fz_embedded *file, struct fz_files *folder, struct fz_files *inside,
                             struct fz_arena *arena, struct fz_errors *errors)
{
    struct fz_csv *want = fz_files_csv(folder, file->path, fz_files_shown(folder, file->path), errors),
                  *have = fz_files_csv(inside, file->path, fz_files_shown(inside, file->path), errors);
    cr_assert(want && have && want->n_rows == have->n_rows && want->n_columns == have->n_columns, "%s", file->path);
    size_t n_cells = want->n_rows * want->n_columns;
    cr_expect(!memcmp(have->cells, want->cells, (n_cells + 1) * sizeof *want->cells), "%s", file->path);
    cr_expect(!memcmp(have->lines, want->lines, want->n_rows * sizeof *want->lines), "%s", file->path);
    cr_expect(!memcmp(have->text, want->text, want->cells[n_cells]), "%s", file->path);
    for (size_t i = 0; i < want->n_columns; i++)
        cr_expect(fz_str_equal(have->header[i], want->header[i]), "%s", file->path);
    expect_same_made(file->csv, want, arena, errors);
}

Test(ruleset, embedded_files_are_sorted_and_whole)
{
    size_t n = 0;
    for (const struct fz_embedded *file = fz_embedded_files; file->path; file++, n++) {
        struct fixture f;
        fz_arena_init(&f.messages);
        fz_errors_init(&f.errors, &f.messages, FZ_LANG_EN);
        struct fz_files *folder = fz_files_folder(&f.messages, "rules"), *inside = fz_files_embedded(&f.messages, true);
        if (file->csv) {
            expect_same_list(file, folder, inside, &f.messages, &f.errors);
        } else {
            expect_same_digest(file, folder, &f.errors);
            expect_same_digest(file, inside, &f.errors);
        }
        cr_expect(!n || strcmp(file[-1].path, file->path) < 0, "%s", file->path);
        fz_arena_clear(&f.messages);
    }
    cr_expect(n > 3);
}

/* What the build knows of the shipped patterns is what it would find out again. */
Test(ruleset, embedded_literals_are_those_of_the_patterns)
{
    struct fixture f;
    size_t n = 0;
    fz_arena_init(&f.messages);
    struct fz_str digest = {(const char *)fz_embedded_literals.digest, fz_embedded_literals.len};
    const struct fz_known_literals *known = fz_digest_literals(&f.messages, digest, &n);
    for (size_t i = 0; i < n; i++) {
        struct fz_literals fresh = fz_literals_of(known[i].source, &f.messages), have = known[i].literals;
        cr_expect(fresh.min == have.min && fresh.max == have.max && fresh.words.n == have.words.n &&
                      !memcmp(&fresh.before, &have.before, sizeof have.before),
                  "%.*s", FZ_ARG(known[i].source));
        for (size_t k = 0; k < have.words.n && k < fresh.words.n; k++)
            cr_expect(fz_str_equal(have.words.items[k], fresh.words.items[k]), "%.*s", FZ_ARG(known[i].source));
    }
    cr_expect(n > 100);
    fz_arena_clear(&f.messages);
}
