#!/usr/bin/env bash
# Measures what correction and scanning cost: syllables a second, start-up, memory, CPU beside Tesseract.
#
#   bench/speed/run.sh            writes bench/results/speed.md
#   bench/speed/run.sh --quick    fewer rounds and pages; prints the tables
#   bench/speed/run.sh --model FILE | --work DIR | --out DIR
#
# Wants a built tree (SOAT names another binary; RelWithDebInfo or Release), jq, GNU time, hyperfine,
# valgrind, pdftoppm and tesseract. All times are user + system time of one process on one core, the
# least of several rounds, so that a busy machine disturbs little; rivals take turns in one sitting.
set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
quick=false work=$top/build/bench-speed out="" rounds=5 pages=8 skipped=()
while [ $# -gt 0 ]; do
    case $1 in
    --quick) quick=true rounds=3 pages=3 ;;
    --model) SOAT_MODEL=$(readlink -f "$2"); export SOAT_MODEL; shift ;;
    --work) work=$2; shift ;;
    --out) out=$2; shift ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
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

# speed_row NAME FILE TARGET: file as it is repeated, start-up taken away
speed_row() {
    local count seconds rate
    count=$(syllables_of "$2")
    seconds=$(least_cpu "$soat" correct "$2")
    rate=$(calc %.0f "$count / ($seconds - $start_cpu)")
    say "$1: $rate a second"
    # Instructions: of two lengths, the difference, so that start-up drops out.
    local half=$work/part.txt whole=$work/parts.txt less more
    head -c 60000 "$2" | sed '$d' >"$half"
    head -c 180000 "$2" | sed '$d' >"$whole"
    less=$(instructions_of "$half") more=$(instructions_of "$whole")
    local between=$(($(syllables_of "$whole") - $(syllables_of "$half")))
    echo "| $1 | $(stat -c %s "$2") | $count | $seconds | $rate | $3 | $(calc %.0f "($more - $less) / $between") |"
}

write_correction() {
    cat <<'END'
## Correcting text

One process, one thread. Texts are repeated to a megabyte or more; the time is the least of several rounds, user + system, less
that of an empty text. *Instructions a syllable* are callgrind's: the difference of a 180 kB and a 60 kB piece over the
syllables between them, so it does not depend on how busy the machine is.

| text | bytes | syllables | CPU seconds | syllables a second | target | instructions a syllable |
|---|---|---|---|---|---|---|
END
    local name
    if [ -d "$testsets" ]; then
        for name in laws news wiki; do
            repeat_to 1000000 "$testsets/clean/$name.txt" >"$work/$name.txt"
            speed_row "clean prose: $name" "$work/$name.txt" 200000
        done
        repeat_to 1000000 "$testsets/report-2023/dev.raw.txt" >"$work/report.txt"
        speed_row 'report-2023, damaged' "$work/report.txt" 60000
    else
        skip "../shared/testsets (or SOAT_SHARED): correction speed on clean and damaged prose"
    fi
    repeat_to 1000000 "$top"/tests/corpus/scans/*.txt | tr '\f' '\n' >"$work/own.txt"
    speed_row 'own pages, clean' "$work/own.txt" 200000
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
    local times text=$work/grow.txt base=$top/tests/corpus/scans
    cat <<'END'
## Memory and growth

Peak resident memory (of which the mapped model is shared by all processes) and CPU time of `soat correct` as its input grows.

| input | bytes | peak MB | CPU seconds | seconds a MB |
|---|---|---|---|---|
END
    for times in 1 10 100; do
        repeat_to $((times * 100000)) "$base"/*.txt | tr '\f' '\n' >"$text"
        local size seconds
        size=$(stat -c %s "$text")
        seconds=$(least_cpu "$soat" correct "$text")
        echo "| ${times} x | $size | $(calc %.1f "$(peak_kilobytes "$soat" correct "$text") / 1024") \
| $seconds | $(calc %.2f "($seconds - $start_cpu) / $size * 1000000") |"
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
command=bench/speed/run.sh
$quick && command+=" --quick"
{
    print_heading Speed "$command"
    write_correction
    write_start
    write_memory
    write_scanning
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
