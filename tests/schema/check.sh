#!/usr/bin/env bash
# The committed hOCR and ALTO of a real page, held against the schemas by xmllint; and that the
# schemas refuse what a wrong writer would make.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
golden=$here/../unit/output/golden
command -v xmllint >/dev/null || { echo "xmllint is not here: skipped"; exit 77; }
bad=0

valid() { # SCHEMA FILE
    xmllint --noout --relaxng "$here/$1" "$2" 2>/dev/null
}

for format in hocr alto; do
    valid $format.rng "$golden/page.$format" || { echo "page.$format is not valid"; bad=1; }
done

refuses() { # FORMAT SED-SCRIPT
    sed "$2" "$golden/page.$1" >"$work/page.$1"
    cmp -s "$work/page.$1" "$golden/page.$1" && { echo "nothing to damage: $2"; bad=1; }
    ! valid "$1.rng" "$work/page.$1" || { echo "$1.rng accepts $2"; bad=1; }
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
refuses alto 's/WC="0\./WC="9./'            # a confidence of more than 1
refuses alto 's/ID="word_1_2"/ID="word_1_1"/' # two of one name
refuses alto 's/ CONTENT="[^"]*"//'
refuses alto 's/<SP [^>]*>/&&/'
refuses alto 's/WIDTH="1/WIDTH="-1/'
refuses hocr 's/x_wconf [0-9]*/x_wconf 101/'
refuses hocr 's/class="ocrx_word"/class="ocr_word"/'
refuses hocr 's/bbox /bbox a/'
[ $bad -eq 0 ] && echo "hOCR and ALTO are valid"
exit $bad
