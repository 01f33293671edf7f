#!/bin/sh
# --jobs: however many reports are checked at a time, everything that is written is the same, byte for byte.
. tests/expect.sh
case $FZLINT in
/*) ;;
*/*) FZLINT=$PWD/$FZLINT ;;
esac
HERE=$PWD
FILES='csv=o/out.csv json=o/out.json sarif=o/out.sarif github=o/out.github gitlab=o/out.gitlab junit=o/out.xml
    rdjson=o/out.rdjson suppressions=o/out.yml html=o/out.html html=o/pages/ checklist=o/out.md checklist-html=o/lists/
    letter=o/letter.md letter-html=o/letters/ matrix=o/matrix.csv matrix-html=o/matrix.html'

# A folder of all that can be in one, large and small, good and bad, in this order of entries: "$@" is a sort.
fill() {
    rm -rf "$TMP/t/reports"
    mkdir -p "$TMP/t/reports"
    (cd "$TMP/stock" && find . -type f | sed 's|^\./||' | "$@") | while read -r name; do
        mkdir -p "$TMP/t/reports/$(dirname "$name")"
        cp "$TMP/stock/$name" "$TMP/t/reports/$name"
    done
    ln -s nowhere "$TMP/t/reports/m-lost.txt"
}
backwards() { sort -r; }
jumbled() { awk '{ print (NR * 7919) % 104729, $0 }' | sort -n | cut -d' ' -f2-; }

mkdir -p "$TMP/stock/b" "$TMP/stock/q" "$TMP/t"
cp fixtures/reports/*.txt "$TMP/stock/"
cp fixtures/reports/*.txt "$TMP/stock/q/"
cp fixtures/encodings/*.txt "$TMP/stock/q/"
cp fixtures/broken/*.* "$TMP/stock/b/"
for _ in 1 2 3 4 5 6 7 8 9; do cat fixtures/reports/*.txt; done >"$TMP/stock/a-slow.txt" # the first holds up the rest
mkdir "$TMP/made"
if command -v python3 >/dev/null 2>&1 && python3 tests/documents.py make "$TMP/made" >/dev/null; then
    cp -r "$TMP/made/good" "$TMP/made/special" "$TMP/made/bad" "$TMP/stock/"
    rm -f "$TMP/stock/bad/"*bomb* # they take a second each
else
    skip "no python3 to make Word files"
fi
fill sort

# in_t ARG…: fzlint in the folder above the reports, whose results are $TMP/out, $TMP/err and the folder t/o.
in_t() {
    rm -rf "$TMP/t/o"
    mkdir "$TMP/t/o"
    # shellcheck disable=SC2086 # FZLINT may be several words
    (cd "$TMP/t" && exec $FZLINT "$@") >"$TMP/out" 2>"$TMP/err"
    code=$?
}

# all_formats ARG…: text on the screen and every other format in t/o.
all_formats() {
    formats=
    for f in $FILES; do formats="$formats --format $f"; done
    # shellcheck disable=SC2086 # a list
    in_t --format text $formats "$@"
}

# keep NAME: what was written, with the exit status. like NAME: it is that again.
keep() {
    rm -rf "${TMP:?}/kept/$1"
    mkdir -p "$TMP/kept/$1"
    cp -r "$TMP/t/o" "$TMP/out" "$TMP/err" "$TMP/kept/$1/"
    echo "$code" >"$TMP/kept/$1/code"
}
like() {
    keep now
    if diff -r "$TMP/kept/$1" "$TMP/kept/now" >"$TMP/diff" 2>&1; then yes "$2"; else no "$2" "$(head -c 2000 "$TMP/diff")"; fi
}

title "the list of formats here is whole"
run --help --lang en
sed -n '/^output formats:/,/^$/s/^  \([a-z-]*\) .*/\1/p' "$TMP/out" >"$TMP/formats"
while read -r f; do
    case " text $FILES" in *" $f="* | *" $f "*) yes "$f" ;; *) no "$f" "add it to FILES" ;; esac
done <"$TMP/formats"

title "every format, any number of jobs"
all_formats --jobs 1 reports
is_code 2
has_err "reports/m-lost.txt: "
keep one
for jobs in 2 3 8 256; do
    all_formats --jobs $jobs reports
    like one "--jobs $jobs"
done
all_formats reports
like one "without --jobs"
all_formats --jobs 8 reports
like one "--jobs 8 again"

title "standard output and standard error in one"
(cd "$TMP/t" && $FZLINT --jobs 1 --lang en reports nothing.txt >"$TMP/mixed1" 2>&1)
(cd "$TMP/t" && $FZLINT --jobs 5 --lang en reports nothing.txt >"$TMP/mixed5" 2>&1)
same "$TMP/mixed1" "$TMP/mixed5"

