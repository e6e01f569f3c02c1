# Sourced by run.sh after bench/lib.sh: Soát's own ways from an input to a text, and how it is measured.
#
# Folders of a set: $work/SET/gold (truth), $work/SET/SYSTEM (what a system made), a NAME.txt a page.

# Everything that decides what `soat scan` writes: when one is newer than a scan, that is made again.
scan_parts=("$soat" "${soat%/*}"/soat-scan "${soat%/*}"/*.so* "${SOAT_MODEL:-$top/models/vi.soat}")

# A file a page: split_pages TEXT FOLDER NAME writes FOLDER/NAME-N.txt
split_pages() {
    awk -v base="$2/$3" 'BEGIN { RS = "\f" } { printf "%s\n", $0 > (base "-" NR ".txt") }' "$1"
}

# One recognition, two texts: scan_document SETDIR INPUT writes read/NAME-N.txt and scan/NAME-N.txt
scan_document() {
    local set=$1 name=${2##*/} page
    name=${name%.*}
    # The list is exported as lines: bash cannot export an array.
    local parts
    mapfile -t parts <<<"$scan_parts_lines"
    is_fresh "$set/json/$name.json" "$2" "${parts[@]}" ||
        "$soat" scan --quiet --to txt,json -o "$set/json" "$2" ||
        echo "bench: $2: a page could not be scanned and counts as empty" >&2
    split_pages "$set/json/$name.txt" "$set/scan" "$name"
    jq -r --arg base "$name" '.pages[] | "\(.number)\t\([.blocks[].lines[] | [.words[] | .read // .text
        | select(. != "")] | join(" ")] | join("\u0001"))"' "$set/json/$name.json" |
        while IFS=$'\t' read -r page text; do
            tr '\001' '\n' <<<"$text" >"$set/read/$name-$page.txt"
        done
}
scan_parts_lines=$(ls -d "${scan_parts[@]}" 2>/dev/null || true)
export -f scan_document split_pages
export scan_parts_lines soat

# correct_folder SET FROM TO [OPTION...]
correct_folder() {
    local set=$1 from=$2 to=$3
    shift 3
    rm -rf "${work:?}/$set/$to"
    "$soat" correct "$@" -o "$work/$set/$to" "$work/$set/$from"/*.txt
}

# Rivals that take text, over $work/SET/FROM; their names are those of the folders they write.
rival_texts() { # SET FROM [--no-hunspell: it takes minutes on long texts]
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
}

# The paired test of one system against another: test_against SET BEFORE OURS RIVAL
test_against() {
    [ -d "$work/$1/$4" ] || return 0
    "$soat" eval --json --order-free "$work/$1/gold" "$work/$1/$3" --raw "$work/$1/$2" \
        --against "$work/$1/$4" >"$work/against/$1.$3.$4.json" || say "$1, $3 against $4: not tested"
}

# The same evaluation of a part of the pages: measure_part SET PART PATTERN, as parts/SET.PART.SYSTEM.json
measure_part() {
    local folder=$work/$1 part=$work/$1/parts system
    for system in tesseract ocrmypdf hunspell hunspell-own symspell correct read scan; do
        [ -d "$folder/$system" ] || continue
        rm -rf "$part"
        mkdir -p "$part"/{gold,before,after}
        ln -s "$folder"/gold/$3 "$part/gold/"
        ln -s "$folder"/tesseract/$3 "$part/before/"
        ln -s "$folder/$system"/$3 "$part/after/"
        "$soat" eval --json --order-free "$part/gold" "$part/after" --raw "$part/before" \
            >"$work/eval/parts/$1.$2.$system.json" || say "$1, part $2, $system: some pages are missing"
    done
    rm -rf "$part"
}

# measure SET BEFORE AFTER NAME: AFTER against the truth with BEFORE as the raw text, as
# $work/eval/SET.NAME.json
measure() {
    "$soat" eval --json --order-free --by-file "$work/$1/gold" "$work/$1/$3" \
        --raw "$work/$1/$2" >"$work/eval/$1.$4.json" || say "$1, $4: some pages are missing"
}
