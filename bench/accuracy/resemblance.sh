# Sourced by run.sh: do generated pages go wrong as real ones do? From $work/eval/SET.tesseract.json.

# Of one evaluation: what the words read as another word differ by, in the order of the table.
jq_mix="$jq_words"'
def mix: .word_classes | {tone, shape, both: (.marks + .placement), letters: .letter, digits: .digit,
    "case": .case, punctuation, spacing};
def swapped: mix | del(.spacing) | add;
def unlike: mix | [.tone + .shape + .both, .letters, .digits + .case + .punctuation];
'

# The columns of the table: name, kind, evaluation.
resemblance_sets() {
    cat <<END
gov-scans|real|$work/eval/gov-scans.tesseract.json
tesseract-pairs|real|$work/eval/tesseract-pairs.raw.json
sample-scans|real|$work/eval/sample-scans.tesseract.json
own-office|generated|$work/eval/own-office.tesseract.json
own-pages|generated|$work/eval/own-pages.tesseract.json
END
}

# mix_cells FILE: one line of the table each: words, missed, then the classes.
# Noise and loss do not depend on the order of reading: what is too many or missing on a page beyond the
# words read as another. A page whose truth lacks its letterhead (255-nn_p1) is left out there.
mix_cells() {
    jq -r "$jq_mix"'
        def of($k; $n): wilson($k; $n)
            | "\(.rate | whole) %\(if .low == null then "" else " (\(.low | whole) to \(.high | whole))" end)";
        .total.text as $all | ($all | swapped) as $n | ($all | mix) as $mix
        | [.by_file[] | select(.file | startswith("255-nn") | not) | .text
            | (swapped + .word_classes.spacing) as $paired
            | {of: .words.of, noise: ([.extra - $paired, 0] | max), lost: ([.missed.errors - $paired, 0] | max)}]
            as $pages
        | (.by_file | length), $all.words.of, ($all.missed | rate), $n,
          of($mix.tone + $mix.shape + $mix.both; $n), of($mix.tone; $n), of($mix.shape; $n), of($mix.both; $n),
          of($mix.letters; $n), of($mix.digits; $n), of($mix["case"]; $n), of($mix.punctuation; $n),
          (wilson($mix.spacing; $all.words.of) | rate),
          (wilson($pages | map(.noise) | add; $pages | map(.of) | add) | rate),
          (wilson($pages | map(.lost) | add; $pages | map(.of) | add) | rate)' "$1"
}

# pages_mix LABEL FILE: for every page what the test counts: LABEL marks letters others
pages_mix() {
    jq -r --arg kind "$1" "$jq_mix"'.by_file[].text | [$kind] + unlike | join(" ")' "$2"
}

# unlike_test REAL GENERATED: how far apart the mixes are, as two cells.
# The G test over three classes (marks only, letters, the rest; 2 degrees of freedom, tail exp(-G/2)) takes
# words as independent. Words of one page go wrong alike, so the second probability comes from dealing the
# pages out anew, 10,000 times, and counting how often G is as large.
unlike_test() {
    { pages_mix 0 "$1"; pages_mix 1 "$2"; } | awk '
        function unit() { seed = seed * 16807 % 2147483647; return seed / 2147483647 }
        function gof(    c, g, label, all, row, sum, cell, expected) {
            for (label = 0; label < 2; label++) {
                row[label] = 0
                for (c = 1; c <= 3; c++) { cell[label, c] = 0 }
            }
            for (p = 1; p <= pages; p++)
                for (c = 1; c <= 3; c++) { cell[mark[p], c] += count[p, c]; row[mark[p]] += count[p, c] }
            all = row[0] + row[1]
            for (label = 0; label < 2; label++)
                for (c = 1; c <= 3; c++)
                    if (cell[label, c] > 0) {
                        expected = row[label] * (cell[0, c] + cell[1, c]) / all
                        g += 2 * cell[label, c] * log(cell[label, c] / expected)
                    }
            return g
        }
        { mark[++pages] = $1; real += $1 == 0; for (c = 1; c <= 3; c++) { count[pages, c] = $(c + 1) } }
        END {
            seed = 2023; rounds = 10000; observed = gof()
            if (pages - real < 6) { rounds = 0 }
            for (round = 0; round < rounds; round++) {
                for (p = pages; p > 1; p--) {
                    other = 1 + int(unit() * p); kept = mark[p]; mark[p] = mark[other]; mark[other] = kept
                }
                as_far += gof() >= observed - 1e-9
            }
            printf "G %.1f, p %s\n", observed, shown(exp(-observed / 2))
            if (pages - real < 6) { print "-"; exit }
            printf "p %s\n", shown((as_far + 1) / (rounds + 1))
        }
        function shown(p) { return p < 0.0005 ? "< 0.0005" : sprintf("%.3f", p) }'
}

resemblance_column() { # NAME KIND FILE
    printf '%s\n' "$1" "$2"
    mix_cells "$3"
    if [ "$1" = gov-scans ]; then printf -- '-\n-\n'; else unlike_test "$work/eval/gov-scans.tesseract.json" "$3"; fi
}

# The columns side by side.
write_resemblance() {
    local rows=("" "" pages words "missed in any order" "read as another word" "**marks only**" "- tone" \
        "- shape" "- both" letters digits case punctuation "run together or torn, of all words" \
        "noise, of all words" "lost, of all words" "unlike gov-scans: by words" "unlike gov-scans: by pages")
    [ -s "$work/eval/gov-scans.tesseract.json" ] && [ -s "$work/eval/own-office.tesseract.json" ] || return 0
    cat <<'END'
## Do the generated pages go wrong as real pages do?

What the plain `tesseract` command makes of real scans and of generated ones. Of the words that it reads as another word: how many
differ by what, with 95 % intervals; *marks only*: the letters right, the tone, the shape mark or both wrong. The six pages of
gov-scans have so few that their intervals are wide. *Noise* and *lost*: words too many, and missing, in any order, beyond those.
*Unlike gov-scans*: the probability that mixes lie as far apart as these though both are of one kind, over the classes marks only,
letters and the rest (how marks divide into tone and shape differs between real sets as well). By words each word counts for itself;
by pages a page is one draw, for a page that says *phố* eight times has it wrong eight times. The office pages are meant to resemble:
they do **not** where *by words*, the stricter, is below 0.05. The own pages are harder and more varied on purpose.

END
    local name kind file column=0 columns=$work/resemblance
    rm -rf "$columns"
    mkdir -p "$columns"
    printf '%s\n' "${rows[@]}" >"$columns/00"
    while IFS='|' read -r name kind file; do
        [ -s "$file" ] || continue
        column=$((column + 1))
        resemblance_column "$name" "$kind" "$file" >"$columns/$(printf %02d $column)"
    done < <(resemblance_sets)
    paste -d '|' "$columns"/* | sed -e 's/|/ | /g' -e 's/^/| /' -e 's/$/ |/' |
        awk '{ print } NR == 1 { gsub(/[^|]+/, "---"); print }'
    echo
}
