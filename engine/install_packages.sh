#!/usr/bin/env bash
# Install the Debian packages of the named groups (engine/packages.txt) that are not there yet.
#
#   engine/install_packages.sh [--check] GROUP...      groups: build ocr test bench rivals
#
# Asks nothing and touches no network when everything is there. With --check it installs nothing
# and fails when something is missing. Uses sudo when it is not root.
set -euo pipefail

list=$(dirname "$(readlink -f "$0")")/packages.txt
check_only=false
if [ "${1:-}" = --check ]; then
    check_only=true
    shift
fi
[ $# -gt 0 ] || { echo "usage: install_packages.sh [--check] GROUP..." >&2; exit 2; }

if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian system. Install what $list names with your own package manager," >&2
    echo "then run this again with --no-install." >&2
    exit 1
fi

wanted=()
for group in "$@"; do
    while read -r name; do
        wanted+=("$name")
    done < <(awk -v group="$group" '!/^#/ && $2 == group { print $1 }' "$list")
done

missing=()
for entry in "${wanted[@]}"; do
    name=${entry%%|*} command=${entry#"$name"}
    if [ -n "$command" ] && command -v "${command#|}" >/dev/null; then
        continue
    fi
    status=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$name")
done

if [ ${#missing[@]} -eq 0 ]; then
    echo "packages: all ${#wanted[@]} are installed"
    exit 0
fi
echo "packages missing: ${missing[*]}"
if $check_only; then
    exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "Become root, or install sudo, or install these yourself: ${missing[*]}" >&2
        exit 1
    }
    as_root=(sudo)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o DPkg::Lock::Timeout=300 "$@" </dev/null >"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        return 1
    }
}
apt_get update || echo "the package lists could not be refreshed; trying with those at hand" >&2
if apt_get install --no-install-recommends "${missing[@]}"; then
    echo "packages: installed ${#missing[@]}"
    exit 0
fi
# One that cannot be had must not keep the others away.
refused=()
for name in "${missing[@]}"; do
    apt_get install --no-install-recommends "$name" || refused+=("$name")
done
if [ ${#refused[@]} -gt 0 ]; then
    echo "apt-get could not install: ${refused[*]}" >&2
    exit 1
fi
echo "packages: installed ${#missing[@]}"
