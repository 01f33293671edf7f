#!/bin/sh
# Real reports that lie beside some checkouts: what is understood of each, against what a person read in it.
. tests/expect.sh
REPORTS=${SHARED:-../shared}/reports

title "real reports"
if [ ! -d "$REPORTS" ] || ! command -v python3 >/dev/null 2>&1; then
    skip "no real reports here, or no python3"
    finish
    exit
fi

# NUMBER YEAR BODY KIND ACHIEVEMENTS PROBLEMS FIRST-RESPONSIBLE PLAN; - where it was not said
while read -r number year body kind a p f n; do
    title "$number"
    file=$(find "$REPORTS" -name "$number*.txt")
    run outline --format json "$file"
    is_code 0
    python3 - "$TMP/out" <<'END' >"$TMP/told"
import json, sys
o = json.load(open(sys.argv[1], encoding="utf-8"))
body = o["body"] or {}
e = o["elements"]
print(o["year"], body.get("name"), body.get("kind"), *(e[k]["verdict"] for k in ("achievements", "problems", "first-responsible", "plan")))
END
    read -r y b k va vp vf vn <"$TMP/told"
    is "year $year (it says $y)" test "$y" = "$year"
    [ "$body" = - ] || is "body $body (it says $b)" test "$b" = "$body"
    [ "$kind" = - ] || is "kind $kind (it says $k)" test "$k" = "$kind"
    is "achievements: $a (it says $va)" test "$va" = "$a"
    is "problems: $p (it says $vp)" test "$vp" = "$p"
    is "first-responsible: $f (it says $vf)" test "$vf" = "$f"
    is "plan: $n (it says $vn)" test "$vn" = "$n"
done <<'END'
000 2024 元宝山区 district heading heading text heading
001 2023 中共鞍山市委、鞍山市人民政府 city heading heading absent heading
002 2023 卫滨区 district heading text heading text
003 2020 锡林郭勒盟 city heading heading heading heading
004 2022 巫溪县 county heading heading heading heading
END

finish
