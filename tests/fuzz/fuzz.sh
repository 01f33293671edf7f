#!/bin/sh
# Runs one fuzz target, seeded from fixtures/ and from tests/fuzz/corpus/NAME (inputs that once went wrong: keep them).
#   sh tests/fuzz/fuzz.sh --replay build/release/fuzz_parse     runs the seeds once (make check)
#   sh tests/fuzz/fuzz.sh build/fuzz/fuzz_parse SECONDS         makes new inputs with libFuzzer (make fuzz)
set -u
replay=
if [ "$1" = --replay ]; then
    replay=yes
    shift
fi
program=$1
name=${program##*/fuzz_}
case $name in
rules) folders='fixtures/rules fixtures/rules/examples rules/annual-report' ;;
docx | html | annotate | lsp | config | known | literals) folders='' ;;
*) folders='fixtures/reports fixtures/encodings fixtures/broken' ;;
esac
[ ! -d "tests/fuzz/corpus/$name" ] || folders="$folders tests/fuzz/corpus/$name"

if [ -n "$replay" ]; then
    # shellcheck disable=SC2086,SC2046 # several folders, names without spaces
    set -- $(find $folders -maxdepth 1 -type f ! -name '*.expected' ! -name '*.err' ! -name '*.out' ! -name '*.py' | LC_ALL=C sort)
    "$program" "$@"
    code=$?
    [ $code -le 1 ] || echo "not ok $name stopped with $code: the file after the last ok"
    exit $code
fi

new=build/fuzz/corpus-$name # what it learns stays here from run to run
mkdir -p "$new"
dictionary=tests/fuzz/$name.dict
[ -f "$dictionary" ] || dictionary=tests/fuzz/parse.dict
# shellcheck disable=SC2086
exec "$program" -max_total_time="${2:-60}" -max_len=8192 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
    -dict="$dictionary" -artifact_prefix="build/fuzz/$name-" "$new" $folders
