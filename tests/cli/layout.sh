#!/bin/sh
# --layout: a draft that is set as it should be gives nothing, in whatever way it was made; each deviation gives exactly
# its own finding; and who does not ask gets none.
. tests/expect.sh

title "layout"
python3 -B tests/layout.py "$TMP" || no "the drafts are made"

# Rules and messages of FILE's findings, with what else is given.
findings() {
    # shellcheck disable=SC2086 # FZLINT may be several words
    $FZLINT --fail-on never --format json "$@" | python3 -c '
import json, sys
for report in json.load(sys.stdin)["reports"]:
    for finding in report["findings"]:
        print(finding["rule"], finding["message"])' >"$TMP/out"
}

for draft in "$TMP"/fine/*.docx; do
    title "${draft##*/}"
    findings --layout "$draft"
    no_out
done

while IFS='	' read -r name rule words; do
    title "$name"
    findings --layout "$TMP/$name.docx"
    out_lines 1
    has_out "$rule "
    has_out "$words"
    findings "$TMP/$name.docx"
    no_out
done <"$TMP/list"

title "which rules run"
findings --select FZ6102 "$TMP/body-font.docx"
out_lines 1
findings --select layout "$TMP/body-font.docx"
out_lines 1
findings --layout --select FZ5001 "$TMP/body-font.docx"
out_lines 1
findings --layout --ignore FZ6102 "$TMP/body-font.docx"
no_out
run --layout "$TMP/body-font.docx"
is_code 1
run --layout "$TMP/title-font.docx" # a note
is_code 0

cat >"$TMP/off.yaml" <<'END'
- {id: AB0001, name: off, category: term, level: note, check: forbidden-text, patterns: 青禾县, title: t, message: m,
   enabled: false, good: 乙县。, bad: 青禾县。}
END
findings --layout --rules "$TMP/off.yaml" "$TMP/fine/right.docx" # not of layout: stays off
no_out

title "places"
# shellcheck disable=SC2086
$FZLINT --layout --format json "$TMP/heading1.docx" | python3 -c '
import json, sys
found = json.load(sys.stdin)["reports"][0]["findings"][0]
print(found["count"], found["aggregate"], found["text"], *(r["text"] for r in found["related"]))' >"$TMP/out"
has_out "4 True 一、主要举措和成效 二、存在的不足和原因 三、党政主要负责人"

title "other formats"
# shellcheck disable=SC2086
$FZLINT --layout --fail-on never --format json fixtures/reports/demo.txt >"$TMP/json" 2>"$TMP/err"
no_err
grep -o '"rule":"FZ6102","outcome":"[a-z-]*"' "$TMP/json" >"$TMP/out"
has_out not-applicable

finish
