# Sourced by the shell tests. Each check prints one line that tests/run.sh counts:
#
#     ok NAME · not ok NAME (followed by what the command said) · skip NAME: why
#
# check NAME COMMAND...      passes when the command succeeds
# check_exit N NAME COMMAND...   passes when it ends with exactly that exit code
# skip NAME WHY
# finish                     last line of a script: exit 1 when a check failed, 77 when none was made
# shellcheck shell=bash

checks_failed=0
checks_made=0
check_said=$(mktemp)
trap 'rm -f "$check_said"' EXIT

check_exit() {
    local expected=$1 name=$2 code=0
    shift 2
    checks_made=$((checks_made + 1))
    "$@" >"$check_said" 2>&1 </dev/null || code=$?
    if [ "$code" -eq "$expected" ]; then
        echo "ok $name"
        return 0
    fi
    echo "not ok $name"
    echo "    exit code $code, expected $expected: $*" | cut -c 1-400
    head -c 3000 "$check_said" | tail -n 30 | sed 's/^/    /'
    checks_failed=$((checks_failed + 1))
    return 0
}

check() {
    local name=$1
    shift
    check_exit 0 "$name" "$@"
}

skip() {
    echo "skip $1: $2"
}

finish() {
    [ "$checks_made" -gt 0 ] || exit 77
    [ "$checks_failed" -eq 0 ]
    exit
}
