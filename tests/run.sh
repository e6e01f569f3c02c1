#!/usr/bin/env bash
# Install what the tests need, build, and run every test of the project.
#
#   tests/run.sh               everything: what CI runs
#   tests/run.sh --quick       build and run the short tests only (a developer's minute)
#   tests/run.sh --only TEXT   only stages and tests whose name holds TEXT (a regular expression)
#   tests/run.sh --no-install  leave the system's packages alone
#   tests/run.sh --large       also the tests that need gigabytes or hours
#
# Needs no terminal and reads no input. The last line is `N passed, N failed`, with `, N skipped`
# where something it needs is not there; each skip says why above. Exit code 1 when a test failed.
set -uo pipefail
exec </dev/null
export LC_ALL=C.UTF-8 TERM=dumb
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
cd "$root" || exit 1

quick=false install=true only="" large=false
while [ $# -gt 0 ]; do
    case $1 in
    --quick) quick=true install=false ;;
    --no-install) install=false ;;
    --large) large=true ;;
    --only)
        [ $# -gt 1 ] || { echo "--only needs a pattern" >&2; exit 2; }
        only=$2
        shift
        ;;
    -h | --help)
        sed -n '2,12s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
    *)
        echo "unknown option $1; see tests/run.sh --help" >&2
        exit 2
        ;;
    esac
    shift
done

cores=$(nproc)
passed=0 failed=0 skipped=0
failures=()
started=$SECONDS
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# ---- counting ----------------------------------------------------------------------------------

fail() {
    failed=$((failed + 1))
    failures+=("$1")
}

# A single command as one test: its output is shown when it fails.
run_check() {
    local name=$1
    shift
    if "$@" >"$scratch/log" 2>&1; then
        echo "ok $name"
        passed=$((passed + 1))
        return 0
    fi
    echo "not ok $name"
    tail -n 40 "$scratch/log" | sed 's/^/    /'
    fail "$name"
    return 1
}

# A script that prints `ok`, `not ok` and `skip` lines (tests/lib/check.sh).
run_script() {
    local name=$1 code=0 bad
    shift
    "$@" 2>&1 | tee "$scratch/log" || code=$?
    passed=$((passed + $(grep -c '^ok ' "$scratch/log")))
    skipped=$((skipped + $(grep -c '^skip ' "$scratch/log")))
    bad=$(grep -c '^not ok ' "$scratch/log")
    failed=$((failed + bad))
    while read -r line; do
        failures+=("${line#not ok }")
    done < <(grep '^not ok ' "$scratch/log")
    if [ "$code" -ne 0 ] && [ "$code" -ne 77 ] && [ "$bad" -eq 0 ]; then
        echo "not ok $name ended with exit code $code"
        fail "$name"
    fi
}

# ctest in a build folder; each of its tests counts as one. Further arguments go to ctest.
run_ctest() {
    local build=$1 stage=$2 summary
    shift 2
    rm -f "$scratch/ctest.xml"
    [ -z "$only" ] || [[ $stage =~ $only ]] || set -- "$@" -R "$only"
    ctest --test-dir "$build" -j "$cores" --timeout 600 --output-on-failure --no-tests=error \
        --output-junit "$scratch/ctest.xml" "$@" >"$scratch/log" 2>&1
    grep -E '\*\*\*(Failed|Timeout|Exception|Skipped|Not Run)' "$scratch/log"
    if [ -n "$only" ] && ! grep -q 'tests passed' "$scratch/log"; then
        return # nothing here has a name like that
    fi
    if ! grep -q 'tests passed' "$scratch/log"; then
        tail -n 20 "$scratch/log"
        fail "$stage: ctest did not finish"
        return
    fi
    if grep -q 'FAILED' "$scratch/log"; then
        grep -vE '^ *[0-9]+/[0-9]+ Test .*Passed|^ *Start ' "$scratch/log" | tail -n 150
    fi
    [ -f "$scratch/ctest.xml" ] || return
    local total bad without
    summary=$(tr '\n' ' ' <"$scratch/ctest.xml")
    total=$(sed -n 's/.*<testsuite [^>]*tests="\([0-9]*\)".*/\1/p' <<<"$summary")
    bad=$(grep -c '<testcase .*status="fail"' "$scratch/ctest.xml")
    without=$(grep -cE '<testcase .*status="(notrun|disabled)"' "$scratch/ctest.xml")
    passed=$((passed + total - bad - without))
    skipped=$((skipped + without))
    failed=$((failed + bad))
    while read -r name; do
        failures+=("$stage: $name")
    done < <(sed -n 's/.*<testcase name="\([^"]*\)".*status="fail".*/\1/p' "$scratch/ctest.xml")
    echo "$stage: $((total - bad - without)) of $total passed"
}

