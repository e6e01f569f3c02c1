#!/usr/bin/env bash
# The program in the README is the one that the tests compile and run, its figures are those of bench/results.
# readme.sh --links: the links of all documents lead somewhere, too.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
bad=0
source=$(sed -n 's/^<!-- example: \(.*\) -->$/\1/p' README.md)
[ -f "$source" ] || { echo "README.md names no example" >&2; exit 1; }
if ! diff <(sed -n '/^```c$/,/^```$/p' README.md | sed '1d;$d') "$source" >&2; then
    echo "the example in README.md is not $source" >&2
    bad=1
fi
if ! bench/update_readme.sh --check >&2; then
    echo "the figures in README.md are not those of bench/results: run bench/update_readme.sh" >&2
    bad=1
fi
documents=()
[ "${1:-}" != --links ] || documents=(README.md engine/docs/*.md)
for document in "${documents[@]}"; do
    while read -r target; do
        [ -e "$(dirname "$document")/$target" ] || {
            echo "$document: there is no $target" >&2
            bad=1
        }
    done < <(grep -oE '\]\([^)#:]+\)' "$document" | tr -d ']()')
done
exit $bad
