# Sourced by run.sh: the tables of results, from $work/eval/SET.SYSTEM.json and $work/clean/SET.json.

# Shared by all the rows: percentages and intervals as they are read.
jq_words='
def percent($digits): . * 100 | . * pow(10; $digits) | round / pow(10; $digits);
def shown: if . == null then "-" else percent(2) | tostring end;
def whole: if . == null then "-" else percent(1) | tostring end;
def interval: if .low == null then "" else " (\(.low | shown) to \(.high | shown))" end;
def drop: if .low == null then "\(.rate | whole) %"
          else "\(.rate | whole) % (\(.low | whole) to \(.high | whole))" end;
def rate: "\(.rate | shown) %\(interval)";
'

row() { # JSON FILTER
    [ -s "$1" ] && jq -r "$jq_words $2" "$1"
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
    target_row 'own pages committed, `soat scan`' own-committed.scan words \
        '70 % fewer, no page worse' '.drop.rate >= 0.7 and .files_worse == 0'
    echo
}

# ---- clean text --------------------------------------------------------------------------------

write_clean() {
    cat <<'END'
## Text that is right already

`soat correct` with its defaults over the truth of every set: words changed, and how many in 2,000 that is (target: at most 1).
Where the truth keeps printed misprints, repairing one counts as a change.

| truth of | words | changed | in 2,000 | met |
|---|---|---|---|---|
END
    local file
    for file in "$work"/clean/*.json; do
        row "$file" ".total.text.words | \"| $(basename "$file" .json) | \(.of) | \(.errors) \
| \(.rate * 2000 * 100 | round / 100)\(if .low == null then \"\" else
\" (\(.low * 2000 * 100 | round / 100) to \(.high * 2000 * 100 | round / 100))\" end) \
| \(if .rate <= 0.0005 then \"yes\" else \"**no**\" end) |\""
    done
    jq -rs "$jq_words"'map(.total.text.words) | (map(.of) | add) as $of | (map(.errors) | add) as $e
        | ($e / $of) as $p | (3.8416 / $of) as $z
        | (($p + $z / 2) / (1 + $z)) as $mid
        | (1.96 / (1 + $z) * ($p * (1 - $p) / $of + $z / (4 * $of) | sqrt)) as $half
        | def k: . * 200000 | round / 100;
        "| **all** | \($of) | \($e) | \($p | k) (\($mid - $half | k) to \($mid + $half | k)) | \(if $p <= 0.0005 then "yes" else "**no**" end) |"' \
        "$work"/clean/*.json
    echo
}

# ---- every system ------------------------------------------------------------------------------

# system_row SET SYSTEM NAME
system_row() {
    row "$work/eval/$1.$2.json" ".total | \"| $1 | $3 | \(.text.words | rate) | \(.text.missed | rate) \
| \(.text.letters.rate | shown) % | \(.changes.fixed.count) / \(.changes.broken.count) \
| \(.files_better) / \(.files_worse) of \(.files) |\""
}

write_systems() {
    cat <<'END'
## Every system on the same texts

For scans everything is compared with the `tesseract` command; *soat, as read* is what `soat scan` itself got from Tesseract
before its own correction (`soat scan --raw`), *soat correct* sees only the text of the `tesseract` command. The Hunspell row
replaces each word that hunspell-vi does not know by its first suggestion.

| set | system | words wrong | missed in any order | letters wrong | fixed / broken | pages better / worse |
|---|---|---|---|---|---|---|
END
    local set
    for set in report-2023 tesseract-pairs typing; do
        system_row $set raw 'as it came'
        system_row $set hunspell 'Hunspell, first suggestion'
        system_row $set correct '**soat correct**'
    done
    for set in sample-scans gov-scans own-committed own-pages; do
        system_row $set tesseract 'tesseract -l vie'
        system_row $set ocrmypdf 'ocrmypdf --sidecar'
        system_row $set hunspell 'tesseract, Hunspell, first suggestion'
        system_row $set correct 'tesseract, soat correct'
        system_row $set read 'soat, as read'
        system_row $set scan '**soat scan**'
    done
    echo
}

# ---- by damage ---------------------------------------------------------------------------------

# The own pages by a part of their name: by_name HEAD SED_EXPRESSION
by_name() {
    local file=$work/eval/own-pages.scan.json
    [ -s "$file" ] || return 0
    printf '## Own pages by %s\n\n| %s | pages | words | tesseract | soat scan | fewer |\n|---|---|---|---|---|---|\n' \
        "$1" "$1"
    jq -r --arg part "$2" "$jq_words"'.by_file
        | map(. + {key: (.file | capture($part).key)}) | group_by(.key)[]
        | (map(.text.words.of) | add) as $of | (map(.raw.words.errors) | add) as $raw
        | (map(.text.words.errors) | add) as $now
        | "| \(.[0].key) | \(length) | \($of) | \($raw / $of | shown) % | \($now / $of | shown) % | \(if $raw == 0 then "-" else "\(1 - $now / $raw | whole) %" end) |"' "$file"
    echo
}

write_levels() {
    by_name level '-(?<key>[0-9])-[0-9]+(.txt)?$'
    by_name recipe '-(?<key>[a-z]+)-[0-9]-[0-9]+(.txt)?$'
}

# ---- pages and classes -------------------------------------------------------------------------

write_pages() {
    printf '## Page by page\n\nReal scans, and every own page that got worse.\n\n'
    printf '| page | words | tesseract, wrong | soat scan, wrong | missed before | missed after |\n|---|---|---|---|---|---|\n'
    local set filter
    for set in sample-scans gov-scans own-committed own-pages; do
        filter=true
        [ $set = own-pages ] && filter='.text.words.errors > .raw.words.errors'
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
        gov-scans.scan own-committed.scan own-pages.scan; do
        row "$work/eval/$pair.json" ".total | .raw.word_classes as \$b | .text.word_classes as \$a
            | \"| ${pair%.*} | \" + ([\"letter\", \"shape\", \"tone\", \"marks\", \"placement\", \"case\",
            \"spacing\", \"punctuation\", \"digit\", \"noise\", \"lost\"]
            | map(\"\(\$b[.]) > \(\$a[.])\") | join(\" | \")) + \" |\""
    done
    echo
}

write_tables() {
    local command="bench/accuracy/run.sh"
    $quick && command+=" --quick"
    print_heading Accuracy "$command"
    write_targets
    write_clean
    write_systems
    write_levels
    write_classes
    write_pages
    if [ ${#skipped[@]} -gt 0 ]; then
        printf 'Not measured:\n\n'
        printf -- '- %s\n' "${skipped[@]}"
    fi
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
        jq -r --arg name "$(basename "$file" .json)" '.total.text
            | [$name, "clean", .words.of, .words.errors, .missed.errors, 0, .words.errors]
            | map(tostring) | join("\t")' "$file"
    done
}
