# Sourced by run.sh: the tables of results, from $work/eval/*.json and $work/clean/*.json.

# Shared by all the rows: percentages and intervals as they are read.
jq_words='
def percent($digits): . * 100 | . * pow(10; $digits) | round / pow(10; $digits);
def shown: if . == null then "-" else percent(2) | tostring end;
def whole: if . == null then "-" else percent(1) | tostring end;
def interval: if .low == null then "" else " (\(.low | shown) to \(.high | shown))" end;
def drop: if .low == null then "\(.rate | whole) %"
          else "\(.rate | whole) % (\(.low | whole) to \(.high | whole))" end;
def rate: "\(.rate | shown) %\(interval)";
def wilson($k; $n): if $n == 0 then {rate: null} else ($k / $n) as $p | (3.8416 / $n) as $z
    | (($p + $z / 2) / (1 + $z)) as $mid
    | (1.96 / (1 + $z) * ($p * (1 - $p) / $n + $z / (4 * $n) | sqrt)) as $half
    | {rate: $p, low: ([$mid - $half, 0] | max), high: ($mid + $half)} end;
'

row() { # JSON FILTER [JQ-OPTION...]
    local file=$1 filter=$2
    shift 2
    [ -s "$file" ] && jq -r "$@" "$jq_words $filter" "$file"
    return 0
}

# ---- the rows of the target table --------------------------------------------------------------

# target_row NAME FILE words|missed TARGET DONE: DONE is a jq condition over .total
target_row() {
    local drop=drop worse=files_worse
    [ "$3" = missed ] && drop=missed_drop worse=files_missing_more
    row "$work/eval/$2.json" ".total | \"| $1 | \(.text.$3.of) | \(.raw.$3 | rate) | \(.text.$3 | rate) \
| \(.$drop | drop) | $4 | \(if $5 then \"yes\" else \"**no**\" end) \
| \(.changes.fixed.count) / \(.changes.broken.count) | \(.$worse) of \(.files) |\""
}

write_targets() {
    cat <<'END'
## What was to be reached

Words wrong, 95 % intervals in brackets. *Fixed* and *broken* are words of the truth that were wrong before and right after,
and the reverse. Before: the text as it came; for scans, what the plain `tesseract -l vie` command reads from the same page.

| on | words | wrong before | wrong after | drop | target | met | fixed / broken | pages worse |
|---|---|---|---|---|---|---|---|---|
END
    target_row 'report-2023, `soat correct`' report-2023.correct words 'at most 0.9 % wrong' \
        '.text.words.rate <= 0.009'
    target_row 'tesseract-pairs, `soat correct`' tesseract-pairs.correct words '65 % fewer' \
        '.drop.rate >= 0.65'
    target_row 'sample-scans, `soat scan`' sample-scans.scan words '60 % fewer, no page worse' \
        '.drop.rate >= 0.6 and .files_worse == 0'
    target_row 'gov-scans, `soat scan`, words missed in any order' gov-scans.scan missed \
        '55 % fewer, no page worse' '.missed_drop.rate >= 0.55 and .files_missing_more == 0'
    target_row 'own pages, all damage, `soat scan`' own-pages.scan words \
        '70 % fewer, no page worse' '.drop.rate >= 0.7 and .files_worse == 0'
    target_row 'own pages, words missed in any order' own-pages.scan missed \
        '70 % fewer, no page worse' '.missed_drop.rate >= 0.7 and .files_missing_more == 0'
    target_row 'own office pages, `soat scan`' own-office.scan words \
        '70 % fewer, no page worse' '.drop.rate >= 0.7 and .files_worse == 0'
    target_row 'own office pages, words missed in any order' own-office.scan missed \
        '70 % fewer, no page worse' '.missed_drop.rate >= 0.7 and .files_missing_more == 0'
    target_row 'own pages committed, `soat scan`' own-committed.scan words \
        '70 % fewer, no page worse' '.drop.rate >= 0.7 and .files_worse == 0'
    echo
}

