#!/bin/sh
# What is known and accepted: fzlint-suppressions.yml and baselines.
. tests/expect.sh
case $FZLINT in
/*) ;;
*/*) FZLINT=$PWD/$FZLINT ;;
esac
HERE=$PWD

in_folder() { # FOLDER COMMAND…
    folder=$1
    shift
    # shellcheck disable=SC2086 # FZLINT may be several words
    (cd "$folder" && exec $FZLINT "$@") >"$TMP/out" 2>"$TMP/err"
    code=$?
}

fresh() {
    rm -rf "$TMP/t"
    mkdir -p "$TMP/t/a"
    cp "$HERE/fixtures/reports/demo.txt" "$TMP/t/a/r.txt"
}

# entries RULES: the entries that fzlint prints for a/r.txt, filled in.
entries() {
    in_folder "$TMP/t" --format suppressions --select "$1" a/r.txt
    sed "s/reason: ''/reason: 经核对无误/; s/by: ''/by: 审核组/; s/date: ''/date: 2025-03-01/" "$TMP/out"
}

title "entries to be filled in"
fresh
in_folder "$TMP/t" --format suppressions --select FZ4 a/r.txt
is_code 1
has_out "- rule: FZ4001"
has_out "  report: 'r.txt'"
cp "$TMP/out" "$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" --lang en a/r.txt
is_code 2
no_out
has_err 'fzlint-suppressions.yml:8:11: "reason" must not be empty'
err_lines 9

title "a suppressed finding is neither shown nor counted"
fresh
entries FZ4 >"$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" --select FZ4 a/r.txt
is_code 0
no_err
lacks_out FZ4001
has_out "按例外清单略过 3 处"
has_out "未发现其他问题"
in_folder "$TMP/t" --lang en --select FZ4,FZ5 a/r.txt a/r.txt
is_code 1
has_out "passed over as exceptions: 3"
has_out "6 passed over"
in_folder "$TMP/t/a" -q --select FZ4 r.txt
is_code 0
no_out

title "other formats"
for format in csv github gitlab rdjson junit; do
    in_folder "$TMP/t" --format $format --select FZ4 a/r.txt
    is_code 0
    lacks_out 布署
done
in_folder "$TMP/t" --format json --select FZ4 a/r.txt
has_out '"counts": {"error":0,"warning":0,"note":0,"passedOver":3}'
has_out '"suppression":{"reason":"经核对无误","by":"审核组","date":"2025-03-01","until":null,"file":"fzlint-suppressions.yml","line":5}'
in_folder "$TMP/t" --format sarif --select FZ4,FZ5 a/r.txt
has_out '"suppressions":[{"kind":"external","status":"accepted","justification":"经核对无误（审核组，2025-03-01）"'
is "on all results or none" test "$(grep -c '"ruleId"' "$TMP/out")" = "$(grep -c '"suppressions":\[' "$TMP/out")"
in_folder "$TMP/t" --format sarif --min-level error --select FZ4 a/r.txt
lacks_out 布署

title "--fix leaves it alone"
sed -i '/^- rule: FZ4102/,$d' "$TMP/t/fzlint-suppressions.yml" # FZ4201 alone
cp "$TMP/t/a/r.txt" "$TMP/before"
in_folder "$TMP/t" --unsafe-fixes --fix --select FZ4201 a/r.txt
same "$TMP/before" "$TMP/t/a/r.txt"
in_folder "$TMP/t" --unsafe-fixes --fix --select FZ4 a/r.txt
is "others are mended" grep -q 周密部署 "$TMP/t/a/r.txt"
is "this one is not" grep -q 《重大行政决策暂行条例》 "$TMP/t/a/r.txt"

