#!/usr/bin/env bash
# Are damaged marks of headings and items put right, and right ones left alone?
#
#   bench/outline/run.sh            writes bench/results/outline.md
#   bench/outline/run.sh --quick    prints it, of a fifth of the text
#   bench/outline/run.sh --work DIR | --out DIR
#
# Takes about a minute of CPU.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
bench_begin outline "$@"
no_more_options
here=$top/bench/outline
laws=$shared/corpora/laws.txt.xz
need "$laws" "the laws are in ../shared/corpora"
bytes=15000000
$quick && bytes=3000000

# Lines of laws, from the middle of the corpus, where documents of our time are.
take_laws() {
    { xz -dc "$laws" 2>/dev/null | tail -c +70000000 || true; } | head -c $bytes | sed '1d;$d'
}

measure() { # share of marks, share of words
    awk -v seed=7 -v share="$1" -v words="$2" -v told="$work/told" -f "$here/damage.awk" "$work/laws.txt" \
        >"$work/damaged.txt"
    "$soat" correct "$work/damaged.txt" >"$work/corrected.txt"
    printf '| damage | marks | put right | left | made another |\n|---|---|---|---|---|\n'
    awk -f "$here/score.awk" "$work/told" "$work/corrected.txt" | awk -F'\t' -v OFS=' | ' '
        $1 != "none" { all += $2; right += $3; left += $4; worse += $5; print "| " $1, $2, $3, $4, $5 " |" }
        $1 == "none" { untouched = "| none" OFS $2 OFS "-" OFS $3 OFS $4 + $5 " |" }
        END { print "| **all damaged**", all, right " (" int(100 * right / all + 0.5) " %)", left, worse " |"; print untouched }'
    echo
}

take_laws >"$work/laws.txt"
"$soat" correct --explain "$work/laws.txt" 2>"$work/explained" >"$work/corrected.txt"
{
    print_heading 'Marks of headings and items'
    cat <<'END'
Lines of laws ([models](../../models) names the corpus), whose marks (`Điều 5.`, `Chương II`, `3.`, `đ)`) are damaged one by one as Tesseract
does, 3 in 100. The corpus has no line twice, so that many neighbours of a mark are missing which a document would have: less is
put right than would be there, and what is out of turn in it is out of turn more often. A change of a mark without damage is counted as made
another, although some of those are slips of the source.

END
    printf 'In the text as it is: %s marks changed.\n\n' "$(grep ' sequence ' "$work/explained" | grep -vc ' left, not ' || true)"
    printf '## Words without damage\n\n'
    measure 0.03 0
    printf '## One word in ten of those with ộ, ề or ả damaged too\n\n'
    measure 0.03 0.1
} >"$work/outline.md"
publish "$work/outline.md"
