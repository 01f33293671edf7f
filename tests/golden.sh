#!/bin/sh
# Exact output, report by report: fixtures/reports/NAME.expected is what `fzlint --color never NAME.txt` prints, then its
# exit status. NAME.ARGS.expected where the same report is shown another way (see below). A false alarm fails as loudly
# as a miss.
#   sh tests/golden.sh            compares
#   sh tests/golden.sh --update   shows the differences, then replaces
set -u
: "${FZLINT:=build/release/fzlint}"
dir=fixtures/reports
update=${1:-}
new=$(mktemp)
trap 'rm -f "$new" "$new.all"' EXIT
passed=0 failed=0

compare() { # EXPECTED ARGS…
    expected=$1
    shift
    # shellcheck disable=SC2086 # FZLINT may be several words
    $FZLINT "$@" --color never >"$new.all" 2>&1
    code=$?
    sed '/^<style>$/,/^<\/style>$/d; /^<script>$/,/^<\/script>$/d' "$new.all" >"$new" # pages without reporters/web
    echo "exit $code" >>"$new"
    if cmp -s "$expected" "$new"; then
        echo "ok golden: $expected"
        passed=$((passed + 1))
        return
    fi
    [ -n "$update" ] || echo "not ok golden: $expected"
    if [ -f "$expected" ]; then diff -u "$expected" "$new"; else cat "$new"; fi
    failed=$((failed + 1))
    [ -z "$update" ] || cp "$new" "$expected"
}

for report in "$dir"/*.txt; do
    compare "${report%.txt}.expected" "$report"
done
# The same findings in every format; few rules, since SARIF lists them all.
for format in csv json sarif github gitlab junit rdjson html checklist checklist-html letter letter-html matrix matrix-html; do
    compare "$dir/demo.$format.expected" --format "$format" --select FZ2103,FZ4001,FZ5001,FZ5101 "$dir/demo.txt"
done
compare "$dir/demo.en.expected" --lang en --statistics "$dir/demo.txt"
compare "$dir/demo.quiet.expected" --quiet --min-level error "$dir/demo.txt"
compare "$dir/demo.outline.expected" outline "$dir/demo.txt"

if [ -n "$update" ]; then
    echo "$failed replaced, $passed as they were"
    exit 0
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
