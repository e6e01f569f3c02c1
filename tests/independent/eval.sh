#!/usr/bin/env bash
# Word and letter errors of `soat eval` on random pairs, against an npm package's distance.
#
#   eval.sh SOAT
#
# Skipped (77) where node or npm is missing, or the package cannot be had.
set -uo pipefail
soat=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
. "$here/../lib/check.sh"
for tool in node npm; do
    command -v $tool >/dev/null || {
        echo "skip soat eval against an independent count: $tool not found"
        exit 77
    }
done
work=$(mktemp -d)
trap 'rm -rf "$work" "$check_said"' EXIT
cp "$here"/{package.json,package-lock.json,eval.mjs} "$work"
cd "$work" || exit 1
npm ci --no-audit --no-fund --loglevel=error >npm.log 2>&1 || {
    echo "skip soat eval against an independent count: npm could not install the package"
    tail -n 5 npm.log
    exit 77
}
node eval.mjs write pairs || exit 1
"$soat" eval pairs/gold pairs/text --json --by-file >report.json || exit 1
check "soat eval counts as an independent program does" node eval.mjs check pairs report.json

# The check itself must see an error: one more wrong word in one pair.
one_more() {
    node -e '
        const fs = require("fs"), report = JSON.parse(fs.readFileSync("report.json"));
        report.by_file[7].text.words.errors++;
        fs.writeFileSync("wrong.json", JSON.stringify(report));'
    ! node eval.mjs check pairs wrong.json
}
check "a wrong count would be seen" one_more
finish
