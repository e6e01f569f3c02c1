# Sourced by run.sh: what scanning costs beside tesseract and OCRmyPDF, and how it grows.

scan_inputs() {
    ls "$testsets"/gov-scans/*.pdf 2>/dev/null || true
    ls "$top"/tests/corpus/scans/*.pdf
}

# The rivals' ways from the same pages to the same outputs, each as one command for hyperfine.
write_commands() {
    mkdir -p "$work/out"
    cat >"$work/by_tesseract" <<END
#!/bin/sh
# page images to text: one process for all pages
exec tesseract "$work/images.list" "$work/out/tesseract" -l vie
END
    cat >"$work/by_tesseract_pdf" <<END
#!/bin/sh
# PDFs to text, as people do it with Debian's tools; pages without compression, which costs them least
set -e
rm -rf "$work/drawn"
mkdir -p "$work/drawn"
for pdf; do pdftoppm -r 200 "\$pdf" "$work/drawn/\$(basename "\$pdf" .pdf)"; done
ls "$work"/drawn/*.ppm >"$work/drawn.list"
exec tesseract "$work/drawn.list" "$work/out/tesseract" -l vie --dpi 200
END
    cat >"$work/by_ocrmypdf" <<END
#!/bin/sh
# PDFs to searchable PDFs and text
for pdf; do
    ocrmypdf --quiet --jobs 1 --force-ocr --language vie --output-type pdf \\
        --sidecar "$work/out/ocrmypdf.txt" "\$pdf" "$work/out/ocrmypdf.pdf" || exit
done
END
    chmod +x "$work"/by_*
}

# user + system of each command, the least of its runs: hyper COMMAND...; a number a line
hyper() {
    hyperfine --warmup 0 --runs "$scan_rounds" --export-json "$work/hyper.json" "$@" >/dev/null 2>"$work/hyper.log" ||
        say "hyperfine: $(tail -n 3 "$work/hyper.log")"
    # hyperfine keeps the mean of user and system over the runs, and every wall time.
    jq -r '.results[] | "\(.user + .system | . * 100 | round / 100)\t\(.min * 100 | round / 100)"' "$work/hyper.json"
}

# ratio_rows WHAT PAGES NAME COMMAND [NAME COMMAND...]: the first is ours
ratio_rows() {
    local what=$1 count=$2 names=() commands=() ours="" cpu wall i=0
    shift 2
    while [ $# -gt 0 ]; do
        names+=("$1")
        commands+=("$2")
        shift 2
    done
    while IFS=$'\t' read -r cpu wall; do
        ours=${ours:-$cpu}
        echo "| $what | $count | ${names[i]} | $cpu | $wall | $(calc %.2f "$cpu / $count") | $(calc %.2f "$ours / $cpu") |"
        i=$((i + 1))
    done < <(hyper "${commands[@]}")
    say "$what: measured"
}

write_ratios() { # PDF...
    local images list pdfs="$*" count
    mapfile -t images <"$work/images.list"
    count=${#images[@]}
    list="${images[*]}"
    cat <<END
## Scanning beside others

The same $count pages ($(printf '%s\n' "$@" | grep -c gov-scans) real ones among them) to the same outputs, in one sitting, one
thread each (OMP_THREAD_LIMIT=1, \`--jobs 1\`), language vie: CPU seconds (user + system, the mean of $scan_rounds runs by hyperfine) and the
least seconds from the clock. *Ratio*: the CPU of \`soat scan\` over that of the row; below 1 it costs less. Target: at most 1.3 times
the bare \`tesseract\` command on page images. OCRmyPDF is started once a file, as its users must.

| from, to | pages | command | CPU seconds | clock | CPU a page | ratio |
|---|---|---|---|---|---|---|
END
    ratio_rows 'page images to text' "$count" \
        '**soat scan**' "$soat scan -q -j 1 $list" \
        'soat scan --raw' "$soat scan -q -j 1 --raw $list" \
        'tesseract -l vie' "$work/by_tesseract"
    ratio_rows 'PDF to text' "$count" \
        '**soat scan**' "$soat scan -q -j 1 $pdfs" \
        'pdftoppm, tesseract' "$work/by_tesseract_pdf $pdfs"
    if has_rival ocrmypdf; then
        local formats=txt,json what='PDF to text and JSON (OCRmyPDF: to PDF and text)'
        if "$soat" scan --help | tr -s ' \n' ' ' | grep -q 'What to write[^.]*pdf'; then
            formats=txt,pdf what='PDF to searchable PDF and text'
        fi
        rm -rf "$work/out/soat"
        ratio_rows "$what" "$count" \
            "**soat scan** --to $formats" "$soat scan -q -j 1 --to $formats -o $work/out/soat $pdfs" \
            'ocrmypdf --sidecar' "$work/by_ocrmypdf $pdfs"
    fi
    echo
}

# ---- memory and growth ---------------------------------------------------------------------------

# A PDF of N pages: the committed sample and scans over and over.
pages_pdf() { # N
    local made=$work/pages-$1.pdf sources=() i
    [ -s "$made" ] && { echo "$made"; return; }
    for i in $(seq "$1"); do sources+=("$work/page-$((i % 4)).pdf" 1); done
    qpdf --no-warn --warning-exit-0 --empty --pages "${sources[@]}" -- "$made" && echo "$made"
}

write_growth() {
    local first=$1 n=0 times pdf cpu peak
    for pdf in "$top"/tests/corpus/scans/*.pdf; do
        [ $n -lt 4 ] || break
        qpdf --no-warn --warning-exit-0 "$pdf" --pages . 1 -- "$work/page-$n.pdf"
        n=$((n + 1))
    done
    cat <<END
## Growth of scanning

One document of so many pages (four pages of tests/corpus/scans over and over), one worker: linear in time, flat in memory. The
peak is that of the largest process.

| pages | CPU seconds | a page | peak MB |
|---|---|---|---|
END
    for times in "${growth[@]}"; do
        pdf=$(pages_pdf "$times")
        cpu=$(cpu_of "$soat" scan -q -j 1 "$pdf")
        peak=$(awk 'END { print $3 }' "$work/time")
        echo "| $times | $cpu | $(calc %.2f "$cpu / $times") | $(calc %.0f "$peak / 1024") |"
        say "$times pages: $cpu s"
    done
    echo
    echo "On one page image: soat scan $(peak_megabytes "$soat" scan -q -j 1 "$first") MB, tesseract" \
        "$(peak_megabytes tesseract "$first" "$work/out/tesseract" -l vie) MB."
    echo
}

write_scans() {
    "$soat" help scan >/dev/null 2>&1 || { skip "scanning: this build has no 'soat scan'"; return; }
    local pdfs pdf
    mapfile -t pdfs < <(scan_inputs | head -n "$pages")
    rm -rf "$work/images"
    mkdir -p "$work/images"
    for pdf in "${pdfs[@]}"; do
        pdftoppm -r 200 -png "$pdf" "$work/images/$(basename "$pdf" .pdf)" 2>/dev/null
    done
    ls "$work"/images/*.png >"$work/images.list"
    write_commands
    write_ratios "${pdfs[@]}"
    write_growth "$(head -n 1 "$work/images.list")"
}
