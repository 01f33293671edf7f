#!/bin/sh
# The quick way of searching finds what the plain one finds: everything that is written is the same with --no-prefilter.
. tests/expect.sh

# same_both_ways ARG…
same_both_ways() {
    # shellcheck disable=SC2086 # FZLINT may be several words
    $FZLINT --format json --fail-on never "$@" >"$TMP/quick" 2>"$TMP/quick.err"
    echo $? >>"$TMP/quick.err"
    # shellcheck disable=SC2086
    $FZLINT --format json --fail-on never --no-prefilter "$@" >"$TMP/plain" 2>"$TMP/plain.err"
    echo $? >>"$TMP/plain.err"
    same "$TMP/plain" "$TMP/quick" "findings"
    same "$TMP/plain.err" "$TMP/quick.err" "errors"
}

title "the fixtures"
same_both_ways --no-config --layout fixtures/reports fixtures/encodings fixtures/broken
is "something is found" grep -q '"FZ2103"' "$TMP/quick"

title "some rules only"
same_both_ways --no-config --select FZ5 fixtures/reports

title "without the compiler of patterns"
same_both_ways --no-config fixtures/reports/demo.txt

title "--across"
same_both_ways --no-config --across fixtures/reports

title "last year's report"
same_both_ways --no-config --previous fixtures/reports/clean.txt fixtures/reports/demo.txt

title "rules of one's own"
cat >"$TMP/own.yaml" <<'EOF'
- {id: ZZ0001, name: own-raw, category: term, level: note, check: forbidden-text, view: raw, patterns: ['法治(?=政府)', '^  '], title: 甲, message: 乙, basis: {note: 丙}, good: [甲], bad: [法治政府]}
- {id: ZZ0002, name: own-folded, category: term, level: note, check: forbidden-text, patterns: ['\d{4}年(?=度)', '(.)\1。', '\p{sc:Han}{3}$'], title: 甲, message: 乙, basis: {note: 丙}, good: [甲], bad: [2023年度]}
EOF
same_both_ways --no-config --rules "$TMP/own.yaml" --select ZZ fixtures/reports
is "both are found" grep -q ZZ0001 "$TMP/quick"
is "both are found" grep -q ZZ0002 "$TMP/quick"

title "Word files and pages"
mkdir "$TMP/made"
if command -v python3 >/dev/null 2>&1 && python3 tests/documents.py make "$TMP/made" >/dev/null; then
    rm -f "$TMP/made/bad/"*bomb*
    same_both_ways --no-config --layout "$TMP/made"
else
    skip "no python3 to make Word files"
fi

title "where the time went"
run --timing --lang en --fail-on never fixtures/reports/demo.txt
is_code 0
has_err "time taken (1 reports"
has_err "slowest rules:"
cp "$TMP/out" "$TMP/timed"
run --lang en --fail-on never fixtures/reports/demo.txt
same "$TMP/out" "$TMP/timed" "findings are as without"
run --timing --jobs 2 --lang en --fail-on never fixtures/reports
has_err "reports; of several at a time"

finish
