# Sourced by run.sh: brings every set through every system and leaves $work/eval/SET.SYSTEM.json.

# ---- text: what another engine made ------------------------------------------------------------

# text_set SET GOLD RAW [--no-hunspell]
text_set() {
    local set=$1 folder=$work/$1
    [ -f "$2" ] || { skip "$set: $2 is not there"; return; }
    mkdir -p "$folder/gold" "$folder/raw"
    cp -p "$2" "$folder/gold/$set.txt"
    cp -p "$3" "$folder/raw/$set.txt"
    timed "$set" 1 correct_text_set "$set" "${4-}"
}

correct_text_set() { # SET [--no-hunspell]
    local set=$1 rival
    correct_folder "$set" raw correct
    measure "$set" raw correct correct
    measure "$set" raw raw raw
    rival_texts "$set" raw "${2-}"
    for rival in raw hunspell hunspell-own symspell cspell; do test_against "$set" raw correct $rival; done
}

text_sets() {
    [ -d "$testsets" ] || skip "../shared/testsets (or SOAT_SHARED): only the project's own pages"
    text_set report-2023 "$testsets"/report-2023/dev.{gold,raw}.txt
    text_set tesseract-pairs "$testsets"/tesseract-pairs/dev.{gold,raw}.txt
    text_set typing "$testsets"/typing/viwiki-dev.{gold,raw}.txt --no-hunspell
}

# ---- clean: what must be left alone ------------------------------------------------------------

# clean_set NAME FILE...
clean_set() {
    local name=$1 set=clean-$1 file stem rival
    shift
    [ -f "$1" ] || return 0
    rm -rf "${work:?}/$set"
    mkdir -p "$work/$set/gold"
    for file; do
        stem=$(basename "$file" .txt)
        sed 's/«hw»//g' "$file" | tr '\f' '\n' >"$work/$set/gold/${stem%.gold}.txt"
    done
    correct_folder "$set" gold correct
    measure_clean "$name" correct soat
    if has_rival symspell; then
        symspell_files "$work/$set/symspell" "$work/$set"/gold/*.txt
        measure_clean "$name" symspell symspell
    fi
    # Asking Hunspell about every foreign name of long texts takes minutes: the short sets only.
    case $name in laws | news | wiki | typing) return ;; esac
    if has_rival hunspell; then
        printf '%s\n' "$work/$set"/gold/*.txt |
            in_parallel hunspell_file "$hunspell_vi" "$work/$set/hunspell"
        measure_clean "$name" hunspell hunspell
    fi
}

# measure_clean NAME FOLDER SYSTEM
measure_clean() {
    "$soat" eval --json "$work/clean-$1/gold" "$work/clean-$1/$2" >"$work/clean/$1.$3.json"
}

clean_sets() {
    local name
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

# The text of tests/corpus as it is printed: the truth of undamaged pages.
own_truth() {
    [ -e "$work/own-truth/complete" ] && return
    mkdir -p "$work/own-truth.new"
    "$tools/scan_generator/scan_generator" --recipe clean --seed 2023 --format none \
        -o "$work/own-truth.new" "$top"/tests/corpus/text/*.page
    rm -rf "$work/own-truth" "$work"/own-truth.new/*.tsv
    mv "$work/own-truth.new" "$work/own-truth"
    touch "$work/own-truth/complete"
}

# ---- all marks gone ------------------------------------------------------------------------------

# Text whose marks are all missing: not what a corrector of OCR is made for, but others publish figures.
bare_set() {
    local folder=$work/bare-news
    [ -f "$testsets/clean/news.txt" ] && have node || return 0
    rm -rf "$folder"
    mkdir -p "$folder"/{gold,raw}
    head -n 300 "$testsets/clean/news.txt" >"$folder/gold/news.txt"
    node -e 'process.stdout.write(require("fs").readFileSync(0, "utf8").normalize("NFD")
        .replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D"))' \
        <"$folder/gold/news.txt" >"$folder/raw/news.txt"
    correct_folder bare-news raw correct
    measure bare-news raw correct correct
}

# ---- scans -------------------------------------------------------------------------------------

# The project's documents as scans, drawn once for each state of the generator: $rendered/pages (five
# recipes, five levels) and $rendered/office (pages like the real ones of gov-scans).
render_own() {
    local state
    state=$(cat "$top"/tests/corpus/text/*.page "$top"/bench/scan_generator/*.[ch] \
        "$top"/bench/scan_generator/recipes/* "$top/bench/render_corpus.sh" | sha256sum | cut -c1-16)
    rendered=$work/rendered-$state
    [ -e "$rendered/complete" ] || timed "drawing the own pages" 112 draw_own
}

draw_own() {
    rm -rf "$work"/rendered-* "$work/own-truth"
    export SCAN_GENERATOR=$tools/scan_generator/scan_generator
    "$top/bench/render_corpus.sh" "$rendered/pages"
    "$top/bench/render_corpus.sh" --office "$rendered/office"
    touch "$rendered/complete"
}

# The truth of every page: prepare_scans SET GOLD_SUFFIX FILE...
prepare_scans() {
    local folder=$work/$1 suffix=$2 file name
    shift 2
    for side in gold read scan correct symspell cspell; do rm -rf "${folder:?}/$side"; done
    mkdir -p "$folder"/{gold,tesseract,ocrmypdf,read,scan,json}
    for file; do
        name=${file##*/}
        name=${name%.*}
        # A form feed stands between the pages of a truth.
        split_pages "${file%.*}$suffix" "$folder/gold" "$name"
    done
}

