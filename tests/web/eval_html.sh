#!/usr/bin/env bash
# The HTML of `soat eval` in a browser: one file without needs, tables that sort, keys that walk.
#
#   eval_html.sh SOAT
#
# Skipped (77) where chromium is not there. What a click does is asked of the page by
# eval_html.js, which is added to a copy of it and writes its findings into the page that chromium
# then prints.
set -uo pipefail
soat=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
. "$here/../lib/check.sh"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "skip the browser tests of soat eval --html: chromium not found"
    exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work" "$check_said"' EXIT
cd "$work" || exit 1
export HOME=$work

mkdir gold raw text
for page in 1 2 10; do
    { printf 'Trang %s. ' $page; for ((i = 0; i < page; i++)); do printf 'một dòng chữ & < > " nữa\n'; done; } >gold/p$page.txt
    sed 's/dòng/dong/; s/chữ/chừ/' gold/p$page.txt >raw/p$page.txt
    sed 's/chừ/chữ/' raw/p$page.txt >text/p$page.txt
done
"$soat" eval gold text --raw raw --against raw --html report.html >/dev/null || exit 1

# One start of the browser: eval_html.js clicks, and leaves a line for each thing that it found.
grep -v '^</script></body></html>$' report.html >asked.html
{ cat "$here/eval_html.js"; echo '</script></body></html>'; } >>asked.html
timeout 300 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
    --dump-dom "file://$work/asked.html" >dom.html 2>browser.log
sed -n 's/^found //p' dom.html >found

# expect NAME WANTED: the line of that name
expect() {
    check "$1" answers "$1" "$2"
}
answers() {
    local found
    found=$(sed -n "s/^$1: //p" found)
    [ "$found" = "$2" ] || {
        echo "wanted '$2', found '$found'"
        tail -n 5 browser.log
        return 1
    }
}

no_needs() {
    ! grep -nE '(src|href)="?(https?:)?//|@import|url\(|<link|<img|<iframe' report.html
}
check "the report needs no other file" no_needs

expect "pages sort by numbers, the largest first" "p10 p2 p1, descending"
expect "a second click turns the order" "p1 p2 p10, ascending"
expect "names sort as people count" "p1 p2 p10, ascending"
expect "only one head tells the order" "1"
expect "next goes from difference to difference" "2 of 26, focused"
expect "the key p goes back" "1 of 26"
expect "one kind at a time" "13 differences"
expect "a text is what was written" 'Trang 1. một dong → dòngtone, left chừ → chữtone, fixed &amp; &lt; &gt; " nữa'
expect "nothing is closed in a short report" "true true true"
finish
