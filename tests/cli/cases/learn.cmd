printf 'phát ừiển kinh tế ừong tỉnh\nkhác hẳn dòng kia ở trên\nừong đó có hoà bình\n' >ocr.txt
printf 'phát triển kinh tế trong tỉnh\nabc xyz 123 qwerty\ntrong đó có hòa bình\n' >gold.txt
soat learn ocr.txt gold.txt -o made.tsv
cat made.tsv
soat learn ocr.txt gold.txt --min-count 1 -o - | cmp - made.tsv
soat learn ocr.txt missing.txt -o none.tsv
echo "missing truth: $?"
soat learn ocr.txt gold.txt
echo "no place for the profile: $?"
ls
