#!/usr/bin/env bash
# From a bare Debian 12 to corrected pages: installs the packages, builds, and scans the sample.
#
#   engine/quickstart.sh [--yes] [--no-install]
#
# --yes          do not ask before installing packages (nobody is asked without a terminal either)
# --no-install   leave the system's packages alone
#
# Packages that are there already are not asked for, so a second run needs no network.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
cd "$root"

install=true ask=true
for argument in "$@"; do
    case $argument in
    --yes) ask=false ;;
    --no-install) install=false ;;
    -h | --help)
        sed -n '2,9s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
    *)
        echo "unknown option $argument; see engine/quickstart.sh --help" >&2
        exit 2
        ;;
    esac
done
[ -t 0 ] || ask=false

step() {
    printf '\n[%s] %s\n' "$1" "$2"
}
stop() {
    echo "quickstart: $1" >&2
    exit 1
}
log=$(mktemp)
trap 'rm -rf "$log" "$log".*' EXIT
# run WHAT COMMAND...: quiet while it works, and the end of what it said when it does not
run() {
    local what=$1
    shift
    "$@" >"$log" 2>&1 </dev/null || {
        tail -n 30 "$log" >&2
        stop "$what failed; the lines above say why"
    }
}

step 1/3 "Packages"
if ! $install; then
    echo "left alone (--no-install)"
elif ! engine/install_packages.sh --check build ocr; then
    if $ask; then
        read -r -p "Install them? [Y/n] " answer
        [[ ${answer:-y} == [yY]* ]] || stop "nothing was installed; --no-install goes on without"
    fi
    engine/install_packages.sh build ocr || stop "the packages could not be installed"
fi

step 2/3 "Build (Release, in build/)"
command -v cmake >/dev/null || stop "cmake is missing; run this without --no-install"
# A build folder that moved with its tree remembers another place and cannot be used again.
if [ -f build/CMakeCache.txt ] && ! grep -qF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" build/CMakeCache.txt; then
    stop "build/ was made for another place; delete it and run this again"
fi
if [ ! -f build/CMakeCache.txt ]; then # what somebody has set up stays as it is
    run "configuring" cmake -G Ninja -S . -B build -DCMAKE_BUILD_TYPE=Release \
        -DSOAT_BUILD_TESTS=OFF -DSOAT_BUILD_BENCH=OFF
fi
run "building" cmake --build build
soat=$root/build/engine/soat
echo "built ${soat#"$root"/}: $("$soat" version | head -n 1)"

step 3/3 "The sample: tests/corpus/sample.pdf, a scanned page"
sample=tests/corpus/sample.pdf
[ -f $sample ] || stop "$sample is missing; is this a whole checkout?"
[ -f models/vi.soat ] || stop "models/vi.soat is missing; is this a whole checkout?"
"$soat" scan --raw $sample >"$log.before" 2>"$log" || { cat "$log" >&2; stop "soat scan --raw failed"; }
"$soat" scan $sample >"$log.after" 2>"$log" || { cat "$log" >&2; stop "soat scan failed"; }

# Lines keep their number, so before and after stand beside each other; what changed is marked.
bold="" plain=""
if [ -t 1 ]; then
    bold=$'\e[1m' plain=$'\e[0m'
fi
echo
awk -v bold="$bold" -v plain="$plain" '
    # Words from..to of a line with three words on each side; those the other line lacks are marked.
    function around(line, from, to, other,    words, count, i, shown) {
        count = split(line, words, /[ \t]+/)
        for (i = from > 3 ? from - 3 : 1; i <= to + 3 && i <= count; i++)
            shown = shown (i >= from && i <= to && index(" " other " ", " " words[i] " ") == 0 \
                           ? bold "[" words[i] "]" plain : words[i]) " "
        return shown
    }
    function between(line, from, to,    words, i, found) {
        split(line, words, /[ \t]+/)
        for (i = from; i <= to; i++) found = found " " words[i]
        return found
    }
    NR == FNR { before[FNR] = $0; next }
    $0 != before[FNR] {
        changed++
        old = split(before[FNR], was, /[ \t]+/)
        new = split($0, is, /[ \t]+/)
        from = 1
        while (from <= old && from <= new && was[from] == is[from]) from++
        while (old >= from && new >= from && was[old] == is[new]) { old--; new-- }
        printf "line %d\n    read       %s\n", FNR, around(before[FNR], from, old, between($0, from, new))
        printf "    corrected  %s\n", around($0, from, new, between(before[FNR], from, old))
    }
    END { printf "\n%d of %d lines corrected; [ ] marks what changed.\n", changed, FNR }
' "$log.before" "$log.after"
cat <<END

The whole page:   build/engine/soat scan $sample
Your own scans:   build/engine/soat scan FILE.pdf
Damaged text:     build/engine/soat correct < in.txt > out.txt
What else:        build/engine/soat help
END
