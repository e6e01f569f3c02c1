#!/usr/bin/env bash
# Fails when accuracy drops under the committed figures by more than their slack.
#
#   check.sh SOAT             recomputes every row of bench/results/expected.tsv that can be run here
#   check.sh SOAT --update    writes what was found there; read the diff before you commit it
#
# A row: NAME, words that are wrong (or, of clean text, changed), slack. Needs a model (--model is
# not asked: SOAT_MODEL, then the usual places); rows on ../shared/testsets (or SOAT_SHARED) are
# skipped where that is not there. own-pages (pages/) is what Tesseract read from eight rendered pages of
# tests/corpus, so that one row runs everywhere; it counts words missed in any order.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
top=$(readlink -f "$here/../..")
. "$top/tests/lib/check.sh"
export LC_ALL=C.UTF-8
soat=$(readlink -f "$1")
update=${2:-}
expected=$top/bench/results/expected.tsv
testsets=${SOAT_SHARED:-$top/../shared}/testsets
[ -d "$testsets" ] || testsets=$(git -C "$top" rev-parse --git-common-dir 2>/dev/null)/../../shared/testsets
work=$(mktemp -d)
trap 'rm -rf "$work" "$check_said"' EXIT

"$soat" correct </dev/null >/dev/null 2>&1
if [ $? -eq 5 ]; then
    skip accuracy "no model (models/vi.soat or SOAT_MODEL)"
    finish
fi

words_wrong() { # GOLD TEXT
    "$soat" eval --json "$1" "$2" | jq .total.text.words.errors
}

words_missed() { # GOLD TEXT: where Tesseract may have read columns in another order
    "$soat" eval --json --order-free "$1" "$2" | jq .total.text.missed.errors
}

corrected() { # GOLD RAW
    [ -f "$1" ] || return 1
    "$soat" correct "$2" >"$work/text" || return
    words_wrong "$1" "$work/text"
}

scanned() { # NAME of a page in tests/corpus/scans
    "$soat" help scan >/dev/null 2>&1 && have_recogniser || return 1
    "$soat" scan -q "$top/tests/corpus/scans/$1.pdf" >"$work/text" || return
    words_wrong "$top/tests/corpus/scans/$1.txt" "$work/text"
}

have_recogniser() {
    tesseract --list-langs 2>/dev/null | grep -qx vie
}

own_pages() {
    local file name
    mkdir -p "$work/gold" "$work/own"
    for file in "$here"/pages/*.raw.txt; do
        name=$(basename "$file" .raw.txt)
        "$soat" correct "$file" >"$work/own/$name.txt" || return
        cp "$here/pages/$name.gold.txt" "$work/gold/$name.txt"
    done
    words_missed "$work/gold" "$work/own"
}

# The figure of a row on standard output; fails where what it needs is not there.
figure() {
    case $1 in
    report-2023 | tesseract-pairs) corrected "$testsets/$1"/dev.{gold,raw}.txt ;;
    clean-laws | clean-news | clean-wiki)
        corrected "$testsets/clean/${1#clean-}.txt" "$testsets/clean/${1#clean-}.txt"
        ;;
    clean-report-2023 | clean-tesseract-pairs)
        corrected "$testsets/${1#clean-}/dev.gold.txt" "$testsets/${1#clean-}/dev.gold.txt"
        ;;
    own-pages) own_pages ;;
    scan-*) scanned "${1#scan-}" ;;
    *) echo "no row '$1' is known" >&2; return 1 ;;
    esac
}

within() { # NAME FOUND EXPECTED SLACK
    [ "$2" -le $(($3 + $4)) ] && return
    echo "$1: $2 words wrong, expected $3 and at most $4 more."
    echo "When that is meant: tests/accuracy/check.sh SOAT --update, and say why in the commit."
    return 1
}

while IFS=$'\t' read -r name wrong slack; do
    case $name in '#'* | '')
        printf '%s\n' "$name${wrong:+$'\t'$wrong}${slack:+$'\t'$slack}" >>"$work/updated"
        continue
        ;;
    esac
    if found=$(figure "$name" </dev/null) && [ -n "$found" ]; then
        [ "$update" = --update ] ||
            check "$name: $found words wrong, $wrong expected" within "$name" "$found" "$wrong" "$slack"
    else
        skip "$name" "what it is measured on is not there (../shared/testsets, or a recogniser)"
        found=$wrong
    fi
    printf '%s\t%s\t%s\n' "$name" "$found" "$slack" >>"$work/updated"
done <"$expected"
if [ "$update" = --update ]; then
    cp "$work/updated" "$expected"
    exit 0
fi
finish
