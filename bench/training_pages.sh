# Sourced after bench/lib.sh by what fits something: pages of the training texts, and no other text.

# training_begin NAME FOLDER ARGUMENT...: bench_begin, and --limit N: sets pages. What is made goes into FOLDER, and
# is only printed when the pages are limited.
training_begin() {
    local made_for=$2
    bench_begin "$1" "${@:3}"
    pages=240
    if [ "${rest[0]-}" = --limit ]; then
        [[ ${rest[1]-} =~ ^[1-9][0-9]*$ ]] || { say "bench: --limit wants a number of pages"; exit 2; }
        pages=${rest[1]} rest=("${rest[@]:2}")
        [ "$out" != "$results" ] || out=""
    fi
    no_more_options
    [ "$out" != "$results" ] || out=$made_for
}

# draw_training_pages FOLDER N: N scans as page-0001.png, …, each with its truth as .txt, and the paragraphs
# they are made of (every 97th line of ../shared/corpora) as FOLDER.paragraphs. Fonts, sizes, recipes and
# levels by the seed: the same texts and fonts give the same pages, and fewer are the first of more.
draw_training_pages() {
    local text
    [ -e "$1/complete" ] && return
    need "$shared/corpora/laws.txt.xz" "the training texts are wanted"
    say "drawing $2 pages"
    for text in laws news wiki; do
        xz -dc "$shared/corpora/$text.txt.xz" | awk 'NR % 97 == 13'
    done >"$1.paragraphs"
    "$tools/scan_generator/scan_generator" --paragraphs "$1.paragraphs" --pages "$2" --seed 2023 \
        --recipe scan,copy,fax,stamp,faded,office,bound --format png -o "$1"
    touch "$1/complete"
}

# build_model_without_pages MODEL: a model of the same texts but for the paragraphs of such pages, so that
# they are as new to it as a page that somebody scans.
build_model_without_pages() {
    local text
    is_fresh "$1" "$soat" && return
    say "building a model that has not seen them"
    mkdir -p "$1.corpora"
    for text in laws news wiki; do
        xz -dc "$shared/corpora/$text.txt.xz" | awk 'NR % 97 != 13' >"$1.corpora/$text.txt"
    done
    "$soat" model build --dictionaries "$top/dictionaries" --corpora "$1.corpora" -o "$1"
    rm -r "${1:?}.corpora"
}
