# Sourced by run.sh after bench/lib.sh: Soát's own ways from an input to a text, and how it is measured.
#
# Folders of a set: $work/SET/gold (truth), $work/SET/SYSTEM (what a system made), a NAME.txt a page.

# A file a page: split_pages TEXT FOLDER NAME writes FOLDER/NAME-N.txt
split_pages() {
    awk -v base="$2/$3" 'BEGIN { RS = "\f" } { printf "%s\n", $0 > (base "-" NR ".txt") }' "$1"
}

# The programs, the library and the model: another sum, and all scans are made again.
scan_parts_sum() {
    cat "$soat" "${soat%/*}"/soat-scan "${soat%/*}"/*.so "${SOAT_MODEL:-$top/models/vi.soat}" 2>/dev/null |
        sha256sum
}

# One recognition, two texts: scan_documents SETDIR INPUT... writes read/NAME-N.txt and scan/NAME-N.txt.
# What an interrupted run has finished is not done again.
scan_documents() {
    local set=$1 file name sum
    shift
    sum=$(scan_parts_sum)
    if [ "$(cat "$set/json.sum" 2>/dev/null)" != "$sum" ]; then
        rm -rf "${set:?}/json"
        echo "$sum" >"$set/json.sum"
    fi
    "$soat" scan --quiet --jobs "$jobs" --resume --to txt,json -o "$set/json" "$@" ||
        say "${set##*/}: a page could not be scanned and counts as empty"
    for file; do
        name=${file##*/}
        name=${name%.*}
        split_pages "$set/json/$name.txt" "$set/scan" "$name"
        split_read "$set/json/$name.json" "$set/read/$name"
    done
}

# What the recogniser read, before the correction: split_read JSON BASE writes BASE-N.txt
split_read() {
    local page text
    jq -r '.pages[] | "\(.number)\t\([.blocks[].lines[] | [.words[] | .read // .text | select(. != "")]
        | join(" ")] | join("\u0001"))"' "$1" |
        while IFS=$'\t' read -r page text; do
            tr '\001' '\n' <<<"$text" >"$2-$page.txt"
        done
}
export -f split_pages

# correct_folder SET FROM TO [OPTION...]
correct_folder() {
    local set=$1 from=$2 to=$3
    shift 3
    rm -rf "${work:?}/$set/$to"
    "$soat" correct "$@" -o "$work/$set/$to" "$work/$set/$from"/*.txt
}

# Rivals that take text, over $work/SET/FROM; their names are those of the folders they write.
rival_texts() { # SET FROM [--no-hunspell: it and CSpell take minutes on long texts]
    local folder=$work/$1 name
    for name in hunspell hunspell-own; do
        has_rival $name && [ "${3-}" = "" ] || continue
        local words=$hunspell_vi
        [ $name = hunspell-own ] && words=$hunspell_own
        printf '%s\n' "$folder/$2"/*.txt | in_parallel hunspell_file "$words" "$folder/$name"
        measure "$1" "$2" $name $name
    done
    if has_rival symspell; then
        rm -rf "$folder/symspell"
        symspell_files "$folder/symspell" "$folder/$2"/*.txt
        measure "$1" "$2" symspell symspell
    fi
    if has_rival cspell && [ "${3-}" = "" ]; then
        rm -rf "$folder/cspell"
        cspell_files "$folder/cspell" "$folder/$2"/*.txt
        measure "$1" "$2" cspell cspell
    fi
}

# A page on which a system failed counts as one whose words are all lost.
judge() { # GOLD TEXT OPTION...
    "$soat" eval --json --order-free --missing empty "$@" || say "$2: not judged, or in part"
}

# The paired test of one system against another: test_against SET BEFORE OURS RIVAL
test_against() {
    [ -d "$work/$1/$4" ] || return 0
    judge "$work/$1/gold" "$work/$1/$3" --raw "$work/$1/$2" --against "$work/$1/$4" \
        >"$work/against/$1.$3.$4.json"
}

# The same evaluation of a part of the pages: measure_part SET PART PATTERN, as parts/SET.PART.SYSTEM.json
measure_part() {
    local folder=$work/$1 part=$work/$1/parts system
    for system in tesseract ocrmypdf hunspell hunspell-own symspell cspell correct read scan; do
        [ -d "$folder/$system" ] || continue
        rm -rf "$part"
        mkdir -p "$part"/{gold,before,after}
        ln -s "$folder"/gold/$3 "$part/gold/"
        ln -s "$folder"/tesseract/$3 "$part/before/"
        ln -s "$folder/$system"/$3 "$part/after/"
        judge "$part/gold" "$part/after" --raw "$part/before" >"$work/eval/parts/$1.$2.$system.json"
    done
    rm -rf "$part"
}

# measure SET BEFORE AFTER NAME: AFTER against the truth with BEFORE as the raw text, as
# $work/eval/SET.NAME.json
measure() {
    judge --by-file "$work/$1/gold" "$work/$1/$3" --raw "$work/$1/$2" >"$work/eval/$1.$4.json"
}
