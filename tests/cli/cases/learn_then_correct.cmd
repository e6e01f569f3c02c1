# A confusion that no profile of ours has, learned and then used.
. data/tiny_model.sh
echo 'Ủy ban nhân dân tỉnh ban hành kế hoạch phát wwiển kinh tế' >text.txt
soat correct --profile generic text.txt
printf 'phát wwiển wwong\nwwường\n' >ocr.txt
printf 'phát triển trong\ntrường\n' >gold.txt
soat learn -q ocr.txt gold.txt -o made.tsv
soat correct --profile ./made.tsv text.txt
