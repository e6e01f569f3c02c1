#!/usr/bin/env bash
# Measures what correction and scanning cost: syllables a second, start-up, memory, CPU beside Tesseract.
#
#   bench/speed/run.sh            writes bench/results/speed.md
#   bench/speed/run.sh --quick    fewer rounds and pages; prints the tables
#   bench/speed/run.sh --only correction|scanning     measures that part, keeps the other as it was
#   bench/speed/run.sh --model FILE | --work DIR | --out DIR
#
# Wants a built tree (SOAT names another binary; RelWithDebInfo or Release), jq, GNU time, hyperfine,
# valgrind, pdftoppm and tesseract. All times are user + system time of one process on one core, the
# least of several rounds, so that a busy machine disturbs little; rivals take turns in one sitting.
set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
quick=false work=$top/build/bench-speed out="" rounds=5 pages=8 only="" skipped=()
while [ $# -gt 0 ]; do
    case $1 in
    --quick) quick=true rounds=3 pages=3 ;;
    --model) SOAT_MODEL=$(readlink -f "$2"); export SOAT_MODEL; shift ;;
    --only) only=$2; shift ;;
    --work) work=$2; shift ;;
    --out) out=$2; shift ;;
    *) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
    esac
    shift
done
. "$top/bench/accuracy/lib.sh"
need "$soat" "build the tree first"
mkdir -p "$work"
work=$(readlink -f "$work")
$quick || out=${out:-$top/bench/results}

# ---- measuring ---------------------------------------------------------------------------------

# User + system seconds of a command: cpu_of COMMAND...
cpu_of() {
    /usr/bin/time -o "$work/time" -f '%U %S %M' "$@" >/dev/null 2>&1 || say "failed: $*"
    awk 'END { print $1 + $2 }' "$work/time"
}

# The least of $rounds: least_cpu COMMAND...
least_cpu() {
    for _ in $(seq "$rounds"); do cpu_of "$@"; done | sort -g | head -n 1
}

peak_kilobytes() {
    cpu_of "$@" >/dev/null
    awk 'END { print $3 }' "$work/time"
}

calc() { # FORMAT EXPRESSION
    awk "BEGIN { printf \"$1\", $2 }"
}

# Words and numbers as the corrector counts them: syllables, since Vietnamese writes those apart.
syllables_of() {
    "$soat" correct --json "$1" | jq .counts.words
}

repeat_to() { # BYTES FILE...
    local bytes=$1 size=0 one
    shift
    one=$(cat "$@" | wc -c)
    while [ "$size" -lt "$bytes" ]; do
        cat "$@"
        size=$((size + one))
    done
}

# ---- correction --------------------------------------------------------------------------------

instructions_of() { # FILE
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$soat" correct "$1" 2>&1 >/dev/null |
        sed -n 's/.*Collected : //p'
}

# Start-up is many times the time of a short text: the mean of many runs, less those of an empty text.
mean_cpu() {
    hyperfine -N --warmup 2 --runs $((rounds * 8)) --export-json "$work/mean.json" \
        "$soat correct $work/empty.txt" "$soat correct $1" >/dev/null 2>&1
    jq -r '.results | map(.user + .system) | .[1] - .[0] | . * 10000 | round / 10000' "$work/mean.json"
}

# speed_row NAME FILE TARGET
speed_row() {
    local count seconds instructions rate
    count=$(syllables_of "$2")
    if [ "$count" -gt 50000 ]; then
        seconds=$(calc %.2f "$(least_cpu "$soat" correct "$2") - $start_cpu")
    else
        seconds=$(mean_cpu "$2")
    fi
    rate=$(calc %.0f "$count / $seconds")
    instructions=$(calc %.0f "($(instructions_of "$2") - $start_instructions) / $count")
    say "$1: $rate a second"
    echo "| $1 | $(stat -c %s "$2") | $count | $seconds | $rate | $3 | $instructions |"
}