title "--across"
all_formats --across --jobs 1 reports
keep across
is "something is shared" grep -q FZ3306 "$TMP/kept/across/o/out.csv"
for jobs in 2 3 8; do
    all_formats --across --jobs $jobs reports
    like across "--jobs $jobs"
done

title "the order of entries"
for order in backwards jumbled; do
    fill $order
    all_formats --jobs 1 reports
    like one "$order, one at a time"
    all_formats --across --jobs 3 reports
    like across "$order, three at a time, --across"
done

title "errors keep their places"
in_t -q --jobs 4 reports/demo.txt nothing.txt reports/clean.txt reports/b/empty.txt reports/q/demo.txt gone.txt
is_code 2
cut -d: -f2 "$TMP/err" | tr -d '\n' >"$TMP/order"
printf ' nothing.txt reports/b/empty.txt gone.txt' >"$TMP/want"
same "$TMP/want" "$TMP/order" "in the order of the command line"
printf '%s\n' reports/demo.txt reports/q/demo.txt >"$TMP/want"
sed -n 's/^\(reports[^:]*\):[0-9]*:[0-9]*: .*/\1/p' "$TMP/out" | uniq >"$TMP/order"
same "$TMP/want" "$TMP/order" "findings too"

title "locale and time zone"
for env in LC_ALL=C LC_ALL=C.UTF-8 LC_ALL=zh_CN.UTF-8 LC_ALL=de_DE.UTF-8 TZ=Asia/Shanghai TZ=America/Los_Angeles TZ=nonsense; do
    export "${env?}"
    all_formats --jobs 3 reports
    like one "$env"
    unset "${env%%=*}"
done

title "one processor"
if command -v taskset >/dev/null 2>&1 && taskset -c 0 true 2>/dev/null; then
    bare=$FZLINT
    FZLINT="taskset -c 0 $FZLINT"
    all_formats --jobs 6 reports
    like one "six jobs on it"
    all_formats reports
    like one "without --jobs"
    FZLINT=$bare
else
    skip "no taskset here"
fi

title "exceptions and baselines"
in_t --format suppressions --select FZ4,FZ5 --jobs 2 reports/q
sed "s/reason: ''/reason: 经核对无误/; s/by: ''/by: 审核组/; s/date: ''/date: 2025-03-01/" "$TMP/out" >"$TMP/t/some.yml"
sed "s/fingerprint: '....../fingerprint: '000000/" "$TMP/t/some.yml" >"$TMP/t/useless"
cat "$TMP/t/useless" >>"$TMP/t/some.yml"
for jobs in 1 2 7; do
    in_t --suppressions some.yml --as-of 2025-03-01 --write-baseline o/base.json --format json=o/out.json --jobs $jobs reports/q
    [ $jobs = 1 ] && keep known && has_err "这条例外（FZ5001）没有用到"
    like known "--jobs $jobs"
done
cp "$TMP/kept/known/o/base.json" "$TMP/t/"
for jobs in 1 4; do
    in_t --baseline base.json --jobs $jobs reports/q reports/demo.txt
    [ $jobs = 1 ] && keep base
    like base "--baseline, --jobs $jobs"
done

title "standard input among files"
for jobs in 1 4; do
    (cd "$TMP/t" && $FZLINT --across --stdin-filename in.txt --jobs $jobs reports/q - reports/demo.txt \
        <"$HERE/fixtures/reports/demo.txt" >"$TMP/input$jobs" 2>&1)
done
same "$TMP/input1" "$TMP/input4"
is "it was read for both passes" grep -q '^in.txt:[0-9]*:[0-9]*: .*FZ3306' "$TMP/input1"

title "--fix goes through one after the other"
for jobs in 1 4; do
    rm -rf "$TMP/t/fix"
    cp -r "$TMP/stock/q" "$TMP/t/fix"
    in_t --fix --jobs $jobs fix fix/demo.txt
    cp -r "$TMP/t/fix" "$TMP/t/o/"
    [ $jobs = 1 ] && keep fixed
    like fixed "--jobs $jobs"
done
for jobs in 1 4; do
    in_t --diff --jobs $jobs reports/q
    [ $jobs = 1 ] && keep diff
    like diff "--diff --jobs $jobs"
done

title "wrong numbers"
for n in 0 -3 abc 257 100000 99999999999999999999 '' 2x; do
    run --lang en --jobs="$n" fixtures/reports/clean.txt
    is_code 2
    no_out
    has_err "--jobs: wrong value \"$n\"; reports checked at a time, 1 to 256"
done
run --jobs
is_code 2

title "in the configuration"
echo 'jobs: 3' >"$TMP/t/.fzlint.yml"
all_formats reports
like one "jobs: 3"
echo 'jobs: 0' >"$TMP/t/.fzlint.yml"
in_t reports
is_code 2
has_err '.fzlint.yml:1:7: '

finish
