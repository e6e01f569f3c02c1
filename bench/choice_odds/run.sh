#!/usr/bin/env bash
# Makes engine/doc/choice_odds.inc: what the recogniser's alternatives are worth, by pair of letters.
#
#   bench/choice_odds/run.sh                  240 pages: writes engine/doc/choice_odds.inc
#   bench/choice_odds/run.sh --limit N        the first N pages only: prints the table
#   bench/choice_odds/run.sh --work DIR | --out DIR
#
# Draws pages of paragraphs out of the training texts (../shared/corpora, every 97th line; no test set)
# in fonts, sizes, recipes and levels by the seed, recognises them, counts beside their truth how often
# which alternative was right, and fits the prices (odds.h). The same texts, fonts and recogniser give
# the same file. 240 pages take about eight minutes of CPU; interrupted, it goes on where it was.
#
# On standard error it says what each step of distance costs: costs_behind of engine/doc/choice_cost.c is
# to lie near (its points stand at the beginning of a step, these at its middle).
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
. "$top/bench/training_pages.sh"
training_begin choice_odds "$top/engine/doc" "$@"
need "$tools/choice_odds/choice_odds" "build the tree first, with the recogniser"

count_page() { # COUNTS_FOLDER IMAGE
    local counts=$1/$(basename "$2" .png).tsv
    is_fresh "$counts" "$2" "$tools/choice_odds/choice_odds" && return
    "$tools/choice_odds/choice_odds" count "$2" >"$counts.new" && mv "$counts.new" "$counts"
}
export -f count_page
export tools

draw_training_pages "$work/pages-$pages" "$pages"
mkdir -p "$work/counts-$pages"
printf '%s\n' "$work/pages-$pages"/*.png |
    counted_in_parallel "pages recognised and counted" count_page "$work/counts-$pages"
"$tools/choice_odds/choice_odds" fit "$work/counts-$pages"/*.tsv >"$work/choice_odds.inc"
publish "$work/choice_odds.inc"
say "$(grep -o '},' "$work/choice_odds.inc" | wc -l) pairs"
