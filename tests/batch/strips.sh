# Sourced: make_strips DIR COUNT writes COUNT small pages, a line or two of print each, as PBM.
# shellcheck shell=bash disable=SC2154
make_strips() {
    local folder=$1 count=$2 made=0 scan page top
    mkdir -p "$folder"
    for scan in 02-quyet-dinh-copy-3 05-thong-tu-fax-3 10-thong-ke-copy-2; do
        pdftoppm -mono -r 150 -f 1 -l 1 "$root/tests/corpus/scans/$scan.pdf" "$folder/whole-$scan"
    done
    for page in "$folder"/whole-*.pbm; do
        for ((top = 200; top < 1400 && made < count; top += 55)); do
            crop_pbm "$page" $top 70 >"$folder/$(printf 'strip-%03d' $made).pbm"
            made=$((made + 1))
        done
    done
    rm "$folder"/whole-*.pbm
    [ "$made" -eq "$count" ]
}

# crop_pbm FILE TOP HEIGHT: rows of a P4 file are whole bytes, so a strip is a run of them.
crop_pbm() {
    perl -e 'my ($path, $top, $height) = @ARGV;
        open my $file, "<:raw", $path or die; my $bytes = do { local $/; <$file> };
        $bytes =~ s/^P4\s+(?:#.*\n)*(\d+)\s+(\d+)\s// or die;
        my $row = int(($1 + 7) / 8); binmode STDOUT;
        print "P4\n$1 $height\n", substr($bytes, $row * $top, $row * $height);' "$@"
}
