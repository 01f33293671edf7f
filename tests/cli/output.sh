#!/bin/sh
# Where results go, in which form, and that none is lost without a word.
. tests/expect.sh
DEMO=fixtures/reports/demo.txt
CLEAN=fixtures/reports/clean.txt
FORMATS='text csv json sarif github gitlab junit rdjson html checklist checklist-html letter letter-html matrix matrix-html'

title "-o"
run --color never $DEMO
cp "$TMP/out" "$TMP/text"
run -o "$TMP/result" $DEMO
is_code 1
no_out
same "$TMP/result" "$TMP/text"

title "two formats in one run"
run --format json="$TMP/a.json" --format csv="$TMP/a.csv" --format text $DEMO
is_code 1
same "$TMP/out" "$TMP/text" "text on standard output"
run --format json $DEMO
same "$TMP/out" "$TMP/a.json" "JSON is what --format json prints"
run --format csv $DEMO
same "$TMP/out" "$TMP/a.csv" "CSV is what --format csv prints"

title "two formats on standard output"
run --format json --format csv $DEMO
is_code 2
no_out
has_err "--format"

title "outline as JSON"
run outline --format json fixtures/reports/web-header.txt
is_code 0
has_out '"title": "东澜区人民政府关于2024年法治政府建设情况的报告"'
has_out '"body": {"name":"东澜区人民政府","kind":"district"}'
has_out '"residue": [{"line":1,"text":"首页>政务公开>法治政府建设"},{"line":3,'

title "figures as they were read"
printf '某县2023年法治政府建设情况报告\n2023年，推进。\n一、主要成效\n累计免罚20余万次，办结率98.6%%，依托126名网格员走访。\n' >"$TMP/figures.txt"
run outline --figures "$TMP/figures.txt"
is_code 0
has_out "4:5     多于200000 次 ← 累计免罚 → "
has_out "4:14    98.6 % ← 办结率 → "
has_out "126 名 ← 依托 → 网格员走访"

title "a result never replaces a report"
cp $DEMO "$TMP/report.txt"
run -o "$TMP/report.txt" "$TMP/report.txt"
is_code 2
same "$TMP/report.txt" $DEMO "the report is as it was"
run --format json="$TMP/report.txt" "$TMP/report.txt"
is_code 2
same "$TMP/report.txt" $DEMO "the report is as it was"
run -o "$TMP/./report.txt" "$TMP/report.txt"
is_code 2
same "$TMP/report.txt" $DEMO "by another name too"

title "a folder that is not there"
run -o "$TMP/none/result" $DEMO
is_code 2
has_err "$TMP/none/result"

title "nothing half-written takes the old file's place"
echo old >"$TMP/old"
run --slect -o "$TMP/old" $DEMO
run -o "$TMP/old" --rules fixtures/rules/ten-mistakes.yaml $DEMO
is_code 2
is "the old file is as it was" grep -qx old "$TMP/old"
is "no temporary file is left" sh -c "! ls '$TMP' | grep -q 'old.'"

if [ -c /dev/full ]; then
    for args in "$DEMO" "--format csv $DEMO" "--format json $DEMO" "--format sarif $DEMO" "--format junit $DEMO" "--format github $DEMO" \
        "--format html $DEMO" "--format checklist $DEMO" "--format letter-html $DEMO" "--format matrix $DEMO" "--format matrix-html $DEMO" "outline $DEMO" "outline --format json $DEMO" \
        "rules list" "rules kinds" "rules schema" "rules explain FZ1301" "rules test"; do
        title "full disk: $args"
        # shellcheck disable=SC2086 # FZLINT and args may be several words
        $FZLINT $args >/dev/full 2>"$TMP/err"
        code=$?
        is_code 2
        is "it says so" test -s "$TMP/err"
    done
    title "full disk: -o"
    run -o /dev/full $DEMO
    is_code 2
    has_err "/dev/full"
fi

title "a reader that goes away"
i=0
while [ $i -lt 90 ]; do # more than a pipe holds
    echo $DEMO
    i=$((i + 1))
done >"$TMP/list"
for format in $FORMATS; do
    # shellcheck disable=SC2086
    { $FZLINT --format $format --files-from "$TMP/list" 2>"$TMP/err"; echo $? >"$TMP/code"; } | head -n 1 >/dev/null
    code=$(cat "$TMP/code")
    is_code 2
    is "it says so" test -s "$TMP/err"
done

title "two runs, the same bytes"
for format in $FORMATS; do
    run --format "$format" fixtures/reports
    cp "$TMP/out" "$TMP/first"
    run --format "$format" fixtures/reports
    same "$TMP/out" "$TMP/first" "$format"
done

title "no absolute path"
run --format sarif $DEMO
lacks_out "$PWD"
run --format json $DEMO
lacks_out "$PWD"

title "colour"
esc=$(printf '\033')
run --color always $DEMO
has_out "${esc}["
run --color never $DEMO
lacks_out "$esc"
run $DEMO
lacks_out "$esc"

title "CSV"
run --format csv $CLEAN
is_code 0
out_lines 1
is "begins with a byte order mark, for spreadsheets" sh -c "head -c 3 '$TMP/out' | od -An -tx1 | grep -q 'ef bb bf'"
cp $DEMO "$TMP/=cmd,\"x\".txt"
run --format csv --select FZ2103 "$TMP/=cmd,\"x\".txt"
has_out '=cmd,""x"".txt"'

title "JSON and SARIF are JSON"
if ! command -v python3 >/dev/null 2>&1; then
    skip "no python3"
    finish
    exit
fi
printf '县政府\001“布署”\\工作，\t"引号"和\177。\n' >"$TMP/odd.txt"
cp "$TMP/odd.txt" "$TMP/引 \"号\\.txt"
for format in json sarif gitlab rdjson; do
    for what in $DEMO $CLEAN fixtures/reports "$TMP/odd.txt" "$TMP/引 \"号\\.txt" fixtures/broken nothing-here.txt; do
        run --format $format "$what"
        is "$format of ${what##*/}" python3 -m json.tool "$TMP/out"
    done
done
run outline --format json fixtures/reports/demo.txt
is "outline of a report" python3 -m json.tool "$TMP/out"
run outline --format json fixtures/reports
is "outline of a folder" python3 -m json.tool "$TMP/out"
title "JUnit is XML"
for what in $DEMO $CLEAN fixtures/reports "$TMP/odd.txt" "$TMP/引 \"号\\.txt" fixtures/broken nothing-here.txt; do
    run --format junit "$what"
    is "${what##*/}" python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$TMP/out"
done

title "schema"
run rules schema
is "schema" python3 -m json.tool "$TMP/out"

title "SARIF regions show their snippet"
for what in fixtures/reports fixtures/encodings/utf-8.txt; do
    run --format sarif $what
    python3 tests/sarif_regions.py "$TMP/out" >"$TMP/said" 2>&1
    code=$?
    if [ $code = 0 ]; then yes "$what: $(cat "$TMP/said")"; else no "$what" "$(cat "$TMP/said")"; fi
done

finish
