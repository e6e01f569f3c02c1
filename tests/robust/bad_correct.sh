#!/usr/bin/env bash
# `soat correct` on bytes that are no text, on missing files, and with models that are none.
#
#   bad_correct.sh SOAT
set -uo pipefail
. "$(dirname "$(readlink -f "$0")")/bad.sh"
has_command correct || { skip correct "the command is not there yet"; finish; }
use_model
model=$SOAT_MODEL
cd "$scratch" || exit 1

# What holds no error comes back byte for byte.
printf '' >empty
printf '\n\n\n' >lines
printf 'kế hoạch phát triển kinh tế' >no_end
printf 'Hà Nội\r\nHuế\r\n' >crlf
printf 'H\xff\xc3 N\xed\xa0\x80 \xf4\x90\x80\x80 \xc0\xaf\n' >invalid
printf 'Hà Nội\0\0\nHuế\0' >nul
head -c 100000 /dev/zero >zeros
printf '\xef\xbb\xbfHà Nội\n' >bom
for file in empty lines no_end crlf invalid nul zeros bom; do
    check "$file comes back unchanged" prints $file "$soat" correct $file
    INPUT=$file check "$file on standard input" prints $file "$soat" correct
done
# Any bytes: the same number of lines, no crash.
keeps_lines() {
    "$soat" correct "$1" >out && [ "$(tr -cd '\n' <out | wc -c)" = "$(tr -cd '\n' <"$1" | wc -c)" ]
}
random_bytes() {
    awk 'BEGIN { srand(7); for (i = 0; i < 60000; i++) printf "%c", int(rand() * 256) }'
}
LC_ALL=C random_bytes >noise
check "60,000 random bytes" keeps_lines noise
if command -v jq >/dev/null; then
    for file in empty invalid nul noise; do
        check "JSON of $file" valid_json "$soat" correct --json $file
    done
else
    skip "JSON of bad texts" "jq not found"
fi

# files
refuses 4 "a missing file" "missing.txt" "$soat" correct missing.txt
refuses 4 "a folder" "directory|folder" "$soat" correct "$scratch"
some_failed() {
    local code=0
    "$soat" correct missing.txt no_end >out 2>err || code=$?
    [ $code -eq 3 ] && grep -q missing.txt err && grep -q "phát triển" out
}
check "one missing file among others" some_failed
to_full() {
    "$@" >/dev/full
}
refuses 3 "onto a full disk" "standard output" to_full "$soat" correct no_end

# options
refuses 2 "a confidence above 1" "0 to 1" "$soat" correct --min-confidence 2 no_end
refuses 2 "an unknown profile" "klingon" "$soat" correct --profile klingon no_end
refuses 2 "a missing dictionary" "nowhere" "$soat" correct --dict "$scratch/nowhere" no_end

# models
with_model() {
    env SOAT_MODEL="$1" "$soat" correct no_end
}
refuses 5 "a missing model" "nowhere.soat" with_model "$scratch/nowhere.soat"
refuses 5 "a missing model named by --model" "nowhere.soat" "$soat" correct --model nowhere.soat no_end
refuses 5 "an empty model" "not a So" with_model "$scratch/empty"
refuses 5 "a text for a model" "not a So" with_model "$scratch/crlf"
size=$(stat -c %s "$model")
for cut in 10 40 63 200 $((size / 2)) $((size - 1)); do
    head -c "$cut" "$model" >cut.soat
    refuses 5 "a model cut at $cut" "truncated|not a So|incomplete|damaged" with_model cut.soat
done
# tampered OFFSET: one bit of the model is another
tampered() {
    cp "$model" tampered.soat
    local byte
    byte=$(od -An -tu1 -j "$1" -N 1 "$model")
    # shellcheck disable=SC2059
    printf "\\x$(printf %x $((byte ^ 1)))" | dd of=tampered.soat bs=1 seek="$1" conv=notrunc status=none
}
for offset in 3 17 33 57 70 $((size / 3)) $((size / 2)) $((size - 100)); do
    tampered "$offset"
    refuses 5 "a model with a wrong bit at $offset" \
        "damaged|tampered|not a So|format|truncated" with_model tampered.soat
done
(cat "$model"; echo more) >longer.soat
refuses 5 "a model with something behind it" "longer|damaged|tampered|behind|size|bytes" with_model longer.soat
refuses 5 "a folder for a model" "directory|folder|regular|file" with_model "$scratch"
finish
