#!/bin/sh
# Texts made to hurt: huge lines, towers of brackets, thousands of headings. Any answer will do that is no crash and
# comes in time. SHRINK=10 makes them ten times smaller, for slow builds (sanitizers).
. tests/expect.sh
LIMIT=20

head_of_report='青禾县人民政府关于2024年法治政府建设情况的报告

2024年，青禾县推进法治政府建设。
一、主要举措和成效
'
tail_of_report='
二、存在的不足
'

# repeat TEXT TIMES
repeat() {
    awk -v text="$1" -v n="$(($2 / ${SHRINK:-1}))" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

# The limit is one of processor time, so that a busy machine does not make a test fail; timeout ends what only waits.
try() {
    (
        # shellcheck disable=SC3045 # every shell that is /bin/sh somewhere has -t
        ulimit -t "$LIMIT"
        # shellcheck disable=SC2086 # FZLINT may be several words
        exec timeout $((10 * LIMIT)) $FZLINT "$@"
    ) >"$TMP/out" 2>"$TMP/err"
    code=$?
    case $code in
    0 | 1 | 2) yes "answered within $LIMIT s (exit $code)" ;;
    124 | 137 | 152) no "answered within $LIMIT s" "it ran out of time (exit $code)" ;;
    *) no "no crash" "exit $code" "$(head -c 2000 "$TMP/err")" ;;
    esac
}

# monster NAME TEXT TIMES: a report with TEXT again and again.
monster() {
    title "$1"
    { printf %s "$head_of_report"; repeat "$2" "$3"; printf %s "$tail_of_report"; } >"$TMP/report.txt"
    try "$TMP/report.txt"
}

monster "one line of 5 MB" '推进法治政府建设，' 185000
monster "1.5 MB without a stop or a comma" '法' 500000
monster "100,000 opening brackets" '（' 100000
monster "100,000 closing brackets" '）' 100000
monster "100,000 quotes" '“' 100000
monster "100,000 book titles" '《' 100000
monster "nested pairs" '（《“' 30000
monster "pairs in the wrong order" '”》）（《“' 4000
monster "20,000 headings" '一、工作
' 20000
monster "20,000 headings of four levels" '一、甲
（一）乙
1.丙
（1）丁
' 5000
monster "enumerations" '一是推进。二是落实。' 30000
monster "digits" '1' 100000
monster "dates" '2024年13月45日，' 40000
monster "year ranges" '2021-2025年' 40000
monster "blank lines" '
' 300000
monster "spaces" ' ' 300000
monster "the same typo" '布署' 100000
monster "the same wrong law" '《重大行政决策暂行条例》' 30000
monster "stars" '*' 200000
monster "brackets of notes" '【' 100000
monster "wholes without parts" '100件，其中' 10000
monster "sums that are no sentence" '审查合同57份，其中施工类28份、租赁类16份，' 5000
monster "lists that are too short" '抓好六项工作：一是抓学习。二是抓宣传。' 10000
monster "empty sections" '（一）
' 100000
monster "half-width commas" '的,' 100000
monster "combining marks" "$(printf 'e\314\201')" 100000

title "many findings in every form"
{ printf %s "$head_of_report"; repeat '布署“2021-2025年”(的,' 20000; } >"$TMP/report.txt"
try --format csv --max-per-rule 0 "$TMP/report.txt"
try --format json "$TMP/report.txt"
try --format sarif "$TMP/report.txt"
try --max-per-rule 0 "$TMP/report.txt"
try outline "$TMP/report.txt"

title "a title of 200 KB"
{ repeat '青禾县人民政府' 10000; printf '关于2024年法治政府建设情况的报告\n'; } >"$TMP/report.txt"
try "$TMP/report.txt"

title "last year's report, the same sentence again and again"
{ printf %s "$head_of_report"; repeat '深入推进行政执法监督工作，全年完成执法检查12次，持续提升依法行政能力水平，切实保障群众合法权益。' 8000; } >"$TMP/report.txt"
try --previous "$TMP/report.txt" "$TMP/report.txt"

title "a tag with 400,000 attributes"
{ printf '<html><body><p'; repeat ' a' 400000; printf '>'; } >"$TMP/report.html"
try "$TMP/report.html"

title "bytes that are nothing"
awk 'BEGIN { srand(7); for (i = 0; i < 200000; i++) printf "%c", int(rand() * 255) + 1 }' >"$TMP/report.txt"
try "$TMP/report.txt"
try --encoding gb18030 "$TMP/report.txt"

finish
