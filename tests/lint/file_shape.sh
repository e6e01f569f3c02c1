#!/usr/bin/env bash
# Files keep to a size and say at their head what they are for; no tabs, no line over 100 columns.
set -euo pipefail
root=$(dirname "$(readlink -f "$0")")/../..
cd "$root"
limit=600
bad=0
count=0
complain() {
    echo "$1" >&2
    bad=1
}
for file in $(find engine tests bench -name '*.[ch]' -not -path '*/build*' | LC_ALL=C sort); do
    count=$((count + 1))
    lines=$(wc -l <"$file")
    # Generated tables say so on their first line and may be long.
    if [ "$lines" -gt $limit ] && ! head -n 1 "$file" | grep -qi generated; then
        complain "$file: $lines lines; the aim is 400, the limit $limit: split it by role"
    fi
    if grep -nP '\t' "$file" | head -n 3 | grep . >&2; then
        complain "$file: tabs"
    fi
    if [[ $file == engine/* ]] && ! head -n 1 "$file" | grep -qE '^/[*/]'; then
        case $file in
        *.h) complain "$file: the first line opens no comment on what the header is for" ;;
        esac
    fi
done
echo "$count files checked"
[ $count -gt 0 ] && exit $bad
