#!/usr/bin/env bash
# Measures what correction and scanning cost: syllables a second, start-up, memory, growth, beside others.
#
#   bench/speed/run.sh            writes bench/results/speed.md
#   bench/speed/run.sh --quick    fewer rounds and pages; prints the tables
#   bench/speed/run.sh --only text|scans|none     measures that part, keeps the others as the results have them
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
    case $only in text | scans | none) ;; *) say "bench: --only text, scans or none"; exit 2 ;; esac
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

# A part of the results with what it was measured on, between marks: measured PART FUNCTION
measured() {
    echo "<!-- $1: begin -->"
    printf 'Measured by `%s` on %s: engine of commit %s, model of sha256 %s.\n\n' "$command" \
        "$(date -u +%Y-%m-%d)" "$(engine_commit)" "$(model_line | sed 's/.*sha256 //')"
    "$2"
    print_skipped
    echo "<!-- $1: end -->"
}

# The part as the results have it, when it is not measured now: kept PART
kept() {
    [ -n "$out" ] && [ -f "$out/speed.md" ] || return 0
    sed -n "/^<!-- $1: begin -->/,/^<!-- $1: end -->/p" "$out/speed.md"
}

: >"$work/empty.txt"
"$soat" correct "$work/empty.txt" || exit
[ "$only" = none ] || find_rivals
for part in text scans; do
    case $only in
    *$part*) measured $part write_$part ;;
    *) kept $part ;;
    esac >"$work/$part.part"
done
{
    print_heading Speed
    cat "$work"/{text,scans}.part
} >"$work/speed.md"
publish "$work/speed.md"
say "$((SECONDS - started)) s"
