#!/usr/bin/env bash
# What accuracy costs: words wrong beside speed, by the width of the beam and by the size of the model.
#
#   bench/accuracy/tradeoff.sh            writes bench/results/tradeoff.md and .svg
#   bench/accuracy/tradeoff.sh --quick    fewer settings; prints the table
#   bench/accuracy/tradeoff.sh --model FILE | --work DIR | --out DIR
#
# Corrects the damaged texts of the work folder of run.sh (which runs this at its end) with `soat correct`
# in one sitting: every setting in turn, the least CPU time of three rounds. Smaller models are built from
# dictionaries/ and ../shared/corpora by `soat model build --lm-bytes` and kept; without the corpora
# those rows are left out.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
bench_begin accuracy "$@"
no_more_options
# What the command does when it is not told.
usual=$("$soat" correct --help | tr -s ' \n' ' ' | sed -n 's/.*at once, 1 to 1000; \([0-9]*\) unless.*/\1/p')
beams=(1 2 4 8 "$usual" 24 48)
megabytes=(2 5 10)
rounds=3
if $quick; then beams=(1 4 "$usual") megabytes=() rounds=1; fi
folder=$work/tradeoff
shipped=${SOAT_MODEL:-$top/models/vi.soat}
mkdir -p "$folder"

# All damaged texts that are there, in one folder.
collect() {
    local set system file
    rm -rf "$folder"/{gold,raw,clean}
    mkdir -p "$folder"/{gold,raw,clean}
    for set in report-2023 tesseract-pairs gov-scans own-committed own-office own-pages; do
        system=tesseract
        [ -d "$work/$set/raw" ] && system=raw
        for file in "$work/$set/$system"/*.txt; do
            [ -f "$work/$set/gold/${file##*/}" ] || continue
            ln -sf "$work/$set/gold/${file##*/}" "$folder/gold/$set.${file##*/}"
            ln -sf "$file" "$folder/raw/$set.${file##*/}"
        done
    done
    for file in "$work"/clean-{laws,news,wiki}/gold/*.txt; do
        [ -f "$file" ] && head -n 300 "$file" >"$folder/clean/${file##*/}"
    done
    [ -n "$(ls "$folder/gold")" ] || { say "bench: run bench/accuracy/run.sh first"; exit 2; }
}

