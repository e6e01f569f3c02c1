#!/usr/bin/env bash
# One line of very many megabytes: the same line comes back, in memory that does not grow with it.
#
#   huge_line.sh SOAT MEGABYTES_OF_PROSE MEGABYTES_OF_ONE_WORD
set -uo pipefail
. "$(dirname "$(readlink -f "$0")")/bad.sh"
has_command correct || { skip "huge line" "the command is not there yet"; finish; }
use_model

# Sent through a pipe and compared through a pipe: it is never on the disk.
prose() {
    # yes is cut off, which is no failure
    yes 'Ủy ban nhân dân tỉnh ban hành kế hoạch phát triển kinh tế - xã hội. ' | tr -d '\n' | head -c "$1M" || true
}
one_word() {
    head -c "$1M" /dev/zero | tr '\0' a
}
# comes_back MAKE MEGABYTES: in 400 MB of address space, of which the libraries take half
comes_back() {
    local expected got
    expected=$("$@" | md5sum)
    got=$("$@" | (ulimit -v 400000; exec "$soat" correct) | md5sum) || return 1
    [ "$got" = "$expected" ]
}
check "$2 MB of prose in one line" comes_back prose "$2"
check "one word of $3 MB" comes_back one_word "$3"
finish
