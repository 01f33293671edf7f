#!/bin/sh
# How fast fzlint is: one report from cold, and MB per second over many, against cat and ripgrep on the same files in the
# same run. The figures of different machines do not compare; the ratios roughly do. COPIES=20 sets the size.
set -eu
: "${FZLINT:=build/release/fzlint}"
COPIES=${COPIES:-40}
tmp=$(mktemp -d "${TMPDIR:-/tmp}/fzlint-bench.XXXXXX")
trap 'rm -rf "$tmp"' EXIT

i=0
mkdir "$tmp/reports"
while [ "$i" -lt "$COPIES" ]; do
    for f in fixtures/reports/*.txt; do
        { cat "$f"; echo "本件流水号$i。"; } >"$tmp/reports/$i-${f##*/}"
    done
    i=$((i + 1))
done
n=$(find "$tmp/reports" -type f | wc -l)
bytes=$(cat "$tmp"/reports/* | wc -c)
awk -F, 'NR > 1 && $1 != "" { print $1 }' rules/data/typos.csv >"$tmp/words"

now() { date +%s%N; }
# took COMMAND…: seconds, the best of three.
took() {
    best=
    for _ in 1 2 3; do
        a=$(now)
        "$@" >/dev/null 2>&1 || true
        b=$(now)
        t=$((b - a))
        if [ -z "$best" ] || [ $t -lt "$best" ]; then best=$t; fi
    done
    echo "$best"
}
row() { # NAME NANOSECONDS
    awk -v name="$1" -v ns="$2" -v n="$n" -v bytes="$bytes" -v base="$base" \
        'BEGIN { s = ns / 1e9; printf "%-26s %8.3f s %9.0f reports/s %9.2f MB/s %8.1f × cat\n", name, s, n / s, bytes / 1e6 / s, ns / base }'
}

echo "$n reports, $bytes bytes"
cat "$tmp"/reports/* >/dev/null # once, so that all find the files in memory
base=$(took cat "$tmp"/reports/*)
row "cat" "$base"
if command -v rg >/dev/null 2>&1; then
    row "rg -F, the list of typos" "$(took rg -j1 --no-config -F -c -f "$tmp/words" "$tmp/reports")"
else
    echo "rg: not installed, skipped"
fi
row "fzlint" "$(took "$FZLINT" --fail-on never --format csv "$tmp/reports")"
one=$(took "$FZLINT" --fail-on never fixtures/reports/demo.txt)
awk -v ns="$one" 'BEGIN { printf "%-26s %8.1f ms\n", "one report from cold", ns / 1e6 }'
