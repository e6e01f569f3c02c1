#!/usr/bin/env bash
# The code is as clang-format leaves it.  format.sh --fix rewrites the files.
# Exit 77 (skipped) where clang-format is missing or of another major version than the one whose
# output is in the tree: they differ in details.
set -euo pipefail
root=$(dirname "$(readlink -f "$0")")/../..
cd "$root"
version=14
if ! clang-format --version 2>/dev/null | grep -q "version $version\."; then
    echo "skipped: clang-format $version not found"
    exit 77
fi
mapfile -t files < <(find engine tests bench -name '*.[ch]' -not -path '*/build*' | LC_ALL=C sort)
if [ "${1:-}" = --fix ]; then
    clang-format -i "${files[@]}"
    exit 0
fi
if ! clang-format --dry-run --Werror --ferror-limit=1 "${files[@]}" 2>&1 |
    sed -n 's/^\([^:]*\):[0-9]*:.*error:.*/\1/p' | sort -u | { ! grep .; }; then
    echo "not as clang-format leaves them; put it right with: tests/lint/format.sh --fix" >&2
    exit 1
fi
echo "${#files[@]} files checked"
