# Sourced first by every script of bench/: its options, where things are, small steps.
#
#   . "$(dirname "$(readlink -f "$0")")/../lib.sh"
#   bench_begin accuracy "$@"
#
# Options that all scripts share: --quick, --model FILE, --work DIR, --out DIR, --help (prints the comment
# at the head of the script). What else was given is left in the array `rest`, for take_option.
# Environment: SOAT (the binary to measure), SOAT_SHARED (the folder with testsets/ and corpora/),
# SOAT_BENCH_JOBS (how many pages at once), SOAT_BENCH_TOOLS (where bench/ was built).
set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
results=$top/bench/results
cores=$(getconf _NPROCESSORS_ONLN)
export OMP_THREAD_LIMIT=1 LC_ALL=C.UTF-8

say() {
    echo "$*" >&2
}

# What a table leaves out, and why; listed at its end by print_skipped.
skip() {
    say "skipped: $*"
    skipped+=("$*")
}

have() {
    command -v "$1" >/dev/null
}

need() { # FILE what-to-do
    [ -e "$1" ] || { say "bench: $1 is not there: $2"; exit 2; }
}

print_help() {
    awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0"
}

# bench_begin NAME ARGUMENT...: sets quick, work, out, soat, tools, shared, testsets, jobs, command, rest
bench_begin() {
    local name=$1
    shift
    quick=false work=$top/build/bench-$name out="" skipped=() rest=()
    command=bench/$(basename "$(dirname "$(readlink -f "$0")")")/${0##*/}
    started=$SECONDS
    while [ $# -gt 0 ]; do
        case $1 in
        --quick) quick=true command+=" --quick" ;;
        --model) SOAT_MODEL=$(readlink -f "$2"); export SOAT_MODEL; shift ;;
        --work) work=$2; shift ;;
        --out) out=$2; shift ;;
        -h | --help) print_help; exit 0 ;;
        *) rest+=("$1") ;;
        esac
        shift
    done
    find_programs
    mkdir -p "$work"
    work=$(readlink -f "$work")
    $quick || out=${out:-$results}
    [ -z "$out" ] || mkdir -p "$out"
}

find_programs() {
    soat=$(readlink -f "${SOAT:-$top/build/engine/soat}")
    tools=${SOAT_BENCH_TOOLS:-$top/build/bench}
    shared=${SOAT_SHARED:-$top/../shared}
    # A second worktree of the repository stands elsewhere: shared/ is beside the first.
    [ -d "$shared" ] || shared=$(git -C "$top" rev-parse --git-common-dir)/../../shared
    testsets=$shared/testsets
    jobs=${SOAT_BENCH_JOBS:-$cores}
    need "$soat" "build the tree first"
    need "$tools" "build the tree first"
}

