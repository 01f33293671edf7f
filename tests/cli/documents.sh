#!/bin/sh
# Word files and web pages: the same findings as in plain text, what only such files have, and hostile ones, which are
# refused in one clear line with bounded memory. SHRINK: a slow build (sanitizers), whose memory says nothing.
. tests/expect.sh
MOST=200 # MiB

title "documents"
python3 tests/documents.py make "$TMP" || no "the documents are made"

# Rule and marked words of each finding in FILE, without the notes on what web pages have around a report.
findings() {
    # shellcheck disable=SC2086 # FZLINT may be several words
    $FZLINT --fail-on never --ignore FZ5601 --format json "$1" | python3 -c '
import json, sys
for report in json.load(sys.stdin)["reports"]:
    for finding in report["findings"]:
        print(finding["rule"], finding.get("text"))' | LC_ALL=C sort
}

for text in "$TMP"/good/*.txt; do
    base=${text%.txt}
    title "${base##*/}"
    findings "$text" >"$TMP/want"
    for suffix in docx html; do
        findings "$base.$suffix" >"$TMP/got"
        same "$TMP/want" "$TMP/got" "the same findings as $suffix"
    done
done

title "a Word file with all it can have"
run --lang en outline "$TMP/special/word.docx"
is_code 0
has_out "format: Word file"
has_out "一、主要举措和成效"
has_out "（一）强化制度建设"
has_out "二、存在的不足和原因"
lacks_out "内部掌握"
run "$TMP/special/word.docx"
is_code 1
has_out "FZ7301 tracked-changes"
has_out "FZ7302 comments"
has_out "请核实"
has_out "FZ7303 hidden-text"
has_out "内部掌握"
has_out "FZ7001 secret-mark"
run --format sarif "$TMP/special/word.docx"
has_out "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
lacks_out '"encoding"'

title "what a file is called matters less than what it is"
for name in report.wps renamed.txt; do
    run --lang en outline "$TMP/special/$name"
    is_code 0
    has_out "format: Word file"
done

while IFS='	' read -r name words; do
    title "$name"
    run --lang en "$TMP/bad/$name"
    is_code 2
    err_lines 1
    has_err "$words"
    [ -n "${SHRINK:-}" ] && continue
    # shellcheck disable=SC2086
    most=$(python3 tests/documents.py memory $FZLINT "$TMP/bad/$name")
    is "less than $MOST MiB ($most)" test "$most" -lt "$MOST"
done <"$TMP/bad.list"

title "a folder of hostile files"
run "$TMP/bad"
is_code 2
err_lines "$(grep -vc '\.zip' "$TMP/bad.list")"

finish
