#!/bin/sh
# .fzlint.yml: where it is looked for, what its keys mean, what is said of wrong ones; fzlint init; progress.
. tests/expect.sh
case $FZLINT in
/*) ;;
*/*) FZLINT=$PWD/$FZLINT ;;
esac
HERE=$PWD

# in FOLDER COMMAND…: from there, so that paths are relative.
in_folder() {
    folder=$1
    shift
    # shellcheck disable=SC2086 # FZLINT may be several words
    (cd "$folder" && exec $FZLINT "$@") >"$TMP/out" 2>"$TMP/err"
    code=$?
}

# fresh: an empty tree a/b with the same report in each, whose findings are FZ4001, FZ5001, FZ2103 and others.
fresh() {
    rm -rf "$TMP/t"
    mkdir -p "$TMP/t/a/b"
    for f in "$TMP/t/top.txt" "$TMP/t/a/a.txt" "$TMP/t/a/b/b.txt"; do cp "$HERE/fixtures/reports/demo.txt" "$f"; done
}

# found FILE N: so many findings of FILE are listed.
found() {
    n=$(grep -c "^$1:[0-9]*:[0-9]*: " "$TMP/out")
    if [ "$n" = "$2" ]; then yes "$2 findings in $1"; else no "$2 findings in $1" "there are $n:" "$(grep '\[FZ' "$TMP/out")"; fi
}

title "the closest one counts, and alone"
fresh
echo 'select: FZ4001' >"$TMP/t/.fzlint.yml"
in_folder "$TMP/t" -q a/b/b.txt
found a/b/b.txt 1
printf 'select: [FZ4001, FZ5001]\n' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t" -q top.txt a/b/b.txt
found top.txt 1
found a/b/b.txt 2
echo 'ignore: FZ2' >"$TMP/t/a/b/.fzlint.yml"
in_folder "$TMP/t" -q a/b/b.txt
is_code 1
lacks_out FZ2103
has_out FZ1301

title "above the folder that fzlint is run in"
fresh
echo 'select: FZ4001' >"$TMP/t/.fzlint.yml"
in_folder "$TMP/t/a/b" -q b.txt
found b.txt 1
in_folder "$TMP/t/a/b" -q ./b.txt
found ./b.txt 1
in_folder "$TMP/t/a/b" -q ../../top.txt
found ../../top.txt 1
in_folder / -q "$TMP/t/a/b/b.txt"
found "$TMP/t/a/b/b.txt" 1

title "standard input is where its name says"
fresh
echo 'select: FZ4001' >"$TMP/t/a/.fzlint.yml"
(cd "$TMP/t" && $FZLINT -q --stdin-filename a/x.txt - <top.txt >"$TMP/out" 2>"$TMP/err")
found a/x.txt 1
(cd "$TMP/t/a" && $FZLINT -q - <a.txt >"$TMP/out" 2>"$TMP/err")
found "<stdin>" 1

title "the command line wins"
fresh
printf 'select: FZ4001\nfail-on: never\nmax-per-rule: 0\nquiet: true\nlang: en\n' >"$TMP/t/.fzlint.yml"
in_folder "$TMP/t" top.txt
is_code 0
lacks_out subtotal
has_out "warning[FZ4001"
in_folder "$TMP/t" --fail-on warning --select FZ5001 --lang zh top.txt
is_code 1
found top.txt 1
has_out "警告[FZ5001"
FZLINT_LANG=zh in_folder "$TMP/t" top.txt
has_out "警告[FZ4001"

title "options of each report"
fresh
printf 'year: 2023\nbody: township\n' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t" outline --format json a/a.txt top.txt
has_out '"year": 2023'
has_out '"kind":"township"'
has_out '"year": 2024'
has_out '"kind":"county"'
printf 'encoding: gb18030\n' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t" a/a.txt top.txt
is_code 2
has_err a/a.txt
lacks_err top.txt
printf 'max-size: 1\n' >"$TMP/t/a/.fzlint.yml"
head -c 1100000 /dev/zero | tr '\0' 'x' >"$TMP/t/a/large.txt"
in_folder "$TMP/t" a/large.txt
is_code 2
has_err "1 MiB"

