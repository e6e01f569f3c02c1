#!/usr/bin/env bash
# How a run behaves: interrupted, resumed, shared, fed from a list or a watched folder, without
# room, with names that clash and files that change.
#
#   conduct.sh SOAT
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
. "$here/../lib/check.sh"
. "$here/strips.sh"
soat=$(readlink -f "$1")
for tool in pdftoppm jq; do
    command -v $tool >/dev/null || { skip "the conduct of a run" "$tool not found"; finish; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" "$check_said"' EXIT
cd "$scratch" || exit 1
make_strips strips 24 || { echo "not ok making the pages"; exit 1; }
pdf() { # OUT FIRST COUNT
    local pages=() n
    for ((n = $2; n < $2 + $3; n++)); do pages+=("$(printf 'strips/strip-%03d.pbm' "$n")"); done
    perl "$here/make_pdf.pl" "$1" "${pages[@]}"
}
mkdir -p in/năm\ 2023 in/b
pdf in/long.pdf 0 16
pdf "in/năm 2023/báo cáo.pdf" 16 2
pdf in/b/same.pdf 18 1
cp strips/strip-019.pbm in/b/same.pbm
cp strips/strip-020.pbm in/b/same.pgm
pdf in/report.pdf 21 1
pdf one.pdf 22 1

shapes() {
    "$soat" scan in -o all --to txt,json -j 2 || return 1
    diff - <(cd all && find . -type f | LC_ALL=C sort) <<'END'
./b/same.json
./b/same.pdf.json
./b/same.pdf.txt
./b/same.pgm.json
./b/same.pgm.txt
./b/same.txt
./long.json
./long.txt
./năm 2023/báo cáo.json
./năm 2023/báo cáo.txt
./report.html
./report.json
./report.pdf.json
./report.pdf.txt
./soat-journal.jsonl
END
}
check "folders keep their shape, names that clash are resolved" shapes
outputs() {
    (cd "$1" && find . -name '*.txt' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
}
outputs all >expected
same_as_all() {
    diff expected <(outputs "$1")
}
printed() {
    "$soat" scan in/long.pdf -j 2 | cmp - all/long.txt &&
        "$soat" scan - <in/long.pdf | cmp - all/long.txt &&
        "$soat" scan one.pdf in/long.pdf | cmp - <("$soat" scan one.pdf; printf '\f'; cat all/long.txt)
}
check "standard output is in order, whatever -j; - is standard input" printed
chosen_pages() {
    "$soat" scan in/long.pdf --pages 2,15- | cmp - <(perl -0777 -ne '
        my @pages = split /\f/, $_, -1; print join "\f", @pages[1, 14, 15]' all/long.txt)
}
check "only the pages that were asked for" chosen_pages

# --- stopping ---
interrupted() { # SIGNAL
    local run code=0 i
    rm -rf out
    "$soat" scan in -o out --to txt,json -j 2 2>said &
    run=$!
    for ((i = 0; i < 200; i++)); do
        [ "$(find out/.soat-work -name '*.page' 2>/dev/null | wc -l)" -ge 3 ] && break
        sleep 0.05
    done
    kill "-$1" $run
    wait $run || code=$?
    [ $code -eq 130 ] || { echo "exit code $code"; cat said; return 1; }
    grep -q 'stopping' said && [ -e out/.soat-work ] && [ ! -e out/long.txt ] || return 1
    "$soat" scan in -o out --to txt,json -j 2 --resume --progress json 2>events || return 1
    # What was read before is not read again.
    [ "$(grep -c '"event":"page"' events)" -lt 22 ] && same_as_all out && [ ! -e out/.soat-work ]
}
check "SIGTERM: what is begun is finished, and resumed" interrupted TERM
# A job in the background ignores SIGINT, so it is sent to a fresh session.
interrupted_by_key() {
    local code=0
    rm -rf out
    timeout --preserve-status -s INT 1.2 "$soat" scan in -o out --to txt,json -j 1 2>said || code=$?
    [ $code -eq 130 ] || [ $code -eq 0 ] || { echo "exit code $code"; return 1; }
    "$soat" scan in -o out --to txt,json -j 2 --resume && same_as_all out
}
check "Ctrl-C, and resumed" interrupted_by_key
workers_end() {
    local run worker
    rm -rf out
    "$soat" scan in -o out --to txt,json -j 2 2>/dev/null &
    run=$!
    for _ in $(seq 100); do
        worker=$(cut -d ' ' -f 1 "/proc/$run/task/$run/children" 2>/dev/null)
        [ -n "$worker" ] && break
        sleep 0.05
    done
    kill -9 $run
    wait $run 2>/dev/null
    for _ in $(seq 100); do
        [ -e "/proc/$worker" ] || return 0
        sleep 0.05
    done
    return 1
}
check "workers do not outlive their parent" workers_end
finished_stays() {
    "$soat" scan in -o all --to txt,json --resume --progress json 2>events
    [ "$(grep -c '"event":"unchanged"' events)" -eq 6 ] && ! grep -q '"event":"page"' events
}
check "what is finished is not done again" finished_stays
changed_input() {
    cp -r all other && cp -r in in2
    pdf in2/b/same.pdf 23 1
    "$soat" scan in2 -o other --to txt,json --resume --progress json 2>events
    [ "$(grep -c '"event":"page"' events)" -eq 1 ] && ! cmp -s all/b/same.pdf.txt other/b/same.pdf.txt
}
check "but a changed input is" changed_input

new_recogniser() { # Of the same options, with another model in the same place.
    local tessdata
    tessdata=$(tesseract --list-langs 2>/dev/null | sed -n '1s/.*"\(.*\)".*/\1/p')
    rm -rf out data && mkdir data && cp "$tessdata/vie.traineddata" data/ || return 1
    "$soat" scan one.pdf -o out --tessdata data && "$soat" scan one.pdf -o out --tessdata data --resume \
        --progress json 2>events && grep -q '"event":"unchanged"' events || return 1
    printf 'x' >>data/vie.traineddata
    "$soat" scan one.pdf -o out --tessdata data --resume 2>said || return 1
    grep -q '^soat: one.pdf and others like it were done with other options' said
}
if command -v tesseract >/dev/null; then
    check "with another recogniser it is done again, and that is said" new_recogniser
else
    skip "another recogniser" "tesseract, which knows where its models are, not found"
fi

# --- sharing ---
killed_while_asked() { # The process that asks the recogniser for its versions, held by a model that never comes.
    local run child seen=" " kills=0 code=0
    rm -rf out data && mkdir data && mkfifo data/vie.traineddata || return 1
    "$soat" scan one.pdf -o out --tessdata data 2>said &
    run=$!
    for _ in $(seq 200); do
        kill -0 $run 2>/dev/null || break
        child=$(cat "/proc/$run/task/$run/children" 2>/dev/null)
        child=${child% }
        if [[ $seen != *" $child "* ]] && kill -9 "$child" 2>/dev/null; then
            seen+="$child "
            kills=$((kills + 1))
        fi
        sleep 0.1
    done
    wait $run || code=$?
    echo "$kills kills, exit code $code: $(cat said)"
    [ $code -eq 70 ] && [ $kills -eq 4 ] && grep -q "does not come up" said
}
check "kills of the process that knows the recogniser are forgiven three times" killed_while_asked
shards() {
    local k
    rm -rf out
    for k in 1 2 3; do
        "$soat" scan in -o out --to txt,json -j 1 -q --shard $k/3 || return 1
    done
    same_as_all out && jq -e '.totals.documents == 6 and .totals.done == 6' out/report.json
}
check "three shards make the same" shards
parallel_runs() {
    # "Hosts" that are processes of this machine; the job log says what each returned.
    rm -rf out
    seq 3 | parallel --will-cite -j 3 --joblog jobs \
        "$soat" scan in -o out --to txt,json -j 1 -q --resume --shard {}/3 || return 1
    same_as_all out && [ "$(awk 'NR > 1 && $7 == 0' jobs | wc -l)" -eq 3 ] &&
        jq -e '.totals.done == 6' out/report.json
}
if parallel --version 2>/dev/null | grep -q GNU; then
    check "GNU parallel: three shards at once" parallel_runs
else
    skip "GNU parallel" "parallel not found"
fi
listed() {
    rm -rf out
    find in -name 's*.p*' | LC_ALL=C sort | "$soat" scan --from-list - -o out --progress json 2>events
    [ -s out/in/b/same.txt ] && [ -s out/in/b/same.pdf.txt ] &&
        ! grep -v '^{' events && jq -es 'last.event == "end"' events
}
check "a list on standard input, events as JSON" listed
streamed() { # A list that is still being written: what it names already is worked on.
    rm -rf out
    mkfifo names
    "$soat" scan --from-list names -o out -q &
    exec 7>names
    echo one.pdf >&7
    for _ in $(seq 200); do [ -s out/one.txt ] && break; sleep 0.05; done
    exec 7>&-
    wait $! && [ -s out/one.txt ]
}
check "a list that is still being written" streamed

# --- links ---
links() {
    rm -rf out linked
    mkdir -p linked/loop
    ln -s ../one.pdf linked/good.pdf
    ln -s nowhere linked/broken.pdf
    ln -s .. linked/loop/up
    local code=0
    "$soat" scan linked -o out -q 2>said || code=$?
    [ $code -eq 3 ] && [ -s out/good.txt ] && [ "$(find out -name '*.txt' ! -path '*/failed/*' | wc -l)" -eq 1 ] &&
        grep -q "linked/broken.pdf" said && [ -e out/failed/broken.reason.txt ] &&
        [ "$(grep -c "'linked/loop/up' is a link to a folder and not followed" said)" -eq 1 ]
}
check "links: to a file, to nothing, back up" links

# --- watching ---
watched() {
    rm -rf out inbox
    mkdir -p inbox/deep
    cp one.pdf inbox/first.pdf
    "$soat" scan --watch inbox -o inbox/out --to txt,pdf -j 1 2>said &
    local run=$! i
    for i in $(seq 300); do [ -s inbox/out/first.pdf ] && break; sleep 0.05; done
    (head -c 3000 one.pdf; sleep 2; tail -c +3001 one.pdf) >inbox/deep/slow.pdf # half for a while
    echo rubbish >inbox/bad.png
    mkdir inbox/new && cp one.pdf inbox/new/third.pdf
    cp one.pdf .moved && mv .moved inbox/moved.pdf
    ln one.pdf inbox/hard.pdf && ln -s ../one.pdf inbox/soft.pdf # whole at once, and never closed
    for i in $(seq 400); do
        [ -s inbox/out/deep/slow.pdf ] && [ -s inbox/out/new/third.pdf ] && [ -s inbox/out/moved.pdf ] &&
            [ -s inbox/out/hard.pdf ] && [ -s inbox/out/soft.pdf ] && [ -e inbox/out/failed/bad.reason.txt ] && break
        sleep 0.05
    done
    sleep 3 # time to fall over its own outputs, if it does
    kill -TERM $run
    local code=0
    wait $run || code=$?
    [ $code -eq 3 ] || { echo "exit code $code"; cat said; return 1; }
    cmp inbox/out/first.txt inbox/out/deep/slow.txt && cmp inbox/out/first.txt inbox/out/moved.txt &&
        grep -q bad.png said && [ "$(find inbox/out -name '*.pdf' -type f | wc -l)" -eq 6 ] &&
        ! find inbox/out -path '*out/out*' | grep .
}
check "a watched folder" watched

# --- no room, no right ---
small_files() { # FORMATS
    local code=0
    rm -rf out
    (ulimit -f 8; exec "$soat" scan in/long.pdf -o out --to "$1" 2>said) || code=$?
    [ $code -eq 3 ] && grep -q '^soat: .*cannot write' said && [ ! -e out/long.json ] && [ ! -e out/long.pdf ] &&
        { [ ! -e out/long.txt ] || cmp out/long.txt all/long.txt; } || { echo "exit code $code"; ls out; cat said; return 1; }
    "$soat" scan in/long.pdf -o out --to "$1" --resume && { [ ! -e out/long.txt ] || cmp out/long.txt all/long.txt; } &&
        { [ ! -e out/long.pdf ] || qpdf --check out/long.pdf >log; }
}
check "no room: a sentence, nothing half, and resumed" small_files txt,json,pdf
check "no room for a PDF, which qpdf does not tell" small_files pdf
full_disk() {
    unshare -m true 2>/dev/null || return 77
    cat >full.sh <<'END'
mkdir -p disk && mount -t tmpfs -o size=100k none disk || exit 77
"$1" scan in -o disk/out --to txt,json,pdf 2>said
code=$?
ls -A disk/out
[ $code -eq 3 ] && grep -q '^soat: .*No space left' said && grep -q -- --resume said || { cat said; exit 1; }
mount -o remount,size=20m disk && "$1" scan in -o disk/out --to txt,json,pdf --resume && cp -r disk/out roomy
END
    rm -rf roomy
    unshare -m bash full.sh "$soat" && same_as_all roomy
}
if unshare -m true 2>/dev/null; then
    check "a full disk: a sentence, and resumed when there is room" full_disk
else
    skip "a full disk" "no right to mount one"
fi
read_only() {
    local code=0
    if [ "$(id -u)" -eq 0 ]; then
        "$soat" scan one.pdf -o /proc/soat 2>said || code=$?
    else
        mkdir -p closed && chmod a-w closed
        "$soat" scan one.pdf -o closed/out 2>said || code=$?
    fi
    [ $code -eq 3 ] && grep -q '^soat: cannot' said
}
check "a folder that cannot be written to" read_only
in_place() {
    local code=0
    mkdir -p place && cp one.pdf place/
    "$soat" scan place/one.pdf -o place --to pdf 2>said || code=$?
    [ $code -eq 4 ] && grep -q 'is the input itself' said && cmp one.pdf place/one.pdf
}
among_inputs() { # Text may stand beside its input, and what failed is no input of the next run.
    local code=0
    rm -rf place && mkdir place && cp one.pdf place/ && : >place/empty.png
    "$soat" scan place -o place --to pdf 2>said || code=$?
    [ $code -eq 2 ] && grep -q 'choose another' said || return 1
    "$soat" scan place -o place --to txt 2>/dev/null
    [ -s place/one.txt ] && [ -L place/failed/empty.png ] || return 1
    "$soat" scan place -o place --to txt 2>/dev/null
    [ "$(find place -name '*.txt' -type f | LC_ALL=C sort | tr '\n' ' ')" = "place/failed/empty.reason.txt place/one.txt " ]
}
check "outputs among the inputs" among_inputs
check "an output never takes the place of its input" in_place
changing() {
    rm -rf out
    pdf moving.pdf 0 16
    "$soat" scan moving.pdf -o out -j 1 -q --progress json 2>events &
    local run=$!
    for _ in $(seq 200); do
        grep -q '"event":"page"' events && break
        sleep 0.05
    done
    pdf moving.pdf 0 8
    wait $run && "$soat" scan moving.pdf | cmp - out/moving.txt
}
check "a file that changes while it is read is read again" changing
finish
