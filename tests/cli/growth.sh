#!/bin/sh
# Time and memory grow with the text, whatever it is (tests/growth.py).
. tests/expect.sh

title "growth"
if ! command -v python3 >/dev/null 2>&1; then
    skip "there is no python3"
elif [ ! -x "$FZLINT" ] || [ -n "${SHRINK:-}" ]; then
    skip "a slow build or another program stands between"
else
    python3 tests/growth.py "$FZLINT"
    exit
fi
finish
