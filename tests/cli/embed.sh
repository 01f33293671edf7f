#!/bin/sh
# The build reads the shipped rules: what is wrong in them is told with its place, and no program is made of them.
. tests/expect.sh

embed=${OUT:-build/release}/embed
# embed_from FOLDER: of all rules and lists in it
embed_from() {
    (cd "$1" && find . -name '*.yaml' -o -name '*.csv' | sed 's|^\./||' | sort) | xargs "$embed" "$1"
}

title "what is in the program is what is in rules/"
embed_from rules >"$TMP/embedded.c"
same "${OUT:-build/release}/embedded.c" "$TMP/embedded.c" "the generated source"

title "the program's own rules and those of the folder find the same"
# shellcheck disable=SC2086 # FZLINT may be several words
{
    $FZLINT --no-config --format json --fail-on never fixtures/reports >"$TMP/inside" 2>&1
    $FZLINT --no-config --format json --fail-on never --rules-dir rules fixtures/reports >"$TMP/outside" 2>&1
}
same "$TMP/outside" "$TMP/inside" "findings"
is "something is found" grep -q '"FZ2103"' "$TMP/inside"

title "a mistake in YAML, in a list, in a rule"
cp -R rules "$TMP/yaml" && printf -- '- id: [\n' >>"$TMP/yaml/annual-report/dates.yaml"
cp -R rules "$TMP/list" && printf 'a,b,c,d,e,f,g,h,i,j,k,l,m\n' >>"$TMP/list/data/typos.csv"
cp -R rules "$TMP/rule" && printf -- '- {id: ZZ0001, name: zz}\n' >>"$TMP/rule/annual-report/dates.yaml"
for part in yaml list rule; do
    embed_from "$TMP/$part" >"$TMP/out.c" 2>"$TMP/err"
    is "$part: its status" test $? -ne 0
    is "$part: its place" grep -Eq "(dates\.yaml|typos\.csv):[0-9]+:[0-9]+: " "$TMP/err"
done

finish