write_correction() {
    cat <<'END'
## Correcting text

One process, one thread, user + system time less that of an empty text: of long texts the least of several rounds, of short ones
the mean of forty. No text is repeated unless it says so: the corrector remembers the words it has looked up, so the same page
over and over is faster than fresh text. *Instructions a syllable* are callgrind's, less those of an empty text: they do not
depend on how busy the machine is.

| text | bytes | syllables | CPU seconds | syllables a second | target | instructions a syllable |
|---|---|---|---|---|---|---|
END
    local name
    start_instructions=$(instructions_of "$work/empty.txt")
    if [ -d "$testsets" ]; then
        cat "$testsets"/clean/*.txt >"$work/prose.txt"
        speed_row 'clean prose: laws, news, wiki' "$work/prose.txt" 200000
        for name in laws news wiki; do
            speed_row "clean prose: $name alone" "$testsets/clean/$name.txt" ''
        done
        cp "$testsets/report-2023/dev.raw.txt" "$work/report.txt"
        speed_row 'report-2023, damaged' "$work/report.txt" 60000
        repeat_to 1000000 "$work/report.txt" >"$work/reports.txt"
        speed_row 'report-2023, repeated to 1 MB' "$work/reports.txt" 60000
        cp "$testsets/tesseract-pairs/dev.raw.txt" "$work/pairs.txt"
        speed_row 'tesseract-pairs, damaged' "$work/pairs.txt" ''
    else
        skip "../shared/testsets (or SOAT_SHARED): correction speed on clean and damaged prose"
    fi
    cat "$top"/tests/accuracy/pages/*.raw.txt >"$work/own.txt"
    speed_row 'own pages as Tesseract read them' "$work/own.txt" ''
    echo
}

write_start() {
    hyperfine -N --warmup 5 --runs 50 --export-json "$work/start.json" \
        "$soat correct $work/empty.txt" >/dev/null 2>&1
    jq -r '.results[0] | "## Start-up\n\nAn empty text, model in the page cache, 50 runs: \(.median * 10000 | round / 10) ms from end to end (median; least \(.min * 10000 | round / 10) ms), \((.user + .system) * 10000 | round / 10) ms of CPU.\n"' \
        "$work/start.json"
}

# ---- memory ------------------------------------------------------------------------------------

write_memory() {
    local times text=$work/grow.txt whole=$work/all.txt size seconds
    if [ -d "$testsets" ]; then
        cat "$testsets"/clean/{news,laws,wiki}.txt >"$whole"
    else
        repeat_to 900000 "$top"/tests/accuracy/pages/*.gold.txt >"$whole"
    fi
    cat <<'END'
## Memory and growth

Peak resident memory (of which the mapped model is shared by all processes) and CPU time of `soat correct`, less start-up, as its
input grows: clean prose without repetition, or where the shared sets are missing, the own pages repeated.

| input | bytes | peak MB | CPU seconds | seconds a MB |
|---|---|---|---|---|
END
    for times in 1 10 100; do
        head -c $((times * 9000)) "$whole" | sed '$d' >"$text"
        size=$(stat -c %s "$text")
        seconds=$(mean_cpu "$text")
        echo "| ${times} x | $size | $(calc %.1f "$(peak_kilobytes "$soat" correct "$text") / 1024") \
| $seconds | $(calc %.2f "$seconds / $size * 1000000") |"
    done
    echo
}

# ---- scanning ----------------------------------------------------------------------------------

scan_inputs() {
    ls "$testsets"/gov-scans/*.pdf 2>/dev/null || true
    ls "$top"/tests/corpus/scans/*.pdf
}

by_tesseract() { # LIST of images: one process, like the one of soat scan
    tesseract "$1" "$work/tesseract" -l vie
}

from_pdfs_by_tesseract() { # PDF...
    local pdf
    rm -rf "$work/pages"
    mkdir -p "$work/pages"
    for pdf; do
        pdftoppm -r 200 -png "$pdf" "$work/pages/$(basename "$pdf" .pdf)"
    done
    ls "$work"/pages/*.png >"$work/pages.list"
    tesseract "$work/pages.list" "$work/tesseract" -l vie
}
export -f from_pdfs_by_tesseract by_tesseract
export work

# Rounds of both in turn, the least of each: ratio_row NAME PAGES SOAT_COMMAND -- RIVAL_COMMAND
ratio_row() {
    local name=$1 count=$2 ours=() rival
    shift 2
    while [ "$1" != -- ]; do ours+=("$1"); shift; done
    shift
    : >"$work/ours" && : >"$work/rival"
    for _ in $(seq "$scan_rounds"); do
        cpu_of "${ours[@]}" >>"$work/ours"
        cpu_of "$@" >>"$work/rival"
    done
    local least=$(sort -g "$work/ours" | head -n 1)
    rival=$(sort -g "$work/rival" | head -n 1)
    say "$name: $(calc %.2f "$least / $rival")"
    echo "| $name | $count | $least | $rival | $(calc %.2f "$least / $rival") | $(calc %.2f "$least / $count") |"
}

write_scanning() {
    "$soat" help scan >/dev/null 2>&1 || { skip "scanning: this build has no 'soat scan'"; return; }
    local scan_rounds=3 pdfs list=$work/images.list images
    $quick && scan_rounds=1
    mapfile -t pdfs < <(scan_inputs | head -n "$pages")
    rm -rf "$work/images"
    mkdir -p "$work/images"
    for pdf in "${pdfs[@]}"; do
        pdftoppm -r 200 -png "$pdf" "$work/images/$(basename "$pdf" .pdf)" 2>/dev/null
    done
    mapfile -t images < <(ls "$work"/images/*.png)
    printf '%s\n' "${images[@]}" >"$list"
    cat <<END
## Scanning beside the bare recogniser

CPU seconds (user + system), one thread each (OMP_THREAD_LIMIT=1), automatic page segmentation, language vie, one process
for all pages, in turn on the same pages, the least of $scan_rounds rounds. Target: at most 1.3 times.

| pages | how many | soat scan | tesseract | ratio | soat, seconds a page |
|---|---|---|---|---|---|
END
    ratio_row 'page images (PNG)' "${#images[@]}" "$soat" scan -q "${images[@]}" -- \
        bash -c 'by_tesseract "$1"' bash "$list"
    ratio_row 'page images, soat scan --raw' "${#images[@]}" "$soat" scan -q --raw "${images[@]}" -- \
        bash -c 'by_tesseract "$1"' bash "$list"
    ratio_row 'PDF (for tesseract: pdftoppm -r 200)' "${#images[@]}" "$soat" scan -q "${pdfs[@]}" -- \
        bash -c 'from_pdfs_by_tesseract "$@"' bash "${pdfs[@]}"
    local first=${images[0]}
    echo
    echo "Peak memory on one page: soat scan $(calc %.0f "$(peak_kilobytes "$soat" scan -q "$first") / 1024") MB," \
        "tesseract $(calc %.0f "$(peak_kilobytes tesseract "$first" "$work/tesseract" -l vie) / 1024") MB;" \
        "on all ${#images[@]} pages: soat scan $(calc %.0f "$(peak_kilobytes "$soat" scan -q "${images[@]}") / 1024") MB."
    echo
}

# ---- all ---------------------------------------------------------------------------------------

: >"$work/empty.txt"
"$soat" correct "$work/empty.txt" || exit
start_cpu=$(least_cpu "$soat" correct "$work/empty.txt")
parts=$work/parts
mkdir -p "$parts"
if [ "$only" != scanning ]; then
    { write_correction; write_start; write_memory; } >"$parts/correction.md"
fi
if [ "$only" != correction ]; then
    write_scanning >"$parts/scanning.md"
fi
command=bench/speed/run.sh
$quick && command+=" --quick"
{
    print_heading Speed "$command"
    cat "$parts"/correction.md "$parts"/scanning.md
    if [ ${#skipped[@]} -gt 0 ]; then
        printf 'Not measured:\n\n'
        printf -- '- %s\n' "${skipped[@]}"
    fi
} >"$work/speed.md"
if [ -n "$out" ]; then
    mkdir -p "$out"
    cp "$work/speed.md" "$out/speed.md"
else
    cat "$work/speed.md"
fi
