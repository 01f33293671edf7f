#!/bin/sh
# Which rules run, which findings are shown, and which of them make the exit status 1.
. tests/expect.sh
DEMO=fixtures/reports/demo.txt
CLEAN=fixtures/reports/clean.txt

# found N: so many findings are listed.
found() {
    n=$(grep -c '^fixtures/.*\[FZ[0-9]* ' "$TMP/out")
    if [ "$n" = "$1" ]; then yes "$1 findings"; else no "$1 findings" "there are $n:" "$(grep '\[FZ' "$TMP/out")"; fi
}

title "--select an id"
run --color never --select FZ5101 $DEMO
is_code 1
found 1
has_out ":9:13:"

title "--select the beginning of ids, a category, a name"
run --color never --select FZ51 $DEMO
found 1
run --color never --select pairing $DEMO
found 1
run --color never --select plan-year $DEMO
found 1
has_out "FZ2103"

title "--select twice and with a comma"
run --color never --select FZ5101 --select FZ2103 $DEMO
found 2
run --color never --select FZ5101,FZ2103 $DEMO
found 2

title "--ignore"
run --color never --select FZ5101,FZ2103 --ignore year-mismatch $DEMO
found 1
has_out "FZ5101"
run --color never --ignore FZ $DEMO
is_code 0
found 0

title "--fail-on"
run --select FZ5101 --fail-on error $DEMO
is_code 0
run --select FZ5101 --fail-on warning $DEMO
is_code 1
run --select FZ2103 --fail-on error $DEMO
is_code 1
run --fail-on never $DEMO
is_code 0
run --fail-on note $CLEAN
is_code 0
run --select FZ1201,FZ1213 fixtures/reports/running-text.txt
is_code 0
run --select FZ1201,FZ1213 --fail-on note fixtures/reports/running-text.txt
is_code 1

title "--fail-on never does not hide trouble"
run --fail-on never $DEMO nothing-here.txt
is_code 2

title "--min-level"
run --color never --min-level error $DEMO
is_code 1
found 1
has_out "FZ2103"
title "--min-level hides, --fail-on decides"
run --min-level error --select FZ5101 $DEMO
is_code 1
found 0

title "--quiet"
run -q --color never --select FZ5101 $DEMO
is_code 1
found 1
lacks_out "小计"
run --quiet $CLEAN
is_code 0
no_out

title "--statistics"
run --statistics --select FZ4001,FZ2103 --lang en $DEMO
is_code 1
has_out "FZ2103"
n=$(grep -c FZ2103 "$TMP/out")
is "the rule stands in the list and in the table" test "$n" -ge 2

title "--max-per-rule"
{
    head -n 4 $CLEAN
    echo "一、主要举措和成效"
    for i in 1 2 3 4 5 6; do echo "第${i}次布署执法检查，情况良好。"; done
} >"$TMP/many.txt"
lines_with() { grep -c "many.txt:[0-9]*:[0-9]*: .*\[FZ4001 " "$TMP/out"; }
run --color never --select FZ4001 "$TMP/many.txt"
is "3 places are shown by default" test "$(lines_with)" = 3
run --color never --select FZ4001 --max-per-rule 5 "$TMP/many.txt"
is "5 places with 5" test "$(lines_with)" = 5
run --color never --select FZ4001 --max-per-rule 0 "$TMP/many.txt"
is "all with 0" test "$(lines_with)" = 6

title "--year overrides what the report says"
run --color never --select FZ2103 --year 2023 $DEMO
is_code 0
found 0
run outline --format json --year 2020 $DEMO
has_out '"year": 2020'

title "--body overrides what the report says"
run outline --format json $DEMO
has_out '"kind":"county"'
run outline --format json --body township $DEMO
is_code 0
has_out '"kind":"township"'
run --color never --select deadline --body province $DEMO
is_code 1
found 1
has_out FZ2003
run --color never --select deadline $DEMO
found 1
has_out FZ2002

finish
