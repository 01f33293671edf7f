/* fzlint rules schema: a JSON schema (draft-07) of a file of rules, for completion and checking in editors. It is
 * printed from the tables that the loader reads by, so the two cannot differ. One `if check is X then its keys` per
 * kind, because draft-07 has no other way to let a key's meaning hang on another's value. */
#include "cmd_rules.h"
#include "rule/rule_keys.h"
#include <string.h>

struct json { /* a printer that knows where commas go */
    FILE *out;
    int depth;
    bool first; /* nothing stands yet in the innermost object or array */
};

static void put_string(FILE *out, const char *s)
{
    (void)fputc('"', out);
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\')
            (void)fprintf(out, "\\%c", c);
        else if (c < 0x20)
            (void)fprintf(out, "\\u%04x", c);
        else
            (void)fputc(c, out);
    }
    (void)fputc('"', out);
}

/* A new line for the next member; KEY may be NULL, as in arrays. */
static void member(struct json *j, const char *key)
{
    (void)fprintf(j->out, "%s\n%*s", j->first ? "" : ",", j->depth * 2, "");
    j->first = false;
    if (!key)
        return;
    put_string(j->out, key);
    (void)fprintf(j->out, ": ");
}

static void open(struct json *j, const char *key, char bracket)
{
    if (j->depth)
        member(j, key);
    (void)fputc(bracket, j->out);
    j->depth++;
    j->first = true;
}

static void close(struct json *j, char bracket)
{
    j->depth--;
    (void)fprintf(j->out, "\n%*s%c", j->depth * 2, "", bracket);
    j->first = false;
}

static void text(struct json *j, const char *key, const char *value)
{
    member(j, key);
    put_string(j->out, value);
}

static void word(struct json *j, const char *key, const char *literal)
{
    member(j, key);
    (void)fprintf(j->out, "%s", literal);
}

static void put_enum(struct json *j, const char *const *choices)
{
    open(j, "enum", '[');
    for (; *choices; choices++)
        text(j, NULL, *choices);
    close(j, ']');
}

static void put_names(struct json *j, const struct fz_ruleset *ruleset, bool roles, bool other)
{
    open(j, "enum", '[');
    for (size_t i = 0; roles && i < ruleset->genre.n_roles; i++)
        text(j, NULL, ruleset->genre.roles[i].name.ptr);
    for (size_t i = 0; !roles && i < ruleset->genre.n_bodies; i++)
        text(j, NULL, ruleset->genre.bodies[i].name.ptr);
    if (other)
        text(j, NULL, "other");
    close(j, ']');
}

/* A text may stand without quotes, and then an editor takes 4.5 or 2023 for a number; the loader does not mind. */
static void put_text_type(struct json *j)
{
    open(j, "type", '[');
    text(j, NULL, "string");
    text(j, NULL, "number");
    close(j, ']');
}

struct value { /* what a key may have */
    const struct fz_ruleset *ruleset;
    const struct fz_param *param;
    bool other; /* a role may be "other" too */
};
typedef void put_value(struct json *j, const struct value *value);

/* What one item of such a parameter may be. */
static void put_item(struct json *j, const struct value *value)
{
    switch (value->param->type) {
    case FZ_PARAM_BOOL:
        text(j, "type", "boolean");
        break;
    case FZ_PARAM_INT:
        text(j, "type", "integer");
        break;
    case FZ_PARAM_CHOICE:
    case FZ_PARAM_CHOICES:
        put_enum(j, value->param->choices);
        break;
    case FZ_PARAM_ROLE:
    case FZ_PARAM_ROLES:
        put_names(j, value->ruleset, true, value->other);
        break;
    case FZ_PARAM_PATTERN:
    case FZ_PARAM_PATTERNS:
        text(j, "type", "string");
        text(j, "format", "regex");
        break;
    case FZ_PARAM_STR:
    case FZ_PARAM_STRS:
    case FZ_PARAM_LIST:
        put_text_type(j);
        break;
    }
}

static bool is_list(enum fz_param_type type)
{
    return type == FZ_PARAM_STRS || type == FZ_PARAM_PATTERNS || type == FZ_PARAM_CHOICES || type == FZ_PARAM_ROLES;
}

/* A value, or a list of such. */
static void put_one_or_more(struct json *j, put_value *put, const struct value *value)
{
    open(j, "anyOf", '[');
    open(j, NULL, '{');
    put(j, value);
    close(j, '}');
    open(j, NULL, '{');
    text(j, "type", "array");
    word(j, "minItems", "1");
    open(j, "items", '{');
    put(j, value);
    close(j, '}');
    close(j, '}');
    close(j, ']');
}

static void put_key(struct json *j, put_value *put, const struct value *value)
{
    open(j, value->param->name, '{');
    text(j, "description", value->param->help);
    if (is_list(value->param->type))
        put_one_or_more(j, put, value);
    else
        put(j, value);
    close(j, '}');
}

static void put_param(struct json *j, const struct fz_ruleset *ruleset, const struct fz_param *param, bool other)
{
    put_key(j, put_item, &(struct value){ruleset, param, other});
}

static void put_required_keys(struct json *j, const struct fz_param *table, bool examples)
{
    for (const struct fz_param *param = table; param && param->name; param++)
        if (param->required && (table != fz_rule_keys || fz_rule_key_is_example(param) == examples))
            text(j, NULL, param->name);
}

