#!/usr/bin/env bash
# Golden tests of the command line.
#
#   run.sh SOAT [--update] [CASE...]
#
# cases/NAME.cmd is a bash script that runs in a fresh folder with `soat` first on its path and
# tests/cli/data linked in as `data`. Beside it stand what must come out: NAME.stdout and NAME.stderr
# (no file: nothing), NAME.exit (no file: 0). --update writes them; read the diff before you
# commit it.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
[ $# -gt 0 ] || { echo "usage: run.sh SOAT [--update] [CASE...]" >&2; exit 2; }
program=$(readlink -f "$1")
shift
update=0
if [ "${1:-}" = --update ]; then
    update=1
    shift
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/soat"
export PATH="$work/bin:$PATH" LC_ALL=C.UTF-8

# An empty result is no file.
keep() { # FOUND GOLDEN
    if [ -s "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi
}

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    for file in "$here"/cases/*.cmd; do names+=("$(basename "$file" .cmd)"); done
fi
failed=0
for name in "${names[@]}"; do
    golden=$here/cases/$name
    [ -f "$golden.cmd" ] || { echo "there is no case '$name'" >&2; exit 2; }
    mkdir "$work/$name"
    ln -s "$here/data" "$work/$name/data"
    code=0
    (cd "$work/$name" && bash "$golden.cmd" >"$work/$name.stdout" 2>"$work/$name.stderr" \
        </dev/null) || code=$?
    : >"$work/$name.exit"
    [ $code -eq 0 ] || echo $code >"$work/$name.exit"
    for part in stdout stderr exit; do
        if [ $update -eq 1 ]; then
            keep "$work/$name.$part" "$golden.$part"
        elif ! diff -u --label "expected $part of $name" --label "found" \
            "$([ -f "$golden.$part" ] && echo "$golden.$part" || echo /dev/null)" \
            "$work/$name.$part" >&2; then
            failed=$((failed + 1))
        fi
    done
done
echo "${#names[@]} cases, $failed differences"
[ $failed -eq 0 ]
