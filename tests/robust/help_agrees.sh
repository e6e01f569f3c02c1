#!/usr/bin/env bash
# Help, manual pages and completion name the same commands and the same options.
#
#   help_agrees.sh SOAT [MAN_FOLDER]
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../lib/check.sh"
soat=$1
man=${2:-}

# The long options in a text, sorted; tells a word like `--` or `-1` from an option.
long_options() {
    grep -oE -- '--[a-z][a-z-]+' | LC_ALL=C sort -u
}
commands=$("$soat" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
same() {
    diff <(echo "$1") <(echo "$2")
}
check "help names commands" test "$(wc -w <<<"$commands")" -ge 4

script=$("$soat" completion bash)
check "completion is a script" bash -n <(echo "$script")
eval "$script"
complete_words() {
    COMP_WORDS=(soat "$@")
    COMP_CWORD=$#
    _soat
    printf '%s\n' "${COMPREPLY[@]}"
}
check "completion knows the commands" same "$commands" "$(complete_words "")"
for command in $commands; do
    help=$("$soat" help "$command" | sed -n '/^Options:/,/^Examples:/p' |
        grep -oE '^  (-.,|   ) --[a-z-]+' | long_options)
    check "help $command and soat $command --help agree" \
        same "$("$soat" help "$command")" "$("$soat" "$command" --help)"
    check "each letter of $command is one option's" same "" \
        "$("$soat" help "$command" | grep -oE '^  -[a-zA-Z],' | LC_ALL=C sort | uniq -d)"
    check "completion of $command" same "$help" "$(complete_words "$command" -- | long_options)"
    check "each option of $command completes" test \
        "$(complete_words "$command" --hel)" = --help
    if [ -n "$man" ]; then
        page=$(sed -e 's/\\-/-/g' -e 's/\\f[A-Z]//g' "$man/soat-$command.1" |
            sed -n '/^.SH OPTIONS/,/^.SH \(EXAMPLES\|EXIT\)/p' | grep -E '^(-.(, )?)?--' | long_options)
        check "manual page of $command" same "$help" "$page"
    fi
done
finish
