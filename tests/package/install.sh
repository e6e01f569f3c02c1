#!/usr/bin/env bash
# Installs a build into an empty folder, moves that folder, and uses it as a stranger would: two
# small projects, by pkg-config and by find_package, in C99 and in C++17, and the command itself.
#
#   install.sh BUILD
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
build=$(readlink -f "$1")
. "$root/tests/lib/check.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" "$check_said"' EXIT

check "package/installs" cmake --install "$build" --prefix "$scratch/first"
# Everything below works on the moved tree: nothing may remember where it was installed.
mv "$scratch/first" "$scratch/there"
prefix=$scratch/there
pc=$(find "$prefix" -name soat.pc -printf '%h')
libraries=$(readlink -f "$pc/..")
export PKG_CONFIG_PATH=$pc
ocr=false
[ -f "$pc/soat-ocr.pc" ] && ocr=true

version=$(sed -n 's/^#define SOAT_VERSION "\(.*\)"/\1/p' "$root/engine/include/soat/version.h")
check "package/pkg-config names the version" test "$(pkg-config --modversion soat)" = "$version"

# by pkg-config
consumer=$root/tests/consumer
warnings="-Wall -Wextra -Wpedantic -Werror"
# shellcheck disable=SC2046,SC2086
{
    check "package/C99 program by pkg-config" cc -std=c99 $warnings "$consumer/main.c" \
        -o "$scratch/c" $(pkg-config --cflags --libs soat)
    check "package/C++17 program by pkg-config" c++ -std=c++17 $warnings "$consumer/main.cpp" \
        -o "$scratch/cpp" $(pkg-config --cflags --libs soat)
}
model=$(pkg-config --variable=model soat)
for program in c cpp; do
    check "package/$program runs" env LD_LIBRARY_PATH="$libraries" "$scratch/$program" "$version" "$model"
done

# by find_package
check "package/find_package configures" cmake -S "$consumer" -B "$scratch/consumer" \
    -DCMAKE_PREFIX_PATH="$prefix" -DWITH_OCR=$($ocr && echo ON || echo OFF)
check "package/find_package builds" cmake --build "$scratch/consumer"
check "package/find_package C program runs" "$scratch/consumer/consumer_c" "$version" "$model"
check "package/find_package C++ program runs" "$scratch/consumer/consumer_cpp" "$version" "$model"
if $ocr; then
    check "package/find_package OCR program runs" "$scratch/consumer/consumer_ocr"
else
    check_exit 1 "package/find_package refuses a part that was not built" \
        cmake -S "$consumer" -B "$scratch/refused" -DCMAKE_PREFIX_PATH="$prefix" -DWITH_OCR=ON
fi

# the command
if [ -x "$prefix/bin/soat" ]; then
    run=(env -i PATH=/usr/bin:/bin "$prefix/bin/soat")
    check "package/soat finds its library" "${run[@]}" version
    said=$("${run[@]}" version 2>/dev/null)
    check "package/soat says the version" grep -qF "$version" <<<"$said"
    if [ -f "$model" ]; then
        # Beside the program, not in the tree it was built from: hide that one behind a bad name.
        opened=$(strace -f -e trace=openat "${run[@]}" correct 2>&1 </dev/null | grep -c "$model")
        if command -v strace >/dev/null; then
            check "package/soat opens the installed model" test "$opened" -gt 0
        fi
        corrected=$(printf 'Quốc hội\n' | "${run[@]}" correct)
        check "package/installed soat corrects" test "$corrected" = "Quốc hội"
    fi
    for page in soat.1 soat-correct.1 soat-scan.1 soat-eval.1 soat-model.1; do
        check "package/man page $page" test -s "$prefix/share/man/man1/$page"
    done
fi
finish
