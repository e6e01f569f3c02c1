#!/usr/bin/env bash
# `soat scan` on documents that are broken, locked, empty or no documents, and on full disks.
#
#   bad_scan.sh SOAT
set -uo pipefail
. "$(dirname "$(readlink -f "$0")")/bad.sh"
has_command scan || { skip scan "the command is not there yet"; finish; }
if "$soat" version | grep -q 'scanned pages: no'; then
    skip scan "built without it"
    finish
fi
use_model
sample=$root/tests/corpus/sample.pdf
cd "$scratch" || exit 1

: >empty.png
: >empty.pdf
printf 'Hà Nội\n' >text.pdf
printf '\x89PNG\r\n\x1a\n' >cut.png
printf 'II*\0\xff\xff\xff\xff' >cut.tif
head -c 5000 /dev/urandom >noise.jpg
printf '\xff\xd8\xff\xe0' | cat - noise.jpg >broken.jpg
mkdir folder
for file in empty.png empty.pdf text.pdf cut.png cut.tif noise.jpg broken.jpg; do
    refuses 4 "scan of $file" "$file" "$soat" scan $file
done
refuses 4 "scan of a missing file" "missing.pdf" "$soat" scan missing.pdf
refuses 2 "scan of nothing" "INPUT|input" "$soat" scan
refuses 2 "scan to an unknown format" "docx" "$soat" scan --to docx -o out text.pdf

if [ -f "$sample" ]; then
    size=$(stat -c %s "$sample")
    head -c $((size / 3)) "$sample" >cut.pdf
    refuses 4 "scan of a PDF cut short" "cut.pdf" "$soat" scan cut.pdf
    if command -v qpdf >/dev/null; then
        qpdf --encrypt secret owner 256 -- "$sample" locked.pdf
        refuses 4 "scan of a locked PDF" "locked.pdf.*password|password.*locked.pdf" "$soat" scan locked.pdf
    else
        skip "scan of a locked PDF" "qpdf not found"
    fi
    some_failed() {
        local code=0
        "$soat" scan -o out --to txt,json empty.png "$sample" >stdout 2>err || code=$?
        [ $code -eq 3 ] && grep -q empty.png err && [ -s out/sample.txt ] && [ -s out/sample.json ] &&
            [ "$(find out -maxdepth 1 -type f | LC_ALL=C sort | tr '\n' ' ')" = \
                "out/report.html out/report.json out/sample.json out/sample.txt out/soat-journal.jsonl " ] &&
            [ -L out/failed/empty.png ] && grep -q 'is empty' out/failed/empty.reason.txt
    }
    check "one bad file among others, and no half-written file" some_failed
    no_room() {
        local code=0
        mkdir -p readonly
        : >readonly/file
        "$soat" scan -o readonly/file --to txt "$sample" >stdout 2>err || code=$?
        [ $code -ne 0 ] && [ $code -lt 70 ] && grep -q '^soat: ' err
    }
    check "a file where the folder should be" no_room
    to_full() {
        "$@" >/dev/full
    }
    refuses 3 "scan onto a full disk" "standard output" to_full "$soat" scan "$sample"
    refuses 5 "scan without a model" "nowhere" "$soat" scan --model nowhere "$sample"
else
    skip "scan of damaged PDFs" "tests/corpus/sample.pdf not found"
fi
finish
