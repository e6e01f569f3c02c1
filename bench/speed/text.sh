# Sourced by run.sh: what correcting text costs, floor by floor, from start-up to megabytes.

# Words and numbers as the corrector counts them: syllables, since Vietnamese writes those apart.
syllables_of() {
    "$soat" correct --json "$1" | jq .counts.words
}

repeat_to() { # BYTES FILE...
    local bytes=$1 size=0 one
    shift
    one=$(cat "$@" | wc -c)
    while [ "$size" -lt "$bytes" ]; do
        cat "$@"
        size=$((size + one))
    done
}

# ---- correction --------------------------------------------------------------------------------

instructions_of() { # COMMAND...
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : //p'
}

# Start-up is many times the time of a short text: the mean of many runs, less those of an empty text.
mean_cpu() {
    hyperfine -N --warmup 2 --runs $((rounds * 8)) --export-json "$work/mean.json" \
        "$soat correct $work/empty.txt" "$soat correct $1" >/dev/null 2>&1
    jq -r '.results | map(.user + .system) | .[1] - .[0] | . * 10000 | round / 10000' "$work/mean.json"
}

# speed_row NAME FILE TARGET
speed_row() {
    local count seconds instructions rate
    count=$(syllables_of "$2")
    if [ "$count" -gt 50000 ]; then
        seconds=$(calc %.2f "$(least_cpu "$soat" correct "$2") - $start_cpu")
    else
        seconds=$(mean_cpu "$2")
    fi
    rate=$(calc %.0f "$count / $seconds")
    instructions=$(calc %.0f "($(instructions_of "$soat" correct "$2") - $start_instructions) / $count")
    say "$1: $rate a second"
    echo "| $1 | $(stat -c %s "$2") | $count | $seconds | $rate | $3 | $instructions |"
}

