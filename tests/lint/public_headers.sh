#!/usr/bin/env bash
# Each public header compiles alone as C99 and as C++17, and exports what it declares.
set -euo pipefail
root=$(dirname "$(readlink -f "$0")")/../..
headers=$root/engine/include
bad=0
count=0
for header in "$headers"/soat/*.h; do
    name=soat/$(basename "$header")
    count=$((count + 1))
    for language in "c -std=c99" "c++ -std=c++17"; do
        # Twice, so that a missing include guard shows.
        # shellcheck disable=SC2086
        printf '#include <%s>\n#include <%s>\n' "$name" "$name" |
            "${CC:-cc}" -x $language -Wall -Wextra -Wpedantic -Werror -I"$headers" -fsyntax-only - || {
            echo "$name does not compile alone as $language" >&2
            bad=1
        }
    done
    # What is exported says so; a plain declaration would be hidden from every caller.
    if grep -nE '^(soat_[a-z_]+|void|bool|const char) \*?soat_[a-z_]+\(' "$header" >&2; then
        echo "$name declares a function without SOAT_API" >&2
        bad=1
    fi
done
echo "$count public headers checked"
[ $count -gt 0 ] && exit $bad
