#!/usr/bin/env bash
# The benchmarks' scripts can be read by the shell, say what they do, and refuse what they do not know.
#
#   check_scripts.sh SOAT TOOLS
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
top=$(readlink -f "$here/../..")
. "$top/tests/lib/check.sh"
export SOAT=$1 SOAT_BENCH_TOOLS=$2
work=$(mktemp -d)
trap 'rm -rf "$work" "$check_said"' EXIT

helps() { # SCRIPT
    "$1" --help >"$work/help" && grep -q "bench/.*${1##*/}" "$work/help" && ! grep -q '^#' "$work/help"
}

refuses() { # SCRIPT
    "$1" --no-such-option --quick --work "$work/bench" --out "$work/out" 2>"$work/said"
    [ $? -eq 2 ] && grep -q -- '--no-such-option' "$work/said" && [ ! -s "$work/out/${1##*/}" ]
}

# What bench/speed does not measure stays as it was, part by part.
keeps_parts() {
    mkdir -p "$work/speed"
    printf '%s\n' '# Speed' '<!-- text: begin -->' '| a | 17 |' '<!-- text: end -->' \
        '<!-- scans: begin -->' '| b | 23 |' '<!-- scans: end -->' >"$work/speed/speed.md"
    sed 1d "$work/speed/speed.md" >"$work/parts"
    "$top/bench/speed/run.sh" --only none --work "$work/bench" --out "$work/speed" || return
    grep -q '^| machine |' "$work/speed/speed.md" &&
        sed -n '/^<!-- text: begin/,$p' "$work/speed/speed.md" | diff "$work/parts" -
}

for script in "$top"/bench/*.sh "$top"/bench/*/*.sh; do
    check "bash reads ${script#"$top"/}" bash -n "$script"
done
for script in "$top"/bench/{accuracy/{run,calibration,tradeoff},choice_odds/run,confidence/run,speed/run,batch/run,charsets/run,segment/run,outline/run}.sh; do
    check "${script#"$top"/} --help" helps "$script"
    check "${script#"$top"/} refuses an unknown option" refuses "$script"
done
# Drawn at another resolution than its own, a page is read worse, and nothing else tells.
knows_resolution() {
    . "$top/bench/rivals/lib.sh"
    [ "$(scan_dpi "$top/tests/corpus/scans/10-thong-ke-copy-2.pdf")" = 200 ]
}
if command -v pdfimages >/dev/null; then
    check "the resolution of a scan is known" knows_resolution
fi
"$SOAT" correct </dev/null >/dev/null 2>&1 && check "bench/speed keeps what it does not measure" keeps_parts
finish
