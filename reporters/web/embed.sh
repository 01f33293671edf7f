#!/bin/sh
# Writes the C source of reporters/web.h's bytes to standard output.
# usage: sh embed.sh FILE…   each FILE, reporters/web/report.css say, becomes fz_web_report_css
set -euf
LC_ALL=C
export LC_ALL
echo '/* Made by reporters/web/embed.sh from reporters/web/; do not edit. */'
echo '#include "web.h"'
for path; do
    name=$(printf '%s' "${path##*/}" | tr '.-' '__')
    echo
    echo "const unsigned char fz_web_${name}[] = {"
    od -An -v -tx1 "$path" | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'
    echo '0x00};'
done
