#!/usr/bin/env bash
# Time and memory of batch runs, against OCRmyPDF and against Tesseract alone.
#
#   bench/batch/run.sh            writes bench/results/batch.md
#   bench/batch/run.sh --quick    one round instead of three; prints the tables
#   bench/batch/run.sh --model FILE | --work DIR | --out DIR
#
# Wants a built tree (SOAT names another binary), tesseract, pdftoppm, qpdf, perl, and the PDFs of
# ../shared/testsets/batch-pdfs (or SOAT_SHARED), read in place. Every round runs all of them one after the
# other, so that whatever else the machine does hits all alike; the smallest of the rounds counts. CPU is
# user + system of all processes: on a busy machine it says more than wall time.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
bench_begin batch "$@"
no_more_options
rounds=3
if $quick; then rounds=1; fi
pdfs=("$testsets"/batch-pdfs/*.pdf)
need "${pdfs[0]}" "the PDFs to scan"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

run_soat() { "$soat" scan "${pdfs[@]}" -o out --to pdf,txt -q -j "$1"; }
run_ocrmypdf() {
    mkdir -p out
    local file
    for file in "${pdfs[@]}"; do
        ocrmypdf -j 2 -l vie --skip-text -q --output-type pdf \
            --sidecar "out/$(basename "$file").txt" "$file" "out/$(basename "$file")" 2>>log
    done
}
# The pages are drawn too: two at a time, each by the resolution of the scan.
run_tesseract() {
    mkdir -p out
    local file pages n
    for file in "${pdfs[@]}"; do
        pages=$(pdfinfo "$file" 2>/dev/null | awk '/^Pages/ { print $2 }')
        for ((n = 1; n <= pages; n++)); do echo "$file $n"; done
    done | OMP_THREAD_LIMIT=1 xargs -P 2 -L 1 sh -c '
        base=out/$(basename "$0" .pdf)-$1
        pdftoppm -r 200 -gray -f "$1" -l "$1" -singlefile "$0" "$base" 2>>log &&
            tesseract "$base.pgm" "$base" --dpi 200 -l vie pdf txt 2>>log'
}
# measure NAME COMMAND...: appends "NAME wall cpu" to the file times.
measure() {
    local name=$1
    shift
    rm -rf out
    local TIMEFORMAT='%R %U %S'
    { time "$@" >/dev/null; } 2>took
    tail -n 1 took | awk -v name="$name" '{ print name, $1, $2 + $3 }' | tee -a times >&2
    find out -name '*.pdf' | grep -q . || { echo "$name made no PDF" >&2; tail log >&2; exit 1; }
}
for ((round = 0; round < rounds; round++)); do
    measure soat-2 run_soat 2
    measure tesseract run_tesseract
    if have ocrmypdf; then measure ocrmypdf run_ocrmypdf; fi
done
have ocrmypdf || skip "OCRmyPDF is not installed (engine/install_packages.sh rivals)"
# What a second worker is worth shows in a longer run: at the end of one of 23 pages it waits for the last page.
long=()
for copy in 1 2 3; do
    mkdir "copy-$copy"
    for file in "${pdfs[@]}"; do
        ln -s "$(readlink -f "$file")" "copy-$copy/"
        long+=("copy-$copy/$(basename "$file")")
    done
done
run_long() { "$soat" scan "${long[@]}" -o out --to pdf,txt -q -j "$1"; }
for ((round = 0; round < rounds; round++)); do
    measure long-2 run_long 2
    measure long-1 run_long 1
done

# --- memory ---
# peaks COMMAND...: the largest VmHWM of the process and of its children, in MB.
peaks() {
    "$@" >/dev/null 2>&1 &
    local run=$! parent=0 worker=0 child size
    while [ -e "/proc/$run/status" ]; do
        size=$(awk '/^VmHWM/ { print $2 }' "/proc/$run/status" 2>/dev/null || true)
        [ "${size:-0}" -gt $parent ] && parent=$size
        for child in $(cat "/proc/$run/task/$run/children" 2>/dev/null || true); do
            size=$(awk '/^VmHWM/ { print $2 }' "/proc/$child/status" 2>/dev/null || true)
            [ "${size:-0}" -gt $worker ] && worker=$size
        done
        sleep 0.1
    done
    wait $run
    echo "$((parent / 1024)) $((worker / 1024))"
}
root=$top # what strips.sh starts from
. "$top/tests/batch/strips.sh"
make_strips strips 10
perl "$top/tests/batch/make_pdf.pl" ten.pdf strips/*.pbm
qpdf --empty --pages $(for ((i = 0; i < 100; i++)); do echo ten.pdf; done) -- thousand.pdf
rm -rf out; real=$(peaks "$soat" scan "${pdfs[@]}" -o out --to pdf,txt,json -q -j 2)
rm -rf out; ten=$(peaks "$soat" scan ten.pdf -o out --to pdf,txt,json -q -j 2)
rm -rf out; thousand=$(peaks "$soat" scan thousand.pdf -o out --to pdf,txt,json -q -j 2)

least() { # NAME COLUMN
    awk -v name="$1" -v column="$2" '$1 == name && (!n++ || $column < best) { best = $column } END { print best + 0 }' times
}
pages=0
for file in "${pdfs[@]}"; do
    pages=$((pages + $(pdfinfo "$file" 2>/dev/null | awk '/^Pages/ { print $2 }')))
done
{
    print_heading 'Batch runs'
    echo "${#pdfs[@]} signed government scans, $pages pages, to searchable PDF and text, the smallest of $rounds rounds; load average"
    echo "$(cut -d ' ' -f 1-3 /proc/loadavg) when it ended (a load above $cores means others were at work, and wall times say little)."
    echo
    echo "| what | wall, s | CPU, s | CPU a page, s | wall, soat -j 2 = 1 | CPU, soat -j 2 = 1 |"
    echo "|---|---|---|---|---|---|"
    for name in soat-2 tesseract ocrmypdf; do
        grep -q "^$name " times || continue
        echo "$name $(least $name 2) $(least $name 3) $(least soat-2 2) $(least soat-2 3)" |
            awk -v pages="$pages" '{ printf "| %s | %.1f | %.1f | %.2f | %.2f | %.2f |\n", $1, $2, $3, $3 / pages, $2 / $4, $3 / $5 }'
    done
    echo
    echo "soat-2: \`soat scan -j 2 --to pdf,txt\`. tesseract: pages drawn by pdftoppm at 200 dpi, two processes,"
    echo "\`OMP_THREAD_LIMIT=1\`, \`pdf txt\`. ocrmypdf: \`-j 2 --skip-text --output-type pdf --sidecar\`, one file after the other."
    echo
    echo "The same files three times over, $((3 * pages)) pages: one worker needs $(least long-1 2) s, two need $(least long-2 2) s:"
    awk -v one="$(least long-1 2)" -v two="$(least long-2 2)" 'BEGIN { printf "%.2f times faster.\n", one / two }'
    echo
    echo "| peak resident memory, MB | parent | worker |"
    echo "|---|---|---|"
    echo "| the scans above | ${real% *} | ${real#* } |"
    echo "| 10 small pages | ${ten% *} | ${ten#* } |"
    echo "| 1,000 small pages in one PDF | ${thousand% *} | ${thousand#* } |"
    echo
    echo "A worker's memory holds the shared files too: libraries, and 22 MB of model."
    echo
    print_skipped
} >"$work/batch.md"
publish "$work/batch.md"
