#!/usr/bin/env bash
# How well are sentences and words found, on the sets written for the project?
#
#   bench/segment/run.sh            writes bench/results/segment.md
#   bench/segment/run.sh --quick    prints it
#   bench/segment/run.sh --work DIR | --out DIR
#
# Wants a built tree with its tests.
. "$(dirname "$(readlink -f "$0")")/../lib.sh"
bench_begin segment "$@"
no_more_options
score=$tools/../tests/segment/segment_score
need "$score" "build the tree with its tests"
{
    print_heading 'Sentences and words'
    cat <<'END'
The sets are those of tests/segment, written and cut by hand for the project by the segmenter's own author; tests/segment/README.md says
what counts as a word. Only the test halves are fair: the dev halves were looked at. Intervals are a bootstrap over cases (1,000
resamples). Longest match takes the longest word of the same list at each place and knows no names.

END
    cd "$top"
    "$score" tests/segment
} >"$work/segment.md"
publish "$work/segment.md"
