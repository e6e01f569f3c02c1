#!/usr/bin/env bash
# Is the charset of 200 characters told right, and is right text left alone?
#
#   bench/charsets/run.sh            writes bench/results/charsets.md
#   bench/charsets/run.sh --quick    a tenth of the texts; prints the tables
#   bench/charsets/run.sh --work DIR | --out DIR
#
# Wants a built tree and ../shared/corpora (or SOAT_SHARED): of laws.txt.xz, news.txt.xz and wiki.txt.xz every
# 97th line (at most 3 MB) for the pieces, every fifth (at most 40 MB) for the right text.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
bench_begin charsets "$@"
no_more_options
need "$shared/corpora" "the texts to write in other charsets"
share=1
if $quick; then share=10; fi

# take_texts NAME: $work/NAME.txt, and $work/right_NAME.txt
take_texts() {
    xz -dc "$shared/corpora/$1.txt.xz" | awk 'NR % 97 == 3' | head -c $((3000000 / share)) >"$work/$1.txt" || true
    xz -dc "$shared/corpora/$1.txt.xz" | awk 'NR % 5 == 1' | head -c $((40000000 / share)) >"$work/right_$1.txt" || true
}
export -f take_texts
export shared work share

write_table() {
    local name
    print_heading 'Telling legacy charsets'
    cat <<'END'
Pieces of 200 characters of running text, written in each charset; missed are those not read as what was written into them. To
be reached: at most 0.5 %. The corpora are not part of the repository. The fonts of capitals have the codes of tcvn3 and are
left out; tcvn3 has no capitals with tones, which makes some pieces look like one of those fonts.

END
    "$tools/charsets/charset_pieces" "$work"/{laws,news,wiki}.txt
    printf '\n## Right text left alone\n\n    soat normalize --passes charset --json\n\n'
    for name in laws news wiki; do
        "$soat" normalize --passes charset --json "$work/right_$name.txt" |
            jq -r --arg name "$name" '"- \($name): \(.counts.edits) edits in \(.counts.bytes) bytes"'
    done
}

printf '%s\n' laws news wiki | in_parallel take_texts
write_table >"$work/charsets.md"
publish "$work/charsets.md"
