#!/usr/bin/perl
# 200 files that nobody would wish to scan, made from good ones with a seeded generator.
#
#   damage.pl SEED OUT_FOLDER GOOD.pdf GOOD.png GOOD.tif GOOD.jpg ENCRYPTED.pdf
#
# Each kind destroys what its reader needs; none leaves a file that could still be read.
use strict;
use warnings;

my ($seed, $folder, @good) = @ARGV;
srand $seed;
my %bytes;
for my $path (@good) {
    open my $file, '<:raw', $path or die "$path: $!";
    $bytes{$1} = do { local $/; <$file> } if $path =~ /([^.\/]+\.\w+)$/;
}
my ($pdf, $png, $tif, $jpg, $locked) = @bytes{qw(good.pdf good.png good.tif good.jpg locked.pdf)};

sub cut { my ($from) = @_; return substr $from, 0, 20 + int rand(length($from) / 2) }

# Every byte in eight, all over the file, but for the first bytes that tell its kind.
sub flip {
    my ($from) = @_;
    for (1 .. length($from) / 8) {
        my $at = 16 + int rand(length($from) - 16);
        substr($from, $at, 1) = chr(ord(substr $from, $at, 1) ^ 1 << int rand 8);
    }
    return $from;
}

sub pdf_of {
    my @objects = @_;
    my $number = 0;
    return "%PDF-1.4\n" . join('', map { ++$number . " 0 obj\n$_\nendobj\n" } @objects)
        . "trailer<</Root 1 0 R/Size " . (@objects + 1) . ">>\n%%EOF\n";
}

sub png_claiming {
    my ($width, $height) = @_;
    my $head = 'IHDR' . pack('NNCCCCC', $width, $height, 8, 2, 0, 0, 0);
    return "\x89PNG\r\n\x1a\n" . pack('N', 13) . $head . pack('N', 0) . "junk" x 10;
}

my $catalog = '<</Type/Catalog/Pages 2 0 R>>';
my @kinds = (
    ['cut', 'pdf', sub { cut($pdf) }],
    ['cut', 'png', sub { substr $png, 0, 9 + int rand 30 }],
    ['cut', 'tif', sub { substr $tif, 0, 9 + int rand 100 }],
    ['cut', 'jpg', sub { substr $jpg, 0, 20 + int rand 100 }],
    ['flipped', 'pdf', sub { flip($pdf) }],
    ['flipped', 'png', sub { flip($png) }],
    ['empty', 'pdf', sub { '' }],
    ['empty', 'jpg', sub { '' }],
    ['text', 'pdf', sub { "Kính gửi: Ủy ban nhân dân\n" x (1 + int rand 50) }],
    ['program', 'png', sub { "\x7fELF" . join '', map { chr int rand 256 } 1 .. 500 }],
    ['noise', 'tif', sub { join '', map { chr int rand 256 } 1 .. 1 + rand 5000 }],
    ['locked', 'pdf', sub { $locked . "%" . rand() . "\n" }],
    ['cyclic', 'pdf', sub { pdf_of($catalog, '<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>') }],
    ['nopages', 'pdf', sub { pdf_of($catalog, '<</Type/Pages/Count 0/Kids[]>>') }],
    ['manypages', 'pdf', sub { pdf_of($catalog, '<</Type/Pages/Count 2000000000/Kids[]>>') }],
    ['huge', 'pdf', sub { pdf_of($catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 90000000 90000000]>>') }],
    ['bomb', 'png', sub { png_claiming(60000 + int rand 1000, 60000) }],
    ['bomb', 'ppm', sub { 'P6 ' . (50000 + int rand 1000) . " 50000 255\n" . 'x' x 100 }],
    ['cyclic', 'tif', sub { "II*\0\x08\0\0\0\x01\0\0\x01\x04\0\x01\0\0\0" . pack('V', 10 + int rand 99)
        . "\x08\0\0\0" }],
    ['flipped', 'tif', sub { 'II*' . "\0" . flip(substr $tif, 4) }],
);
for my $n (0 .. 199) {
    my ($kind, $suffix, $make) = @{ $kinds[$n % @kinds] };
    my $name = sprintf '%s/bad-%03d-%s.%s', $folder, $n, $kind, $suffix;
    open my $file, '>:raw', $name or die "$name: $!";
    print $file $make->();
    close $file or die "$name: $!";
}
