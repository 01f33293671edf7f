#!/bin/sh
# fzlint rules …, and rules of one's own. What is said of each mistake in a rule file is test_ruleset.c's.
. tests/expect.sh
DEMO=fixtures/reports/demo.txt
CLEAN=fixtures/reports/clean.txt

title "rules list"
run rules list
is_code 0
no_err
has_out "FZ1002"

title "rules kinds"
run rules kinds
is_code 0
has_out "required-section"

title "rules explain"
run rules explain FZ1301
is_code 0
has_out "FZ1301"
run rules explain problems-with-causes
is_code 0
has_out "FZ1301"
run rules list
grep -o '^FZ[0-9]*' "$TMP/out" >"$TMP/ids"
lang=zh
while read -r id; do
    [ $lang = zh ] && lang=en || lang=zh
    run rules explain --lang $lang "$id"
    if [ "$code" != 0 ] || ! grep -q "^$id  ." "$TMP/out" || ! grep -q 'rules/annual-report/[a-z]*\.yaml:[0-9]' "$TMP/out"; then
        no "explain $id" "$(cat "$TMP/out" "$TMP/err")"
    fi
done <"$TMP/ids"
is "all of them were asked for" test "$(wc -l <"$TMP/ids")" -gt 150
run rules explain FZ1300
is_code 2
no_out
has_err "FZ130"

title "rules, and what it does not know"
run rules
is_code 2
has_err "list"
run rules lst
is_code 2
has_err "list"

title "rules test"
run rules test FZ1301 FZ4001
is_code 0
run rules test --rules fixtures/rules/examples/wrong-examples.yaml
is_code 1

title "a rule file that is wrong"
run --rules fixtures/rules/ten-mistakes.yaml $CLEAN
is_code 2
no_out
has_err "fixtures/rules/ten-mistakes.yaml:2:7:"
err_lines 10
run --rules fixtures/rules/not-there.yaml $CLEAN
is_code 2
has_err "not-there.yaml"

title "a rule of one's own"
cat >"$TMP/own.yaml" <<'END'
- id: QH0001
  name: no-demo-place
  category: term
  level: error
  check: forbidden-text
  patterns: ['青禾县']
  title: 不得写青禾县
  message: 写了“{match}”
  basis: { doc: ducha-2019 }
  bad: [ { text: '我在青禾县。', mark: '青禾县' } ]
  good: ['我在别处。']
END
run --color never --rules "$TMP/own.yaml" --select QH0001 $CLEAN
if [ "$code" = 2 ]; then no "it loads" "$(cat "$TMP/err")"; else yes "it loads"; fi
is_code 1
has_out "QH0001"
run rules test --rules "$TMP/own.yaml" QH0001
is_code 0
run --rules "$TMP/own.yaml" --rules "$TMP/own.yaml" $CLEAN
is_code 2
has_err "QH0001"

title "--rules-dir"
run --rules-dir rules $DEMO
cp "$TMP/out" "$TMP/folder"
run $DEMO
is_code 1
same "$TMP/out" "$TMP/folder" "rules/ says what the rules inside the program say"
run --rules-dir "$TMP" $DEMO
is_code 2
has_err "annual-report"

finish