# configure_and_build FOLDER CMAKE_ARGUMENT...   Warnings are errors. One test: it builds.
build() {
    local folder=$1
    shift
    run_check "$folder: configures" cmake -G Ninja -S . -B "$folder" -DSOAT_WERROR=ON "$@" &&
        run_check "$folder: builds without a warning" ninja -C "$folder"
}

stage() {
    stage_name=$1
    stage_start=$SECONDS
    [ -z "$only" ] || [[ $1 =~ $only ]] || ${2:-false} || return 1
    echo
    echo "== $1"
}

stage_end() {
    echo "   $((SECONDS - stage_start)) s for $stage_name"
}

finish() {
    echo
    if [ ${#failures[@]} -gt 0 ]; then
        echo "failed:"
        printf '    %s\n' "${failures[@]}"
    fi
    echo "$((SECONDS - started)) s in all"
    local line="$passed passed, $failed failed"
    [ "$skipped" -eq 0 ] || line+=", $skipped skipped"
    echo "$line"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# ---- stages ------------------------------------------------------------------------------------

if $install; then
    stage packages true
    # Named, not fatal: where all but a formatter is there, the rest can still run.
    run_check "the packages of engine/packages.txt" engine/install_packages.sh build ocr test
    stage_end
fi

if [ ! -d "${SOAT_SHARED:-../shared}/testsets" ]; then
    echo "skipped: ../shared/testsets not found (or set SOAT_SHARED); what measures on it is skipped"
fi

stage build true
build build-check -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS=-O2 || finish
stage_end

stage tests true
if $quick; then
    run_ctest build-check tests
    stage_end
    finish
elif $large; then
    run_ctest build-check tests -C Large
else
    run_ctest build-check tests -C Slow
fi
stage_end

if stage package; then
    run_check "every public function is exported" tests/lint/exports.sh build-check/engine/libsoat*.so
    run_check "the links of the documents lead somewhere" tests/lint/readme.sh --links
    run_script package tests/package/install.sh build-check
    stage_end
fi

# Third-party libraries keep what they allocate once; what is listed in suppressions is theirs.
export ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1:check_initialization_order=1
export UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$root/tests/sanitizers/leaks.supp:print_suppressions=0
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1

if stage sanitizers; then
    build build-asan -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS=-O2 -DSOAT_SANITIZE=address,undefined \
        -DSOAT_BUILD_BENCH=OFF && run_ctest build-asan sanitizers -LE lint
    stage_end
fi

if stage threads; then
    build build-tsan -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS=-O2 -DSOAT_SANITIZE=thread \
        -DSOAT_BUILD_BENCH=OFF -DSOAT_WITH_OCR=OFF && run_ctest build-tsan threads -R thread
    stage_end
fi

if stage without-ocr; then
    build build-no-ocr -DCMAKE_BUILD_TYPE=Release -DSOAT_WITH_OCR=OFF -DSOAT_BUILD_BENCH=OFF &&
        run_ctest build-no-ocr without-ocr -LE lint
    stage_end
fi

if stage fuzz; then
    if command -v clang >/dev/null; then
        build build-fuzz -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
            -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS=-O2 -DSOAT_SANITIZE=address,undefined -DSOAT_FUZZ=ON \
            -DSOAT_WITH_OCR=OFF -DSOAT_BUILD_BENCH=OFF && run_ctest build-fuzz fuzz -L fuzz
    else
        echo "skip fuzz: clang not found"
        skipped=$((skipped + 1))
    fi
    stage_end
fi

finish
