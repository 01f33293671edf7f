#!/bin/sh
# Files that are no report: each is refused in one clear line with exit status 2, quickly, whatever it holds.
. tests/expect.sh

for file in fixtures/broken/*; do
    title "${file##*/}"
    run "$file"
    is_code 2
    err_lines 1
    has_err "$file"
done

title "what to do is said"
run fixtures/broken/zip-inside.txt
has_err "重新取得文件"
run --lang en fixtures/broken/report.pdf
has_err "save it as .docx or as plain text"
run --lang en fixtures/broken/not-utf8.txt
has_err "0xFF"
has_err "43"
lacks_err ":1:0:"

title "a folder of broken files"
mkdir "$TMP/folder"
cp fixtures/broken/*.txt "$TMP/folder"
run "$TMP/folder"
is_code 2
err_lines "$(find fixtures/broken -name '*.txt' | wc -l | tr -d ' ')"

finish
