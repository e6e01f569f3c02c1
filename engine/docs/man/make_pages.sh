#!/bin/sh
# The manual pages, from soat.1.scd and from what each command says of itself.
#
#   make_pages.sh SOAT SCDOC FOLDER
set -eu
here=$(dirname "$0")
soat=$1
scdoc=$2
folder=$3
# The same input gives the same pages on any day.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0}
export SOURCE_DATE_EPOCH
rm -rf "$folder"
mkdir -p "$folder"
commands=$("$soat" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ -n "$commands" ]
for command in $commands; do
    "$soat" help --manual "$command" >"$folder/source.scd"
    "$scdoc" <"$folder/source.scd" >"$folder/soat-$command.1"
done
rm "$folder/source.scd"
"$scdoc" <"$here/soat.1.scd" >"$folder/soat.1"
