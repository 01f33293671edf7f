#!/bin/sh
# The same report in every encoding and with every kind of line end: the same findings at the same lines and columns.
. tests/expect.sh

# What of the JSON may not differ: the report's year, body, parts and findings. The fingerprint is left in.
told() { sed -n '/"title":/,/^      \]/p' "$TMP/out"; }

# shellcheck disable=SC2086 # FZLINT may be several words
for file in utf-8 utf-8-bom utf-16le-bom utf-16be-bom gb18030 crlf cr u2028 gb18030-crlf; do
    title "$file"
    $FZLINT --format json --stdin-filename report.txt - <fixtures/encodings/$file.txt >"$TMP/out" 2>"$TMP/err"
    code=$?
    is_code 1
    no_err
    told >"$TMP/$file"
    if [ $file = utf-8 ]; then
        has_in utf-8 '"rule":"FZ4001"'
        has_in utf-8 '"line":5,"column":6,"endLine":5,"endColumn":8,"text":"布署"'
        has_in utf-8 '"line":7,"column":11'
    else
        same "$TMP/$file" "$TMP/utf-8" "found what is found in UTF-8"
    fi
done

title "the encoding is told"
run outline --format json fixtures/encodings/gb18030.txt
has_out '"encoding": "GB18030"'
run outline --format json fixtures/encodings/utf-16be-bom.txt
has_out '"encoding": "UTF-16BE"'
run outline --format json fixtures/encodings/crlf.txt
has_out '"newline": "CRLF"'

finish
