#!/usr/bin/env bash
# A run of 60 small pages is killed at random moments (the parent, or a worker) and resumed: its
# outputs are those of an undisturbed run, byte for byte.
#
#   kill_resume.sh SOAT TIMES [SEED]
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
. "$here/../lib/check.sh"
. "$here/strips.sh"
soat=$(readlink -f "$1")
times=$2
RANDOM=${3:-1}
command -v pdftoppm >/dev/null || { skip "killing a run" "pdftoppm not found"; finish; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" "$check_said"' EXIT
cd "$scratch" || exit 1

make_strips strips 60 || { echo "not ok making the pages"; exit 1; }
mkdir -p in/sub
for i in 0 1 2 3; do
    pages=()
    for ((n = i * 15; n < i * 15 + 15; n++)); do pages+=("$(printf 'strips/strip-%03d.pbm' "$n")"); done
    perl "$here/make_pdf.pl" in/sub/book-$i.pdf "${pages[@]}"
done

scan() {
    "$soat" scan in -o out --to txt,json,pdf -j 2 -q "$@"
}
# The outputs, without what tells of the run.
sums() {
    (cd "$1" && find . -type f ! -name 'soat-journal*' ! -name 'report.*' -print0 | LC_ALL=C sort -z |
        xargs -0 sha256sum)
}
started=$EPOCHREALTIME
scan || { echo "not ok an undisturbed run"; exit 1; }
took=$(perl -e 'printf "%d", 1e6 * ($ARGV[1] - $ARGV[0])' "$started" "$EPOCHREALTIME")
sums out >expected
check "twelve outputs" test "$(wc -l <expected)" -eq 12
one_worker() {
    rm -rf out && scan -j 1 && sums out | diff expected -
}
check "one worker or two, the same bytes" one_worker

children() {
    cat "/proc/$1/task/$1/children" 2>/dev/null
}
# disturb SIGNALLED: waits for a random moment, and kills.
disturbed() {
    local run victim code=0
    rm -rf out
    "$soat" scan in -o out --to txt,json,pdf -j 2 -q &
    run=$!
    sleep "$(perl -e 'printf "%.3f", $ARGV[0] * $ARGV[1] / 32768 / 1e6' "$RANDOM" "$took")"
    victim=$run
    if [ $((RANDOM % 3)) -eq 0 ]; then
        # shellcheck disable=SC2046
        set -- $(children $run)
        [ $# -gt 0 ] && victim=${!#}
    fi
    kill -9 "$victim" 2>/dev/null
    wait $run 2>/dev/null || code=$?
    if [ "$victim" -ne $run ] && [ $code -ne 0 ]; then
        echo "the run did not survive its worker: exit code $code"
        return 1
    fi
    # What is there already is whole.
    while read -r file; do
        grep -qF "$(sha256sum <"$file" | cut -c 1-64)" expected || { echo "half: $file"; return 1; }
    done < <(find out/sub -type f 2>/dev/null)
    scan --resume || { echo "resume: exit code $?"; return 1; }
    sums out | diff expected - && [ ! -e out/.soat-work ] && [ ! -e out/failed ]
}
for ((i = 1; i <= times; i++)); do
    check "killed and resumed, $i of $times" disturbed
done
finish
