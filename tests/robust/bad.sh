# Sourced by the bad_*.sh scripts: says what a refusal looks like.
# shellcheck shell=bash disable=SC2154
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
. "$here/../lib/check.sh"
soat=$(readlink -f "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" "$check_said"' EXIT

# refuses CODE NAME SENTENCE COMMAND...: that exit code, that sentence on stderr in one line that
# starts with `soat:`, and nothing on stdout. INPUT names the file for standard input.
refuses() {
    local code=$1 name=$2 sentence=$3
    shift 3
    check "$name" refused_as "$code" "$sentence" "$@"
}
refused_as() {
    local code=$1 sentence=$2 got=0
    shift 2
    "$@" >"$scratch/stdout" 2>"$scratch/stderr" <"${INPUT:-/dev/null}" || got=$?
    if [ "$got" -ne "$code" ]; then
        echo "exit code $got, expected $code; it said:"
        cat "$scratch/stderr"
        return 1
    fi
    grep '^soat: ' "$scratch/stderr" | grep -qiE "$sentence" || {
        echo "no sentence with '$sentence' on stderr; it said:"
        cat "$scratch/stderr"
        return 1
    }
    if [ -s "$scratch/stdout" ]; then
        echo "a refusal printed on stdout:"
        head -c 300 "$scratch/stdout"
        return 1
    fi
}

# prints FILE COMMAND...: exit code 0, exactly these bytes on stdout, nothing on stderr.
prints() {
    local expected=$1 got=0
    shift
    "$@" >"$scratch/stdout" 2>"$scratch/stderr" <"${INPUT:-/dev/null}" || got=$?
    [ "$got" -eq 0 ] || { echo "exit code $got"; cat "$scratch/stderr"; return 1; }
    [ ! -s "$scratch/stderr" ] || { cat "$scratch/stderr"; return 1; }
    cmp "$expected" "$scratch/stdout"
}

has_command() {
    "$soat" help | grep -q "^  $1 "
}

# valid_json COMMAND...: exit code 0, and what it prints is UTF-8 and JSON, one value or one a line.
valid_json() {
    "$@" >"$scratch/json" && iconv -f UTF-8 -t UTF-8 "$scratch/json" >/dev/null && jq -e . "$scratch/json" >/dev/null
}

# Sets SOAT_MODEL: the shipped model, or where it is not built yet a tiny one.
use_model() {
    SOAT_MODEL=$root/models/vi.soat
    if [ ! -f "$SOAT_MODEL" ]; then
        SOAT_MODEL=$scratch/tiny.soat
        "$soat" model build -d "$root/dictionaries" -c "$root/tests/tiny/text" -o "$SOAT_MODEL" \
            >/dev/null 2>&1 || { skip "all" "no model, and none could be built"; finish; }
    fi
    export SOAT_MODEL
}
