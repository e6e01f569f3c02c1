#!/usr/bin/env bash
# Every function that a public header declares is exported by one of the libraries, and back.
#
#   exports.sh LIBRARY...
#
# And soat.h includes every header of libsoat.
# Without libsoat-ocr among them, headers that say they are its own are left out.
set -euo pipefail
export LC_ALL=C
root=$(dirname "$(readlink -f "$0")")/../..
exported=$(for library in "$@"; do nm -D --defined-only "$library"; done |
    awk '{ sub(/@.*/, "", $3); print $3 }' | grep '^soat_' | sort -u)
headers=("$root"/engine/include/soat/*.h)
if [[ "$*" != *libsoat-ocr* ]]; then
    mapfile -t headers < <(grep -L 'libsoat-ocr' "${headers[@]}")
fi
declared=$(cat "${headers[@]}" | tr '\n' ' ' | grep -oE 'SOAT_API[^;{]*;' |
    grep -oE '\bsoat_[a-z0-9_]+ ?\(' | tr -d ' (' | sort -u)
missing=$(comm -23 <(echo "$declared") <(echo "$exported"))
secret=$(comm -13 <(echo "$declared") <(echo "$exported"))
[ -z "$missing" ] || echo "declared in a public header, exported by no library:" $missing >&2
[ -z "$secret" ] || echo "exported, declared in no public header:" $secret >&2
left_out=$(cd "$root/engine/include" && for header in $(grep -L 'libsoat-ocr' soat/*.h); do
    [ "$header" = soat/soat.h ] || grep -q "#include \"$header\"" soat/soat.h || echo "$header"
done)
[ -z "$left_out" ] || echo "soat.h does not include:" $left_out >&2
echo "$(wc -l <<<"$declared") public functions checked"
[ -z "$missing$secret$left_out" ]
