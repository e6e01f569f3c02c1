#!/usr/bin/env bash
# The recipe for a Slurm job array (docs/batch.md), on a cluster of this one machine that the test
# sets up and takes down again. Run by name, as root: ctest -C Large -R batch_slurm.
#
#   slurm.sh SOAT
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
. "$here/../lib/check.sh"
. "$here/strips.sh"
soat=$(readlink -f "$1")
for tool in slurmctld slurmd munged sbatch pdftoppm jq; do
    command -v $tool >/dev/null || { skip "a Slurm job array" "$tool not found (Debian: slurm-wlm)"; finish; }
done
[ "$(id -u)" -eq 0 ] || { skip "a Slurm job array" "setting up a cluster takes root"; finish; }
scratch=$(mktemp -d)
started=()
take_down() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$scratch" "$check_said"
}
trap take_down EXIT
cd "$scratch" || exit 1
chmod 755 .
make_strips strips 8 || { echo "not ok making the pages"; exit 1; }
mkdir in
for n in 0 1 2 3 4 5 6 7; do perl "$here/make_pdf.pl" in/page-$n.pdf strips/strip-00$n.pbm; done

mkdir -p /run/munge state spool && chown munge /run/munge
if [ ! -S /run/munge/munge.socket.2 ]; then
    runuser -u munge -- munged --foreground --force >munge.log 2>&1 &
    started+=($!)
fi
cat >slurm.conf <<END
ClusterName=soat
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
SlurmctldPort=16817
SlurmdPort=16818
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
JobAcctGatherType=jobacct_gather/none
MailProg=/bin/true
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$scratch/slurm.conf
slurmctld -D -f slurm.conf >ctld.log 2>&1 &
started+=($!)
slurmd -D -f slurm.conf >slurmd.log 2>&1 &
started+=($!)
for _ in $(seq 60); do
    sinfo -h -o %T 2>/dev/null | grep -q idle && break
    sleep 0.5
done
sinfo -h -o %T 2>/dev/null | grep -q idle || {
    tail -n 5 ctld.log slurmd.log
    skip "a Slurm job array" "the cluster of this machine did not come up"
    finish
}

cat >array.sh <<END
#!/bin/sh
#SBATCH --array=1-4
#SBATCH --cpus-per-task=1
#SBATCH --output=$scratch/task-%a.log
exec $soat scan $scratch/in -o $scratch/out --to txt,json --resume -q \\
    --shard \$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT
END
array() {
    timeout 300 sbatch --wait array.sh || { cat task-*.log; return 1; }
    "$soat" scan in -o one --to txt,json -q || return 1
    local n
    for n in 0 1 2 3 4 5 6 7; do
        cmp out/page-$n.txt one/page-$n.txt && cmp out/page-$n.json <(sed "s|\"in/|\"$scratch/in/|" one/page-$n.json) || return 1
    done
    jq -e '.totals.documents == 8 and .totals.done == 8' out/report.json
}
check "a job array of four tasks makes what one run makes" array
check "and the same array again finds nothing to do" test "$(timeout 300 sbatch --wait array.sh >/dev/null; cat out/soat-journal-*.jsonl | grep -c '"event":"document"')" -eq 8
finish
