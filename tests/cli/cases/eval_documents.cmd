# The same words as hOCR, ALTO and TSV, on either side.
echo 'Ủy ban nhân dân thành phố Hà Nội' >gold.txt
word() { printf '<span class="ocrx_word" title="bbox 0 0 9 9">%s</span>\n' "$@"; }
{
    echo '<?xml version="1.0" encoding="UTF-8"?>'
    echo '<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page"><span class="ocr_line">'
    word Ủy ban nhân dân thành phó Hà Nội
    echo '</span></div></body></html>'
} >page.hocr
{
    echo '<alto><Layout><Page><PrintSpace><TextBlock><TextLine>'
    for word in Ủy ban nhân dân thành phố Hà Nội; do echo "<String CONTENT=\"$word\"/><SP/>"; done
    echo '</TextLine></TextBlock></PrintSpace></Page></Layout></alto>'
} >page.xml
{
    printf 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n'
    for word in Ủy ban nhân dân thành phổ Hà Nội; do
        printf '5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\t%s\n' $word
    done
} >page.tsv
for gold in gold.txt page.xml; do
    for text in page.hocr page.xml page.tsv; do
        echo "$gold $text"
        soat eval $gold $text --errors 5 | grep -E 'words wrong|^sub'
    done
done
soat eval page.hocr page.tsv --errors 5 | grep '^sub'
# A damaged one is named, with the line; the code is that of nothing to compare.
head -n 2 page.xml >cut.xml
soat eval gold.txt cut.xml
echo $?
sed 's/90/x/' page.tsv >bad.tsv
soat eval gold.txt bad.tsv
echo $?
