#!/usr/bin/env bash
# 200 damaged files among 20 good ones: every good one is done right, every bad one is named with
# its reason, the exit code is 3, and the run goes through.
#
#   damaged.sh SOAT [SEED]
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
. "$here/../lib/check.sh"
. "$here/strips.sh"
soat=$(readlink -f "$1")
seed=${2:-1}
for tool in pdftoppm pdftocairo qpdf jq; do
    command -v $tool >/dev/null || { skip "damaged files" "$tool not found"; finish; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" "$check_said"' EXIT
cd "$scratch" || exit 1

make_strips strips 20 || { echo "not ok making the pages"; exit 1; }
mkdir in good
for n in $(seq 0 19); do
    perl "$here/make_pdf.pl" "good/good-$n.pdf" "$(printf 'strips/strip-%03d.pbm' "$n")"
done
perl "$here/make_pdf.pl" good.pdf strips/strip-00[0-4].pbm
qpdf --encrypt secret owner 256 -- good.pdf locked.pdf
for kind in png jpeg tiff; do
    pdftocairo -$kind -singlefile -r 150 good.pdf good
done
perl "$here/damage.pl" "$seed" in good.pdf good.png good.tif good.jpg locked.pdf
cp good/*.pdf in/
check "220 inputs" test "$(ls in | wc -l)" -eq 220

"$soat" scan good -o expected -q || echo "not ok the good ones alone"
code=0
"$soat" scan in -o out -j 2 -q --page-timeout 60 2>said || code=$?
check "exit code 3" test $code -eq 3
every_good_one() {
    local n
    for n in $(seq 0 19); do
        cmp "expected/good-$n.txt" "out/good-$n.txt" || return 1
    done
}
check "every good one is done right" every_good_one
every_bad_one() {
    local file name missed=0
    for file in in/bad-*; do
        name=$(basename "$file")
        grep -qF "$name" said || { echo "not named: $name"; missed=1; }
        [ -L "out/failed/$name" ] || { echo "no link: $name"; missed=1; }
    done
    [ "$(find out/failed -name '*.reason.txt' -size +0 | wc -l)" -eq 200 ] || { ls out/failed | wc -l; missed=1; }
    return $missed
}
check "every bad one is named with its reason" every_bad_one
reported() {
    jq -e '.totals.documents == 220 and .totals.done == 20 and .totals.failed == 200' out/report.json
}
check "the report tells them apart" reported
nothing_crashed() {
    ! grep -E 'crashed|ended with code|longer than' said
}
check "no worker crashed or hung" nothing_crashed
finish
