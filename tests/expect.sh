# What the tests of the command line share; each of tests/cli/*.sh begins with `. tests/expect.sh` and ends with `finish`.
#   title "what is tried"
#   run ARG…           runs fzlint: its exit status in $code, what it printed in $TMP/out and $TMP/err
#   is_code 2          each is_… and has_… prints one line, "ok …" or "not ok …"
# FZLINT is the program, with a command before it where one is wanted (valgrind).
# shellcheck shell=sh
set -u
: "${FZLINT:=build/release/fzlint}"
TMP=$(mktemp -d "${TMPDIR:-/tmp}/fzlint-test.XXXXXX")
trap 'rm -rf "$TMP"' EXIT
unset FZLINT_LANG NO_COLOR
passed=0 failed=0 about='' code=0

title() { about=$1; }

run() {
    # shellcheck disable=SC2086 # FZLINT may be several words
    $FZLINT "$@" >"$TMP/out" 2>"$TMP/err"
    code=$?
}

yes() {
    passed=$((passed + 1))
    echo "ok $about: $1"
}

no() {
    failed=$((failed + 1))
    echo "not ok $about: $1"
    shift
    for line; do printf '%s\n' "$line" | sed 's/^/    /'; done
}

# is COMMAND… : its exit status decides; the first word is what is said.
is() {
    what=$1
    shift
    if "$@" >/dev/null 2>&1; then yes "$what"; else no "$what" "failed: $*"; fi
}

is_code() {
    if [ "$code" = "$1" ]; then yes "exit $1"; else no "exit $1" "it was $code" "$(head -c 2000 "$TMP/err")"; fi
}

# has_out TEXT, has_err TEXT: the text occurs. lacks_…: it does not. no_out, no_err: nothing was printed.
has_in() {
    if grep -qF -e "$2" "$TMP/$1"; then yes "$1 says: $2"; else no "$1 says: $2" "it was:" "$(head -c 2000 "$TMP/$1")"; fi
}
lacks_in() {
    if grep -qF -e "$2" "$TMP/$1"; then no "$1 is silent about: $2" "it was:" "$(head -c 2000 "$TMP/$1")"; else yes "$1 is silent about: $2"; fi
}
nothing_in() {
    if [ -s "$TMP/$1" ]; then no "nothing in $1" "it was:" "$(head -c 2000 "$TMP/$1")"; else yes "nothing in $1"; fi
}
has_out() { has_in out "$1"; }
has_err() { has_in err "$1"; }
lacks_out() { lacks_in out "$1"; }
lacks_err() { lacks_in err "$1"; }
no_out() { nothing_in out; }
no_err() { nothing_in err; }

# out_lines N, err_lines N: so many lines.
lines_in() {
    n=$(wc -l <"$TMP/$1" | tr -d ' ')
    if [ "$n" = "$2" ]; then yes "$2 lines in $1"; else no "$2 lines in $1" "there are $n:" "$(head -c 2000 "$TMP/$1")"; fi
}
out_lines() { lines_in out "$1"; }
err_lines() { lines_in err "$1"; }

# same FILE FILE: byte for byte.
same() {
    if cmp -s "$1" "$2"; then yes "${3:-the same bytes}"; else no "${3:-the same bytes}" "$(diff "$1" "$2" | head -n 20)"; fi
}

skip() { echo "skipped: $about: $1"; }

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}
