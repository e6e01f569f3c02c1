# awk -f score.awk TOLD CORRECTED: of each kind of damage, how much was put right, made worse, left.
BEGIN { FS = "\t" }
NR == FNR { kind[$1] = $2; mark[$1] = $3; read[$1] = $4; next }
FNR in kind {
    at = FNR
    total[kind[at]]++
    made = substr($0, 1, length(mark[at]))
    after = substr($0, length(mark[at]) + 1, 1)
    if (made == mark[at] && after !~ /[IVXH0-9a-z]/) right[kind[at]]++
    else if (substr($0, 1, length(read[at])) == read[at]) left[kind[at]]++
    else { worse[kind[at]]++; if (show) print at ": " kind[at] " " mark[at] " > " read[at] " > " substr($0, 1, 30) > "/dev/stderr" }
}
END {
    for (name in total)
        printf "%s\t%d\t%d\t%d\t%d\n", name, total[name], right[name], left[name], worse[name] | "sort"
}
