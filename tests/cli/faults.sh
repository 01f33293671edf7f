#!/bin/sh
# A few of the faults of tests/fault, calls of the heap and the system that fail, and of its signals. All of them:
#   python3 tests/fault/faults.py build/release/fzlint build/release/check/fault.so        takes a quarter of an hour
#   python3 tests/fault/kills.py build/release/fzlint build/release/check/fault.so 1000    three minutes
. tests/expect.sh
: "${OUT:=build/release}"
LIBRARY=$OUT/check/fault.so

# What was printed by $1, which ended with $2.
is_code_of() {
    grep '^ok ' "$TMP/out"
    if [ "$2" = 0 ]; then yes "$1: $(tail -n 1 "$TMP/out")"; else no "$1" "$(grep -v '^ok ' "$TMP/out")"; fi
}

title "faults"
mkdir -p "$OUT/check"
if [ "$(uname)" != Linux ] || ! command -v python3 >/dev/null 2>&1; then
    skip "Linux and python3 are needed"
elif [ ! -x "$FZLINT" ] || nm "$FZLINT" 2>/dev/null | grep -q '__asan_init\|__gcov_init'; then
    skip "a sanitizer, a profile or another program stands between"
elif ! ${CC:-cc} -std=gnu11 -O1 -Wall -Wextra -fPIC -shared -o "$LIBRARY" tests/fault/fault.c -ldl 2>"$TMP/err"; then
    skip "the library of faults cannot be built: $(head -n 1 "$TMP/err")"
elif LD_PRELOAD=$LIBRARY FZ_FAULT=alloc:1:all "$FZLINT" version >/dev/null 2>&1; then
    skip "LD_PRELOAD does nothing here"
else
    FAULTS=1 python3 tests/fault/faults.py "$FZLINT" "$LIBRARY" \
        fix fix-docx annotate-again write-baseline across config to-json pages >"$TMP/out" 2>&1
    is_code_of "python3 tests/fault/faults.py" $?
    python3 tests/fault/kills.py "$FZLINT" "$LIBRARY" 60 >"$TMP/out" 2>&1
    is_code_of "python3 tests/fault/kills.py" $?
fi
finish
