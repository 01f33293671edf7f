#!/bin/sh
# docs/checks.md and docs/rules.md are printed by the program from its own tables, so that they cannot be wrong.
#   sh tests/docs.sh            compares; a stale file is a failed test
#   sh tests/docs.sh --update   writes them
set -u
: "${FZLINT:=build/release/fzlint}"
new=$(mktemp)
trap 'rm -f "$new"' EXIT
passed=0 failed=0

checks() {
    cat <<'END'
# 检查方式

规则文件中 `check:` 的可选值和各自的参数。本文件由 `make docs` 从程序生成，请勿手改。规则的其他键见 [rules/README.md](../rules/README.md)。

```text
END
    "$FZLINT" rules kinds || return 1
    echo '```'
}

rules() {
    cat <<'END'
# 自带规则

本文件由 `make docs` 从程序生成，请勿手改。一条规则的全部说明（依据、例子、改法）：`fzlint rules explain 编号`。

| 编号 | 级别 | 类别 | 规则 |
| --- | --- | --- | --- |
END
    "$FZLINT" rules list >"$new.list" || return 1
    awk '$1 ~ /^[A-Z][A-Z]+[0-9][0-9][0-9][0-9]$/ { title = $0; sub(/^[^ ]+ +[^ ]+ +[^ ]+ +/, "", title); print "| " $1 " | " $2 " | " $3 " | " title " |" }' "$new.list"
    tail -n 1 "$new.list" | sed '1s/^/\n/'
    rm -f "$new.list"
}

for name in checks rules; do
    if ! $name >"$new"; then
        echo "not ok docs/$name.md cannot be made"
        failed=$((failed + 1))
    elif [ -n "${1:-}" ]; then
        cmp -s "$new" "docs/$name.md" || { cp "$new" "docs/$name.md" && echo "docs/$name.md written"; }
    elif cmp -s "$new" "docs/$name.md"; then
        echo "ok docs/$name.md is what the program says"
        passed=$((passed + 1))
    else
        echo "not ok docs/$name.md is stale: make docs"
        diff "docs/$name.md" "$new" | head -n 20
        failed=$((failed + 1))
    fi
done
[ -n "${1:-}" ] || echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
