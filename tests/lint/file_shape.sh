#!/usr/bin/env bash
# Files keep to a size, hold no tabs, and a header says at its head what it is for.
set -euo pipefail
root=$(dirname "$(readlink -f "$0")")/../..
cd "$root"
find engine tests bench -name '*.[ch]' -not -path '*/build*' | LC_ALL=C sort | xargs awk -v limit=600 '
    function complain(why) {
        print why > "/dev/stderr"
        bad = 1
    }
    function close_file() {
        # Generated tables say so on their first line and may be long.
        if (lines > limit && !generated)
            complain(name ": " lines " lines; the aim is 400, the limit " limit ": split it by role")
    }
    FNR == 1 {
        if (files++) close_file()
        name = FILENAME
        generated = tolower($0) ~ /generated/
        if (name ~ /^engine\/.*\.h$/ && $0 !~ /^\/[*\/]/)
            complain(name ": the first line opens no comment on what the header is for")
    }
    /\t/ { complain(name ":" FNR ": a tab") }
    { lines = FNR }
    END {
        close_file()
        print files " files checked"
        exit bad || files == 0
    }'
