#!/usr/bin/env bash
# Each floor includes only itself and the floors below it; the command line sees public headers.
#
#   include_graph.sh [ROOT]      ROOT is a tree with engine/ in it; default: this one
#
# The order is read from engine/CMakeLists.txt, where it also decides what is compiled into what.
set -euo pipefail
root=${1:-$(dirname "$(readlink -f "$0")")/../..}
cd "$root/engine"

floors() {
    sed -n "s/^set($1 \(.*\))$/\1/p" CMakeLists.txt
}
read -r -a core <<<"$(floors core_floors)"
read -r -a ocr <<<"$(floors ocr_floors)"
[ ${#core[@]} -gt 5 ] && [ ${#ocr[@]} -gt 0 ] || {
    echo "the floors could not be read from engine/CMakeLists.txt" >&2
    exit 1
}

{
    find "${core[@]}" "${ocr[@]}" cli include -name '*.[ch]' 2>/dev/null || true
} | LC_ALL=C sort | xargs awk -v order="${core[*]} ${ocr[*]}" -v ocr="${ocr[*]}" '
    BEGIN {
        count = split(order, names, " ")
        for (i = 1; i <= count; i++) rank[names[i]] = i
        split(ocr, names, " ")
        # The libraries of libsoat-ocr, by how their headers are named.
        heavy = "^(tesseract|leptonica|poppler|qpdf|glib|cairo)"
    }
    function complain(why) {
        printf "engine/%s:%d: %s: %s\n", FILENAME, FNR, why, $0
        bad++
    }
    /^[ \t]*#[ \t]*include/ {
        seen++
        split(FILENAME, path, "/")
        floor = path[1]
        line = $0
        sub(/^[ \t]*#[ \t]*include[ \t]*/, "", line)
        quoted = line ~ /^"/
        gsub(/[<>"]/, "", line)
        sub(/[ \t].*$/, "", line)
        parts = split(line, target, "/")
        if (floor == "include") {
            if (quoted && target[1] != "soat")
                complain("a public header includes only public ones")
            if (line ~ heavy || line ~ /^(unicode|hunspell|xxhash|jansson|libxml)/)
                complain("a public header names no third party")
        } else if (floor == "cli") {
            if (target[1] in rank)
                complain("the command line includes public headers only")
            if (line ~ heavy || line ~ /^(unicode|hunspell|xxhash|libxml)/)
                complain("the command line knows no third party but jansson")
        } else {
            if (quoted && target[1] != "soat" && !(target[1] in rank))
                complain("write the floor: \"floor/file.h\"")
            if (target[1] in rank && rank[target[1]] > rank[floor])
                complain("floor " floor " lies below floor " target[1])
            if (line ~ heavy && floor != "ocr" && floor != "pdf")
                complain("only ocr/ and pdf/ may know this library")
        }
    }
    END {
        printf "%d includes checked\n", seen
        exit bad > 0 || seen == 0
    }'
