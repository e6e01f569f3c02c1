#!/usr/bin/env bash
# One case of the text layer's tests, in real PDFs seen through poppler, MuPDF and qpdf.
#
#     run.sh LAY_TEXT OWN_TEXT CASE      the two programs beside this file, and the name of a case below
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
lay=$1 own=$2 case=$3
for tool in qpdf pdftotext pdftoppm pdfimages mutool jq; do
    command -v "$tool" >/dev/null || { echo "skipped: there is no $tool"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
pages=12 read_pages=11

fail() { echo "FAILED: $*" >&2; exit 1; }
words() { tr -s ' \r\n\f' '\n' | sed '/^$/d'; }
wanted() { LC_ALL=C awk -v only="$1" -v text=1 -f "$here/document.awk" | words; }
check() { qpdf --check "$1" >check.log 2>&1 || { cat check.log; fail "qpdf --check $1"; }; }

# The document, made whole by qpdf (which finds its objects and complains), and what was read.
qpdf "$here/document.txt" base.pdf >/dev/null 2>&1 || [ $? = 3 ]
echo "an attachment" >note.txt
qpdf base.pdf --add-attachment note.txt -- input.pdf
LC_ALL=C awk -f "$here/document.awk" >read.words

# The words of pages in the readers; what the page itself shows stands below them, but on page 11.
same_words() { # FILE [PAGES]
    local page count
    for page in $(seq "${2:-10}"); do
        wanted "$page" >want
        count=$(wc -l <want)
        pdftotext -f "$page" -l "$page" "$1" - 2>/dev/null | words | head -n "$count" >got
        diff want got || fail "$1: page $page in pdftotext"
        pdftotext -raw -f "$page" -l "$page" "$1" - 2>/dev/null | words | head -n "$count" >got
        diff want got || fail "$1: page $page in pdftotext -raw"
        mutool draw -q -F text "$1" "$page" 2>/dev/null | words | head -n "$count" >got
        diff want got || fail "$1: page $page in mutool"
    done
}

same_pixels() { # ONE OTHER: the one is the same file each time
    local one other
    [ -e one-01.ppm ] || pdftoppm -r 50 "$1" one 2>/dev/null
    pdftoppm -r 50 "$2" other 2>/dev/null
    for one in one-*.ppm; do
        other=other-${one#one-}
        cmp "$one" "$other" || fail "$2 looks different from $1 at $one"
    done
    [ "$(ls one-*.ppm | wc -l)" = $pages ] || fail "$1 has not $pages pages"
    [ -e mone1.png ] || mutool draw -q -r 50 -o mone%d.png "$1" 2>/dev/null
    mutool draw -q -r 50 -o mother%d.png "$2" 2>/dev/null
    for one in mone*.png; do
        cmp "$one" "mother${one#mone}" || fail "$2 looks different from $1 in MuPDF at $one"
    done
}

# The streams of a file as they are stored, one a line.
streams() { # FILE [SUBTYPE]
    qpdf --json=2 --json-stream-data=inline --decode-level=none "$1" 2>/dev/null |
        jq -r --arg kind "${2:-}" '.qpdf[1][] | .stream? // empty
            | select($kind == "" or .dict."/Subtype" == $kind) | .data' | sort
}

# Outlines, labels, attachments, fields, the information and the catalogue's plain entries.
structure() { # FILE
    qpdf --json=2 "$1" 2>/dev/null | jq -S '{
        outlines: [.outlines | .. | .title? // empty], places: [.outlines | .. | .destpageposfrom1? // empty],
        labels: [.pagelabels[] | {"index": .index, "label": ."label"}], attachments: (.attachments | keys),
        fields: [.acroform.fields[] | {"fullname": .fullname, "value": .value, "page": .pageposfrom1}],
        info: (.qpdf[1] | (.trailer.value."/Info") as $at | ."obj:\($at)".value),
        boxes: [.qpdf[1][] | .value? | objects | select(."/Type" == "/Page")
            | [."/MediaBox", ."/CropBox", ."/Rotate", ."/UserUnit"]]}'
}

lay_all() { "$lay" "$1" "$2" "${3:-add}" <read.words; }

case_text() {
    lay_all input.pdf out.pdf
    check out.pdf
    same_words out.pdf
    pdftotext -layout out.pdf layout
    grep -q "ỦY *BAN *NHÂN *DÂN" layout || fail "-layout"
}

# Each word where it was read, up to the page's edge: pdftotext tells boxes on the page as displayed
# (uncropped: page 5, 9).
case_boxes() {
    lay_all input.pdf out.pdf
    for page in 1 2 3 4 6 7 10; do
        pdftotext -bbox -f $page -l $page out.pdf boxes.html 2>/dev/null
        sed -n 's/.*xMin="\([^"]*\)" yMin="\([^"]*\)" xMax="\([^"]*\)" yMax="\([^"]*\)">\(.*\)<.word>/\1 \2 \3 \4 \5/p' \
            boxes.html >got
        awk -v page=$page '$1 == "page" { on = $2 == page; edge = $3 }
            on && $1 == "word" { if ($4 > edge) $4 = edge; print }' read.words >want
        paste -d' ' want got | head -n "$(wc -l <want)" | awk -v page=$page '
            function off(a, b) { return a > b ? a - b : b - a }
            {   # pixels at 100 dpi to points; tolerances are those of the layer, of a line 1 high
                scale = 0.72; height = ($5 - $3) * scale
                if (off($2 * scale, $7) > 0.1 * height + 0.5 || off($4 * scale, $9) > 0.35 * height + 0.5 ||
                    $8 > $5 * scale || $10 < $3 * scale) {
                    print "page " page ": " $0
                    bad = 1
                }
            }
            END { exit bad || NR < 10 }' || fail "boxes of page $page"
    done
}

case_pixels() {
    lay_all input.pdf out.pdf
    same_pixels input.pdf out.pdf
}

case_kept() {
    lay_all input.pdf out.pdf
    streams input.pdf >want
    streams out.pdf >got
    [ -z "$(comm -23 want got)" ] || fail "a stream is not what it was"
    streams input.pdf /Image >want
    streams out.pdf /Image >got
    cmp want got || fail "images"
    structure input.pdf >want
    structure out.pdf >got
    diff want got || fail "structure"
    [ "$(qpdf --show-attachment=note.txt out.pdf)" = "an attachment" ] || fail "attachment"
    [ "$(grep -c . want)" -gt 30 ] || fail "the structure is not told"
}

# However the file is packed; and again after a first layer.
case_packings() {
    qpdf --linearize input.pdf linear.pdf
    qpdf --object-streams=generate input.pdf packed.pdf
    qpdf --encrypt "" owner 256 --modify=none -- input.pdf locked.pdf
    qpdf --encrypt "" owner 128 --use-aes=n --allow-weak-crypto -- input.pdf --allow-weak-crypto weak.pdf 2>/dev/null ||
        qpdf --allow-weak-crypto --encrypt "" owner 128 --use-aes=n -- input.pdf weak.pdf
    head -c -12 input.pdf >cut.pdf
    for file in linear packed locked weak cut; do
        lay_all $file.pdf $file-out.pdf
        check $file-out.pdf
        same_words $file-out.pdf 2
        same_pixels input.pdf $file-out.pdf
    done
    qpdf --check-linearization linear-out.pdf >/dev/null || fail "no longer linearised"
    qpdf --is-encrypted locked-out.pdf || fail "no longer encrypted"
    qpdf --show-encryption --password=owner locked.pdf >want
    qpdf --show-encryption --password=owner locked-out.pdf >got
    diff want got || fail "rights"
    lay_all input.pdf input.pdf || fail "over itself"
    same_words input.pdf
}

case_redo() {
    lay_all input.pdf first.pdf
    [ "$("$own" first.pdf flags | sed -n 11p)" = "visible invisible" ] || fail "flags of page 11"
    lay_all first.pdf again.pdf replace
    check again.pdf
    same_words again.pdf $read_pages
    same_pixels input.pdf again.pdf
    for page in $(seq $read_pages); do
        pdftotext -raw -f "$page" -l "$page" again.pdf - | words >got
        [ "$(grep -c '^BAN$' got)" = 1 ] || fail "page $page has the words more than once"
    done
    pdftotext -raw -f 11 -l 11 again.pdf - >got
    ! grep -qE "Wrong|Older|gone|text" got || fail "the old text is still there"
    grep -q "Printed" got || fail "printed text was taken out"
}

case_raster() {
    lay_all input.pdf out.pdf raster
    check out.pdf
    same_words out.pdf $read_pages
    [ "$(pdfimages -list out.pdf | tail -n +3 | wc -l)" -ge $read_pages ] || fail "no pictures"
    [ "$("$own" out.pdf flags | sort | uniq -c | tr -s ' ' | tr '\n' ';')" = " $read_pages invisible; 1 none;" ] ||
        fail "text is still drawn"
}

# What an own text is: told without drawing, and read in boxes.
case_own() {
    "$own" input.pdf flags >got
    for page in $(seq $pages); do
        case $page in 10) echo visible ;; 11) echo visible invisible ;; *) echo none ;; esac
    done >want
    diff want got || fail "flags"
    lay_all input.pdf out.pdf
    [ "$("$own" out.pdf flags | sed -n 1p)" = invisible ] || fail "our own layer"
    for page in 1 2 4 5 8; do
        "$own" out.pdf $page | awk '$1 == "word" { print $6 }' >got
        wanted $page >want
        diff want got || fail "words of page $page"
        "$own" out.pdf $page | awk '$1 == "page"' >got
        awk -v page=$page '$1 == "page" && $2 == page' read.words >want
        awk '{ print $2, int($3 / 2 + 0.5), int($4 / 2 + 0.5) }' got >small
        awk '{ print $2, $3, $4 }' want >same
        awk -v page=$page 'NR == FNR { w = $2; h = $3; next }
            { d = w - $2; e = h - $3; exit !(d * d <= 1 && e * e <= 1) }' small same || fail "size of page $page"
    done
}

