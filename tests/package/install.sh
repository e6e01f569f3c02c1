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
if [ -f "$model" ]; then
    corrects() {
        "$scratch/consumer/consumer_correct" "$model" | grep -qF "Ủy ban nhân dân tỉnh họp trong tháng thứ ba."
    }
    check "package/the example of the README corrects" corrects
fi
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
    check "package/soat says the version" test "$("${run[@]}" version | head -n 1)" = "soat $version"
    for command in $("${run[@]}" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
        check "package/man page of $command" test -s "$prefix/share/man/man1/soat-$command.1"
    done
    check "package/man page of soat" test -s "$prefix/share/man/man1/soat.1"
    check "package/completion" bash -n "$prefix/share/bash-completion/completions/soat"
    needs_no_recogniser() {
        ! readelf -d "$prefix/bin/soat" | grep -E 'NEEDED.*(soat-ocr|tesseract|lept|poppler|glib)'
    }
    check "package/soat loads nothing that only scanning needs" needs_no_recogniser
    if [ -f "$model" ]; then
        if $ocr; then
            scans() {
                "${run[@]}" scan --quiet "$root/tests/corpus/sample.pdf" | grep -q "Độc lập"
            }
            check "package/installed soat scans" scans
            mv "$prefix/libexec/soat/soat-scan" "$scratch"
            check_exit 6 "package/soat alone says that it cannot scan" \
                "${run[@]}" scan "$root/tests/corpus/sample.pdf"
            mv "$scratch/soat-scan" "$prefix/libexec/soat"
        fi
        printf 'Quốc hội\n' >"$scratch/text"
        check "package/installed soat corrects" "${run[@]}" correct "$scratch/text"
        # The model beside it is the one that it opens, not that of the tree it was built from.
        echo "no model" >"$model"
        check_exit 5 "package/soat opens the installed model" "${run[@]}" correct "$scratch/text"
        check "package/SOAT_MODEL comes first" env SOAT_MODEL="$root/models/vi.soat" \
            "$prefix/bin/soat" correct "$scratch/text"
        check "package/--model comes before SOAT_MODEL" env SOAT_MODEL=/nowhere \
            "$prefix/bin/soat" correct --model "$root/models/vi.soat" "$scratch/text"
    else
        skip "package/the installed model" "models/vi.soat not found"
    fi
fi
finish
