#!/usr/bin/env bash
# A signed PDF that gets a text layer is named once, on standard error and in the report.
#
#   notes.sh SOAT
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../lib/check.sh"
soat=$(readlink -f "$1")
for tool in qpdf jq; do
    command -v $tool >/dev/null || { skip "notes" "$tool not found"; finish; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" "$check_said"' EXIT
cd "$scratch" || exit 1

{ printf 'P4\n400 400\n'; head -c 20000 /dev/zero; } >page.pbm
perl "$here/make_pdf.pl" plain.pdf page.pbm page.pbm
sed 's#<</Type/Catalog#<</AcroForm<</Fields[]/SigFlags 3>>/Type/Catalog#' plain.pdf >cut.pdf
qpdf cut.pdf signed.pdf 2>/dev/null || [ $? -eq 3 ]

code=0
"$soat" scan --raw plain.pdf signed.pdf -o out --to pdf -q 2>said || code=$?
check "exit code 0" test $code -eq 0
check "the signed one is named once" test "$(grep -c 'signature' said)" -eq 1
check "by its name" grep -q 'signed.pdf: the input is signed' said
check "in the report too" test "$(jq '.documents[] | select(.base == "signed") | .notes | length' \
    out/report.json)" -eq 1
check "the other has no note" test "$(jq '.documents[] | select(.base == "plain") | .notes | length' \
    out/report.json)" -eq 0
check "no note without a PDF" sh -c "! '$soat' scan --raw signed.pdf 2>&1 | grep -q signature"
finish
