#!/bin/sh
# Lines and branches that the tests reached, file by file, the least covered first. After make check with BUILD=coverage.
#   sh tests/coverage.sh build/coverage
set -u
out=${1:-build/coverage}
find "$out/linter" "$out/reporters" -name '*.gcda' | while read -r data; do
    gcov --no-output --branch-probabilities --object-directory "$(dirname "$data")" "${data%.gcda}.c" 2>/dev/null
done | awk '
    /^File / { file = $2; gsub(/\047/, "", file); wanted = file ~ /^(linter|reporters)\/.*\.c$/ }
    wanted && /^Lines executed:/ { split($2, a, "[:%]"); lines[file] = a[2]; n[file] = $NF; sub(/^.* of /, "", n[file]) }
    wanted && /^Branches executed:/ { }
    wanted && /^Taken at least once:/ { sub(/^[^:]*:/, ""); taken[file] = $0 + 0; branches[file] = $NF }
    END {
        for (f in lines) {
            printf "%6.1f%% lines  %6.1f%% branches  %s\n", lines[f], taken[f], f
            all += n[f]; got += n[f] * lines[f] / 100; b += branches[f]; t += branches[f] * taken[f] / 100
        }
        if (all)
            printf "%6.1f%% lines  %6.1f%% branches  all\n", 100 * got / all, b ? 100 * t / b : 0
    }' | sort -n