write_correction() {
    cat <<'END'
## Correcting text

One process, one thread, user + system time less that of an empty text: of long texts the least of several rounds, of short ones
the mean of forty. No text is repeated unless it says so: the corrector remembers the words it has looked up, so the same page
over and over is faster than fresh text. *Instructions a syllable* are callgrind's, less those of an empty text: they do not
depend on how busy the machine is.

| text | bytes | syllables | CPU seconds | syllables a second | target | instructions a syllable |
|---|---|---|---|---|---|---|
END
    local name
    start_cpu=$(least_cpu "$soat" correct "$work/empty.txt")
    start_instructions=$(instructions_of "$soat" correct "$work/empty.txt")
    if [ -d "$testsets" ]; then
        cat "$testsets"/clean/*.txt >"$work/prose.txt"
        speed_row 'clean prose: laws, news, wiki' "$work/prose.txt" 200000
        for name in laws news wiki; do
            $quick || speed_row "clean prose: $name alone" "$testsets/clean/$name.txt" ''
        done
        cp "$testsets/report-2023/dev.raw.txt" "$work/report.txt"
        speed_row 'report-2023, damaged' "$work/report.txt" 60000
        repeat_to 1000000 "$work/report.txt" >"$work/reports.txt"
        speed_row 'report-2023, repeated to 1 MB' "$work/reports.txt" 60000
        cp "$testsets/tesseract-pairs/dev.raw.txt" "$work/pairs.txt"
        speed_row 'tesseract-pairs, damaged' "$work/pairs.txt" ''
    else
        skip "../shared/testsets (or SOAT_SHARED): correction speed on clean and damaged prose"
    fi
    speed_row 'own pages as Tesseract read them' "$work/own.txt" ''
    echo
}

# ---- beside other correctors --------------------------------------------------------------------

# rival_row NAME TEXT COUNT COMMAND...: CPU seconds less those over an empty text
rival_row() {
    local name=$1 text=$2 count=$3 idle busy
    shift 3
    idle=$(cpu_of "$@" "$work/empty.txt")
    busy=$(cpu_of "$@" "$text")
    echo "| $name | $count | $(calc %.2f "$busy - $idle") | $(calc %.0f "$count / ($busy - $idle + 0.001)") | $(calc %.2f "$idle") |"
}

by_hunspell() { "$tools/rivals/hunspell_first" "$1" <"$2"; }
by_symspell() { node "$work/rivals/symspell.js" "$work/rivals/words.txt" "$1" -o "$work/symspell"; }
export -f by_hunspell by_symspell
export tools work

write_rivals() {
    local text=$work/damaged.txt count
    cat "$work"/{report,pairs,own}.txt 2>/dev/null >"$text" || cp "$work/own.txt" "$text"
    count=$(syllables_of "$text")
    cat <<END
## Beside other correctors

The damaged texts above one after another, in one sitting: CPU seconds of one process, less those it spends on an empty text
(*start*). Hunspell's suggestions are asked once for each unknown word.

| corrector | syllables | CPU seconds | syllables a second | start |
|---|---|---|---|---|
END
    rival_row '**soat correct**' "$text" "$count" "$soat" correct
    has_rival symspell && rival_row SymSpell "$text" "$count" bash -c 'by_symspell "$1"' bash
    has_rival hunspell && rival_row 'Hunspell, first suggestion' "$text" "$count" \
        bash -c 'by_hunspell "$@"' bash $hunspell_vi
    has_rival hunspell-own && rival_row "Hunspell with Soát's dictionary" "$text" "$count" \
        bash -c 'by_hunspell "$@"' bash "$hunspell_own"
    echo
}

# ---- floors ------------------------------------------------------------------------------------

# Own instructions of every floor, a syllable: floor_costs TEXT COUNT
floor_costs() {
    valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" "$soat" correct "$1" >/dev/null 2>&1
    callgrind_annotate --threshold=100 --show-percs=no --auto=no "$work/callgrind" |
        awk -v count="$2" '
            /^ *[0-9,]+ .*:/ {
                n = $1; gsub(",", "", n)
                where = "libraries, loader"
                if (match($0, /engine\/[a-z]+\//)) where = substr($0, RSTART, RLENGTH - 1)
                else if ($0 ~ /xxhash|XXH/) where = "xxHash (checking the model)"
                sum[where] += n; total += n
            }
            END { for (w in sum) if (sum[w] > total / 1000)
                printf "%.0f\t%s\t%.1f\n", sum[w] / count, w, 100 * sum[w] / total }' |
        sort -rn
}

write_floors() {
    cat <<'END'
## Floor by floor

Where the instructions go, start-up among them: own instructions of each floor of the engine for each syllable of the text,
by callgrind.

| text | floor | instructions a syllable | % |
|---|---|---|---|
END
    local text count
    for text in report laws own; do
        case $text in
        laws) [ -d "$testsets" ] && head -n 300 "$testsets/clean/laws.txt" >"$work/laws.txt" ;;
        esac
        [ -s "$work/$text.txt" ] || continue
        count=$(syllables_of "$work/$text.txt")
        floor_costs "$work/$text.txt" "$count" |
            while IFS=$'\t' read -r instructions floor share; do
                echo "| $text | $floor | $instructions | $share |"
            done
    done
    echo
}

# ---- the other passes over text ----------------------------------------------------------------

# pass_row WHAT TEXT SYLLABLES FIGURE COMMAND...
pass_row() {
    local what=$1 text=$2 count=$3 figure=$4 instructions
    shift 4
    "$@" "$text" >/dev/null 2>&1 || { skip "$what: $* fails"; return; }
    hyperfine -N --warmup 1 --runs 10 --export-json "$work/pass.json" "$* $text" >/dev/null 2>&1
    instructions=$(calc %.0f "$(instructions_of "$@" "$text") / $count")
    jq -r --arg what "$what" --arg command "soat${*#"$soat"}" --arg figure "$figure" \
        --argjson count "$count" --arg instructions "$instructions" '
        def rate(s): $count / s | round;
        .results[0] as $r | ($r.user + $r.system) as $cpu |
        "| \($what) | `\($command)` | \($cpu * 1000 | round / 1000) | \(rate($r.mean)) (\(rate($r.max)) to \(rate($r.min))) | \($instructions) | \($figure) |"' \
        "$work/pass.json"
}

write_passes() {
    local text=$work/own.txt count
    [ -s "$work/prose.txt" ] && text=$work/prose.txt
    count=$(syllables_of "$text")
    printf '## Normalising and cutting\n\n%s bytes (%s syllables), ten runs, from end to end, start-up among it. *Others*: the best figure that their authors\ngive for their machines; none of them installs from Debian or npm.\n\n' \
        "$(stat -c %s "$text")" "$count"
    echo '| what | command | CPU seconds | syllables a second (slowest to fastest run) | instructions a syllable | others |'
    echo '|---|---|---|---|---|---|'
    pass_row "normalising, as it comes" "$text" "$count" "" "$soat" normalize
    pass_row "numbers to words" "$text" "$count" "sea-g2p: 39,000 words" "$soat" normalize --passes say-number
    pass_row "all that is read aloud to words" "$text" "$count" "" "$soat" normalize --passes tts
    pass_row "sentences and words" "$text" "$count" "coccoc-tokenizer: 2,500,000 tokens" "$soat" segment
    echo
}

# ---- start-up, memory, growth ------------------------------------------------------------------

write_start() {
    hyperfine -N --warmup 5 --runs 50 --export-json "$work/start.json" \
        "$soat correct $work/empty.txt" "$soat version" >/dev/null 2>&1
    jq -r '.results[0] as $c | .results[1] as $v | def ms: . * 10000 | round / 10;
        "## Start-up\n\nAn empty text, model in the page cache, 50 runs: \($c.median | ms) ms from end to end (median; least \($c.min | ms) ms), \(($c.user + $c.system) | ms) ms of CPU. Of that, a process that does nothing (`soat version`): \($v.median | ms) ms (least \($v.min | ms)).\n"' \
        "$work/start.json"
}

write_memory() {
    local times text=$work/grow.txt whole=$work/all.txt size seconds
    if [ -d "$testsets" ]; then
        cat "$testsets"/clean/{news,laws,wiki}.txt >"$whole"
    else
        repeat_to 900000 "$top"/tests/accuracy/pages/*.gold.txt >"$whole"
    fi
    cat <<'END'
## Memory and growth

Peak resident memory (of which the mapped model is shared by all processes) and CPU time of `soat correct`, less start-up, as its
input grows: clean prose without repetition, or where the shared sets are missing, the own pages repeated.

| input | bytes | peak MB | CPU seconds | seconds a MB |
|---|---|---|---|---|
END
    for times in 1 10 100; do
        head -c $((times * 9000)) "$whole" | sed '$d' >"$text"
        size=$(stat -c %s "$text")
        seconds=$(mean_cpu "$text")
        echo "| ${times} x | $size | $(calc %.1f "$(peak_kilobytes "$soat" correct "$text") / 1024") \
| $seconds | $(calc %.2f "$seconds / $size * 1000000") |"
    done
    echo
}

write_text() {
    cat "$top"/tests/accuracy/pages/*.raw.txt >"$work/own.txt"
    write_correction
    write_rivals
    write_floors
    write_passes
    write_start
    write_memory
}
