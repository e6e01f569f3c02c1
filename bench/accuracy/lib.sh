# Sourced by the scripts of bench/accuracy and bench/speed: where things are, and small steps.
#
# Needs: top (the root of the tree) and work (a folder for what is made). Sets: soat, testsets.
# Folders of a set: $work/SET/gold (truth), $work/SET/SYSTEM (what a system made), a NAME.txt a page.

soat=${SOAT:-$top/build/engine/soat}
tools=${SOAT_BENCH_TOOLS:-$top/build/bench}
testsets=${SOAT_SHARED:-$top/../shared}/testsets
[ -d "$testsets" ] || testsets=$(git -C "$top" rev-parse --git-common-dir)/../../shared/testsets
cores=$(getconf _NPROCESSORS_ONLN)
jobs=${SOAT_BENCH_JOBS:-$cores}
export OMP_THREAD_LIMIT=1 LC_ALL=C.UTF-8

say() {
    echo "$*" >&2
}

skip() {
    say "skipped: $*"
    skipped+=("$*")
}

need() { # FILE what-to-do
    [ -e "$1" ] || { say "bench: $1 is not there: $2"; exit 2; }
}

have() {
    command -v "$1" >/dev/null
}

# Several at once, a line of standard input each: in_parallel FUNCTION ARGUMENT...
in_parallel() {
    xargs -r -d '\n' -P "$jobs" -I{} bash -c '"$@"' bash "$@" {}
}

# True when the first file is there and newer than all others.
is_fresh() {
    local made=$1 from
    shift
    [ -s "$made" ] || return 1
    for from in "$@"; do
        [ "$from" -nt "$made" ] && return 1
    done
    return 0
}

page_count() { # TEXT with a form feed between pages
    echo $(($(tr -cd '\f' <"$1" | wc -c) + 1))
}

# A file a page: split_pages TEXT FOLDER NAME [SUFFIX] writes FOLDER/NAME-N.txt
split_pages() {
    mkdir -p "$2"
    awk -v base="$2/$3" 'BEGIN { RS = "\f" } { printf "%s\n", $0 > (base "-" NR ".txt") }' "$1"
}

# ---- systems -----------------------------------------------------------------------------------

# The recogniser's command, as its users run it: tesseract_page OUTDIR IMAGE
tesseract_page() {
    local name=${2##*/} dpi=()
    name=${name%.*}
    is_fresh "$1/$name.txt" "$2" && return
    # Those images have no resolution of their own; without one Tesseract guesses, and badly.
    case $2 in */sample-scans/*) dpi=(--dpi 300) ;; esac
    tesseract "$2" "$1/$name.part" -l vie "${dpi[@]}" 2>/dev/null &&
        tr -d '\f' <"$1/$name.part.txt" >"$1/$name.txt"
    rm -f "$1/$name.part.txt"
}
export -f tesseract_page is_fresh

# One recognition, two texts: scan_document SETDIR INPUT writes read/NAME-N.txt and scan/NAME-N.txt
scan_document() {
    local set=$1 name=${2##*/} page
    name=${name%.*}
    "$soat" scan --quiet --to json -o "$set/json" "$2" ||
        echo "bench: $2: a page could not be scanned and counts as empty" >&2
    for page in $(jq -r '.pages[].number' "$set/json/$name.json"); do
        for side in read scan; do
            jq -r --argjson page "$page" --arg side "$side" "$page_words" \
                "$set/json/$name.json" >"$set/$side/$name-$page.txt"
        done
    done
}

# The words of a page line by line: before the correction ("read") or after it ("scan").
page_words='.pages[] | select(.number == $page) | .blocks[].lines[]
    | reduce .words[] as $w ({text: "", apart: ""};
        (if $side == "read" then $w.read // $w.text else $w.text end) as $t
        | if $t == "" then .
          else .text += .apart + $t
             | .apart = (if $side == "scan" and $w.joined_to_next then "" else " " end) end)
    | .text'
export -f scan_document
export page_words soat

# correct_folder SET FROM TO [OPTION...]
correct_folder() {
    local set=$1 from=$2 to=$3
    shift 3
    rm -rf "${work:?}/$set/$to"
    "$soat" correct "$@" -o "$work/$set/$to" "$work/$set/$from"/*.txt
}

hunspell_folder() { # SET FROM TO
    local file
    mkdir -p "$work/$1/$3"
    for file in "$work/$1/$2"/*.txt; do
        is_fresh "$work/$1/$3/${file##*/}" "$file" ||
            "$tools/accuracy/hunspell_first" /usr/share/hunspell/vi_VN \
                <"$file" >"$work/$1/$3/${file##*/}"
    done
}

# ---- measuring ---------------------------------------------------------------------------------

# evaluate SET BEFORE AFTER > JSON: AFTER against the truth, with BEFORE as the raw text
evaluate() {
    "$soat" eval --json --order-free --by-file "$work/$1/gold" "$work/$1/$3" --raw "$work/$1/$2"
}

# What a table needs to be believed: commands, versions, machine; no names of hosts.
print_heading() { # TITLE COMMAND
    cat <<END
# $1

    $2

| | |
|---|---|
| engine | commit $(git -C "$top" log -1 --format=%h -- engine dictionaries models 2>/dev/null) |
| soat | $("$soat" version | head -n 1) |
| model | $(model_line) |
| recogniser | $(tesseract --version 2>&1 | head -n 1), tesseract-ocr-vie $(dpkg-query -W -f '${Version}' tesseract-ocr-vie 2>/dev/null) |
| machine | $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $cores cores, $(. /etc/os-release && echo "$PRETTY_NAME") |
| date | $(date -u +%Y-%m-%d) |

END
}

model_line() {
    local file=${SOAT_MODEL:-$top/models/vi.soat}
    if [ -f "$file" ]; then
        echo "$(stat -Lc %s "$file") bytes, sha256 $(sha256sum "$file" | cut -c1-16)"
    else
        echo "not found"
    fi
}
