#!/usr/bin/env bash
# Puts the main rows of bench/results into the README, between its two marks.
#
#   bench/update_readme.sh            rewrites them
#   bench/update_readme.sh --check    exit code 1, and what differs, when they are not those of the results
set -euo pipefail
top=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
results=$top/bench/results
accuracy=$results/accuracy.md speed=$results/speed.md
section=$(mktemp)
made=$(mktemp)
trap 'rm -f "$section" "$made"' EXIT

write_targets() {
    echo '| on | words | wrong before | wrong after | fewer |'
    echo '|---|---|---|---|---|'
    awk -F' *[|] *' '/^## What was to be reached/ { on = 1 } /^## Text that/ { on = 0 }
        on && NF > 9 && $3 + 0 > 0 { printf "| %s | %s | %s | %s | %s |\n", $2, $3, $4, $5, $6 }' \
        "$accuracy"
    echo
    echo 'In brackets: 95 % intervals. Before: the text as it came; of scans, what the plain `tesseract -l vie` command reads.'
    awk -F' *[|] *' '/^[|] \*\*all\*\*/ { split($3, part, /[ :]+/)
        if (part[1] > 0) printf "Of right text (%s words of all truths) 1 word in %d is changed.\n", part[3], part[3] / part[1] }' \
        "$accuracy"
}

# The same texts through what people would use instead: words wrong (report-2023, tesseract-pairs) or
# missed in any order (scans).
write_rivals() {
    awk -F' *[|] *' '
        /^## Every system/ { on = 1 } /^## / && !/^## Every system/ { on = 0 }
        on && NF > 8 && $2 !~ /^(set|---)/ {
            text = $2 == "report-2023" || $2 == "tesseract-pairs"
            if (!text && $2 != "gov-scans" && $2 != "own-pages") next
            system_name = $3 == "as it came" || $3 == "tesseract -l vie" ? "as recognised" : $3
            if (system_name == "soat scan --raw") next
            if (!(system_name in known)) { known[system_name]; order[++n] = system_name }
            sub(/ \(.*/, "", $4); sub(/ \(.*/, "", $5)
            cell[system_name, $2] = text ? $4 : $5
        }
        END {
            split("report-2023 tesseract-pairs gov-scans own-pages", sets, " ")
            printf "\n| words wrong, after |"
            for (s = 1; s <= 4; s++) printf " %s |", sets[s]
            printf "\n|---|---|---|---|---|\n"
            for (i = 1; i <= n; i++) {
                printf "| %s |", order[i]
                for (s = 1; s <= 4; s++) printf " %s |", (order[i], sets[s]) in cell ? cell[order[i], sets[s]] : "-"
                printf "\n"
            }
        }' "$accuracy"
    echo
    echo 'Scans: words missed in any order. Hunspell takes its first suggestion for every unknown word, SymSpell its best.'
}

write_speed() {
    awk -F' *[|] *' '/^[|] (clean prose: laws, news|report-2023, damaged)/ { rate[++n] = $6 }
        /^[|] page images to text .*tesseract -l vie/ { tesseract = $8 }
        /^[|] PDF to .*[|] ocrmypdf/ { ocrmypdf = $8 }
        END { printf "\n`soat correct`: %d syllables a second on clean prose, %d on the damaged report-2023, on one core.", rate[1], rate[2]
              if (tesseract != "") printf " `soat scan` costs %s times the CPU of the bare `tesseract` command", tesseract
              if (ocrmypdf != "") printf ", and %s times that of `ocrmypdf`", ocrmypdf
              if (tesseract != "") printf "."
              print "" }' "$speed"
}

write_plots() {
    local name
    echo
    for name in fixed levels; do
        [ -f "$results/$name.svg" ] && echo "![$name](bench/results/$name.svg)"
    done
}

{
    write_targets
    write_rivals
    [ -f "$speed" ] && write_speed
    write_plots
} >"$section"
awk -v section="$section" '/<!-- results: begin -->/ { print; while ((getline line < section) > 0) print line; skip = 1 }
    /<!-- results: end -->/ { skip = 0 } !skip' "$top/README.md" >"$made"
case ${1-} in
--check) diff -u --label README.md --label 'bench/results, as bench/update_readme.sh writes them' "$top/README.md" "$made" ;;
'') cat "$made" >"$top/README.md" ;;
*) sed -n '2,5p' "$0" | cut -c3- >&2; exit 2 ;;
esac
