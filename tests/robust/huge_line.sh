#!/usr/bin/env bash
# One line of very many megabytes: the same line comes back, in bounded memory.
#
#   huge_line.sh SOAT MEGABYTES
set -uo pipefail
. "$(dirname "$(readlink -f "$0")")/bad.sh"
megabytes=$2
has_command correct || { skip "huge line" "the command is not there yet"; finish; }
[ -f "$root/models/vi.soat" ] || { skip "huge line" "models/vi.soat not found"; finish; }
export SOAT_MODEL=$root/models/vi.soat

# Sent through a pipe and compared through a pipe: it is never on the disk.
words() {
    yes 'Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam ' | tr -d '\n' | head -c "${megabytes}M"
}
letters() {
    head -c "${megabytes}M" /dev/zero | tr '\0' a
}
# comes_back MAKE: within 16 GB of address space, input, edits and output together
comes_back() {
    local expected got
    expected=$("$1" | md5sum)
    got=$(set -o pipefail; "$1" | (ulimit -v 16000000; exec "$soat" correct) | md5sum) || return 1
    [ "$got" = "$expected" ]
}
check "$megabytes MB of prose in one line" comes_back words
check "$megabytes MB of one letter" comes_back letters
finish
