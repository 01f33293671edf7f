#!/bin/sh
# Copies: --previous with last year's report, --across over a folder of 300 reports of which 40 pairs share a passage.
. tests/expect.sh
LAST=$TMP/last.txt THIS=$TMP/this.txt

head_of() { # YEAR
    printf '某县%s年法治政府建设情况报告\n%s年，某县推进工作。\n一、主要成效\n' "$1" "$1"
}
{
    head_of 2022
    echo '全年接待群众法律咨询5236人次，办理法律援助案件287件，举办法治讲座118场。'
    printf '二、存在的不足和原因\n一是烟花爆竹存放点监管粗放。\n三、2023年工作安排\n一是建设沿河普法长廊。\n'
} >"$LAST"
{
    head_of 2023
    echo '全年接待群众法律咨询5236人次，办理法律援助案件287件，举办法治讲座118场。'
    printf '二、存在的不足和原因\n一是宣传形式单一。\n三、2024年工作安排\n一是开展轮训。\n'
} >"$THIS"

title "--previous"
run --select FZ33 --previous "$LAST" "$THIS"
is_code 1
has_out "FZ3302"
has_out "last.txt:4"
has_out "FZ3304"
has_out "烟花爆竹存放点"
has_out "FZ3305"
has_out "沿河普法长廊"

title "without --previous"
run --select FZ33 "$THIS"
is_code 0
lacks_out "FZ33"

title "--previous and several reports"
run --previous "$LAST" "$THIS" "$THIS"
is_code 2
has_err "--previous"

title "--previous of a file that is not there"
run --previous "$TMP/none.txt" "$THIS"
is_code 2
has_err "none.txt"

title "--across finds every pair and no other"
mkdir "$TMP/reports"
awk -v COUNT=300 -v PAIRS=40 -v OUT="$TMP/reports" -f tests/bench/reports.awk >"$TMP/pairs"
run --across --select FZ3306 --format csv "$TMP/reports"
is_code 1
sed -n 's/^"\([^"]*\)".*与“\([^”]*\)”.*/\1 \2/p' "$TMP/out" | awk '$1 < $2' | sort >"$TMP/found"
sort "$TMP/pairs" >"$TMP/want"
is "the pairs" cmp "$TMP/found" "$TMP/want"

title "--across with a report that cannot be read"
printf '\377\376\000' >"$TMP/reports/00000.txt"
run --across --select FZ3306 --format csv "$TMP/reports"
is_code 2
has_err "00000.txt"
has_out "00003.txt"

finish
