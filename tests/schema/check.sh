#!/usr/bin/env bash
# hOCR and ALTO held against schemas by xmllint: the committed output of a real page, and, with a
# SOAT to ask, scans of the corpus with changes and doubts, a turned page and an empty one. And that the schemas refuse what a wrong writer would make.
#
#   [SOAT_ALTO_XSD=alto-4-4.xsd] check.sh [SOAT]
#
# The schemas beside this file are ours (alto.rng says what it was written from). ALTO's own,
# http://www.loc.gov/standards/alto/v4/alto-4-4.xsd, is no part of the repository; who has a copy
# names it, and every ALTO file is held against it too. xlink.xsd stands for the schema of links that
# it would fetch from the net, and of which nothing is written.
set -uo pipefail
shopt -s nullglob
here=$(dirname "$(readlink -f "$0")")
soat=${1:+$(readlink -f "$1")}
published=${SOAT_ALTO_XSD:+$(readlink -f "$SOAT_ALTO_XSD")}
golden=$here/../unit/output/golden corpus=$here/../corpus
. "$here/../lib/check.sh"
command -v xmllint >/dev/null || { skip "hOCR and ALTO against schemas" "xmllint not found"; finish; }
work=$(mktemp -d)
trap 'rm -rf "$work" "$check_said"' EXIT
cd "$work" || exit 1

valid() { # FORMAT FILE...
    xmllint --noout --relaxng "$here/$1.rng" "${@:2}"
}
valid_there() { # ALTO_FILE...
    XML_CATALOG_FILES=$work/catalog.xml xmllint --nonet --noout --schema "$published" "$@"
}
refuses() { # FORMAT SED_SCRIPT
    sed "$2" "$golden/page.$1" >"page.$1"
    ! cmp -s "page.$1" "$golden/page.$1" && ! valid "$1" "page.$1" 2>/dev/null
}
cat >catalog.xml <<END
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<system systemId="http://www.loc.gov/standards/xlink/xlink.xsd" uri="file://$here/xlink.xsd"/>
</catalog>
END

for format in hocr alto; do
    check "$format of the golden page" valid $format "$golden/page.$format"
done
while read -r format damage; do
    check "$format.rng refuses $damage" refuses "$format" "$damage"
done <<'END'
alto s/WC="0\./WC="9./
alto s/ID="word_1_2"/ID="word_1_1"/
alto s/ CONTENT="[^"]*"//
alto s/<SP [^>]*>/&&/
alto s/WIDTH="1/WIDTH="-1/
hocr s/x_wconf [0-9]*/x_wconf 101/
hocr s/class="ocrx_word"/class="ocr_word"/
hocr s/bbox /bbox a/
END

scan_all() {
    qpdf "$corpus/scans/10-thong-ke-copy-2.pdf" --rotate=90 "turned & <cut>.pdf" || return 1
    { printf 'P4\n400 400\n'; head -c 20000 /dev/zero; } >blank.pbm
    "$soat" scan "$corpus/sample.pdf" turned*.pdf blank.pbm -q -o out --to hocr,alto &&
        "$soat" scan --raw turned*.pdf -q -o out-raw --to hocr,alto
}
all_there() { # what the scans are to show
    [ "$(grep -c '<ALTERNATIVE PURPOSE="read">' out/sample.alto)" -gt 5 ] &&
        grep -q '<ALTERNATIVE PURPOSE="doubt">' out/sample.alto &&
        [ "$(grep -c '<Page' out/sample.alto)" -eq 2 ] && [ "$(grep -c '<String' out/blank.alto)" -eq 0 ] &&
        grep -q 'turned &amp; &lt;cut&gt;' out/turned*.alto
}
if [ -z "$soat" ] || ! command -v qpdf >/dev/null; then
    skip "hOCR and ALTO of scans" "no soat was named, or qpdf not found"
else
    check "scans for the schemas" scan_all
    check "they hold what they are to show" all_there
    check "hOCR of scans" valid hocr out*/*.hocr
    check "ALTO of scans" valid alto out*/*.alto
fi
if [ -z "$published" ]; then
    skip "ALTO against the published schema" "SOAT_ALTO_XSD names none"
else
    check "ALTO against the published schema" valid_there "$golden/page.alto" out*/*.alto
    sed 's/ CONTENT="[^"]*"//' "$golden/page.alto" >page.alto
    check_exit 3 "which refuses words without content" valid_there page.alto
fi
finish
