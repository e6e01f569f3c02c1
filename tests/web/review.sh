#!/usr/bin/env bash
# The review page of `soat scan --to html` in a browser: keys, clicks, what is kept and exported, and
# that `soat correct` and `soat learn` take the export.
#
#   review.sh SOAT
#
# Skipped (77) where chromium is not there. The page is the golden one of tests/unit/output, so that no
# recogniser is asked, with its parts put in; a script is added to a copy of it, as in eval_html.sh.
set -uo pipefail
soat=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
golden=$here/../unit/output/golden
. "$here/../lib/check.sh"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "skip the browser tests of soat scan --to html: chromium not found"
    exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work" "$check_said"' EXIT
cd "$work" || exit 1
export HOME=$work

while IFS= read -r line; do
    case $line in
    '{{'*'}}') cat "$here/../../engine/output/web/${line:2:-2}" ;;
    *) printf '%s\n' "$line" ;;
    esac
done <"$golden/page.html" >page.html

# ask PAGE SCRIPT: runs the script in the page once it is whole; what it found goes to `found`.
ask() {
    { sed '/<\/body>/d' "$1"; echo "<script>addEventListener('DOMContentLoaded', () => {"; cat "$2"
        echo '});</script></body></html>'; } >asked.html
    timeout 300 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --dump-dom "file://$work/asked.html" >dom.html 2>browser.log
    sed -n 's/^found //p' dom.html >found
}

expect() { # NAME WANTED
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
    ! grep -nE '(src|href)="?(https?:)?//|@import|url\(|<link|<iframe' page.html
}
check "the page needs no other file" no_needs
ask page.html "$here/review.js"
sed -n '/^found export: /{n;p}' dom.html | base64 -d >decisions.json
expect "the list begins with the doubts, the riskiest first" true
expect "n goes to the first of the list" true
expect "the note tells all" true
expect "a accepts and goes on" "accept, 1"
expect "what was accepted stands in the text" true
expect "p goes back" true
expect "u takes back" "open, true"
expect "a click on a mark goes to it" true
expect "what was rejected stands as it was read" true
expect "every change is marked, in the text and on the page" true
expect "the browser keeps them" "2 reject accept"
expect "a box stands where the word is" true

check "the export is JSON" jq -e '.format == "soat-decisions" and (.lines | length > 0)' decisions.json

# The place that was accepted and the one that was rejected, and nothing else, differ from page.txt.
both_ways() {
    "$soat" correct --decisions decisions.json "$golden/page.txt" >of_text.txt &&
        "$soat" correct --decisions decisions.json "$golden/as_read.txt" >of_read.txt &&
        "$soat" correct --decisions decisions.json "$golden/page.json" >of_json.txt &&
        cmp of_text.txt of_read.txt && cmp of_text.txt of_json.txt
}
check "text as read, corrected and in JSON become the same" both_ways
two_words() {
    local changed
    changed=$(diff <(tr ' ' '\n' <"$golden/page.txt") <(tr ' ' '\n' <of_text.txt) | grep -c '^>')
    [ "$changed" -eq 2 ] || { echo "$changed words differ"; diff "$golden/page.txt" of_text.txt; return 1; }
}
check "what was decided differs, and nothing else" two_words
learns() {
    "$soat" learn --decisions decisions.json --min-count 1 -o made.tsv | tee said && grep -q 'from 2 pairs' said
}
check "soat learn takes the export" learns

# Three pages, and a person who begins to work when the browser has read two of them.
{
    sed '/<\/main>/,$d' page.html
    sed -n '/^<section/,/^<\/section>/p' page.html | sed 's/page-1/page-2/; s/"number":1,/"number":2,/'
    echo '<script>const early = []; {'
    cat "$here/review_early.js"
    echo '}</script>'
    sed -n '/^<section/,$p' page.html | sed 's/page-1/page-3/; s/"number":1,/"number":3,/'
} >growing.html
ask growing.html "$here/review_late.js"
expect "the first page can be worked on before the last is read" "1 page so far, true"
expect "what is chosen meanwhile stays" "true, accept, edit"
expect "no export of a part" "true, false"
expect "the list grows to all" true
expect "what was decided early is kept" "1 accept"
finish
