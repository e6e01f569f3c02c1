#!/usr/bin/env bash
# Is the charset of 200 characters told right, and is right text left alone?
#
#   bench/charsets/run.sh BUILD CORPORA > bench/results/charsets.md
#
# CORPORA is a folder of laws.txt.xz, news.txt.xz and wiki.txt.xz: of each every 97th line (at most
# 3 MB) for the pieces, every fifth (at most 40 MB) for the right text.
set -euo pipefail
build=$1
corpora=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in laws news wiki; do
    xz -dc "$corpora/$name.txt.xz" | awk 'NR % 97 == 3' | head -c 3000000 >"$work/$name.txt" || true
    xz -dc "$corpora/$name.txt.xz" | awk 'NR % 5 == 1' | head -c 40000000 >"$work/right_$name.txt" || true
done
cat <<END
# Telling legacy charsets

    bench/charsets/run.sh BUILD CORPORA

Pieces of 200 characters of running text, written in each charset; missed are those not read as what was written into them. To
be reached: at most 0.5 %. The corpora are not part of the repository. The fonts of capitals have the codes of tcvn3 and are
left out; tcvn3 has no capitals with tones, which makes some pieces look like one of those fonts.

END
"$build/bench/charsets/charset_pieces" "$work"/{laws,news,wiki}.txt
printf '\n## Right text left alone\n\n    soat normalize --passes charset --json\n\n'
for name in laws news wiki; do
    "$build/engine/soat" normalize --passes charset --json "$work/right_$name.txt" |
        sed "s/.*\"counts\":{\"bytes\":\([0-9]*\),\"edits\":\([0-9]*\)}.*/- $name: \2 edits in \1 bytes/"
done
