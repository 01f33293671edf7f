#!/bin/sh
# --fix, --unsafe-fixes, --diff: what is changed, that nothing else is, and that no report is ever lost.
. tests/expect.sh
DEMO=fixtures/reports/demo.txt
NOTE="已改"

# The fixture in $1 after the one safe fix that it needs, made by other programs: every other byte is as it was.
by_hand() {
    case $1 in
    *utf-16le*) as=UTF-16LE ;;
    *utf-16be*) as=UTF-16BE ;;
    *gb18030*) as=GB18030 ;;
    *) as=UTF-8 ;;
    esac
    iconv -f $as -t UTF-8 "$1" | sed 's/2021-2025年/2021—2025年/g' | iconv -f UTF-8 -t $as
}

for file in fixtures/encodings/*.txt; do
    title "$file"
    copy=$TMP/${file##*/}
    cp "$file" "$copy"
    by_hand "$file" >"$TMP/want"
    run --fix "$copy"
    is_code 1
    has_err "$copy: $NOTE 1 处；另有 2 处要人看过"
    same "$copy" "$TMP/want" "that place alone is changed"
    lacks_out "FZ5001"
    has_out "FZ4001"
    run --fix "$copy"
    same "$copy" "$TMP/want" "the second time changes nothing"
done

title "the patch of each encoding makes the same bytes"
if command -v patch >/dev/null 2>&1; then
    for file in fixtures/encodings/*.txt; do
        copy=$TMP/${file##*/}
        cp "$file" "$TMP/old.txt"
        run --diff "$TMP/old.txt"
        is_code 1
        same "$TMP/old.txt" "$file" "$file is not written"
        cp "$TMP/out" "$TMP/patch"
        is "patch takes it" patch -s --binary "$TMP/old.txt" "$TMP/patch"
        same "$TMP/old.txt" "$copy" "$file after patch and after --fix"
    done
else
    skip "there is no patch"
fi

title "a patch for a person at a terminal is UTF-8"
if command -v script >/dev/null 2>&1; then
    iconv -f UTF-8 -t GB18030 $DEMO >"$TMP/gbk.txt"
    printf '\033[1m\n' >>"$TMP/gbk.txt"
    script -qec "$FZLINT --diff $TMP/gbk.txt" /dev/null </dev/null >"$TMP/out" 2>&1
    has_out "+2024年，青禾县"
    lacks_out "$(printf '\033')"
else
    skip "there is no script"
fi

title "mixed line ends"
printf '某县2023年法治政府建设年度报告\r\n一、成效\n2021-2025年,办案３０件。\r二、问题\r\n\r\n力量不足。。' >"$TMP/mixed.txt"
printf '某县2023年法治政府建设年度报告\r\n一、成效\n2021—2025年,办案30件。\r二、问题\r\n\r\n力量不足。' >"$TMP/want"
run --fix "$TMP/mixed.txt"
same "$TMP/mixed.txt" "$TMP/want" "each line end stays as it was"

title "what a broken word loses is the slip, not its line end"
printf '某县2023年法治政府建设年度报告\n一、成效\n各单位要认真组织学习宣传贯彻，加强对重点领域执法工作的统一布\n署，推动落实，扎实推进各项任务完成。\n' >"$TMP/wrap.txt"
run --fix --unsafe-fixes "$TMP/wrap.txt"
has_err "$NOTE 1 处"
is "部 on the first line" grep -q '的统一部$' "$TMP/wrap.txt"
is "署 on the second line" grep -q '^署，推动' "$TMP/wrap.txt"

for what in "--fix" "--fix --unsafe-fixes"; do
    title "$what a second time"
    for file in fixtures/reports/*.txt; do
        copy=$TMP/${file##*/}
        cp "$file" "$copy"
        # shellcheck disable=SC2086 # two words
        run $what "$copy"
        cp "$copy" "$TMP/once"
        cp "$TMP/out" "$TMP/findings"
        # shellcheck disable=SC2086
        run $what "$copy"
        same "$copy" "$TMP/once" "$file is not changed again"
        same "$TMP/out" "$TMP/findings" "… nor do other findings come"
        lacks_err "$NOTE [1-9]"
    done
done

title "the exit status is by what is left"
sed 's/—2025年/-2025年/' fixtures/reports/clean.txt >"$TMP/slip.txt"
printf '推进工作，，取得成效。\n' >>"$TMP/slip.txt"
run --select FZ5003 "$TMP/slip.txt"
is_code 1
run --select FZ5003 --diff "$TMP/slip.txt"
is_code 1
run --select FZ5003 --fix "$TMP/slip.txt"
is_code 0
run --select FZ5003 --diff "$TMP/slip.txt"
is_code 0
no_out
no_err

title "fixes that need a person"
cp $DEMO "$TMP/report.txt"
run --diff $DEMO
lacks_out "部署"
run --diff --unsafe-fixes $DEMO
has_out "部署"
lacks_err "--unsafe-fixes"
run --fix --unsafe-fixes "$TMP/report.txt"
is "typo mended" grep -q 部署 "$TMP/report.txt"

title "permissions and links"
mkdir "$TMP/real"
cp $DEMO "$TMP/real/report.txt"
chmod 640 "$TMP/real/report.txt"
ln -s real/report.txt "$TMP/link.txt"
run --fix "$TMP/link.txt"
is "the link is a link" test -h "$TMP/link.txt"
is "its file is changed" grep -q '2021—2025年' "$TMP/real/report.txt"
is "its mode stays" test "$(stat -c %a "$TMP/real/report.txt")" = 640
is "nothing else is left there" test "$(ls "$TMP/real")" = report.txt

