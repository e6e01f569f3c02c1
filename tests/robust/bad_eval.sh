#!/usr/bin/env bash
# `soat eval` on files that are missing, empty, no text, or a folder.
#
#   bad_eval.sh SOAT
set -uo pipefail
. "$(dirname "$(readlink -f "$0")")/bad.sh"
cd "$scratch" || exit 1

printf 'Hà Nội\n' >gold.txt
printf '' >empty.txt
printf 'H\xff\xc3 N\xed\xa0\x80i\n' >invalid.txt
printf 'Hà\0Nội\n' >nul.txt
mkdir none some
printf 'a\n' >some/a.txt

refuses 2 "eval without operands" "GOLD" "$soat" eval
refuses 4 "eval without its gold" "missing.txt" "$soat" eval missing.txt gold.txt
refuses 4 "eval without its text" "missing.txt" "$soat" eval gold.txt missing.txt
refuses 4 "eval of empty folders" "nothing to compare" "$soat" eval none none
printf '<?xml version="1.0"?>\n<alto><Layout>' >cut.xml
printf '<html><div class="ocr_page"><span class="ocr_line">a</div>' >cut.html
printf 'level\tpage_num\ttext\n' >short.tsv
printf '<?xml version="1.0"?><svg/>' >other.xml
refuses 4 "eval of a cut ALTO file" "cut.xml: line 2: " "$soat" eval gold.txt cut.xml
refuses 4 "eval of a cut hOCR file" "cut.html: .*it was cut" "$soat" eval gold.txt cut.html
refuses 4 "eval of a TSV without its columns" "short.tsv: line 1: " "$soat" eval short.tsv gold.txt
refuses 4 "eval of another XML file" "neither hOCR nor ALTO" "$soat" eval gold.txt other.xml
refuses 4 "eval against a missing text" "missing.txt" "$soat" eval gold.txt gold.txt --against missing.txt
refuses 3 "eval with its page nowhere" "no/such/folder" "$soat" eval gold.txt gold.txt --html no/such/folder/a.html
refuses 2 "eval with a strange --missing" "skip" "$soat" eval gold.txt gold.txt --missing maybe
check "eval of an empty text" "$soat" eval gold.txt empty.txt
check "eval of an empty truth" "$soat" eval empty.txt gold.txt
check "eval of nothing with nothing" "$soat" eval empty.txt empty.txt
check "eval of invalid UTF-8" "$soat" eval gold.txt invalid.txt --json
check "eval of NUL bytes" "$soat" eval gold.txt nul.txt --by-class
to_full() {
    "$@" >/dev/full
}
refuses 3 "eval onto a full disk" "standard output" to_full "$soat" eval gold.txt gold.txt
if command -v jq >/dev/null; then
    for file in empty.txt invalid.txt nul.txt; do
        check "JSON of $file" valid_json "$soat" eval gold.txt $file --json --errors 5
    done
else
    skip "JSON of bad texts" "jq not found"
fi
finish