title "edits"
fresh
entries FZ4001 >"$TMP/t/fzlint-suppressions.yml"
sed -i 's/^（四）加强法治宣传。开展/新的一段。\n（四）深入加强法治宣传教育。组织开展/' "$TMP/t/a/r.txt"
in_folder "$TMP/t" --select FZ4001 a/r.txt
is_code 0
no_err
sed -i 's/周密布署/周密地布署/' "$TMP/t/a/r.txt"
in_folder "$TMP/t" --lang en --select FZ4001 a/r.txt
is_code 1
has_err "fzlint-suppressions.yml:5:3: this exception (FZ4001) met nothing"

title "which entries are told as being of no use"
in_folder "$TMP/t" --select FZ5 a/r.txt
no_err
sed -i "s/report: 'r.txt'/report: b.txt/" "$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" --select FZ4001 a/r.txt
no_err
cp "$TMP/t/a/r.txt" "$TMP/t/a/b.txt"
in_folder "$TMP/t" --select FZ4001 a
err_lines 1
in_folder "$TMP/t" -q --select FZ4001 a
no_err

title "report: the name or the end of the path"
fresh
entries FZ4001 | sed "s|report: .*|report: a/r.txt|" >"$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" -q --select FZ4001 a/r.txt
is_code 0
in_folder "$TMP/t" -q --select FZ4001 "$TMP/t/a/r.txt"
is_code 0
entries FZ4001 >/dev/null # prints nothing now: it is suppressed
lacks_out "- rule"
sed -i 's|report: a/r.txt|report: x/r.txt|' "$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" -q --select FZ4001 a/r.txt
is_code 1
sed -i 's|report: x/r.txt|report: .txt|' "$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" -q --select FZ4001 a/r.txt
is_code 1

title "until"
fresh
entries FZ4001 | sed 's/date: .*/date: 2025-03-01\n  until: 2025-06-30/' >"$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" --as-of 2025-06-30 --select FZ4001 a/r.txt
is_code 0
no_err
in_folder "$TMP/t" --lang en --as-of 2025-07-01 --select FZ4001 a/r.txt
is_code 1
has_out FZ4001
has_err "fzlint-suppressions.yml:5:3: this exception (FZ4001) ran out on 2025-06-30 and no longer counts"
sed -i 's/until: .*/until: 2000-01-01/' "$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" --select FZ4001 a/r.txt
is_code 1
in_folder "$TMP/t" --as-of 2025-02-29 a/r.txt
is_code 2
has_err "--as-of"

title "where the list is looked for"
fresh
entries FZ4001 >"$TMP/list.yml"
in_folder "$TMP/t" -q --select FZ4001 --suppressions "$TMP/list.yml" a/r.txt
is_code 0
printf 'suppressions: ../list.yml\n' >"$TMP/t/.fzlint.yml"
in_folder "$TMP/t/a" -q --select FZ4001 r.txt
is_code 0
: >"$TMP/t/a/fzlint-suppressions.yml"
rm "$TMP/t/.fzlint.yml"
cp "$TMP/list.yml" "$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" -q --select FZ4001 a/r.txt
is_code 1
in_folder "$TMP/t" --suppressions nowhere.yml a/r.txt
is_code 2
has_err nowhere.yml

title "mistakes have their places"
fresh
cat >"$TMP/t/fzlint-suppressions.yml" <<'EOT'
- rule: FZ4001
  fingerprint: ABC
  reson: x
  date: 2025-3-1
- just a text
- rule: FZ1
  fingerprint: 0123456789abcdef0123456789abcdef
  reason: [a]
  by: x
  date: '2025-02-30'
EOT
in_folder "$TMP/t" --lang en a/r.txt
is_code 2
no_out
has_err ':2:16: "fingerprint" must be 32 hex digits'
has_err ':3:3: unknown key "reson" (did you mean "reason"?)'
has_err ':4:9: "date" must be a date like 2025-03-01, not "2025-3-1"'
has_err ':1:3: this entry lacks "reason"'
has_err ':1:3: this entry lacks "by"'
has_err ':5:3: each entry must be a group of keys'
has_err ':8:11: "reason" must be a text'
has_err ':10:9: "date" must be a date'
err_lines 8
echo 'rule: FZ4001' >"$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" --lang en a/r.txt
is_code 2
has_err ':1:1: the exceptions must be a list'
entry='- {rule: FZ1, fingerprint: 0123456789abcdef0123456789abcdef, reason: a, by: b, date: 2025-01-01}'
printf '%s\n%s\n' "$entry" "$entry" >"$TMP/t/fzlint-suppressions.yml"
in_folder "$TMP/t" --lang en a/r.txt
is_code 2
has_err ':2:3: the same as the entry on line 1'

