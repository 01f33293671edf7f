#!/bin/sh
# What reviewers get: pages, checklists, letters, the table of all reports; in files, and in folders with one for each.
. tests/expect.sh
DEMO=fixtures/reports/demo.txt

title "=FILE.html is HTML"
for format in checklist letter matrix; do
    run --format $format="$TMP/a.html" $DEMO
    is_code 1
    no_out
    run --format $format-html $DEMO
    same "$TMP/out" "$TMP/a.html" "$format: as $format-html on standard output"
    run --format $format $DEMO
    lacks_out "<html"
done
run --format checklist -o "$TMP/b.html" $DEMO
run --format checklist-html $DEMO
same "$TMP/out" "$TMP/b.html" "with -o too"
run --format csv="$TMP/c.html" $DEMO
is "a format without HTML is what it is" grep -q '^.*报告,行,列' "$TMP/c.html"

title "a folder of pages"
run --format html="$TMP/pages/" fixtures/reports fixtures/broken/empty.txt nothing-here.txt
is_code 2
no_out
is "a page for each report" test -f "$TMP/pages/0002-demo.html"
is "for one that cannot be read too" grep -q '空文件' "$TMP/pages/0014-empty.html"
is "for one that is not there too" grep -q '找不到' "$TMP/pages/0015-nothing-here.html"
is "and a table" grep -q '"0002-demo.html"' "$TMP/pages/index.html"
is "pages lead back to it" grep -q 'href="index.html"' "$TMP/pages/0002-demo.html"
is "no other file" test "$(find "$TMP/pages" -type f | wc -l)" -eq 16
cp -r "$TMP/pages" "$TMP/first"
run --format html="$TMP/pages" fixtures/reports fixtures/broken/empty.txt nothing-here.txt
is "the same bytes again, without a stroke at the end" diff -r "$TMP/pages" "$TMP/first"

title "one report, one page"
run --format html="$TMP/one.html" $DEMO
is_code 1
run --format html $DEMO
same "$TMP/out" "$TMP/one.html" "standard output"
sed 's/<nav class="back">.*//' "$TMP/pages/0002-demo.html" | grep -v '^$' >"$TMP/bare"
grep -v '^$' "$TMP/one.html" >"$TMP/bare2"
same "$TMP/bare" "$TMP/bare2" "and the page in a folder, but for the way back"

title "tables lead to the pages"
run --format html="$TMP/pages/" --format matrix="$TMP/table.html" $DEMO
is "from the folder above" grep -q '"pages":"pages/"' "$TMP/table.html"
run --format html="$TMP/pages/" --format matrix="$TMP/pages/index.html" $DEMO
is_code 1
is "the user's own index" grep -q '"pages":""' "$TMP/pages/index.html"
mkdir "$TMP/else"
run --format html="$TMP/pages/" --format matrix="$TMP/else/table.html" $DEMO
is "not from elsewhere" grep -q '"pages":null' "$TMP/else/table.html"
(cd "$TMP" && cp "$OLDPWD/$DEMO" demo.txt && case $FZLINT in /*) ;; *) FZLINT=$OLDPWD/$FZLINT ;; esac &&
    $FZLINT --format html=here/ --format matrix=t.html demo.txt)
is "by relative names" grep -q '"pages":"here/"' "$TMP/t.html"

title "checklists and letters, one each"
run --format checklist="$TMP/lists/" --format letter-html="$TMP/letters/" fixtures/reports
is_code 1
is "a checklist each" test "$(find "$TMP/lists" -name '*.md' | wc -l)" -eq 13
is "a letter each" test "$(find "$TMP/letters" -name '*.html' | wc -l)" -eq 13
is "no table for those" test ! -e "$TMP/letters/index.html"
is "one letter" test "$(grep -c '<h1>' "$TMP/letters/0002-demo.html")" -eq 1
is "of its report" grep -q '青禾县人民政府：' "$TMP/letters/0002-demo.html"

title "what cannot be"
mkdir "$TMP/reports"
cp $DEMO "$TMP/reports/demo.txt"
run --format html="$TMP/reports/" "$TMP/reports"
is_code 2
has_err "另一个文件夹"
is "nothing was written" test "$(find "$TMP/reports" -type f | wc -l)" -eq 1
run --format html="$TMP/pages/" --format letter="$TMP/pages/" $DEMO
is_code 2
has_err "两种格式不能写到同一处"
run --format html="$TMP/none/pages/" $DEMO
is_code 2
has_err "$TMP/none/pages"
run --format csv="$TMP/pages/" $DEMO
is_code 2
if [ "$(id -u)" != 0 ]; then
    mkdir "$TMP/closed"
    chmod 500 "$TMP/closed"
    run --format html="$TMP/closed/" $DEMO
    is_code 2
    has_err "$TMP/closed"
fi
rm -f "$TMP/pages/0001-clean.html"
mkdir "$TMP/pages/0001-clean.html"
run --format html="$TMP/pages/" fixtures/reports
is_code 2
has_err "0001-clean.html"
is "the others are written" test -f "$TMP/pages/0013-web-header.html"
rmdir "$TMP/pages/0001-clean.html"

title "hostile names and text"
# shellcheck disable=SC2016 # nothing in it is meant for the shell
printf '某县关于2023年法治政府建设情况的报告</title><script>alert(1)</script>\n一、主要举措和成效"onload="x\n布署</script><!--工作，&amp;\047𠮷。\033[31m\n\n二、存在的不足\n|_*`[a](b)`*_|布署\n' >"$TMP/x\"><img src=x>.txt"
for format in html checklist-html letter-html matrix-html; do
    run --format $format "$TMP/x\"><img src=x>.txt"
    lacks_out "<script>alert"
    lacks_out "<img"
    lacks_out "$(printf '\033')"
done
run --format checklist "$TMP/x\"><img src=x>.txt"
has_out '\<script\>'
has_out '\[a\]'

title "HTML is HTML, CSV is CSV"
if ! command -v python3 >/dev/null 2>&1; then
    skip "no python3"
    finish
    exit
fi
for format in html checklist-html letter-html matrix-html; do
    for what in $DEMO fixtures/reports fixtures/broken "$TMP/x\"><img src=x>.txt" nothing-here.txt; do
        run --format $format "$what"
        is "$format of ${what##*/}" python3 tests/html_balance.py "$TMP/out"
        run --lang en --format $format --min-level error "$what"
        is "$format of ${what##*/}, in English" python3 tests/html_balance.py "$TMP/out"
    done
done
is "pages of a folder" python3 tests/html_balance.py "$TMP/pages"/*.html
run --format matrix fixtures/reports fixtures/broken "$TMP/x\"><img src=x>.txt"
cat >"$TMP/read.py" <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
assert len(rows) == 1 + 13 + 12 + 1, len(rows)
assert all(len(row) == len(rows[0]) for row in rows)
assert len(set(rows[0])) == len(rows[0]), "a column twice"
demo = next(dict(zip(rows[0], row)) for row in rows if row[0].endswith("demo.txt"))
assert (demo["错误"], demo["警告"], demo["期限（处）"], demo["存在的不足和原因"]) == ("1", "7", "1", "有标题"), demo
assert sum(int(v) for k, v in demo.items() if k.endswith("（处）")) == 8, demo
assert rows[-1][0].endswith('x"><img src=x>.txt'), rows[-1]
END
is "the table" python3 "$TMP/read.py" "$TMP/out"

finish