# ---- clean text --------------------------------------------------------------------------------

# What one system changed in the truth of every set, in 10,000 words: clean_cell NAME SYSTEM
clean_cell() {
    local cell
    cell=$(row "$work/clean/$1.$2.json" '.total.text.words
        | "\(.errors) of \(.of): \(.rate * 100000 | round / 10)\(if .low == null then "" else
          " (\(.low * 100000 | round / 10) to \(.high * 100000 | round / 10))" end)"')
    echo "${cell:--}"
}

write_clean() {
    cat <<'END'
## Text that is right already

Every system with its defaults over the truth of every set: words changed of all words, and how many in 10,000 that is. Target
for `soat correct`: at most 5 (1 in 2,000). Where the truth keeps printed misprints, repairing one counts as a change. Hunspell is
asked about the shorter sets only: it takes minutes over every foreign name of the others.

| truth of | soat correct | met | SymSpell | Hunspell, first suggestion |
|---|---|---|---|---|
END
    local file name
    for file in "$work"/clean/*.soat.json; do
        name=$(basename "$file" .soat.json)
        echo "| $name | $(clean_cell "$name" soat) | $(row "$file" 'if .total.text.words.rate <= 0.0005
            then "yes" else "**no**" end') | $(clean_cell "$name" symspell) | $(clean_cell "$name" hunspell) |"
    done
    echo "| **all** | $(clean_total soat) | | $(clean_total symspell) | $(clean_total hunspell) |"
    echo
}

clean_total() { # SYSTEM
    local files=("$work"/clean/*."$1".json)
    [ -s "${files[0]}" ] || { echo "-"; return; }
    jq -rs "$jq_words"'map(.total.text.words) | (map(.of) | add) as $of | (map(.errors) | add) as $e
        | wilson($e; $of) | def k: . * 100000 | round / 10;
        "\($e) of \($of): \(.rate | k) (\(.low | k) to \(.high | k))"' "${files[@]}"
}

# ---- every system ------------------------------------------------------------------------------

# The systems of a set in the order of the tables, and what they are called.
text_systems=(raw hunspell hunspell-own symspell cspell correct)
scan_systems=(tesseract ocrmypdf hunspell hunspell-own symspell cspell correct read scan)
declare -A called=([raw]='as it came' [tesseract]='tesseract -l vie' [ocrmypdf]='ocrmypdf --sidecar'
    [hunspell]='Hunspell, first suggestion' [hunspell-own]="Hunspell with Soát's dictionary"
    [symspell]='SymSpell' [cspell]='CSpell' [correct]='soat correct' [read]='soat scan --raw' [scan]='**soat scan**')
scan_sets=(sample-scans gov-scans own-committed own-office own-pages)
text_sets=(report-2023 tesseract-pairs typing)

# system_row SET SYSTEM
system_row() {
    row "$work/eval/$1.$2.json" ".total | \"| $1 | ${called[$2]} | \(.text.words | rate) \
| \(.text.missed | rate) | \(.text.letters.rate | shown) % \
| \(.changes.fixed.count) / \(.changes.broken.count) | \(.changes.broken | rate) \
| \(.files_better) / \(.files_worse) of \(.files) |\""
}

write_systems() {
    cat <<'END'
## Every system on the same texts

For scans everything is compared with the `tesseract` command; the correctors of text (Hunspell, SymSpell, CSpell, `soat correct`) are given
what it read, `soat scan` decides among the recogniser's own alternatives, `soat scan --raw` is what it itself read before that.
Hunspell replaces each word that its dictionary (hunspell-vi, or ours) does not know by its first suggestion, SymSpell by the most
frequent of the nearest in our list of syllables, CSpell each word of four letters or more that its Vietnamese dictionary does not
know by its first suggestion. *Broken, %*: of the words that were right before.

| set | system | words wrong | missed in any order | letters wrong | fixed / broken | broken, % | pages better / worse |
|---|---|---|---|---|---|---|---|
END
    local set system
    for set in "${text_sets[@]}"; do
        for system in "${text_systems[@]}"; do system_row "$set" "$system"; done
    done
    for set in "${scan_sets[@]}"; do
        for system in "${scan_systems[@]}"; do system_row "$set" "$system"; done
    done
    echo
}

# ---- tests between two systems -----------------------------------------------------------------

# against_row SET OURS RIVAL: needs $work/against/SET.OURS.RIVAL.json
against_row() {
    row "$work/against/$1.$2.$3.json" '.against as $a | def shown_test: "\(.difference * 10000
        | round / 100) (\(.low * 10000 | round / 100) to \(.high * 10000 | round / 100)) | \(if .p < 0.0002
        then "< 0.0002" else .p * 10000 | round / 10000 end)";
        "| '"$1 | ${called[$2]} | ${called[$3]}"' | \($a.words | shown_test) | \($a.missed | shown_test) | \($a.units) |"'
}

write_against() {
    ls "$work"/against/*.json >/dev/null 2>&1 || return 0
    cat <<'END'
## Paired tests

Percentage points of words wrong more (+) or fewer (-) with the first system than with the second, with its 95 % interval, and
the probability of such a difference if they were equally good (randomisation over the pages, or over stretches of 40 words of a
single file).

| set | system | against | words wrong | p | missed in any order | p | units |
|---|---|---|---|---|---|---|---|
END
    local set rival
    for set in "${text_sets[@]}"; do
        for rival in "${text_systems[@]}"; do against_row "$set" correct "$rival"; done
    done
    for set in "${scan_sets[@]}"; do
        for rival in "${scan_systems[@]}"; do against_row "$set" scan "$rival"; done
    done
    echo
}

# ---- finding and repairing, as the competitions count -------------------------------------------

score_row() { # SET SYSTEM
    row "$work/eval/$1.$2.json" 'def score: if . == null or .rate == null then "-" else rate end;
        .total | select(.detection != null and .detection.changed > 0)
        | "| '"$1 | ${called[$2]}"' | \(.detection.precision | score) | \(.detection.recall | score) | \(.detection.f1 | score) | \(.correction.precision | score) | \(.correction.recall | score) | \(.correction.f1 | score) |"'
}

write_scores() {
    cat <<'END'
## Finding errors and repairing them

As the post-OCR competitions of ICDAR count: of the words changed, how many were wrong (detection) and are right now
(correction); of the wrong words, how many were found and repaired.

| set | system | found: precision | recall | F1 | repaired: precision | recall | F1 |
|---|---|---|---|---|---|---|---|
END
    local set system
    for set in "${text_sets[@]}" "${scan_sets[@]}"; do
        for system in hunspell hunspell-own symspell cspell correct scan; do score_row "$set" $system; done
    done
    echo
}

# ---- beside published figures --------------------------------------------------------------------

anchor_row() { # WHAT FOUND FILE NAME FILTER
    row "$3" ".total | \"| $1 | $2 | $4 | \($5) |\""
}

write_anchors() {
    cat <<'END'
## Beside published figures

The figures of others are theirs, on their texts and machines (their sources: `../shared/ANCHORS.md`); ours are from this run.

| what | the best that was found | here, on | figure |
|---|---|---|---|
END
    local what='relative drop of wrong words by correcting after recognition'
    local found='24 to 44 % for a language (ICDAR 2019); 10 % on Vietnamese pages, a neural model'
    local set
    for set in report-2023 tesseract-pairs; do
        anchor_row "$what" "$found" "$work/eval/$set.correct.json" "$set, soat correct" '.drop | drop'
    done
    for set in gov-scans own-office own-pages own-committed; do
        anchor_row "$what" "$found" "$work/eval/$set.correct.json" "$set, soat correct, in any order" \
            '.missed_drop | drop'
        anchor_row "$what, from the recogniser's alternatives" - "$work/eval/$set.scan.json" \
            "$set, soat scan, in any order" '.missed_drop | drop'
    done
    echo "| right words broken | 0.50 to 0.64 % (JamSpell) | right text of all sets, soat correct | $(clean_percent soat) |"
    found='86 % found, 71 % repaired (Hoang and Aw 2012); 86.8 and 81.5 % of human slips (VSEC)'
    for set in report-2023 tesseract-pairs typing; do
        anchor_row 'errors found, and repaired' "$found" "$work/eval/$set.correct.json" "$set, soat correct" \
            '"\(.detection.recall | rate) found, \(.correction.recall | rate) repaired"'
    done
    anchor_row 'marks restored where all are missing (not what it is for): words right' \
        '95.0 % of news (Viterbi), 96.5 % (n-grams), 99.5 % of formal text (a 220 M parameter model)' \
        "$work/eval/bare-news.correct.json" '300 lines of news, soat correct' \
        '"\(1 - .text.words.rate | shown) % (\(1 - .text.words.high | shown) to \(1 - .text.words.low | shown))"'
    echo
}

clean_percent() { # SYSTEM
    jq -rs "$jq_words"'map(.total.text.words) | wilson(map(.errors) | add; map(.of) | add)
        | def p: . * 100000 | round / 1000; "\(.rate | p) % (\(.low | p) to \(.high | p))"' \
        "$work"/clean/*."$1".json
}

# ---- by damage ---------------------------------------------------------------------------------

# The parts that run.sh measured: $work/eval/parts/SET.PART.SYSTEM.json
write_parts() { # TITLE SET PART...
    local title=$1 set=$2 part system line
    shift 2
    [ -s "$work/eval/parts/$set.$1.scan.json" ] || return 0
    printf '## %s\n\nWords missed in any order, with intervals over the pages.\n\n' "$title"
    printf '| part | pages | words |'
    for system in "${scan_systems[@]}"; do printf ' %s |' "${called[$system]}"; done
    printf ' fewer |\n|---|---|---|'
    for system in "${scan_systems[@]}" fewer; do printf -- '---|'; done
    echo
    for part; do
        line=$(row "$work/eval/parts/$set.$part.scan.json" \
            ".total | \"| $part | \(.files) | \(.text.words.of) |\"")
        for system in "${scan_systems[@]}"; do
            line+=" $(row "$work/eval/parts/$set.$part.$system.json" '.total.text.missed | rate') |"
        done
        echo "$line $(row "$work/eval/parts/$set.$part.scan.json" '.total.missed_drop | drop') |"
    done
    echo
}

# ---- pages and classes -------------------------------------------------------------------------

write_pages() {
    printf '## Page by page\n\nReal scans, and every own page that got worse.\n\n'
    printf '| page | words | tesseract, wrong | soat scan, wrong | missed before | missed after |\n|---|---|---|---|---|---|\n'
    local set filter
    for set in "${scan_sets[@]}"; do
        filter=true
        case $set in own-pages | own-office) filter='.text.words.errors > .raw.words.errors' ;; esac
        row "$work/eval/$set.scan.json" ".by_file[] | select($filter)
            | \"| $set/\(.file) | \(.text.words.of) | \(.raw.words.errors) | \(.text.words.errors) \
| \(.raw.missed.errors) | \(.text.missed.errors) |\""
    done
    echo
}

write_classes() {
    printf '## What is wrong, by class\n\nWords, before > after.\n\n'
    printf '| set | letter | shape | tone | marks | placement | case | spacing | punctuation | digit | noise | lost |\n'
    printf '|---|---|---|---|---|---|---|---|---|---|---|---|\n'
    local pair
    for pair in report-2023.correct tesseract-pairs.correct typing.correct sample-scans.scan \
        gov-scans.scan own-committed.scan own-office.scan own-pages.scan; do
        row "$work/eval/$pair.json" ".total | .raw.word_classes as \$b | .text.word_classes as \$a
            | \"| ${pair%.*} | \" + ([\"letter\", \"shape\", \"tone\", \"marks\", \"placement\", \"case\",
            \"spacing\", \"punctuation\", \"digit\", \"noise\", \"lost\"]
            | map(\"\(\$b[.]) > \(\$a[.])\") | join(\" | \")) + \" |\""
    done
    echo
}

# ---- all ---------------------------------------------------------------------------------------

# An interrupted run that was taken up again finds work done: the most that a step took counts.
write_timings() {
    printf '\nWhat took its time, %s pages at once:\n\n| step | pieces | seconds from the clock | CPU seconds |\n|---|---|---|---|\n' "$jobs"
    awk -F'|' '$4 >= most[$1] { most[$1] = $4; clock[$1] = $3; of[$1] = $2 } !seen[$1]++ { order[++n] = $1 }
        END {
            for (i = 1; i <= n; i++) {
                step = order[i]
                printf "| %s | %s | %s | %s |\n", step, of[step], clock[step], most[step]
                all_clock += clock[step]; all_cpu += most[step]
            }
            printf "| **all** | | %.1f minutes | %.1f minutes |\n", all_clock / 60, all_cpu / 60
        }' "$work/timings"
}

write_notes() {
    printf '## Of what this is made\n\n'
    printf 'Rivals: hunspell-vi %s, ocrmypdf %s, spellchecker-wasm %s (SymSpell 6.6), cspell-lib %s.\n\n' \
        "$(version_of hunspell-vi)" "$(version_of ocrmypdf)" \
        "$(jq -r '.dependencies["spellchecker-wasm"]' "$top/bench/rivals/package.json")" \
        "$(jq -r '.dependencies["cspell-lib"]' "$top/bench/rivals/package.json")"
    printf 'Not among the rivals:\n\n'
    awk '/^#   [a-zA-Z]/ { sub(/^#   /, ""); sub(/  +/, ": "); item = item (item == "" ? "" : "\n") "- " $0; next }
        /^#    / && item != "" { sub(/^# +/, ""); item = item " " $0; next }
        item != "" { print item; exit }' "$top/bench/rivals/lib.sh"
    write_timings
    echo
    print_skipped
}

write_tables() {
    print_heading Accuracy
    write_targets
    write_clean
    write_systems
    if [ -e "$work/levels.svg" ]; then
        printf '![Fixed against broken](fixed.svg)\n\n![By level of damage](levels.svg)\n\n'
    fi
    write_against
    write_scores
    write_anchors
    write_parts 'Own pages by level of damage' own-pages 1 2 3 4 5
    write_parts 'Own pages by recipe' own-pages scan copy fax stamp faded
    write_parts 'Own office pages by recipe' own-office office bound
    write_resemblance
    write_classes
    write_pages
    write_notes
}

# One figure a line for programs: set, system, words, wrong, missed.
write_figures() {
    printf '# set\tsystem\twords\twrong\tmissed\tfixed\tbroken\n'
    local file
    for file in "$work"/eval/*.json; do
        jq -r --arg name "$(basename "$file" .json)" '($name | split(".")) as $n | .total
            | [$n[0], $n[1], .text.words.of, .text.words.errors, .text.missed.errors,
               .changes.fixed.count, .changes.broken.count] | map(tostring) | join("\t")' "$file"
    done
    for file in "$work"/clean/*.json; do
        jq -r --arg name "$(basename "$file" .json)" '($name | split(".")) as $n | .total.text
            | [$n[0], "clean-\($n[1])", .words.of, .words.errors, 0, 0, .words.errors]
            | map(tostring) | join("\t")' "$file"
    done
}