# $folder/models/N.soat, N megabytes of n-grams, once for each state of the dictionaries.
small_model() { # N
    local state made
    state=$(cat "$top"/dictionaries/*.t* "$top"/dictionaries/profiles/* | sha256sum | cut -c1-12)
    made=$folder/models-$state/$1.soat
    mkdir -p "${made%/*}"
    [ -s "$made" ] || "$soat" model build --dictionaries "$top/dictionaries" \
        --corpora "$shared/corpora" --lm-bytes $(($1 * 1000000)) -o "$made" 2>/dev/null ||
        echo "bench: the model of $1 MB could not be built" >&2
    ln -sfn "${made%/*}" "$folder/models"
}
export -f small_model
export folder top shared soat

# setting NAME BEAM MODEL: a line of settings.tsv
setting() {
    printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$folder/settings.tsv"
}

# User + system seconds of one pass over the damaged texts.
cost_of() { # BEAM MODEL OUTDIR
    rm -rf "$3"
    /usr/bin/time -o "$folder/time" -f '%U %S' "$soat" correct --beam "$1" --model "$2" -o "$3" \
        "$folder"/raw/*.txt
    awk '{ print $1 + $2 }' "$folder/time"
}

# One round: every setting once, so that a busy minute hits all of them alike.
run_round() {
    local name beam model
    while IFS=$'\t' read -r name beam model; do
        printf '%s\t%s\n' "$name" "$(cost_of "$beam" "$model" "$folder/out.$name")" >>"$folder/costs.tsv"
    done <"$folder/settings.tsv"
}

least_cost() { # NAME
    awk -F'\t' -v name="$1" '$1 == name' "$folder/costs.tsv" | cut -f 2 | sort -g | head -n 1
}

# The row of a setting: needs its output of the last round.
write_row() { # NAME BEAM MODEL
    local cost rate changed=-
    cost=$(least_cost "$1")
    rate=$(calc %.0f "$syllables / $cost")
    "$soat" eval --json --order-free "$folder/gold" "$folder/out.$1" --raw "$folder/raw" \
        >"$folder/$1.json"
    if [ -n "$(ls "$folder/clean")" ]; then
        "$soat" correct --beam "$2" --model "$3" -o "$folder/out.clean" "$folder"/clean/*.txt
        changed=$("$soat" eval --json "$folder/clean" "$folder/out.clean" |
            jq '.total.text.words.rate * 100000 | round / 10')
        rm -r "$folder/out.clean"
    fi
    jq -r --arg changed "$changed" --arg rate "$rate" --arg cost "$(calc %.2f "$cost / $usual_cost")" \
        --arg size "$(calc %.1f "$(stat -Lc %s "$3") / 1000000")" --arg name "$1" --arg beam "$2" '
        def percent: . * 10000 | round / 100;
        .total | .text.missed as $m
        | "| \($name) | \($beam) | \($size) | \($m.rate | percent) % (\($m.low | percent) to \($m.high | percent)) | \(.changes.fixed.count) / \(.changes.broken.count) | \($changed) | \($rate) | \($cost) |"' \
        "$folder/$1.json"
    printf '%s %s %s %s\n' "$rate" "$(jq '.total.text.missed.rate * 100' "$folder/$1.json")" "$2" \
        "$(calc %.0f "$(stat -Lc %s "$3") / 1000000")" >>"$folder/${1%-*}.points"
}

write_table() {
    local name beam model
    while IFS=$'\t' read -r name beam model; do
        write_row "$name" "$beam" "$model"
    done <"$folder/settings.tsv" >"$folder/rows"
    print_heading 'What accuracy costs'
    cat <<END
\`soat correct\` over the damaged texts ($(ls "$folder/gold" | wc -l) files, $syllables syllables) with another beam (\`--beam\`, the number of
readings of a line that are followed at once) or another model (\`soat model build --lm-bytes\`). Words missed in any order with 95 %
intervals, before: $(jq -r '.total.raw.missed.rate * 10000 | round / 100' "$folder/beam-$usual.json") %. *Changed* is of right text: words of the first 300 lines of laws, news and
wiki that are changed, in 10,000. Syllables a second of CPU time, one process; *cost* is that of the setting over that of the
usual one (beam $usual, the shipped model), all in one sitting.

| setting | beam | model, MB | missed | fixed / broken | changed | syllables a second | cost |
|---|---|---|---|---|---|---|---|
END
    cat "$folder/rows"
    echo
    echo '![Accuracy against speed](tradeoff.svg)'
    echo
    print_skipped
}

collect
: >"$folder/settings.tsv"
rm -f "$folder"/*.points "$folder/costs.tsv"
for beam in "${beams[@]}"; do setting "beam-$beam" "$beam" "$shipped"; done
if [ -d "$shared/corpora" ]; then
    say "smaller models: ${#megabytes[@]}"
    printf '%s\n' "${megabytes[@]}" | in_parallel small_model
    for size in "${megabytes[@]}"; do
        [ -s "$folder/models/$size.soat" ] && setting "model-$size" "$usual" "$folder/models/$size.soat"
    done
else
    skip "../shared/corpora: no smaller models"
fi
say "accuracy against cost: $(wc -l <"$folder/settings.tsv") settings, $rounds rounds"
for _ in $(seq $rounds); do run_round; done
syllables=$(cat "$folder"/raw/*.txt | "$soat" correct --json - | jq .counts.words)
usual_cost=$(least_cost "beam-$usual")
write_table >"$work/tradeoff.md"
{ cat "$folder/model.points" 2>/dev/null || true; awk -v usual="$usual" '$3 == usual' "$folder/beam.points"; } |
    sort -k 4 -g >"$folder/sizes.points"
plot tradeoff <<END
set title 'soat correct on damaged text: lower is better, right is faster'
set xlabel 'syllables a second of CPU time'
set ylabel 'words missed in any order, %'
set format x '%.0f'
set offsets graph 0.05, graph 0.05, graph 0.08, graph 0.08
plot '$folder/beam.points' using 1:2 with linespoints ls 1 title 'beam', \\
  '' using 1:2:3 with labels offset 0,1 textcolor rgb '#0072b2' notitle, \\
  '$folder/sizes.points' using 1:2 with linespoints ls 2 title 'model, MB', \\
  '' using 1:2:4 with labels offset 0,-1 textcolor rgb '#d55e00' notitle
END
publish "$work/tradeoff.md"
