#!/usr/bin/env bash
# The lint tests can fail: each rule is broken once in a small tree and must be named.
#
#   selftest.sh LIBSOAT.SO
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
library=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

# caught NAME SENTENCE COMMAND...: the command fails and says the sentence
caught() {
    local name=$1 sentence=$2
    shift 2
    if "$@" >"$scratch/said" 2>&1 || ! grep -q "$sentence" "$scratch/said"; then
        echo "not caught: $name" >&2
        cat "$scratch/said" >&2
        bad=1
    fi
}

# include_broken NAME SENTENCE FILE INCLUDE
include_broken() {
    rm -rf "$scratch/tree"
    mkdir -p "$scratch/tree/engine/$(dirname "$3")"
    cp "$here/../../engine/CMakeLists.txt" "$scratch/tree/engine/"
    printf '#include %s\n' "$4" >"$scratch/tree/engine/$3"
    caught "$1" "$2" "$here/include_graph.sh" "$scratch/tree"
}
include_broken "a floor above" "lies below" text/a.c '"lm/ngram.h"'
include_broken "no floor" "write the floor" text/a.c '"utf8.h"'
include_broken "Tesseract in the core" "may know" correct/a.c '<tesseract/capi.h>'
include_broken "internals in the command" "public headers only" cli/a.c '"base/map.h"'
include_broken "ICU in the command" "no third party" cli/a.c '<unicode/unorm2.h>'
include_broken "internals in public" "only public" include/soat/a.h '"base/map.h"'
include_broken "third party in public" "no third party" include/soat/a.h '<jansson.h>'

# object_broken SYMBOL CODE
object_broken() {
    printf '%s\n' "$2" | cc -fPIC -c -x c - -o "$scratch/object.o"
    caught "$1" "$1" "$here/objects.sh" "$library" "$scratch/object.o"
}
object_broken printf '#include <stdio.h>
void soat_say(int n); void soat_say(int n) { printf("%d", n); }'
object_broken stderr '#include <stdio.h>
void soat_say(void); void soat_say(void) { fputs("x", stderr); }'
object_broken getenv '#include <stdlib.h>
char *soat_get(void); char *soat_get(void) { return getenv("X"); }'
object_broken counter 'static int counter; int soat_count(void); int soat_count(void) { return ++counter; }'
object_broken names 'static const char *names[2]; void soat_set(int i); void soat_set(int i)
{ names[i] = "x"; } const char *soat_get(int i); const char *soat_get(int i) { return names[i]; }'

# library_broken SENTENCE CODE LINK_OPTIONS...
library_broken() {
    local sentence=$1 code=$2
    shift 2
    printf '%s\n' "$code" | cc -fPIC -shared -x c - -o "$scratch/library.so" -Wl,--no-as-needed "$@"
    echo 'int soat_x; ' | sed 's/int/static const int/' | cc -c -x c - -o "$scratch/object.o"
    caught "$sentence" "$sentence" "$here/objects.sh" "$scratch/library.so" "$scratch/object.o"
}
library_broken "no public names" 'int helper(void); int helper(void) { return 1; }'
library_broken "no public names" 'int soat__inner(void); int soat__inner(void) { return 1; }'
mkdir -p "$scratch/fake"
echo 'int fake;' | cc -fPIC -shared -x c - -Wl,-soname,liblept.so.5 -o "$scratch/fake/liblept.so"
library_broken "must run without" 'int soat_y(void); int soat_y(void) { return 1; }' \
    -L"$scratch/fake" -llept
[ $bad -eq 0 ] && echo "all rules can be broken and are seen"
exit $bad
