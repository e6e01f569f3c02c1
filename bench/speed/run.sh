#!/usr/bin/env bash
# Measures what correction and scanning cost: syllables a second, start-up, memory, growth, beside others.
#
#   bench/speed/run.sh            writes bench/results/speed.md
#   bench/speed/run.sh --quick    fewer rounds and pages; prints the tables
#   bench/speed/run.sh --only text|scans     measures that part, keeps the other as it was
#   bench/speed/run.sh --model FILE | --work DIR | --out DIR
#
# Wants a built tree (SOAT names another binary; RelWithDebInfo or Release), jq, GNU time, hyperfine,
# valgrind, pdftoppm and tesseract; the rivals that are missing are skipped aloud. Times are user + system
# time of one process on one core, the least of several rounds, or instruction counts, so that a busy
# machine disturbs little; rivals take turns in one sitting.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
bench_begin speed "$@"
. "$top/bench/rivals/lib.sh"
. "$top/bench/speed/text.sh"
. "$top/bench/speed/scans.sh"
only=text,scans rounds=5 scan_rounds=3 pages=10 growth=(1 10 100)
if $quick; then rounds=3 scan_rounds=1 pages=3 growth=(1 10); fi
if take_option --only; then
    only=${rest[0]-}
    rest=("${rest[@]:1}")
fi
no_more_options

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

peak_megabytes() {
    calc %.0f "$(peak_kilobytes "$@") / 1024"
}

: >"$work/empty.txt"
"$soat" correct "$work/empty.txt" || exit
find_rivals
case $only in *text*) write_text >"$work/text.part" ;; esac
case $only in *scans*) write_scans >"$work/scans.part" ;; esac
{
    print_heading Speed
    cat "$work"/text.part "$work"/scans.part 2>/dev/null || true
    print_skipped
} >"$work/speed.md"
publish "$work/speed.md"
say "$((SECONDS - started)) s"
