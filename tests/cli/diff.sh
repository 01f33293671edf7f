#!/bin/sh
# fzlint diff OLD NEW: what was mended, what is still there, what is new.
. tests/expect.sh
DEMO=fixtures/reports/demo.txt
mkdir "$TMP/old" "$TMP/new"
cp $DEMO "$TMP/old/r.txt"

title "nothing changed"
run diff --lang en "$TMP/old/r.txt" "$TMP/old/r.txt"
is_code 1
has_out "0 mended, 8 still there, 0 new"
run diff --lang en fixtures/reports/clean.txt fixtures/reports/clean.txt
is_code 0

title "mended, still there, new"
sed 's/布署/部署/; s/县工商局/县市场监管局/; 1s/^/\n/; s/组织执法人员轮训/组织执法人员轮训，落实2023-2025年规划/' $DEMO >"$TMP/new/r.txt"
run diff --lang en "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 1
has_out "  mended 2:"
has_out "old/r.txt:9:57: warning[FZ4001 typos]"
has_out "  still there 6:"
has_out "new/r.txt:4:44: warning[FZ5001"
has_out "  new 1:"
has_out "new/r.txt:20:"
has_out "2 mended, 6 still there, 1 new"
run diff -q "$TMP/old/r.txt" "$TMP/new/r.txt"
lacks_out 合计
run diff "$TMP/old/r.txt" "$TMP/new/r.txt"
has_out "合计 1 份报告：已改 2 处，仍在 6 处，新出现 1 处"

title "what is left decides the exit status"
run diff --fail-on error "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 1
run diff --fail-on never "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 0
run diff --select FZ4001,FZ4102 "$TMP/new/r.txt" fixtures/reports/clean.txt
is_code 0
run diff --select FZ4102 "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 0
has_out FZ4102

title "the words around were changed, the slip was not"
sed 's/浓厚。周密布署宪法/浓厚。各地周密地布署了宪法/' $DEMO >"$TMP/new/near.txt"
run diff --lang en --select FZ4001 "$TMP/old/r.txt" "$TMP/new/near.txt"
has_out "0 mended, 1 still there, 0 new"

title "an absence"
sed '/^三、/,/^$/d' $DEMO >"$TMP/new/less.txt"
run diff --lang en --select FZ1003 "$TMP/old/r.txt" "$TMP/new/less.txt"
is_code 1
has_out "0 mended, 0 still there, 1 new"
sed '1s/2024/2024 /; s/4月22/4月23/' "$TMP/new/less.txt" >"$TMP/new/less2.txt"
run diff --lang en --select FZ1003 "$TMP/new/less.txt" "$TMP/new/less2.txt"
has_out "0 mended, 1 still there, 0 new"

title "JSON"
run diff --format json "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 1
has_out '"counts": {"mended":2,"remaining":6,"new":1}'
has_out '"oldFile": "'
has_out '"mended": [{"rule":"FZ4102"'
run diff --format json -o "$TMP/out.json" "$TMP/old/r.txt" "$TMP/new/r.txt"
no_out
is "-o" grep -q '"remaining":6' "$TMP/out.json"
run diff --format "json=$TMP/out2.json" "$TMP/old/r.txt" "$TMP/new/r.txt"
same "$TMP/out.json" "$TMP/out2.json"
run diff -o "$TMP/new/r.txt" "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 2
is "no report is overwritten" grep -q 青禾县 "$TMP/new/r.txt"
run diff --format csv "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 2

title "folders"
rm -r "$TMP/new" && mkdir -p "$TMP/new/x" "$TMP/old/x"
cp fixtures/reports/township.txt "$TMP/old/x/a.txt"
cp fixtures/reports/township.txt "$TMP/new/x/a.txt"
cp $DEMO "$TMP/new/r.md"
cp $DEMO "$TMP/old/gone.txt"
cp $DEMO "$TMP/new/came.txt"
run diff --lang en "$TMP/old/" "$TMP/new"
is_code 1
has_out "came.txt (there is no such old report)"
has_out "gone.txt (there is no such new report)"
lacks_out "x/a.txt ("
lacks_out "r.md ("
has_out "4 reports: 0 mended, 8 still there, 8 new"
run diff --format json "$TMP/old" "$TMP/new"
has_out '"newFile": null'

title "what the new one's list lets stand is none of the three"
rm -rf "$TMP/new" && mkdir "$TMP/new"
cp $DEMO "$TMP/new/r.txt"
$FZLINT --select FZ4001 --format suppressions "$TMP/new/r.txt" | sed "s/: ''/: x/; s/date: x/date: 2025-01-01/" >"$TMP/new/fzlint-suppressions.yml"
run diff --lang en --select FZ4001 "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 0
has_out "0 mended, 0 still there, 0 new"

