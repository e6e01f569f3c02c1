#!/usr/bin/env bash
# What the compiled library asks of others and offers to them.
#
#   objects.sh LIBSOAT.SO CORE_OBJECT...
#
# - libsoat needs none of the libraries that only reading images and PDFs needs;
# - it exports names that start with soat_, none that starts with soat__;
# - no library floor prints, exits, touches the environment or keeps writable global state.
# Run it on a plain build: sanitizers add needs of their own.
set -euo pipefail
export LC_ALL=C
library=$1
shift
[ $# -gt 0 ] || { echo "usage: objects.sh LIBSOAT.SO CORE_OBJECT..." >&2; exit 2; }
bad=0

needed=$(readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
[ -n "$needed" ] || { echo "readelf found nothing in $library" >&2; exit 1; }
if grep -E 'tesseract|lept|poppler|qpdf|glib|gobject|cairo|libsoat' <<<"$needed" >&2; then
    echo "libsoat must run without these" >&2
    bad=1
fi

exported=$(nm -D --defined-only "$library" | awk '{ sub(/@.*/, "", $3); print $3 }' | sort)
if grep -vE '^soat_[a-z0-9]' <<<"$exported" >&2; then
    echo "exported, but no public names: hide them (static, or soat__ without SOAT_API)" >&2
    bad=1
fi

calls='printf|puts|putchar|vprintf|__printf_chk|__vprintf_chk|perror|exit|_exit|_Exit|abort|quick_exit'
calls+='|raise|setenv|putenv|unsetenv|clearenv|getenv|secure_getenv|setlocale|signal|sigaction'
calls+='|srand|rand|strtok|system|popen|gets|stdin|stdout|stderr'
found=$(nm -A -u "$@" | awk -v calls="^($calls)$" '
    { symbol = $NF; sub(/@.*/, "", symbol); sub(/:.*/, "", $1); sub(/.*\//, "", $1) }
    # A worker process that the library forked ends there; no process of a caller does.
    $1 == "worker.c.o" && symbol == "_exit" { next }
    symbol ~ calls { print $1 ": a library does not use " symbol }')
# Writable globals are shared state between threads. Tables of pointers are in .data.rel.ro.
# The one exception is the mutex that guards Hunspell's own unlocked global.
found+=$'\n'$(objdump -t "$@" | awk '
    / file format / { object = $1; sub(/.*\//, "", object) }
    object == "hunspell_dictionary.c.o:" && $NF == "creation" { next }
    / O \.(data|bss)(\.rel(\.local)?)?[ \t]/ { print object " writable global state: " $NF }')
if [[ $found == *[![:space:]]* ]]; then
    echo "$found" >&2
    bad=1
fi
echo "$(wc -l <<<"$exported") exported names and $# objects checked"
exit $bad
