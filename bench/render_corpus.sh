#!/usr/bin/env bash
# Renders the project's own documents as scans with their truth.
#
#   bench/render_corpus.sh OUTDIR          every document at every level, the recipe by turns:
#                                          80 documents, each recipe at each level about three times
#   bench/render_corpus.sh --office OUTDIR every document as an office keeps it: the recipes office and
#                                          bound, the level by turns: 32 documents
#   bench/render_corpus.sh --all OUTDIR    every document by every recipe at every level (560)
#   bench/render_corpus.sh --committed     what stands in tests/corpus: scans/ and sample.pdf
#
# SCAN_GENERATOR names the program (default build/bench/scan_generator/scan_generator).
# Files: OUTDIR/DOCUMENT-RECIPE-LEVEL.pdf, .txt (truth), .tsv (word boxes). The same bytes each time.
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
generator=${SCAN_GENERATOR:-$top/build/bench/scan_generator/scan_generator}
corpus=$top/tests/corpus
recipes=(scan copy fax stamp faded)
office_recipes=(office bound)

usage() {
    sed -n '2,13p' "$0" | cut -c3- >&2
    exit 2
}

render() { # DOCUMENT RECIPE LEVEL OUTDIR
    "$generator" --recipe "$2" --level "$3" --seed 2023 -o "$4" "$1"
}

# Lines of a plan: DOCUMENT RECIPE LEVEL, apart by tabs.
plan_corpus() { # every-recipe?
    local number=0 document level recipe chosen
    for document in "$corpus"/text/*.page; do
        for level in 1 2 3 4 5; do
            chosen=("${recipes[(number + level) % 5]}")
            [ "$1" = yes ] && chosen=("${recipes[@]}" "${office_recipes[@]}")
            for recipe in "${chosen[@]}"; do printf '%s\t%s\t%s\n' "$document" "$recipe" "$level"; done
        done
        number=$((number + 1))
    done
}

plan_office() {
    local number=0 document
    for document in "$corpus"/text/*.page; do
        printf '%s\t%s\t%s\n' "$document" office $((number % 5 + 1))
        printf '%s\t%s\t%s\n' "$document" bound $(((number + 2) % 5 + 1))
        number=$((number + 1))
    done
}

# One line of a plan: render_line OUTDIR LINE
render_line() {
    local document recipe level
    IFS=$'\t' read -r document recipe level <<<"$2"
    render "$document" "$recipe" "$level" "$1"
}

render_plan() { # OUTDIR < PLAN
    export -f render render_line
    export generator
    xargs -r -d '\n' -P "${SOAT_BENCH_JOBS:-$(getconf _NPROCESSORS_ONLN)}" -I{} \
        bash -c 'render_line "$@"' bash "$1" {}
}

# Small files only: black and white, or one page in grey.
render_committed() {
    rm -rf "$corpus/scans"
    render "$corpus/text/02-quyet-dinh.page" copy 3 "$corpus/scans"
    render "$corpus/text/05-thong-tu.page" fax 3 "$corpus/scans"
    render "$corpus/text/10-thong-ke.page" copy 2 "$corpus/scans"
    render "$corpus/text/11-lich-su.page" faded 3 "$corpus/scans"
    render "$corpus/text/16-truyen-ngan.page" scan 4 "$corpus/scans"
    "$generator" --recipe copy --level 4 --seed 11 --suffix "" --font Tinos --size 13 \
        -o "$corpus/.sample" "$corpus/text/01-bao-cao-xa.page"
    mv "$corpus/.sample/01-bao-cao-xa.pdf" "$corpus/sample.pdf"
    mv "$corpus/.sample/01-bao-cao-xa.txt" "$corpus/sample.txt"
    rm -r "$corpus/.sample"
}

[ -x "$generator" ] || { echo "render_corpus: build $generator first" >&2; exit 2; }
case "${1-}" in
    --committed) [ $# -eq 1 ] || usage; render_committed ;;
    --office) [ $# -eq 2 ] || usage; plan_office | render_plan "$2" ;;
    --all) [ $# -eq 2 ] || usage; plan_corpus yes | render_plan "$2" ;;
    -* | "") usage ;;
    *) [ $# -eq 1 ] || usage; plan_corpus no | render_plan "$1" ;;
esac
