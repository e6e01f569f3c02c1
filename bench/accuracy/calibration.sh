#!/usr/bin/env bash
# Is the confidence of an edit what it says? Predicted probability beside observed correctness.
#
#   bench/accuracy/calibration.sh            writes bench/results/calibration.md and .svg
#   bench/accuracy/calibration.sh --model FILE | --work DIR | --out DIR
#
# Judges the edits and doubts of `soat correct --json` on the text sets and on what Tesseract read
# from the scans, and the changed words of `soat scan`. Uses the work folder of run.sh, which runs it at
# its end. Needs jq; gnuplot for the plot.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
bench_begin accuracy "$@"
no_more_options
judged=$work/judged
rm -rf "$judged"
mkdir -p "$judged"

# judge_text SET GOLD RAW: as $judged/SET.text.NAME.tsv
judge_text() {
    [ -f "$2" ] && [ -f "$3" ] || return 0
    local name=${3##*/}
    local base=$judged/$1.text.${name%.txt}
    "$soat" correct --json "$3" >"$base.json"
    "$tools/accuracy/judge_edits" "$2" "$3" "$base.json" >"$base.tsv"
}

judge_page() { # SET TEXT: what Tesseract read from a page
    judge_text "$1" "$work/$1/gold/${2##*/}" "$2"
}

# A page of `soat scan` as a text, and its edits and doubts in bytes of that text.
page_text='.pages[] | select(.number == $page) | [.blocks[].lines[].words[] | .read // .text]'
page_edits='.pages[] | select(.number == $page) | . as $p
    | [.blocks[].lines[].words[] | .read // .text] as $words
    | (reduce $words[] as $w ([0]; . + [.[-1] + ($w | utf8bytelength) + 1])) as $at
    | def placed: (.before | gsub("\\s+"; " ")) as $b
          | ($words[.first_word:.first_word + .word_count] | join(" ")) as $covered
          | ($covered | index($b) // empty) as $i
          | ($at[.first_word] + ($covered | split($b)[0] | utf8bytelength)) as $start
          | . + {before: $b, start: $start, end: ($start + ($b | utf8bytelength))};
      {edits: [$p.edits[]? | placed], doubts: [$p.doubts[]? | placed]}'

# judge_scan SET JSON: as $judged/SET.scan.NAME.tsv
judge_scan() {
    local name=${2##*/} page base
    name=${name%.json}
    [ -f "$work/$1/gold/$name-1.txt" ] || return 0 # the report of the run
    for page in $(jq -r '.pages[].number' "$2"); do
        base=$judged/$1.scan.$name-$page
        jq --argjson page "$page" "$page_edits" "$2" >"$base.json"
        jq -j --argjson page "$page" "$page_text | join(\" \")" "$2" >"$base.txt"
        # One line against the lines of the truth: compared as whole texts.
        "$tools/accuracy/judge_edits" "$work/$1/gold/$name-$page.txt" "$base.txt" "$base.json" >"$base.tsv"
    done
}
export -f judge_text judge_page judge_scan
export soat tools work judged page_text page_edits

# Pages whose truth is the body only are no judges of what is read elsewhere on them.
whole_pages() { # FOLDER ENDING
    ls "$1"/*"$2" 2>/dev/null | grep -vE '/(255-nn_p1|163-tb-vpcp_p2)' || true
}

scans="sample-scans gov-scans own-committed own-office own-pages"
say "judging every edit"
judge_text report-2023 "$testsets"/report-2023/dev.{gold,raw}.txt
judge_text tesseract-pairs "$testsets"/tesseract-pairs/dev.{gold,raw}.txt
judge_text typing "$testsets"/typing/viwiki-dev.{gold,raw}.txt
for set in $scans; do
    whole_pages "$work/$set/tesseract" .txt | in_parallel judge_page "$set"
    whole_pages "$work/$set/json" .json | in_parallel judge_scan "$set"
done
for set in report-2023 tesseract-pairs typing $scans; do
    cat "$judged/$set".text.*.tsv >"$judged/$set.tsv" 2>/dev/null || true
    cat "$judged/$set".scan.*.tsv >"$judged/$set-scan.tsv" 2>/dev/null || true
done

# Sums by a key: summarise KEY_EXPRESSION KIND FILES...; Wilson's interval of the right ones.
summarise() {
    local key=$1 kind=$2
    shift 2
    { cat "$@" 2>/dev/null || true; } | awk -F'\t' -v kind="$kind" '
        $1 == kind { key = '"$key"'; n[key]++; sum[key] += $3; right[key] += $4 == "right"
            wrong[key] += $4 == "wrong" }
        END { for (key in n) {
            p = right[key] / n[key]; z = 3.8416 / n[key]; mid = (p + z / 2) / (1 + z)
            half = 1.96 / (1 + z) * sqrt(p * (1 - p) / n[key] + z / (4 * n[key]))
            printf "| %s | %d | %.3f | %.3f | %.3f to %.3f | %d | %d |\n", key, n[key],
                sum[key] / n[key], p, mid - half, mid + half, wrong[key],
                n[key] - right[key] - wrong[key] } }' | sort
}

bin_of='($3 < .1 ? "0.000-0.100" : $3 < .3 ? "0.100-0.300" : $3 < .5 ? "0.300-0.500" : \
$3 < .6 ? "0.500-0.600" : $3 < .7 ? "0.600-0.700" : $3 < .8 ? "0.700-0.800" : \
$3 < .9 ? "0.800-0.900" : $3 < .95 ? "0.900-0.950" : $3 < .98 ? "0.950-0.980" : \
$3 < .99 ? "0.980-0.990" : $3 < .999 ? "0.990-0.999" : "0.999-1.000")'

head_of_table() { # TITLE KEY
    printf '## %s\n\n| %s | number | predicted | right | 95 %% interval | wrong | neither |\n|---|---|---|---|---|---|---|\n' "$1" "$2"
}

# How near the confidences of edits and doubts come to what happened: scores TITLE FILES...
scores() {
    printf '| %s | ' "$1"
    shift
    { cat "$@" 2>/dev/null || true; } | awk -F'\t' '
        { off = $3 - ($4 == "right"); brier += off * off; square += off ^ 4; n++; bin[int($3 * 10)] += off }
        END { for (b in bin) { ece += bin[b] < 0 ? -bin[b] : bin[b] }
            if (n == 0) { print "0 | | | |"; exit }
            mean = brier / n; half = 1.96 * sqrt((square / n - mean * mean) / n)
            printf "%d | %.4f | %.4f to %.4f | %.3f |\n", n, mean, mean - half, mean + half, ece / n }'
}

# The bins of one group as a table and as points for the plot.
bins() { # TITLE NAME FILES...
    local title=$1 name=$2
    shift 2
    head_of_table "$title" confidence
    summarise "$bin_of" edit "$@" | tee "$judged/$name.bins"
    echo
}

text_files=("$judged"/{report-2023,tesseract-pairs,typing}.tsv)
ocr_files=("$judged"/{report-2023,tesseract-pairs}.tsv)
scan_files=()
for set in $scans; do
    text_files+=("$judged/$set.tsv")
    ocr_files+=("$judged/$set.tsv")
    scan_files+=("$judged/$set-scan.tsv")
done
{
    print_heading 'Calibration of the confidence'
    cat <<'END'
An edit is *right* when fewer words are wrong with it than without it, *wrong* when more, *neither* when it puts one wrong
word for another (judge_edits.c). *Predicted* is the mean of its confidences; where they are honest it lies within the interval
of *right*. Doubts are what was considered and left alone: had they been done, so many would have been right. Pages whose truth
is the body only are left out.

END
    cat <<'END'
## How near it comes

Brier: the mean square of probability less outcome (1 right, 0 otherwise), edits and doubts together; ECE: the mean distance of
predicted and observed over ten bins. 0 is best. None of these texts was used for the curves but those of the project's own
pages (bench/confidence/run.sh).

| set | changes | Brier | 95 % interval | ECE |
|---|---|---|---|---|
END
    for set in report-2023 tesseract-pairs typing $scans; do
        [ ! -s "$judged/$set.tsv" ] || scores "$set, soat correct" "$judged/$set.tsv"
        [ ! -s "$judged/$set-scan.tsv" ] || scores "$set, soat scan" "$judged/$set-scan.tsv"
    done
    scores 'all' "${text_files[@]}" "${scan_files[@]}"
    for reason in tone shape letter noise alternative number case split; do
        cat "${text_files[@]}" "${scan_files[@]}" 2>/dev/null |
            awk -F'\t' -v reason="$reason" '$2 == reason' >"$judged/of-reason"
        [ ! -s "$judged/of-reason" ] || scores "all, $reason" "$judged/of-reason"
    done
    echo
    bins 'soat correct: edits of recognised text' text "${ocr_files[@]}"
    bins 'soat correct: edits of typed text' typed "$judged/typing.tsv"
    bins 'soat scan: changed words' scans "${scan_files[@]}"
    head_of_table 'soat correct, recognised text: by reason' reason
    summarise '$2' edit "${ocr_files[@]}"
    echo
    head_of_table 'soat correct: by set and reason' 'set, reason'
    for file in "${text_files[@]}"; do
        summarise "\"$(basename "$file" .tsv), \" \$2" edit "$file"
    done
    echo
    head_of_table 'By reason and confidence, recognised text' 'reason, confidence'
    summarise "\$2 \", \" $bin_of" edit "${ocr_files[@]}"
    echo
    head_of_table 'soat scan: by reason' reason
    summarise '$2' edit "${scan_files[@]}"
    echo
    head_of_table 'soat scan: by reason and confidence' 'reason, confidence'
    summarise "\$2 \", \" $bin_of" edit "${scan_files[@]}"
    echo
    head_of_table 'Doubts: soat scan' confidence
    summarise "$bin_of" doubt "${scan_files[@]}"
    echo
    head_of_table 'Doubts: soat correct, recognised text' confidence
    summarise "$bin_of" doubt "${ocr_files[@]}"
    echo
    head_of_table 'Doubts: by reason' reason
    summarise '$2' doubt "${ocr_files[@]}"
    echo
    echo '![predicted against observed](calibration.svg)'
} >"$work/calibration.md"
publish "$work/calibration.md"

for group in text typed scans; do
    awk -F' *\\| *' '$3 >= 5 { split($6, i, " to "); print $4, $5, i[1], i[2], $3 }' \
        "$judged/$group.bins" >"$judged/$group.points"
    [ -s "$judged/$group.points" ] || echo "NaN NaN NaN NaN 0" >"$judged/$group.points"
done
plot calibration <<END
set title 'How often an edit of a predicted probability is right (95 % intervals; fewer than 5 edits: left out)'
set xlabel 'predicted probability that the edit is right'
set ylabel 'observed'
set xrange [0.38:1.02]; set yrange [0:1.02]
plot x with lines ls 9 title 'honest', \\
  '$judged/text.points' using 1:2:3:4 with yerrorlines ls 3 title 'soat correct, recognised text', \\
  '$judged/typed.points' using 1:2:3:4 with yerrorlines ls 5 title 'soat correct, typed text', \\
  '$judged/scans.points' using 1:2:3:4 with yerrorlines ls 1 title 'soat scan'
END
