#!/usr/bin/env bash
# Makes engine/correct/confidence_curves.inc: how likely a change is right, by its kind and its posterior.
#
#   bench/confidence/run.sh                240 pages: writes engine/correct/confidence_curves.inc
#   bench/confidence/run.sh --limit N      the first N pages only: prints the curves
#   bench/confidence/run.sh --work DIR | --out DIR
#
# Recognises pages of training text (bench/training_pages.sh) and the documents of tests/corpus as scans,
# damages training text by the profile `legacy`, corrects all of it, and judges every change: pages of
# training text with a model that has not seen that text. No set of ../shared/testsets is looked at. Then
# it fits a curve a kind (curves.h), and says on standard error how near the curves come where they are
# fitted on other documents. About 15 minutes of CPU; interrupted, it goes on where it was.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
. "$top/bench/training_pages.sh"
training_begin confidence "$top/engine/correct" "$@"
confidence=$tools/confidence/confidence
need "$confidence" "build the tree first, with the recogniser"
own_model=$top/models/vi.soat
unseen_model=$work/unseen.soat

recognise() { # FOLDER INPUT
    local name
    name=$(basename "$2")
    is_fresh "$1/${name%.*}.done" "$2" && return
    "$confidence" recognise "$2" "$1" && echo done >"$1/${name%.*}.done"
}

# judge WAY MODEL FILE TRUTH JUDGED: appends to what is judged of a document
judge() {
    local base=$work/decided/$1-$(basename "$3")
    "$confidence" "$1" "$2" "$3" "$base"
    "$tools/accuracy/judge_edits" "$4" "$base.txt" "$base.json" >>"$5"
    rm "$base.txt" "$base.json"
}

judge_page() { # IMAGE
    local name judged
    name=$(basename "$1" .png)
    judged=$work/judged/$name.tsv
    judge decide "$unseen_model" "$work/records/$name-1.record" "${1%.png}.txt" "$judged.new"
    judge decide-text "$unseen_model" "$work/records/$name-1.record" "${1%.png}.txt" "$judged.new"
    # Some paragraphs have words run together themselves: they cannot judge that a word is split.
    awk -F'\t' '!($2 == "other" && $4 == "wrong" && $6 ~ / /)' "$judged.new" >"$judged"
    rm "$judged.new"
}

# All scans of a document, which begin with the same number: judge_document NUMBER
judge_document() {
    local truth name record
    for truth in "$work"/own/"$1"-*.txt; do
        name=$(basename "$truth" .txt)
        awk -v base="$work/truth/$name" 'BEGIN { RS = "\f" } { printf "%s\n", $0 >(base "-" NR ".txt") }' "$truth"
        for record in "$work/records/$name"-*.record; do
            truth=$work/truth/$(basename "$record" .record).txt
            judge decide "$own_model" "$record" "$truth" "$work/judged/own-$1.tsv"
            judge decide-text "$own_model" "$record" "$truth" "$work/judged/own-$1.tsv"
        done
    done
}

# 60 paragraphs as the engine of `legacy` would have read them: judge_damaged NUMBER RATE
judge_damaged() {
    local truth=$work/truth/damaged-$1.txt raw=$work/decided/damaged-$1.raw.txt
    awk -v first="$(($1 * 60 + 1))" 'NR % 15 == 7 && ++n >= first && n < first + 60' \
        "$work/pages-$pages.paragraphs" >"$truth"
    "$confidence" damage "$top/dictionaries/profiles/legacy.tsv" "$2" "$1" <"$truth" >"$raw"
    judge decide "$unseen_model" "$raw" "$truth" "$work/judged/damaged-$1.tsv"
}
export -f recognise judge judge_page judge_document judge_damaged
export work tools confidence own_model unseen_model top pages

draw_training_pages "$work/pages-$pages" "$pages"
build_model_without_pages "$unseen_model"
if [ ! -e "$work/own/complete" ]; then
    SCAN_GENERATOR=$tools/scan_generator/scan_generator "$top/bench/render_corpus.sh" "$work/own"
    touch "$work/own/complete"
fi
mkdir -p "$work/records"
printf '%s\n' "$work/pages-$pages"/*.png "$work"/own/*.pdf |
    counted_in_parallel "recognised" recognise "$work/records"
rm -rf "$work/decided" "$work/judged" "$work/truth"
mkdir -p "$work/decided" "$work/judged" "$work/truth"
printf '%s\n' "$work/pages-$pages"/*.png | counted_in_parallel "pages judged" judge_page
basename -a "$work"/own/*.txt | cut -d- -f1 | sort -u | counted_in_parallel "documents judged" judge_document
for number in {0..23}; do
    judge_damaged "$number" "$(calc %.2f "0.01 * 2 ^ ($number % 4)")"
done
"$confidence" fit "$work"/judged/*.tsv >"$work/confidence_curves.inc"
publish "$work/confidence_curves.inc"
