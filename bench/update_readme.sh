#!/usr/bin/env bash
# Puts the main rows of bench/results into the README, between its two marks.
set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
results=$top/bench/results
accuracy=$results/accuracy.md speed=$results/speed.md
section=$(mktemp)
trap 'rm -f "$section"' EXIT

{
    echo '| on | words | wrong before | wrong after | fewer |'
    echo '|---|---|---|---|---|'
    awk -F' *[|] *' '/^## What was to be reached/ { on = 1 } /^## Text that/ { on = 0 }
        on && NF > 9 && $3 + 0 > 0 { printf "| %s | %s | %s | %s | %s |\n", $2, $3, $4, $5, $6 }' \
        "$accuracy"
    echo
    echo 'In brackets: 95 % intervals. Before: the text as it came; of scans, what the plain `tesseract -l vie` command reads.'
    awk -F' *[|] *' '/^[|] \*\*all\*\*/ { n = $3 / $4
        printf "Of right text (%s words of all truths) 1 word in %d is changed.\n", $3, n }' \
        "$accuracy"
    if [ -f "$speed" ]; then
        echo
        awk -F' *[|] *' '/^[|] (clean prose: laws, news|report-2023, damaged)/ { rate[++n] = $6 }
            /^[|] page images \(PNG\)/ { ratio = $6 }
            END { printf "`soat correct`: %d syllables a second on clean prose, %d on the damaged report-2023, on one core.", rate[1], rate[2]
                  if (ratio != "") printf " `soat scan` costs %s times the CPU of the bare `tesseract` command.", ratio
                  print "" }' "$speed"
    fi
} >"$section"
awk -v section="$section" '/<!-- results: begin -->/ { print; while ((getline line < section) > 0) print line; skip = 1 }
    /<!-- results: end -->/ { skip = 0 } !skip' "$top/README.md" >"$section.new"
cat "$section.new" >"$top/README.md"
rm -f "$section.new"
