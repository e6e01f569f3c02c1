#!/usr/bin/env bash
# The generated files of dictionaries/ are what the tool makes of the others.
#
#   dictionaries.sh SOAT-DICTIONARIES [CORPUS...]
#
# With the corpora (see dictionaries/README.md) the counts of syllables.txt are checked too.
set -euo pipefail
tool=$1
shift
cd "$(dirname "$(readlink -f "$0")")/../.."
bad=0
compare() {
    if ! cmp -s - "$1"; then
        echo "$1 is not what the tool makes; see dictionaries/README.md" >&2
        bad=1
    fi
}
"$tool" hunspell-aff | compare dictionaries/hunspell/vi_VN.aff
"$tool" hunspell-dic dictionaries | compare dictionaries/hunspell/vi_VN.dic
"$tool" rows dictionaries/units.tsv | compare engine/normalize/unit_rows.inc
"$tool" rows dictionaries/abbreviations.tsv | compare engine/normalize/abbreviation_rows.inc
"$tool" rows dictionaries/codes.tsv | compare engine/correct/code_rows.inc
"$tool" charsets dictionaries | compare engine/text/charset_rows.inc
if [ $# -gt 0 ]; then
    "$tool" syllables "$@" | compare dictionaries/syllables.txt
    "$tool" compounds dictionaries "$@" | compare dictionaries/compounds.tsv
else
    # Without corpora: what the review refuses is no word, and what is one is in order.
    grep '^-' dictionaries/compound_review.txt | cut -c 2- | LC_ALL=C sort |
        LC_ALL=C comm -12 - <(grep -v '^#' dictionaries/compounds.tsv | cut -f 1 | LC_ALL=C sort) | grep . && bad=1
    # Without corpora: the native syllables, whatever their counts.
    "$tool" syllables | grep -v '^#' | cut -f 1,2 |
        cmp - <(grep -v '^#' dictionaries/syllables.txt | cut -f 1,2 | grep -P '\tn$') || bad=1
fi
exit $bad