title "paths begin in the configuration's folder"
fresh
mkdir "$TMP/t/a/pack"
cp "$HERE"/rules/regions/example/*.yaml "$TMP/t/a/pack/"
printf 'rules: pack\nformat: [csv=out.csv, text]\n' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t" a/a.txt
is "the table is beside the configuration" test -s "$TMP/t/a/out.csv"
in_folder "$TMP/t/a" rules list
cp "$TMP/out" "$TMP/listed"
in_folder "$TMP/t" rules list --rules a/pack
same "$TMP/listed" "$TMP/out" "the pack of the current folder's configuration is loaded"
echo 'rules: example' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t/a" rules list
same "$TMP/listed" "$TMP/out" "a region's name is no path"

title "extends"
fresh
printf 'select: FZ4001\nfail-on: never\n' >"$TMP/t/base.yml"
printf 'extends: ../base.yml\nselect: FZ5001\n' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t" -q a/b/b.txt
is_code 0
found a/b/b.txt 1
has_out FZ5001
printf 'extends: a/.fzlint.yml\n' >"$TMP/t/base.yml"
in_folder "$TMP/t" --lang en -q a/b/b.txt
is_code 2
has_err 'base.yml:1:10: "extends" goes round in a circle'
printf 'extends: nowhere.yml\n' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t" --lang en -q a/b/b.txt
is_code 2
has_err 'a/.fzlint.yml:1:10: "extends": there is no a/nowhere.yml'

title "mistakes have their places"
fresh
cat >"$TMP/t/.fzlint.yml" <<'EOT'
yeer: 2023
year: '2024'
fail-on: eror
fix: true
format: [txt, csv=x.csv]
quiet: 'true'
select: []
max-size: 0
ignore: {a: b}
as-of: 2025-02-30
EOT
in_folder "$TMP/t" --lang en top.txt
is_code 2
no_out
has_err '.fzlint.yml:1:1: unknown key "yeer" (did you mean "year"?)'
has_err '.fzlint.yml:2:7: "year" must be a whole number without quotes'
has_err '.fzlint.yml:3:10: "fail-on" has no value "eror" (did you mean "error"?)'
has_err '.fzlint.yml:4:1: "fix" belongs on the command line only'
has_err '.fzlint.yml:5:10: "format" has no value "txt" (did you mean "text"?)'
has_err '.fzlint.yml:6:8: "quiet" must be true or false without quotes'
has_err '.fzlint.yml:7:9: the list of "select" is empty'
has_err '.fzlint.yml:8:11: "max-size": wrong value "0"'
has_err '.fzlint.yml:9:9: "ignore" must be a text'
has_err '.fzlint.yml:10:8: "as-of": wrong value "2025-02-30"'
err_lines 10
printf 'select: FZ4001\nbody: village\nencoding: utf8\nignore: FZ4001,XX\n' >"$TMP/t/.fzlint.yml"
in_folder "$TMP/t" --lang en top.txt
is_code 2
has_err '.fzlint.yml:2:7: no kind of body "village"'
has_err '.fzlint.yml:3:11: unknown encoding "utf8" (did you mean "utf-8"?)'
has_err '.fzlint.yml:4:9: no rule or category "XX"'
echo '- a' >"$TMP/t/.fzlint.yml"
in_folder "$TMP/t" --lang en top.txt
is_code 2
has_err '.fzlint.yml:1:1: a configuration must be a group of keys'
rm "$TMP/t/.fzlint.yml" && mkdir "$TMP/t/.fzlint.yml"
in_folder "$TMP/t" top.txt
is_code 2

title "one run, one answer to what is of the run"
fresh
echo 'fail-on: error' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t" --lang en -q a/a.txt top.txt
is_code 1
in_folder "$TMP/t" --lang en -q top.txt a/a.txt a/b/b.txt
is_code 2
no_out
err_lines 1
has_err "a/.fzlint.yml:1:10: \"fail-on\" is of the whole run and differs from the first report's configuration (none)"
in_folder "$TMP/t" -q --fail-on error top.txt a/a.txt
is_code 1
echo 'fail-on: warning' >"$TMP/t/a/.fzlint.yml"
in_folder "$TMP/t" -q top.txt a/a.txt
is_code 1
printf 'rules: pack\n' >"$TMP/t/a/.fzlint.yml"
printf 'rules: ../pack\n' >"$TMP/t/a/b/.fzlint.yml"
mkdir "$TMP/t/a/pack"
cp "$HERE"/rules/regions/example/*.yaml "$TMP/t/a/pack/"
in_folder "$TMP/t" -q a/a.txt a/b/b.txt
is_code 1

title "rules that only some reports are checked by"
fresh
echo 'select: FZ4001' >"$TMP/t/a/.fzlint.yml"
echo 'select: FZ5001' >"$TMP/t/a/b/.fzlint.yml"
in_folder "$TMP/t" --format sarif a/a.txt a/b/b.txt
has_out '"ruleId":"FZ5001","ruleIndex":1'
is "each is described" test "$(grep -c '{"id":"FZ' "$TMP/out")" = 2

title "--config, --no-config"
fresh
echo 'select: FZ4001' >"$TMP/t/.fzlint.yml"
echo 'select: FZ5001' >"$TMP/t/a/.fzlint.yml"
echo 'select: FZ2103' >"$TMP/t/other.yml"
in_folder "$TMP/t" -q --config other.yml top.txt a/a.txt
found top.txt 1
found a/a.txt 1
lacks_out FZ4001
in_folder "$TMP/t" -q --no-config top.txt
has_out FZ1301
echo 'yeer: 1' >"$TMP/t/.fzlint.yml"
in_folder "$TMP/t" --no-config -q top.txt
is_code 1
in_folder "$TMP/t" --config nowhere.yml -q top.txt
is_code 2
has_err nowhere.yml

title "init"
fresh
in_folder "$TMP/t" init
is_code 0
is "there is a configuration" test -s "$TMP/t/.fzlint.yml"
in_folder "$TMP/t" top.txt
cp "$TMP/out" "$TMP/with"
in_folder "$TMP/t" --no-config top.txt
same "$TMP/with" "$TMP/out" "as it is written it changes nothing"
grep -c '^# [a-z-]*: ' "$TMP/t/.fzlint.yml" >"$TMP/n"
is "it has the keys" test "$(cat "$TMP/n")" -ge 15
is "but none that is for the command line" test "$(grep -c '^# \(fix\|help\|config\):' "$TMP/t/.fzlint.yml")" = 0
echo '# mine' >"$TMP/t/.fzlint.yml"
in_folder "$TMP/t" init
is_code 2
is "one that is there stays" grep -qx '# mine' "$TMP/t/.fzlint.yml"
in_folder "$TMP/t" init here
is_code 2

title "progress"
fresh
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do cp "$HERE/fixtures/reports/clean.txt" "$TMP/t/$i.txt"; done
in_folder "$TMP/t" .
lacks_err "/24]"
if command -v script >/dev/null 2>&1; then
    (cd "$TMP/t" && script -qec "$FZLINT -o out.txt ." /dev/null) </dev/null >"$TMP/out" 2>&1
    has_out "[24/24] ./top.txt"
    printf '\r\033[K' >"$TMP/erased"
    tail -c 4 "$TMP/out" >"$TMP/last"
    same "$TMP/erased" "$TMP/last" "erased in the end"
    (cd "$TMP/t" && script -qec "$FZLINT -q -o out.txt ." /dev/null) </dev/null >"$TMP/out" 2>&1
    lacks_out "/24]"
    (cd "$TMP/t" && script -qec "$FZLINT -o out.txt 1.txt 2.txt" /dev/null) </dev/null >"$TMP/out" 2>&1
    lacks_out "/2]"
else
    skip "no script here to make a terminal"
fi

finish
