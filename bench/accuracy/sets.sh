# Sourced by run.sh: brings every set through every system and leaves $work/eval/SET.SYSTEM.json.

# measure SET BEFORE AFTER NAME
measure() {
    evaluate "$1" "$2" "$3" >"$work/eval/$1.$4.json" || say "$1, $4: some pages are missing"
}

# ---- text: what another engine made ------------------------------------------------------------

# text_set SET GOLD RAW rivals?
text_set() {
    local set=$1 folder=$work/$1
    [ -f "$2" ] || { skip "$set: $2 is not there"; return; }
    mkdir -p "$folder/gold" "$folder/raw"
    cp -p "$2" "$folder/gold/$set.txt"
    cp -p "$3" "$folder/raw/$set.txt"
    say "$set"
    correct_folder "$set" raw correct
    measure "$set" raw correct correct
    measure "$set" raw raw raw
    if [ "$4" = yes ] && [ -e /usr/share/hunspell/vi_VN.dic ]; then
        hunspell_folder "$set" raw hunspell
        measure "$set" raw hunspell hunspell
    fi
}

text_sets() {
    [ -d "$testsets" ] || skip "../shared/testsets (or SOAT_SHARED): only the project's own pages"
    [ -e /usr/share/hunspell/vi_VN.dic ] || skip "Hunspell: hunspell-vi is not installed"
    text_set report-2023 "$testsets"/report-2023/dev.{gold,raw}.txt yes
    text_set tesseract-pairs "$testsets"/tesseract-pairs/dev.{gold,raw}.txt yes
    text_set typing "$testsets"/typing/viwiki-dev.{gold,raw}.txt no
}

# ---- clean: what must be left alone ------------------------------------------------------------

# clean_set NAME FILE...
clean_set() {
    local set=clean-$1 file name
    shift
    [ -f "$1" ] || return 0
    rm -rf "${work:?}/$set"
    mkdir -p "$work/$set/gold"
    for file; do
        name=$(basename "$file" .txt)
        sed 's/«hw»//g' "$file" | tr '\f' '\n' >"$work/$set/gold/${name%.gold}.txt"
    done
    correct_folder "$set" gold correct
    "$soat" eval --json --by-class --errors 500 "$work/$set/gold" "$work/$set/correct" \
        >"$work/clean/${set#clean-}.json"
}

clean_sets() {
    say "clean text"
    for name in laws news wiki; do
        clean_set "$name" "$testsets/clean/$name.txt"
    done
    clean_set report-2023 "$testsets"/report-2023/*.gold.txt
    clean_set tesseract-pairs "$testsets"/tesseract-pairs/*.gold.txt
    clean_set gov-scans "$testsets"/gov-scans/*.gold.txt
    clean_set sample-scans "$testsets"/sample-scans/*.gold.txt
    clean_set typing "$testsets"/typing/*.gold.txt
    own_truth
    clean_set own-pages "$work"/own-truth/*.txt
}

# The text of tests/corpus as it is printed, undamaged: the truth of its mildest scans.
own_truth() {
    render_own
    rm -rf "$work/own-truth"
    mkdir -p "$work/own-truth"
    local file
    for file in "$rendered"/*-1.txt; do
        cp "$file" "$work/own-truth/"
    done
}

# ---- scans -------------------------------------------------------------------------------------

# The project's documents at every level of damage, drawn once for each state of the generator.
render_own() {
    local state
    state=$(cat "$top"/tests/corpus/text/*.page "$top"/bench/scan_generator/*.[ch] \
        "$top"/bench/scan_generator/recipes/* "$top/bench/render_corpus.sh" | sha256sum | cut -c1-16)
    rendered=$work/rendered-$state
    [ -e "$rendered/complete" ] && return
    say "drawing the project's own pages"
    rm -rf "$work"/rendered-*
    SCAN_GENERATOR=$tools/scan_generator/scan_generator "$top/bench/render_corpus.sh" "$rendered"
    touch "$rendered/complete"
}

# Pages of a PDF as images at the resolution of the scan that they are; 200 dpi where they are none.
pdf_images() { # OUTDIR PDF
    local name=${2##*/} dpi
    name=${name%.pdf}
    is_fresh "$1/$name-1.png" "$2" && return
    dpi=$(pdfimages -list "$2" | awk 'NR == 3 { print $13 }')
    pdftoppm -r "${dpi:-200}" -png "$2" "$1/$name" 2>/dev/null
    # pdftoppm writes -01 where there are ten pages or more; the texts are numbered without.
    local image plain
    for image in "$1/$name"-0*.png; do
        [ -e "$image" ] || continue
        plain=$(sed -E 's/-0+([0-9]+)\.png$/-\1.png/' <<<"$image")
        mv "$image" "$plain"
    done
}
export -f pdf_images

# Truth with a form feed between pages goes into a file a page: page_truth SET GOLD NAME
page_truth() {
    split_pages "$2" "$work/$1/gold" "$3"
}

# scan_set SET GOLD_SUFFIX FILE...: recognises and corrects every page by every system.
scan_set() {
    local set=$1 suffix=$2 folder=$work/$1 file name
    shift 2
    [ -f "$1" ] || { skip "$set: $1 is not there"; return; }
    "$soat" help scan >/dev/null 2>&1 || { skip "$set: this build has no 'soat scan'"; return; }
    say "$set"
    for side in gold read scan json correct; do rm -rf "${folder:?}/$side"; done
    mkdir -p "$folder"/{gold,images,tesseract,read,scan,json}
    for file; do
        name=${file##*/}
        name=${name%.*}
        page_truth "$set" "${file%.*}$suffix" "$name"
        case $file in
        *.pdf) ;;
        *) cp -pu "$file" "$folder/images/$name-1.${file##*.}" ;;
        esac
    done
    printf '%s\n' "$@" | { grep '\.pdf$' || true; } | in_parallel pdf_images "$folder/images"
    printf '%s\n' "$folder"/images/* | in_parallel tesseract_page "$folder/tesseract"
    printf '%s\n' "$@" | in_parallel scan_document "$folder"
    correct_folder "$set" tesseract correct
    measure "$set" tesseract scan scan
    measure "$set" tesseract read read
    measure "$set" tesseract tesseract tesseract
    measure "$set" tesseract correct correct
    measure "$set" read scan scan-from-read
    if [ -e /usr/share/hunspell/vi_VN.dic ]; then
        hunspell_folder "$set" tesseract hunspell
        measure "$set" tesseract hunspell hunspell
    fi
}

scan_sets() {
    scan_set sample-scans .gold.txt "$testsets"/sample-scans/*.png
    if $quick; then
        scan_set own-committed .txt "$top"/tests/corpus/scans/*.pdf
    else
        scan_set gov-scans .gold.txt "$testsets"/gov-scans/*.pdf
        render_own
        scan_set own-pages .txt "$rendered"/*.pdf
    fi
}