# Fails on what no script understands.
no_more_options() {
    [ ${#rest[@]} -eq 0 ] || { say "bench: unknown: ${rest[*]}; see --help"; exit 2; }
}

# True, and gone from `rest`, when it was given: take_option --kept
take_option() {
    local given=("${rest[@]}") item found=1
    rest=()
    for item in "${given[@]}"; do
        if [ "$item" = "$1" ]; then found=0; else rest+=("$item"); fi
    done
    return $found
}

# A table to where it belongs: publish FILE: into --out, or on standard output.
publish() {
    if [ -n "$out" ]; then
        cp "$1" "$out/${1##*/}"
        say "$out/${1##*/}"
    else
        cat "$1"
    fi
}

print_skipped() {
    [ ${#skipped[@]} -gt 0 ] || return 0
    printf 'Not measured:\n\n'
    printf -- '- %s\n' "${skipped[@]}"
}

# Several at once, a line of standard input each: in_parallel FUNCTION ARGUMENT...
in_parallel() {
    xargs -r -d '\n' -P "$jobs" -I{} bash -c '"$@"' bash "$@" {}
}

# Seconds of user and system time of this shell and of all that it has waited for.
cpu_seconds() {
    local -a field
    read -r -a field </proc/self/stat
    cpu=$(calc %.1f "(${field[13]} + ${field[14]} + ${field[15]} + ${field[16]}) / $(getconf CLK_TCK)")
}

# A step with a line of progress, whose time is noted in $work/timings (what, pieces, seconds from the clock,
# CPU seconds): timed WHAT PIECES FUNCTION ARGUMENT...
timed() {
    local what=$1 pieces=$2 before=$SECONDS cpu cpu_before
    shift 2
    say "$what: $pieces"
    cpu_seconds
    cpu_before=$cpu
    "$@"
    cpu_seconds
    printf '%s|%d|%d|%s\n' "$what" "$pieces" $((SECONDS - before)) "$(calc %.1f "$cpu - $cpu_before")" \
        >>"$work/timings"
}

# The two together: counted_in_parallel WHAT FUNCTION ARGUMENT...
counted_in_parallel() {
    local what=$1 lines
    shift
    mapfile -t lines
    [ ${#lines[@]} -eq 0 ] || timed "$what" ${#lines[@]} in_parallel "$@" < <(printf '%s\n' "${lines[@]}")
}

# True when the first file is there and newer than all others.
is_fresh() {
    local made=$1 from
    shift
    [ -s "$made" ] || return 1
    for from in "$@"; do
        [ "$from" -nt "$made" ] && return 1
    done
    return 0
}
export -f is_fresh

calc() { # FORMAT EXPRESSION
    awk "BEGIN { printf \"$1\", $2 }"
}

# What a table needs to be believed: commands, versions, machine; no names of hosts.
print_heading() { # TITLE
    cat <<END
# $1

    $command

| | |
|---|---|
| engine | commit $(engine_commit) |
| soat | $("$soat" version | head -n 1) |
| model | $(model_line) |
| recogniser | $(tesseract --version 2>&1 | head -n 1), tesseract-ocr-vie $(version_of tesseract-ocr-vie) |
| machine | $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $cores cores, $(. /etc/os-release && echo "$PRETTY_NAME") |
| date | $(date -u +%Y-%m-%d) |

END
}

engine_commit() {
    git -C "$top" log -1 --format=%h -- engine dictionaries models 2>/dev/null || echo unknown
}

version_of() { # PACKAGE of Debian
    dpkg-query -W -f '${Version}' "$1" 2>/dev/null || echo "(not installed)"
}

model_line() {
    local file=${SOAT_MODEL:-$top/models/vi.soat}
    if [ -f "$file" ]; then
        echo "$(stat -Lc %s "$file") bytes, sha256 $(sha256sum "$file" | cut -c1-16)"
    else
        echo "not found"
    fi
}

# ---- plots -------------------------------------------------------------------------------------

# Colours that can be told apart by everybody (Okabe and Ito, 2008), and a grey for text and axes
# that is legible on a light page and on a dark one; the plots have no background of their own.
plot_style="
set terminal svg size 760,470 dynamic enhanced font 'sans-serif,13'
set border 3 lc rgb '#808080'
set tics textcolor rgb '#808080' nomirror
set key textcolor rgb '#808080' outside top center horizontal
set title textcolor rgb '#808080'
set xlabel textcolor rgb '#808080'
set ylabel textcolor rgb '#808080'
set grid lc rgb '#808080' lw 0.3
set style line 1 lc rgb '#0072b2' lw 2 pt 7 ps 0.8
set style line 2 lc rgb '#d55e00' lw 2 pt 5 ps 0.8
set style line 3 lc rgb '#009e73' lw 2 pt 9 ps 0.9
set style line 4 lc rgb '#cc79a7' lw 2 pt 13 ps 0.9
set style line 5 lc rgb '#e69f00' lw 2 pt 11 ps 0.9
set style line 6 lc rgb '#56b4e9' lw 2 pt 3 ps 0.9
set style line 9 lc rgb '#808080' lw 1.5 dt 2 pt 2 ps 0.8
"

# plot NAME < GNUPLOT COMMANDS: NAME.svg into the results, or the work folder
plot() {
    local commands
    commands=$(cat)
    have gnuplot || { skip "the plot $1: gnuplot is not installed"; return 0; }
    gnuplot <<<"$plot_style$commands" >"$work/$1.svg"
    # gnuplot names itself and the moment in a comment; the same figures must give the same bytes.
    sed -i -e '/^<desc>/d' -e 's/ fill="black"/ fill="#808080"/' "$work/$1.svg"
    [ -z "$out" ] || cp "$work/$1.svg" "$out/$1.svg"
}