# scan_set SET GOLD_SUFFIX FILE...: recognises and corrects every page by every system.
scan_set() {
    local set=$1 suffix=$2 folder=$work/$1
    shift 2
    [ -f "$1" ] || { skip "$set: $1 is not there"; return; }
    "$soat" help scan >/dev/null 2>&1 || { skip "$set: this build has no 'soat scan'"; return; }
    prepare_scans "$set" "$suffix" "$@"
    printf '%s\n' "$@" |
        counted_in_parallel "$set: tesseract" tesseract_document "$folder/tesseract"
    timed "$set: soat scan" $# scan_documents "$folder" "$@"
    if has_rival ocrmypdf; then
        printf '%s\n' "$@" |
            counted_in_parallel "$set: ocrmypdf" ocrmypdf_document "$folder/ocrmypdf"
    fi
    timed "$set: correctors of text, evaluation" $# correct_scan_set "$set"
}

correct_scan_set() { # SET
    local set=$1 rival
    correct_folder "$set" tesseract correct
    ! has_rival ocrmypdf || measure "$set" tesseract ocrmypdf ocrmypdf
    measure "$set" tesseract scan scan
    measure "$set" tesseract read read
    measure "$set" tesseract tesseract tesseract
    measure "$set" tesseract correct correct
    measure "$set" read scan scan-from-read
    rival_texts "$set" tesseract
    for rival in tesseract ocrmypdf hunspell hunspell-own symspell cspell correct; do
        test_against "$set" tesseract scan $rival
    done
}

scan_sets() {
    scan_set sample-scans .gold.txt "$testsets"/sample-scans/*.png
    if $quick; then
        scan_set own-committed .txt "$top"/tests/corpus/scans/*.pdf
    else
        scan_set gov-scans .gold.txt "$testsets"/gov-scans/*.pdf
        render_own
        scan_set own-office .txt "$rendered"/office/*.pdf
        scan_set own-pages .txt "$rendered"/pages/*.pdf
        [ ! -d "$work/own-pages/scan" ] || timed "own pages by level and recipe" 12 own_parts
    fi
}

own_parts() {
    mkdir -p "$work/eval/parts"
    local level recipe
    for level in 1 2 3 4 5; do
        measure_part own-pages $level "*[a-z]-$level-[0-9]*.txt"
    done
    for recipe in scan copy fax stamp faded; do
        measure_part own-pages $recipe "*-$recipe-[0-9]*.txt"
    done
    for recipe in office bound; do
        measure_part own-office $recipe "*-$recipe-[0-9]*.txt"
    done
}
