#!/usr/bin/env bash
# How well are sentences and words found, on the sets written for the project?
#
#   bench/segment/run.sh BUILD > bench/results/segment.md
set -euo pipefail
build=$1
cd "$(dirname "$(readlink -f "$0")")/../.."
cat <<END
# Sentences and words

    bench/segment/run.sh BUILD

The sets are those of tests/segment, written and cut by hand for the project by the segmenter's own author; tests/segment/README.md says
what counts as a word. Only the test halves are fair: the dev halves were looked at. Intervals are a bootstrap over cases (1,000
resamples). Longest match takes the longest word of the same list at each place and knows no names.

END
"$build/tests/segment/segment_score" tests/segment
