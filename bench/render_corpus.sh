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

render_corpus() { # OUTDIR every-recipe?
    local number=0 document level recipe
    for document in "$corpus"/text/*.page; do
        for level in 1 2 3 4 5; do
            if [ "$2" = yes ]; then
                for recipe in "${recipes[@]}" "${office_recipes[@]}"; do
                    render "$document" "$recipe" "$level" "$1"
                done
            else
                render "$document" "${recipes[(number + level) % 5]}" "$level" "$1"
            fi
        done
        number=$((number + 1))
    done
}

render_office() { # OUTDIR
    local number=0 document
    for document in "$corpus"/text/*.page; do
        render "$document" office $((number % 5 + 1)) "$1"
        render "$document" bound $(((number + 2) % 5 + 1)) "$1"
        number=$((number + 1))
    done
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
    --office) [ $# -eq 2 ] || usage; render_office "$2" ;;
    --all) [ $# -eq 2 ] || usage; render_corpus "$2" yes ;;
    -* | "") usage ;;
    *) [ $# -eq 1 ] || usage; render_corpus "$1" no ;;
esac
