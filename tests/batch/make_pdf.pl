#!/usr/bin/perl
# A PDF with a page for each PBM file (P4), one bit a pixel, uncompressed, at 150 dpi.
#
#   make_pdf.pl OUT.pdf PAGE.pbm...
use strict;
use warnings;

my ($out, @pages) = @ARGV;
my $pdf = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
my @offsets;

sub object {
    my ($number, $body) = @_;
    $offsets[$number] = length $pdf;
    $pdf .= "$number 0 obj\n$body\nendobj\n";
}

my @kids;
my $next = 3; # 1 is the catalog, 2 the page tree: both stand at the end
for my $path (@pages) {
    open my $file, '<:raw', $path or die "$path: $!";
    my $bytes = do { local $/; <$file> };
    $bytes =~ s/^P4\s+(?:#.*\n)*(\d+)\s+(\d+)\s// or die "$path is no PBM";
    my ($width, $height) = ($1, $2);
    my ($wide, $high) = ($width * 72 / 150, $height * 72 / 150);
    my ($image, $content, $page) = ($next, $next + 1, $next + 2);
    $next += 3;
    object($image, "<</Type/XObject/Subtype/Image/Width $width/Height $height/BitsPerComponent 1"
        . "/ColorSpace/DeviceGray/Decode[1 0]/Length " . length($bytes) . ">>stream\n$bytes\nendstream");
    my $draw = "$wide 0 0 $high 0 0 cm /I Do";
    object($content, "<</Length " . length($draw) . ">>stream\n$draw\nendstream");
    object($page, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 $wide $high]/Contents $content 0 R"
        . "/Resources<</XObject<</I $image 0 R>>>>>>");
    push @kids, "$page 0 R";
}
object(2, "<</Type/Pages/Count " . @kids . "/Kids[@kids]>>");
object(1, "<</Type/Catalog/Pages 2 0 R>>");
my $start = length $pdf;
$pdf .= sprintf "xref\n0 %d\n0000000000 65535 f \n", $next;
$pdf .= sprintf "%010d 00000 n \n", $offsets[$_] for 1 .. $next - 1;
$pdf .= "trailer<</Size $next/Root 1 0 R>>\nstartxref\n$start\n%%EOF\n";
open my $file, '>:raw', $out or die "$out: $!";
print $file $pdf;
close $file or die "$out: $!";