static void put_required(struct json *j, const struct fz_param *table)
{
    open(j, "required", '[');
    put_required_keys(j, table, false);
    close(j, ']');
}

/* Its own, and good and bad where its rules have examples. */
static void put_required_of_kind(struct json *j, const struct fz_check *check)
{
    open(j, "required", '[');
    put_required_keys(j, check->params, false);
    if (!check->no_examples)
        put_required_keys(j, fz_rule_keys, true);
    close(j, ']');
}

static void put_body(struct json *j, const struct value *value)
{
    put_names(j, value->ruleset, false, false);
}

static void put_object(struct json *j, const struct fz_ruleset *ruleset, const struct fz_param *table)
{
    text(j, "type", "object");
    word(j, "additionalProperties", "false");
    put_required(j, table);
    open(j, "properties", '{');
    for (const struct fz_param *param = table; param->name; param++)
        put_key(j, strcmp(param->name, "body") ? put_item : put_body, &(struct value){ruleset, param, false});
    close(j, '}');
}

/* good and bad: a text or a group of keys. */
static void put_example(struct json *j, const struct value *value)
{
    open(j, "anyOf", '[');
    open(j, NULL, '{');
    text(j, "type", "string");
    close(j, '}');
    open(j, NULL, '{');
    put_object(j, value->ruleset, fz_rule_key_group(value->param->name));
    close(j, '}');
    close(j, ']');
}

static void put_examples(struct json *j, const struct fz_ruleset *ruleset, const struct fz_param *key)
{
    open(j, key->name, '{');
    text(j, "description", key->help);
    put_one_or_more(j, put_example, &(struct value){ruleset, key, false});
    close(j, '}');
}

static void put_check_names(struct json *j, const struct fz_param *key)
{
    open(j, key->name, '{');
    text(j, "description", key->help);
    open(j, "enum", '[');
    for (size_t i = 0; fz_checks[i]; i++)
        text(j, NULL, fz_checks[i]->name);
    close(j, ']');
    close(j, '}');
}

static void put_common(struct json *j, const struct fz_ruleset *ruleset, const struct fz_param *key)
{
    if (!strcmp(key->name, "check")) {
        put_check_names(j, key);
    } else if (!strcmp(key->name, "good") || !strcmp(key->name, "bad")) {
        put_examples(j, ruleset, key);
    } else if (fz_rule_key_group(key->name)) {
        open(j, key->name, '{');
        text(j, "description", key->help);
        put_object(j, ruleset, fz_rule_key_group(key->name));
        close(j, '}');
    } else if (!strcmp(key->name, "id")) {
        open(j, key->name, '{');
        text(j, "description", key->help);
        text(j, "type", "string");
        text(j, "pattern", "^[A-Z]{2,4}[0-9]{4}$");
        close(j, '}');
    } else {
        put_param(j, ruleset, key, false);
    }
}

static bool has_param(const struct fz_check *check, const char *name)
{
    for (const struct fz_param *param = check->params; param && param->name; param++)
        if (!strcmp(param->name, name))
            return true;
    return false;
}

/* Under "properties": every key that a rule of this kind may have, so that others can be refused. */
static void put_kind_keys(struct json *j, const struct fz_ruleset *ruleset, const struct fz_check *check)
{
    open(j, "properties", '{');
    for (const struct fz_param *key = fz_rule_keys; key->name; key++)
        word(j, key->name, "true");
    for (const struct fz_param *param = check->params; param && param->name; param++)
        put_param(j, ruleset, param, false);
    for (const struct fz_param *key = fz_scope_keys; check->scoped && key->name; key++)
        if (!has_param(check, key->name))
            put_param(j, ruleset, key, true);
    close(j, '}');
}

static void put_kind(struct json *j, const struct fz_ruleset *ruleset, const struct fz_check *check)
{
    open(j, NULL, '{');
    open(j, "if", '{');
    open(j, "required", '[');
    text(j, NULL, "check");
    close(j, ']');
    open(j, "properties", '{');
    open(j, "check", '{');
    text(j, "const", check->name);
    close(j, '}');
    close(j, '}');
    close(j, '}');
    open(j, "then", '{');
    text(j, "description", check->help);
    put_required_of_kind(j, check);
    put_kind_keys(j, ruleset, check);
    word(j, "additionalProperties", "false");
    close(j, '}');
    close(j, '}');
}

void fz_cmd_rules_schema(const struct fz_ruleset *ruleset, FILE *out)
{
    struct json j = {.out = out, .first = true};
    open(&j, NULL, '{');
    text(&j, "$schema", "http://json-schema.org/draft-07/schema#");
    text(&j, "title", "fzlint 规则文件");
    text(&j, "type", "array");
    open(&j, "items", '{');
    text(&j, "type", "object");
    put_required(&j, fz_rule_keys);
    open(&j, "properties", '{');
    for (const struct fz_param *key = fz_rule_keys; key->name; key++)
        put_common(&j, ruleset, key);
    close(&j, '}');
    open(&j, "allOf", '[');
    for (size_t i = 0; fz_checks[i]; i++)
        put_kind(&j, ruleset, fz_checks[i]);
    close(&j, ']');
    close(&j, '}');
    close(&j, '}');
    (void)fprintf(out, "\n");
}
