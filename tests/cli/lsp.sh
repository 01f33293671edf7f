#!/bin/sh
# The language server, talked to by a client of our own (tests/lsp.py): what it says at every step is what the command
# line says of the same text, and nothing that a client sends brings it down.
. tests/expect.sh

title "a report after lsp"
run lsp report.txt
is_code 2
has_err "lsp 后面不写报告"
title "rules that do not load"
run lsp --rules nowhere.yaml
is_code 2
has_err "nowhere.yaml"
title "options that have nothing to do with it"
run lsp --fix
is_code 2
title "no input"
run lsp </dev/null
is_code 1
no_out
no_err
title "the client has gone"
printf 'Content-Length: 2\r\n\r\n{}' >"$TMP/in"
if [ -w /dev/full ]; then
    # shellcheck disable=SC2086 # FZLINT may be several words
    $FZLINT lsp <"$TMP/in" >/dev/full 2>"$TMP/err"
    code=$?
    is_code 2
else
    skip "there is no /dev/full"
fi

for part in protocol steps options actions answers rules hostile speed; do
    # shellcheck disable=SC2086 # FZLINT may be several words
    if python3 tests/lsp.py $part $FZLINT >"$TMP/said" 2>&1; then end=0; else end=1; fi
    cat "$TMP/said"
    passed=$((passed + $(grep -c '^ok ' "$TMP/said")))
    failed=$((failed + $(grep -c '^not ok ' "$TMP/said")))
    title "$part"
    [ $end = 0 ] || no "the client ended in an error"
done
finish
