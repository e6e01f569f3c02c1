#!/usr/bin/env bash
# Measures how right Soát's texts are, beside what people would use instead.
#
#   bench/accuracy/run.sh              every set, the calibration, the plots: into bench/results
#   bench/accuracy/run.sh --quick      text sets, three scans and the committed pages; prints the tables
#   bench/accuracy/run.sh --model FILE | --work DIR | --out DIR
#
# Wants a built tree (SOAT names another binary), jq, pdftoppm, tesseract with vie; what is not there of
# ../shared/testsets (or SOAT_SHARED) and of the rivals is skipped aloud (engine/install_packages.sh bench
# rivals). It can be interrupted and run again: what was drawn and recognised is kept in the work folder
# (build/bench-accuracy) and made again only when its input, the program or the model is newer.
# SOAT_BENCH_JOBS: how many pages at once.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
bench_begin accuracy "$@"
no_more_options
. "$top/bench/rivals/lib.sh"
. "$top/bench/accuracy/systems.sh"
. "$top/bench/accuracy/sets.sh"
. "$top/bench/accuracy/tables.sh"
. "$top/bench/accuracy/resemblance.sh"
. "$top/bench/accuracy/plots.sh"

main() {
    rm -rf "$work/eval" "$work/clean" "$work/against"
    mkdir -p "$work/eval" "$work/clean" "$work/against"
    find_rivals
    text_sets
    timed "text that is right already" 9 clean_sets
    timed "text without marks" 1 bare_set
    scan_sets
    write_plots
    if [ -n "$out" ]; then
        write_figures >"$out/accuracy.tsv"
        for part in calibration tradeoff; do
            timed $part 1 "$top/bench/accuracy/$part.sh" --work "$work" --out "$out"
        done
    fi
    write_tables >"$work/accuracy.md"
    publish "$work/accuracy.md"
    say "$((SECONDS - started)) s"
}

main
