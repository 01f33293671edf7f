#!/bin/sh
# Words on the command line: what is not understood is named, with what was probably meant, and nothing is checked.
. tests/expect.sh
REPORT=fixtures/reports/clean.txt

title "no arguments"
run
is_code 2
no_out
has_err "--help"

title "--help"
run --help
is_code 0
no_err
has_out "--fail-on"
run -h --lang en
is_code 0
has_out "usage: fzlint"
has_out "exit status"

title "version"
run --version
is_code 0
has_out "fzlint "
has_out "annual-report"
cp "$TMP/out" "$TMP/version"
run version
is_code 0
same "$TMP/out" "$TMP/version"

title "an option that does not exist"
run --slect FZ1001 $REPORT
is_code 2
no_out
has_err "--slect"
has_err "--select"
run --zzzzzzzz $REPORT
is_code 2
has_err "--help"
run -z $REPORT
is_code 2
has_err "-z"

title "several mistakes in one call"
run --slect x --formt json --year 12x $REPORT
is_code 2
err_lines 3

title "a value that is wrong"
for args in "--year abc" "--year 2024x" "--year 1" "--fail-on eror" "--min-level all" "--color maybe" "--lang fr" \
    "--max-size 0" "--max-size 99999" "--max-per-rule -1" "--format xml" "--select ZZ9" "--ignore nothing-like-it" \
    "--body countyy" "--encoding latin9" "--quiet=1"; do
    title "$args"
    # shellcheck disable=SC2086 # two words
    run $args $REPORT
    is_code 2
    has_err "${args##*[ =]}"
done

title "an option without its value"
for option in --format --output --year --fail-on --lang; do
    run $REPORT $option
    is_code 2
    has_err "$option"
done

title "--option=value and --option value"
run --min-level=error $REPORT
cp "$TMP/out" "$TMP/one"
run --min-level error $REPORT
is_code 0
same "$TMP/out" "$TMP/one"

title "-- ends the options"
run -- -q
is_code 2
has_err "-q"
run -- $REPORT
is_code 0
has_out "$REPORT"

title "--lang en"
run --lang en --slect x
is_code 2
has_err "did you mean --select?"
run $REPORT --lang en
is_code 0
has_out "required parts"

title "FZLINT_LANG"
FZLINT_LANG=en
export FZLINT_LANG
run nothing-here.txt
is_code 2
has_err "cannot be read"
unset FZLINT_LANG

title "a command may follow options"
run --lang en version
is_code 0
has_out "rule pack"

finish
