# Sourced by run.sh: the plots, from the same evaluations as the tables.

# System, set, percent of the wrong words that were fixed, right words broken in 10,000.
fixed_points() { # SYSTEM
    local set file
    for set in "${text_sets[@]}" "${scan_sets[@]}"; do
        file=$work/eval/$set.$1.json
        row "$file" '.total.changes | select(.fixed.of > 0)
            | "\([.broken.rate * 10000, 0.3] | max) \(.fixed.rate * 100) \"'"$set"'\""'
    done
}

write_fixed_plot() {
    local system
    for system in hunspell hunspell-own symspell cspell correct scan; do
        fixed_points $system >"$work/fixed.$system"
        [ -s "$work/fixed.$system" ] || echo "NaN NaN \"\"" >"$work/fixed.$system"
    done
    plot fixed <<END
set title 'Every point one set: what a corrector repairs, and what it costs'
set xlabel 'right words broken, in 10,000 (log; left edge: none)'
set ylabel 'wrong words put right, %'
set logscale x
set xrange [0.25:1000]; set yrange [0:100]
plot '$work/fixed.hunspell' using 1:2 with points ls 2 ps 1.2 title 'Hunspell', \\
  '$work/fixed.hunspell-own' using 1:2 with points ls 5 ps 1.2 title 'Hunspell, our dictionary', \\
  '$work/fixed.symspell' using 1:2 with points ls 4 ps 1.2 title 'SymSpell', \\
  '$work/fixed.cspell' using 1:2 with points ls 6 ps 1.2 title 'CSpell', \\
  '$work/fixed.correct' using 1:2 with points ls 3 ps 1.2 title 'soat correct', \\
  '$work/fixed.scan' using 1:2 with points ls 1 ps 1.2 title 'soat scan'
END
}

level_points() { # SYSTEM
    local level
    for level in 1 2 3 4 5; do
        row "$work/eval/parts/own-pages.$level.$1.json" '.total.text.missed
            | "'$level' \(.rate * 100) \(.low * 100) \(.high * 100)"'
    done
}

write_levels_plot() {
    [ -s "$work/eval/parts/own-pages.1.scan.json" ] || return 0
    local system style=0 lines="" shift=-0.1
    local -A plotted=([tesseract]='tesseract -l vie' [ocrmypdf]='ocrmypdf' [hunspell]='Hunspell'
        [symspell]='SymSpell' [correct]='soat correct' [scan]='soat scan')
    local -A styles=([tesseract]=9 [ocrmypdf]=6 [hunspell]=2 [symspell]=4 [correct]=3 [scan]=1)
    for system in tesseract ocrmypdf hunspell symspell correct scan; do
        level_points $system >"$work/levels.$system"
        [ -s "$work/levels.$system" ] || continue
        lines+="${lines:+, }'$work/levels.$system' using (\$1 + $shift):2:3:4 with yerrorlines ls ${styles[$system]} title '${plotted[$system]}'"
        shift=$(calc %.2f "$shift + 0.04")
    done
    plot levels <<END
set title 'Own pages: words missed in any order, 95 % intervals over the pages'
set xlabel 'level of damage'
set ylabel 'words missed, %'
set xrange [0.7:5.3]; set yrange [0:*]; set xtics 1
plot $lines
END
}

write_plots() {
    write_fixed_plot
    write_levels_plot
}
