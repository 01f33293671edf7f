#!/bin/sh
# Writes the C source of rule/files.h's fz_embedded_files to standard output.
# usage: sh embed.sh FOLDER PATH…   the PATHs are relative to FOLDER
# od and sed alone do it: both are in every POSIX system, and 300 KB take a fraction of a second.
set -euf
LC_ALL=C
export LC_ALL
folder=$1
shift
echo '/* Made by linter/rule/embed.sh from rules/; do not edit. */'
echo '#include "rule/files.h"'
echo
# The table must be sorted by path whatever order the names come in.
if [ $# -gt 0 ]; then
    sorted=$(printf '%s\n' "$@" | sort)
else
    sorted=
fi
n=0
IFS='
'
for path in $sorted; do
    echo "static const unsigned char file_${n}[] = {"
    od -An -v -tx1 "$folder/$path" | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'
    # the end mark is not counted in the length; it keeps an empty file from being an empty array
    echo '0x00};'
    n=$((n + 1))
done
echo
echo 'const struct fz_embedded fz_embedded_files[] = {'
n=0
for path in $sorted; do
    name=$(printf '%s' "$path" | sed 's/["\\]/\\&/g')
    echo "    {\"$name\", file_$n, sizeof file_$n - 1},"
    n=$((n + 1))
done
echo '    {NULL, NULL, 0},'
echo '};'