title "a baseline"
fresh
in_folder "$TMP/t" --write-baseline base.json a/r.txt
is_code 0
has_out FZ4001
is "it is there" test -s "$TMP/t/base.json"
in_folder "$TMP/t" --baseline base.json a/r.txt
is_code 0
lacks_out FZ4001
has_out "基线中已有，略过 8 处"
in_folder "$TMP/t" -q --baseline base.json ./a/r.txt
is_code 0
no_out
in_folder "$TMP/t" --format json --baseline base.json a/r.txt
has_out '"passedOver":8'
has_out '"suppression":null'
in_folder "$TMP/t" --format sarif --baseline base.json a/r.txt
lacks_out 布署
cp "$TMP/t/a/r.txt" "$TMP/t/a/other.txt"
in_folder "$TMP/t" -q --baseline base.json a/other.txt
is_code 1
has_out FZ4001

title "a baseline and edits"
sed -i '1s/^/\n\n/; s/^（四）加强法治宣传。开展/（四）深入加强法治宣传教育。组织开展/; s/评查行政/认真评查行政/' "$TMP/t/a/r.txt"
in_folder "$TMP/t" -q --select FZ4,FZ5001,FZ2 --baseline base.json a/r.txt
is_code 0
no_out
sed -i 's/组织国家工作人员旁听庭审3次/组织国家工作人员旁听庭审3次，全面布署/' "$TMP/t/a/r.txt"
in_folder "$TMP/t" -q --select FZ4 --baseline base.json a/r.txt
is_code 1
is "the new one alone" test "$(grep -c '\[FZ' "$TMP/out")" = 1

title "a baseline is made anew from the old one"
in_folder "$TMP/t" --baseline base.json --write-baseline base.json a/r.txt
is_code 0
in_folder "$TMP/t" -q --baseline base.json a/r.txt
is_code 0

title "a baseline is not made of half a run"
cp "$TMP/t/base.json" "$TMP/old.json"
in_folder "$TMP/t" --lang en --write-baseline base.json a/r.txt nowhere.txt
is_code 2
has_err "the baseline was left as it is"
same "$TMP/old.json" "$TMP/t/base.json"
in_folder "$TMP/t" --write-baseline a/r.txt a/r.txt
is_code 2
is "nor over a report" grep -q 青禾县 "$TMP/t/a/r.txt"
in_folder "$TMP/t" --write-baseline /dev/full a/r.txt
is_code 2

title "where no baseline can be written"
in_folder "$TMP/t" --write-baseline new.json --diff a/r.txt
is_code 2
in_folder "$TMP/t" outline --write-baseline new.json a/r.txt
is_code 2
is "none is" test ! -e "$TMP/t/new.json"

title "a wrong baseline"
in_folder "$TMP/t" --baseline nowhere.json a/r.txt
is_code 2
has_err nowhere.json
for text in '' '[]' '{"baselineVersion":2,"reports":[]}' '{"baselineVersion":1}' '{"baselineVersion":1,"reports":[{"file":"a"}]}' \
    '{"baselineVersion":1,"reports":[{"file":"a","findings":[{"rule":"FZ1"}]}]}'; do
    printf '%s' "$text" >"$TMP/t/wrong.json"
    in_folder "$TMP/t" --lang en --baseline wrong.json a/r.txt
    is_code 2
    has_err "wrong.json: not a file that fzlint --write-baseline wrote"
done

finish
