# A text longer than a block is cut between pages, else between paragraphs: join sees none in halves.
paragraph='Kho được sửa lại từ mùa hè năm ngoái nên mái không còn dột, tường đã được
quét vôi và nền lát gạch; tài liệu cũ được xếp lên giá theo năm, có ghi nhãn
rõ ràng để người sau dễ tìm.'
# 30,000 times, of a length that does not divide that of a block.
make() { # BETWEEN
    awk -v text="$paragraph" -v between="$1" 'BEGIN { for (i = 0; i < 30000; i++) printf "%s%s", text, between }'
}
for between in '\n\n' '\n\f' '\r\n\r\n' '\n \t\n'; do
    make "$between" >in.txt
    [ "$(wc -c <in.txt)" -gt 4194304 ] || echo "the text is too short to be cut"
    soat normalize --passes join in.txt >out.txt
    echo "$(tr -d '\r\f \t' <out.txt | grep -c .) lines, $(tr -d '\f\r' <out.txt | tr -d '\t' | grep '[^ ]' | LC_ALL=C sort -u | wc -l) of them different"
done
# Without either the cut falls on a line end.
make '\n' | tr '\n' ' ' | fold -s -w 79 >in.txt
soat normalize --passes join in.txt | tr -d '\n ' | cmp - <(tr -d '\n ' <in.txt) && echo "no letter is lost"