title "every word of it"
mkdir "$TMP/w"
printf '县情\n\n精心布署工作。\n按装设备。\n' >"$TMP/w/o.txt"
printf '县情\n\n精心部署工作。\n按装设备。\n贯测精神。\n' >"$TMP/w/n.txt"
run diff --select FZ4001 "$TMP/w/o.txt" "$TMP/w/n.txt"
is_code 1
# shellcheck disable=SC1111 # the quotes are the message's
cat >"$TMP/want" <<EOT
$TMP/w/n.txt
  已改 1 处：
    $TMP/w/o.txt:3:3: 警告[FZ4001 typos]: “布署”应为“部署”
  仍在 1 处：
    $TMP/w/n.txt:4:1: 警告[FZ4001 typos]: “按装”应为“安装”
  新出现 1 处：
    $TMP/w/n.txt:5:1: 警告[FZ4001 typos]: “贯测”应为“贯彻”
合计 1 份报告：已改 1 处，仍在 1 处，新出现 1 处
EOT
same "$TMP/want" "$TMP/out"
run diff --lang en --min-level error --select FZ4001 "$TMP/w/o.txt" "$TMP/w/n.txt"
is_code 1
printf '%s\n' "$TMP/w/n.txt" '  mended 1:' '  still there 1:' '  new 1:' '1 reports: 1 mended, 1 still there, 1 new' >"$TMP/want"
same "$TMP/want" "$TMP/out" "what is below the level is counted and not shown"
run diff --format json --select FZ4001 "$TMP/w/o.txt" "$TMP/w/n.txt"
has_out '"schemaVersion": 1'
has_out '"rule":"FZ4001","name":"typos","level":"warning","line":3,"column":3,"message":"“布署”应为“部署”","fingerprint":"'
has_out "\"oldFile\": \"$TMP/w/o.txt\""
has_out "\"newFile\": \"$TMP/w/n.txt\""
has_out '"remaining": [{"rule":"FZ4001","name":"typos","level":"warning","line":4,"column":1'
has_out '"new": [{"rule":"FZ4001","name":"typos","level":"warning","line":5,"column":1'
has_out '"errors": []'
is "JSON" python3 -m json.tool "$TMP/out"

title "the same slip twice is two, and each is mended by itself"
printf '县情\n\n精心布署工作。\n周密布署宣传。\n' >"$TMP/w/o.txt"
printf '县情\n\n精心部署工作。\n周密布署宣传。\n' >"$TMP/w/n.txt"
run diff --lang en --select FZ4001 "$TMP/w/o.txt" "$TMP/w/n.txt"
has_out "$TMP/w/o.txt:3:3: "
has_out "$TMP/w/n.txt:4:3: "
has_out "1 mended, 1 still there, 0 new"
run diff --lang en --select FZ4001 "$TMP/w/n.txt" "$TMP/w/o.txt"
has_out "0 mended, 1 still there, 1 new"

title "which reports of two folders belong together"
mkdir -p "$TMP/p/old/a.b" "$TMP/p/new/a.b"
for name in r.txt r.md s.txt a.b/t; do cp "$TMP/w/o.txt" "$TMP/p/old/$name"; done
mv "$TMP/p/old/a.b/t" "$TMP/p/old/a.b/t.txt"
cp "$TMP/w/o.txt" "$TMP/p/new/r.md"
cp "$TMP/w/o.txt" "$TMP/p/new/s.md"
cp "$TMP/w/o.txt" "$TMP/p/new/a.b/u.txt"
run diff --select FZ4001 "$TMP/p/old" "$TMP/p/new"
has_out "$TMP/p/old/r.txt（新的里没有这份报告）"
has_out "$TMP/p/old/a.b/t.txt（新的里没有这份报告）"
has_out "$TMP/p/new/a.b/u.txt（旧的里没有这份报告）"
has_out "合计 5 份报告：已改 0 处，仍在 4 处，新出现 2 处"
lacks_out "r.md（"
lacks_out "s.md（"

title "what cannot be compared"
run diff --lang en "$TMP/old/r.txt" nowhere.txt
is_code 2
has_out "cannot be compared"
has_err nowhere.txt
run diff --lang en --format json "$TMP/old/r.txt" fixtures/broken/empty.txt
is_code 2
has_out '"errors": [{"file":"fixtures/broken/empty.txt"'
run diff "$TMP/old"
is_code 2
run diff "$TMP/old" "$TMP/new/r.txt"
is_code 2
run diff a b c
is_code 2
run diff --fix "$TMP/old/r.txt" "$TMP/new/r.txt"
is_code 2
run diff "$TMP/old/r.txt" "$TMP/new/r.txt" --format text=/dev/full
is_code 2

finish
