#!/bin/sh
# Runs every part of the tests, several at once, and prints what failed and how many passed. `make check` calls it, with
# FZLINT (the program), OUT (the build's folder) and JOBS. A part is a command that ends with "N passed, N failed".
#   sh tests/run.sh         all parts
#   sh tests/run.sh PART    one of them, with all it prints: unit, golden, cli/options, replay/fuzz_parse …
set -u
: "${FZLINT:=build/release/fzlint}" "${OUT:=build/release}" "${JOBS:=2}"
export FZLINT OUT JOBS
export SHARED="${SHARED:-../shared}" # labelled cases and reports that lie beside some checkouts

parts() {
    echo cli/growth # the longest first
    echo cli/hostile
    echo unit
    for f in tests/cli/*.sh; do
        name=${f##*/}
        case $name in growth.sh | hostile.sh) ;; *) echo "cli/${name%.sh}" ;; esac
    done
    echo rules
    echo golden
    echo docs
    for f in "$OUT"/fuzz_*; do
        case $f in *.*) ;; *) [ -x "$f" ] && echo "replay/${f##*/}" ;; esac
    done
    echo cases
}

# Turns an exit status into the last line that every part ends with.
verdict() {
    if [ "$1" = 0 ]; then
        echo "ok $2"
        echo "1 passed, 0 failed"
    else
        echo "not ok $2"
        echo "0 passed, 1 failed"
    fi
}

unit() {
    tap=$OUT/check/unit.tap
    rm -f "$tap"
    "$OUT/unit" --tap="$tap" -j"$JOBS" 2>&1
    status=$?
    good=$(grep -c '^ok' "$tap")
    bad=$(grep -c '^not ok' "$tap")
    [ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
    grep '^not ok' "$tap"
    echo "$good passed, $bad failed"
}

rules() {
    "$FZLINT" rules test --lang en >"$OUT/check/rules.out" 2>&1
    status=$?
    last=$(tail -n 1 "$OUT/check/rules.out")
    sed '$d' "$OUT/check/rules.out" | sed 's/^/not ok /'
    case $last in
    *' passed, 0 failed') [ "$status" = 0 ] && echo "$last" ;;
    *' passed, '*' failed') echo "$last" ;;
    *) echo "$last" ;; # an error message: no count, which the caller sees
    esac
}

cases() {
    if [ ! -f "$SHARED/cases/score.py" ] || ! command -v python3 >/dev/null 2>&1; then
        echo "skipped: no labelled cases here, or no python3"
        echo "0 passed, 0 failed"
        return
    fi
    python3 "$SHARED/cases/score.py" --fzlint "$FZLINT" \
        --skip sum-mismatch,ratio-mismatch,change-mismatch,impossible-value,conflicting-figures,copy-previous,duplicate-paragraph,org-mismatch \
        --recall 0.85 --precision 0.95 --clean 1 "$SHARED/cases/dev"
    verdict $? "labelled cases: recall 0.85, precision 0.95, clean reports left clean"
}

part() {
    case $1 in
    unit) unit ;;
    rules) rules ;;
    golden) sh tests/golden.sh ;;
    docs) sh tests/docs.sh ;;
    cases) cases ;;
    cli/*) sh "tests/$1.sh" ;;
    replay/*) sh tests/fuzz/fuzz.sh --replay "$OUT/${1#*/}" ;;
    *) echo "no such part of the tests; there are: $(parts | tr '\n' ' ')" && return 1 ;;
    esac
}

# A part into its log; then one line, and what failed above it.
logged() {
    log=$OUT/check/$(echo "$1" | tr / -).log
    part "$1" >"$log" 2>&1
    last=$(tail -n 1 "$log")
    echo "$last" | grep -qxE '[0-9]+ passed, [0-9]+ failed' || {
        echo "not ok $1 ended without a count" >>"$log"
        last="0 passed, 1 failed"
    }
    echo "$last" >"$log.count"
    case $last in *' 0 failed') ;; *) grep -v '^ok ' "$log" | tail -n 200 | sed "s|^|$1: |" ;; esac
    printf '%-22s %s%s\n' "$1" "$last" "$(sed -n 's/^skipped/  (skipped/p' "$log" | sed 's/$/)/' | tr -d '\n')"
}

mkdir -p "$OUT/check"
case ${1:-} in
'') ;;
--logged)
    logged "$2"
    exit 0
    ;;
*)
    part "$1" | tee "$OUT/check/one.log"
    tail -n 1 "$OUT/check/one.log" | grep -q ' 0 failed$'
    exit
    ;;
esac

rm -f "$OUT"/check/*.count
parts | xargs -P "$JOBS" -I {} sh tests/run.sh --logged {}
cat "$OUT"/check/*.count | awk '{ good += $1; bad += $3 } END { printf "%d passed, %d failed\n", good, bad; exit bad > 0 || good == 0 }'
