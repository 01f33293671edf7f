#!/bin/sh
# fzlint annotate: each finding is a comment on its words, and nothing else in the file is another.
. tests/expect.sh

title "annotating"
mkdir "$TMP/made"
python3 tests/annotating.py make "$TMP/made" || no "the documents are made"
python3 tests/documents.py make "$TMP" || no "the documents are made"

# annotate FILE: its copy is $TMP/copy.docx; all that must hold of every copy
annotate() {
    rm -f "$TMP/copy.docx" "$TMP/again.docx"
    cp "$1" "$TMP/kept"
    run annotate "$1" -o "$TMP/copy.docx"
    no_out
    same "$TMP/kept" "$1" "the report is as it was"
    # shellcheck disable=SC2086 # FZLINT may be several words
    $FZLINT --fail-on never --format json "$1" >"$TMP/json" 2>/dev/null
    is "nothing but comments is new" python3 tests/annotating.py compare "$1" "$TMP/copy.docx"
    is "each finding has its words marked" python3 tests/annotating.py places "$TMP/copy.docx" "$TMP/json"
    # shellcheck disable=SC2086
    $FZLINT -q annotate "$TMP/copy.docx" -o "$TMP/again.docx" 2>/dev/null
    same "$TMP/copy.docx" "$TMP/again.docx" "annotated again: the same bytes"
}

for file in "$TMP"/good/*.docx "$TMP/special/word.docx"; do
    title "${file##*/}"
    annotate "$file"
done

for name in all strict bare empty-list utf16 no-rels furniture; do
    title "$name"
    annotate "$TMP/made/$name.docx"
    is_code 1
done

title "what a comment says"
run annotate "$TMP/made/all.docx" -o "$TMP/copy.docx"
has_err "32 条批注"
python3 tests/annotating.py comments "$TMP/copy.docx" >"$TMP/out"
has_out "某	批注过布署	请核实"
has_out "我的名字也叫 fzlint"
has_out 'fzlint	2021-2025年	“2021-2025年”用了短横线，年份的起止应当用一字线“—” / 建议：改为“2021—2025年” / 改为：2021—2025年 / 依据：《标点符号用法》（GB/T 15834—2011）4.13.3.2：标示相关项目的起止用一字线或浪纹线 / [fzlint] 警告 FZ5001 year-range-hyphen'
has_out 'fzlint	青禾县2024年法治政府建设情况报告	全文未见“下一年度'
has_out '/ 在脚注、尾注中：“布署” /'
run --lang en annotate "$TMP/made/furniture.docx" -o "$TMP/copy.docx"
has_err "6 comments, written to"
python3 tests/annotating.py comments "$TMP/copy.docx" >"$TMP/out"
has_out "[fzlint] error FZ1002 problems-section"

title "many findings"
annotate "$TMP/made/many.docx"
python3 tests/annotating.py comments "$TMP/copy.docx" >"$TMP/out"
out_lines 505

title "what is chosen"
run -q annotate "$TMP/made/all.docx" -o "$TMP/copy.docx" --select FZ5001 --fail-on error
is_code 0
no_err
python3 tests/annotating.py comments "$TMP/copy.docx" >"$TMP/out"
out_lines 3
run annotate "$TMP/made/all.docx" -o "$TMP/copy.docx" --min-level error
is_code 1
python3 tests/annotating.py comments "$TMP/copy.docx" >"$TMP/out"
lacks_out "警告"
has_out "错误"
run annotate "$TMP/made/strict.docx" -o "$TMP/copy.docx" --select FZ7001
is_code 0
same "$TMP/made/strict.docx" "$TMP/copy.docx" "nothing found: the copy is the report"

title "a copy annotated for less"
run -q annotate "$TMP/made/all.docx" -o "$TMP/full.docx"
run -q annotate "$TMP/full.docx" -o "$TMP/copy.docx" --select FZ5001
python3 tests/annotating.py comments "$TMP/copy.docx" >"$TMP/out"
out_lines 3
has_out "某	批注过布署	请核实"
is "nothing but comments is new" python3 tests/annotating.py compare "$TMP/made/all.docx" "$TMP/copy.docx"

