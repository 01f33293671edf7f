#!/bin/sh
# Which files are read; what cannot be read is named, the rest is still checked, and the exit status is 2.
. tests/expect.sh
CLEAN=fixtures/reports/clean.txt
DEMO=fixtures/reports/demo.txt

title "a file that is not there"
run nothing-here.txt
is_code 2
has_err "nothing-here.txt"
run --lang en nothing-here.txt
has_err "not there"

title "two files, one broken"
run $CLEAN fixtures/broken/nul.txt $DEMO
is_code 2
has_out "$CLEAN"
has_out "$DEMO:"
has_out "FZ2103"
has_err "fixtures/broken/nul.txt:1:12"

title "two files, one missing"
run -q nothing-here.txt $DEMO
is_code 2
has_out "FZ2103"
has_err "nothing-here.txt"

title "a folder"
mkdir -p "$TMP/folder/b" "$TMP/folder/.hidden"
cp $DEMO "$TMP/folder/b/2.txt"
cp $CLEAN "$TMP/folder/1.md"
cp $CLEAN "$TMP/folder/3.TXT"
cp $DEMO "$TMP/folder/.hidden/no.txt"
cp $DEMO "$TMP/folder/notes.csv"
printf 'user' >"$TMP/folder/~\$1.docx"
run --color never "$TMP/folder"
is_code 1
no_err
has_out "$TMP/folder/1.md"
has_out "$TMP/folder/b/2.txt:"
has_out "$TMP/folder/3.TXT"
lacks_out "hidden"
lacks_out "notes.csv"

title "an empty folder"
mkdir "$TMP/empty"
run "$TMP/empty"
is_code 2
has_err "$TMP/empty"
run "$TMP/empty" $DEMO
is_code 2
has_out "FZ2103"

title "a file that may not be read"
cp $CLEAN "$TMP/secret.txt"
chmod 000 "$TMP/secret.txt"
if [ "$(id -u)" = 0 ]; then
    skip "root reads everything"
else
    run "$TMP/secret.txt" $DEMO
    is_code 2
    has_err "secret.txt"
    has_out "FZ2103"
fi

title "standard input"
# shellcheck disable=SC2086 # FZLINT may be several words
$FZLINT - --color never <$DEMO >"$TMP/out" 2>"$TMP/err"
code=$?
is_code 1
has_out "<stdin>:18:3:"
# shellcheck disable=SC2086
$FZLINT --stdin-filename 报告.txt - <$DEMO >"$TMP/out" 2>"$TMP/err"
code=$?
is_code 1
has_out "报告.txt:18:3:"
lacks_out "stdin"
# shellcheck disable=SC2086
$FZLINT - </dev/null >"$TMP/out" 2>"$TMP/err"
code=$?
is_code 2
has_err "<stdin>"

title "the name decides what a file is, on standard input too"
# shellcheck disable=SC2086
$FZLINT --stdin-filename 报告.docx - <$DEMO >"$TMP/out" 2>"$TMP/err"
code=$?
is_code 2
has_err ".docx"

title "--files-from"
printf '%s\n\n  %s\n' $CLEAN $DEMO >"$TMP/list"
run --files-from "$TMP/list"
is_code 1
has_out "$CLEAN"
has_out "$DEMO:"
printf '%s\r\n' $CLEAN >"$TMP/list"
run --files-from "$TMP/list"
is_code 0
printf '%s' $DEMO >"$TMP/list"
# shellcheck disable=SC2086
$FZLINT --files-from - <"$TMP/list" >"$TMP/out" 2>"$TMP/err"
code=$?
is_code 1
: >"$TMP/list"
run --files-from "$TMP/list"
is_code 2
has_err "$TMP/list"
run --files-from "$TMP/nowhere"
is_code 2
has_err "$TMP/nowhere"

title "names with spaces and Chinese"
mkdir "$TMP/报告 目录"
cp $DEMO "$TMP/报告 目录/青禾县 报告.txt"
run "$TMP/报告 目录"
is_code 1
has_out "青禾县 报告.txt:18:3:"

title "--max-size"
run --max-size 1 $DEMO
is_code 1
head -c 1100000 /dev/zero | tr '\0' 'a' >"$TMP/large.txt"
run --max-size 1 "$TMP/large.txt" $DEMO
is_code 2
has_err "large.txt"
has_err "--max-size"
has_out "FZ2103"

title "--encoding"
iconv -f UTF-8 -t GB18030 $DEMO >"$TMP/gb.txt" 2>/dev/null
run --encoding gb18030 "$TMP/gb.txt"
is_code 1
has_out ":18:3:"
run --encoding utf-8 "$TMP/gb.txt"
is_code 2
has_err "gb.txt"

finish
