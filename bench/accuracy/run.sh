#!/usr/bin/env bash
# Measures how right Soát's texts are, beside what people would use instead.
#
#   bench/accuracy/run.sh              every set; writes bench/results/accuracy.md and .json
#   bench/accuracy/run.sh --quick      text sets, three scans and the committed pages; prints the tables
#   bench/accuracy/run.sh --model FILE | --work DIR | --out DIR
#
# Wants a built tree (SOAT names another binary), jq, pdftoppm, tesseract with vie. What is not there
# is skipped aloud: ../shared/testsets (or SOAT_SHARED), hunspell-vi, ocrmypdf. What Tesseract reads
# and what the generator draws is kept in the work folder (build/bench-accuracy) and made again when
# its input is newer; Soát itself always runs. SOAT_BENCH_JOBS: how many pages at once.
set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
quick=false work=$top/build/bench-accuracy out="" skipped=()
while [ $# -gt 0 ]; do
    case $1 in
    --quick) quick=true ;;
    --model) SOAT_MODEL=$(readlink -f "$2"); export SOAT_MODEL; shift ;;
    --work) work=$2; shift ;;
    --out) out=$2; shift ;;
    *) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
    esac
    shift
done
. "$top/bench/accuracy/lib.sh"
. "$top/bench/accuracy/sets.sh"
. "$top/bench/accuracy/tables.sh"
need "$soat" "build the tree first"
mkdir -p "$work"
$quick || out=${out:-$top/bench/results}
work=$(readlink -f "$work")
rm -rf "$work/eval" "$work/clean"
mkdir -p "$work/eval" "$work/clean"
started=$SECONDS

text_sets
clean_sets
scan_sets

tables=$work/accuracy.md
write_tables >"$tables"
say "$((SECONDS - started)) s"
if [ -n "$out" ]; then
    mkdir -p "$out"
    cp "$tables" "$out/accuracy.md"
    write_figures >"$out/accuracy.tsv"
else
    cat "$tables"
fi