title "refusals"
try() { # NAME WORDS ARG…: exit 2, one line with WORDS, no copy
    title "refusals: $1"
    words=$2
    shift 2
    rm -f "$TMP/none.docx"
    run --lang en annotate "$@"
    is_code 2
    err_lines 1
    has_err "$words"
    is "no copy" test ! -e "$TMP/none.docx"
}
cp "$TMP/made/strict.docx" "$TMP/here.docx"
ln -s here.docx "$TMP/link.docx"
cp "$TMP/special/word.docx" "$TMP/word.docx"
try "no -o" "say with -o" "$TMP/here.docx"
try "no report" "takes one report" "$TMP/here.docx" "$TMP/word.docx" -o "$TMP/none.docx"
try "over itself" "must not overwrite" "$TMP/here.docx" -o "$TMP/here.docx"
try "over itself by a link" "must not overwrite" "$TMP/here.docx" -o "$TMP/link.docx"
try "a format" "leave --format out" "$TMP/here.docx" -o "$TMP/none.docx" --format json
try "a text" "only Word files" fixtures/reports/demo.txt -o "$TMP/none.docx"
try "a page" "only Word files" "$TMP/good/demo.html" -o "$TMP/none.docx"
try "another encoding" "GB18030" "$TMP/made/gb18030.docx" -o "$TMP/none.docx"
try "no paragraph" "no paragraph that a comment could stand at" "$TMP/made/no-paragraph.docx" -o "$TMP/none.docx"
try "no such folder" "cannot be written" "$TMP/here.docx" -o "$TMP/nowhere/none.docx"
try "a full disk" "/dev/full" "$TMP/here.docx" -o /dev/full
same "$TMP/made/strict.docx" "$TMP/here.docx" "the report is as it was"

# fix FILE OPTION…: --fix on a copy, $TMP/fixed.docx; all that must hold of every one
fix() {
    file=$1
    shift
    cp "$file" "$TMP/fixed.docx"
    run -q --fix "$@" "$TMP/fixed.docx"
    is "rejected, the changes leave what was" python3 tests/annotating.py reject "$file" "$TMP/fixed.docx"
    cp "$TMP/fixed.docx" "$TMP/again.docx"
    # shellcheck disable=SC2086
    $FZLINT -q --fix "$@" "$TMP/again.docx" >/dev/null 2>&1
    same "$TMP/fixed.docx" "$TMP/again.docx" "fixed again: the same bytes"
}

for file in "$TMP"/good/*.docx "$TMP/made/strict.docx" "$TMP/made/bare.docx" "$TMP/made/many.docx"; do
    title "tracked changes: ${file##*/}"
    fix "$file" --unsafe-fixes
done

title "tracked changes"
fix "$TMP/made/all.docx" --unsafe-fixes
is_code 1
has_out "FZ7301"
python3 tests/annotating.py accept "$TMP/fixed.docx" >"$TMP/out"
has_out "我县部署工作；2021—2025年规划 已 部署。"
has_out "见部署方案和部署要求"
has_out "新布署的工作"
has_out "部署一部署二"
has_out "部署三部署四部署五"
has_out "甲 部署乙部署"
has_out "文本框里布署"
has_out "表中部署"
fix "$TMP/made/all.docx"
python3 tests/annotating.py accept "$TMP/fixed.docx" >"$TMP/out"
has_out "我县布署工作；2021—2025年规划 已 布署。"

title "tracked changes: the same text as of plain text"
cp "$TMP/good/demo.txt" "$TMP/fixed.txt"
run -q --fix --unsafe-fixes "$TMP/fixed.txt"
fix "$TMP/good/demo.docx" --unsafe-fixes
python3 tests/annotating.py accept "$TMP/fixed.docx" >"$TMP/out"
same "$TMP/fixed.txt" "$TMP/out"

title "tracked changes: standard input"
fix "$TMP/made/all.docx" --unsafe-fixes
run -q --fix - --stdin-filename a.docx --unsafe-fixes <"$TMP/made/all.docx"
same "$TMP/out" "$TMP/fixed.docx"

title "no patch of a Word file"
cp "$TMP/made/all.docx" "$TMP/fixed.docx"
run --lang en --diff "$TMP/fixed.docx"
is_code 2
no_out
err_lines 1
has_err "--diff shows no Word file"
same "$TMP/made/all.docx" "$TMP/fixed.docx" "the report is as it was"

title "standard input"
run annotate - --stdin-filename a.docx -o "$TMP/copy.docx" <"$TMP/made/strict.docx"
is_code 1
has_err "a.docx: 6 条批注"

finish
