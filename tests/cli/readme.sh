#!/bin/sh
# What README.md shows is what the program writes: each of its commands is run, in their order, and each line that is
# shown of what it writes must be there. … stands for lines that are left out.
. tests/expect.sh

mkdir "$TMP/readme"
for name in build fixtures rules; do
    ln -s "$PWD/$name" "$TMP/readme/$name"
done
bom=$(printf '\357\273\277')

# follow COMMAND: what it writes to $TMP/out
follow() {
    (cd "$TMP/readme" && sh -c "$(printf '%s\n' "$1" | sed "s|build/release/fzlint|$FZLINT|")") 2>&1 |
        sed "1s/^$bom//" >"$TMP/out"
}

title "README.md"
shown=0 followed=
while IFS= read -r line; do
    case $line in
    "$ build/release/fzlint"* | "$ cut "*)
        follow "${line#"$ "}"
        followed=yes
        ;;
    '```'* | "$ "*) followed='' ;;
    '' | …) ;;
    *)
        [ -n "$followed" ] || continue
        shown=$((shown + 1))
        is "$line" grep -qxF -e "$line" "$TMP/out"
        ;;
    esac
done <README.md
is "lines are shown" test "$shown" -gt 60
finish
