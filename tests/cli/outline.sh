#!/bin/sh
# fzlint outline: what was understood of a report, and what was not.
. tests/expect.sh
mkdir "$TMP/t"

title "nothing is known"
printf '情况说明\n有关工作正在推进，约三分之二已完成，另有20—30件在办，增长2.5倍。\n' >"$TMP/t/u.txt"
run outline --no-config --figures "$TMP/t/u.txt"
is_code 0
has_out "报告年度：（未识别）"
has_out "制发机关：（未识别）"
has_out "存在的不足和原因：缺"
has_out "结构：没有识别出标题"
has_out "约2/3"
has_out "20—30 件"
has_out "2.5 倍"
run outline --no-config --lang en --figures "$TMP/t/u.txt"
has_out "year: (not found)"
has_out "figures (3;"

title "a year that is given, and one from the file's name"
run outline --no-config --year 2022 "$TMP/t/u.txt"
has_out "报告年度：2022（由参数或配置给定）"
run outline --no-config --lang en --year 2022 "$TMP/t/u.txt"
has_out "year: 2022 (given)"
printf '法治政府建设年度报告\n一、主要成效\n办理5件。\n' >"$TMP/t/2021年报告.txt"
run outline --no-config "$TMP/t/2021年报告.txt"
has_out "报告年度：2021（取自文件名）"
run outline --no-config --lang en "$TMP/t/2021年报告.txt"
has_out "year: 2021 (from the file name)"

title "line ends, BOM"
printf '\357\273\277某县2023年法治政府建设年度报告\r\n一、主要成效\r\n办理5件。\r\n' >"$TMP/t/bom.txt"
run outline --no-config "$TMP/t/bom.txt"
has_out "UTF-8（有 BOM），换行：CRLF"
run outline --no-config --lang en "$TMP/t/bom.txt"
has_out "UTF-8 (with BOM), line ends: CRLF"
has_out "has its heading (line 2"

title "several, one of which cannot be read"
run outline --no-config fixtures/reports/demo.txt fixtures/broken/nul.txt
is_code 2
has_out "fixtures/reports/demo.txt"
has_err "fixtures/broken/nul.txt:1:12"
run outline --no-config --format json fixtures/reports/demo.txt fixtures/broken/nul.txt
is_code 2
has_out '"year": 2024'

finish