title "a file that may not be written"
cp $DEMO "$TMP/readonly.txt"
chmod 444 "$TMP/readonly.txt"
run --lang en --fix "$TMP/readonly.txt" "$TMP/link.txt"
is_code 2
has_err "$TMP/readonly.txt: "
lacks_err "readonly.txt: 1 fixed"
has_out "readonly.txt:3:44"
same "$TMP/readonly.txt" $DEMO "it is as it was"

title "no room on the disk"
mkdir "$TMP/full"
cp $DEMO "$TMP/full/report.txt"
(
    trap '' XFSZ
    ulimit -f 1
    # shellcheck disable=SC2086 # FZLINT may be several words
    $FZLINT --fix "$TMP/full/report.txt" >/dev/null 2>"$TMP/full.err"
)
code=$?
is_code 2
is "the file is named" grep -q "full/report.txt: " "$TMP/full.err"
same "$TMP/full/report.txt" $DEMO "it is as it was"
is "nothing is left beside it" test "$(ls "$TMP/full")" = report.txt
# shellcheck disable=SC2086
$FZLINT --diff $DEMO >/dev/full 2>"$TMP/err"
code=$?
is_code 2

title "killed at any moment"
cp $DEMO "$TMP/new.txt"
run --fix "$TMP/new.txt"
whole=yes
for moment in 00 01 02 03 04 05 06 07 08 09 10 11; do
    cp $DEMO "$TMP/killed.txt"
    # shellcheck disable=SC2086
    $FZLINT --fix "$TMP/killed.txt" >/dev/null 2>&1 &
    sleep 0.$moment
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
    cmp -s "$TMP/killed.txt" $DEMO || cmp -s "$TMP/killed.txt" "$TMP/new.txt" || whole=no
done
is "the old file or the new one is there" test $whole = yes

title "standard input"
for options in "--fix" "--fix --quiet"; do
    # shellcheck disable=SC2086
    $FZLINT $options --stdin-filename 报告.txt - <$DEMO >"$TMP/out" 2>"$TMP/err"
    code=$?
    is_code 1
    same "$TMP/out" "$TMP/new.txt" "the fixed text comes out"
    has_err "报告.txt:6:16"
done
# shellcheck disable=SC2086
$FZLINT --fix - <fixtures/broken/not-utf8.txt >"$TMP/out" 2>"$TMP/err"
code=$?
is_code 2
same "$TMP/out" fixtures/broken/not-utf8.txt "what cannot be read comes out as it went in"
# shellcheck disable=SC2086
$FZLINT --diff --stdin-filename 报告.txt - <$DEMO >"$TMP/out" 2>"$TMP/err"
has_out "+++ 报告.txt"

title "refusals"
run --lang en --fix fixtures/broken/report.docx
is_code 2
has_err "report.docx"
run --lang en --unsafe-fixes $DEMO
is_code 2
has_err "--fix"
no_out
run --lang en outline --fix $DEMO
is_code 2
has_err "outline"
run --lang en --diff --format json $DEMO
is_code 2
has_err "--format"
cp $DEMO "$TMP/only-shown.txt"
run --lang en --fix --diff "$TMP/only-shown.txt"
is_code 1
has_out "@@"
same "$TMP/only-shown.txt" $DEMO "--diff writes nothing"

cat >"$TMP/rules.yaml" <<'END'
- {id: AB0001, name: to-and, category: term, level: note, check: forbidden-text, patterns: 甲处, fix: 乙处, safe: true, title: t, message: m, good: g, bad: 甲处}
- {id: AB0002, name: fro, category: term, level: note, check: forbidden-text, patterns: 乙处, fix: 甲处, safe: true, title: t, message: m, good: g, bad: 乙处}
- {id: AB0003, name: rare, category: term, level: note, check: forbidden-text, patterns: 吉处, fix: 𠮷处, safe: true, title: t, message: m, good: g, bad: 吉处}
END
printf '某县2023年法治政府建设年度报告\n一、成效\n甲处办案。\n' >"$TMP/circle.txt"
cp "$TMP/circle.txt" "$TMP/want"

title "fixes that undo one another"
run --lang en --rules "$TMP/rules.yaml" --fix "$TMP/circle.txt"
is_code 2
has_err "circle.txt: its fixes do not come to an end (rule AB000"
same "$TMP/circle.txt" "$TMP/want" "the file is as it was"

title "a character that the encoding cannot hold"
printf '某县2023年法治政府建设年度报告\n一、成效\n吉处办案。\n' >"$TMP/rare.txt"
iconv -f UTF-8 -t GB18030 "$TMP/rare.txt" >"$TMP/gbk.txt"
cp "$TMP/gbk.txt" "$TMP/want"
run --lang en --rules "$TMP/rules.yaml" --fix "$TMP/gbk.txt"
is_code 2
has_err "gbk.txt:3:1: rule AB0003"
has_err "GB18030"
same "$TMP/gbk.txt" "$TMP/want" "the file is as it was"
run --rules "$TMP/rules.yaml" --fix "$TMP/rare.txt"
is "UTF-8 can" grep -q '^𠮷处' "$TMP/rare.txt"

title "a folder"
mkdir "$TMP/folder"
cp $DEMO "$TMP/folder/1.txt"
cp $DEMO "$TMP/folder/2.md"
cp fixtures/broken/report.docx "$TMP/folder/3.docx"
run --lang en --fix "$TMP/folder"
is_code 2
has_err "1.txt: 1 fixed"
has_err "2.md: 1 fixed"
has_err "3.docx"

finish
