#!/usr/bin/env bash
# Command lines that make no sense, and a standard output that takes nothing.
#
#   bad_usage.sh SOAT
set -uo pipefail
. "$(dirname "$(readlink -f "$0")")/bad.sh"

refuses 2 "no command" "soat help" "$soat"
refuses 2 "unknown command" "no command 'frobnicate'" "$soat" frobnicate
refuses 2 "mistyped command" "did you mean 'version'" "$soat" verison
refuses 2 "unknown option" "zzz" "$soat" version --zzz
refuses 2 "help of nothing" "no command" "$soat" help nothing
refuses 2 "completion of no shell" "bash" "$soat" completion
refuses 2 "completion of another shell" "bash" "$soat" completion tcsh
for command in $("$soat" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    refuses 2 "$command: unknown option" "no-such-option" "$soat" "$command" --no-such-option
done

# Everything that prints says so when it could not.
to_full() {
    "$@" >/dev/full
}
for command in help version "completion bash"; do
    # shellcheck disable=SC2086
    refuses 3 "$command onto a full disk" "standard output" to_full "$soat" $command
done
# A reader that has seen enough is no error.
seen_enough() {
    local codes
    "$soat" help | head -c 1 >/dev/null
    codes=("${PIPESTATUS[@]}")
    [ "${codes[0]}" -eq 0 ]
}
check "a pipe that closes early" seen_enough
finish