case_images() {
    pdftoppm -r 100 -f 1 -l 1 input.pdf page
    pdftoppm -r 100 -f 1 -l 1 -png input.pdf page
    pdftoppm -r 100 -f 1 -l 1 -jpeg input.pdf page
    pdftoppm -r 100 -f 1 -l 1 -mono -tiff -tiffcompression lzw input.pdf mono
    pdftoppm -r 100 -f 1 -l 1 -gray input.pdf gray
    awk '$1 == "page" { on = $2 == 1 } on' read.words >one.words
    wanted 1 >want
    for file in page-01.ppm page-01.png page-01.jpg mono-01.tif gray-01.pgm; do
        "$lay" $file $file.pdf <one.words
        check $file.pdf
        pdftotext $file.pdf - | words | diff want - || fail "words of $file"
    done
    for file in page-01.ppm page-01.png mono-01.tif gray-01.pgm; do
        pdfimages -png $file.pdf back
        mutool draw -q -r 100 -o back.ppm $file.pdf 1 2>/dev/null
    done
    pdfimages -all page-01.jpg.pdf jpeg
    cmp page-01.jpg jpeg-000.jpg || fail "the JPEG is not taken over"
    pdfimages -png page-01.png.pdf png
    pdfimages -png page-01.ppm.pdf ppm
    cmp png-000.png ppm-000.png || fail "PNG and PPM differ"
    [ "$(pdfimages -list mono-01.tif.pdf | awk 'NR == 3 { print $8, $9 }')" = "1 ccitt" ] || fail "one bit is not one bit"
    [ "$(pdfinfo page-01.png.pdf | sed -n 's/Page size: *//p' | cut -d' ' -f1)" = 595.44 ] || fail "size on paper"
}

# The same bytes each time, and nothing left behind.
case_same() {
    lay_all input.pdf one.pdf
    lay_all input.pdf two.pdf
    cmp one.pdf two.pdf || fail "not the same twice"
    [ -z "$(find . -name '*.tmp-*')" ] || fail "a temporary file is left"
}

case_refused() {
    qpdf --encrypt user owner 256 -- input.pdf secret.pdf
    ! lay_all secret.pdf out.pdf 2>message || fail "a password was not asked for"
    grep -q "needs a password" message || fail "the message"
    echo "%PDF-1.4 nothing" >broken.pdf
    ! lay_all broken.pdf out.pdf 2>message || fail "a broken file was taken"
    ! lay_all input.pdf nowhere/out.pdf 2>message || fail "a missing folder was taken"
    [ ! -e out.pdf ] || fail "an output came to be"
    [ -z "$(find . -name '*.tmp-*')" ] || fail "a temporary file is left"
}

"case_$case"
echo "ok: $case"
